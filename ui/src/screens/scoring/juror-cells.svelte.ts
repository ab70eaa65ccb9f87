/**
 * The cells of one juror's grid: the desk's marks under what is typed over them, which row takes none and why, where
 * F8 goes next. It knows neither the keys nor the grid on the screen.
 */
import type { CellFoot, CellLook, RowSpan } from '../../components/cellgrid'
import type { Edit, Spot } from '../../components/cells'
import { saysNothing } from '../../lib/nothing'
import { scoringWords as w } from '../../text/scoring'
import { cellKey, pendingOf, type CellEdit, type PendingCell, type Where } from './pending.svelte'
import { isMissing, isOpen, leavesOf, type GridRow, type SheetGrid, type Stage } from './view'

export class JurorCells {
  readonly where: Where
  readonly pending

  constructor(
    readonly stage: () => Stage,
    juror: number,
    /** Undefined while it is being read. */
    readonly grid: () => SheetGrid | undefined,
  ) {
    this.where = { stage: stage().id, juror }
    this.pending = pendingOf(this.where)
    void this.pending.restore(this.where)
  }
  readonly rows = $derived.by((): readonly GridRow[] => this.grid()?.rows ?? [])
  readonly leaves = $derived.by(() => leavesOf(this.stage()))
  /** What the means under the columns say. */
  readonly foot = $derived.by((): CellFoot | undefined => {
    const foot = this.grid()?.foot
    return (
      foot && {
        name: foot.sheets ? foot.label : w.noMean,
        figures: {
          ...Object.fromEntries(this.leaves.map((leaf, n) => [leaf.code, foot.marks[n] ?? null])),
          total: foot.totals[0] ?? null,
        },
      }
    )
  })

  /** The grid was read again: what was saved stands in it now. */
  settle(): void {
    if (this.grid()) this.pending.settle(this.where, (submission, criterion) => this.markAt(submission, criterion))
  }
  markAt(submission: number, criterion: string): string {
    const row = this.rows.find((one) => one.submission === submission)
    return row?.cells[0]?.marks[this.leaves.findIndex((one) => one.code === criterion)] ?? ''
  }
  /** The desk's mark under what is typed here, when it is another than it was. */
  sinceAt(submission: number, criterion: string, typed: PendingCell | undefined): string | undefined {
    if (!typed) return undefined
    const now = this.markAt(submission, criterion)
    // What came back from a draft no longer knows what it was typed over.
    return now === (typed.over ?? '') ? undefined : now
  }
  spanOf(row: GridRow): RowSpan | undefined {
    const [cell] = row.cells
    if (!cell || isOpen(cell)) return undefined
    return {
      tone: cell.state === 'abstained' || cell.state === 'excused' ? 'plain' : 'hatch',
      name: w.states[cell.state] ?? cell.state,
    }
  }
  look(row: GridRow, column: number): CellLook {
    const typed = this.pending.cells.get(cellKey(row.submission, this.leaves[column]?.code ?? ''))
    return {
      text: typed ? typed.text : (row.cells[0]?.marks[column] ?? ''),
      dirty: typed?.state === 'sending' || typed?.state === 'typed' || typed?.state === 'waiting',
      wrong: typed?.state === 'wrong',
      muted: this.stage().locked,
    }
  }

  /** Sends what was typed, or lets it wait where there is no reason yet. Answers where the first refused one stands. */
  async edit(edits: readonly Edit[], reason: string | null | undefined): Promise<Spot | undefined> {
    const wanted = edits.flatMap(({ row, column, text }): CellEdit[] => {
      const [submission, criterion] = [this.rows[row]?.submission, this.leaves[column]?.code]
      if (submission === undefined || criterion === undefined) return []
      return [{ submission, criterion, text: saysNothing(text) ? '' : text, over: this.#over(submission, criterion) }]
    })
    // No dialog between two marks: they wait in their cells until the reason is asked for on purpose.
    if (reason === undefined) return void this.pending.wait(this.where, wanted)
    const refused = await this.pending.record(this.where, wanted, reason)
    return (
      refused && {
        row: this.rows.findIndex((row) => row.submission === refused.submission),
        column: this.leaves.findIndex((one) => one.code === refused.criterion),
      }
    )
  }
  /** The desk's mark under what is typed now; undefined while one is on its way. */
  #over(submission: number, criterion: string): string | undefined {
    const typed = this.pending.at(submission, criterion)
    if (typed?.state === 'sending') return undefined
    return typed?.state === 'saved' ? typed.text : (typed?.over ?? this.markAt(submission, criterion))
  }
  /** Throws away what is typed there. True when there was something. */
  drop(at: Spot): boolean {
    const [row, criterion] = [this.rows[at.row], this.leaves[at.column]?.code]
    return row !== undefined && criterion !== undefined && this.pending.drop(this.where, row.submission, criterion)
  }
  /** Keeps what is being typed there; undefined: nothing is any more. */
  typing(at: Spot, text: string | undefined): void {
    const [row, criterion] = [this.rows[at.row], this.leaves[at.column]?.code]
    if (!row || criterion === undefined) return
    const { pending, where } = this
    if (text !== undefined) pending.typing(where, row.submission, criterion, text)
    else if (pending.at(row.submission, criterion) === undefined) pending.forget(where, row.submission, criterion)
  }
  /** Where F8 goes from a row: to what was refused, and to the first empty mark of a sheet that waits. */
  next(from: number, step: 1 | -1): Spot | undefined {
    const { rows, leaves } = this
    const begin = Math.min(from, rows.length - 1)
    for (let n = 1; n <= rows.length; n++) {
      const at = (begin + step * n + rows.length * n) % rows.length
      const row = rows[at]
      if (!row || !this.#isWanted(row)) continue
      const blank = leaves.findIndex((_, column) => this.look(row, column).text === '' || this.look(row, column).wrong)
      return { row: at, column: Math.max(0, blank) }
    }
    return undefined
  }
  #isWanted(row: GridRow): boolean {
    return (
      isMissing(row.cells[0]) || this.leaves.some((one) => this.pending.at(row.submission, one.code)?.state === 'wrong')
    )
  }
}
