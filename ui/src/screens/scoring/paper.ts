/** The team and the marks of all jurors on paper. */
import type { PaperList } from '../../lib/paper'
import { printWords } from '../../text/print'
import { scoringWords as w } from '../../text/scoring'
import { isAssigned, progressOfJuror, type GridRow, type Juror, type SheetGrid, type Stage } from './view'

/** `15-11-2021`, as dates stand on paper. */
const onPaper = (iso: string | null): string | undefined => iso?.split('-').reverse().join('-')

export function paperOfJurors(jurors: readonly Juror[], stage: Stage | undefined): PaperList<Juror> {
  return {
    title: w.jurors,
    columns: [
      { key: 'name', title: w.juror.name, share: 200, text: (juror) => juror.name },
      { key: 'seat', title: printWords.seat, mm: 26, text: (juror) => w.juror.seats[juror.seat] ?? juror.seat },
      {
        key: 'agency',
        title: w.juror.agency,
        share: 220,
        text: (juror) => [juror.agency_name ?? w.juror.outside, juror.office].filter(Boolean).join('\n'),
        sheet: (juror) => juror.agency_name,
      },
      {
        key: 'conflicts',
        title: w.juror.conflictsHead,
        share: 160,
        text: (juror) => juror.conflicts.map((conflict) => conflict.title).join('\n'),
      },
      { key: 'pact', title: w.juror.pact, kind: 'date', mm: 26, text: (juror) => onPaper(juror.pact_on) },
      {
        key: 'sheets',
        title: w.juror.sheets,
        mm: 26,
        text: (juror) => {
          const progress = progressOfJuror(juror, stage)
          return progress && w.ofDue(progress)
        },
      },
    ],
    keys: [
      { key: 'office', title: printWords.post, text: (juror) => juror.office },
      { key: 'nip', title: printWords.nip, text: (juror) => juror.nip },
    ],
    rows: jurors,
    filter: [stage && printWords.sheetsOf(stage.name)],
  }
}

export function paperOfAll(grid: SheetGrid): PaperList<GridRow> {
  return {
    title: printWords.marksOf(grid.stage.name),
    columns: [
      { key: 'code', title: printWords.code, mm: 18, text: (row) => row.code },
      { key: 'title', title: w.innovation, share: 260, text: (row) => `${row.title}\n${row.agency_name}` },
      ...grid.jurors.map((juror) => ({
        key: `juri ${juror.id}`,
        title: juror.name,
        kind: 'mark' as const,
        text: (row: GridRow) => {
          const cell = row.cells.find((one) => one.juror === juror.id)
          if (!cell) return undefined
          return cell.state === 'submitted'
            ? cell.text
            : isAssigned(cell) && cell.state === 'outstanding'
              ? ''
              : (w.states[cell.state] ?? '')
        },
      })),
      { key: 'mean', title: printWords.mean, kind: 'mark', mm: 20, text: (row) => row.mean },
      { key: 'range', title: w.gap, kind: 'mark', mm: 20, text: (row) => row.range },
    ],
    rows: grid.rows,
    filter: [grid.outstanding > 0 && printWords.outstanding(grid.outstanding)],
    draft: grid.outstanding > 0,
  }
}
