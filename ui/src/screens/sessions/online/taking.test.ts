import { expect, test } from 'vitest'
import { route } from '../../../lib/route.svelte'
import { takeDroppedParticipants } from './taking'

test('a participant file let go over a session begins its import; anything else is left to others', () => {
  route.go('beranda')
  const photo = { token: '1', name: 'foto.jpg' }
  expect(takeDroppedParticipants(7, [photo])).toBe(false)
  expect(route.place.screen).toBe('beranda')
  expect(takeDroppedParticipants(7, [photo, { token: '2', name: 'Zoom.CSV' }])).toBe(true)
  expect(route.place).toMatchObject({ screen: 'kegiatan', ask: { daring: '7', berkas: '2', nama: 'Zoom.CSV' } })
})
