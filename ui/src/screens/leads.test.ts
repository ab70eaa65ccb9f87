import { beforeEach, expect, test } from 'vitest'
import { route } from '../lib/route.svelte'
import { follow, leadOf } from './leads'
import { withoutCount } from './overview/view'

beforeEach(() => route.go('beranda'))

test.each([
  ['perangkat-daerah', 'belum', 'perangkat-daerah', { filter: 'belum' }],
  ['usulan', 'draf', 'usulan', { status: 'draf' }],
  ['usulan', '', 'usulan', {}],
  ['penilaian', 'proposal', 'penilaian', { tahap: 'proposal' }],
  ['hasil', '', 'hasil', {}],
  ['piagam', '', 'piagam', {}],
  ['dokumen', '', 'dokumen', {}],
])('the figure of %s (%s) leads to %s', (screen, filter, to, ask) => {
  const lead = leadOf(screen, filter)
  if (lead) follow(lead)
  expect(route.place).toEqual({ screen: to, ask })
})
test('a screen nobody knows is no link', () => expect(leadOf('cadangan', '')).toBeUndefined())
test('a count stands once, in its own column', () => {
  expect(withoutCount(13, '13 lembar nilai belum masuk')).toBe('lembar nilai belum masuk')
  expect(withoutCount(1, '13 lembar')).toBe('13 lembar')
  expect(withoutCount(0, 'Buka penilaian')).toBe('Buka penilaian')
})
