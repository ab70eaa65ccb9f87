import { afterEach, expect, test } from 'vitest'
import { words } from '../text/id'
import { whenFree } from './dropped'
import { messages } from './messages.svelte'

afterEach(() => (document.body.innerHTML = ''))

test('a file let go behind an open dialog begins nothing, and that is said', () => {
  let begun = 0
  whenFree(() => begun++)
  document.body.innerHTML = '<dialog open></dialog>'
  whenFree(() => begun++)
  expect([begun, messages.note]).toEqual([1, words.dropLater])
})
