import { afterEach, describe, expect, test } from 'vitest'
import { KeysAhead } from './ahead'

const press = (key: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  document.body.dispatchEvent(event)
  return event.defaultPrevented
}
const ahead = new KeysAhead()
afterEach(() => {
  ahead.end()
  document.body.innerHTML = ''
})

describe('keys typed before the next sheet is there', () => {
  test('are kept field by field, Backspace too', () => {
    ahead.begin()
    for (const key of ['7', '8', 'Backspace', '9', 'Enter', '8', '2', ',', '5']) press(key)
    expect(ahead.end()).toEqual(['79', '82,5'])
  })
  test('only while one waits, and never a chord or a dialog’s', () => {
    expect(press('7')).toBe(false)
    ahead.begin()
    expect([press('l', { altKey: true }), press('Enter', { ctrlKey: true }), press('Escape')]).toEqual([
      false,
      false,
      false,
    ])
    document.body.innerHTML = '<dialog open></dialog>'
    expect(press('7')).toBe(false)
    expect(ahead.end()).toEqual([''])
    expect(press('7')).toBe(false)
    expect(ahead.end()).toEqual([])
  })
})
