import { describe, expect, test } from 'vitest'
import { categoriesOf, choose, countByStatus, lackOf, type Row } from './list'

const row = (code: string, title: string, agency_name: string, status: string, more: Partial<Row> = {}): Row => ({
  id: Number(code),
  code,
  key: null,
  title,
  agency_name,
  status,
  agency: 1,
  expansion: null,
  unit: null,
  innovators: '',
  kind: null,
  kind_label: null,
  category: null,
  empty_sections: 0,
  status_label: status,
  started_on: null,
  ...more,
})
const rows = [
  row('002', 'Kejar Stunting', 'Dinas Kesehatan', 'masuk', {
    unit: 'UPT Puskesmas Tana Lili',
    innovators: 'dr. Nisma',
  }),
  row('010', 'Go Pasar Indah', 'DP2KUKM', 'draf'),
  row('001', 'Élan', 'Kecamatan Sabbang', 'lolos'),
]
const titles = (found: Row[]) => found.map((one) => one.title)
const all = { query: '', status: 'semua', sort: undefined } as const

describe('the list of submissions', () => {
  test.each([
    ['tanalili', ['Kejar Stunting']],
    ['Tana-Lili', ['Kejar Stunting']],
    ['NISMA', ['Kejar Stunting']],
    ['elan', ['Élan']],
    ['010', ['Go Pasar Indah']],
    ['sabang', ['Élan']],
    ['sabbang elan', ['Élan']],
  ])('finds %s whatever its spaces, hyphens and capitals', (query, found) => {
    expect(titles(choose(rows, { ...all, query }))).toEqual(found)
  })
  test.each([
    ['dinkes', ['Kejar Stunting']],
    ['Dinkes', ['Kejar Stunting']],
    ['bappeda', []],
  ])('finds %s by what offices call the agency', (query, found) => {
    const names = (agency: string) => (agency === 'Dinas Kesehatan' ? [agency, 'DINKES', 'dinkes'] : [agency])
    expect(titles(choose(rows, { ...all, query }, undefined, names))).toEqual(found)
  })
  test('keeps only the chosen status', () => {
    expect(titles(choose(rows, { ...all, status: 'draf' }))).toEqual(['Go Pasar Indah'])
  })
  test.each([
    ['code', false, ['Élan', 'Kejar Stunting', 'Go Pasar Indah']],
    ['code', true, ['Go Pasar Indah', 'Kejar Stunting', 'Élan']],
    ['title', false, ['Élan', 'Go Pasar Indah', 'Kejar Stunting']],
    ['status', false, ['Go Pasar Indah', 'Kejar Stunting', 'Élan']],
  ])('is ordered by %s, descending %s', (key, descending, found) => {
    expect(titles(choose(rows, { ...all, sort: { key, descending } }))).toEqual(found)
  })
  test('never turns the desk’s own order around', () => {
    choose(rows, { ...all, sort: { key: 'code', descending: false } })
    expect(rows[0]?.code).toBe('002')
  })
  test('counts by status', () => {
    expect([...countByStatus(rows)]).toEqual([
      ['masuk', 1],
      ['draf', 1],
      ['lolos', 1],
    ])
  })
})
describe('the filters', () => {
  const many = [
    row('001', 'A', 'Dinas A', 'masuk', {
      kind: 'umum',
      category: 'Kesehatan',
      innovators: 'Rahma',
      started_on: '2020-01-01',
      agency: 1,
    }),
    row('002', 'B', 'Badan B', 'masuk', { kind: 'replikasi', agency: 2 }),
  ]
  const kinds = (agency: number) => ['', 'dinas', 'badan'][agency]
  test.each([
    [{ kind: 'badan' }, ['B']],
    [{ group: 'umum' }, ['A']],
    [{ category: 'Kesehatan' }, ['A']],
    [{ lack: 'inovator' as const }, ['B']],
    [{ lack: 'kelompok' as const }, []],
    [{ kind: 'dinas', lack: 'mulai' as const }, []],
  ])('%j keeps %j', (choice, found) => expect(titles(choose(many, { ...all, ...choice }, kinds))).toEqual(found))
  test('say what a row lacks and which categories there are', () => {
    expect(many.map(lackOf)).toEqual([[], ['inovator', 'mulai', 'kategori']])
    expect(categoriesOf(many)).toEqual(['Kesehatan'])
  })
})
