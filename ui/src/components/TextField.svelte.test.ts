import { flushSync, mount, unmount } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import TextField from './TextField.svelte'

let field: object | undefined
afterEach(() => {
  if (field) void unmount(field)
  document.body.innerHTML = ''
})
function show(props: { name: string; label: string; value: string }): HTMLInputElement {
  field = mount(TextField, { target: document.body, props })
  flushSync()
  const input = document.querySelector('input') as HTMLInputElement
  input.focus()
  return input
}
/** True: the field used the key. */
function escape(): boolean {
  const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
  document.activeElement?.dispatchEvent(event)
  flushSync()
  return event.defaultPrevented
}
function type(input: HTMLInputElement, text: string) {
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  flushSync()
}

test('Esc brings back what stood there when the field was entered; a second one is for the dialog', () => {
  const input = show({ name: 'name', label: 'Nama', value: 'Andi' })
  type(input, 'Andini')
  expect([escape(), input.value]).toEqual([true, 'Andi'])
  expect(escape()).toBe(false)
})
test('what the form puts into a field that has the focus already is not taken away by Esc', () => {
  const props = $state({ name: 'name', label: 'Nama', value: '' })
  const input = show(props)
  props.value = 'Andi'
  flushSync()
  expect([escape(), input.value]).toEqual([false, 'Andi'])
  type(input, 'Budi')
  expect([escape(), input.value]).toEqual([true, 'Andi'])
})
