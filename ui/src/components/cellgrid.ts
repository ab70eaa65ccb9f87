/** What a grid of cells is told: its columns of cells, the columns beside them, how a cell looks. */
import type { Snippet } from 'svelte'

export interface CellColumn {
  key: string
  title: string
  /** Lines under the title: weight, agency, progress. */
  under: readonly string[]
  width: string
  /** Its width below 1200 px. */
  narrow?: string
}
export interface SideColumn<R> {
  key: string
  title: string
  under?: string
  width: string
  narrow?: string
  /** no: number of the row; name: its head, stays when scrolled; sum: computed; state: a status. */
  kind: 'no' | 'name' | 'sum' | 'state' | 'plain'
  number?: boolean
  wideOnly?: boolean
  cell: Snippet<[R]>
}
export interface CellLook {
  /** As shown and copied; empty is drawn as "·". */
  text: string
  /** Typed, on its way to the desk. */
  dirty?: boolean | undefined
  /** Refused by the desk: not saved. */
  wrong?: boolean | undefined
  readonly?: boolean | undefined
  /** On a quiet ground: the stage is locked. */
  muted?: boolean | undefined
  hatch?: boolean | undefined
}
/** One sentence instead of a row's cells: abstained, conflict. */
export interface RowSpan {
  tone: 'plain' | 'hatch'
  name: string
}
/** The row under all others: its name, and a figure for some columns by their key. */
export interface CellFoot {
  name: string
  figures: Readonly<Record<string, string | null>>
}
