/**
 * The book of numbers as lines: numbers in the order of the series, gaps and doubles at their place, replaced ones
 * kept.
 */
import type { Output } from '../../api/call'
import { certificateWords } from '../../text/certificates'
import { words } from '../../text/id'
import { finder, plain } from '../../lib/search'

export type Register = Output<'certificates.register'>
export type Registered = Register['rows'][number]
export type StateFilter = 'semua' | 'issued' | 'void' | 'replaced'
export const states = ['issued', 'void', 'replaced'] as const

export type Line =
  { key: string; row: Registered; finding: undefined } | { key: string; row: undefined; finding: string }

export const keyOf = (id: number): string => `nomor ${id}`

const w = certificateWords.book
/** How its prints stand, in a word or two. */
export const printsOf = (row: Registered): string =>
  row.opened ? w.onScreen : row.printed === 0 && row.prints.length > 0 ? w.failedOnly : w.times(row.printed)

/** By running number; those outside the series after it, in the order they were issued. */
export function ordered(rows: readonly Registered[]): Registered[] {
  return [...rows].sort(
    (a, b) => (a.running ?? Infinity) - (b.running ?? Infinity) || a.issued_at - b.issued_at || a.id - b.id,
  )
}

/**
 * Lines with what the desk says about gaps and doubles put where they are: it tells the gaps in the order of the
 * series, then the doubles. Should the places not be as many as the sentences, the sentences stand on top.
 */
export function linesOf(register: Register, query: string, state: StateFilter): Line[] {
  const rows = ordered(register.rows)
  const wanted = finder(query)
  const shown = (row: Registered) =>
    (state === 'semua' || row.state === state) &&
    (!wanted || wanted(plain(`${row.number} ${row.name} ${row.title} ${row.class}`)))
  const findings = register.findings.map((text, at) => ({ key: `temuan ${at}`, row: undefined, finding: text }))
  const wholly = state === 'semua' && !wanted
  const kept: Line[] = rows.filter(shown).map((row) => ({ key: keyOf(row.id), row, finding: undefined }))
  if (!wholly || findings.length === 0) return kept
  const places = placesOf(rows, findings.length)
  if (!places) return [...findings, ...kept]
  return rows.flatMap((row, at): Line[] => [
    ...findings.filter((_, n) => places[n] === at),
    { key: keyOf(row.id), row, finding: undefined },
  ])
}

/** Before which row each sentence stands; undefined when they cannot be matched. */
function placesOf(rows: readonly Registered[], wanted: number): number[] | undefined {
  const gaps: number[] = []
  const doubles: number[] = []
  rows.forEach((row, at) => {
    const before = rows[at - 1]?.running
    if (row.running === null || before === null || before === undefined) return
    if (row.running > before + 1) gaps.push(at)
    if (row.running === before && !doubles.some((n) => rows[n]?.running === before)) doubles.push(at)
  })
  const places = [...gaps, ...doubles]
  // One more: the series begins with a gap.
  if (places.length + 1 === wanted) return [0, ...places]
  return places.length === wanted ? places : undefined
}

/** What a replacement would say, as far as the register and the newest result tell. */
export interface Replacement {
  name: string
  /** The first line under the name. */
  unit: string
  /** Everything else that will be otherwise than on the old one: "Peringkat I → VIII". */
  changes: string[]
  /** In no class any more: there can be none. */
  none: boolean
}
/**
 * `differences`: what the newest result says otherwise, in the words of the desk ("nama A → B"). A certificate that
 * replaces another was corrected by hand: its name and unit are kept, and no difference is told of them.
 */
export function replacementOf(row: Registered, differences: readonly string[]): Replacement {
  const heads = { name: `nama ${row.name || words.none} → `, unit: `unit ${row.units.join('; ') || words.none} → ` }
  const now = (head: string) => differences.find((one) => one.startsWith(head))?.slice(head.length)
  const [unit] = (now(heads.unit) ?? row.units.join('; ')).split('; ')
  return {
    name: now(heads.name) ?? row.name,
    unit: unit === undefined || unit === words.none ? '' : unit,
    changes: differences
      .filter((one) => !Object.values(heads).some((head) => one.startsWith(head)))
      .map((one) => one.charAt(0).toLocaleUpperCase('id') + one.slice(1)),
    none: differences.some((one) => one.endsWith(' → tanpa penghargaan')),
  }
}
