import { flushSync, mount, unmount } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import ErrorSummary from './ErrorSummary.svelte'

let shown: object | undefined
afterEach(() => {
  if (shown) void unmount(shown)
  document.body.innerHTML = ''
})
function show(aside: boolean, id = ''): HTMLInputElement {
  const wrong = document.body.appendChild(document.createElement('input'))
  wrong.id = id
  const field = document.body.appendChild(document.createElement('input'))
  field.focus()
  shown = mount(ErrorSummary, {
    target: document.body,
    props: { problems: [{ field: 'name', severity: 'salah', text: 'Nama belum diisi.' }], aside },
  })
  flushSync()
  return field
}

test('of a form that was sent one stands in the first wrong field', () => {
  show(false, 'name')
  expect(document.activeElement?.id).toBe('name')
})
test('of a form whose wrong field is elsewhere it takes the focus itself', () => {
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
