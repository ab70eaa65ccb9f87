/** Changes in words: which fields are told, how a value is written, what can still be done. Pure. */
import type { Output } from '../../api/call'
import { longDate, moment, percent, points } from '../../lib/format'
import { fieldWords, fixedKinds, historyWords as w, tableWords, valueWords, type Manner } from '../../text/history'

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

/** Why it can never be undone, for an operation whose kind decides it. */
export const whyFixed = (op: Operation): string => fixedKinds[op.kind] ?? w.fixed

/** Where the refusal leads on. */
export function leadOn(op: Operation): 'result' | 'certificates' | undefined {
  const noun = op.kind.split('.')[0]
  if (noun === 'certificates') return 'certificates'
  if (noun === 'score_sheets' || noun === 'stages' || noun === 'panel_decisions' || noun === 'result_revisions') return 'result'
  return undefined
}

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
  table: string
  how: 'made' | 'removed' | 'changed'
  fields: Said[]
}

/** Columns that are never empty in any table: with nothing before they tell a new row, with nothing after a removed one. */
const neverEmpty = new Set([
  'position', 'name', 'code', 'title', 'key', 'value', 'number', 'normal', 'signature', 'from_mark', 'edition_id', 'assignment_id', 'submission_id',
  'juror_id', 'certificate_id', 'decision_id', 'sheet_id',
])

/** A changed row with the fields an officer knows; references and keys of the file are left out. */
export function tell(change: Change, at: number, zone: number): Told {
  const fields = change.fields.flatMap((one): Said[] => {
    const [name, manner] = fieldWords[`${change.table}.${one.field}`] ?? fieldWords[one.field] ?? ['', 'text' as const]
    if (name === '') return []
    const say = (value: string | null) => (value === null || value === '' ? null : written(value, manner, zone))
    return [{ key: one.field, field: name, before: say(one.before), after: say(one.after), number: manner === 'points' || manner === 'percent' }]
  })
  const anew = change.fields.some((one) => one.before === null && neverEmpty.has(one.field))
  const gone = change.fields.some((one) => one.after === null && neverEmpty.has(one.field))
  return { key: `${change.table} ${change.row} ${at}`, table: tableWords[change.table] ?? change.table, how: anew ? 'made' : gone ? 'removed' : 'changed', fields }
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
