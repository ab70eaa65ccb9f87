/** What a register is told: its words, its columns, and what it remembers while one is elsewhere. */
import type { Sort } from './list'

export interface RegisterWords {
  /** The list, as a group of the screen. */
  list: string
  subtitle: (count: number) => string
  search: string
  searchHint: string
  shown: (fitting: number, all: number) => string
  fresh: string
  emptyTitle: string
  emptyText: string
  /** The row beside the list. */
  pane: string
  choose: string
  edit: string
  remove: string
  form: { fresh: string; edit: (name: string) => string; save: string }
}

/** A column, on the screen and on paper. */
export interface RegisterColumn<R> {
  key: string
  title: string
  width: string
  wideOnly?: boolean
  text: (row: R) => string | null
  /** A second line. */
  under?: (row: R) => string | null
  /** Its share of the page; 100 is one. */
  share: number
}

export class RegisterMemory {
  query = $state('')
  picked = $state<number | undefined>(undefined)
  scroll = $state(0)
  sort = $state<Sort | undefined>(undefined)
}
