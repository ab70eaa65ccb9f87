import { beforeEach, describe, expect, test } from 'vitest'
import { answering, refusal } from '../../testing/desk'
import { JurorCells } from './juror-cells.svelte'
import type { GridRow, SheetGrid, Stage } from './view'

const row = (submission: number, state: string, marks: (string | null)[]) =>
  ({ submission, cells: [{ state, marks }] }) as unknown as GridRow
const criteria = ['a', 'b'].map((code) => ({ code, leaf: true }))
let stages = 500
let rows: GridRow[]
let cells: JurorCells
beforeEach(() => {
  answering({
    'drafts.list': () => [],
    'drafts.put': () => true,
    'drafts.delete': () => null,
    'score_sheets.record': ({ marks }: { marks: { criterion: string; mark: string }[] }) => {
      const wrong = marks.filter((one) => one.mark === '101')
      if (wrong.length)
        throw refusal(
          'invalid',
          'Salah',
          wrong.map((one) => ({ field: `marks.${one.criterion}`, severity: 'salah', text: '101 di luar rentang.' })),
        )
      return { value: { submission: 1, lines: marks }, changed: [], warnings: [], undo: null }
    },
  })
  rows = [
    row(1, 'outstanding', ['80,00', null]),
    row(2, 'submitted', ['70,00', '71,00']),
    row(3, 'conflict', [null, null]),
    row(4, 'outstanding', [null, null]),
  ]
  // What is typed is remembered for each stage: every test has one of its own.
  const stage = { id: ++stages, locked: false, criteria } as unknown as Stage
  cells = new JurorCells(
    () => stage,
    7,
    () => ({ rows, foot: { sheets: 0, label: '', marks: [], totals: [] } }) as unknown as SheetGrid,
  )
})
const first = () => rows[0] as GridRow
const edit = (row: number, column: number, text: string) => cells.edit([{ row, column, text }], null)
/** Where a reason is needed and there is none yet. */
const editWithout = (row: number, column: number, text: string) => cells.edit([{ row, column, text }], undefined)

describe('a cell', () => {
  test('shows the desk’s mark, and over it what is typed', async () => {
    expect(cells.look(first(), 0)).toMatchObject({ text: '80,00', dirty: false, wrong: false })
    await editWithout(0, 0, '82')
    expect(cells.look(first(), 0)).toMatchObject({ text: '82', dirty: true })
    expect(cells.drop({ row: 0, column: 0 })).toBe(true)
    expect([cells.look(first(), 0).text, cells.drop({ row: 0, column: 0 })]).toEqual(['80,00', false])
  })
  test('without a reason waits, and a dash in it is empty', async () => {
    await editWithout(0, 0, '-')
    expect(cells.pending.waiting).toEqual([{ submission: 1, criterion: 'a', text: '', over: '80,00' }])
  })
  test('tells when the desk’s mark under it became another', async () => {
    await editWithout(0, 0, '82')
    const typed = cells.pending.at(1, 'a')
    expect(cells.sinceAt(1, 'a', typed)).toBe(undefined)
    rows[0] = row(1, 'outstanding', ['90,00', null])
    expect([
      cells.sinceAt(1, 'a', { ...typed, over: '80,00' } as typeof typed),
      cells.sinceAt(1, 'a', undefined),
    ]).toEqual(['90,00', undefined])
  })
  test('that is refused is where the officer is led back to', async () => {
    expect(await edit(3, 1, '101')).toEqual({ row: 3, column: 1 })
    expect(cells.look(rows[3] as GridRow, 1).wrong).toBe(true)
    expect(await edit(0, 1, '81')).toBe(undefined)
  })
})

test('a row takes no marks where the juror must not or does not score it', () => {
  expect(rows.map((one) => cells.spanOf(one)?.tone)).toEqual([undefined, undefined, 'hatch', undefined])
})

describe('F8', () => {
  test('goes to the next sheet that waits, at its first empty mark, round the end', () => {
    expect([cells.next(0, 1), cells.next(3, 1), cells.next(0, -1)]).toEqual([
      { row: 3, column: 0 },
      { row: 0, column: 1 },
      { row: 3, column: 0 },
    ])
  })
  test('goes to what was refused in a sheet that is in, and nowhere when nothing waits', async () => {
    rows = [row(1, 'submitted', ['80,00', '81,00']), row(2, 'submitted', ['70,00', '71,00'])]
    expect(cells.next(0, 1)).toBe(undefined)
    await edit(1, 1, '101')
    expect(cells.next(0, 1)).toEqual({ row: 1, column: 1 })
  })
})
