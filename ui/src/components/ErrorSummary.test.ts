import { flushSync, mount, unmount } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import ErrorSummary from './ErrorSummary.svelte'

let shown: object | undefined
afterEach(() => {
  if (shown) void unmount(shown)
  document.body.innerHTML = ''
})
function show(aside: boolean): HTMLInputElement {
  const field = document.body.appendChild(document.createElement('input'))
  field.focus()
  shown = mount(ErrorSummary, {
    target: document.body,
    props: { problems: [{ field: 'name', severity: 'salah', text: 'Nama belum diisi.' }], aside },
  })
  flushSync()
  return field
}

test('of a form that was sent it takes the focus', () => {
  show(false)
  expect(document.activeElement?.textContent).toContain('Nama belum diisi.')
})
test('of fields that are saved by being left it is told, and who types in the next one types on', () => {
  const field = show(true)
  expect([
    document.activeElement,
    document.querySelector('[role=alert]')?.textContent?.includes('Nama belum diisi.'),
  ]).toEqual([field, true])
})
