import { flushSync, mount, unmount } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import { settled } from '../../testing/desk'
import type { Seen } from './list'
import PreFlight from './PreFlight.svelte'

const missing: Seen = { key: 'a', level: 'wrong', text: 'Peringkat 10 belum bernomor.', submission: 10, title: 'Kawasan', page: 10, act: 'number', next: '061/11', bears: undefined }
const shrunk: Seen = { key: 'b', level: 'warning', text: 'Judul menyusut.', submission: 6, title: 'Japri', page: 6, act: 'page', next: null, bears: undefined }

let shown: (object & { next: (step: 1 | -1) => boolean }) | undefined
function show(seen: Seen[], keep: (submission: number, number: string) => string | undefined = () => undefined) {
  const said: string[] = []
  Element.prototype.scrollIntoView = () => undefined
  shown = mount(PreFlight, {
    target: document.body,
    props: {
      seen, ready: 9, unnumbered: 1, busy: false,
      onpage: (one: Seen) => said.push(`page ${one.page}`),
      onkeep: (submission: number, number: string) => {
        said.push(`keep ${submission} ${number}`)
        return Promise.resolve(keep(submission, number))
      },
      onreplace: () => said.push('replace'), onall: () => said.push('all'),
    },
  }) as typeof shown
  flushSync()
  return said
}
afterEach(() => {
  if (shown) void unmount(shown)
  shown = undefined
  document.body.innerHTML = ''
})
const press = async (key: string) => {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  flushSync()
  await settled()
}
const go = async (step: 1 | -1) => {
  const went = shown?.next(step)
  await settled()
  return went
}

test('F8 visits the findings in turn, the page with them, and begins anew after the last', async () => {
  const said = show([missing, shrunk])
  await go(1)
  expect(document.activeElement?.textContent?.trim()).toBe('Isi nomor 061/11…')
  await go(1)
  expect(document.activeElement?.textContent?.trim()).toBe('Lihat halaman')
  await go(1)
  await go(-1)
  expect(said).toEqual(['page 10', 'page 6', 'page 10', 'page 6'])
})
test('with nothing to see F8 says so to its caller', async () => {
  show([])
  expect(await go(1)).toBe(false)
  expect(document.body.textContent).toContain('Semua penerima siap dicetak.')
})
test('Enter opens the number, filled and picked; Enter keeps it', async () => {
  const said = show([missing])
  await go(1)
  ;(document.activeElement as HTMLElement).click()
  await settled()
  const input = document.activeElement as HTMLInputElement
  expect([input.tagName, input.value, input.selectionStart, input.selectionEnd]).toEqual(['INPUT', '061/11', 0, 6])
  await press('Enter')
  expect(said.at(-1)).toBe('keep 10 061/11')
  expect(document.querySelector('input')).toBeNull()
})
test('a refused number stays in its field, with the sentence beside it; Esc leaves it', async () => {
  show([missing], () => 'Nomor itu sudah dipakai.')
  await go(1)
  ;(document.activeElement as HTMLElement).click()
  await settled()
  await press('Enter')
  expect(document.querySelector('input')?.getAttribute('aria-invalid')).toBe('true')
  expect(document.querySelector('.error')?.textContent?.trim()).toBe('Nomor itu sudah dipakai.')
  await press('Escape')
  expect(document.querySelector('input')).toBeNull()
  expect(document.activeElement?.textContent?.trim()).toBe('Isi nomor 061/11…')
})
