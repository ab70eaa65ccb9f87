import { expect, test } from 'vitest'
import { tracksOf } from './tracks'

test('tracks of all columns, and of those that stay below 1200 px', () => {
  const tracks = tracksOf([{ width: '46px', wideOnly: true }, { width: '1fr' }], [{ width: '84px', narrow: '68px' }])
  expect(tracks).toEqual({ wide: '46px 1fr 84px', narrow: '1fr 68px' })
})
