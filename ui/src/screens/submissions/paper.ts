/** The submissions on paper: the rows as filtered, in their order. */
import type { StatusCode } from '../../components/status'
import type { PaperList } from '../../lib/paper'
import { words } from '../../text/id'
import { printWords } from '../../text/print'
import { submissionWords as w } from '../../text/submissions'
import type { Choice, Row } from './list'

/** `more`: the further filters in words. */
export function paperOf(
  rows: readonly Row[],
  choice: { query: string; status: StatusCode | 'semua'; sort: Choice['sort'] },
  more: readonly string[] = [],
): PaperList<Row> {
  return {
    title: words.screens.usulan,
    columns: [
      { key: 'code', title: printWords.code, mm: 18, text: (row) => row.code ?? words.none },
      {
        key: 'title',
        title: w.innovation,
        share: 260,
        text: (row) => (row.expansion ? `${row.title}\n${row.expansion}` : row.title),
        sheet: (row) => row.title,
      },
      {
        key: 'agency',
        title: w.compareRows.agency,
        share: 200,
        text: (row) => (row.unit ? `${row.agency_name}\n${row.unit}` : row.agency_name),
        sheet: (row) => row.agency_name,
      },
      { key: 'innovators', title: printWords.innovators, share: 150, text: (row) => row.innovators },
      { key: 'group', title: w.fields.group, mm: 22, text: (row) => row.kind_label },
      { key: 'status', title: w.status, mm: 24, text: (row) => row.status_label },
    ],
    keys: [
      { key: 'expansion', title: printWords.expansion, text: (row) => row.expansion },
      { key: 'unit', title: printWords.unit, text: (row) => row.unit },
      { key: 'key', title: printWords.submissionKey, text: (row) => row.key },
    ],
    rows,
    filter: [
      choice.status !== 'semua' && words.status[choice.status].toLocaleLowerCase('id'),
      ...more,
      printWords.search(choice.query),
    ],
    sort: choice.sort,
  }
}
