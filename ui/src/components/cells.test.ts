import { describe, expect, test } from 'vitest'
import {
  blockFromText,
  blockOf,
  copied,
  emptied,
  filledDown,
  isIn,
  pasted,
  pasteOf,
  spotAfter,
  textFromBlock,
} from './cells'

const size = { rows: 4, columns: 3, page: 2 }
const at = (row: number, column: number) => ({ row, column })

describe('keys of a grid', () => {
  test.each([
    ['ArrowDown', {}, at(1, 1), at(2, 1)],
    ['ArrowDown', {}, at(3, 1), at(3, 1)],
    ['ArrowUp', { ctrlKey: true }, at(3, 1), at(0, 1)],
    ['ArrowRight', {}, at(0, 2), at(0, 2)],
    ['Tab', {}, at(0, 2), at(1, 0)],
    ['Tab', { shiftKey: true }, at(1, 0), at(0, 2)],
    ['Tab', {}, at(3, 2), at(3, 2)],
    ['Enter', {}, at(0, 1), at(1, 1)],
    ['Enter', { shiftKey: true }, at(1, 1), at(0, 1)],
    ['Home', {}, at(2, 2), at(2, 0)],
    ['Home', { ctrlKey: true }, at(2, 2), at(0, 0)],
    ['End', { ctrlKey: true }, at(0, 0), at(3, 2)],
    ['PageDown', {}, at(1, 0), at(3, 0)],
    ['PageUp', {}, at(1, 0), at(0, 0)],
  ])('%s %j from %j goes to %j', (key, more, from, to) => {
    expect(spotAfter({ key, ctrlKey: false, shiftKey: false, ...more }, from, size)).toEqual(to)
  })
  test('any other key is no movement', () => {
    expect(spotAfter({ key: '7', ctrlKey: false, shiftKey: false }, at(0, 0), size)).toBeUndefined()
  })
})

describe('blocks', () => {
  test('stand between two corners, whichever was first', () => {
    const block = blockOf(at(3, 0), at(1, 2))
    expect(block).toEqual({ top: 1, bottom: 3, left: 0, right: 2 })
    expect([isIn(block, 2, 1), isIn(block, 0, 1)]).toEqual([true, false])
  })
  test('are read from a spreadsheet’s text and written back', () => {
    const block = [
      ['79', '82,5'],
      ['80', ''],
    ]
    expect(blockFromText('79\t82,5\r\n80\t\r\n')).toEqual(block)
    expect(blockFromText(textFromBlock(block))).toEqual(block)
  })
  test('are laid at the chosen cell; what falls outside is left out', () => {
    expect(
      pasted(
        [
          ['1', '2'],
          ['3', '4'],
        ],
        blockOf(at(3, 2), at(3, 2)),
        size,
      ),
    ).toEqual([{ row: 3, column: 2, text: '1' }])
  })
  test('one text fills the whole chosen block', () => {
    expect(pasted([['8']], blockOf(at(0, 0), at(1, 1)), size).map((edit) => [edit.row, edit.column])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ])
  })
  test('are filled down from their first row; a single cell takes the one above', () => {
    const textAt = (row: number, column: number) => `${row}${column}`
    expect(filledDown(blockOf(at(0, 1), at(2, 1)), textAt)).toEqual([
      { row: 1, column: 1, text: '01' },
      { row: 2, column: 1, text: '01' },
    ])
    expect(filledDown(blockOf(at(2, 0), at(2, 0)), textAt)).toEqual([{ row: 2, column: 0, text: '10' }])
    expect(filledDown(blockOf(at(0, 0), at(0, 0)), textAt)).toEqual([])
  })
})

describe('the clipboard', () => {
  const textAt = (row: number, column: number) => (row === 2 ? '' : `${row}${column}`)
  test('takes the chosen block', () => {
    expect(copied(blockOf(at(1, 0), at(2, 1)), textAt)).toBe('10\t11\r\n\t')
  })
  test('is laid at the chosen cell; what falls beside is counted, empty texts are not', () => {
    expect(pasteOf('1\t2\t\r\n3\t4\t5\r\n', blockOf(at(3, 1), at(3, 1)), size)).toEqual({
      edits: [
        { row: 3, column: 1, text: '1' },
        { row: 3, column: 2, text: '2' },
      ],
      outside: 3,
      last: at(3, 2),
    })
  })
  test('Del empties what holds something', () => {
    expect(emptied(blockOf(at(1, 1), at(2, 2)), textAt)).toEqual([
      { row: 1, column: 1, text: '' },
      { row: 1, column: 2, text: '' },
    ])
  })
})
