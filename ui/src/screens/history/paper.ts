/** The history on paper: as much of it as the list has fetched, newest first. */
import type { PaperList } from '../../lib/paper'
import { historyWords as w } from '../../text/history'
import { words } from '../../text/id'
import { printWords } from '../../text/print'
import type { Operation } from './view'

/**
 * `more`: there are older ones that are not on the list yet. `said`: the filter in words. `state`: what can still be
 * done, in words.
 */
export function paperOf(
  rows: readonly Operation[],
  more: boolean,
  query: string,
  said: readonly (string | false | undefined)[],
  state: (op: Operation) => string,
): PaperList<Operation> {
  return {
    title: words.screens.riwayat,
    columns: [
      { key: 'time', title: w.columns.time, mm: 34, text: (op) => op.at_text },
      { key: 'actor', title: w.columns.actor, share: 140, text: (op) => op.actor },
      {
        key: 'change',
        title: w.columns.change,
        share: 300,
        text: (op) => [words.undo.once(op.label), op.reason].filter(Boolean).join('\n'),
      },
      { key: 'edition', title: printWords.edition, mm: 22, text: (op) => op.edition },
      { key: 'state', title: w.columns.state, mm: 32, text: state },
    ],
    rows,
    filter: [more && printWords.newest(rows.length), ...said, printWords.search(query)],
  }
}
