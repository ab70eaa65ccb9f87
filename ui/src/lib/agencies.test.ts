import { expect, test } from 'vitest'
import { shortNamesOf } from './agencies'

const short = shortNamesOf([
  { name: 'Dinas Perdagangan, Perindustrian, Koperasi, Usaha Kecil dan Menengah', short_name: null, code: 'DP2KUKM' },
  { name: 'Dinas Kesehatan', short_name: null, code: 'DINKES' },
  { name: 'Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah', short_name: 'Bappelitbangda', code: 'BAPPELITBANGDA' },
])
test.each([
  ['Dinas Perdagangan, Perindustrian, Koperasi, Usaha Kecil dan Menengah', 'DP2KUKM'],
  ['Dinas Kesehatan', 'Dinas Kesehatan'],
  ['Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah', 'Bappelitbangda'],
  ['Unit yang tidak dikenal lagi dan namanya panjang sekali', 'Unit yang tidak dikenal lagi dan namanya panjang sekali'],
])('%s is %s in a list', (name, wanted) => expect(short(name)).toBe(wanted))
