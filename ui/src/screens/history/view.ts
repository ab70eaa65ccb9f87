/** Changes in words: which fields are told, how a value is written, what can still be done. Pure. */
import type { Output } from '../../api/call'
import { count, exact, longDate, moment, nip, percent, points } from '../../lib/format'
import {
  columnWords,
  historyWords as w,
  namedByKey,
  signaturePicture,
  tableWords,
  valueWords,
  zones,
  type Manner,
} from '../../text/history'

export type Operation = Output<'operations.list'>[number]
export type Change = Output<'operations.show'>['changes'][number]
/** What the list says of undoing a change: the same as its detail and the filter, for the desk decides it. */
export const standingWords = (op: Operation): string =>
  op.standing === 'undone' ? w.states.undone : op.standing === 'can' ? w.states.can : w.cannot(op.standing_text ?? '')

/** Where its correction is made, when the desk names no place itself. */
export const leadOf = (op: Operation): string | undefined =>
  op.kind.startsWith('result_revisions.') ? 'hasil' : op.kind.startsWith('certificates.') ? 'piagam' : undefined

export interface Said {
  key: string
  field: string
  before: string | null
  after: string | null
  /** Numbers stand at the right. */
  number: boolean
}
export interface Told {
  key: string
  /** "Lembar nilai", "Usulan" */
  table: string
  /** "Kejar Stunting", or '' */
  name: string
  how: 'made' | 'removed' | 'changed'
  fields: Said[]
}

const hows = new Set(['made', 'removed', 'changed'])
const howOf = (change: Change): Told['how'] => (hows.has(change.how) ? (change.how as Told['how']) : 'changed')

/** A row of settings, pictures or document values is named by a key: told by its word. */
const nameOf = (change: Change): string =>
  namedByKey.includes(change.table)
    ? change.name.startsWith(signaturePicture[0])
      ? signaturePicture[1]
      : (valueWords[change.name] ?? change.name)
    : change.name

const figures: readonly Manner[] = ['points', 'exact', 'percent', 'count', 'size']

/** A changed row with the fields an officer knows; columns of the file alone are left out. */
function fieldsOf(change: Change, zone: number): Said[] {
  return change.fields.flatMap((one): Said[] => {
    const said = columnWords[change.table]?.[one.field]
    if (!said) return []
    const [name, manner] = said
    const say = (value: string | null) =>
      value === null || value === '' ? null : one.named ? value : written(value, manner, zone, change.name)
    return [
      {
        key: one.field,
        field: name,
        before: say(one.before),
        after: say(one.after),
        number: !one.named && figures.includes(manner),
      },
    ]
  })
}

/** The changes as tables: parts of one thing (the marks of a sheet, the texts of a submission) stand in one. */
export function tell(changes: readonly Change[], zone: number): Told[] {
  const told: Told[] = []
  let open: { key: string; told: Told } | undefined
  for (const [at, change] of changes.entries()) {
    const how = howOf(change)
    const fields = fieldsOf(change, zone)
    const key = `${change.table} ${change.of} ${how}`
    if (change.of === '') open = undefined
    const table = tableWords[change.table] ?? change.table
    // A part is told by its name beside its values, several fields of it by theirs too.
    const parts =
      change.of === ''
        ? fields
        : fields.map((one) => ({
            ...one,
            key: `${at} ${one.key}`,
            field: fields.length > 1 ? `${change.name}, ${one.field}` : change.name || one.field,
          }))
    if (open && open.key === key) {
      open.told.fields.push(...parts)
      continue
    }
    const next: Told = {
      key: `${change.table} ${change.row} ${at}`,
      table,
      name: change.of || nameOf(change),
      how,
      fields: parts,
    }
    told.push(next)
    open = change.of === '' ? undefined : { key, told: next }
  }
  return told
}

/** `key`: of the setting whose value it is. */
function written(value: string, manner: Manner, zone: number, key: string): string | null {
  switch (manner) {
    case 'moment':
      return moment(Number(value), zone)
    case 'day':
      return longDate(value)
    case 'count':
      return count(Number(value))
    case 'points':
      return points(Number(value))
    case 'exact':
      return exact(Number(value))
    case 'percent':
      return percent(Number(value))
    case 'flag':
      return value === '1' || value === 'true' ? w.yes : w.no
    case 'nip':
      return nip(value)
    case 'size':
      return w.bytes(count(Number(value)))
    case 'word':
      return valueWords[value] ?? value
    case 'entry':
      // What stands for the number of a draft is never shown.
      return value.startsWith('draf-') ? null : value
    case 'setting':
      if (key.endsWith('_nip')) return nip(value)
      if (key === 'tanggal') return longDate(value)
      if (key === 'zone_minutes') return zones[value] ?? value
      return value
    case 'text':
      return value
  }
}
