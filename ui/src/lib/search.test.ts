import { expect, test } from 'vitest'
import file from '../../../tests/fixtures/examples/shortens.txt?raw'
import { examplesOf } from '../testing/examples'
import { finder, plain, shortens } from './search'

const texts = (...said: string[]) => said.map(plain)
const dinkes = texts('Dinas Kesehatan', 'DINKES')
const fits = (query: string, row: readonly string[], region = 'Kabupaten Luwu Utara') => finder(query, region)?.(...row)

test('case, spaces, punctuation, accents and doubled letters are forgiven, doubled digits are not', () => {
  expect(plain('Kecamatan SABBANG (É)')).toBe('kecamatansabange')
  expect(plain('Tana-Lili 0100')).toBe('tanalili0100')
  expect(fits('tana lili', texts('Kecamatan Tanalili'))).toBe(true)
})
test('every word is somewhere, in any order', () => {
  expect(fits('kesehatan dinas', dinkes)).toBe(true)
  expect(fits('dinkes kesehatan', dinkes)).toBe(true)
  expect(fits('dinas pertanian', dinkes)).toBe(false)
})
test('the region behind a name asks for nothing, alone it is looked for', () => {
  expect(fits('dinkes lutra', dinkes)).toBe(true)
  expect(fits('dinas kesehatan luwuutara', dinkes)).toBe(true)
  expect(fits('lutra', dinkes)).toBe(false)
  expect(fits('luwu', texts('RSUD Luwu'))).toBe(true)
  expect(fits('dinkes lutra', dinkes, '')).toBe(false)
})
test('nothing typed looks for nothing', () => {
  expect(finder('  - ')).toBeUndefined()
})
test.each(examplesOf(file))('“%s” for “%s”: %s, as the domain says', (word, region, answer) => {
  expect(shortens(word, region) ? 'yes' : 'no').toBe(answer)
})
