import { describe, expect, test } from 'vitest'
import type { FindingDto } from '../../api/bindings'
import {
  choose,
  documentsOf,
  headOf,
  inPageOrder,
  isTicked,
  numberings,
  seenBefore,
  ticksAfterPrint,
  ticksWith,
  type Row,
} from './list'

const row = (submission: number, name: string, document = 'piagam', more: Partial<Row> = {}): Row => ({
  id: submission,
  submission,
  document,
  document_name: '',
  rank: submission,
  class: 'Top 7',
  name,
  units: [],
  title: `Usulan ${submission}`,
  agency: 'Dinas Kesehatan',
  signer: '',
  signer_office: '',
  date: '2021-12-10',
  number: `061/0${submission}`,
  next_number: null,
  check_code: null,
  prints: 0,
  printed_text: null,
  opened: false,
  outdated: false,
  differences: [],
  state: 'ready',
  state_text: 'Siap',
  ...more,
})
const finding = (code: string, level: string, submission: number | null, field = ''): FindingDto => ({
  level,
  code,
  text: `${code} ${submission}`,
  field,
  record: '',
  submission,
  page: null,
})
const rows = [
  row(1, 'dr. Nisma'),
  row(2, 'Rahma', 'sertifikat'),
  row(3, 'Ahmad Jani'),
  row(4, 'Supiyan Sakti', 'sertifikat', { id: null, number: null, next_number: '061/11' }),
]
const ids = (list: readonly Row[]) => list.map((one) => one.submission)

describe('recipients', () => {
  test('stand in the order of the desk, or the longest name first, or by name', () => {
    expect(ids(choose(rows, '', 'semua', 'rank'))).toEqual([1, 3, 2, 4])
    expect(ids(choose(rows, '', 'semua', 'longest'))).toEqual([4, 3, 1, 2])
    expect(ids(choose(rows, '', 'semua', 'name'))).toEqual([3, 1, 2, 4])
  })
  test('are found by name, title, agency and number, forgiving of spaces', () => {
    expect(ids(choose(rows, 'ahmadjani', 'semua', 'rank'))).toEqual([3])
    expect(ids(choose(rows, 'usulan 2', 'semua', 'rank'))).toEqual([2])
    expect(ids(choose(rows, '061/03', 'piagam', 'rank'))).toEqual([3])
    expect(ids(choose(rows, 'kesehatan', 'sertifikat', 'rank'))).toEqual([2, 4])
  })
  test('are found by what offices call their agency', () => {
    const names = (agency: string) => [agency, 'dinkes']
    expect(ids(choose(rows, 'Dinkes', 'sertifikat', 'rank', names))).toEqual([2, 4])
    expect(ids(choose(rows, 'Dinkes', 'sertifikat', 'rank'))).toEqual([])
  })
  test('have their pages document by document', () => {
    expect(documentsOf(rows)).toEqual(['piagam', 'sertifikat'])
    expect(ids(inPageOrder(rows))).toEqual([1, 3, 2, 4])
  })
})

test('each kind of paper has one head, with its class where the classes do not lie among each other', () => {
  const of = (...kinds: [document: string, klass: string][]) => {
    const rows = kinds.map(([document, klass], n) =>
      row(n + 1, 'x', document, { document_name: document, class: klass }),
    )
    const shown = choose(rows, '', 'semua', 'rank')
    const head = headOf(shown)
    return shown.flatMap((one, at) => head(one, shown[at - 1]) ?? [])
  }
  expect(of(['piagam', 'Juara I'], ['piagam', 'Juara II'], ['sertifikat', 'Peserta'])).toEqual([
    'piagam, Juara I',
    'piagam, Juara II',
    'sertifikat, Peserta',
  ])
  expect(of(['piagam', 'Top 7'], ['sertifikat', 'Peserta'], ['piagam', 'Top 7'], ['sertifikat', 'Peserta'])).toEqual([
    'piagam, Top 7',
    'sertifikat, Peserta',
  ])
  expect(of(['piagam', 'Top 7'], ['piagam', 'Top 6'], ['piagam', 'Top 7'])).toEqual(['piagam'])
})

test('before printing: grave things first, each once, with its page and what Enter does', () => {
  const seen = seenBefore(
    rows,
    [finding('content_changed', 'warning', 3), finding('number_missing', 'wrong', 4)],
    [
      finding('number_missing', 'wrong', 4),
      finding('content_changed', 'warning', 3),
      finding('shrunk', 'warning', 2, 'judul'),
      finding('tightened', 'note', 1),
      finding('emblem', 'warning', null),
    ],
  )
  expect(seen.map((one) => [one.text, one.page, one.act, one.next])).toEqual([
    ['number_missing 4', 4, 'number', '061/11'],
    ['content_changed 3', 2, 'replace', null],
    ['shrunk 2', 3, 'page', null],
    ['emblem null', null, undefined, null],
  ])
})

describe('ticks', () => {
  const none = { unticked: new Set<number>(), ticked: new Set<number>() }
  const changed = row(5, 'Berubah', 'piagam', {
    outdated: true,
    differences: ['tanggal 10 Desember 2021 → 22 November 2021'],
  })
  const all = [...rows, changed]
  const on = (ticks: typeof none | ReturnType<typeof ticksWith>) => ids(all.filter((one) => isTicked(one, ticks)))
  test('stand for whoever is ready, and for whom the result says otherwise of only by hand', () => {
    expect(on(none)).toEqual([1, 2, 3])
    expect(on(ticksWith(none, [changed], true))).toEqual([1, 2, 3, 5])
    expect(on(ticksWith(none, all.slice(0, 1), false))).toEqual([2, 3])
  })
  test('leave out what was printed, until it is printed no more or is only opened', () => {
    const printed = [row(1, 'x', 'piagam', { prints: 1 }), row(2, 'y', 'piagam', { prints: 1, opened: true })]
    const on = (ticks: Parameters<typeof isTicked>[1]) => ids(printed.filter((one) => isTicked(one, ticks)))
    expect(on(none)).toEqual([2])
    const byHand = ticksWith(none, printed, true)
    expect(on(byHand)).toEqual([1, 2])
    expect(on(ticksAfterPrint(byHand, [1, 2]))).toEqual([2])
  })
  test('are set and taken out for all at once; without a number there is none', () => {
    expect(on(ticksWith(none, all, true))).toEqual([1, 2, 3, 5])
    expect(on(ticksWith(ticksWith(none, all, true), all, false))).toEqual([])
  })
})

test('before numbers are given: first and last, day and signatory, for each that differs', () => {
  const wait = (submission: number, document: string, next: string, signer: string) =>
    row(submission, 'x', document, {
      id: null,
      number: null,
      next_number: next,
      signer,
      signer_office: 'Jabatan',
      date: '2021-12-10',
    })
  expect(
    numberings([
      ...rows.slice(0, 3),
      wait(6, 'piagam', '061/1', 'Indah'),
      wait(7, 'piagam', '061/2', 'Indah'),
      wait(8, 'sertifikat', '061/3', ''),
    ]),
  ).toEqual([
    {
      document: 'piagam',
      first: '061/1',
      last: '061/2',
      count: 2,
      signer: 'Indah',
      office: 'Jabatan',
      date: '2021-12-10',
    },
    {
      document: 'sertifikat',
      first: '061/3',
      last: '061/3',
      count: 1,
      signer: '',
      office: 'Jabatan',
      date: '2021-12-10',
    },
  ])
})
