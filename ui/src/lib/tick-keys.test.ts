import { afterEach, beforeEach, expect, test } from 'vitest'
import { settled } from '../testing/desk'
import { onTickKey } from './tick-keys'

let said: string[]
let picked: number | undefined
const list = document.createElement('div')
list.innerHTML = '<div data-line="0"></div><input />'
const onkeydown = (event: KeyboardEvent) =>
  onTickKey(event, {
    picked: () => picked,
    toggle: (row) => void said.push(`toggle ${row}`),
    pass: (row) => void said.push(`pass ${row}`),
    all: () => void said.push('all'),
  })
/** True: the key was used up. */
function press(key: string, more: KeyboardEventInit = {}, on = '[data-line]'): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  list.querySelector(on)?.dispatchEvent(event)
  return event.defaultPrevented
}
beforeEach(() => {
  ;[said, picked] = [[], 3]
  document.body.append(list)
  list.addEventListener('keydown', onkeydown, true)
})
afterEach(() => {
  list.removeEventListener('keydown', onkeydown, true)
  list.remove()
})

test('Space ticks the picked row, Ctrl+A all or none', () => {
  expect([press(' '), press('a', { ctrlKey: true }), press('A', { metaKey: true })]).toEqual([true, true, true])
  expect(said).toEqual(['toggle 3', 'all', 'all'])
})
test('Shift+↓ ticks the row it leaves and the one it comes to, and the list moves', async () => {
  expect(press('ArrowDown', { shiftKey: true })).toBe(false)
  picked = 4
  await settled()
  expect(said).toEqual(['pass 3', 'pass 4'])
})
test('where nothing can be ticked, Space is used up and nothing is ticked', () => {
  picked = undefined
  expect([press(' '), said]).toEqual([true, []])
})
test('other keys, and keys in a field, are not its own', () => {
  expect([press('ArrowDown'), press(' ', { ctrlKey: true }), press(' ', {}, 'input'), press('a')]).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect(said).toEqual([])
})
