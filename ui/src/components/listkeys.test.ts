import { describe, expect, test } from 'vitest'
import { rowAfter, seek, type Walk } from './listkeys'

/** b = band head, r = row. */
const walk = (lines: string, page = 3): Walk => ({ count: lines.length, page, pickable: (at) => lines[at] === 'r' })

describe('a key in a list leads to', () => {
  test.each([
    ['ArrowDown', 1, 2, 'the next row'],
    ['ArrowDown', 2, 4, 'the row behind a band head'],
    ['ArrowDown', 8, 8, 'itself at the end'],
    ['ArrowUp', 4, 2, 'the row before a band head'],
    ['ArrowUp', 1, 1, 'itself at the start, never the band head'],
    ['Home', 7, 1, 'the first row, not its band head'],
    ['End', 1, 8, 'the last row'],
    ['PageDown', 1, 4, 'a screenful down'],
    ['PageDown', 7, 8, 'the end when less than a screenful is left'],
    ['PageUp', 6, 2, 'a screenful up, past the band head'],
    ['PageUp', 2, 1, 'the first row when only a band head is above'],
  ])('%s from %i: %i, %s', (key, from, to) => {
    expect(rowAfter(key, from, walk('brrbrrrrr'))).toBe(to)
  })
  test('nothing for a key that does not move', () => {
    expect(rowAfter('a', 1, walk('brr'))).toBeUndefined()
  })
  test('nothing in an empty list', () => {
    expect(rowAfter('Home', 0, walk(''))).toBeUndefined()
    expect(seek(0, 1, walk('bbb'))).toBeUndefined()
  })
})
