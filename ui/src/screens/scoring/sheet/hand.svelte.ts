/**
 * The sheet in hand: what the desk has of it, what is typed, what the typed marks come to and which of them are
 * refused. Totals are the desk's (`score_sheets.preview`), never counted here. It refuses to know fields, keys and
 * which sheet is next.
 */
import { asCallError, call } from '../../../api/call'
import { saysNothing } from '../../../lib/nothing'
import { noDraft, Sending, type Drafts } from '../../../lib/sending.svelte'
import { typedOf, type Sheet, type Typed } from '../view'

export interface SheetKey {
  stage: number
  submission: number
  juror: number
}
type Marks = readonly { criterion: string; mark: string | null }[]

const said = (text = ''): string => (saysNothing(text) ? '' : text.trim())

/** Between the last key and the count of the running total. */
const PAUSE = 120

export class SheetInHand extends Sending {
  constructor() {
    super(noDraft)
  }
  /** As counted last: lines with products, running total, state. */
  sheet = $state.raw<Sheet | undefined>(undefined)
  /** The sheet as the desk has it, in the form's words. */
  shown = $state.raw<{ key: SheetKey; sheet: Sheet; typed: Typed } | undefined>(undefined)
  typed = $state<Typed>({ marks: {}, control: '', note: '' })
  /** What was being typed is on its way back into the fields; the desk still says how its marks are written. */
  takingBack = $state(false)

  #timer: ReturnType<typeof setTimeout> | undefined
  /** A newer sheet or a newer question makes an answer stale. */
  #turn = 0
  #asked = 0
  #takes = 0
  /** The marks the shown total was counted from. */
  #counted: Marks = []

  problemOf(field: string): string | undefined {
    return this.problems.find((problem) => problem.field === field)?.text
  }
  get canType(): boolean {
    return this.sheet?.state === 'submitted' || this.sheet?.state === 'outstanding'
  }

  /** What is typed is what the desk has. */
  get untouched(): boolean {
    return this.shown !== undefined && JSON.stringify(this.typed) === JSON.stringify(this.shown.typed)
  }

  /** Takes a sheet into the hand; false when another was taken meanwhile. */
  async open(key: SheetKey): Promise<boolean> {
    const mine = ++this.#turn
    clearTimeout(this.#timer)
    this.takingBack = false
    this.clear()
    try {
      const sheet = await call('score_sheets.show', { ...key })
      if (mine !== this.#turn) return false
      this.#show(key, sheet)
    } catch (thrown) {
      if (mine !== this.#turn) return false
      this.sheet = this.shown = undefined
      this.failed = asCallError(thrown)
    }
    return true
  }
  /** Puts the sheet down; answers still under way are dropped. */
  putDown(): void {
    this.#turn++
    clearTimeout(this.#timer)
    this.sheet = this.shown = undefined
  }
  #show(key: SheetKey, sheet: Sheet): void {
    // A count that is still under way is of the sheet that was in the hand before.
    this.#asked++
    this.sheet = sheet
    this.problems = []
    this.shown = { key, sheet, typed: typedOf(sheet) }
    this.#counted = sheet.lines.map(({ criterion, mark }) => ({ criterion, mark }))
  }
  /** A state of the form: the desk's own, or what was being typed. */
  take(state: Typed): void {
    this.typed = state
    if (!this.shown) return
    if (this.untouched) this.#show(this.shown.key, this.shown.sheet)
    else void this.#tidyTaken(++this.#takes)
  }
  async #tidyTaken(mine: number): Promise<void> {
    const turn = this.#turn
    const taken = { ...this.typed.marks }
    this.takingBack = true
    await this.count()
    if (mine !== this.#takes || turn !== this.#turn) return
    // Whoever typed on meanwhile keeps what is typed.
    this.tidy(...Object.keys(taken).filter((criterion) => taken[criterion] !== this.typed.marks[criterion]))
    this.takingBack = false
  }

  countSoon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.count(), PAUSE)
  }
  /** The running total as the desk counts it; a refused mark is left out of it and named. */
  async count(): Promise<void> {
    clearTimeout(this.#timer)
    if (!this.shown || !this.canType) return
    const { key } = this.shown
    const [turn, mine] = [this.#turn, ++this.#asked]
    const { marks, control_total } = this.#input()
    // Only the newest answer counts: an older one knows less than what stands in the fields.
    const stale = () => turn !== this.#turn || mine !== this.#asked
    const settle = (sheet: Sheet, counted: Marks) => {
      if (!stale()) [this.sheet, this.#counted] = [sheet, counted]
    }
    try {
      const next = await call('score_sheets.preview', { ...key, marks, control_total })
      if (!stale()) this.problems = []
      settle(next, marks)
    } catch (thrown) {
      if (stale()) return
      const error = asCallError(thrown)
      this.problems = error.problems
      const refused = new Set(error.problems.map((problem) => problem.field))
      const good = marks.map((mark) => (refused.has(`marks.${mark.criterion}`) ? { ...mark, mark: null } : mark))
      await call('score_sheets.preview', {
        ...key,
        marks: good,
        control_total: refused.has('control_total') ? '' : control_total,
      })
        .then((next) => settle(next, good))
        .catch(() => undefined)
    }
  }
  /** Marks that were understood are shown as the desk writes them, except where one is typing. */
  tidy(...typing: readonly string[]): void {
    for (const { criterion, mark } of this.sheet?.lines ?? []) {
      const asCounted =
        this.#counted.find((one) => one.criterion === criterion)?.mark === this.typed.marks[criterion]?.trim()
      if (mark !== null && asCounted && !typing.includes(criterion)) this.typed.marks[criterion] = mark
    }
  }
  #input() {
    return {
      marks: (this.sheet?.lines ?? []).map(({ criterion }) => ({
        criterion,
        mark: said(this.typed.marks[criterion]) || null,
      })),
      control_total: said(this.typed.control),
    }
  }

  /** Records what is typed. Answers the sheet as the desk has it now, or undefined: refused, and said where. */
  async save(reason: string | null, saves: Drafts): Promise<Sheet | undefined> {
    if (!this.shown || this.busy) return undefined
    const { key } = this.shown
    this.#asked++
    clearTimeout(this.#timer)
    for (const [criterion, mark] of Object.entries(this.typed.marks))
      if (mark !== '' && saysNothing(mark)) this.typed.marks[criterion] = ''
    const turn = this.#turn
    const saved = await this.send(
      'score_sheets.record',
      { ...key, ...this.#input(), note: this.typed.note, reason },
      undefined,
      saves,
    )
    // Another sheet may have been taken meanwhile: it must not be covered by this one.
    if (saved && turn === this.#turn) this.#show(key, saved.value)
    return saved?.value
  }
}
