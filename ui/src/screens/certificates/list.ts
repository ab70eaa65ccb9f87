/**
 * Recipients as shown: order, filter, which page is whose, what to see before printing. Nothing is computed from
 * figures.
 */
import type { FindingDto } from '../../api/bindings'
import type { Output } from '../../api/call'
import { finder, plain } from '../../lib/search'

export type Row = Output<'certificates.list'>['rows'][number]
export type Order = 'rank' | 'longest' | 'name'
export type Kind = 'semua' | 'piagam' | 'sertifikat'

const words = new Intl.Collator('id', { numeric: true, sensitivity: 'base' })

/** `namesOf`: every name an agency is known by. */
export function choose(
  rows: readonly Row[],
  query: string,
  kind: Kind,
  order: Order,
  namesOf: (agency: string) => readonly string[] = (agency) => [agency],
  region = '',
): Row[] {
  const wanted = finder(query, region)
  const kept = rows.filter(
    (row) =>
      (kind === 'semua' || row.document === kind) &&
      (!wanted || wanted(...[`${row.name} ${row.title} ${row.number ?? ''}`, ...namesOf(row.agency)].map(plain))),
  )
  if (order === 'longest') return kept.sort((a, b) => b.name.length - a.name.length || words.compare(a.name, b.name))
  if (order === 'name') return kept.sort((a, b) => words.compare(a.name, b.name))
  return documentsOf(rows).flatMap((document) => kept.filter((row) => row.document === document))
}

/**
 * The head of the group that begins with `row`: a kind of paper and its class. Where the classes of a kind lie among
 * each other, as after a result that changed them, the kind has one head.
 */
export function headOf(rows: readonly Row[]): (row: Row, before: Row | undefined) => string | undefined {
  const runs = new Map<string, number>()
  rows.forEach((row, at) => {
    const before = rows[at - 1]
    const key = groupOf(row)
    if (!before || groupOf(before) !== key) runs.set(key, (runs.get(key) ?? 0) + 1)
  })
  const mixed = new Set(rows.filter((row) => (runs.get(groupOf(row)) ?? 0) > 1).map((row) => row.document))
  return (row, before) => {
    if (mixed.has(row.document)) return before?.document === row.document ? undefined : row.document_name
    return before && groupOf(before) === groupOf(row) ? undefined : `${row.document_name}, ${row.class}`
  }
}
const groupOf = (row: Row): string => `${row.document} ${row.class}`

/** The documents in the order of their first recipient: their pages follow each other in the preview. */
export function documentsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.map((row) => row.document))]
}

/** Recipients in the order of the pages. */
export function inPageOrder(rows: readonly Row[]): Row[] {
  return documentsOf(rows).flatMap((document) => rows.filter((row) => row.document === document))
}

/** Only a numbered certificate can be printed. */
export const isReady = (row: Row): boolean => row.id !== null

/** Ticks that were set or taken out by hand. */
export interface Ticks {
  unticked: ReadonlySet<number>
  ticked: ReadonlySet<number>
}
/**
 * Ready and not printed yet. Another sheet would be SALINAN, and whom the newest result says otherwise of wants a
 * replacement: both are printed only when somebody says so. What a PDF program has is still the same print.
 */
const printsUnasked = (row: Row): boolean => isReady(row) && !row.outdated && (row.prints === 0 || row.opened)
/** What prints unasked is ticked; the others by hand only. */
export const isTicked = (row: Row, { unticked, ticked }: Ticks): boolean =>
  isReady(row) && (printsUnasked(row) ? !unticked.has(row.submission) : ticked.has(row.submission))

/** The recipients of a document as its printing sees them. */
export interface Standing {
  /** Those that print unasked. */
  fresh: Row[]
  /** Another sheet of them is SALINAN. */
  again: Row[]
  /** Left out: no number, or the newest result says otherwise. */
  unnumbered: Row[]
  outdated: Row[]
}
export function standingOf(rows: readonly Row[]): Standing {
  return {
    fresh: rows.filter(printsUnasked),
    again: rows.filter((row) => isReady(row) && !row.outdated && !printsUnasked(row)),
    unnumbered: rows.filter((row) => !isReady(row)),
    outdated: rows.filter((row) => isReady(row) && row.outdated),
  }
}

/** Ticks that were set by hand were for one print: what prints again is asked for again. */
export const ticksAfterPrint = ({ unticked, ticked }: Ticks, submissions: readonly number[]): Ticks => ({
  unticked,
  ticked: new Set([...ticked].filter((one) => !submissions.includes(one))),
})

/** The ticks after `row` was set to `on`. */
export function ticksWith({ unticked, ticked }: Ticks, rows: readonly Row[], on: boolean): Ticks {
  const [out, into] = [new Set(unticked), new Set(ticked)]
  for (const { submission } of rows.filter(isReady)) {
    if (on) {
      out.delete(submission)
      into.add(submission)
    } else {
      out.add(submission)
      into.delete(submission)
    }
  }
  return { unticked: out, ticked: into }
}

/** Those who wait for a number, by what they will bear: first and last number, signatory and day. */
export interface Numbering {
  document: string
  first: string | null
  last: string | null
  count: number
  signer: string
  office: string
  date: string
}
export function numberings(rows: readonly Row[]): Numbering[] {
  const found: Numbering[] = []
  for (const row of rows.filter((one) => !isReady(one))) {
    const same = found.find(
      (one) =>
        one.document === row.document &&
        one.signer === row.signer &&
        one.office === row.signer_office &&
        one.date === row.date,
    )
    if (same) {
      same.last = row.next_number
      same.count += 1
    } else {
      found.push({
        document: row.document,
        first: row.next_number,
        last: row.next_number,
        count: 1,
        signer: row.signer,
        office: row.signer_office,
        date: row.date,
      })
    }
  }
  return found
}

export interface Seen {
  key: string
  /** What it is, whomever it is about. */
  code: string
  level: string
  text: string
  submission: number | null
  /** Whose certificate it is about. */
  title: string
  /** Page of the preview. */
  page: number | null
  /** What Enter does on it. */
  act: 'number' | 'page' | 'replace' | 'people' | 'date' | undefined
  next: string | null
  /** Whom a number is given to: the day and the signatory it will bear. */
  bears: Row | undefined
}

/**
 * What to see before printing, grave things first: what the list knows, then what the layout found. The same thing of
 * the same recipient is said once.
 */
export function seenBefore(
  rows: readonly Row[],
  listed: readonly FindingDto[],
  notices: readonly FindingDto[],
): Seen[] {
  const paged = inPageOrder(rows)
  const seen = new Map<string, Seen>()
  for (const one of [...listed, ...notices]) {
    if (one.level === 'note' || one.code === 'not_frozen' || one.code === 'draft') continue
    // Nobody to sign is said once for all who wait for it.
    const key =
      one.submission === null || one.code === 'signatory_missing'
        ? one.text
        : `${one.code} ${one.submission} ${one.code === 'shrunk' ? one.field : ''}`
    if (seen.has(key)) continue
    const at = one.submission === null ? -1 : paged.findIndex((row) => row.submission === one.submission)
    const page = at < 0 ? null : at + 1
    const act =
      one.code === 'number_missing'
        ? 'number'
        : one.code === 'content_changed'
          ? 'replace'
          : one.code === 'signatory_missing'
            ? 'people'
            : one.code === 'date_missing'
              ? 'date'
              : page
                ? 'page'
                : undefined
    seen.set(key, {
      key,
      code: one.code,
      level: one.level,
      text: one.text,
      submission: one.submission,
      title: paged[at]?.title ?? '',
      page,
      act,
      next: paged[at]?.next_number ?? null,
      bears: paged[at],
    })
  }
  const all = [...seen.values()]
  const grave = all.filter((one) => one.level === 'wrong')
  // Without somebody to sign no number is given.
  return [
    ...grave.filter((one) => one.act === 'people'),
    ...grave.filter((one) => one.act !== 'people'),
    ...all.filter((one) => one.level !== 'wrong'),
  ]
}

/** What many have for one cause, said in one line; the single ones stand below it when they are asked for. */
export interface Fold {
  key: string
  level: string
  code: string
  of: readonly Seen[]
}
export const isFold = (line: Seen | Fold): line is Fold => 'of' in line

/** From this many on. */
const MANY = 3

/** The findings as lines: those of one cause in one, at the place of the first. */
export function folded(seen: readonly Seen[]): (Seen | Fold)[] {
  const causes = new Map<string, Seen[]>()
  for (const one of seen) causes.set(causeOf(one), [...(causes.get(causeOf(one)) ?? []), one])
  return seen.flatMap((one): (Seen | Fold)[] => {
    const same = causes.get(causeOf(one)) ?? []
    if (same.length < MANY) return [one]
    return same[0] === one ? [{ key: causeOf(one), level: one.level, code: one.code, of: same }] : []
  })
}
const causeOf = (one: Seen): string => `${one.level} ${one.code}`
