import { expect, test } from 'vitest'
import { seriesOf, short } from './numbers'

test.each([
  [['061/C-01/B. Org/Setda', '061/C-02/B. Org/Setda'], { head: '061/', tail: '/B. Org/Setda' }, ['C-01', 'C-02']],
  [['061/1/X', '061/1/X'], undefined, ['061/1/X', '061/1/X']],
  [['1', '2'], undefined, ['1', '2']],
  [['A/1', 'A/2'], { head: 'A/', tail: '' }, ['1', '2']],
  [['A/A/1', 'A/A/A/1'], { head: 'A/A/', tail: '' }, ['1', 'A/1']],
  [[], undefined, []],
])('numbers %j share %j', (numbers, series, shown) => {
  expect(seriesOf(numbers)).toEqual(series)
  expect(numbers.map((one) => short(one, seriesOf(numbers)))).toEqual(shown)
})
test('a number of another series stays whole', () => {
  expect(short('800/7', { head: '061/', tail: '/Setda' })).toBe('800/7')
})
