import { afterEach, describe, expect, test } from 'vitest'
import { changeBegins, textTyped } from './last-action'
import { chordOf, handleKey, onKey, onKeys } from './keys'

const event = (key: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...more })
const removals: (() => void)[] = []
afterEach(() => {
  removals.splice(0).forEach((remove) => remove())
  document.body.innerHTML = ''
})
function send(to: EventTarget, pressed: KeyboardEvent): KeyboardEvent {
  to.addEventListener('keydown', (caught) => handleKey(caught as KeyboardEvent), { once: true })
  to.dispatchEvent(pressed)
  return pressed
}

test.each([
  [event('s', { ctrlKey: true }), 'Ctrl+S'],
  [event('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z'],
  [event('F6', { shiftKey: true }), 'Shift+F6'],
  [event('A', { shiftKey: true }), 'A'],
  [event('ArrowLeft', { altKey: true }), 'Alt+ArrowLeft'],
  [event('4', { ctrlKey: true }), 'Ctrl+4'],
])('a key is written as on the screen: %#', (pressed, chord) => expect(chordOf(pressed)).toBe(chord))

describe('keys', () => {
  test.each(['F5', 'F7'])('%s never reaches the browser', (key) => {
    expect(send(document.body, event(key)).defaultPrevented).toBe(true)
  })
  test.each(['r', 'p', 'f', 'o', 's'])('Ctrl+%s never reaches the browser', (key) => {
    expect(send(document.body, event(key, { ctrlKey: true })).defaultPrevented).toBe(true)
  })
  test('Ctrl+A marks a text, never the whole window', () => {
    document.body.innerHTML = '<input id="a"><button id="b">x</button>'
    expect(send(document.getElementById('a') as HTMLElement, event('a', { ctrlKey: true })).defaultPrevented).toBe(
      false,
    )
    expect(send(document.getElementById('b') as HTMLElement, event('a', { ctrlKey: true })).defaultPrevented).toBe(true)
  })
  test.each(['c', 'v', 'x'])('Ctrl+%s stays with the text', (key) => {
    expect(send(document.body, event(key, { ctrlKey: true })).defaultPrevented).toBe(false)
  })
  test('the newest owner is asked first and may pass it on', () => {
    const said: string[] = []
    removals.push(onKey('Escape', () => void said.push('frame')))
    removals.push(onKey('Escape', () => (said.push('screen'), false)))
    send(document.body, event('Escape'))
    expect(said).toEqual(['screen', 'frame'])
  })
  test('undo inside a text is the text’s own when typing was the last thing done, else the desk’s', () => {
    let said = 0
    removals.push(onKey('Ctrl+Z', () => void said++))
    document.body.innerHTML = '<input id="a"><button id="b">x</button>'
    const undone = (id: string) => {
      const before = said
      send(document.getElementById(id) as HTMLElement, event('z', { ctrlKey: true }))
      return said > before ? 'desk' : 'text'
    }
    const first = changeBegins()
    textTyped()
    expect([undone('a'), undone('b')]).toEqual(['text', 'desk'])
    // What was typed after the change began is later than the change.
    first()
    expect(undone('a')).toBe('text')
    changeBegins()()
    expect(undone('a')).toBe('desk')
    // A change that was refused is none.
    textTyped()
    changeBegins()
    expect(undone('a')).toBe('text')
  })
  test('that mean nothing on this screen are told, and what was told goes with the next one that does', () => {
    const told: string[] = []
    const press = (key: string) => handleKey(event(key, { ctrlKey: true }), (chord) => told.push(chord))
    press('p')
    removals.push(onKey('Ctrl+P', () => undefined))
    press('p')
    press('c')
    expect(told).toEqual(['Ctrl+P', ''])
  })
  test('that go on to the next step do it once, however long they are held down', () => {
    const said: string[] = []
    removals.push(onKeys({ 'Ctrl+Enter': () => void said.push('on'), 'Ctrl+Z': () => void said.push('undone') }))
    for (const repeat of [false, true, true]) {
      expect(send(document.body, event('Enter', { ctrlKey: true, repeat })).defaultPrevented).toBe(true)
      send(document.body, event('z', { ctrlKey: true, repeat }))
    }
    expect(said).toEqual(['on', 'undone', 'undone', 'undone'])
  })
  test.each([
    ['l', { altKey: true }],
    ['Escape', {}],
    ['Delete', {}],
  ])('%s held down skips, closes and deletes one thing', (key, more) => {
    let said = 0
    removals.push(onKey(chordOf(event(key, more)), () => void said++))
    for (const repeat of [false, true, true]) send(document.body, event(key, { ...more, repeat }))
    expect(said).toBe(1)
    document.body.innerHTML = '<input>'
    const inText = send(document.querySelector('input') as HTMLElement, event('Delete', { repeat: true }))
    expect(inText.defaultPrevented).toBe(false)
  })
  test('behind a dialog the window’s keys rest', () => {
    const said: string[] = []
    removals.push(onKey('Ctrl+4', () => void said.push('usulan')))
    document.body.innerHTML = '<dialog open></dialog>'
    send(document.body, event('4', { ctrlKey: true }))
    expect(said).toEqual([])
  })
})
