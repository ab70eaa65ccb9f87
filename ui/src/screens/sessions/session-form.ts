/** The form of a session: as the desk has it, and as it is sent. */
import type { Input } from '../../api/call'
import { longDate } from '../../lib/format'
import type { Session } from './session-list'

export type Way = 'hall' | 'online' | 'both'

export interface SessionForm {
  kind: string
  name: string
  date: string
  starts_at: string
  ends_at: string
  way: Way
  place: string
  platform: string
  meeting_id: string
  passcode: string
  link: string
  capacity: string
  kept_back: string
  minimum_minutes: string
  responsible: number | undefined
  chair: number | undefined
  note_taker: number | undefined
  note: string
}

export const FORM = 'kegiatan'
export const NEW = 'baru'

const wayOf = (row: Session): Way =>
  row.place !== null && row.platform !== null ? 'both' : row.place === null ? 'online' : 'hall'
const numberText = (value: number | null): string => (value === null ? '' : String(value))
const clockText = (kept: string | null): string => (kept ?? '').replace(':', '.')

export const formOf = (row: Session | undefined): SessionForm => ({
  kind: row?.kind ?? 'sosialisasi',
  name: row?.name ?? '',
  date: row ? longDate(row.date) : '',
  starts_at: clockText(row?.starts_at ?? null),
  ends_at: clockText(row?.ends_at ?? null),
  way: row ? wayOf(row) : 'both',
  place: row?.place ?? '',
  platform: row ? (row.platform ?? '') : 'Zoom',
  meeting_id: row?.meeting_id ?? '',
  passcode: row?.passcode ?? '',
  link: row?.link ?? '',
  capacity: numberText(row?.capacity ?? null),
  kept_back: row?.kept_back ? String(row.kept_back) : '',
  minimum_minutes: numberText(row?.minimum_minutes ?? 30),
  responsible: row?.responsible ?? undefined,
  chair: row?.chair ?? undefined,
  note_taker: row?.note_taker ?? undefined,
  note: row?.note ?? '',
})

const numbers = ['capacity', 'kept_back', 'minimum_minutes'] as const

/** Fields that should be a number and are none. */
export const notNumbers = (form: SessionForm): (typeof numbers)[number][] =>
  numbers.filter((field) => !/^\d{0,9}$/.test(form[field].trim()))

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim()))

/** What the way of attending leaves out is not sent. */
export function inputOf(edition: number, id: number | null, form: SessionForm): Input<'sessions.save'> {
  const [inHall, online] = [form.way !== 'online', form.way !== 'hall']
  const inHallOnly = (text: string) => (inHall ? numberOf(text) : null)
  return {
    id,
    edition,
    kind: form.kind,
    name: form.name,
    date: form.date,
    starts_at: form.starts_at,
    ends_at: form.ends_at,
    place: inHall ? form.place : null,
    platform: online ? form.platform : null,
    meeting_id: online ? form.meeting_id : null,
    passcode: online ? form.passcode : null,
    link: online ? form.link : null,
    capacity: inHallOnly(form.capacity),
    kept_back: inHallOnly(form.kept_back) ?? 0,
    minimum_minutes: numberOf(form.minimum_minutes),
    responsible: form.responsible ?? null,
    chair: form.chair ?? null,
    note_taker: form.note_taker ?? null,
    note: form.note,
  }
}
