import { flushSync, mount, tick, unmount } from 'svelte'
import { afterEach, describe, expect, test } from 'vitest'
import Combobox from './Combobox.svelte'

const choices = [
  { value: 1, label: 'Dinas Kesehatan', known: ['DINKES'] },
  { value: 2, label: 'Dinas Pertanian', known: ['DISTAN'] },
]
let field: object | undefined
afterEach(() => {
  if (field) void unmount(field)
  document.body.innerHTML = ''
})
function show(value: number | undefined = undefined): { input: HTMLInputElement; picked: number[] } {
  const picked: number[] = []
  field = mount(Combobox<number>, {
    target: document.body,
    props: {
      name: 'agency',
      label: 'Perangkat daerah',
      choices,
      value,
      onpick: (one: number) => void picked.push(one),
    },
  })
  flushSync()
  const input = document.querySelector('input') as HTMLInputElement
  input.focus()
  return { input, picked }
}
/** The choices come only with `arrive`. */
function showLate(value: number | undefined = undefined) {
  const picked: number[] = []
  const props = $state({
    name: 'agency',
    label: 'Perangkat daerah',
    choices: undefined as typeof choices | undefined,
    value,
    next: 'next',
    onpick: (one: number) => void picked.push(one),
  })
  const next = document.body.appendChild(document.createElement('input'))
  next.id = 'next'
  const made = mount(Combobox<number>, { target: document.body, props })
  field = made
  flushSync()
  const input = document.querySelector<HTMLInputElement>('[role=combobox]') as HTMLInputElement
  input.focus()
  const arrive = async () => {
    props.choices = choices
    flushSync()
    for (let n = 0; n < 4; n++) await tick()
  }
  return { input, picked, arrive, settled: () => (made as { settled: () => Promise<void> }).settled() }
}
async function type(input: HTMLInputElement, text: string) {
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  flushSync()
  await tick()
}
async function press(input: HTMLInputElement, key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  input.dispatchEvent(event)
  flushSync()
  await tick()
  return event.defaultPrevented
}
const options = () =>
  [...document.querySelectorAll('[role=option]')].map(
    (one) => `${one.getAttribute('aria-selected') === 'true' ? '> ' : ''}${one.textContent?.trim()}`,
  )

describe('a field that finds one of many', () => {
  test('shows what stands there, opens while typing and takes with Enter', async () => {
    const { input, picked } = show(2)
    expect(input.value).toBe('Dinas Pertanian')
    await type(input, 'dinkes')
    expect(input.getAttribute('aria-expanded')).toBe('true')
    expect(options()).toEqual(['> Dinas Kesehatan'])
    expect(document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent?.trim()).toBe(
      'Dinas Kesehatan',
    )
    expect(await press(input, 'Enter')).toBe(true)
    expect([picked, input.value, input.getAttribute('aria-expanded')]).toEqual([[1], 'Dinas Kesehatan', 'false'])
  })
  test('arrows move, Esc brings back what stood there, Enter on a closed list is the form’s', async () => {
    const { input, picked } = show(1)
    await type(input, 'dinas')
    await press(input, 'ArrowDown')
    expect(options()).toEqual(['Dinas Kesehatan', '> Dinas Pertanian'])
    await press(input, 'Escape')
    expect(input.value).toBe('Dinas Kesehatan')
    expect(await press(input, 'Enter')).toBe(false)
    expect(picked).toEqual([])
  })
  test('a form is not saved over a text that could be several', async () => {
    const { input, picked } = show()
    await type(input, 'dinas')
    expect(await press(input, 'Enter', { ctrlKey: true })).toBe(true)
    await type(input, 'tani')
    expect(await press(input, 'Enter', { ctrlKey: true })).toBe(false)
    expect(picked).toEqual([2])
  })
  test('Enter typed ahead of the list takes the first choice once it is there', async () => {
    const late = showLate()
    await type(late.input, 'dinas')
    expect(document.querySelector('[role=status]')?.textContent).toBe('Memuat…')
    expect(await press(late.input, 'Enter')).toBe(true)
    expect(document.activeElement?.id).toBe('next')
    let settled = false
    void late.settled().then(() => (settled = true))
    await tick()
    expect([late.picked, settled]).toEqual([[], false])
    await late.arrive()
    expect([late.picked, late.input.value, settled]).toEqual([[1], 'Dinas Kesehatan', true])
  })
  test('Ctrl+Enter typed ahead reaches the form with the value, and only when it is sure', async () => {
    const late = showLate()
    const form: string[] = []
    document.addEventListener('keydown', (event) => form.push(`${event.key} ${late.picked.join()}`), { once: true })
    await type(late.input, 'distan')
    expect(await press(late.input, 'Enter', { ctrlKey: true })).toBe(true)
    expect(form).toEqual([])
    await late.arrive()
    expect(form).toEqual(['Enter 2'])
  })
  test('left before the list is there: the only choice is meant, of several none', async () => {
    const sure = showLate()
    await type(sure.input, 'distan')
    sure.input.blur()
    await sure.arrive()
    expect([sure.picked, sure.input.value]).toEqual([[2], 'Dinas Pertanian'])
    if (field) void unmount(field)
    document.body.innerHTML = ''
    const unsure = showLate()
    await type(unsure.input, 'dinas')
    unsure.input.blur()
    await unsure.arrive()
    expect([unsure.picked, unsure.input.value]).toEqual([[], ''])
    expect(document.querySelector('[role=status]')?.textContent).toBe('Tidak ditemukan: dinas')
  })
  test('a value stays when its field is only passed before the list is there', async () => {
    const late = showLate(2)
    late.input.blur()
    await late.arrive()
    expect(late.input.value).toBe('Dinas Pertanian')
  })
  test('what nobody is called says so', async () => {
    const { input } = show()
    await type(input, 'xyz')
    expect(document.querySelector('[role=status]')?.textContent).toBe('Tidak ditemukan: xyz')
  })
})
