import { flushSync, mount, unmount } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import { settled } from '../../testing/desk'
import type { Seen } from './list'
import PreFlight from './PreFlight.svelte'

const missing: Seen = {
  key: 'a',
  code: 'number_missing',
  level: 'wrong',
  text: 'Peringkat 10 belum bernomor.',
  submission: 10,
  title: 'Kawasan',
  page: 10,
  act: 'number',
  next: '061/11',
  bears: undefined,
}
const shrunk: Seen = {
  key: 'b',
  code: 'shrunk',
  level: 'warning',
  text: 'Judul menyusut.',
  submission: 6,
  title: 'Japri',
  page: 6,
  act: 'page',
  next: null,
  bears: undefined,
}

let shown: (object & { next: (step: 1 | -1) => boolean }) | undefined
function show(seen: Seen[], keep: (submission: number, number: string) => string | undefined = () => undefined) {
  const said: string[] = []
  Element.prototype.scrollIntoView = () => undefined
  shown = mount(PreFlight, {
    target: document.body,
    props: {
      seen,
      ready: 9,
      unnumbered: 1,
      busy: false,
      onpage: (one: Seen) => said.push(`page ${one.page}`),
      onkeep: (submission: number, number: string) => {
        said.push(`keep ${submission} ${number}`)
        return Promise.resolve(keep(submission, number))
      },
      onreplace: () => said.push('replace'),
      onall: () => said.push('all'),
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
test('the mouse gives the number or leaves it too', async () => {
  const said = show([missing])
  const click = async (id: string) => {
    document.querySelector<HTMLElement>(`[data-testid="${id}"]`)?.click()
    await settled()
  }
  await go(1)
  ;(document.activeElement as HTMLElement).click()
  await settled()
  await click('batal-nomor')
  expect([document.querySelector('input'), said]).toEqual([null, ['page 10', 'page 10']])
  ;(document.activeElement as HTMLElement).click()
  await settled()
  // Enter on a button is that button's own.
  document.querySelector<HTMLElement>('[data-testid="batal-nomor"]')?.focus()
  await press('Enter')
  expect(said).toHaveLength(2)
  await click('pakai-nomor')
  expect([document.querySelector('input'), said.at(-1)]).toEqual([null, 'keep 10 061/11'])
})
test('pressed twice the number is given once', async () => {
  const said = show([missing])
  await go(1)
  ;(document.activeElement as HTMLElement).click()
  await settled()
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  await press('Enter')
  expect(said.filter((one) => one.startsWith('keep'))).toHaveLength(1)
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

const unnumbered = (n: number): Seen => ({
  ...missing,
  key: `a${n}`,
  text: `Peringkat ${n} belum bernomor.`,
  submission: n,
  page: n,
  next: `061/${n}`,
})
const lines = () => [...document.querySelectorAll('li')].map((line) => line.textContent?.replace(/\s+/g, ' ').trim())

test('what many have for one cause is one line, with the way to mend it for all', async () => {
  const said = show([...[1, 2, 3, 4].map(unnumbered), shrunk])
  expect(lines()).toEqual([
    'Salah: 4 penerima belum bernomor Beri nomor… Satu per satu',
    'Peringatan: Judul menyusut. Lihat halaman',
  ])
  await go(1)
  expect(document.activeElement?.textContent?.trim()).toBe('Beri nomor…')
  ;(document.activeElement as HTMLElement).click()
  await go(1)
  expect(document.activeElement?.textContent?.trim()).toBe('Lihat halaman')
  expect(said).toEqual(['all', 'page 6'])
})
test('one by one, the line opens: each has its own field, and F8 goes into it', async () => {
  const said = show([...[1, 2, 3].map(unnumbered), shrunk])
  ;(document.querySelector('[data-testid="satu-per-satu"]') as HTMLElement).click()
  flushSync()
  expect(lines()).toHaveLength(5)
  await go(1)
  await go(1)
  expect(document.activeElement?.textContent?.trim()).toBe('Isi nomor 061/1…')
  ;(document.activeElement as HTMLElement).click()
  await settled()
  await press('Enter')
  expect(said.at(-1)).toBe('keep 1 061/1')
  ;(document.querySelector('[data-testid="satu-per-satu"]') as HTMLElement).click()
  flushSync()
  expect(lines()).toHaveLength(2)
})
test('two of one cause stay two lines', () => {
  show([unnumbered(1), unnumbered(2)])
  expect(lines()).toHaveLength(2)
})
test('a cause without words of its own is told by its first sentence', () => {
  show([1, 2, 3].map((n) => ({ ...shrunk, key: `c${n}`, code: 'emblem', text: `Lambang ${n} tidak ada.` })))
  expect(lines()).toEqual(['Peringatan: Lambang 1 tidak ada. Juga 2 hal sejenis. Satu per satu'])
})
