import { expect, test } from 'vitest'
import { findIn, slipsIn, type Choice } from './combobox'

const choices: Choice<number>[] = [
  { value: 1, label: 'UPT Puskesmas Tana-Lili', known: ['PKM-TL'] },
  { value: 2, label: 'Dinas Kesehatan', known: ['DINKES'] },
  { value: 3, label: 'Kejar Stunting', under: 'Dinas Kesehatan' },
]
test.each([
  ['tana lili', [1]],
  ['PKM TL', [1]],
  ['dinkes', [2]],
  ['kesehatan', [2, 3]],
  ['kejar', [3]],
  ['kejar stunitng', [3]],
  ['puskemas tanalili', [1]],
  ['dinkas', [2]],
  ['dinkes lutra', [2]],
  ['tidak ada', []],
  ['abc', []],
  ['', [1, 2, 3]],
])('“%s” finds %j', (text, found) => {
  expect(findIn(choices, text).map((choice) => choice.value)).toEqual(found)
})
test('what begins with the text comes first', () => {
  expect(
    findIn(
      [
        { value: 1, label: 'Badan Dinas' },
        { value: 2, label: 'Dinas Satu' },
      ],
      'dinas',
    ).map((one) => one.value),
  ).toEqual([2, 1])
})
test.each([
  ['dinaskesehatan', 'kesehatan', 0],
  ['dinaskesehatan', 'kesehtan', 1],
  ['dinaskesehatan', 'kesheatan', 2],
  ['', 'abc', 3],
])('in “%s”, “%s” has %i slips', (text, wanted, slips) => {
  expect(slipsIn(text, wanted)).toBe(slips)
})
