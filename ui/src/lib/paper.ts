/**
 * A list as it goes on paper: the columns and rows of the screen as texts, and in words what was filtered and how it is
 * ordered. The desk makes pages and the workbook of it; nothing is counted or computed here.
 */
import type { Input } from '../api/call'
import type { Sort } from '../components/list'
import { printWords as w } from '../text/print'

interface PaperColumn<R> {
  key: string
  title: string
  /** What it is in Excel, and how it is set on paper. */
  kind?: 'text' | 'count' | 'mark' | 'percent' | 'date'
  /** Whole millimetres; left out: a share of the rest. */
  mm?: number
  /** 100 is one share. */
  share?: number
  text: (row: R) => string | number | null | undefined
  /** The cell of the workbook, where a cell of the page says more than one thing. */
  sheet?: (row: R) => string | number | null | undefined
}

export interface PaperList<R> {
  /** "Perangkat Daerah" */
  title: string
  columns: readonly PaperColumn<R>[]
  /** Columns of the workbook alone: with them its rows are known again when it is imported. */
  keys?: readonly PaperColumn<R>[]
  rows: readonly R[]
  /** What the list was narrowed to, in words; empty ones are left out. */
  filter: readonly (string | undefined | false)[]
  sort?: Sort | undefined
  /** Shows a result that is not frozen. */
  draft?: boolean
}

export interface Choice {
  paper: string | null
  orientation: string
  letterhead: boolean
  /** Keys of columns left out. */
  without: readonly string[]
}

/** What the list was narrowed to and its order, in one line for the foot of the page. */
export function filterText<R>(list: PaperList<R>): string {
  const sorted = list.columns.find((column) => column.key === list.sort?.key)
  const order = sorted && w.order(sorted.title, list.sort?.descending ?? false)
  return [w.rows(list.rows.length), ...list.filter, order].filter(Boolean).join('; ')
}

/** `as`: a workbook has a column for each thing, and the keys. */
export function listInput<R>(
  edition: number,
  list: PaperList<R>,
  choice: Choice,
  as: 'page' | 'sheet' = 'page',
): Input<'lists.outline'> {
  const shown = list.columns.filter((column) => !choice.without.includes(column.key))
  const columns = as === 'page' ? shown : [...shown, ...(list.keys ?? [])]
  const text = (column: PaperColumn<R>, row: R) =>
    String((as === 'sheet' && column.sheet ? column.sheet(row) : column.text(row)) ?? '')
  return {
    edition,
    title: list.title,
    columns: columns.map(({ title, kind = 'text', mm, share }) => ({
      title,
      kind,
      width_mm: mm ?? null,
      share: share ?? null,
    })),
    rows: list.rows.map((row) => columns.map((column) => text(column, row))),
    filter: filterText(list),
    draft: list.draft ?? false,
    paper: choice.paper,
    orientation: choice.orientation,
    letterhead: choice.letterhead,
  }
}

/** A file name for the officer. */
export const fileNameOf = (title: string, edition: string, ending: string): string =>
  `Daftar ${title} ${edition}.${ending}`.replace(/[\\/:*?"<>|]/g, '-')
