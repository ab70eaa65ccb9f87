import { expect, test } from 'vitest'
import { findIn, type Choice } from './combobox'

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
  ['tidak ada', []],
  ['', [1, 2, 3]],
])('“%s” finds %j', (text, found) => {
  expect(findIn(choices, text).map((choice) => choice.value)).toEqual(found)
})
test('what begins with the text comes first', () => {
  expect(findIn([{ value: 1, label: 'Badan Dinas' }, { value: 2, label: 'Dinas Satu' }], 'dinas').map((one) => one.value)).toEqual([2, 1])
})
