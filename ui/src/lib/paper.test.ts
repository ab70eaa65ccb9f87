import { expect, test } from 'vitest'
import { fileNameOf, filterText, listInput, type PaperList } from './paper'

interface Row {
  name: string
  count: number | null
}
const list: PaperList<Row> = {
  title: 'Unit',
  columns: [
    { key: 'name', title: 'Nama', share: 200, text: (row) => row.name },
    { key: 'count', title: 'Usulan', kind: 'count', mm: 18, text: (row) => row.count },
  ],
  rows: [
    { name: 'Dinas', count: 2 },
    { name: 'Badan', count: null },
  ],
  filter: [undefined, false, 'jenis Dinas'],
  sort: { key: 'count', descending: true },
}
const choice = { paper: 'F4', orientation: 'portrait', letterhead: false, without: [] }

test('a list says its rows, its filter and its order', () => {
  expect(filterText(list)).toBe('2 baris; jenis Dinas; urut Usulan menurun')
})

test('columns left out take their cells with them; an empty cell is an empty text', () => {
  expect(listInput(7, list, choice)).toEqual({
    edition: 7,
    title: 'Unit',
    filter: '2 baris; jenis Dinas; urut Usulan menurun',
    draft: false,
    paper: 'F4',
    orientation: 'portrait',
    letterhead: false,
    columns: [
      { title: 'Nama', kind: 'text', width_mm: null, share: 200 },
      { title: 'Usulan', kind: 'count', width_mm: 18, share: null },
    ],
    rows: [
      ['Dinas', '2'],
      ['Badan', ''],
    ],
  })
  expect(listInput(7, list, { ...choice, without: ['name'] }).rows).toEqual([['2'], ['']])
})

test('a workbook has a column for each thing and the keys behind them', () => {
  const more: PaperList<Row> = {
    ...list,
    columns: [{ key: 'name', title: 'Nama', text: (row) => `${row.name}\nbaris dua`, sheet: (row) => row.name }],
    keys: [{ key: 'key', title: 'Kunci', text: (row) => row.count }],
  }
  expect(listInput(7, more, choice).rows).toEqual([['Dinas\nbaris dua'], ['Badan\nbaris dua']])
  const sheet = listInput(7, more, choice, 'sheet')
  expect([sheet.columns.map((column) => column.title), sheet.rows]).toEqual([
    ['Nama', 'Kunci'],
    [
      ['Dinas', '2'],
      ['Badan', ''],
    ],
  ])
})

test('a file name holds no sign a disk refuses', () => {
  expect(fileNameOf('Nilai semua juri: Penilaian', 'KIPP 2021/2', 'pdf')).toBe(
    'Daftar Nilai semua juri- Penilaian KIPP 2021-2.pdf',
  )
})
