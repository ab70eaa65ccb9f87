import { describe, expect, test } from 'vitest'
import { choose, documentFor, lastOf, nextOf, promiseOf, sinceOf, type Letter, type Row } from './list'

const letter = (more: Partial<Letter> = {}): Letter => ({
  recipient: 1,
  kind: 'teguran-1',
  kind_name: 'Teguran I',
  number: '061/1',
  date: '2021-11-02',
  void: false,
  sent_on: null,
  received_on: null,
  answers: [],
  ...more,
})
const promise = {
  id: 1,
  date: '2021-11-08',
  number: null,
  verdict: 'janji',
  promise_on: '2021-11-30',
  way: null,
  delivered_by: null,
  text: null,
}
const row = (name: string, more: Partial<Row> = {}): Row => ({
  agency: name.length,
  name,
  group: 'Dinas dan satuan',
  status: 'belum',
  status_label: 'Belum',
  entered_on: null,
  exempt_reason: null,
  letters: [],
  notes: [],
  next: 'surat-teguran-1',
  next_from: '2021-11-01',
  next_text: '',
  due: true,
  deadline: null,
  ...more,
})
const waiting = row('Dinas Perhubungan', {
  due: false,
  next: 'surat-teguran-2',
  next_from: '2021-12-01',
  letters: [letter({ answers: [promise] })],
})
const sent = row('Badan Keuangan', {
  group: 'Badan',
  status: 'lolos',
  entered_on: '2021-10-20',
  due: false,
  next: null,
  next_from: null,
})
const rows = [row('Dinas Kesehatan'), waiting, sent]
const all = { query: '', filter: 'semua' as const, group: '', sort: undefined }
const names = (found: readonly Row[]) => found.map((one) => one.name)

describe('the rows of the ledger', () => {
  test('are filtered by what is to be done, by group and by the number of a letter', () => {
    expect(names(choose(rows, { ...all, filter: 'perlu-surat' }))).toEqual(['Dinas Kesehatan'])
    expect(names(choose(rows, { ...all, filter: 'menunggu' }))).toEqual(['Dinas Perhubungan'])
    expect(names(choose(rows, { ...all, filter: 'dijawab' }))).toEqual(['Dinas Perhubungan'])
    expect(names(choose(rows, { ...all, filter: 'belum' }))).toEqual(['Dinas Kesehatan', 'Dinas Perhubungan'])
    expect(names(choose(rows, { ...all, filter: 'sudah' }))).toEqual(['Badan Keuangan'])
    expect(names(choose(rows, { ...all, group: 'Badan' }))).toEqual(['Badan Keuangan'])
    expect(names(choose(rows, { ...all, query: '061/1' }))).toEqual(['Dinas Perhubungan'])
  })
  test('are ordered by what comes next: what is due first, what has ended last', () => {
    const sort = { key: 'next', descending: false }
    expect(names(choose([sent, waiting, row('Dinas Kesehatan')], { ...all, sort }))).toEqual(names(rows))
  })
})
describe('a row says', () => {
  test('what is next: due, promised, waiting, finished, or nothing without a closing', () => {
    expect(nextOf(row('A'), '2021-10-30')).toEqual({ is: 'due', word: 'Teguran I', under: 'sejak 1 Nov 2021' })
    expect(nextOf(waiting, '2021-10-30').is).toBe('promised')
    expect(nextOf({ ...waiting, letters: [letter()] }, '2021-10-30').is).toBe('waiting')
    expect(nextOf(sent, '2021-10-30').is).toBe('done')
    expect(nextOf(row('A', { due: false, next: null }), null).is).toBe('none')
  })
  test('nothing of a promise on a letter that is void', () => {
    expect(promiseOf(waiting)).toBe('2021-11-30')
    expect(promiseOf({ ...waiting, letters: [letter({ void: true, answers: [promise] })] })).toBeUndefined()
  })
  test('its last letter that counts and what became of it', () => {
    expect(lastOf(row('A'))).toEqual(['tidak ada surat', ''])
    expect(lastOf(row('A', { letters: [letter(), letter({ void: true, number: '2' })] }))).toEqual([
      'Teguran I, 2 Nov 2021',
      'belum dikirim',
    ])
    expect(lastOf(waiting)[1]).toBe('dijawab 8 Nov 2021')
  })
  test('since when it stands so', () => {
    expect(sinceOf(sent, '2021-10-30', true)).toBe('sejak 20 Okt 2021')
    expect(sinceOf(row('A'), '2021-10-30', true)).toBe('sejak 30 Okt 2021')
    expect(sinceOf(row('A'), '2021-10-30', false)).toBe('batas 30 Okt 2021')
    expect(sinceOf(row('A'), null, false)).toBe('')
  })
})
test('the first kind of letter is the one that most need', () => {
  expect(documentFor(rows)).toBe('surat-teguran-1')
  expect(documentFor([waiting])).toBe('surat-teguran-2')
  expect(documentFor([])).toBe('surat-pengingat')
})
