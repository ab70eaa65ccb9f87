import { expect, test } from 'vitest'
import { place, plotWidth, scaleOf } from './plot'

test('the axis holds every value in steps of five points', () => {
  expect(scaleOf([7138, 9055])).toEqual({ low: 7000, high: 9500, ticks: [7000, 7500, 8000, 8500, 9000, 9500] })
})
test('a wide spread gets fewer marks, never crowded ones', () => {
  const { low, high, ticks } = scaleOf([0, 10000])
  expect([low, high]).toEqual([0, 10000])
  expect(ticks.length).toBeLessThanOrEqual(7)
})
test('equal values still get an axis, also at the very top', () => {
  expect(scaleOf([8000])).toMatchObject({ low: 8000, high: 9000 })
  expect(scaleOf([10000])).toMatchObject({ low: 9000, high: 10000 })
})
test('no sheet at all is no error', () => {
  expect(scaleOf([]).ticks.length).toBeGreaterThan(1)
})
test('the ends of the axis lie inside the picture', () => {
  const scale = scaleOf([7000, 9500])
  expect(place(7000, scale)).toBe(6)
  expect(place(9500, scale)).toBe(plotWidth - 6)
})
