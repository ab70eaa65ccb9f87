/**
 * The sheets of one stage as Penilaian shows them: which stage, whose sheets, which juror, and which sheet is typed.
 * It knows neither the focus nor what is typed. Made while the screen is being made.
 */
import { shortNamesOf } from '../../lib/agencies'
import { desk } from '../../lib/desk.svelte'
import { longDate } from '../../lib/format'
import { toldApart } from '../../lib/namesakes'
import { read } from '../../lib/reads.svelte'
import { scoringWords as w } from '../../text/scoring'
import { firstStage, scoredStages, spoken, type StageProgress } from './view'

export type View = 'one' | 'all' | 'jurors'

/** What is remembered while one is elsewhere. */
export class Memory {
  view = $state<View>('one')
  stage = $state<number | undefined>(undefined)
  juror = $state<number | undefined>(undefined)
  /** Level texts under the grid. */
  levels = $state(true)
  /** The sheet being typed instead of the grids. */
  typing = $state(false)
  submission = $state<number | undefined>(undefined)
}

type Ask = Readonly<Record<string, string>>

/** Where a link leads: a juror, one sheet of his that is opened at once, or a view. */
export function lead(memory: Memory, ask: Ask): void {
  if (ask['juri'] && !ask['bagian']) Object.assign(memory, { juror: Number(ask['juri']), view: 'one', typing: false })
  if (ask['juri'] && ask['lembar'])
    Object.assign(memory, { stage: Number(ask['tahap']), submission: Number(ask['lembar']), typing: true })
  if (ask['bagian']) {
    memory.view = ask['bagian'] === 'juri' ? 'jurors' : ask['bagian'] === 'semua' ? 'all' : 'one'
    memory.typing = false
  }
}

export class StageSheets {
  readonly stages
  readonly jurors
  readonly agencies
  readonly #revisions
  readonly progress
  readonly grid
  /** Titles of sheets are wanted that the grid of one juror does not say. */
  wantsTitles = $state(false)
  /** A link of Beranda names the stage by its code, a link of Hasil by its id; until it was read. */
  #wanted: string | undefined

  constructor(
    readonly memory: Memory,
    ask: Ask,
  ) {
    this.stages = read('stages.list', () => this.#asked)
    this.jurors = read('jurors.list', () => this.#asked)
    this.agencies = read('agencies.list', () => (this.#asked ? {} : null))
    this.#revisions = read('result_revisions.list', () => this.#asked)
    const opened = () => (this.#asked && this.stage?.opened ? { ...this.#asked, stage: this.stage.id } : null)
    this.progress = read('score_sheets.progress', opened)
    this.grid = read('score_sheets.grid', () => (memory.view !== 'one' || this.wantsTitles ? opened() : null))
    lead(memory, ask)
    this.#wanted = ask['tahap']
    $effect(() => {
      const found =
        this.#wanted === undefined
          ? undefined
          : this.scored.find((one) => one.code === this.#wanted || String(one.id) === this.#wanted)
      if (!found) return
      this.#wanted = undefined
      memory.stage = found.id
    })
  }
  readonly #asked = $derived(desk.edition === undefined ? null : { edition: desk.edition })
  readonly scored = $derived.by(() => scoredStages(this.stages.value ?? []))
  readonly stage = $derived.by(() => this.scored.find((one) => one.id === this.memory.stage) ?? firstStage(this.scored))
  /** Jurors of one name are told apart wherever their names stand. */
  readonly #named = $derived.by(() => toldApart(this.jurors.value ?? []))
  /** How far the jurors are; undefined while that of another stage is here. */
  readonly team = $derived.by(() => this.#here(this.progress.value))
  /** The grid of all jurors, where it is looked at. */
  readonly all = $derived.by(() => this.#here(this.grid.value))
  readonly juror = $derived.by(
    () => this.team?.jurors.find((juror) => juror.id === this.memory.juror) ?? this.team?.jurors[0],
  )
  readonly frozen = $derived.by(() => (this.#revisions.value?.length ?? 0) > 0)
  /** An agency's name where a line must do. */
  readonly short = $derived.by(() => shortNamesOf(this.agencies.value?.agencies ?? []))
  get subtitle(): string {
    const { team, stage } = this
    if (!team || !stage) return ''
    const submitted = w.subtitle(team.submitted, team.submitted + team.outstanding)
    return [submitted, stage.ends_on ? w.until(longDate(stage.ends_on)) : ''].filter(Boolean).join('; ')
  }
  #here<T extends StageProgress>(answer: T | undefined): T | undefined {
    if (answer?.stage.id !== this.stage?.id) return undefined
    return (
      answer && { ...answer, jurors: answer.jurors.map((one) => ({ ...one, name: this.#named(one.id, one.name) })) }
    )
  }
  agencyOf(juror: number): string {
    const found = this.jurors.value?.find((one) => one.id === juror)
    const agency = this.agencies.value?.agencies.find((one) => one.id === found?.agency)
    const office = found?.office ?? ''
    // A long office would push the other jurors out of sight.
    return agency ? (agency.short_name ?? spoken(agency.code)) : office.length <= 16 ? office : ''
  }

  show(view: View): void {
    this.memory.view = view
    this.memory.typing = false
  }
  /** To the grid of the juror before or behind; false: there is none. */
  nextJuror(step: 1 | -1): boolean {
    const { team, juror } = this
    if (!team || !juror) return false
    const here = team.jurors.findIndex((one) => one.id === juror.id)
    this.memory.juror = team.jurors[(here + step + team.jurors.length) % team.jurors.length]?.id
    this.memory.view = 'one'
    return true
  }
  /** The pile of the juror, from its first sheet. Answers why not. */
  typeSheets(): string | undefined {
    if (!this.stage?.opened || !this.juror) return this.stage ? w.notOpen(this.stage.name) : w.noStage
    this.memory.submission = undefined
    this.memory.typing = true
    return undefined
  }
  openSheet(juror: number, submission: number): void {
    Object.assign(this.memory, { juror, submission, typing: true })
  }
  /** On with the pile of another juror. */
  toJuror(juror: number): void {
    Object.assign(this.memory, { juror, submission: undefined })
  }
  /** On with the pile of the next stage; one that is not open yet is opened first. */
  toStage(stage: number): void {
    Object.assign(this.memory, { stage, submission: undefined })
  }
  back(): void {
    this.memory.typing = false
  }
}
