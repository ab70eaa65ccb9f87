import { createRawSnippet, flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import Dialog from './Dialog.svelte'
import { keyOf } from './dialog'

beforeAll(() => {
  // jsdom has the element, not its opening.
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true
  }
})
let shown: ReturnType<typeof mount> | undefined
afterEach(() => {
  if (shown) void unmount(shown)
  shown = undefined
  document.body.innerHTML = ''
})
const raw = (html: string) => createRawSnippet(() => ({ render: () => html }))
function show(fields: string, main = 'main') {
  const done = vi.fn()
  shown = mount(Dialog, {
    target: document.body,
    props: {
      open: true,
      title: 'Uji',
      children: raw(`<div>${fields}</div>`),
      buttons: raw(`<span><button>Batalkan</button><button class="button ${main}">Lakukan</button></span>`),
    },
  })
  flushSync()
  document.querySelector(`footer .${main}`)?.addEventListener('click', done)
  const press = (selector: string, key: Partial<KeyboardEventInit>) =>
    document
      .querySelector(selector)
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...key }))
  return { done, press }
}

test.each([
  ['<input id="a">', 'Enter'],
  ['<input id="a"><input type="checkbox"><input type="radio">', 'Enter'],
  ['<select></select><input id="a">', 'Enter'],
  ['<input id="a"><input>', 'Ctrl+Enter'],
  ['<textarea id="a"></textarea>', 'Ctrl+Enter'],
  ['<input id="a" role="combobox">', 'Ctrl+Enter'],
  ['<input id="a" data-date>', 'Ctrl+Enter'],
  ['<p id="a">tanpa isian</p>', 'Ctrl+Enter'],
])('%s is sent by %s', (fields, key) => {
  document.body.innerHTML = fields
  expect(keyOf(document.body)).toBe(key)
  document.body.innerHTML = ''
  const { done, press } = show(fields)
  press('#a', {})
  expect(done).toHaveBeenCalledTimes(key === 'Enter' ? 1 : 0)
  press('#a', { ctrlKey: true })
  expect(done).toHaveBeenCalledTimes(key === 'Enter' ? 2 : 1)
})
test('Ctrl+Enter on the safe button is the main button too, also a dangerous one', () => {
  const { done, press } = show('<p>Tutup edisi?</p>', 'danger')
  press('footer button', { ctrlKey: true })
  expect(done).toHaveBeenCalledTimes(1)
})
test('Enter on the safe button stays its own', () => {
  const { done, press } = show('<input>')
  press('footer button', {})
  expect(done).not.toHaveBeenCalled()
})
test('a key that a part of the dialog used is not used twice', () => {
  const { done, press } = show('<input id="a">')
  document.querySelector('#a')?.addEventListener('keydown', (event) => event.preventDefault())
  press('#a', { ctrlKey: true })
  expect(done).not.toHaveBeenCalled()
})

test('a key that is held down does it once', () => {
  const { done, press } = show('<input id="a"><input>')
  press('#a', { ctrlKey: true })
  press('#a', { ctrlKey: true, repeat: true })
  expect(done).toHaveBeenCalledTimes(1)
})
/** The browser closes it at once and says so later. */
const closed = () => {
  const box = document.querySelector('dialog')
  if (box) box.open = false
  box?.dispatchEvent(new Event('close'))
}
test('closed, the focus is again where it was', () => {
  const before = document.body.appendChild(document.createElement('button'))
  before.focus()
  show('<input>')
  ;(document.activeElement as HTMLElement).blur()
  closed()
  expect(document.activeElement).toBe(before)
})
test('a key pressed before the word of the closing came keeps the focus where it led', () => {
  const [before, next] = [
    document.body.appendChild(document.createElement('button')),
    document.body.appendChild(document.createElement('input')),
  ]
  before.focus()
  show('<input>')
  next.focus()
  closed()
  expect(document.activeElement).toBe(next)
})

const sources: Record<string, string> = import.meta.glob('../**/*.svelte', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const dialogs = Object.entries(sources).filter(([, text]) => text.includes('<Dialog '))
test('there are dialogs to look at', () => expect(dialogs.length).toBeGreaterThan(15))
test.each(dialogs)('%s has a main button to send it, or is only read', (_, text) => {
  const buttons = /\{#snippet buttons\(\)\}(.*?)\{\/snippet\}/s.exec(text)?.[1] ?? ''
  expect(/kind=("main"|"danger"|\{[^}]*'main'[^}]*\})/.test(buttons) || / reading>/.test(text)).toBe(true)
})
