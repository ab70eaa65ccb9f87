import { flushSync, mount, unmount, createRawSnippet } from 'svelte'
import { expect, test } from 'vitest'
import Button from './Button.svelte'

const word = createRawSnippet(() => ({ render: () => '<span>Lanjut</span>' }))

/** How often a button of this kind acts on a double click. */
function acts(kind: 'main' | 'danger' | 'plain'): number {
  let count = 0
  const shown = mount(Button, { target: document.body, props: { kind, onclick: () => count++, children: word } })
  const button = document.querySelector('button')
  for (const detail of [1, 2]) button?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail }))
  flushSync()
  void unmount(shown)
  document.body.innerHTML = ''
  return count
}

test('the second press of a double click does nothing on a main button, and all it does on another', () => {
  expect([acts('main'), acts('danger'), acts('plain')]).toEqual([1, 1, 2])
})
