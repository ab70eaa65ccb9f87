import { describe, expect, test } from 'vitest'
import { standingWords, tell, type Operation } from './view'

test.each([
  [{ standing: 'can', standing_text: null }, 'Dapat'],
  [{ standing: 'undone', standing_text: null }, 'Diurungkan'],
  [{ standing: 'cannot', standing_text: 'diubah sesudahnya' }, 'Tidak: diubah sesudahnya'],
])('the column says %o as %s', (standing, wanted) => expect(standingWords(standing as Operation)).toBe(wanted))

type Change = Parameters<typeof tell>[0][number]
const field = (name: string, before: string | null, after: string | null, named = false) => ({
  field: name,
  named,
  before,
  after,
})
const change = (table: string, how: string, fields: Change['fields'], more: Partial<Change> = {}): Change => ({
  table,
  row: 1,
  name: '',
  of: '',
  how,
  fields,
  ...more,
})

describe('a change is told in words', () => {
  const zone = 480
  test('the marks of a sheet stand in one table, as written on paper', () => {
    const mark = (name: string, before: string, after: string) =>
      change('marks', 'changed', [field('value', before, after)], { of: 'Juri 4, Si Dora Eman', name })
    expect(tell([mark('Signifikansi', '7200', '7450'), mark('Kebaruan', '8000', '8100')], zone)).toMatchObject([
      {
        table: 'Nilai kriteria',
        name: 'Juri 4, Si Dora Eman',
        how: 'changed',
        fields: [
          { field: 'Signifikansi', before: '72,00', after: '74,50', number: true },
          { field: 'Kebaruan', before: '80,00', after: '81,00' },
        ],
      },
    ])
  })
  test('a new row, days, moments, flags and codes', () => {
    const fields = [
      ['name', 'Penilaian'],
      ['enabled', '1'],
      ['starts_on', '2021-01-04'],
      ['locked_at', '1639120800000'],
      ['kind', 'penilaian'],
      ['weight', '625'],
      ['position', '7'],
    ]
    const [told] = tell(
      [
        change(
          'stages',
          'made',
          fields.map(([name, after]) => field(name ?? '', null, after ?? '')),
        ),
      ],
      zone,
    )
    expect(told?.how).toBe('made')
    expect(told?.fields.map((one) => [one.field, one.after])).toEqual([
      ['Nama', 'Penilaian'],
      ['Dipakai', 'ya'],
      ['Mulai', '4 Januari 2021'],
      ['Dikunci pada', '10 Desember 2021 15.20'],
      ['Jenis', 'Penilaian'],
      ['Bobot', '62,5%'],
    ])
  })
  test('a reference is told by its name, an emptied field by nothing', () => {
    const [told] = tell(
      [
        change('submissions', 'changed', [field('agency_id', 'Dinas A', 'Dinas B', true), field('unit', 'Camat', '')], {
          name: 'Kejar',
        }),
      ],
      zone,
    )
    expect([told?.table, told?.name, told?.fields.map((one) => [one.field, one.before, one.after])]).toEqual([
      'Usulan',
      'Kejar',
      [
        ['Perangkat daerah', 'Dinas A', 'Dinas B'],
        ['Unit kerja', 'Camat', null],
      ],
    ])
  })
})
