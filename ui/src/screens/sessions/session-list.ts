/** The list of sessions as shown: what is to come first and upwards, then what is over, the newest first. */
import type { Output } from '../../api/call'
import { finder, plain } from '../../lib/search'
import type { PaperList } from '../../lib/paper'
import { longDate } from '../../lib/format'
import { words } from '../../text/id'
import { printWords } from '../../text/print'
import { sessionWords as w } from '../../text/sessions'
import type { SessionFilter } from './memory.svelte'

export type Session = Output<'sessions.list'>[number]

const fits: Record<SessionFilter, (row: Session) => boolean> = {
  all: () => true,
  coming: (row) => !row.is_over,
  over: (row) => row.is_over,
  open: (row) => row.state === 'uninvited' || row.state === 'without_minutes',
}

export const countOf = (rows: readonly Session[], filter: SessionFilter): number => rows.filter(fits[filter]).length

export interface Wanted {
  query: string
  filter: SessionFilter
  kind: string
}

export function choose(rows: readonly Session[], { query, filter, kind }: Wanted): Session[] {
  const wanted = finder(query)
  const shown = rows.filter(
    (row) =>
      fits[filter](row) &&
      (kind === '' || row.kind === kind) &&
      (!wanted || wanted(plain(row.name), plain(placeOf(row)), plain(row.date_text))),
  )
  return [...shown.filter((row) => !row.is_over), ...shown.filter((row) => row.is_over).reverse()]
}

/** "Warkop Indah; Zoom". */
export const placeOf = (row: Pick<Session, 'place' | 'platform'>): string =>
  [row.place, row.platform].filter(Boolean).join('; ')

/** The session to look at first: the next one, else the last one. */
export const nearest = (rows: readonly Session[]): Session | undefined => rows.find((row) => !row.is_over) ?? rows[0]

export function cameText(row: Session): string {
  if (row.invited === 0) return words.none
  return row.is_attended ? w.cameOf(row.came, row.invited) : w.invited(row.invited)
}

export const absentOf = (row: Session): number | undefined =>
  row.invited > 0 && row.is_attended ? row.invited - row.came : undefined

/** Minutes of a clock time as typed or kept; undefined: it is none. */
export function minuteOf(text: string): number | undefined {
  const found = /^(?:pukul\s+)?(\d{1,2})(?:[.:]?(\d{2}))?$/i.exec(text.trim())
  return found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : undefined
}

export interface When {
  id: number | null
  /** ISO */
  date: string
  from: string
  to: string
}

/** Another session of that day that shares a minute with this one. The desk says it again when it is saved. */
export function atOnce(rows: readonly Session[], when: When): Session | undefined {
  const end = 24 * 60
  const from = minuteOf(when.from)
  const to = minuteOf(when.to) ?? end
  if (from === undefined) return undefined
  return rows.find((row) => {
    if (row.id === when.id || row.date !== when.date) return false
    const [starts, ends] = [minuteOf(row.starts_at) ?? 0, minuteOf(row.ends_at ?? '') ?? end]
    return from < ends && starts < to
  })
}

export function paperOf(rows: readonly Session[], wanted: Wanted): PaperList<Session> {
  const kind = w.kinds.find((one) => one.value === wanted.kind)?.label
  return {
    title: w.list,
    columns: [
      { key: 'date', title: w.columns.date, share: 60, text: (row) => `${longDate(row.date)}, ${row.time_text}` },
      { key: 'name', title: w.columns.name, share: 120, text: (row) => `${row.name}; ${placeOf(row)}` },
      { key: 'came', title: w.columns.came, share: 40, text: cameText },
      { key: 'state', title: w.columns.state, share: 50, text: (row) => row.state_text },
    ],
    rows,
    filter: [printWords.search(wanted.query), wanted.filter === 'all' ? '' : w.filters[wanted.filter], kind ?? ''],
    sort: undefined,
  }
}
