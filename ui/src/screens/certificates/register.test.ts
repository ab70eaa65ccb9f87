import { expect, test } from 'vitest'
import { linesOf, replacementOf, type Register, type Registered, type StateFilter } from './register'

const row = (running: number | null, more: Partial<Registered> = {}): Registered => ({
  id: (running ?? 90) * 10,
  number: `061/${running ?? 'lain'}`,
  running,
  document: 'piagam',
  submission: 1,
  name: `Nama ${running}`,
  units: [],
  title: 'Japri Ka Boss',
  class: 'Top 7',
  rank: 1,
  signer: '',
  check_code: '',
  issued_at: 0,
  issued_text: '',
  state: 'issued',
  state_text: 'Terbit',
  reason: null,
  replaces: null,
  replaced_by: null,
  prints: [],
  printed: 0,
  opened: false,
  ...more,
})
const book = (rows: Registered[], findings: string[] = []): Register => ({
  series: 'Piagam',
  template: '061/{urut}',
  next: 9,
  findings,
  rows,
})
const said = (register: Register, query = '', state: StateFilter = 'semua') =>
  linesOf(register, query, state).map((line) => line.finding ?? line.row?.number)

test('gaps and doubles stand at their place in the series', () => {
  expect(said(book([row(5), row(null), row(1), row(2), row(5, { id: 51 })], ['Celah: 3–4.', 'Ganda: 5.']))).toEqual([
    '061/1',
    '061/2',
    'Celah: 3–4.',
    '061/5',
    'Ganda: 5.',
    '061/5',
    '061/lain',
  ])
})
test('a gap at the beginning of the series stands on top', () => {
  expect(said(book([row(3), row(6)], ['Celah: 1–2.', 'Celah: 4–5.']))).toEqual([
    'Celah: 1–2.',
    '061/3',
    'Celah: 4–5.',
    '061/6',
  ])
})
test('sentences that cannot be placed stand on top', () => {
  expect(said(book([row(1), row(2)], ['A', 'B']))).toEqual(['A', 'B', '061/1', '061/2'])
})
test('a search or a filter shows numbers only', () => {
  const register = book([row(1), row(3, { state: 'void', title: 'Pugalu SIP' })], ['Celah: 2.'])
  expect(said(register, 'japri')).toEqual(['061/1'])
  expect(said(register, '', 'void')).toEqual(['061/3'])
  expect(said(register, '061/3')).toEqual(['061/3'])
})

test('a replacement says what the newest result says, also the name, and keeps what was corrected by hand', () => {
  const old = row(7, { name: 'Rahma', units: ['Kepala UPT', 'Dinas Kesehatan'] })
  expect(
    replacementOf(old, [
      'piagam → sertifikat',
      'nama Rahma → Rahma, S.Kep.',
      'unit Kepala UPT; Dinas Kesehatan → Plt. Kepala UPT; Dinas Kesehatan',
      'penghargaan Top 7 → Partisipatif',
      'tanggal 10 Desember 2021 → 22 November 2021',
    ]),
  ).toEqual({
    name: 'Rahma, S.Kep.',
    unit: 'Plt. Kepala UPT',
    changes: ['Piagam → sertifikat', 'Penghargaan Top 7 → Partisipatif', 'Tanggal 10 Desember 2021 → 22 November 2021'],
    none: false,
  })
  expect(replacementOf(old, [])).toEqual({ name: 'Rahma', unit: 'Kepala UPT', changes: [], none: false })
  expect(replacementOf(row(8, { units: [] }), ['unit – → Dinas Kesehatan']).unit).toBe('Dinas Kesehatan')
  expect(replacementOf(old, ['peringkat VII → tanpa penghargaan']).none).toBe(true)
})
