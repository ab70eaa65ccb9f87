import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onKey } from '../../lib/keys'
import { messages } from '../../lib/messages.svelte'
import { Read } from '../../lib/reads.svelte'
import { route } from '../../lib/route.svelte'
import { settled } from '../../testing/desk'
import { goAndPress } from './go-and-press'

/** The screen comes when its test says so. */
const screen = vi.hoisted(() => ({ come: () => undefined, fail: () => undefined }))
vi.mock('../../screens/registry', () => ({
  screens: [
    {
      id: 'usulan',
      part: { load: () => new Promise<void>((come, fail) => Object.assign(screen, { come, fail })) },
    },
  ],
}))

let pressed: number
let remove: (() => void) | undefined
const addKey = (use = true) => (remove = onKey('Ctrl+N', () => (pressed++, use)))
beforeEach(() => {
  pressed = 0
  messages.say('')
})
afterEach(() => remove?.())
const begin = () => goAndPress('usulan', { bagian: 'baru' }, 'Ctrl+N')

test('the key is pressed once the screen is there', async () => {
  const through = begin()
  expect(route.place).toEqual({ screen: 'usulan', ask: { bagian: 'baru' } })
  await settled()
  addKey()
  expect(pressed).toBe(0)
  screen.come()
  await through
  expect([pressed, messages.note]).toEqual([1, ''])
})
test('a key that comes with what the screen reads is waited for', async () => {
  const list = new Read<string>()
  let answer: (value: string) => void = () => undefined
  const answered = list.run(() => new Promise((come) => (answer = come)))
  const through = begin()
  screen.come()
  await settled()
  expect([pressed, messages.note]).toEqual([0, ''])
  addKey()
  answer('Kejar Stunting')
  await Promise.all([answered, through])
  expect([pressed, messages.note]).toEqual([1, ''])
})
test('a screen that has read everything and does not have the key says so', async () => {
  const through = begin()
  screen.come()
  await through
  expect(messages.note).toBe('Ctrl+N tidak berlaku di layar ini.')
})
test.each([
  ['elsewhere', () => (route.go('beranda'), screen.come())],
  ['nowhere, because the screen does not come', () => screen.fail()],
])('who is %s meanwhile is left alone', async (_, meanwhile) => {
  const through = begin()
  addKey()
  meanwhile()
  await through
  expect([pressed, messages.note]).toEqual([0, ''])
})
