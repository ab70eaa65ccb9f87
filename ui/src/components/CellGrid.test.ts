import { createRawSnippet, flushSync, mount, tick, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import CellGrid from './CellGrid.svelte'
import type { CellLook, SideColumn } from './cellgrid'
import type { Edit, Spot } from './cells'

interface Entry {
  id: number
  title: string
  marks: string[]
  closed?: boolean
}
const name = createRawSnippet<[Entry]>((row) => ({ render: () => `<span>${row().title}</span>` }))
const before: SideColumn<Entry>[] = [{ key: 'title', title: 'Inovasi', width: '1fr', kind: 'name', cell: name }]
const columns = ['kebaruan', 'dampak'].map((key) => ({ key, title: key, under: ['50%'], width: '84px' }))

let rows: Entry[]
let grid: object | undefined
let edits: Edit[][]
let escaped: Spot[]
let opened: Spot[]
let typing: (string | undefined)[]
beforeEach(() => {
  rows = [
    { id: 11, title: 'Kejar Stunting', marks: ['79,00', ''] },
    { id: 12, title: 'Kelas Buby', marks: ['', ''] },
    { id: 13, title: 'Pugalu SIP', marks: ['', ''], closed: true },
  ]
  ;[edits, escaped, opened, typing] = [[], [], [], []]
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => {
  if (grid) void unmount(grid)
  document.body.innerHTML = ''
})
function show(more: object = {}): HTMLElement {
  grid = mount(CellGrid<Entry>, {
    target: document.body,
    props: {
      label: 'Nilai',
      rows,
      rowKey: (row: Entry) => row.id,
      columns,
      before,
      after: [],
      rowHeight: 37,
      headHeight: 76,
      editable: true,
      cellOf: (row: Entry, column: number): CellLook => ({
        text: row.marks[column] ?? '',
        wrong: row.marks[column] === '101',
      }),
      spanOf: (row: Entry) => (row.closed ? { tone: 'hatch' as const, name: 'Benturan' } : undefined),
      onedit: (made: Edit[]) => void edits.push(made),
      onescape: (at: Spot) => (escaped.push(at), true),
      onopen: (at: Spot) => void opened.push(at),
      ontyping: (_: Spot, text: string | undefined) => void typing.push(text),
      ...more,
    },
  })
  flushSync()
  const box = document.querySelector<HTMLElement>('[role=grid]') as HTMLElement
  box.focus()
  return box
}
async function press(key: string, more: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  document.activeElement?.dispatchEvent(event)
  flushSync()
  await tick()
  return event
}
async function type(text: string) {
  const editor = document.querySelector<HTMLInputElement>('[role=gridcell] input')
  if (!editor) throw new Error('nothing is being edited')
  editor.value = text
  editor.dispatchEvent(new Event('input', { bubbles: true }))
  flushSync()
  await tick()
}
const active = (box: HTMLElement) =>
  document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.dataset.sel

describe('a grid of cells', () => {
  test('has one tab stop and names its active cell', async () => {
    const box = show()
    expect(document.querySelectorAll('[tabindex="0"]').length).toBe(1)
    expect(active(box)).toBe('11 kebaruan')
    await press('ArrowRight')
    expect(active(box)).toBe('11 dampak')
  })
  test('an empty cell is a dot, and “kosong” for readers', () => {
    show()
    expect(document.querySelector('[data-sel="12 kebaruan"]')?.textContent).toBe('·kosong')
  })
  test('typing overwrites, Enter keeps it and goes down with the focus on the grid', async () => {
    const box = show()
    await press('8')
    await type('82,5')
    await press('Enter')
    expect(edits).toEqual([[{ row: 0, column: 0, text: '82,5' }]])
    expect(active(box)).toBe('12 kebaruan')
    expect(document.activeElement).toBe(box)
    expect(typing).toEqual(['8', '82,5', undefined])
  })
  test('F2 begins with what stands there; Esc keeps it; what did not change is not sent', async () => {
    show()
    await press('F2')
    expect(document.querySelector<HTMLInputElement>('[role=gridcell] input')?.value).toBe('79,00')
    await type('1')
    await press('Escape')
    await press('F2')
    await press('Tab')
    expect(edits).toEqual([])
  })
  test('what was refused is sent again, even unchanged', async () => {
    rows = [{ id: 11, title: 'Kejar Stunting', marks: ['101', ''] }]
    show()
    expect(document.querySelector('[aria-invalid=true]')?.textContent?.trim()).toBe('101')
    await press('F2')
    await press('Enter')
    expect(edits).toEqual([[{ row: 0, column: 0, text: '101' }]])
    await press('Escape')
    expect(escaped).toEqual([{ row: 0, column: 0 }])
  })
  test('Del empties the chosen block, Ctrl+D fills it down', async () => {
    show()
    await press('ArrowDown', { shiftKey: true })
    await press('Delete')
    expect(edits).toEqual([[{ row: 0, column: 0, text: '' }]])
    await press('d', { ctrlKey: true })
    expect(edits[1]).toEqual([{ row: 1, column: 0, text: '79,00' }])
  })
  test('a closed row takes nothing, whatever is done to it', async () => {
    const box = show({ active: { row: 2, column: 0 } })
    await press('8')
    await press('F2')
    await press('Delete')
    expect(document.querySelector('[role=gridcell] input')).toBeNull()
    expect(edits).toEqual([])
    expect(
      document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-readonly'),
    ).toBe('true')
  })
  test('Tab leaves at the last cell; F6 and keys with Alt are the window’s', async () => {
    show({ active: { row: 2, column: 1 } })
    expect((await press('Tab')).defaultPrevented).toBe(false)
    expect((await press('F6')).defaultPrevented).toBe(false)
    expect((await press('2', { altKey: true })).defaultPrevented).toBe(false)
  })
  test('figures stand under their columns', () => {
    const box = show({ foot: { name: 'Rata-rata 1 lembar', figures: { kebaruan: '79,00' } } })
    expect([...document.querySelectorAll('[data-testid=kaki] > *')].map((cell) => cell.textContent)).toEqual([
      'Rata-rata 1 lembar',
      '79,00',
      '',
    ])
    expect(box.getAttribute('aria-rowcount')).toBe('5')
  })
  test('a pasted block is one batch; what finds no cell is told', () => {
    const left: number[] = []
    show({ active: { row: 1, column: 0 }, onleftout: (count: number) => void left.push(count) })
    const paste = new Event('paste', { bubbles: true, cancelable: true })
    Object.assign(paste, { clipboardData: { getData: () => '80\t81\t82\r\n83\t84\t85\r\n' } })
    document.activeElement?.dispatchEvent(paste)
    flushSync()
    // The second row is closed, the third column is not there.
    expect(edits).toEqual([
      [
        { row: 1, column: 0, text: '80' },
        { row: 1, column: 1, text: '81' },
      ],
    ])
    expect(left).toEqual([4])
  })
  test('a grid that is only read opens with Enter', async () => {
    show({ editable: false })
    await press('8')
    await press('Enter')
    expect(opened).toEqual([{ row: 0, column: 0 }])
    expect(edits).toEqual([])
  })
})
