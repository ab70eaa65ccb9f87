/**
 * The panel's decision as a form: which rows it is about, and what is sent. Ranks are typed by people, never computed.
 */
import type { Input } from '../../api/call'
import type { Ranking, Row } from './view'

export type Decision = Input<'panel_decisions.save'>
export type Kind = 'order' | 'all_in' | 'ranks' | 'unranked'

export interface Line {
  submission: number
  title: string
  agency: string
  /** The computed rank, for comparison. */
  computed: number | null
  place: string
  reason: string
}

/** The rows of one tie: those whose printed value and tie are alike. */
export function tiedWith(ranking: Ranking, row: Row): Row[] {
  if (row.tie === null) return []
  return ranking.rows.filter((other) => other.tie !== null && other.value === row.value)
}

/** What the panel can say about a row: about its tie, about all ranks, or that it stays without a rank. */
export function kindsFor(ranking: Ranking, row: Row | undefined): Kind[] {
  if (!row) return ['ranks']
  if (row.computed_rank === null) return ['unranked', 'ranks']
  return tiedWith(ranking, row).length > 1 ? ['order', 'all_in', 'ranks'] : ['ranks']
}

/**
 * The rows of the form; ranks begin as they are now, an order begins empty but for its first guess: the list's order.
 */
export function linesFor(ranking: Ranking, row: Row | undefined, kind: Kind): Line[] {
  const line = (one: Row, place: string): Line => ({
    submission: one.submission,
    title: one.title,
    agency: one.agency,
    computed: one.computed_rank,
    place,
    reason: '',
  })
  switch (kind) {
    case 'order':
      return row ? tiedWith(ranking, row).map((one, at) => line(one, String(at + 1))) : []
    case 'all_in':
      return row ? tiedWith(ranking, row).map((one) => line(one, '')) : []
    case 'unranked':
      return row ? [line(row, '')] : []
    case 'ranks':
      return ranking.rows
        .filter((one) => one.rank !== null || one.submission === row?.submission)
        .map((one) => line(one, one.rank === null ? '' : String(one.rank)))
  }
}

export const needsPlaces = (kind: Kind): boolean => kind === 'order' || kind === 'ranks'

/** A place as sent; null for what is not a whole number from 1 on, which the desk then refuses in words. */
export const placeOf = (text: string): number | null =>
  /^[1-9]\d{0,4}$/.test(text.trim()) ? Number(text.trim()) : null

export function decisionOf(
  edition: number,
  kind: Kind,
  lines: readonly Line[],
  said: { reason: string; on: string; by: string },
): Decision {
  return {
    edition,
    kind,
    reason: said.reason.trim(),
    on: said.on.trim() || null,
    by: said.by.trim() || null,
    rows: lines.map((line) => ({
      submission: line.submission,
      place: needsPlaces(kind) ? placeOf(line.place) : null,
      reason: line.reason.trim() || null,
    })),
  }
}
