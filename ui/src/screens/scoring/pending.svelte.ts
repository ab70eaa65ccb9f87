/**
 * What was typed into the grid of one juror and is not yet the desk's: on its way, waiting for a reason, or refused
 * with a sentence. What is done at once, a cell or a pasted block, is one write; writes go one after the other, so that
 * the journal has them in the order they were made.
 */
import type { CallError } from '../../api/call'
import { draftOf, dropDraft, listDrafts, putDraft, type Saves } from '../../lib/drafts.svelte'
import { messages } from '../../lib/messages.svelte'
import { saysNothing } from '../../lib/nothing'
import { remembered } from '../../lib/route.svelte'
import { write } from '../../lib/write'
import type { Sheet } from './view'

export interface CellEdit {
  submission: number
  criterion: string
  text: string
  /** The mark the desk had there when it was typed. */
  over?: string | undefined
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
export interface PendingCell {
  text: string
  /**
   * sending; saved: until the grid was read again; wrong: refused; typed: from before the program ended; waiting: for
   * the reason of a change.
   */
  state: 'sending' | 'saved' | 'wrong' | 'typed' | 'waiting'
  sentence?: string
  over?: string | undefined
}
/** What was done at once: what of it was saved, and what refused. */
interface Round {
  saved: { edit: CellEdit; mark: string }[]
  refused: CellEdit[]
}
export interface Where {
  stage: number
  juror: number
}
/** What is typed for one juror in one stage; it stays when one looks elsewhere. */
export const pendingOf = ({ stage, juror }: Where): Pending =>
  remembered(`ketikan ${stage} ${juror}`, () => new Pending())
export const cellKey = (submission: number, criterion: string): string => `${submission} ${criterion}`

/** The form of a cell among the drafts; a row is "stage juror submission criterion". */
export const CELLS = 'sel-nilai'
/** More than so many cells are a block that is still where it was copied from. */
const MANY = 40

const marksOf = ({ submission, edits }: SheetEdits) => ({
  submission,
  marks: edits.map((edit) => ({ criterion: edit.criterion, mark: saysNothing(edit.text) ? null : edit.text })),
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
  cells = $state.raw<ReadonlyMap<string, PendingCell>>(new Map())
  #line: Promise<void> = Promise.resolve()
  /** Done at once and refused in part: what takes the rest back takes the refused texts too. */
  #parted: Round[] = []
  #restored = false
  /** Rows of which the desk may hold a draft. */
  readonly #drafts = new Set<string>()

  at(submission: number, criterion: string): PendingCell | undefined {
    return this.cells.get(cellKey(submission, criterion))
  }
  /** Cells that are not saved and not on their way. */
  get wrong(): number {
    return [...this.cells.values()].filter((one) => ['wrong', 'typed', 'waiting'].includes(one.state)).length
  }
  /** What waits for a reason, in the order it was typed. */
  get waiting(): CellEdit[] {
    return [...this.cells].flatMap(([key, { text, state, over }]) => {
      const [submission, criterion = ''] = key.split(' ')
      return state === 'waiting' ? [{ submission: Number(submission), criterion, text, over }] : []
    })
  }
  /** Keeps the edits in their cells until there is a reason for them. */
  wait(where: Where, edits: readonly CellEdit[]): void {
    const asBefore = edits.filter((edit) => edit.text === edit.over)
    for (const edit of asBefore) this.drop(where, edit.submission, edit.criterion)
    const wanted = edits.filter((edit) => !asBefore.includes(edit))
    this.#put(wanted, () => ({ state: 'waiting' }))
    if (wanted.length <= MANY) for (const edit of wanted) this.#keepDraft(where, edit)
  }
  dropWaiting(where: Where): void {
    for (const { submission, criterion } of this.waiting) this.drop(where, submission, criterion)
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
    const round: Round = { saved: [], refused: [] }
    const work = this.#line.then(() =>
      sheets.length === 1 && sheets[0]
        ? this.#sendSheet(where, sheets[0], reason, round)
        : this.#sendBlock(where, sheets, reason, round),
    )
    this.#line = work.then(() => void (round.saved.length && round.refused.length && this.#parted.push(round)))
    return work
  }

  /**
   * The grid was read again, and `markAt` says what the desk has: what was saved stands in it now. A refused text goes
   * with its paste when that was taken back, and gives way to a mark that came since.
   */
  settle(where: Where, markAt: (submission: number, criterion: string) => string): void {
    if ([...this.cells.values()].some((one) => one.state === 'saved')) this.#keep((one) => one.state !== 'saved')
    const isWrong = (edit: CellEdit) => this.at(edit.submission, edit.criterion)?.state === 'wrong'
    const gone = this.#parted.filter(({ saved }) => {
      const changed = saved.filter(({ edit, mark }) => edit.over !== undefined && edit.over !== mark)
      return changed.length > 0 && changed.every(({ edit }) => markAt(edit.submission, edit.criterion) === edit.over)
    })
    this.#parted = this.#parted.filter((round) => !gone.includes(round) && round.refused.some(isWrong))
    const covered = [...this.cells].flatMap(([key, { state, over }]): CellEdit[] => {
      const [submission, criterion = ''] = [Number(key.split(' ')[0]), key.split(' ')[1]]
      const covers = state === 'wrong' && over !== undefined && markAt(submission, criterion) !== over
      return covers ? [{ submission, criterion, text: '' }] : []
    })
    for (const edit of [...gone.flatMap((round) => round.refused.filter(isWrong)), ...covered])
      this.drop(where, edit.submission, edit.criterion)
  }
  /** Throws a refused cell away. True when there was one. */
  drop(where: Where, submission: number, criterion: string): boolean {
    const key = cellKey(submission, criterion)
    if (!this.cells.has(key)) return false
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
    if (this.#drafts.delete(row)) dropDraft(CELLS, row)
  }
  /** Brings back what was typed before the program ended: once, for what is held since is newer than any draft. */
  async restore(where: Where): Promise<void> {
    if (this.#restored) return
    this.#restored = true
    const next = new Map(this.cells)
    for (const draft of await listDrafts(CELLS)) {
      const [stage, juror, submission, criterion] = draft.row.split(' ')
      if (Number(stage) !== where.stage || Number(juror) !== where.juror || !criterion) continue
      this.#drafts.add(draft.row)
      const key = cellKey(Number(submission), criterion)
      if (!next.has(key)) next.set(key, { text: draft.text, state: 'typed' })
    }
    this.cells = next
  }

  async #sendSheet(
    where: Where,
    sheet: SheetEdits,
    reason: string | null,
    round: Round,
  ): Promise<CellEdit | undefined> {
    const done = await write(
      'score_sheets.record',
      { ...where, ...marksOf(sheet), reason },
      { quiet: true, saves: this.#saves(where, [sheet]) },
    )
    if (done.ok) {
      messages.closeUndo()
      return this.#saved([sheet], [done.value], round)
    }
    const [bad, rest] = parted([sheet], (edit) => `marks.${edit.criterion}`, done.error)
    this.#refuse(where, bad, done.error, round)
    if (rest[0] && bad.length) await this.#sendSheet(where, rest[0], reason, round)
    return bad[0]?.edit
  }
  /** What the desk named stays refused in its cell; the rest of the block is tried again without it. */
  async #sendBlock(
    where: Where,
    sheets: readonly SheetEdits[],
    reason: string | null,
    round: Round,
  ): Promise<CellEdit | undefined> {
    const done = await write(
      'score_sheets.record_many',
      { ...where, sheets: sheets.map(marksOf), reason },
      { quiet: true, saves: this.#saves(where, sheets) },
    )
    if (done.ok) return this.#saved(sheets, done.value, round)
    const [bad, rest] = parted(sheets, (edit) => `sheets.${edit.submission}.marks.${edit.criterion}`, done.error)
    this.#refuse(where, bad, done.error, round)
    if (rest.length && bad.length) await this.#sendBlock(where, rest, reason, round)
    return bad[0]?.edit
  }
  /** The drafts of the cells that are sent; what is typed in one of them meanwhile stays. */
  #saves(where: Where, sheets: readonly SheetEdits[]): Saves[] {
    const rows = sheets.flatMap((sheet) => sheet.edits).map((edit) => rowOf(where, edit.submission, edit.criterion))
    return rows
      .filter((row) => this.#drafts.has(row))
      .map((row) => draftOf(CELLS, row, (whole) => void (whole && this.#drafts.delete(row))))
  }
  #saved(sheets: readonly SheetEdits[], values: readonly Sheet[], round: Round): undefined {
    const edits = sheets.flatMap((sheet) => sheet.edits)
    const markOf = (edit: CellEdit) =>
      values
        .find((value) => value.submission === edit.submission)
        ?.lines.find((line) => line.criterion === edit.criterion)?.mark
    this.#put(edits, (edit) => ({ state: 'saved', text: markOf(edit) ?? '' }))
    round.saved.push(...edits.map((edit) => ({ edit, mark: markOf(edit) ?? '' })))
  }
  #refuse(where: Where, bad: readonly Refused[], error: CallError, round: Round): void {
    round.refused.push(...bad.map((one) => one.edit))
    const whole = [error.title, error.detail, ...error.hints].filter(Boolean).join(' ')
    const sentences = new Map(bad.map((one) => [one.edit, one.sentence]))
    this.#put(
      bad.map((one) => one.edit),
      (edit) => ({ state: 'wrong', sentence: sentences.get(edit) ?? whole }),
    )
    if (bad.length <= MANY) for (const one of bad) this.#keepDraft(where, one.edit)
  }

  #keepDraft(where: Where, { submission, criterion, text }: CellEdit): void {
    const row = rowOf(where, submission, criterion)
    this.#drafts.add(row)
    putDraft(CELLS, row, text)
  }
  #put(
    edits: readonly CellEdit[],
    look: (edit: CellEdit) => Partial<PendingCell> & { state: PendingCell['state'] },
  ): void {
    const next = new Map(this.cells)
    for (const edit of edits)
      next.set(cellKey(edit.submission, edit.criterion), { text: edit.text, over: edit.over, ...look(edit) })
    this.cells = next
  }
  #keep(wanted: (one: PendingCell, key: string) => boolean): void {
    this.cells = new Map([...this.cells].filter(([key, one]) => wanted(one, key)))
  }
}

const rowOf = (where: Where, submission: number, criterion: string): string =>
  `${where.stage} ${where.juror} ${submission} ${criterion}`
