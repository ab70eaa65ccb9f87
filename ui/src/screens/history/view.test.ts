import { describe, expect, test } from 'vitest'
import { newestBarrier, standingOf, tell, type Operation } from './view'

const op = (seq: number, more: Partial<Operation> = {}): Operation => ({
  id: seq, seq, kind: 'agencies.save', label: 'Dinas Pertanian diubah', actor: 'Petugas', at: 0, at_text: '', reason: null, undone: false, undoable: true, fixed: null, barrier: false, barrier_kind: null, edition: null, ...more,
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
})

type Change = Parameters<typeof tell>[0][number]
const field = (name: string, before: string | null, after: string | null, named = false) => ({ field: name, named, before, after })
const change = (table: string, how: string, fields: Change['fields'], more: Partial<Change> = {}): Change => ({ table, row: 1, name: '', of: '', how, fields, ...more })

describe('a change is told in words', () => {
  const zone = 480
  test('the marks of a sheet stand in one table, as written on paper', () => {
    const mark = (name: string, before: string, after: string) => change('marks', 'changed', [field('value', before, after)], { of: 'Juri 4, Si Dora Eman', name })
    expect(tell([mark('Signifikansi', '7200', '7450'), mark('Kebaruan', '8000', '8100')], zone)).toMatchObject([
      {
        table: 'Nilai kriteria', name: 'Juri 4, Si Dora Eman', how: 'changed',
        fields: [{ field: 'Signifikansi', before: '72,00', after: '74,50', number: true }, { field: 'Kebaruan', before: '80,00', after: '81,00' }],
      },
    ])
  })
  test('a new row, days, moments, flags and codes', () => {
    const fields = [['name', 'Dinas'], ['obliged', '1'], ['valid_from', '2021-01-04'], ['closed_at', '1639120800000'], ['status', 'lolos'], ['weight', '625'], ['normal_name', 'dinas']]
    const [told] = tell([change('agencies', 'made', fields.map(([name, after]) => field(name ?? '', null, after ?? '')))], zone)
    expect(told?.how).toBe('made')
    expect(told?.fields.map((one) => [one.field, one.after])).toEqual([
      ['Nama', 'Dinas'], ['Wajib mengirim', 'ya'], ['Berlaku sejak', '4 Januari 2021'], ['Ditutup pada', '10 Desember 2021 15.20'], ['Keadaan', 'Lolos'], ['Bobot', '62,5%'],
    ])
  })
  test('a reference is told by its name, an emptied field by nothing', () => {
    const [told] = tell([change('submissions', 'changed', [field('agency_id', 'Dinas A', 'Dinas B', true), field('unit', 'Camat', '')], { name: 'Kejar' })], zone)
    expect([told?.table, told?.name, told?.fields.map((one) => [one.field, one.before, one.after])]).toEqual(['Usulan', 'Kejar', [['Perangkat daerah', 'Dinas A', 'Dinas B'], ['Unit kerja', 'Camat', null]]])
  })
})
