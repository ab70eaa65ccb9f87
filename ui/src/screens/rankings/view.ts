/** What Hasil shows, from what the desk answered: bands, edges, the plotted stage. Ranks and numbers are the desk's. */
import type { Output } from '../../api/call'
import type { Band } from '../../components/list'
import type { Scale } from '../../components/plot'
import { rankingWords as w } from '../../text/rankings'

export type Ranking = Output<'rankings.show'>
export type Row = Ranking['rows'][number]
export type Stage = Ranking['stages'][number]
export type Class = Ranking['classes'][number]
export type Obstacle = Ranking['obstacles'][number]
export type Decision = Ranking['decisions'][number]
export type Move = Output<'rankings.what_if'>['moves'][number]

/** The head of the award class a row begins, or of what lies below the classes. */
export function bandOf(ranking: Ranking, row: Row, before: Row | undefined): Band | undefined {
  if (before && groupOf(before) === groupOf(row)) return undefined
  const award = row.class === null ? undefined : ranking.classes[row.class]
  if (award)
    return { title: w.band(award.full_name, award.rank_from, award.rank_to), note: w.documents[award.document] }
  return { title: row.class_open ? w.waiting : row.rank === null ? w.unranked : w.below }
}

function groupOf(row: Row): string {
  return row.class !== null ? `kelas ${row.class}` : row.class_open ? 'menunggu' : row.rank === null ? 'tanpa' : 'bawah'
}

/** The same for a row of two results side by side. */
export function bandOfMove(classes: readonly Class[], row: Move, before: Move | undefined): Band | undefined {
  // A class without a place is one that waits for the panel.
  const groupOfMove = (one: Move) =>
    one.class !== null
      ? `kelas ${one.class}`
      : one.direction === 'gone'
        ? 'pergi'
        : one.class_after !== null
          ? 'menunggu'
          : one.rank_after === null
            ? 'tanpa'
            : 'bawah'
  if (before && groupOfMove(before) === groupOfMove(row)) return undefined
  const award = row.class === null ? undefined : classes[row.class]
  if (award) return { title: w.band(award.full_name, award.rank_from, award.rank_to) }
  return {
    title:
      row.direction === 'gone'
        ? w.compare.gone
        : row.class_after !== null
          ? w.waiting
          : row.rank_after === null
            ? w.unranked
            : w.below,
  }
}

export function edgeOfMove(row: Move): string {
  return row.class === 0 ? 'edge-first' : row.class !== null ? 'edge-other' : 'edge-none'
}

/** Whether jurors differ over the limit in any stage of the row. */
const isFarApart = (row: Row): boolean => row.stages.some((stage) => stage.over_limit)

/** What F8 visits: something a person should look at before freezing. */
export const isFinding = (row: Row): boolean =>
  row.provisional || row.tie !== null || row.class_open || row.decided || isFarApart(row)

/** What stands above the table: each kind of finding with how many rows it concerns. */
export function findingsOf(ranking: Ranking): string[] {
  const many = (wanted: (row: Row) => boolean) => ranking.rows.filter(wanted).length
  const open = (kind: string) => ranking.obstacles.filter((one) => one.kind === kind).length
  const far = many(isFarApart)
  return [
    ranking.awaited_sheets > 0 ? w.findings.sheets(ranking.awaited_sheets) : '',
    open('edge_tie') > 0 ? w.findings.edges(open('edge_tie')) : '',
    open('no_rank') > 0 ? w.findings.unranked(open('no_rank')) : '',
    far > 0 ? w.findings.apart(far, ranking.spread_limit ?? '') : '',
  ].filter((text) => text !== '')
}

/** Edge of the row: the first class in the accent, the others grey. */
export function edgeOf(row: Row): string {
  const edge = row.class === 0 ? 'edge-first' : row.class !== null ? 'edge-other' : 'edge-none'
  return row.provisional ? `${edge} dim` : edge
}

/** The stage whose spread is plotted: the first that has opened. Undefined when nothing was scored yet. */
export function plottedStage(ranking: Ranking): number | undefined {
  const at = ranking.stages.findIndex((stage) => stage.opened)
  return at < 0 ? undefined : at
}

/** The axis as the desk gives it, with a mark at every step of five points, fewer when they would touch. */
export function axisOf(stage: Stage): Scale {
  const stride = Math.max(500, Math.ceil((stage.axis_max - stage.axis_min) / 3000) * 500)
  const ticks: number[] = []
  for (let at = stage.axis_min; at <= stage.axis_max; at += stride) ticks.push(at)
  return { low: stage.axis_min, high: stage.axis_max, ticks }
}

/** Totals of the submitted sheets, for the rings of the plot. */
export function ringsOf(row: Row, stage: number): number[] {
  return row.stages[stage]?.totals ?? []
}

/** A short word for a stage in a narrow column. */
export function shortName(name: string): string {
  return name
    .replace(/^Penilaian\s+/i, '')
    .replace(/\s+dan\s+.*$/i, '')
    .replace(/^./, (letter) => letter.toUpperCase())
}
