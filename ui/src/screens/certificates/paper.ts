/** The book of numbers on paper: the lines as filtered; gaps and doubles stand at their place. */
import type { PaperList } from '../../lib/paper'
import { certificateWords } from '../../text/certificates'
import { printWords } from '../../text/print'
import type { Line, StateFilter } from './register'

const w = certificateWords.book

export function paperOfRegister(lines: readonly Line[], query: string, state: StateFilter): PaperList<Line> {
  return {
    title: certificateWords.register,
    columns: [
      { key: 'number', title: w.columns.number, mm: 46, text: ({ row }) => row && (row.number || w.blank) },
      {
        key: 'name',
        title: w.columns.name,
        share: 240,
        text: ({ row, finding }) => (row ? `${row.name}\n${row.title}` : finding),
      },
      { key: 'class', title: w.columns.class, share: 130, text: ({ row }) => row?.class },
      { key: 'issued', title: w.columns.issued, mm: 26, text: ({ row }) => row?.issued_text },
      {
        key: 'state',
        title: w.columns.state,
        mm: 26,
        text: ({ row }) => row && [row.state_text, row.reason].filter(Boolean).join('\n'),
      },
      { key: 'prints', title: w.columns.prints, kind: 'count', mm: 18, text: ({ row }) => row?.printed },
    ],
    rows: lines,
    filter: [state !== 'semua' && w.states[state].toLocaleLowerCase('id'), printWords.search(query)],
  }
}
