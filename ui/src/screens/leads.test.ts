import { beforeEach, expect, test } from 'vitest'
import { route } from '../lib/route.svelte'
import { follow, leadOf, toResultDate } from './leads'
import { windowOf, withoutCount } from './overview/view'

beforeEach(() => route.go('beranda'))

test.each([
  ['perangkat-daerah', 'belum', '', 'perangkat-daerah', { filter: 'belum' }],
  ['perangkat-daerah', 'perlu-surat', 'kewajiban', 'perangkat-daerah', { lihat: 'kewajiban', saring: 'perlu-surat' }],
  ['usulan', 'draf', '', 'usulan', { status: 'draf' }],
  ['usulan', '', '', 'usulan', {}],
  ['penilaian', 'proposal', '', 'penilaian', { tahap: 'proposal' }],
  ['penilaian', 'proposal', 'satu', 'penilaian', { tahap: 'proposal', bagian: 'satu' }],
  ['penilaian', '', 'juri', 'penilaian', { bagian: 'juri' }],
  ['hasil', '', '', 'hasil', {}],
  ['piagam', '', '', 'piagam', {}],
  ['dokumen', '', '', 'dokumen', {}],
  ['dokumen', 'rekap-nilai', '', 'dokumen', { dokumen: 'rekap-nilai' }],
  ['pengaturan', '', 'penanda', 'pengaturan', { bagian: 'penanda', act: 'baru' }],
  ['pengaturan', '', 'edisi', 'pengaturan', { bagian: 'edisi', isian: 'tutup-edisi' }],
])('the figure of %s (%s, %s) leads to %s', (screen, filter, part, to, ask) => {
  const lead = leadOf({ screen, filter, part })
  if (lead) follow(lead)
  expect(route.place).toEqual({ screen: to, ask })
})
test('a screen nobody knows is no link', () =>
  expect(leadOf({ screen: 'cadangan', filter: '', part: '' })).toBeUndefined())
test('a date that lacks leads to its field', () => {
  follow(toResultDate)
  expect(route.place.ask).toEqual({ bagian: 'edisi', isian: 'result_date' })
})
test('a count stands once, in its own column', () => {
  expect(withoutCount(13, '13 lembar nilai belum masuk')).toBe('lembar nilai belum masuk')
  expect(withoutCount(1, '13 lembar')).toBe('13 lembar')
  expect(withoutCount(0, 'Buka penilaian')).toBe('Buka penilaian')
})

test.each([
  [[], 6, 0, 0],
  [[1, 1, 0, 0, 0, 0, 0, 0], 6, 0, 6],
  [[1, 1, 1, 1, 0, 0, 0, 0, 0, 0], 6, 2, 8],
  [[1, 1, 1, 1, 1, 1, 1, 0], 6, 2, 8],
  [[1, 1, 1, 1, 1, 1, 1, 1], 6, 2, 8],
  [[0, 1, 1, 0], 6, 0, 4],
])('of the steps %o the next is in sight with the last two done', (done, most, from, to) => {
  expect(
    windowOf(
      done.map((one) => ({ done: one === 1 })),
      most,
    ),
  ).toEqual([from, to])
})
