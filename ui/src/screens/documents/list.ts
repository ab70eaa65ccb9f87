/** The list of documents as shown, and the print setting each starts with. */
import type { Output } from '../../api/call'
import type { PrintSetting } from '../../api/bindings'
import { finder, plain } from '../../lib/search'

export type Row = Output<'documents.list'>[number]
export type Setting = PrintSetting
export type StateFilter = 'semua' | 'ready' | 'lacking' | 'printed'

export const states = ['ready', 'lacking', 'printed'] as const

export function choose(rows: readonly Row[], query: string, state: StateFilter): Row[] {
  const wanted = finder(query)
  return rows.filter((row) => (state === 'semua' || row.state === state) && (!wanted || wanted(plain(row.name))))
}

/** What the office prints without choosing anything: everything left out takes its default. */
export function settingOf(row: Row): Setting {
  return {
    ...plainSetting(),
    paper: row.paper,
    orientation: row.orientation,
    style: row.styles[0]?.code ?? null,
    letterhead: row.has_letterhead ? true : null,
  }
}

/** Every choice left to the desk. */
export function plainSetting(): Setting {
  return {
    paper: null,
    orientation: null,
    style: null,
    letterhead: null,
    save_ink: false,
    black: false,
    qr: null,
    offset_x_mm: 0,
    offset_y_mm: 0,
    revision: null,
    stage: null,
    extension: null,
    juror: null,
    submissions: [],
    certificates: [],
    recipients: [],
    blank_rows: null,
    sign_jurors: false,
    signature: false,
    level_texts: false,
    without_columns: [],
    session: null,
    photos: false,
    signatory: null,
    date: null,
  }
}

/** Whether the choice means something for the document; the names are the contract's. */
export function takes(
  row: Row,
  choice:
    | 'orientation'
    | 'kop'
    | 'ink_saving'
    | 'style'
    | 'black'
    | 'qr'
    | 'offset'
    | 'revision'
    | 'stage'
    | 'extension'
    | 'juror'
    | 'sign_jurors'
    | 'signature'
    | 'level_texts'
    | 'columns'
    | 'session'
    | 'photos'
    | 'blank_rows'
    | 'signatory'
    | 'date',
): boolean {
  return row.takes.includes(choice)
}

/**
 * Rangkap as typed: how many copies the printer is asked for, 1 to 99; undefined when that cannot be read from it.
 * Copies belong to printing only, not to the `PrintSetting`: the PDF that is made and kept has each page once.
 */
export function copiesOf(text: string): number | undefined {
  const digits = /^0*([1-9]\d?)$/.exec(text.trim())
  return digits ? Number(digits[1]) : undefined
}

/** What a file is called after: its document. */
export type Paper = Pick<Row, 'code' | 'name'>
/** A file name for the officer: the code of the document and the edition. */
export function fileName(row: Paper, edition: string, ending: string): string {
  return `${row.code} ${edition}.${ending}`.replace(/[\\/:*?"<>|]/g, '-')
}
