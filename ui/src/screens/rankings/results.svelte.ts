/**
 * What the desk says of what one looks at in Hasil: the live result, the chosen revision, what a trial would do, how
 * two results differ. Made while the screen is being made; an answer that comes when one looks elsewhere is not shown.
 */
import { shortNamesOf } from '../../lib/agencies'
import { desk } from '../../lib/desk.svelte'
import { haveNamesakes, toldApart } from '../../lib/namesakes'
import { read } from '../../lib/reads.svelte'
import { rankingWords as w } from '../../text/rankings'
import type { ResultView } from './result-view.svelte'

export class Results {
  readonly #view: ResultView
  readonly live
  readonly #frozen
  readonly #what
  readonly #compared
  readonly #revisions
  readonly #register
  readonly #jurors

  constructor(view: ResultView) {
    this.#view = view
    const asked = () => (desk.edition === undefined ? null : { edition: desk.edition })
    /** Nothing is asked before there is an edition. */
    const of = <T extends object>(more: T | null) => {
      const here = asked()
      return here && more && { ...here, ...more }
    }
    this.#register = read('agencies.list', () => asked() && {})
    this.live = read('rankings.show', asked)
    this.#frozen = read('result_revisions.show', () => of(view.revision === 0 ? null : { number: view.revision }))
    this.#revisions = read('result_revisions.list', asked)
    this.#what = read('rankings.what_if', () => of(view.trial.active ? { changes: [...view.trial.changes] } : null))
    this.#compared = read('result_revisions.compare', () => {
      const { mode } = view
      return of(mode.is === 'compare' ? { before: mode.before, after: mode.after } : null)
    })
    /** Jurors of one name are told apart by what only their own list knows. */
    this.#jurors = read('jurors.list', () =>
      [...(this.now?.stages ?? []), ...(this.live.value?.stages ?? [])].some((stage) => haveNamesakes(stage.jurors))
        ? asked()
        : null,
    )
    $effect(() => {
      if (this.#what.value && this.#what.error === undefined) view.trial.prune(this.#what.value.changes)
    })
  }

  /** The result one looks at. */
  get ranking() {
    return this.#view.revision === 0 ? this.live : this.#frozen
  }
  get now() {
    return this.ranking.value
  }
  get revisions() {
    return this.#revisions.value ?? []
  }
  /** The number of the newest revision; 0: there is none. */
  get newest(): number {
    return Math.max(0, ...this.revisions.map((one) => one.number))
  }
  /** What the trial would do. */
  get tried() {
    return this.#view.trial.active ? this.#what.value : undefined
  }
  /** Whether the trial is being asked about. */
  get asking() {
    return this.#what
  }
  /** What the desk refuses of the trial. */
  get problems() {
    return this.#view.trial.active ? (this.#what.error?.problems ?? []) : []
  }
  /** The trial can be kept: the desk has answered and refuses none of it. */
  get keepable(): boolean {
    return this.tried !== undefined && !this.tried.refused && this.#what.error === undefined
  }
  /** Two results side by side. */
  get two() {
    return this.#view.trial.active ? undefined : this.#compared.value
  }
  /** Two results in one table: what the trial would do, or a revision beside another result. */
  readonly moved = $derived.by(() => {
    const { tried, two } = this
    const { now, trial, short, grid } = w.compare
    if (tried) {
      const { moves: rows, ranking } = tried
      return { label: grid(w.live, trial), before: now, after: trial, rows, classes: ranking.classes }
    }
    if (!two) return undefined
    const [before, after] = [short(two.before.revision), short(two.after.revision)]
    const rows = this.#view.memory.onlyChanged ? two.rows.filter((row) => row.words.length > 0) : two.rows
    return { label: grid(before, after), before, after, rows, classes: two.classes }
  })
  /** An agency's name where a line must do. */
  readonly short = $derived.by(() => shortNamesOf(this.#register.value?.agencies ?? []))
  /** A juror's name, told apart from a namesake. */
  readonly named = $derived.by(() => toldApart(this.#jurors.value ?? []))
}
