import { describe, expect, test } from 'vitest'
import { headed } from '../../lib/headed'
import {
  fieldsOf,
  firstStage,
  missingByJuror,
  nextMissing,
  placeOf,
  progressOf,
  sheetLook,
  spoken,
  typedFrom,
  type GridCell,
  type GridRow,
  type SheetGrid,
  type Stage,
} from './view'

const cell = (state: string, marks: (string | null)[] = [], more: Partial<GridCell> = {}): GridCell => ({
  juror: 7,
  state,
  state_text: '',
  reason: null,
  text: '',
  filled: marks.filter((mark) => mark !== null).length,
  needed: marks.length,
  marks,
  ...more,
})
const row = (submission: number, ...cells: GridCell[]): GridRow => ({
  submission,
  code: String(submission),
  title: `Usulan ${submission}`,
  agency_name: '',
  cells,
  mean: null,
  submitted: 0,
  outstanding: 0,
  range: null,
  deviation: null,
  over_limit: false,
})
const stage = (id: number, opened: boolean, locked = false): Stage => ({
  id,
  code: '',
  name: '',
  kind: 'penilaian',
  enabled: true,
  starts_on: null,
  ends_on: null,
  dates: null,
  scored: true,
  weight: 600,
  weight_text: '60%',
  participants: 'all',
  opened,
  locked,
  criteria: [],
  extensions: [],
  asks_age: false,
})
const pile = [
  row(1, cell('submitted')),
  row(2, cell('outstanding')),
  row(3, cell('conflict')),
  row(4, cell('abstained')),
  row(5, cell('outstanding')),
]

describe('the pile of a juror', () => {
  test.each([
    [undefined, [], 2],
    [2, [], 5],
    [5, [], 2],
    [2, [5], undefined],
    [1, [2], 5],
  ])('after %s without %j comes %s', (from, skipped, next) => {
    expect(nextMissing(pile, from, new Set(skipped))?.submission).toBe(next)
  })
  test('counts what is assigned, abstained too, conflicts not', () => {
    expect(placeOf(pile, 5)).toEqual({ at: 4, total: 4 })
  })
})
test('a sheet is told by glyph and word', () => {
  expect(sheetLook(cell('outstanding', ['79,00', null]))).toEqual({ status: 'masuk', word: '1 dari 2' })
  expect(sheetLook(cell('outstanding', [null, null]))).toEqual({ status: 'belum', word: 'Belum' })
  expect(sheetLook(cell('conflict'))).toEqual({ sign: 'lock', word: 'Terkunci' })
  expect(sheetLook(cell('excused'))).toEqual({ sign: 'minus', word: 'Dibebaskan' })
})
describe('a grid', () => {
  const juror = { office: null, agency_name: null }
  const grid: SheetGrid = {
    stage: stage(1, true),
    jurors: [
      { ...juror, id: 7, name: 'Juri 1', submitted: 1, due: 3 },
      { ...juror, id: 8, name: 'Juri 2', submitted: 0, due: 0 },
    ],
    rows: pile,
    foot: { label: '', sheets: 1, marks: [], totals: [] },
    submitted: 1,
    outstanding: 2,
    combine: 'rata-rata',
    spread_limit: null,
  }
  test('only jurors with sheets that wait are named', () => {
    expect(missingByJuror(grid)).toEqual([{ id: 7, name: 'Juri 1', missing: 2 }])
  })
  test('an abstention is not waited for', () => {
    expect(progressOf(grid, 7)).toEqual({ submitted: 1, due: 3 })
  })
})
test.each([
  ['BAPPELITBANGDA', 'Bappelitbangda'],
  ['DP2KUKM', 'DP2KUKM'],
  ['DINKES', 'DINKES'],
])('%s is spoken %s', (code, word) => {
  expect(spoken(code)).toBe(word)
})
test.each([
  [[stage(1, false), stage(2, true)], 2],
  [[stage(1, true, true), stage(2, true)], 2],
  [[stage(1, true, true), stage(2, false)], 1],
  [[stage(1, false), stage(2, false)], 1],
])('begins with the stage one works on', (stages, id) => {
  expect(firstStage(stages)?.id).toBe(id)
})
test.each([
  ['Signifikansi', 'Signi|fi|kansi'],
  ['Implementasi Inovasi', 'Imple|men|tasi Inovasi'],
  ['Strategi Keberlanjutan', 'Stra|tegi Keber|lan|jutan'],
  ['Sumber Daya', 'Sumber Daya'],
])('%s may be parted as %s', (name, parted) => {
  expect(headed(name).replace(/\u00AD/g, '|')).toBe(parted)
})
test('a form is flat fields and back', () => {
  const typed = { marks: { a: '79', 'b.c': '' }, control: '80', note: 'x' }
  expect(fieldsOf(typed)).toEqual({ 'marks.a': '79', 'marks.b.c': '', control: '80', note: 'x' })
  expect(typedFrom(fieldsOf(typed))).toEqual(typed)
})
