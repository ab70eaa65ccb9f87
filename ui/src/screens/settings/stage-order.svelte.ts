/**
 * The order of the stages as it was moved, until the desk has it: keys are faster than its answer. What is moved while
 * an order is on its way goes in one write behind it.
 */
import { movedRow } from './stages'

interface Row {
  id: number
}

export class StageOrder<R extends Row> {
  #moved = $state.raw<readonly number[] | undefined>(undefined)
  #sending = false

  constructor(
    /** As the desk has them; undefined while they are being read. */
    readonly saved: () => readonly R[] | undefined,
    /** Writes an order. False: refused. */
    readonly send: (order: readonly number[]) => Promise<boolean>,
  ) {}

  readonly rows = $derived.by((): readonly R[] => {
    const all = this.saved() ?? []
    const moved = this.#moved?.flatMap((id) => all.filter((one) => one.id === id)) ?? all
    return moved.length === all.length ? moved : all
  })
  /** The desk's order was read. */
  follow(): void {
    if (this.saved() && !this.#sending) this.#moved = undefined
  }
  /** `moved` hears the new place, from 0, at once; through when the desk has everything. */
  move(row: Row, step: 1 | -1, moved: (place: number) => void): Promise<void> {
    const at = this.rows.findIndex((one) => one.id === row.id)
    const next = movedRow(this.rows, at, step)
    if (!next) return Promise.resolve()
    this.#moved = next.map((one) => one.id)
    moved(at + step)
    return this.#sending ? Promise.resolve() : this.#sendAll()
  }
  async #sendAll(): Promise<void> {
    this.#sending = true
    let sent: readonly number[] | undefined = undefined
    while (this.#moved && sent !== this.#moved) {
      sent = this.#moved
      if (!(await this.send(sent))) this.#moved = undefined
    }
    this.#sending = false
  }
}
