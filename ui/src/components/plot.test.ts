import { expect, test } from 'vitest'
import { place, plotWidth } from './plot'

const scale = { low: 7000, high: 9500, ticks: [] }
test('the ends of the axis lie inside the picture', () => {
  expect(place(7000, scale)).toBe(6)
  expect(place(9500, scale)).toBe(plotWidth - 6)
})
test('what lies between is in proportion', () => {
  expect(place(8250, scale)).toBe(plotWidth / 2)
})
