/** Changes in words: which fields are told, how a value is written, what can still be done. Pure. */
import type { Output } from '../../api/call'
import { longDate, moment, percent, points } from '../../lib/format'
import { fieldWords, historyWords as w, tableWords, valueWords, type Manner } from '../../text/history'

export type Operation = Output<'operations.list'>[number]
export type Change = Output<'operations.show'>['changes'][number]
export type Standing = 'can' | 'ask' | 'no' | 'barrier' | 'undone'

/** `barrier`: sequence number of the newest freeze, lock or number; what lies before it is asked of the desk first. */
export function standingOf(op: Operation, barrier: number): Standing {
  if (op.undone) return 'undone'
  if (op.barrier) return 'barrier'
  if (!op.undoable) return 'no'
  return op.seq > barrier ? 'can' : 'ask'
}
export const newestBarrier = (ops: readonly Operation[]): number => ops.find((op) => op.barrier && !op.undone)?.seq ?? 0

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

/** A changed row with the fields an officer knows; keys of the file are left out. */
function fieldsOf(change: Change, zone: number): Said[] {
  return change.fields.flatMap((one): Said[] => {
    const [name, manner] = fieldWords[`${change.table}.${one.field}`] ?? fieldWords[one.field] ?? ['', 'text' as const]
    if (name === '') return []
    const say = (value: string | null) => (value === null || value === '' ? null : one.named ? value : written(value, manner, zone))
    return [{ key: one.field, field: name, before: say(one.before), after: say(one.after), number: manner === 'points' || manner === 'percent' }]
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
    const parts = change.of === '' ? fields : fields.map((one) => ({ ...one, key: `${at} ${one.key}`, field: fields.length > 1 ? `${change.name}, ${one.field}` : change.name || one.field }))
    if (open && open.key === key) {
      open.told.fields.push(...parts)
      continue
    }
    const next: Told = { key: `${change.table} ${change.row} ${at}`, table, name: change.of || change.name, how, fields: parts }
    told.push(next)
    open = change.of === '' ? undefined : { key, told: next }
  }
  return told
}

function written(value: string, manner: Manner, zone: number): string {
  switch (manner) {
    case 'moment':
      return moment(Number(value), zone)
    case 'day':
      return longDate(value)
    case 'points':
      return points(Number(value))
    case 'percent':
      return percent(Number(value))
    case 'flag':
      return value === '1' || value === 'true' ? w.yes : w.no
    case 'word':
      return valueWords[value] ?? value.replaceAll('_', ' ')
    case 'text':
      return value
  }
}
