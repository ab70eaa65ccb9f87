/** The list of documents as shown, and the print setting each starts with. */
import type { Input, Output } from '../../api/call'
import { normal } from '../submissions/list'

export type Row = Output<'documents.list'>[number]
export type Setting = Input<'documents.preview'>['setting']
export type StateFilter = 'semua' | Row['state']

export function choose(rows: readonly Row[], query: string, state: StateFilter): Row[] {
  const wanted = normal(query)
  return rows.filter((row) => (state === 'semua' || row.state === state) && (wanted === '' || normal(row.name).includes(wanted)))
}

export function settingOf(row: Row): Setting {
  return { paper: row.paper, orientation: row.orientation, style: row.styles[0]?.code ?? null, letterhead: true, save_ink: false }
}

/** A file name for the officer: the code of the document with its ending. */
export function fileName(row: Row, edition: string, ending: string): string {
  return `${row.code} ${edition}.${ending}`.replace(/[\\/:*?"<>|]/g, '-')
}
