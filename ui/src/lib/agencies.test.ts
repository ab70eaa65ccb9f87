import { expect, test } from 'vitest'
import { namesByName, shortNamesOf } from './agencies'

const short = shortNamesOf([
  { name: 'Dinas Perdagangan, Perindustrian, Koperasi, Usaha Kecil dan Menengah', short_name: null, code: 'DP2KUKM' },
  { name: 'Dinas Kesehatan', short_name: null, code: 'DINKES' },
  {
    name: 'Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah',
    short_name: 'Bappelitbangda',
    code: 'BAPPELITBANGDA',
  },
])
test.each([
  ['Dinas Perdagangan, Perindustrian, Koperasi, Usaha Kecil dan Menengah', 'DP2KUKM'],
  ['Dinas Kesehatan', 'Dinas Kesehatan'],
  ['Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah', 'Bappelitbangda'],
  [
    'Unit yang tidak dikenal lagi dan namanya panjang sekali',
    'Unit yang tidak dikenal lagi dan namanya panjang sekali',
  ],
])('%s is %s in a list', (name, wanted) => expect(short(name)).toBe(wanted))

test('a unit is found by its code, its common names and the names of what was merged into it', () => {
  const more = { merged_into: null, aliases: [], common: [] }
  const names = namesByName([
    { ...more, id: 1, name: 'Badan Perencanaan', short_name: null, code: 'BAPPELITBANGDA', common: ['bappeda'] },
    {
      ...more,
      id: 2,
      name: 'Kantor Litbang',
      short_name: 'Litbang',
      code: 'KL',
      aliases: ['Balitbang'],
      merged_into: 1,
    },
  ])
  expect(names('Badan Perencanaan')).toEqual([
    'Badan Perencanaan',
    'BAPPELITBANGDA',
    'bappeda',
    'Kantor Litbang',
    'KL',
    'Litbang',
    'Balitbang',
  ])
  expect(names('Unit yang tidak ada')).toEqual(['Unit yang tidak ada'])
})
