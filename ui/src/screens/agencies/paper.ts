/** The register on paper: the rows as filtered, in their order. */
import { printWords } from '../../text/print'
import { agencyWords as w } from '../../text/agencies'
import { words } from '../../text/id'
import type { PaperList } from '../../lib/paper'
import type { Choice, Row } from './list'

export function paperOf(
  rows: readonly Row[],
  choice: Pick<Choice, 'query' | 'kind' | 'duty' | 'sort'> & { view: string },
  kindName: string | undefined,
): PaperList<Row> {
  return {
    title: words.screens['perangkat-daerah'],
    columns: [
      { key: 'code', title: w.code, mm: 34, text: (row) => row.agency.code },
      {
        key: 'name',
        title: w.name,
        share: 300,
        text: (row) => row.agency.name + (row.into ? `\n${w.merged(row.into)}` : ''),
        sheet: (row) => row.agency.name,
      },
      { key: 'kind', title: w.kind, mm: 30, text: (row) => row.agency.kind_name },
      { key: 'duty', title: w.duty, mm: 30, text: (row) => row.duty?.status_label },
      { key: 'submissions', title: w.submissions, kind: 'count', mm: 18, text: (row) => row.duty?.submissions || null },
    ],
    rows,
    filter: [
      choice.kind !== 'semua' && kindName,
      choice.duty !== 'semua' && w.duties[choice.duty].toLocaleLowerCase('id'),
      printWords.search(choice.query),
    ],
    sort: choice.view === 'flat' ? choice.sort : undefined,
  }
}
