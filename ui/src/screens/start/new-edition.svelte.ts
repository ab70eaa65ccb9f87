/**
 * The form of a new edition: five steps over one draft. A step is left when the desk reads it as right; the edition is
 * written at the end, and what the desk refuses of it leads back to its step. Where the focus goes is the component's.
 */
import { tick } from 'svelte'
import { asCallError, call, type CallError, type Output, type Problem } from '../../api/call'
import { desk } from '../../lib/desk.svelte'
import { formDraft, type FormDraft } from '../../lib/drafts.svelte'
import { messages } from '../../lib/messages.svelte'
import { whole } from '../settings/rubric'
import {
  carryClosing,
  contentsOf,
  isStandard,
  Made,
  makeEdition,
  officeKeys,
  resetStep,
  same,
  stageRows,
  startingFill,
  stepProblems,
  steps,
  type Content,
  type Fill,
  type Office,
  type Step,
} from './wizard'

/** A key this soon after a step came up is the second of a double press: nobody has seen the step. */
const UNSEEN = 300

type Doing = 'filling' | 'checking' | 'making'

interface On {
  /** A step came up. */
  step: () => void
  /** Something was refused; `problems` or `failed` says what. */
  refused: () => void
  /** The edition is made. */
  made: (edition: number) => Promise<void>
}

export class NewEditionForm {
  presets = $state.raw<Output<'editions.presets'>>([])
  people = $state.raw<Output<'signatories.list'>>([])
  fill = $state<Fill | undefined>(undefined)
  at = $state(0)
  /** The last step that was open. */
  seen = $state(0)
  skipped = $state<Partial<Record<Step, boolean>>>({})
  problems = $state.raw<Problem[]>([])
  failed = $state.raw<CallError | undefined>(undefined)
  /** The form could not be read. */
  unread = $state.raw<CallError | undefined>(undefined)
  #doing = $state<Doing>('filling')
  readonly made = new Made()
  /** The edition is written, and something of it was refused. */
  begun = $state(false)
  readonly draft: FormDraft
  /** Settings of the office before this form, and with what was proposed. */
  #office: Office | undefined
  #suggested = $state.raw<Office | undefined>(undefined)
  /** What the preset holds in the year of the form, and which year that was. */
  content = $state.raw<Content | undefined>(undefined)
  #contentYear = ''
  #starting = $state.raw<{ fill: Fill; at: number } | undefined>(undefined)
  #loading: Promise<void> = Promise.resolve()
  #adopting: Promise<void> = Promise.resolve()
  /** When the open step came up; undefined: it was seen. */
  #cameUp: number | undefined

  /** Made while the component is being made. */
  constructor(readonly on: On) {
    this.draft = formDraft({
      form: 'edisi-baru',
      row: () => '',
      open: () => !this.begun,
      desk: () => this.#starting,
      typed: () => this.fill && { fill: { ...this.fill, emblem: null }, at: this.at },
      take: (next) => this.#take(next),
      blank: () => this.#untouched,
    })
  }
  readonly step = $derived(steps[this.at] ?? 'wilayah')
  readonly last = $derived(this.at === steps.length - 1)
  get making(): boolean {
    return this.#doing === 'making'
  }
  get canCopy(): boolean {
    return !this.begun && desk.editions.length > 0
  }

  load(): void {
    this.unread = undefined
    this.#loading = this.#load().catch((thrown: unknown) => void (this.unread = asCallError(thrown)))
  }
  async #load(): Promise<void> {
    const [settings, presets, people] = await Promise.all([
      call('settings.show', {}),
      call('editions.presets', {}),
      call('signatories.list', {}),
    ])
    this.presets = presets
    this.people = people
    const office = Object.fromEntries(
      officeKeys.map((key) => [key, settings.find((one) => one.key === key)?.value ?? '']),
    ) as Office
    this.#office = office
    // The year the desk proposes: after its newest edition, else this year.
    const later = desk.editions.length === 0 ? undefined : presets.find((one) => one.year === null)
    const preset = later ?? presets[0]
    if (preset) {
      const year = String(preset.proposed_year)
      const content = await contentOf(preset.key, year)
      this.#measureBy(content, year)
      const suggested = suggestion(office, preset.region, content.place)
      this.#suggested = suggested
      this.fill = startingFill(content, year, { ...suggested })
      this.#starting = { fill: startingFill(content, year, { ...suggested }), at: 0 }
    }
    this.on.step()
  }
  #measureBy(content: Content, year: string): void {
    this.content = content
    this.#contentYear = year
  }
  #take(next: { fill: Fill; at: number }): void {
    if (!this.presets.some((one) => one.key === next.fill.preset)) return
    this.fill = { ...next.fill, emblem: this.fill?.emblem ?? null }
    void this.#said((this.#adopting = this.#adopt()))
    this.seen = Math.min(Math.max(next.at, 0), steps.length - 1)
    this.skipped = {}
    if (this.at !== this.seen) this.go(this.seen)
  }
  get #untouched(): boolean {
    const { fill, content } = this
    if (!fill || !this.#office || !this.#suggested || !content) return false
    return (
      fill.closes === '' &&
      same(fill.office, this.#suggested) &&
      steps.every((one) => one === 'wilayah' || isStandard(fill, one, content))
    )
  }

  /** Another preset: its contents, in the year of the form. */
  follow(preset: string): void {
    if (!this.fill) return
    this.fill.preset = preset
    this.followYear()
  }
  followYear(): void {
    void this.#said(this.#settle())
  }
  /** What came back from a draft may be of another preset or year: its contents are the measure of what is standard. */
  async #adopt(): Promise<void> {
    const next = await this.#asked()
    if (next && next !== 'stale') this.#measureBy(...next)
  }
  /**
   * The contents of the preset and the year that stand in the form now. Dates move with the year as long as nobody
   * typed others; another preset takes everything.
   */
  async #settle(): Promise<void> {
    await this.#adopting
    const next = await this.#asked()
    if (next === 'stale') return this.#settle()
    const { fill, content: before } = this
    if (!next || !fill || !before) return
    const [content] = next
    if (before.key !== content.key) Object.assign(fill, contentsOf(content))
    else if (same(fill.stages, stageRows(before))) fill.stages = stageRows(content)
    this.#measureBy(...next)
  }
  /** The contents for what the form says. Undefined: they are here. Stale: the form says something else by now. */
  async #asked(): Promise<[Content, string] | 'stale' | undefined> {
    const { fill } = this
    if (!fill || !this.content || (this.content.key === fill.preset && this.#contentYear === fill.year))
      return undefined
    const { preset, year } = fill
    const next = await contentOf(preset, year)
    return this.fill?.preset === preset && this.fill.year === year ? [next, year] : 'stale'
  }
  /** Beside what one types the desk is asked; what it refuses is only told. */
  async #said(work: Promise<void>): Promise<void> {
    try {
      await work
    } catch (thrown) {
      this.failed = asCallError(thrown)
    }
  }
  #refuse(problems: Problem[], error?: CallError): void {
    this.problems = problems
    this.failed = problems.length ? undefined : error
    this.on.refused()
  }
  #clear(): void {
    this.problems = []
    this.failed = undefined
  }

  go(to: number): void {
    if (!this.fill || to < 0 || to >= steps.length) return
    this.followYear()
    this.at = to
    this.seen = Math.max(this.seen, to)
    this.#cameUp = performance.now()
    this.#clear()
    this.on.step()
  }
  /** Something was typed or chosen in the open step. */
  see(): void {
    this.#cameUp = undefined
  }
  get #isSeen(): boolean {
    return this.#cameUp === undefined || performance.now() - this.#cameUp > UNSEEN
  }
  /** On to the next step, when this one is right. Pressed again before one can have seen that, it does nothing. */
  async next(): Promise<void> {
    if (!this.fill || this.#doing !== 'filling' || !this.#isSeen) return
    this.#doing = 'checking'
    const right = await this.#check().catch((thrown: unknown) => void this.#refuse([], asCallError(thrown)))
    // Alt+S was faster: the edition is being made.
    if (this.making) return
    this.#doing = 'filling'
    if (!right) return
    if (this.last) await this.make()
    else this.go(this.at + 1)
  }
  async #check(): Promise<boolean> {
    const { fill, step } = this
    if (!fill) return false
    const problems = await stepProblems(fill, step)
    // Left meanwhile.
    if (step !== this.step) return false
    if (problems.length) {
      this.#refuse(problems)
      return false
    }
    this.skipped[step] = false
    if (step === 'wilayah') carryClosing(fill)
    return true
  }
  skip(): void {
    if (!this.fill || !this.#suggested || !this.content) return
    if (!this.begun) {
      resetStep(this.fill, this.step, this.#suggested, this.content)
      this.skipped[this.step] = true
    }
    if (this.last) void this.make()
    else this.go(this.at + 1)
  }

  async make(): Promise<void> {
    // Pressed before the form behind it was read: what was asked for is done once it is there.
    await this.#loading
    if (this.making || !this.fill || !this.#office) return
    this.#doing = 'making'
    this.#clear()
    try {
      await this.#make(this.#office)
    } catch (thrown) {
      this.#refuse([], asCallError(thrown))
    } finally {
      this.#doing = 'filling'
    }
  }
  async #make(office: Office): Promise<void> {
    // A draft may come back into the form meanwhile.
    const fill = () => this.fill as Fill
    for (const step of steps) {
      const problems = await stepProblems(fill(), step)
      if (problems.length) return this.#backTo(step, problems)
    }
    await this.#adopting
    await this.#settle()
    if (!this.content) return
    carryClosing(fill())
    const trouble = await makeEdition($state.snapshot<Fill>(fill()), office, this.content, this.made, this.draft)
    this.begun = this.made.edition !== undefined
    // Several changes: taking back only the last of them would leave an edition nobody asked for.
    if (trouble || this.made.done.size > 1) messages.closeUndo()
    if (trouble) return this.#backTo(trouble.step, trouble.problems, trouble.error)
    await this.leave()
  }
  /** The step in which it was refused stands there before the refusal is said. */
  async #backTo(step: Step, problems: Problem[], error?: CallError): Promise<void> {
    this.at = steps.indexOf(step)
    this.seen = Math.max(this.seen, this.at)
    await tick()
    this.#refuse(problems, error)
  }
  /** To the edition, made by this form or copied. */
  async leave(edition = this.made.edition): Promise<void> {
    this.draft.leave()
    if (edition !== undefined) await this.on.made(edition)
  }
}

const contentOf = (key: string, year: string) => call('editions.preset', { key, year: whole(year) ?? null })
/** An office without a region takes the newest edition's, else the preset's. */
function suggestion(office: Office, region: string, place: string): Office {
  const parts = /^(Kabupaten|Kota) (.+)$/.exec(desk.current?.region || region)
  return {
    ...office,
    ...(office.daerah === '' && parts ? { jenis_daerah: parts[1] ?? '', daerah: parts[2] ?? '' } : {}),
    ...(office.tempat === '' ? { tempat: desk.current?.place || place } : {}),
  }
}
