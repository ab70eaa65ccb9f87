/**
 * What one looks at in Hasil and what may be done there: the live result, a frozen revision, a trial of marks or two
 * results side by side; the row that is explained beside it; the one question that is asked. A move that is refused
 * answers the words that say why. It knows neither the desk nor where the focus is.
 */
import { rankingWords as w } from '../../text/rankings'
import type { SheetAt } from './explain'
import type { Supposed, Trial } from './trial.svelte'
import type { Row } from './view'

export type Mode =
  | { is: 'live' }
  | { is: 'frozen'; revision: number }
  | { is: 'trial' }
  /** The older side, and the newer one; null: the live result. */
  | { is: 'compare'; before: number; after: number | null }

/** A dialog over the screen: one at a time. A decision is about a row; undefined: about all ranks. */
export type Question = { of: 'freeze' } | { of: 'keep' } | { of: 'decision'; row: Row | undefined }

type Refused = string | undefined

/** What is remembered while one is elsewhere. */
export class Memory {
  picked = $state<number | string | undefined>(undefined)
  explained = $state<number | undefined>(undefined)
  scroll = $state(0)
  onlyChanged = $state(false)
}

export class ResultView {
  /** 0: the live result; else the number of a frozen revision. */
  revision = $state(0)
  /** The older side when two stand side by side. */
  #before = $state<number | undefined>(undefined)
  question = $state.raw<Question | undefined>(undefined)
  /** A trial just thrown away, to bring back until the next one begins. */
  dropped = $state.raw<readonly Supposed[]>([])
  /** The sheet whose marks are looked into. */
  sheet = $state.raw<SheetAt | undefined>(undefined)

  constructor(
    readonly memory: Memory,
    readonly trial: Trial,
  ) {}

  get mode(): Mode {
    if (this.trial.active) return { is: 'trial' }
    const before = this.#before
    if (before !== undefined && before !== this.revision)
      return { is: 'compare', before, after: this.revision === 0 ? null : this.revision }
    return this.revision === 0 ? { is: 'live' } : { is: 'frozen', revision: this.revision }
  }
  get before(): number | undefined {
    return this.#before
  }
  compareWith(before: number | undefined): void {
    this.#before = before
    this.memory.explained = undefined
  }

  /** The row that is explained: beside a wide table there is always one, over a narrow one only when asked for. */
  explained(wide: boolean): number | undefined {
    const { explained, picked } = this.memory
    return explained ?? (wide && typeof picked === 'number' ? picked : undefined)
  }
  pick(submission: number, wide: boolean): void {
    if (wide || this.memory.explained !== undefined) this.memory.explained = submission
  }
  open(submission: number): void {
    this.memory.explained = submission
  }
  close(): void {
    this.memory.explained = undefined
    this.sheet = undefined
  }

  /** Marks of the picked row, or of `first`, can be tried. */
  tryMarks(first: number | undefined): Refused {
    if (this.revision !== 0) return w.trial.closed
    this.#before = undefined
    const { picked } = this.memory
    this.memory.explained = typeof picked === 'number' ? picked : first
    return undefined
  }
  tryMark(change: Supposed, original: string | null): void {
    this.dropped = []
    this.trial.set(change, original)
  }
  /** The trial that was kept of `edition` comes back. False: there is none, or the edition was left meanwhile. */
  async resume(edition: number | undefined): Promise<boolean> {
    const [first] = await this.trial.of(edition)
    if (!first || this.trial.edition !== edition) return false
    this.memory.picked = first.submission
    this.sheet = { submission: first.submission, juror: first.juror, stage: first.stage }
    return true
  }
  discard(): void {
    this.dropped = this.trial.clear()
    this.sheet = undefined
  }
  /** Esc, when the pane did not want it. False: it means nothing here. */
  escape(): boolean {
    if (!this.trial.active) return false
    this.discard()
    return true
  }
  restore(): void {
    this.trial.changes = this.dropped
    this.dropped = []
  }
  /** The trial was saved as a correction. */
  saved(): void {
    this.discard()
    this.dropped = []
  }

  askFreeze(): Refused {
    if (this.trial.active) return w.trial.first
    this.question = { of: 'freeze' }
    return undefined
  }
  frozen(revision: number): void {
    this.revision = revision
    this.#before = undefined
    this.sheet = undefined
  }
  askDecision(row: Row | undefined): Refused {
    if (this.trial.active) return w.trial.first
    if (this.revision !== 0) return w.trial.closed
    this.question = { of: 'decision', row }
    return undefined
  }
  /** `answered`: the desk has said what would follow, and refuses none of it. Before that there is nothing to keep. */
  askKeep(answered: boolean): Refused {
    if (!this.trial.active) return w.trial.nothing
    if (answered) this.question = { of: 'keep' }
    return undefined
  }
  /** The word of a dialog's closing may come when another is open already: that one stays. */
  answered(of: Question['of']): void {
    if (this.question?.of === of) this.question = undefined
  }
}
