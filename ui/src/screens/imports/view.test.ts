import { describe, expect, test } from 'vitest'
import { asksReading, linesOf, remap, reportBlock, sliceOf, type Question, type Report, type Row } from './view'

const row = (n: number, cells: string[], more: Partial<Row> = {}): Row => ({
  row: n,
  sheet: 'Rekap',
  own_row: n,
  title: cells[0] ?? '',
  state: 'siap',
  skipped: false,
  deed: 'baru',
  changes: [],
  findings: [],
  cells,
  ...more,
})
const found = (n: number, column: string, title: string, value: string, state: string, reason: string) => ({
  state,
  sheet: 'Rekap',
  row: n,
  column,
  field: 'pd',
  title,
  value,
  reason,
})
const unsure = (more: Partial<Question> = {}): Question => ({
  text: 'Dinas PMD',
  rows: [3, 5],
  state: 'peringatan',
  answer: 'DPMD',
  learns: true,
  remark: '',
  candidates: [{ code: 'DPMD', name: 'Dinas Pemberdayaan', percent: 100 }],
  ...more,
})
const pmd = (n: number) => found(n, 'B', 'Perangkat daerah', 'Dinas PMD', 'peringatan', 'Nama singkat mirip.')
const report = (rows: Row[], questions: Question[] = []): Report => ({
  file: 'a.csv',
  sha256: '',
  reading: null,
  encoding: null,
  separator: null,
  hidden_rows: [],
  hidden_columns: [],
  merged: 0,
  same_sheets: [],
  notes: [],
  sheets: [],
  sheet: 'Rekap',
  header_row: 1,
  columns: [
    { letters: 'A', header: 'judul', field: 'judul', samples: [] },
    { letters: 'B', header: 'pd', field: 'pd', samples: [] },
    { letters: 'C', header: 'lain', field: null, samples: [] },
  ],
  fields: [
    { key: 'judul', title: 'Judul', required: true },
    { key: 'pd', title: 'Perangkat daerah', required: true },
  ],
  missing: [],
  doubles: [],
  remembered: false,
  rows,
  mark_sheets: [],
  questions,
  counts: { ready: 0, warning: 0, wrong: 0, skipped: 0, new: 0, same: 0, updated: 0 },
  summary: '',
})
const mixed = report(
  [
    row(2, ['Kejar Stunting', 'Dinas Kesehatan']),
    row(3, ['Kawasan', 'Dinas PMD'], { state: 'peringatan', findings: [pmd(3)] }),
    row(4, ['', 'DISTAN'], {
      state: 'salah',
      deed: null,
      findings: [found(4, 'A', 'Judul', '', 'salah', 'Judul belum diisi.')],
    }),
    row(5, ['Desa', 'Dinas PMD'], { state: 'peringatan', findings: [pmd(5)] }),
  ],
  [unsure()],
)
const brief = (of: Report) => linesOf(of).map((one) => `${one.state} ${one.cell} ${one.value} | ${one.said}`)

describe('the lines of a report', () => {
  test('findings first, an unsure name once, ready rows last', () =>
    expect(brief(mixed)).toEqual([
      'peringatan B3 Dinas PMD | Nama singkat mirip. Juga di baris 5.',
      'salah A4  | Judul belum diisi.',
      'siap A2 Kejar Stunting | Baru',
    ]))
  test('a line of an unsure name speaks for all its rows', () => expect(linesOf(mixed)[0]?.rows).toEqual([3, 5]))
  test('an answered name keeps its line and its key', () => {
    const answered = report(
      [row(3, ['Kawasan', 'Dinas PMD']), row(5, ['Desa', 'Dinas PMD'])],
      [unsure({ state: 'siap' })],
    )
    expect(brief(answered)[0]).toBe('siap B3 Dinas PMD | Dijawab: Dinas Pemberdayaan. Juga di baris 5.')
    expect(linesOf(answered)[0]?.key).toBe(linesOf(mixed)[0]?.key)
  })
  test('a row left out is called so', () =>
    expect(
      brief(
        report([
          row(4, ['', 'X'], {
            state: 'salah',
            skipped: true,
            findings: [found(4, 'A', 'Judul', '', 'salah', 'Kosong.')],
          }),
        ]),
      ),
    ).toEqual(['dilewati A4  | Kosong.']))
  test('a finding about a whole row shows what the row is about', () =>
    expect(
      brief(
        report([
          row(4, ['Inovasi Lama', 'X'], {
            state: 'peringatan',
            findings: [found(4, '', '', '', 'peringatan', 'Tersembunyi.')],
          }),
        ]),
      ),
    ).toEqual(['peringatan 4 Inovasi Lama | Tersembunyi.']))
  test('two findings of one cell have two keys', () => {
    const twice = linesOf(
      report([
        row(2, ['x'], {
          findings: [found(2, 'A', 'Judul', 'x', 'salah', 'Satu.'), found(2, 'A', 'Judul', 'x', 'salah', 'Dua.')],
        }),
      ]),
    )
    expect(new Set(twice.map((one) => one.key)).size).toBe(2)
  })
  test('a row of another sheet is told by its sheet and its number there, and shown among rows of that sheet', () => {
    const joined = report(
      [
        row(3, ['Kawasan', 'Dinas PMD'], { state: 'peringatan', findings: [pmd(3)] }),
        row(5, ['Desa', 'Dinas PMD'], { sheet: 'Malangke', own_row: 2 }),
      ],
      [unsure()],
    )
    expect(brief(joined)).toEqual([
      'peringatan B3 Dinas PMD | Nama singkat mirip. Juga di baris 2 (Malangke).',
      'siap Malangke A2 Desa | Baru',
    ])
    expect(sliceOf(joined, { row: 5, letters: 'A' }).rows.map((one) => one.own)).toEqual([2])
  })
  test('a row that changes something says what', () =>
    expect(
      brief(
        report([row(2, ['A'], { deed: 'diperbarui', changes: [{ field: 'nama', title: 'Nama', old: 'A', new: '' }] })]),
      ),
    ).toEqual(['siap A2 A | Diperbarui. Nama: A menjadi kosong']))
})
test('a file with other sheets or hidden rows is looked at first', () => {
  expect(asksReading(mixed)).toBe(false)
  expect(asksReading({ ...mixed, same_sheets: ['Malangke'] })).toBe(true)
  expect(asksReading({ ...mixed, hidden_rows: [3] })).toBe(true)
})
test('a column taken for a field takes it from the one before', () => {
  expect(remap(mixed, 'C', 'pd')).toEqual({ judul: 'A', pd: 'C' })
  expect(remap(mixed, 'B', '')).toEqual({ judul: 'A' })
})
test('what was said to have no column keeps it so', () => {
  expect(remap(mixed, 'C', 'catatan', { judul: 'A', inovator: '' })).toEqual({
    inovator: '',
    judul: 'A',
    pd: 'B',
    catatan: 'C',
  })
})
test('the slice shows the row before, the row, and one after', () =>
  expect(sliceOf(mixed, { row: 4, letters: 'B' })).toEqual({
    columns: [
      { letters: 'A', header: 'judul' },
      { letters: 'B', header: 'pd' },
      { letters: 'C', header: 'lain' },
    ],
    rows: [
      { row: 3, own: 3, cells: ['Kawasan', 'Dinas PMD', ''], state: 'peringatan' },
      { row: 4, own: 4, cells: ['', 'DISTAN', ''], state: 'salah' },
      { row: 5, own: 5, cells: ['Desa', 'Dinas PMD', ''], state: 'peringatan' },
    ],
  }))
test('the rows to mend become a block for Excel', () =>
  expect(
    reportBlock(
      report([
        row(2, ['Baik']),
        row(4, ['a\tb', 'X'], { findings: [found(4, 'A', 'Judul', 'a', 'salah', 'Kosong.')] }),
      ]),
    ),
  ).toEqual({
    rows: 1,
    text: 'Baris\tjudul\tpd\tlain\tKeterangan\n4\ta b\tX\t\tA4: Kosong.',
  }))
