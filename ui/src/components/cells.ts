/**
 * Movement, ranges and blocks of a grid of cells, as in Excel. Pure: places in, places out.
 * It refuses to know what a cell holds and whether it may be written.
 */

/** A place in the grid: row and column from 0. */
export interface Spot {
  row: number
  column: number
}
export interface Block {
  top: number
  bottom: number
  left: number
  right: number
}
export interface Size {
  rows: number
  columns: number
  /** Rows in sight, for PgUp and PgDn. */
  page: number
}

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value))

/** Where a key leads, or undefined when it is no key of movement. Tab and Shift+Tab go on at the edge of the row. */
export function spotAfter(
  event: { key: string; ctrlKey: boolean; shiftKey: boolean },
  from: Spot,
  size: Size,
): Spot | undefined {
  const { row, column } = from
  const to = (nextRow: number, nextColumn: number): Spot => ({
    row: within(nextRow, size.rows),
    column: within(nextColumn, size.columns),
  })
  switch (event.key) {
    case 'ArrowUp':
      return event.ctrlKey ? to(0, column) : to(row - 1, column)
    case 'ArrowDown':
      return event.ctrlKey ? to(size.rows - 1, column) : to(row + 1, column)
    case 'ArrowLeft':
      return event.ctrlKey ? to(row, 0) : to(row, column - 1)
    case 'ArrowRight':
      return event.ctrlKey ? to(row, size.columns - 1) : to(row, column + 1)
    case 'Home':
      return event.ctrlKey ? to(0, 0) : to(row, 0)
    case 'End':
      return event.ctrlKey ? to(size.rows - 1, size.columns - 1) : to(row, size.columns - 1)
    case 'PageUp':
      return to(row - size.page, column)
    case 'PageDown':
      return to(row + size.page, column)
    case 'Enter':
      return event.shiftKey ? to(row - 1, column) : to(row + 1, column)
    case 'Tab':
      return stepAlong(from, event.shiftKey ? -1 : 1, size)
    default:
      return undefined
  }
}

/** One step along the row; at its end the next row begins. Stays at the very first and very last cell. */
function stepAlong({ row, column }: Spot, step: 1 | -1, { rows, columns }: Size): Spot {
  const next = row * columns + column + step
  if (next < 0 || next >= rows * columns) return { row, column }
  return { row: Math.floor(next / columns), column: next % columns }
}

/** The block between two corners. */
export function blockOf(a: Spot, b: Spot): Block {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  }
}

export const isIn = (block: Block, row: number, column: number): boolean =>
  row >= block.top && row <= block.bottom && column >= block.left && column <= block.right

export const isOne = (block: Block): boolean => block.top === block.bottom && block.left === block.right

/** A block of texts as spreadsheets put it on the clipboard: tabs between columns, lines between rows. */
export function blockFromText(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()))
}
export function textFromBlock(block: readonly (readonly string[])[]): string {
  return block.map((line) => line.join('\t')).join('\r\n')
}

type TextAt = (row: number, column: number) => string

export interface Edit extends Spot {
  text: string
}

/** A pasted block laid at `at`; one single text fills the whole chosen block. What falls outside is left out. */
export function pasted(texts: readonly (readonly string[])[], at: Block, size: Pick<Size, 'rows' | 'columns'>): Edit[] {
  const only = texts.length === 1 && texts[0]?.length === 1 ? texts[0][0] : undefined
  const edits: Edit[] = []
  if (only !== undefined) {
    for (let row = at.top; row <= at.bottom; row++)
      for (let column = at.left; column <= at.right; column++) edits.push({ row, column, text: only })
    return edits
  }
  texts.forEach((line, down) =>
    line.forEach((text, along) => {
      const [row, column] = [at.top + down, at.left + along]
      if (row < size.rows && column < size.columns) edits.push({ row, column, text })
    }),
  )
  return edits
}

/** Ctrl+D: the first row of the block goes into the rows below; a single cell takes the one above it. */
export function filledDown(block: Block, textAt: TextAt): Edit[] {
  const from = block.top === block.bottom ? block.top - 1 : block.top
  if (from < 0) return []
  const edits: Edit[] = []
  for (let row = from + 1; row <= block.bottom; row++) {
    for (let column = block.left; column <= block.right; column++)
      edits.push({ row, column, text: textAt(from, column) })
  }
  return edits
}

const rowsOf = ({ top, bottom }: Block): number[] => Array.from({ length: bottom - top + 1 }, (_, n) => top + n)
const columnsOf = ({ left, right }: Block): number[] => Array.from({ length: right - left + 1 }, (_, n) => left + n)

/** The block as it is copied. */
export const copied = (block: Block, textAt: TextAt): string =>
  textFromBlock(rowsOf(block).map((row) => columnsOf(block).map((column) => textAt(row, column))))

/** Del: every cell of the block that holds something is emptied. */
export const emptied = (block: Block, textAt: TextAt): Edit[] =>
  rowsOf(block).flatMap((row) =>
    columnsOf(block).flatMap((column) => (textAt(row, column) === '' ? [] : [{ row, column, text: '' }])),
  )

/** A text from the clipboard at the chosen block: its edits, how many texts fell beside the grid, its last cell. */
export function pasteOf(
  text: string,
  at: Block,
  size: Pick<Size, 'rows' | 'columns'>,
): { edits: Edit[]; outside: number; last: Spot } {
  const texts = blockFromText(text)
  const edits = pasted(texts, at, size)
  const filled = (all: readonly string[]) => all.filter((one) => one.trim() !== '').length
  return {
    edits,
    outside: Math.max(0, filled(texts.flat()) - filled(edits.map((edit) => edit.text))),
    last: {
      row: Math.min(size.rows - 1, at.top + texts.length - 1),
      column: Math.min(size.columns - 1, at.left + (texts[0]?.length ?? 1) - 1),
    },
  }
}
