/** What a list is told: its columns, its order, the heads of its bands. */
import type { Snippet } from 'svelte'

export interface Column<R> {
  key: string
  title: string
  /** Second line of the head: a weight, a unit. */
  under?: string
  /** A track of CSS grid: `minmax(0, 1fr)`, `78px`. */
  width: string
  number?: boolean
  sortable?: boolean
  /** Its title may stand in several lines, long words parted. */
  wraps?: boolean
  /** Hidden below 1200 px. */
  wideOnly?: boolean
  /** Draws more into the head than words: an axis. */
  head?: Snippet
  /** Draws the cell of a row; it also gets the column's key, so that columns alike share one snippet. */
  cell: Snippet<[R, string]>
}
export interface Sort {
  key: string
  descending: boolean
}
/** The order after the head of a column was pressed: by that column, and turned when it was by that already. */
export const sortedBy = (key: string, sort: Sort | undefined): Sort => ({
  key,
  descending: sort?.key === key && !sort.descending,
})
export interface Band {
  title: string
  note?: string | undefined
}
