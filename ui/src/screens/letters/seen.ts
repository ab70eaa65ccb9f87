/** What the desk found about a letter before it is issued: refusals of its fields, and findings of its draft. */
import type { LetterDraftDto } from '../../api/bindings'
import type { CallError } from '../../api/call'

export interface Seen {
  level: 'wrong' | 'warning'
  text: string
  /** The field it is about; empty: none. */
  field: string
  /** A code of the desk's. */
  code: string
  /** Something can be done about it right there. */
  acts: boolean
}

export function seenOf(
  draft: LetterDraftDto | undefined,
  error: CallError | undefined,
  own: readonly [field: string, text: string][] = [],
  acts: (code: string) => boolean = () => false,
): Seen[] {
  const wrong = own.map(([field, text]): Seen => ({ level: 'wrong', text, field, code: '', acts: false }))
  if (error) {
    const told = error.problems.map(({ field, text, severity }): Seen => ({
      level: severity === 'salah' ? 'wrong' : 'warning',
      text,
      field,
      code: '',
      acts: false,
    }))
    return unique([...wrong, ...(told.length ? told : [blankOf(error.title)])])
  }
  const findings = (draft?.findings ?? []).filter((one) => one.level !== 'note')
  return unique([
    ...wrong,
    ...findings.map(({ level, text, field, code }): Seen => ({
      level: level === 'wrong' ? 'wrong' : 'warning',
      text,
      field,
      code,
      acts: acts(code),
    })),
  ]).toSorted((one, other) => Number(other.level === 'wrong') - Number(one.level === 'wrong'))
}
const blankOf = (text: string): Seen => ({ level: 'wrong', text, field: '', code: '', acts: false })
const unique = (all: Seen[]): Seen[] =>
  all.filter((one, at) => all.findIndex((other) => other.text === one.text) === at)
