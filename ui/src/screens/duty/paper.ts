/** The ledger on paper: the rows as filtered, in their order. */
import { printWords } from '../../text/print'
import { dutyWords as w } from '../../text/duty'
import type { PaperList } from '../../lib/paper'
import { hasClosed, lastOf, nextOf, sinceOf, type Choice, type Row } from './list'

const lines = (...parts: string[]) => parts.filter(Boolean).join('\n')

export function paperOf(rows: readonly Row[], closing: string | null, choice: Choice): PaperList<Row> {
  const closed = hasClosed(rows)
  return {
    title: w.paper,
    columns: [
      { key: 'name', title: w.name, share: 200, text: (row) => row.name },
      {
        key: 'status',
        title: w.status,
        mm: 36,
        text: (row) => lines(row.status_label, sinceOf(row, closing, closed)),
      },
      { key: 'last', title: w.last, mm: 48, text: (row) => lines(...lastOf(row)) },
      {
        key: 'next',
        title: w.next,
        mm: 48,
        text: (row) => {
          const { word, under } = nextOf(row, closing)
          return lines(word, under)
        },
      },
    ],
    rows,
    filter: [
      choice.filter !== 'semua' && w.filters[choice.filter].toLocaleLowerCase('id'),
      choice.group,
      printWords.search(choice.query),
    ],
    sort: choice.sort,
  }
}
