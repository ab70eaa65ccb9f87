/**
 * The report of an import as lines to see to: findings first, one line per unsure name however often it occurs, ready
 * rows last. It judges nothing: states, reasons and proposals are the desk's.
 */
import type { Input, Output } from '../../api/call'
import { importWords as w } from '../../text/imports'

export type Report = Output<'imports.inspect'>
export type Row = Report['rows'][number]
export type Mend = Input<'imports.inspect'>['mends'][number]
export type Question = Report['questions'][number]
export type MarkSheet = Report['mark_sheets'][number]
export type State = 'siap' | 'peringatan' | 'salah' | 'dilewati'

export type Reading = Required<NonNullable<Input<'imports.inspect'>['reading']>>

/** What the officer decided about a file. */
export interface Decided {
  /** Null lets the desk choose, as for the next two. */
  sheet: string | null
  headerRow: number | null
  mapping: Record<string, string> | null
  /** How the file becomes a table. */
  reading: Reading
  answers: Record<string, string>
  skip: readonly number[]
  /** Names whose answers count for this file only. */
  once: readonly string[]
  mends: readonly Mend[]
  /** What stands in the field of a line's cell and is no mend yet. */
  cell: { line: string; text: string } | null
}
export const undecided: Decided = {
  sheet: null,
  headerRow: null,
  mapping: null,
  reading: { encoding: null, separator: null, hidden: null, fill_merged: false, all_sheets: false, stage: null },
  answers: {},
  skip: [],
  once: [],
  mends: [],
  cell: null,
}
/** Something was decided about its lines, not only about its columns. */
export const seesLines = (of: Decided): boolean =>
  of.skip.length + of.once.length + of.mends.length + Object.keys(of.answers).length > 0 || of.cell !== null

export interface Line {
  /** The cell, or the row: stays the same while the report is read again. */
  key: string
  state: State
  row: number
  /** Every row the line speaks for. */
  rows: readonly number[]
  /** Letters of the column, or '' for the whole row. */
  letters: string
  /** "C5", or "5" for a whole row. */
  cell: string
  title: string
  value: string
  said: string
  question: Question | undefined
  /** The cell can be mended here, or was. */
  mendable: boolean
  mended: boolean
  /** Asks for an act: it stands before the ready rows. */
  open: boolean
  /** In an import of marks: the sheet the line is about, as written or as the desk calls it. */
  marks?: { submission: string; juror: string; stage: string; marks: string; total: string }
}

/** The report is one of marks: its rows are shown by sheet. */
export const isOfMarks = (report: Report): boolean => report.fields.some((field) => field.key === 'nilai')
/** A file of marks in which no column says the stage, nor may one. */
export const lacksStage = (report: Report): boolean =>
  isOfMarks(report) &&
  report.doubles.every((one) => one.field !== 'tahap') &&
  report.columns.every((one) => one.field !== 'tahap')
/** Nothing about the columns is open. */
export const hasColumns = (report: Report): boolean => report.missing.length + report.doubles.length === 0
/** Something about reading the file is to be decided: it is looked at, however well its columns are known. */
export const asksReading = (report: Report): boolean =>
  report.hidden_rows.length + report.hidden_columns.length + report.same_sheets.length + report.merged > 0

const asState = (code: string): State => (code === 'salah' || code === 'peringatan' ? code : 'siap')

export function linesOf(report: Report, mends: readonly Mend[] = []): Line[] {
  const open: Line[] = []
  const ready: Line[] = []
  const asked = new Set<string>()
  const byText = new Map(report.questions.map((one) => [one.text, one]))
  const byRow = new Map(report.questions.map((one) => [one.rows[0], one]))
  const rows = new Map(report.rows.map((one) => [one.row, one]))
  const grouped = new Set<number>()
  for (const row of report.rows) {
    for (const finding of row.findings) {
      const named = byText.get(finding.value)
      const question = named?.rows.includes(row.row) ? named : undefined
      if (question && asked.has(question.text)) continue
      if (question) asked.add(question.text)
      open.push(
        line(row, finding.column, finding.title, finding.column === '' ? row.title : finding.value, {
          state: row.skipped ? 'dilewati' : asState(finding.state),
          said: [finding.reason, ...others(report, question, row.row)].join(' '),
          question,
          open: true,
        }),
      )
    }
    const mended = mends.filter(
      (one) =>
        one.sheet === report.sheet &&
        one.row === row.row &&
        !row.findings.some((finding) => finding.column === one.column),
    )
    for (const one of mended) {
      const field = report.columns.find((column) => column.letters === one.column)?.field
      const state = row.skipped ? 'dilewati' : 'siap'
      open.push({
        ...line(row, one.column, fieldTitle(report, field), one.text, {
          state,
          said: w.mended,
          question: undefined,
          open: true,
        }),
        mended: true,
      })
    }
    if (row.findings.length > 0 || mended.length > 0) continue
    // A name answered by hand keeps its line, so that the answer can be seen and changed.
    const answered = byRow.get(row.row)
    if (answered && !asked.has(answered.text)) {
      asked.add(answered.text)
      open.push(answeredLine(report, row, answered))
      continue
    }
    if (!row.skipped && row.state === 'siap') grouped.add(row.row)
    const at = row.cells.indexOf(row.title)
    const column = report.columns[at]
    ready.push(
      line(row, column?.letters ?? '', fieldTitle(report, column?.field), row.title, {
        state: row.skipped ? 'dilewati' : asState(row.state),
        said: deedOf(row),
        question: undefined,
        open: row.skipped || row.state !== 'siap',
      }),
    )
  }
  for (const question of report.questions) {
    const row = rows.get(question.rows[0] ?? 0)
    if (row && !asked.has(question.text)) open.push(answeredLine(report, row, question))
  }
  const lines = [...open, ...ready.filter((one) => one.open)].sort((a, b) => a.row - b.row)
  if (!isOfMarks(report)) return unique([...lines, ...ready.filter((one) => !one.open)])
  const written = columnsOfMarks(report)
  const said = (one: Line): Line => ({ ...one, marks: written(rows.get(one.row)) })
  return unique([...lines.map(said), ...report.mark_sheets.flatMap((sheet) => sheetLine(sheet, rows, grouped))])
}

/** What a row of marks says, by its columns. */
function columnsOfMarks(report: Report): (row: Row | undefined) => NonNullable<Line['marks']> {
  const at = (field: string) => report.columns.findIndex((column) => column.field === field)
  const [submission, juror, stage, mark] = [at('usulan'), at('juri'), at('tahap'), at('nilai')]
  return (row) => {
    const cell = (column: number) => (column < 0 ? '' : (row?.cells[column] ?? ''))
    return { submission: cell(submission), juror: cell(juror), stage: cell(stage), marks: cell(mark), total: '' }
  }
}

/** One line for the ready rows of a sheet; none when each of them has a line of its own. */
function sheetLine(sheet: MarkSheet, rows: ReadonlyMap<number, Row>, grouped: ReadonlySet<number>): Line[] {
  const own = sheet.rows.filter((row) => grouped.has(row))
  const first = rows.get(own[0] ?? 0)
  if (!first) return []
  const last = own[own.length - 1] ?? first.row
  const deeds = new Set(
    own
      .map((row) => rows.get(row))
      .filter((row) => row !== undefined)
      .map(deedOf),
  )
  return [
    {
      ...line(first, '', '', sheet.submission, {
        state: 'siap',
        said: [...deeds].join(', '),
        question: undefined,
        open: false,
      }),
      rows: own,
      cell: own.length === 1 ? `${first.row}` : `${first.row}–${last}`,
      marks: {
        submission: sheet.submission,
        juror: sheet.juror,
        stage: sheet.stage,
        marks: sheet.marks.join('; '),
        total: sheet.total ?? '',
      },
    },
  ]
}

/** Two findings may speak of one cell. */
function unique(lines: Line[]): Line[] {
  const seen = new Map<string, number>()
  return lines.map((one) => {
    const times = (seen.get(one.key) ?? 0) + 1
    seen.set(one.key, times)
    return times === 1 ? one : { ...one, key: `${one.key} ${times}` }
  })
}

function answeredLine(report: Report, row: Row, question: Question): Line {
  const column = report.columns[row.cells.indexOf(question.text)]
  return line(row, column?.letters ?? '', fieldTitle(report, column?.field), question.text, {
    state: row.skipped ? 'dilewati' : 'siap',
    said: [w.answered(nameOf(question)), ...others(report, question, row.row)].join(' '),
    question,
    open: true,
  })
}

function line(
  row: Row,
  letters: string,
  title: string,
  value: string,
  more: Pick<Line, 'state' | 'said' | 'question' | 'open'>,
): Line {
  const cell = `${letters}${row.row}`
  const shown = `${letters}${row.own_row}`
  return {
    key: cell,
    row: row.row,
    rows: more.question?.rows ?? [row.row],
    letters,
    cell: row.row === row.own_row ? shown : `${row.sheet} ${shown}`,
    title,
    value,
    mendable: letters !== '' && more.question === undefined && more.open,
    mended: false,
    ...more,
  }
}

const others = (report: Report, question: Question | undefined, row: number): string[] => {
  const rows = question?.rows.filter((one) => one !== row) ?? []
  return rows.length
    ? [
        w.alsoIn(
          rows.map((one) =>
            rowName(
              report.rows.find((other) => other.row === one),
              one,
            ),
          ),
        ),
      ]
    : []
}

/** The number of a row as its own sheet has it; of another sheet with its name. */
export const rowName = (row: Pick<Row, 'row' | 'sheet' | 'own_row'> | undefined, or: number): number | string =>
  row === undefined ? or : row.row === row.own_row ? row.row : w.rowOf(row.sheet, row.own_row)

const nameOf = (question: Question): string =>
  question.candidates.find((one) => one.code === question.answer)?.name ?? question.answer ?? w.chooseUnit

const fieldTitle = (report: Report, key: string | null | undefined): string =>
  report.fields.find((field) => field.key === key)?.title ?? ''

function deedOf(row: Row): string {
  const deed = row.deed !== null && row.deed in w.deeds ? w.deeds[row.deed as keyof typeof w.deeds] : ''
  const changes = row.changes.map((change) => w.change(change.title, change.old, change.new))
  return changes.length ? `${deed}. ${changes.join('; ')}` : deed
}

/**
 * The mapping as it would be with `letters` used as `field` ('' for not at all): a field has one column only. What was
 * said to have no column keeps it so.
 */
export function remap(
  report: Report,
  letters: string,
  field: string,
  said: Readonly<Record<string, string>> | null = null,
): Record<string, string> {
  const mapping: Record<string, string> = {}
  for (const [key, column] of Object.entries(said ?? {})) {
    if (column === '') mapping[key] = ''
  }
  for (const column of report.columns) {
    if (column.field !== null && column.field !== field && column.letters !== letters)
      mapping[column.field] = column.letters
  }
  if (field !== '') mapping[field] = letters
  return mapping
}

export interface Slice {
  columns: { letters: string; header: string }[]
  rows: { row: number; own: number; cells: string[]; state: State }[]
}

/** The file around a line: its columns beside the cell, the row before it and two after, all of the same sheet. */
export function sliceOf(report: Report, at: Pick<Line, 'row' | 'letters'>, width = 6): Slice {
  const here = Math.max(
    0,
    report.columns.findIndex((column) => column.letters === at.letters),
  )
  const from = Math.max(0, Math.min(here - 2, report.columns.length - width))
  const sheet = report.rows.find((one) => one.row === at.row)?.sheet
  const rows = report.rows.filter((one) => one.sheet === sheet)
  const row = rows.findIndex((one) => one.row === at.row)
  const first = Math.max(0, Math.min(row - 1, rows.length - 3))
  return {
    columns: report.columns.slice(from, from + width).map(({ letters, header }) => ({ letters, header })),
    rows: rows.slice(first, first + 3).map((one) => ({
      row: one.row,
      own: one.own_row,
      cells: Array.from({ length: Math.min(width, report.columns.length - from) }, (_, n) => one.cells[from + n] ?? ''),
      state: asState(one.state),
    })),
  }
}

/** Rows with something to mend, as a block for Excel: the file's own columns and a remark. */
export function reportBlock(report: Report): { text: string; rows: number } {
  const plain = (text: string) => text.replace(/[\t\r\n]+/g, ' ')
  const bad = report.rows.filter((row) => row.findings.length > 0)
  const remark = (row: Row) =>
    row.findings.map((finding) => `${finding.column}${finding.row}: ${finding.reason}`).join(' ')
  const lines = [
    [w.row, ...report.columns.map((column) => column.header), w.remark],
    ...bad.map((row) => [
      String(rowName(row, row.row)),
      ...report.columns.map((_, n) => row.cells[n] ?? ''),
      remark(row),
    ]),
  ]
  return { text: lines.map((cells) => cells.map(plain).join('\t')).join('\n'), rows: bad.length }
}
