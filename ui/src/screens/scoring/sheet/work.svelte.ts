/**
 * The work at the pile: a sheet is taken into the hand, entered, saved, asked about while it does not count yet, and
 * left for the next one, until none waits. It refuses to know keys, layout and what a field is.
 */
import { tick, untrack } from 'svelte'
import type { CallError } from '../../../api/call'
import { desk } from '../../../lib/desk.svelte'
import { formDraft, type FormDraft, type Saves } from '../../../lib/drafts.svelte'
import { messages } from '../../../lib/messages.svelte'
import type { LiveRead } from '../../../lib/reads.svelte'
import { write } from '../../../lib/write'
import { scoringWords as w } from '../../../text/scoring'
import { SHEET } from '../unsaved.svelte'
import { changesOf, fieldsOf, typedFrom, type Change, type GridRow, type SheetGrid } from '../view'
import { KeysAhead } from './ahead'
import type { Asks } from './asks'
import { SheetInHand, type SheetKey } from './hand.svelte'
import { Pile } from './pile.svelte'

/** The fields of the sheet on the screen, told by their place: the criteria, then the control total. */
export interface Fields {
  focus(at: number): void
  /** To the first that was refused. */
  focusWrong(): void
  ask(at: number): void
  /** Texts from the first field on. */
  put(texts: readonly string[]): void
}
/** Where the work stands on the screen. */
export interface Workplace {
  readonly of: { stage: number; juror: number }
  /** The sheet whose turn it is; undefined begins with the first that waits. */
  submission: number | undefined
  readonly queue: Pick<LiveRead<SheetGrid>, 'value' | 'error' | 'loading' | 'settled'>
  /** The stage is locked or the result frozen. */
  readonly needsReason: boolean
  /** Why the sheet is changed: null when that needs no reason, undefined when it is not given. */
  readonly reasonFor: (changes: readonly Change[], blind: boolean) => Promise<string | null | undefined>
  /** Undefined while they are not there. */
  readonly fields: Fields | undefined
  /** Nothing waits any more. `inDialog`: it was answered there, and its Enter may come twice. */
  readonly onfinish: (inDialog: boolean) => void
}
/**
 * `opening`: the sheet is on its way; `taken`: it is in the hand, but its fields are not there yet; `entered`: keys go
 * to its fields. Until then they are kept ahead.
 */
type Step = 'opening' | 'taken' | 'entered'

export class SheetWork {
  readonly pile: Pile
  readonly hand = new SheetInHand()
  readonly draft: FormDraft
  /** What still keeps the saved sheet from counting. */
  sentence = $state('')
  /** One says what is wanted of the saved sheet before anything else is typed. */
  asks = $state<Asks | undefined>(undefined)
  /** The criterion one is typing; empty for none. */
  focused = $state('')
  /** Why one abstains is being asked. */
  abstaining = $state(false)

  #step = $state<Step>('opening')
  #saving = false
  /** Counts the openings: what an older one led to says nothing any more. */
  #turn = 0
  readonly #ahead = new KeysAhead()
  /** The sheet's cell in the pile, as heard last. */
  #heard: { submission: number | undefined; cell: string | undefined } = { submission: undefined, cell: undefined }
  /** Of a save that the pile has not heard of. */
  #ownSave: symbol | undefined

  /** Made while the screen is being made. */
  constructor(readonly at: Workplace) {
    this.pile = new Pile(at.of, () => this.rows)
    this.#ahead.begin()
    this.draft = formDraft({
      form: SHEET,
      row: () => (this.#key ? `${this.#key.stage} ${this.#key.submission} ${this.#key.juror}` : ''),
      desk: () => {
        const { shown } = this.hand
        return shown && shown.key.submission === at.submission ? fieldsOf(shown.typed) : undefined
      },
      typed: () => fieldsOf(this.hand.typed),
      take: (fields) => this.hand.take(typedFrom(fields)),
    })
    // The first sheet that waits, once the pile is there.
    $effect(() => {
      if (!at.queue.value || at.submission !== undefined || this.pile.done) return
      const first = untrack(() => this.pile.next())
      if (first !== undefined) at.submission = first
      else untrack(() => this.#finish())
    })
    // A sheet that was finished waits again: it was taken back.
    $effect(() => {
      if (this.pile.done && !at.queue.loading && this.pile.next() !== undefined) this.pile.done = false
    })
    $effect(() => {
      if (at.queue.error) this.#ahead.end()
    })
    $effect(() => {
      if (at.submission !== undefined) untrack(() => void this.#open())
    })
    $effect(() => {
      if (this.#step === 'taken' && this.#isReady) untrack(() => void this.#enter())
    })
    $effect(() => {
      const cell = this.row && JSON.stringify(this.row.cells[0])
      const { submission } = at
      untrack(() => this.#hear(submission, cell))
    })
    $effect(() => () => void this.#ahead.end())
  }

  get rows(): readonly GridRow[] {
    return this.at.queue.value?.rows ?? []
  }
  readonly row = $derived.by(() => this.rows.find((one) => one.submission === this.at.submission))
  get sheet() {
    return this.hand.sheet
  }
  get canType(): boolean {
    return this.hand.canType && !desk.shut
  }
  /** The sheet on the screen is the one whose turn it is; while the next is on its way, keys for it are too early. */
  get inHand(): boolean {
    return this.#step === 'entered' && this.sheet !== undefined && this.sheet.submission === this.at.submission
  }
  get #key(): SheetKey | undefined {
    const { of, submission } = this.at
    return submission === undefined ? undefined : { ...of, submission }
  }

  async #open(): Promise<void> {
    const key = this.#key
    if (!key) return
    this.#turn++
    this.#step = 'opening'
    this.sentence = this.focused = ''
    this.asks = this.#ownSave = undefined
    this.pile.done = false
    this.#ahead.begin()
    void this.pile.look()
    if (!(await this.hand.open(key))) return
    this.sentence = this.sheet?.state === 'outstanding' ? (this.sheet.control_text ?? '') : ''
    this.#step = 'taken'
  }
  /** The fields stand beside the pile, and what was typed before stands in them: nothing moves under the keys. */
  get #isReady(): boolean {
    return (
      this.at.queue.value !== undefined &&
      (this.hand.shown === undefined || (this.draft.looked && !this.hand.takingBack))
    )
  }
  async #enter(): Promise<void> {
    this.#step = 'entered'
    await tick()
    const typed = this.#ahead.end()
    if (this.canType && typed.some((text) => text !== '')) {
      this.at.fields?.put(typed)
      this.typedInto()
    } else this.at.fields?.focus(0)
  }
  typedInto(): void {
    this.sentence = ''
    this.asks = undefined
    if (this.at.submission !== undefined) this.pile.noteTyped(this.at.submission)
    this.hand.countSoon()
  }
  /** The sheet in hand was changed by undo or redo: an untouched form shows it as it is now. */
  #hear(submission: number | undefined, cell: string | undefined): void {
    const heard = this.#heard
    this.#heard = { submission, cell }
    if (submission !== heard.submission || heard.cell === undefined || cell === heard.cell) return
    // What was saved here is no news, whenever the pile hears of it.
    if (this.#ownSave) this.#ownSave = undefined
    else if (!this.#saving && this.hand.untouched) void this.#open()
  }

  async save(): Promise<void> {
    if (this.#saving) return
    this.#saving = true
    await this.#record().finally(() => (this.#saving = false))
  }
  async #record(): Promise<void> {
    const { hand, sheet, asks } = this
    const turn = this.#turn
    if (!sheet || hand.busy || !this.inHand) return
    if (!this.canType) return messages.say(w.cannotType)
    if (asks) return messages.say(w.asks[asks].first)
    const changes = hand.shown ? changesOf(hand.shown.sheet, hand.shown.typed, hand.typed) : []
    if (this.at.needsReason && changes.length === 0) {
      if (sheet.state === 'submitted') this.#goNext(sheet.submission)
      return messages.say(w.unchanged)
    }
    const reason = await this.at.reasonFor(changes, true)
    if (reason === undefined || turn !== this.#turn) return
    const inDialog = document.querySelector('dialog[open]') !== null
    this.#ahead.begin()
    const own = (this.#ownSave = Symbol('save'))
    const saved = await hand.save(reason, this.draft)
    if (saved) {
      messages.closeUndo()
      this.pile.noteSaved(saved.submission)
    }
    // Another sheet was taken meanwhile: what this save came to says nothing of it.
    if (turn !== this.#turn || sheet.submission !== this.at.submission) return
    void this.#forgetOwn(own, saved?.state === 'outstanding')
    if (saved?.state === 'submitted') return this.#goNext(saved.submission, inDialog)
    this.#ahead.end()
    if (!saved) return this.at.fields?.focusWrong()
    this.sentence = saved.control_text ?? w.notFull(saved.state_text)
    this.asks = saved.lines.some((line) => line.mark === null) ? 'empty' : 'differs'
    await tick()
    this.at.fields?.ask(this.#placeAsked())
  }
  /** The next change of the cell is somebody else's; `stays`: but for what this save still changes in the pile. */
  async #forgetOwn(own: symbol, stays: boolean): Promise<void> {
    if (stays) {
      await this.at.queue.settled()
      await tick()
    }
    if (this.#ownSave === own) this.#ownSave = undefined
  }
  #goNext(from: number, inDialog = false): void {
    const next = this.pile.next(from)
    if (next !== undefined) return void (this.at.submission = next)
    this.at.submission = undefined
    this.hand.putDown()
    this.#finish(inDialog)
  }
  #finish(inDialog = false): void {
    this.#ahead.end()
    this.pile.finish()
    this.at.onfinish(inDialog)
  }

  /** The field that is asked about: the first empty criterion, else the control total. */
  #placeAsked(): number {
    const lines = this.sheet?.lines ?? []
    const empty = lines.findIndex((line) => line.mark === null)
    return empty < 0 ? lines.length : empty
  }
  /** The paper in hand is looked through again. False: nothing is asked. */
  readonly checkAgain = (): boolean => {
    if (!this.asks) return false
    const at = this.#placeAsked()
    this.asks = undefined
    messages.say('')
    void tick().then(() => this.at.fields?.focus(at))
    return true
  }
  /** It stays as saved, not counted and marked in the pile; on with the next. False: nothing is asked. */
  readonly keepAsSaved = (): boolean => {
    if (!this.asks) return false
    this.asks = undefined
    messages.say('')
    this.skip()
    return true
  }
  skip(): void {
    const { submission } = this.at
    if (submission === undefined) return
    this.pile.skip(submission)
    this.#goNext(submission)
  }
  askToAbstain(): void {
    if (!this.inHand) return
    if (this.canType) this.abstaining = true
    else messages.say(w.cannotType)
  }
  async abstain(reason: string, saves: Saves): Promise<CallError | undefined> {
    const key = this.#key
    if (!key) return undefined
    const saved = await write('score_sheets.abstain', { ...key, reason }, { quiet: true, saves: [saves, this.draft] })
    if (!saved.ok) return saved.error
    this.#goNext(key.submission, true)
    return undefined
  }
  /** The abstention is taken back. */
  async scoreAgain(): Promise<void> {
    const key = this.#key
    if (!key) return
    const back = await write('score_sheets.abstain', { ...key, reason: null })
    if (back.ok) await this.#open()
  }
}
