/** Views of the desk's grids and sheets: which criteria are columns, what a sheet's state is called, which is next. */
import type { Output } from '../../api/call'
import type { StatusCode } from '../../components/status'
import { scoringWords as w } from '../../text/scoring'

export type Stage = Output<'stages.list'>[number]
export type Criterion = Stage['criteria'][number]
export type SheetGrid = Output<'score_sheets.grid'>
export type StageProgress = Output<'score_sheets.progress'>
export type GridRow = SheetGrid['rows'][number]
export type GridCell = GridRow['cells'][number]
export type Juror = Output<'jurors.list'>[number]
export type Sheet = Output<'score_sheets.show'>

/** Stages that are scored and take part in this edition. */
export const scoredStages = (stages: readonly Stage[]): Stage[] =>
  stages.filter((stage) => stage.scored && stage.enabled)

/** The stage to begin with: the first that is open and not locked, else the first open, else the first. */
export function firstStage(stages: readonly Stage[]): Stage | undefined {
  return stages.find((stage) => stage.opened && !stage.locked) ?? stages.find((stage) => stage.opened) ?? stages[0]
}

/** Criteria that take a mark, in the order of the paper. */
export const leavesOf = (stage: Stage): Criterion[] => stage.criteria.filter((criterion) => criterion.leaf)

/** May marks be typed into this cell's sheet at all? */
export const isOpen = (cell: GridCell | undefined): boolean =>
  cell?.state === 'submitted' || cell?.state === 'outstanding'
export const isMissing = (cell: GridCell | undefined): boolean => cell?.state === 'outstanding'
/** Belongs to the juror's pile: whatever is assigned, also when abstained or excused. */
export const isAssigned = (cell: GridCell | undefined): boolean =>
  cell !== undefined && cell.state !== 'conflict' && cell.state !== 'unassigned'

/** Glyph and word of a sheet: the same filling circle as a submission's status. */
export function sheetLook(
  cell: GridCell,
): { status: StatusCode; word: string } | { sign: 'check' | 'minus' | 'lock'; word: string } {
  switch (cell.state) {
    case 'submitted':
      return { sign: 'check', word: w.states['submitted'] ?? '' }
    case 'conflict':
      return { sign: 'lock', word: w.closed }
    case 'outstanding': {
      if (cell.filled === 0) return { status: 'belum', word: w.states['outstanding'] ?? '' }
      return { status: 'masuk', word: w.progress(cell.filled, cell.needed) }
    }
    default:
      return { sign: 'minus', word: w.states[cell.state] ?? cell.state }
  }
}

/** The rows of one juror that wait for a sheet, from after `from` on and round again; never `from` itself. */
export function nextMissing(
  rows: readonly GridRow[],
  from: number | undefined,
  skipped: ReadonlySet<number>,
): GridRow | undefined {
  const here = rows.findIndex((row) => row.submission === from)
  const order = [...rows.slice(here + 1), ...rows.slice(0, Math.max(0, here))]
  return order.find((row) => isMissing(row.cells[0]) && !skipped.has(row.submission))
}

/** "Lembar 6 dari 9": the place of a sheet in its juror's pile. */
export function placeOf(rows: readonly GridRow[], submission: number): { at: number; total: number } {
  const pile = rows.filter((row) => isAssigned(row.cells[0]))
  return { at: pile.findIndex((row) => row.submission === submission) + 1, total: pile.length }
}

/** Sheets that came in, and those that must: what is abstained or excused is not waited for. */
export interface Progress {
  submitted: number
  due: number
}
export function progressOf(of: Pick<StageProgress, 'jurors'>, juror: number): Progress {
  const { submitted, due } = of.jurors.find((one) => one.id === juror) ?? { submitted: 0, due: 0 }
  return { submitted, due }
}

const entryOf = (juror: Juror, stage: Stage | undefined) => juror.progress.find((entry) => entry.stage === stage?.id)
/** The same of the list of jurors; undefined while the stage is not open. */
export function progressOfJuror(juror: Juror, stage: Stage | undefined): Progress | undefined {
  const entry = entryOf(juror, stage)
  return entry && { submitted: entry.submitted, due: entry.due }
}
export const assignedOf = (juror: Juror, stage: Stage | undefined): number | undefined =>
  entryOf(juror, stage)?.assigned

/** A code as it is spoken: "BAPPELITBANGDA" is a word, "DP2KUKM" is not. */
export const spoken = (code: string): string =>
  /^[A-Z]{9,}$/.test(code) ? code.charAt(0) + code.slice(1).toLowerCase() : code

/** Sheets not yet in, per juror with some. */
export function missingByJuror(of: Pick<StageProgress, 'jurors'>): { id: number; name: string; missing: number }[] {
  return of.jurors
    .map(({ id, name, submitted, due }) => ({ id, name, missing: due - submitted }))
    .filter((juror) => juror.missing > 0)
}

/** A mark that is changed, in the officer's words: why is asked for it. */
export interface Change {
  title: string
  criterion: string
  old: string
  next: string
}

/** The form of a sheet: marks, control total and note as they are typed. */
export interface Typed {
  marks: Record<string, string>
  control: string
  note: string
}
export const typedOf = (sheet: Sheet): Typed => ({
  marks: Object.fromEntries(sheet.lines.map((line) => [line.criterion, line.mark ?? ''])),
  control: sheet.control_total ?? '',
  note: sheet.note ?? '',
})
/** The form as flat fields, `marks.<criterion>`, and back: a draft is brought back field by field. */
export const fieldsOf = ({ marks, control, note }: Typed): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(marks).map(([criterion, mark]) => [`marks.${criterion}`, mark])),
  control,
  note,
})
export const typedFrom = (fields: Readonly<Record<string, string>>): Typed => ({
  marks: Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => (name.startsWith('marks.') ? [[name.slice(6), text]] : [])),
  ),
  control: fields['control'] ?? '',
  note: fields['note'] ?? '',
})
/** What saving this form changes of the sheet. */
export function changesOf(sheet: Sheet, old: Typed, next: Typed): Change[] {
  const { title } = sheet
  const pairs: [string, string, string][] = [
    ...sheet.lines.map((line): [string, string, string] => [
      line.name,
      old.marks[line.criterion] ?? '',
      next.marks[line.criterion] ?? '',
    ]),
    [w.control, old.control, next.control],
    [w.note, old.note, next.note],
  ]
  return pairs
    .filter(([, before, after]) => before.trim() !== after.trim())
    .map(([criterion, before, after]) => ({ title, criterion, old: before.trim(), next: after.trim() }))
}
export const filledOf = (sheet: Sheet): number => sheet.lines.filter((line) => line.mark !== null).length
