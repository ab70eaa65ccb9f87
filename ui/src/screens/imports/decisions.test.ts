import { expect, test } from 'vitest'
import { withAnswer, withMemory, withMend, withoutRows, withTyped } from './decisions'
import { undecided, type Line } from './view'

const line = { key: 'C5', row: 5, rows: [5, 8], letters: 'C', value: 'dinkes' } as unknown as Line
const of = { ...undecided, skip: [3, 5, 8], once: ['bkd'] }

test('an answer takes the rows of its text in again', () =>
  expect(withAnswer(of, 'dinkes', line, 'DINKES')).toEqual({ answers: { dinkes: 'DINKES' }, skip: [3] }))
test('an answer counts for this file only, or is remembered', () => {
  expect(withMemory(of, 'dinkes', false)).toEqual({ once: ['bkd', 'dinkes'] })
  expect(withMemory(of, 'bkd', true)).toEqual({ once: [] })
})
test('the rows of a line are left out, and taken in again', () => {
  expect(withoutRows({ ...of, skip: [3] }, line, true)).toEqual({ skip: [3, 5, 8] })
  expect(withoutRows(of, line, false)).toEqual({ skip: [3] })
})
test('a cell is mended once, in its own sheet, and is no typing any more', () => {
  const other = { sheet: 'Lain', row: 5, column: 'C', text: 'a' }
  const first = { ...of, mends: [other, { ...other, sheet: 'Lembar' }] }
  const mended = withMend(first, 'Lembar', line, 'Dinas Kesehatan')
  expect(mended).toEqual({
    mends: [other, { sheet: 'Lembar', row: 5, column: 'C', text: 'Dinas Kesehatan' }],
    skip: [3, 8],
    cell: null,
  })
  expect(withMend(first, 'Lembar', line, undefined).mends).toEqual([other])
})
test('what the cell has is no typing', () => {
  expect([withTyped(line, 'dinkes'), withTyped(line, 'Dinkes')]).toEqual([
    { cell: null },
    { cell: { line: 'C5', text: 'Dinkes' } },
  ])
})
