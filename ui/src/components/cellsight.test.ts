import { afterEach, beforeEach, expect, test } from 'vitest'
import { bringIntoSight } from './cellsight'

/** A grid of 100 px with a head of 20; `place` is where its cell stands, undefined: not measured. */
let box: HTMLElement
let scrolled: number
let end: (() => void) | undefined
const rect = (top: number, height: number) => ({ top, height, bottom: top + height }) as DOMRect
beforeEach(() => {
  document.body.innerHTML = '<div id="kisi"></div>'
  box = document.getElementById('kisi') as HTMLElement
  box.getBoundingClientRect = () => rect(0, 100)
  scrolled = 0
})
afterEach(() => end?.())
function cell(top: number, height = 30): HTMLElement {
  const made = document.createElement('p')
  let at = rect(top, height)
  made.getBoundingClientRect = () => at
  made.scrollIntoView = () => {
    scrolled++
    if (height > 0) at = rect(20, height)
  }
  return made
}
/** Those who watch the page have heard of what changed. */
const heard = () => Promise.resolve()
const begin = (find: () => HTMLElement | null | undefined) => (end = bringIntoSight(box, find, { above: 20, below: 0 }))
const change = async () => {
  box.append(document.createElement('i'))
  await heard()
}

test('a cell that is drawn is in sight at once, and then nobody waits', async () => {
  const drawn = cell(400)
  begin(() => drawn)
  expect(drawn.getBoundingClientRect().top).toBe(20)
  await change()
  expect(scrolled).toBe(1)
})
test('a cell that is drawn or measured later is brought into sight then', async () => {
  let found: HTMLElement | null = null
  begin(() => found)
  found = cell(400, 0)
  await change()
  found = cell(400)
  box.style.height = '90px'
  await heard()
  expect(found.getBoundingClientRect().top).toBe(20)
  await change()
  expect(scrolled).toBe(2)
})
test('a cell that is not wanted any more is left where it is', async () => {
  let found: HTMLElement | null | undefined = null
  begin(() => found)
  found = undefined
  await change()
  found = cell(400)
  await change()
  expect(scrolled).toBe(0)
})
test.each(['wheel', 'pointerdown'])('who scrolls himself (%s) stays where he went', async (kind) => {
  const unmeasured = cell(400, 0)
  begin(() => unmeasured)
  box.dispatchEvent(new Event(kind))
  await change()
  expect(scrolled).toBe(1)
})
