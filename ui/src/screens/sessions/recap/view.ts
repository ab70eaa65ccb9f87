/** The recap of a session as lists on paper, and which session is looked at first. */
import type { Output } from '../../../api/call'
import type { PaperList } from '../../../lib/paper'
import { recapWords as w } from '../../../text/attendance'

type Recap = Output<'attendance.recap'>
export type View = 'semua' | 'tidak-hadir' | 'diwakili' | 'orang' | 'asing'

/** The newest session that has begun, else the first that comes. */
export function newest<S extends { date: string }>(sessions: readonly S[], today: string): S | undefined {
  return sessions.findLast((one) => one.date <= today) ?? sessions[0]
}

/** Invited, and nobody came. */
export const absentAgencies = (recap: Recap): Recap['agencies'] =>
  recap.agencies.filter((one) => one.status === 'tidak-hadir')

type Letters = Output<'letters.list'>['letters']
/** The letter that each agency has for being absent from a session; a void one is none. */
export function lettersToAbsent(letters: Letters, session: number): ReadonlyMap<number, number> {
  const those = letters.filter(
    (one) => one.document === 'surat-tidak-hadir' && one.session === session && one.state === 'issued',
  )
  return new Map(
    those.flatMap((one) =>
      one.recipients.flatMap(({ agency }) => (agency === null ? [] : [[agency, one.id] as const])),
    ),
  )
}

/** Lists of any rows: which one is printed is chosen by the view. */
const list = <R>(of: PaperList<R>): PaperList<never> => of as unknown as PaperList<never>
const named = (recap: Recap) => `${recap.session_name}, ${recap.date_text}`

export function agenciesPaper(recap: Recap, rows: Recap['agencies'], filter: string): PaperList<never> {
  return list<Recap['agencies'][number]>({
    title: w.list,
    columns: [
      { key: 'name', title: w.columns.agency, share: 300, text: (row) => row.name },
      { key: 'hall', title: w.columns.hall, kind: 'count', mm: 18, text: (row) => row.hall || null },
      { key: 'online', title: w.columns.online, kind: 'count', mm: 18, text: (row) => row.online || null },
      { key: 'minutes', title: w.columns.minutes, kind: 'count', mm: 18, text: (row) => row.minutes },
      { key: 'status', title: w.columns.status, mm: 36, text: (row) => row.status_text },
    ],
    rows,
    filter: [named(recap), filter !== w.all && filter],
  })
}

export function peoplePaper(recap: Recap): PaperList<never> {
  return list<Recap['people'][number]>({
    title: w.personList,
    columns: [
      { key: 'name', title: w.columns.name, share: 150, text: (row) => row.name },
      { key: 'agency', title: w.columns.agency, share: 200, text: (row) => row.agency_name ?? w.guest },
      { key: 'way', title: w.columns.way, mm: 32, text: (row) => row.way_text },
      { key: 'minutes', title: w.columns.minutes, kind: 'count', mm: 18, text: (row) => row.minutes },
      { key: 'sources', title: w.columns.sources, mm: 50, text: (row) => row.sources },
    ],
    rows: recap.people,
    filter: [named(recap)],
  })
}

export function strangersPaper(recap: Recap): PaperList<never> {
  return list<Recap['strangers'][number]>({
    title: w.strangerList,
    columns: [
      { key: 'name', title: w.columns.fileName, share: 200, text: (row) => row.name },
      { key: 'connections', title: w.columns.connections, kind: 'count', mm: 24, text: (row) => row.connections },
      { key: 'minutes', title: w.columns.minutes, kind: 'count', mm: 18, text: (row) => row.minutes },
      { key: 'sources', title: w.columns.sources, mm: 50, text: (row) => row.sources },
    ],
    rows: recap.strangers,
    filter: [named(recap)],
  })
}
