import { expect, test } from 'vitest'
import { clock, count, longDate, longDay, moment, percent, points, softly } from './format'

test.each([
  [8910, '89,10'],
  [0, '0,00'],
  [5, '0,05'],
  [123456, '1.234,56'],
  [-250, '-2,50'],
])('%i hundredths are %s', (n, text) => expect(points(n)).toBe(text))
test.each([
  [600, '60%'],
  [625, '62,5%'],
  [5, '0,5%'],
  [1000, '100%'],
])('%i per mille are %s', (n, text) => expect(percent(n)).toBe(text))
test.each([
  [41, '41'],
  [2500, '2.500'],
  [1234567, '1.234.567'],
])('%i is written %s', (n, text) => expect(count(n)).toBe(text))

test('times are told in the zone of the desk, past midnight too', () => {
  const late = Date.UTC(2021, 11, 9, 16, 5)
  expect(clock(late, 480)).toBe('00.05')
  expect(longDay(late, 480)).toBe('Jumat, 10 Desember 2021')
  expect(moment(late, 420)).toBe('9 Desember 2021 23.05')
})
test('a date that is none is shown as it came', () => {
  expect(longDate('2021-12-10')).toBe('10 Desember 2021')
  expect(longDate('belum tahu')).toBe('belum tahu')
})
test('only long words may be parted', () => {
  expect(softly('Pleno dan penetapan')).toBe('Pleno dan penetapan')
  expect(softly('Penganugerahan').replaceAll('\u00AD', '-')).toBe('Penga-nu-ge-ra-han')
})
