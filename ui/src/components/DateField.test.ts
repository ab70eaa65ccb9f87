import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { answering, settled } from '../testing/desk'
import DateField from './DateField.svelte'

const WORDS: Readonly<Record<string, string>> = {
  '2021-12-10': '10 Desember 2021',
  '2021-12-11': '11 Desember 2021',
  '2021-12-17': '17 Desember 2021',
}
let field: object | undefined
let told: string[]
// The calendar is fetched when it is first opened; here the test tool has to translate it first.
beforeAll(async () => void (await import('./Calendar.svelte')), 60_000)
beforeEach(() => {
  HTMLElement.prototype.showPopover = () => undefined
  answering({
    'dates.read': ({ text, days }: { text: string; days: number }) => {
      if (text === '31/2/21') return { date: null, text, words: '', problem: 'Tanggal 31 Februari 2021 tidak ada.' }
      const date = text === '' ? (days ? '2021-12-10' : null) : text === '11/12/21' ? '2021-12-11' : text
      const long = date ? (WORDS[date] ?? '') : ''
      return { date, text: long, words: long, problem: null }
    },
  })
})
afterEach(() => {
  if (field) void unmount(field)
  document.body.innerHTML = ''
})
function show(props: { value?: string; readonly?: boolean } = {}): HTMLInputElement {
  told = []
  field = mount(DateField, {
    target: document.body,
    props: { name: 'on', label: 'Sejak', onchange: (value: string) => void told.push(value), ...props },
  })
  flushSync()
  const input = document.querySelector('input') as HTMLInputElement
  input.focus()
  return input
}
const press = (key: string, more: KeyboardEventInit = {}) => {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  flushSync()
}
const box = () => document.querySelector('[data-testid=kalender]')
const here = () => document.activeElement?.getAttribute('aria-label')
const until = async (look: () => unknown) => {
  while (!look()) await settled()
}
async function open() {
  press('ArrowDown', { altKey: true })
  await until(() => here()?.includes('2021'))
}

test('without a day the calendar opens on today as the desk says, and Esc writes nothing', async () => {
  const input = show()
  await open()
  expect(here()).toBe('Jumat, 10 Desember 2021')
  expect([...document.querySelectorAll('th')].map((one) => one.textContent)).toEqual([
    'Sen',
    'Sel',
    'Rab',
    'Kam',
    'Jum',
    'Sab',
    'Min',
  ])
  press('Escape')
  expect([box(), document.activeElement, input.value, told]).toEqual([null, input, '', []])
})
test('it opens on the day that was typed; Enter writes the one picked in words and tells it', async () => {
  const input = show({ value: '11/12/21' })
  await open()
  expect(here()).toBe('Sabtu, 11 Desember 2021')
  press('ArrowLeft')
  await until(() => here() === 'Jumat, 10 Desember 2021')
  press('ArrowDown')
  await until(() => here() === 'Jumat, 17 Desember 2021')
  press('Enter')
  await until(() => told.length)
  expect([box(), input.value, told, document.activeElement]).toEqual([
    null,
    '17 Desember 2021',
    ['17 Desember 2021'],
    input,
  ])
})
test('the key after the one that picked a day leads on, though the desk answers later', async () => {
  const input = show({ value: '11/12/21' })
  const next = document.body.appendChild(document.createElement('input'))
  await open()
  press('ArrowLeft')
  await until(() => here() === 'Jumat, 10 Desember 2021')
  press('Enter')
  expect([box(), document.activeElement]).toEqual([null, input])
  next.focus()
  await until(() => told.length)
  await settled()
  expect([input.value, told, document.activeElement]).toEqual(['10 Desember 2021', ['10 Desember 2021'], next])
})
test('the button is no stop of Tab, and a field that only shows has none', () => {
  show()
  expect(document.querySelector('button')?.tabIndex).toBe(-1)
  if (field) void unmount(field)
  show({ value: '10 Desember 2021', readonly: true })
  expect(document.querySelector('button')).toBe(null)
})
test('a day that is none is said at the field also after it was left, until it is mended', async () => {
  const input = show()
  const type = (text: string) => {
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
    flushSync()
  }
  const said = () => document.querySelector('#on-salah')?.textContent?.trim()
  type('31/2/21')
  input.blur()
  await until(said)
  expect([said(), input.getAttribute('aria-invalid')]).toEqual(['Tanggal 31 Februari 2021 tidak ada.', 'true'])
  input.focus()
  type('11/12/21')
  input.blur()
  await until(() => !said())
  expect(input.getAttribute('aria-invalid')).toBe(null)
})

test('a typed day is read back in words beside the field, also when it was left', async () => {
  const input = show()
  input.value = '11/12/21'
  input.dispatchEvent(new Event('input', { bubbles: true }))
  const said = () => document.querySelector('[id$=-catatan]')?.textContent?.trim() === '11 Desember 2021'
  await until(said)
  input.blur()
  flushSync()
  expect(said()).toBe(true)
})
