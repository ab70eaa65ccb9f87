import { createRawSnippet, flushSync, mount, tick, unmount } from 'svelte'
import { afterEach, describe, expect, test } from 'vitest'
import type { Column } from './list'
import ListGrid from './ListGrid.svelte'

interface Entry {
  id: number
  title: string
  group: string
}
const cell = createRawSnippet<[Entry, string]>((row) => ({ render: () => `<span>${row().title}</span>` }))
const columns: Column<Entry>[] = [{ key: 'title', title: 'Inovasi', width: '1fr', cell, sortable: true }]
const rows: Entry[] = [
  { id: 11, title: 'Kejar Stunting', group: 'Top 7' },
  { id: 12, title: 'Kelas Buby', group: 'Top 7' },
  { id: 13, title: 'Pugalu SIP', group: 'Partisipatif' },
]

let list: object | undefined
function show(more: object = {}): { grid: HTMLElement; opened: number[] } {
  const opened: number[] = []
  Element.prototype.scrollIntoView = () => undefined
  list = mount(ListGrid<Entry>, {
    target: document.body,
    props: {
      label: 'Usulan',
      columns,
      rows,
      rowKey: (row: Entry) => row.id,
      rowName: (row: Entry) => row.title,
      band: (row: Entry, before: Entry | undefined) => (row.group === before?.group ? undefined : { title: row.group }),
      onopen: (row: Entry) => opened.push(row.id),
      ...more,
    },
  })
  flushSync()
  return { grid: document.querySelector('[role=grid]') as HTMLElement, opened }
}
afterEach(() => {
  if (list) void unmount(list)
  document.body.innerHTML = ''
})
const press = async (key: string, more: KeyboardEventInit = {}) => {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  await tick()
}
const stops = () =>
  [...document.querySelectorAll('[role=row][tabindex="0"]')].map((row) => row.getAttribute('aria-label'))
const selected = () =>
  [...document.querySelectorAll('[aria-selected=true]')].map((row) => row.getAttribute('aria-label'))

describe('a list', () => {
  test('has one tab stop: the picked row, else the first', () => {
    show()
    expect(stops()).toEqual(['Kejar Stunting'])
    expect(selected()).toEqual([])
  })
  test('moves its one stop with the arrows and steps over band heads', async () => {
    const { grid } = show({ picked: 12 })
    grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    await press('ArrowDown')
    expect(selected()).toEqual(['Pugalu SIP'])
    expect(stops()).toEqual(['Pugalu SIP'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Pugalu SIP')
    await press('Home')
    expect(selected()).toEqual(['Kejar Stunting'])
  })
  test('opens the picked row with Enter', async () => {
    const { grid, opened } = show({ picked: 13 })
    grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    await press('Enter')
    expect(opened).toEqual([13])
  })
  test('leaves keys with Ctrl and Alt to the window', async () => {
    const { grid } = show({ picked: 11 })
    grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    await press('ArrowDown', { ctrlKey: true })
    expect(selected()).toEqual(['Kejar Stunting'])
  })
  test('tells readers its rows, counting the head and the band heads', () => {
    const { grid } = show()
    expect(grid.getAttribute('aria-rowcount')).toBe('6')
    expect([...grid.querySelectorAll('[role=row]')].map((row) => row.getAttribute('aria-rowindex'))).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
    ])
    expect([...grid.querySelectorAll('[role=rowheader]')].map((head) => head.textContent?.trim())).toEqual([
      'Top 7',
      'Partisipatif',
    ])
  })
  test('turns the order with the head, and says so', () => {
    show()
    document.querySelector<HTMLElement>('[role=columnheader] button')?.click()
    flushSync()
    expect(document.querySelector('[role=columnheader]')?.getAttribute('aria-sort')).toBe('ascending')
    document.querySelector<HTMLElement>('[role=columnheader] button')?.click()
    flushSync()
    expect(document.querySelector('[role=columnheader]')?.getAttribute('aria-sort')).toBe('descending')
  })
})
