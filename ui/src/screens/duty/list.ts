/** Rows of the ledger as shown: what is filtered, what stands last, what comes next. Pure; nothing is counted here. */
import type { Output } from '../../api/call'
import { tightDate } from '../../lib/format'
import { finder, plain } from '../../lib/search'
import { dutyWords as w } from '../../text/duty'

export type Ledger = Output<'ledger.show'>
export type Row = Ledger['rows'][number]
export type Letter = Row['letters'][number]
export type Answer = Letter['answers'][number]
export type Filter = keyof typeof w.filters
export type Document = keyof typeof w.letters

export interface Choice {
  query: string
  filter: Filter
  group: string
  sort: { key: string; descending: boolean } | undefined
}

export const isFilter = (text: string | undefined): text is Filter => text !== undefined && text in w.filters
export const isDocument = (code: string | null): code is Document => code !== null && code in w.letters

/** The last letter that counts. */
export const lastLetter = (row: Row): Letter | undefined => row.letters.findLast((letter) => !letter.void)
export const lastAnswer = (letter: Letter | undefined): Answer | undefined => letter?.answers.at(-1)
const isMissing = (row: Row) => row.status === 'belum' || row.status === 'draf'
/** Something came back on the last letter. */
export const isAnswered = (row: Row): boolean => lastAnswer(lastLetter(row)) !== undefined
export const isWaiting = (row: Row): boolean => row.next !== null && !row.due
/** The promise that the next letter waits for. */
export const promiseOf = (row: Row): string | undefined =>
  row.next === null || row.due
    ? undefined
    : (row.letters.flatMap((letter) => (letter.void ? [] : letter.answers)).findLast((one) => one.verdict === 'janji')
        ?.promise_on ?? undefined)

function fits(row: Row, filter: Filter): boolean {
  switch (filter) {
    case 'semua':
      return true
    case 'perlu-surat':
      return row.due
    case 'menunggu':
      return isWaiting(row)
    case 'dijawab':
      return isAnswered(row)
    case 'belum':
      return isMissing(row)
    case 'sudah':
      return !isMissing(row) && row.status !== 'dikecualikan'
    case 'dikecualikan':
      return row.status === 'dikecualikan'
  }
}

export function choose(rows: readonly Row[], { query, filter, group, sort }: Choice): Row[] {
  const wanted = finder(query)
  const found = rows.filter(
    (row) =>
      fits(row, filter) &&
      (group === '' || row.group === group) &&
      (!wanted || wanted(...[row.name, ...row.letters.map((letter) => letter.number)].map(plain))),
  )
  return sort ? found.sort((a, b) => order(a, b, sort.key) * (sort.descending ? -1 : 1)) : found
}

const collator = new Intl.Collator('id', { numeric: true, sensitivity: 'base' })
const scale = ['dikecualikan', 'belum', 'draf', 'masuk', 'lengkap', 'lolos']
function order(a: Row, b: Row, key: string): number {
  if (key === 'name') return collator.compare(a.name, b.name)
  if (key === 'status') return scale.indexOf(a.status) - scale.indexOf(b.status)
  if (key === 'last') return collator.compare(lastLetter(a)?.date ?? '', lastLetter(b)?.date ?? '')
  return collator.compare(nextKey(a), nextKey(b))
}
const nextKey = (row: Row) => `${row.due ? 0 : row.next ? 1 : 2} ${row.next_from ?? ''}`

/** The registration has ended: a letter of reprimand is due, or was sent. */
export const hasClosed = (rows: readonly Row[]): boolean =>
  rows.some(
    (row) =>
      (row.due && row.next !== 'surat-pengingat') ||
      row.letters.some((letter) => !letter.void && letter.kind.startsWith('teguran')),
  )

/** Since when the row stands as it does. */
export function sinceOf(row: Row, closing: string | null, closed: boolean): string {
  if (row.entered_on && !isMissing(row)) return w.since(tightDate(row.entered_on))
  if (isMissing(row) && closing) return closed ? w.since(tightDate(closing)) : w.until(tightDate(closing))
  return ''
}

/** The last letter in a line, and what became of it in another. */
export function lastOf(row: Row): [string, string] {
  const letter = lastLetter(row)
  if (!letter) return [w.noLetter, '']
  const answer = lastAnswer(letter)
  const became = answer
    ? w.answered(tightDate(answer.date))
    : letter.received_on
      ? w.received(tightDate(letter.received_on))
      : letter.sent_on
        ? w.sent(tightDate(letter.sent_on))
        : w.notSent
  return [`${letter.kind_name}, ${tightDate(letter.date)}`, became]
}

export interface Next {
  is: 'due' | 'waiting' | 'promised' | 'done' | 'none'
  word: string
  under: string
}
/** What is allowed next and from when. `closing`: without one there is no ladder. */
export function nextOf(row: Row, closing: string | null): Next {
  const from = row.next_from ? tightDate(row.next_from) : ''
  if (row.due && isDocument(row.next)) return { is: 'due', word: w.letters[row.next], under: w.since(from) }
  const promise = promiseOf(row)
  if (promise) return { is: 'promised', word: w.followed, under: w.promise(tightDate(promise)) }
  if (isDocument(row.next)) return { is: 'waiting', word: w.waiting, under: w.from(from) }
  return closing === null && isMissing(row)
    ? { is: 'none', word: '–', under: '' }
    : { is: 'done', word: w.finished, under: '' }
}

/** The kind of letter that is made first for these rows: the one most of them need. */
export function documentFor(rows: readonly Row[]): Document {
  const counts = new Map<Document, number>()
  const due = rows.filter((row) => row.due)
  for (const { next } of due.length ? due : rows) if (isDocument(next)) counts.set(next, (counts.get(next) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'surat-pengingat'
}
