/**
 * The active cell of a grid and the block that is chosen from it. It refuses to know what a cell holds and how it is
 * brought into sight.
 */
import { blockOf, type Spot } from './cells'

interface Ground {
  /** The active cell as the grid's owner has it; rows may have gone since. */
  active: Spot
  readonly rows: number
  readonly columns: number
}

export class CellSelection {
  /** The other corner of the block; undefined: the active cell alone. */
  #anchor = $state.raw<Spot | undefined>(undefined)

  constructor(readonly ground: Ground) {}

  readonly at = $derived.by((): Spot => {
    const { active, rows, columns } = this.ground
    return {
      row: Math.min(active.row, Math.max(0, rows - 1)),
      column: Math.min(active.column, Math.max(0, columns - 1)),
    }
  })
  readonly block = $derived.by(() => blockOf(this.#anchor ?? this.at, this.at))

  /** `hold`: the block grows or shrinks to there. */
  goTo(spot: Spot, hold = false): void {
    if (hold) this.#anchor ??= this.at
    else this.#anchor = undefined
    this.ground.active = spot
  }
  /** The block between two cells; the second one is active. */
  choose(from: Spot, to: Spot): void {
    this.#anchor = from
    this.ground.active = to
  }
  all(): void {
    this.choose({ row: 0, column: 0 }, { row: this.ground.rows - 1, column: this.ground.columns - 1 })
  }
  /** The active cell alone. False: it was. */
  release(): boolean {
    const had = this.#anchor !== undefined
    this.#anchor = undefined
    return had
  }
}
