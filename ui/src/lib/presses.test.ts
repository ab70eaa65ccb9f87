import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tamePresses } from './presses'

let under: Element
let now = 0
const at = (kind: string, detail: number, x = 10): boolean => {
  const event = new MouseEvent(kind, { bubbles: true, cancelable: true, detail, clientX: x, clientY: 10 })
  Object.defineProperty(event, 'timeStamp', { value: now })
  return !under.dispatchEvent(event)
}
/** One press as the browser tells it, with the focus it brings. Answers whether the focus was kept where it was. */
function press(target: string, { detail = 1, x = 10, after = 100 } = {}): boolean {
  now += after
  under = document.querySelector(target) as Element
  at('pointerdown', 0, x)
  const kept = at('mousedown', detail, x)
  if (!kept) {
    const takes = under.closest<HTMLElement>('button, input, [tabindex]')
    if (takes) takes.focus()
    else (document.activeElement as HTMLElement).blur()
  }
  at('pointerup', 0, x)
  at('mouseup', detail, x)
  at('click', detail, x)
  return kept
}
const focused = () => document.activeElement?.id
let done: string[]
beforeAll(() => tamePresses(window))
beforeEach(() => {
  now += 10_000
  done = []
  document.body.innerHTML =
    '<button id="opens"></button><button id="again" data-again></button><p id="words">teks</p>' +
    '<header id="head"></header><input id="field"><dialog id="box"><input id="reason"></dialog>'
  for (const button of document.querySelectorAll('button'))
    button.addEventListener('click', () => void done.push(button.id))
})
afterEach(() => (document.body.innerHTML = ''))
const opensField = (id = 'field') =>
  document.getElementById('opens')?.addEventListener('click', () => document.getElementById(id)?.focus())

describe('the second press of a double click', () => {
  test('on what came under the pointer leaves the focus where it was brought', () => {
    opensField()
    press('#opens')
    expect(press('#head', { detail: 2 })).toBe(true)
    expect(focused()).toBe('field')
  })
  test.each([400, 600])('also %i ms later, when the system no longer calls it double', (after) => {
    opensField()
    press('#opens')
    press('#head', { after })
    expect(focused()).toBe('field')
  })
  test('on the same thing does not take the focus back, and a button acts once', () => {
    opensField()
    press('#opens')
    press('#opens', { detail: 2 })
    expect([focused(), done]).toEqual(['field', ['opens']])
  })
  test('presses no other button that came under the pointer', () => {
    document.getElementById('opens')?.addEventListener('click', () => document.getElementById('opens')?.remove())
    press('#opens')
    press('#again', { detail: 2 })
    expect(done).toEqual(['opens'])
  })
  test('on a button that may be pressed in a row counts', () => {
    press('#again')
    press('#again', { detail: 2 })
    expect(done).toEqual(['again', 'again'])
  })
  test('picks a word of a text, as always', () => {
    document.getElementById('field')?.focus()
    press('#words')
    expect(press('#words', { detail: 2 })).toBe(false)
  })
})
describe('a key pressed twice', () => {
  /** Answers whether the page heard of it. A browser presses the button that has the focus. */
  function key(name: string, { after = 120, ...more }: KeyboardEventInit & { after?: number } = {}): boolean {
    now += after
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more })
    Object.defineProperty(event, 'timeStamp', { value: now })
    let heard = false
    const hears = () => (heard = true)
    document.body.addEventListener('keydown', hears, { once: true })
    const on = document.activeElement
    if (on?.dispatchEvent(event) && name === 'Enter' && on instanceof HTMLButtonElement) on.click()
    document.body.removeEventListener('keydown', hears)
    return heard
  }
  const stand = (id: string) => document.getElementById(id)?.focus()
  const opens = (act: () => void) => document.getElementById('opens')?.addEventListener('click', act)
  test('on a button does it once, and not what it brought under the key', () => {
    opens(() => stand('again'))
    stand('opens')
    key('Enter')
    expect(key('Enter')).toBe(false)
    expect(key('Enter', { after: 700, repeat: true })).toBe(false)
    expect(done).toEqual(['opens'])
    expect(key('Enter', { after: 700 })).toBe(true)
    expect(done).toEqual(['opens', 'again'])
  })
  test('sends no dialog that the first one opened', () => {
    opens(() => {
      document.getElementById('box')?.setAttribute('open', '')
      stand('reason')
    })
    stand('opens')
    key('Enter')
    expect([key('Enter'), key('Enter', { after: 700 })]).toEqual([false, true])
  })
  test.each(['Enter', 'p'])('with Ctrl prints and saves once: %s', (name) => {
    stand('field')
    expect([key(name, { ctrlKey: true }), key('Control'), key(name, { ctrlKey: true })]).toEqual([true, true, false])
  })
  test('on a button that may be pressed in a row counts, in a text too', () => {
    stand('again')
    expect([key('Enter'), key('Enter')]).toEqual([true, true])
    stand('field')
    expect([key('Enter'), key('Enter'), key('Delete'), key('Delete')]).toEqual([true, true, true, true])
  })
  test('with another key in between is a choice', () => {
    stand('opens')
    key('Enter')
    key('Tab')
    expect(key('Enter')).toBe(true)
  })
})
test('a press after a key is a choice', () => {
  opensField()
  press('#opens')
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  expect(press('#head')).toBe(false)
})
test('a press elsewhere, or later, is a choice', () => {
  opensField()
  press('#opens')
  expect(press('#head', { x: 60 })).toBe(false)
  opensField()
  press('#opens')
  expect(press('#head', { after: 2000 })).toBe(false)
})
