import { describe, expect, test } from 'vitest'
import { sortedBy } from './list'
import { firstRow, keepPlace, keptLines, lineKey, lineOf, linesOf } from './listlines'

interface Entry {
  id: number
  group: string
}
const rows: Entry[] = [
  { id: 11, group: 'Top 7' },
  { id: 12, group: 'Top 7' },
  { id: 13, group: 'Partisipatif' },
]
const keyOf = (row: Entry) => row.id
const lines = linesOf(rows, (row, before) => (row.group === before?.group ? undefined : { title: row.group }))

describe('the lines of a list', () => {
  test('are its rows, with the head of a band before the first of each', () => {
    expect(lines.map((line) => (line.kind === 'row' ? line.row.id : line.band.title))).toEqual([
      'Top 7',
      11,
      12,
      'Partisipatif',
      13,
    ])
    expect(lines.map((line) => lineKey(line, keyOf))).toEqual(['pita 11', 11, 12, 'pita 13', 13])
    expect(linesOf(rows).length).toBe(3)
  })
  test('are found by the key of their row; a band head is none', () => {
    expect([lineOf(lines, keyOf, 13), lineOf(lines, keyOf, 99), lineOf(lines, keyOf, undefined)]).toEqual([4, -1, -1])
    expect([firstRow(lines), firstRow([])]).toEqual([1, -1])
  })
  test('stay drawn where the focus is and where it comes from, as long as there is such a line', () => {
    expect([keptLines(4, 1, 5), keptLines(4, 4, 5), keptLines(4, -1, 5), keptLines(4, 7, 5)]).toEqual([
      [1, 4],
      [4],
      [4],
      [4],
    ])
    expect(keptLines(-1, 2, 5)).toEqual([])
  })
})

test('a list comes back to where it was left, and hears no more when it is gone', () => {
  const box = document.createElement('div')
  const left: number[] = []
  const end = keepPlace(box, 120, (top) => void left.push(top))
  expect(box.scrollTop).toBe(120)
  box.scrollTop = 240
  box.dispatchEvent(new Event('scrollend'))
  end()
  box.dispatchEvent(new Event('scrollend'))
  expect(left).toEqual([240])
})

test('the head of a column orders by it, and turns the order that is by it', () => {
  const up = { key: 'nama', descending: false }
  expect(sortedBy('nama', undefined)).toEqual(up)
  expect(sortedBy('nama', up)).toEqual({ key: 'nama', descending: true })
  expect(sortedBy('nama', { key: 'nama', descending: true })).toEqual(up)
  expect(sortedBy('nama', { key: 'nilai', descending: false })).toEqual(up)
})
