/** What an act on a line of the report decides about the file. */
import type { Decided, Line } from './view'

type Decision = Partial<Decided>

/** The text of the line means the agency of this code; its rows are taken in again. */
export const withAnswer = (of: Decided, text: string, line: Line, code: string): Decision => ({
  answers: { ...of.answers, [text]: code },
  skip: of.skip.filter((row) => !line.rows.includes(row)),
})
/** The answer for a text counts for other files too, or for this one only. */
export function withMemory(of: Decided, text: string, on: boolean): Decision {
  const once = of.once.filter((one) => one !== text)
  return { once: on ? once : [...once, text] }
}
/** The rows of the line are left out, or taken in again. */
export function withoutRows(of: Decided, line: Line, out: boolean): Decision {
  const rest = of.skip.filter((row) => !line.rows.includes(row))
  return { skip: out ? [...rest, ...line.rows] : rest }
}
/** The cell as it shall be read; undefined: as the file has it. */
export function withMend(of: Decided, sheet: string, line: Line, text: string | undefined): Decision {
  const rest = of.mends.filter((one) => one.sheet !== sheet || one.row !== line.row || one.column !== line.letters)
  const mends = text === undefined ? rest : [...rest, { sheet, row: line.row, column: line.letters, text }]
  return { mends, skip: of.skip.filter((row) => row !== line.row), cell: null }
}
/** A text that stands in the field of the line's cell and is no mend yet. */
export const withTyped = (line: Line, text: string): Decision => ({
  cell: text === line.value ? null : { line: line.key, text },
})
