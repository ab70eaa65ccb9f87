/** What Hasil shows, from what the desk answered: bands, the row's words, the scale of the plot. Ranks and numbers are the desk's. */
import type { Output } from '../../api/call'
import type { Band } from '../../components/list'
import { scaleOf, type Scale } from '../../components/plot'
import { rankingWords as w } from '../../text/rankings'

export type Ranking = Output<'rankings.show'>
export type Row = Ranking['rows'][number]

/** The rank that counts: the panel's where it decided, else the computed one. */
export function shownRank(row: Row): number | null {
  return row.decided_rank ?? row.rank
}

/** The head of the award class a row begins, or of what lies below the classes. */
export function bandOf(ranking: Ranking, row: Row, before: Row | undefined): Band | undefined {
  const group = groupOf(row)
  if (before && groupOf(before) === group) return undefined
  if (row.class !== null) {
    const award = ranking.classes.find((one) => one.id === row.class)
    if (award) return { title: w.band(award.short, award.first, award.last), note: award.document }
  }
  return { title: shownRank(row) === null ? w.unranked : w.below }
}

function groupOf(row: Row): string {
  return row.class !== null ? `kelas ${row.class}` : shownRank(row) === null ? 'tanpa' : 'bawah'
}

/** Edge of the row: the first class in the accent, the others grey. */
export function edgeOf(ranking: Ranking, row: Row): string {
  const at = ranking.classes.findIndex((award) => award.id === row.class)
  return `${at === 0 ? 'edge-first' : at > 0 ? 'edge-other' : 'edge-none'}${row.provisional ? ' dim' : ''}`
}

/** The stage whose spread is plotted: the first that has opened. */
export function plottedStage(ranking: Ranking): Ranking['stages'][number] | undefined {
  return ranking.stages.find((stage) => stage.opened) ?? ranking.stages[0]
}

export function stageCell(row: Row, stage: number) {
  return row.stages.find((cell) => cell.stage === stage)
}

export function plotScale(ranking: Ranking, stage: number): Scale {
  return scaleOf(ranking.rows.flatMap((row) => stageCell(row, stage)?.marks ?? []))
}

/** Rows whose sheets lie farther apart than the limit. */
export function wideRows(ranking: Ranking, stage: number): { title: string; spread: number }[] {
  return ranking.rows.flatMap((row) => {
    const spread = stageCell(row, stage)?.spread ?? null
    return spread !== null && spread > ranking.spread_limit ? [{ title: row.title, spread }] : []
  })
}
