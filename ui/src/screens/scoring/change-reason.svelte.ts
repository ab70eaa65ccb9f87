/**
 * Why marks of a locked stage or a frozen result are changed: asked once for each stage while one stays in Penilaian,
 * then it holds for every mark until it is changed or ended. Marks that were typed without it wait.
 */
import { scoringWords as w } from '../../text/scoring'
import { pendingOf, type CellEdit } from './pending.svelte'
import type { StageSheets } from './stage-sheets.svelte'
import type { Change } from './view'

interface WaitingMarks {
  juror: { id: number; name: string }
  edits: readonly CellEdit[]
}
type Sheets = Pick<StageSheets, 'stage' | 'all' | 'frozen'>

export class ChangeReason {
  /** By stage. */
  #reasons = $state.raw<Readonly<Record<number, string>>>({})
  /** The question is on the screen. */
  asking = $state(false)
  /** What the reason is asked for, and whether it is asked between two keys. */
  asksFor = $state.raw<{ changes: readonly Change[]; blind: boolean }>({ changes: [], blind: false })
  /** Who waits for the answer; undefined when left: a sheet. Nobody: it is asked for the marks that wait. */
  #answer: ((reason: string | undefined) => void) | undefined

  /** `through`: the marks that waited are on their way, or thrown away. Made while the screen is being made. */
  constructor(
    readonly sheets: Sheets,
    readonly through: () => void,
  ) {
    // Svelte does not follow state that was made while it computed what follows it: it is made before.
    $effect.pre(() => {
      const { all, stage } = sheets
      if (stage) for (const juror of all?.jurors ?? []) pendingOf({ stage: stage.id, juror: juror.id })
    })
  }

  get reason(): string | undefined {
    return this.sheets.stage && this.#reasons[this.sheets.stage.id]
  }
  get needed(): boolean {
    const { stage, frozen } = this.sheets
    return stage !== undefined && (stage.locked || frozen)
  }
  /** Marks that wait for the reason, of every juror. */
  readonly #waiting = $derived.by((): WaitingMarks[] => {
    const { all, stage } = this.sheets
    return (all?.jurors ?? []).flatMap((juror) => {
      const edits = stage ? pendingOf({ stage: stage.id, juror: juror.id }).waiting : []
      return edits.length ? [{ juror, edits }] : []
    })
  })
  readonly changes = $derived.by((): Change[] => {
    const { all, stage } = this.sheets
    return this.#waiting.flatMap(({ juror, edits }) =>
      edits.map((edit) => {
        const criterion = stage?.criteria.find((one) => one.code === edit.criterion)?.name ?? edit.criterion
        return {
          title: all?.rows.find((row) => row.submission === edit.submission)?.title ?? '',
          criterion: this.#waiting.length > 1 ? w.reason.ofJuror(criterion, juror.name) : criterion,
          old: edit.over ?? '',
          next: edit.text,
        }
      }),
    )
  })

  /** The reason for these changes: null when none is needed, undefined when the officer left the question. */
  reasonFor(changes: readonly Change[] = [], blind = false): Promise<string | null | undefined> {
    if (!this.sheets.stage || !this.needed) return Promise.resolve(null)
    if (this.reason) return Promise.resolve(this.reason)
    this.#ask(changes, blind)
    return new Promise((settle) => (this.#answer = settle))
  }
  /** For the marks that wait, or another reason for those after it. */
  ask(): void {
    if (this.#waiting.length && (!this.needed || this.reason)) return this.#record(this.reason ?? null)
    this.#ask(this.changes, false)
  }
  #ask(changes: readonly Change[], blind: boolean): void {
    this.asksFor = { changes, blind }
    this.asking = true
  }
  answer(text: string): void {
    const { stage } = this.sheets
    if (stage) this.#reasons = { ...this.#reasons, [stage.id]: text }
    if (this.#answer) this.#answer(text)
    else this.#record(text)
    this.#answer = undefined
  }
  /** The question was left. */
  leave(): void {
    this.#answer?.(undefined)
    this.#answer = undefined
  }
  /** The next mark asks anew. */
  end(): void {
    if (!this.sheets.stage) return
    const { [this.sheets.stage.id]: ended, ...others } = this.#reasons
    if (ended !== undefined) this.#reasons = others
  }
  #record(text: string | null): void {
    const { stage } = this.sheets
    if (!stage || this.#waiting.length === 0) return
    for (const { juror, edits } of this.#waiting) {
      const where = { stage: stage.id, juror: juror.id }
      void pendingOf(where).record(where, edits, text)
    }
    this.through()
  }
  /** Throws away what waits. */
  drop(): void {
    const { stage } = this.sheets
    if (!stage) return
    for (const { juror } of this.#waiting) {
      const where = { stage: stage.id, juror: juror.id }
      pendingOf(where).dropWaiting(where)
    }
    this.through()
  }
}
