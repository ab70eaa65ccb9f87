import { describe, expect, test } from 'vitest'
import { leadOn, newestBarrier, standingOf, tell, type Operation } from './view'

const op = (seq: number, more: Partial<Operation> = {}): Operation => ({
  id: seq, seq, kind: 'agencies.save', label: 'Dinas Pertanian diubah', actor: 'Petugas', at: 0, at_text: '', reason: null, undone: false, undoable: true, barrier: false, ...more,
})

describe('whether a change can be undone', () => {
  test.each([
    [op(9), 'can'],
    [op(3), 'ask'],
    [op(9, { undone: true }), 'undone'],
    [op(9, { undoable: false }), 'no'],
    [op(5, { barrier: true, undoable: false }), 'barrier'],
  ])('%#', (one, wanted) => expect(standingOf(one, 5)).toBe(wanted))
  test('the newest barrier counts, unless it was undone', () => {
    expect(newestBarrier([op(9), op(8, { barrier: true, undone: true }), op(7, { barrier: true }), op(6, { barrier: true })])).toBe(7)
    expect(newestBarrier([op(1)])).toBe(0)
  })
  test('a refusal leads to where the matter is settled', () => {
    expect([op(1), op(1, { kind: 'score_sheets.record' }), op(1, { kind: 'certificates.issue' })].map(leadOn)).toEqual([undefined, 'result', 'certificates'])
  })
})

describe('a change is told in words', () => {
  const zone = 480
  test('with the values as written on paper', () => {
    const told = tell({ table: 'marks', row: 5, fields: [{ field: 'value', before: '7200', after: '7450' }, { field: 'sheet_id', before: '1', after: '2' }] }, 0, zone)
    expect(told).toMatchObject({ table: 'Nilai kriteria', how: 'changed', fields: [{ field: 'Nilai', before: '72,00', after: '74,50', number: true }] })
  })
  test('a new row, days, moments, flags and codes', () => {
    const fields = [['name', 'Dinas'], ['obliged', '1'], ['valid_from', '2021-01-04'], ['closed_at', '1639120800000'], ['status', 'lolos'], ['weight', '625'], ['normal_name', 'dinas']]
    const told = tell({ table: 'agencies', row: 1, fields: fields.map(([field, after]) => ({ field: field ?? '', before: null, after: after ?? '' })) }, 0, zone)
    expect(told.how).toBe('made')
    expect(told.fields.map((one) => [one.field, one.after])).toEqual([
      ['Nama', 'Dinas'], ['Wajib mengirim', 'ya'], ['Berlaku sejak', '4 Januari 2021'], ['Ditutup pada', '10 Desember 2021 15.20'], ['Keadaan', 'Lolos'], ['Bobot', '62,5%'],
    ])
  })
  test('a field that was empty before is no new row', () => {
    expect(tell({ table: 'agencies', row: 1, fields: [{ field: 'contact', before: null, after: 'Petugas' }] }, 0, zone).how).toBe('changed')
  })
  test('a removed row, and an emptied field', () => {
    expect(tell({ table: 'jurors', row: 1, fields: [{ field: 'name', before: 'Juri', after: null }] }, 0, zone).how).toBe('removed')
    expect(tell({ table: 'jurors', row: 1, fields: [{ field: 'office', before: 'Camat', after: '' }, { field: 'name', before: 'A', after: 'B' }] }, 0, zone).fields[0]).toMatchObject({ before: 'Camat', after: null })
  })
})
