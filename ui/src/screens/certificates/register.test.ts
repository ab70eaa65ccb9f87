import { expect, test } from 'vitest'
import { linesOf, type Register, type Registered, type StateFilter } from './register'

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
