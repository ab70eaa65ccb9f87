/**
 * What was typed into the grid of one juror and is not yet the desk's: on its way, or refused with a sentence. Marks of
 * one sheet go together, sheets one after the other, so that the journal has them in the order they were typed.
 */
import { call, type CallError } from '../../api/call'
import { messages } from '../../lib/messages.svelte'
import { write } from '../../lib/write'

export interface CellEdit {
  submission: number
  criterion: string
  text: string
}
interface Held {
  text: string
  /** sending; saved: until the grid was read again; wrong: refused; typed: from before the program ended. */
  state: 'sending' | 'saved' | 'wrong' | 'typed'
  sentence?: string
}
export interface Where {
  stage: number
  juror: number
}
export const cellKey = (submission: number, criterion: string): string => `${submission} ${criterion}`

const FORM = 'sel-nilai'

export class Pending {
  held = $state.raw<ReadonlyMap<string, Held>>(new Map())
  #line: Promise<void> = Promise.resolve()
  #draft: ReturnType<typeof setTimeout> | undefined

  at(submission: number, criterion: string): Held | undefined {
    return this.held.get(cellKey(submission, criterion))
  }
  get wrong(): number {
    return [...this.held.values()].filter((one) => one.state === 'wrong' || one.state === 'typed').length
  }

  /** Records the edits; answers with the first refused one once all are through. */
  record(where: Where, edits: readonly CellEdit[], reason: string | null): Promise<CellEdit | undefined> {
    const sheets = new Map<number, CellEdit[]>()
    for (const edit of edits) sheets.set(edit.submission, [...(sheets.get(edit.submission) ?? []), edit])
    this.#put(edits, () => ({ state: 'sending' }))
    let refused: CellEdit | undefined
    for (const sheet of sheets.values()) {
      this.#line = this.#line.then(async () => {
        const bad = await this.#send(where, sheet, reason)
        refused ??= bad
      })
    }
    return this.#line.then(() => refused)
  }

  /** The grid was read again: what was saved stands in it now. */
  settle(): void {
    if ([...this.held.values()].some((one) => one.state === 'saved')) this.#keep((one) => one.state !== 'saved')
  }
  /** Throws a refused cell away. True when there was one. */
  drop(where: Where, submission: number, criterion: string): boolean {
    const key = cellKey(submission, criterion)
    if (!this.held.has(key)) return false
    this.#keep((_, one) => one !== key)
    this.forget(where, submission, criterion)
    return true
  }

  /** Keeps what is being typed, so that a killed program loses a second at most. */
  typing(where: Where, submission: number, criterion: string, text: string): void {
    clearTimeout(this.#draft)
    this.#draft = setTimeout(() => this.#keepDraft(where, { submission, criterion, text }), 300)
  }
  forget(where: Where, submission: number, criterion: string): void {
    clearTimeout(this.#draft)
    void call('drafts.delete', { form: FORM, row: rowOf(where, submission, criterion) }).catch(() => undefined)
  }
  /** Brings back what was typed before the program ended. */
  async restore(where: Where): Promise<void> {
    const drafts = await call('drafts.list', {}).catch(() => [])
    const next = new Map(this.held)
    for (const draft of drafts) {
      const [stage, juror, submission, criterion] = draft.row.split(' ')
      if (draft.form !== FORM || Number(stage) !== where.stage || Number(juror) !== where.juror || !criterion) continue
      const key = cellKey(Number(submission), criterion)
      if (!next.has(key)) next.set(key, { text: draft.text, state: 'typed' })
    }
    this.held = next
  }

  async #send(where: Where, sheet: readonly CellEdit[], reason: string | null): Promise<CellEdit | undefined> {
    const submission = sheet[0]?.submission
    if (submission === undefined) return undefined
    const marks = sheet.map((edit) => ({ criterion: edit.criterion, mark: edit.text === '' ? null : edit.text }))
    const done = await write('score_sheets.record', { ...where, submission, marks, reason }, { quiet: true })
    if (done.ok) {
      messages.closeUndo()
      this.#put(sheet, (edit) => ({ state: 'saved', text: done.value.lines.find((line) => line.criterion === edit.criterion)?.mark ?? '' }))
      for (const edit of sheet) this.forget(where, submission, edit.criterion)
      return undefined
    }
    return this.#refuse(where, sheet, done.error, reason)
  }
  /** What the desk named stays refused in its cell; the rest of the sheet is tried again without it. */
  async #refuse(where: Where, sheet: readonly CellEdit[], error: CallError, reason: string | null): Promise<CellEdit | undefined> {
    const sentenceOf = (edit: CellEdit) => error.problems.find((problem) => problem.field === `marks.${edit.criterion}`)?.text
    const bad = sheet.filter((edit) => sentenceOf(edit) !== undefined)
    const rest = sheet.filter((edit) => sentenceOf(edit) === undefined)
    if (bad.length === 0) {
      this.#put(sheet, () => ({ state: 'wrong', sentence: [error.title, error.detail, ...error.hints].filter(Boolean).join(' ') }))
      for (const edit of sheet) this.#keepDraft(where, edit)
      return sheet[0]
    }
    this.#put(bad, (edit) => ({ state: 'wrong', sentence: sentenceOf(edit) ?? '' }))
    for (const edit of bad) this.#keepDraft(where, edit)
    if (rest.length) await this.#send(where, rest, reason)
    return bad[0]
  }

  #keepDraft(where: Where, { submission, criterion, text }: CellEdit): void {
    void call('drafts.put', { form: FORM, row: rowOf(where, submission, criterion), text }).catch(() => undefined)
  }
  #put(edits: readonly CellEdit[], look: (edit: CellEdit) => Partial<Held> & { state: Held['state'] }): void {
    const next = new Map(this.held)
    for (const edit of edits) next.set(cellKey(edit.submission, edit.criterion), { text: edit.text, ...look(edit) })
    this.held = next
  }
  #keep(wanted: (one: Held, key: string) => boolean): void {
    this.held = new Map([...this.held].filter(([key, one]) => wanted(one, key)))
  }
}

const rowOf = (where: Where, submission: number, criterion: string): string => `${where.stage} ${where.juror} ${submission} ${criterion}`
