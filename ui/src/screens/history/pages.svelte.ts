/** The history page by page: the newest part is a read of its own, older parts follow when one scrolls to them. */
import { untrack } from 'svelte'
import { call, type Input } from '../../api/call'
import { read } from '../../lib/reads.svelte'
import type { Operation } from './view'

const pageSize = 200

/** What is asked for; null narrows nothing. The desk does the narrowing: a history may be long. */
interface Wanted {
  edition: number | null
  text: string
  actor: string | null
  noun: string | null
  period: string | null
  open: boolean
}

export class HistoryPages {
  rows = $state.raw<readonly Operation[]>([])
  /** There may be older ones. */
  more = $state(false)
  readonly first
  #wanted: () => Wanted | null
  #busy = false
  #turn = 0

  /** Call it while the component is being made. */
  constructor(wanted: () => Wanted | null) {
    this.#wanted = wanted
    let text: string | undefined
    this.first = read('operations.list', () => {
      const now = wanted()
      return now && this.#input(now)
    })
    $effect(() => {
      const newest = this.first.value
      if (newest === undefined || this.first.loading) return
      const now = JSON.stringify(wanted())
      // The same question again: as much as was there is read anew, for older ones may have been undone.
      untrack(() => void this.#refill(newest, now === text ? this.rows.length : 0))
      text = now
    })
  }
  get loading(): boolean {
    return this.first.loading
  }
  settled(): Promise<void> {
    return this.first.settled()
  }
  #input(now: Wanted, before: number | null = null): Input<'operations.list'> {
    return { ...now, before, limit: pageSize }
  }

  async #refill(newest: readonly Operation[], length: number): Promise<void> {
    const turn = ++this.#turn
    let rows = newest
    let more = newest.length === pageSize
    while (more && rows.length < length) {
      const page = await this.#after(rows)
      if (turn !== this.#turn) return
      rows = [...rows, ...page]
      more = page.length === pageSize
    }
    this.rows = rows
    this.more = more
  }
  async #after(rows: readonly Operation[]): Promise<Operation[]> {
    const now = this.#wanted()
    const last = rows.at(-1)
    return now && last ? call('operations.list', this.#input(now, last.seq)) : []
  }
  /** The next older part. Does nothing while one is on its way. */
  async older(): Promise<void> {
    if (!this.more || this.#busy) return
    this.#busy = true
    const turn = this.#turn
    try {
      const page = await this.#after(this.rows)
      if (turn !== this.#turn) return
      this.rows = [...this.rows, ...page]
      this.more = page.length === pageSize
    } finally {
      this.#busy = false
    }
  }
}
