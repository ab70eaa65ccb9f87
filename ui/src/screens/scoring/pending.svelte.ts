/**
 * What was typed into the grid of one juror and is not yet the desk's: on its way, or refused with a sentence. What is
 * done at once, a cell or a pasted block, is one write; writes go one after the other, so that the journal has them in
 * the order they were made.
 */
import type { CallError } from '../../api/call'
import { draftOf, dropDraft, listDrafts, putDraft, type Saves } from '../../lib/drafts.svelte'
import { messages } from '../../lib/messages.svelte'
import { write } from '../../lib/write'
import type { Sheet } from './view'

interface CellEdit {
  submission: number
  criterion: string
  text: string
}
interface SheetEdits {
  submission: number
  edits: readonly CellEdit[]
}
interface Refused {
  edit: CellEdit
  /** Undefined: the desk named no cell, its whole answer stands for all. */
  sentence: string | undefined
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

const marksOf = ({ submission, edits }: SheetEdits) => ({
  submission,
  marks: edits.map((edit) => ({ criterion: edit.criterion, mark: edit.text === '' ? null : edit.text })),
})
/**
 * The edits the desk named, or whose whole sheet it named, and the sheets without them. All are bad when it named none.
 */
function parted(
  sheets: readonly SheetEdits[],
  fieldOf: (edit: CellEdit) => string,
  error: CallError,
): [Refused[], SheetEdits[]] {
  const sentences = new Map(error.problems.map((problem) => [problem.field, problem.text]))
  const sentenceOf = (edit: CellEdit) => sentences.get(fieldOf(edit)) ?? sentences.get(`sheets.${edit.submission}`)
  const all = sheets.flatMap((sheet) => sheet.edits)
  const named = all.filter((edit) => sentenceOf(edit) !== undefined)
  if (named.length === 0) return [all.map((edit) => ({ edit, sentence: undefined })), []]
  const rest = sheets.map(({ submission, edits }) => ({
    submission,
    edits: edits.filter((edit) => sentenceOf(edit) === undefined),
  }))
  return [named.map((edit) => ({ edit, sentence: sentenceOf(edit) })), rest.filter((sheet) => sheet.edits.length > 0)]
}

export class Pending {
  held = $state.raw<ReadonlyMap<string, Held>>(new Map())
  #line: Promise<void> = Promise.resolve()
  /** Rows of which the desk may hold a draft. */
  readonly #drafts = new Set<string>()

  at(submission: number, criterion: string): Held | undefined {
    return this.held.get(cellKey(submission, criterion))
  }
  get wrong(): number {
    return [...this.held.values()].filter((one) => one.state === 'wrong' || one.state === 'typed').length
  }

  /**
   * Records the edits: one sheet, or a block of several as one operation with one undo. Answers with the first refused
   * one once all are through.
   */
  record(where: Where, edits: readonly CellEdit[], reason: string | null): Promise<CellEdit | undefined> {
    this.#put(edits, () => ({ state: 'sending' }))
    const sheets = [...new Set(edits.map((edit) => edit.submission))].map((submission) => ({
      submission,
      edits: edits.filter((edit) => edit.submission === submission),
    }))
    const work = this.#line.then(() =>
      sheets.length === 1 && sheets[0]
        ? this.#sendSheet(where, sheets[0], reason)
        : this.#sendBlock(where, sheets, reason),
    )
    this.#line = work.then(() => undefined)
    return work
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
    this.#keepDraft(where, { submission, criterion, text })
  }
  forget(where: Where, submission: number, criterion: string): void {
    const row = rowOf(where, submission, criterion)
    if (this.#drafts.delete(row)) dropDraft(FORM, row)
  }
  /** Brings back what was typed before the program ended. */
  async restore(where: Where): Promise<void> {
    const next = new Map(this.held)
    for (const draft of await listDrafts(FORM)) {
      const [stage, juror, submission, criterion] = draft.row.split(' ')
      if (Number(stage) !== where.stage || Number(juror) !== where.juror || !criterion) continue
      this.#drafts.add(draft.row)
      const key = cellKey(Number(submission), criterion)
      if (!next.has(key)) next.set(key, { text: draft.text, state: 'typed' })
    }
    this.held = next
  }

  async #sendSheet(where: Where, sheet: SheetEdits, reason: string | null): Promise<CellEdit | undefined> {
    const done = await write(
      'score_sheets.record',
      { ...where, ...marksOf(sheet), reason },
      { quiet: true, saves: this.#saves(where, [sheet]) },
    )
    if (done.ok) {
      messages.closeUndo()
      return this.#saved([sheet], [done.value])
    }
    const [bad, rest] = parted([sheet], (edit) => `marks.${edit.criterion}`, done.error)
    this.#refuse(where, bad, done.error)
    if (rest[0] && bad.length) await this.#sendSheet(where, rest[0], reason)
    return bad[0]?.edit
  }
  /** What the desk named stays refused in its cell; the rest of the block is tried again without it. */
  async #sendBlock(where: Where, sheets: readonly SheetEdits[], reason: string | null): Promise<CellEdit | undefined> {
    const done = await write(
      'score_sheets.record_many',
      { ...where, sheets: sheets.map(marksOf), reason },
      { quiet: true, saves: this.#saves(where, sheets) },
    )
    if (done.ok) return this.#saved(sheets, done.value)
    const [bad, rest] = parted(sheets, (edit) => `sheets.${edit.submission}.marks.${edit.criterion}`, done.error)
    this.#refuse(where, bad, done.error)
    if (rest.length && bad.length) await this.#sendBlock(where, rest, reason)
    return bad[0]?.edit
  }
  /** The drafts of the cells that are sent; what is typed in one of them meanwhile stays. */
  #saves(where: Where, sheets: readonly SheetEdits[]): Saves[] {
    const rows = sheets.flatMap((sheet) => sheet.edits).map((edit) => rowOf(where, edit.submission, edit.criterion))
    return rows
      .filter((row) => this.#drafts.has(row))
      .map((row) => draftOf(FORM, row, (whole) => void (whole && this.#drafts.delete(row))))
  }
  #saved(sheets: readonly SheetEdits[], values: readonly Sheet[]): undefined {
    const edits = sheets.flatMap((sheet) => sheet.edits)
    const markOf = (edit: CellEdit) =>
      values
        .find((value) => value.submission === edit.submission)
        ?.lines.find((line) => line.criterion === edit.criterion)?.mark
    this.#put(edits, (edit) => ({ state: 'saved', text: markOf(edit) ?? '' }))
  }
  #refuse(where: Where, bad: readonly Refused[], error: CallError): void {
    const whole = [error.title, error.detail, ...error.hints].filter(Boolean).join(' ')
    const sentences = new Map(bad.map((one) => [one.edit, one.sentence]))
    this.#put(
      bad.map((one) => one.edit),
      (edit) => ({ state: 'wrong', sentence: sentences.get(edit) ?? whole }),
    )
    // A large block is still where it was copied from.
    if (bad.length <= 40) for (const one of bad) this.#keepDraft(where, one.edit)
  }

  #keepDraft(where: Where, { submission, criterion, text }: CellEdit): void {
    const row = rowOf(where, submission, criterion)
    this.#drafts.add(row)
    putDraft(FORM, row, text)
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

const rowOf = (where: Where, submission: number, criterion: string): string =>
  `${where.stage} ${where.juror} ${submission} ${criterion}`
