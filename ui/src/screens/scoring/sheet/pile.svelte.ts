/**
 * The pile of one juror in one stage: which sheet is next, which were put aside, which hold typing that is not saved,
 * and whether the pile is through. It refuses to know the sheet in hand.
 */
import { listDrafts } from '../../../lib/drafts.svelte'
import { SHEET } from '../unsaved.svelte'
import { isMissing, nextMissing, type GridRow } from '../view'

const plus = (of: ReadonlySet<number>, one: number): ReadonlySet<number> => new Set([...of, one])

export class Pile {
  /** Sheets with typing that is not saved, by submission. */
  typed = $state.raw<ReadonlySet<number>>(new Set())
  skipped = $state.raw<ReadonlySet<number>>(new Set())
  /** Nothing waits any more but what was skipped. */
  done = $state(false)

  constructor(
    readonly of: { stage: number; juror: number },
    readonly rows: () => readonly GridRow[],
  ) {}

  /** The sheet that waits next, behind `from` and round again. */
  next(from?: number): number | undefined {
    return nextMissing(this.rows(), from, this.skipped)?.submission
  }
  get waiting(): number {
    return this.rows().filter((row) => isMissing(row.cells[0])).length
  }
  skip(submission: number): void {
    this.skipped = plus(this.skipped, submission)
  }
  /** What was skipped is taken up again. */
  again(): void {
    this.skipped = new Set()
    this.done = false
  }
  finish(): void {
    this.done = true
    void this.look()
  }

  /** Looks which sheets hold typing that is not saved. */
  async look(): Promise<void> {
    const { stage, juror } = this.of
    const drafts = (await listDrafts(SHEET)).map((one) => one.row.split(' ').map(Number))
    this.typed = new Set(drafts.flatMap(([of, sheet = 0, by]) => (of === stage && by === juror ? [sheet] : [])))
  }
  noteTyped(submission: number): void {
    if (!this.typed.has(submission)) this.typed = plus(this.typed, submission)
  }
  noteSaved(submission: number): void {
    this.typed = new Set([...this.typed].filter((one) => one !== submission))
  }
}
