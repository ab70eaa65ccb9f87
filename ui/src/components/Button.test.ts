import { flushSync, mount, unmount, createRawSnippet } from 'svelte'
import { beforeAll, expect, test } from 'vitest'
import { tamePresses } from '../lib/presses'
import Button from './Button.svelte'

const word = createRawSnippet(() => ({ render: () => '<span>Lanjut</span>' }))
beforeAll(() => tamePresses(window))

/** How often a button acts on a double click. */
function acts(more: { kind?: 'main' | 'danger' | 'plain' | 'quiet'; again?: boolean }): number {
  let count = 0
  const shown = mount(Button, { target: document.body, props: { ...more, onclick: () => count++, children: word } })
  const button = document.querySelector('button')
  for (const detail of [1, 2]) button?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail }))
  flushSync()
  void unmount(shown)
  document.body.innerHTML = ''
  return count
}

test.each(['main', 'danger', 'plain', 'quiet'] as const)('a double click on a %s button is one press', (kind) =>
  expect(acts({ kind })).toBe(1),
)
test('on one that is pressed in a row it is two', () => expect(acts({ again: true })).toBe(2))
