import { describe, expect, test } from 'vitest'
import type { FindingDto } from '../../api/bindings'
import { choose, documentsOf, inPageOrder, seenBefore, type Row } from './list'

const row = (submission: number, name: string, document = 'piagam', more: Partial<Row> = {}): Row => ({
  id: submission, submission, document, document_name: '', rank: submission, class: 'Top 7', name, units: [], title: `Usulan ${submission}`,
  agency: 'Dinas Kesehatan', signer: '', signer_office: '', date: '2021-12-10', number: `061/0${submission}`, next_number: null, check_code: null, prints: 0, printed_text: null, opened: false,
  outdated: false, state: 'ready', state_text: 'Siap', ...more,
})
const finding = (code: string, level: string, submission: number | null, field = ''): FindingDto => ({ level, code, text: `${code} ${submission}`, field, record: '', submission, page: null })
const rows = [row(1, 'dr. Nisma'), row(2, 'Rahma', 'sertifikat'), row(3, 'Ahmad Jani'), row(4, 'Supiyan Sakti', 'sertifikat', { id: null, number: null, next_number: '061/11' })]
const ids = (list: readonly Row[]) => list.map((one) => one.submission)

describe('recipients', () => {
  test('stand in the order of the desk, or the longest name first, or by name', () => {
    expect(ids(choose(rows, '', 'semua', 'rank'))).toEqual([1, 2, 3, 4])
    expect(ids(choose(rows, '', 'semua', 'longest'))).toEqual([4, 3, 1, 2])
    expect(ids(choose(rows, '', 'semua', 'name'))).toEqual([3, 1, 2, 4])
  })
  test('are found by name, title, agency and number, forgiving of spaces', () => {
    expect(ids(choose(rows, 'ahmadjani', 'semua', 'rank'))).toEqual([3])
    expect(ids(choose(rows, 'usulan 2', 'semua', 'rank'))).toEqual([2])
    expect(ids(choose(rows, '061/03', 'piagam', 'rank'))).toEqual([3])
    expect(ids(choose(rows, 'kesehatan', 'sertifikat', 'rank'))).toEqual([2, 4])
  })
  test('have their pages document by document', () => {
    expect(documentsOf(rows)).toEqual(['piagam', 'sertifikat'])
    expect(ids(inPageOrder(rows))).toEqual([1, 3, 2, 4])
  })
})

test('before printing: grave things first, each once, with its page and what Enter does', () => {
  const seen = seenBefore(
    rows,
    [finding('content_changed', 'warning', 3), finding('number_missing', 'wrong', 4)],
    [finding('number_missing', 'wrong', 4), finding('content_changed', 'warning', 3), finding('shrunk', 'warning', 2, 'judul'), finding('tightened', 'note', 1), finding('emblem', 'warning', null)],
  )
  expect(seen.map((one) => [one.text, one.page, one.act, one.next])).toEqual([
    ['number_missing 4', 4, 'number', '061/11'],
    ['content_changed 3', 2, 'replace', null],
    ['shrunk 2', 3, 'page', null],
    ['emblem null', null, undefined, null],
  ])
})
