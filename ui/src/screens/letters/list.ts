/** The register of letters as shown: what is searched, narrowed and ordered, and what a letter says of its way. */
import type { Output } from '../../api/call'
import type { Sort } from '../../components/list'
import { longDate } from '../../lib/format'
import type { PaperList } from '../../lib/paper'
import { finder, plain } from '../../lib/search'
import { letterWords as w } from '../../text/letters'
import { printWords } from '../../text/print'

export type Letter = Output<'letters.list'>['letters'][number]
export type Recipient = Letter['recipients'][number]
export const states = ['blank', 'unsent', 'unreceived', 'void'] as const
export type StateFilter = 'all' | (typeof states)[number]

const isVoid = (letter: Letter): boolean => letter.state === 'void'
export const sentOf = (letter: Letter): number => letter.recipients.filter((one) => one.sent_on !== null).length
export const receivedOf = (letter: Letter): number => letter.recipients.filter((one) => one.received_on !== null).length

export function isIn(letter: Letter, state: StateFilter): boolean {
  if (state === 'all') return true
  if (state === 'void' || isVoid(letter)) return state === 'void' && isVoid(letter)
  if (state === 'blank') return letter.number === ''
  return (state === 'unsent' ? sentOf(letter) : receivedOf(letter)) < letter.recipients.length
}

/** "Surat tugas Nomor 061/4": how a letter is called in a sentence. */
export const calledOf = ({ document_name: name, number }: Letter): string =>
  number ? `${name} Nomor ${number}` : `${name} ${w.blank.toLocaleLowerCase('id')}`
/** Its recipient, or how many there are. */
export const recipientsOf = ({ recipients }: Letter): string =>
  recipients.length === 1 ? (recipients[0]?.addressee ?? '') : w.recipients(recipients.length)
export const stateOf = (letter: Letter): string => (isVoid(letter) ? w.void : letter.number ? w.issued : w.blank)

interface Narrowed {
  query: string
  state: StateFilter
  /** A code of a document; empty: all. */
  kind: string
  sort: Sort | undefined
}

/** Newest last, as the book is kept, unless another order is asked for. */
export function choose(letters: readonly Letter[], { query, state, kind, sort }: Narrowed): Letter[] {
  const fits = finder(query)
  const found = letters.filter(
    (one) => isIn(one, state) && (kind === '' || one.document === kind) && (!fits || fits(...textsOf(one).map(plain))),
  )
  if (!sort) return found
  const turn = sort.descending ? -1 : 1
  const key = (one: Letter) => (sort.key === 'date' ? one.date : sort.key === 'subject' ? one.subject : one.number)
  return found.sort((one, other) => turn * key(one).localeCompare(key(other), 'id', { numeric: true }))
}
const textsOf = (one: Letter): string[] => [
  one.number,
  one.document_name,
  one.subject,
  one.signer,
  one.reason ?? '',
  one.date_text,
  ...one.recipients.map(({ addressee }) => addressee),
]

export function paperOf(letters: readonly Letter[], narrowed: Narrowed): PaperList<Letter> {
  const c = w.columns
  return {
    title: w.list,
    columns: [
      { key: 'number', title: c.number, share: 130, text: (one) => one.number || w.blank },
      { key: 'date', title: c.date, mm: 26, text: (one) => one.date_text },
      { key: 'kind', title: c.kind, share: 80, text: (one) => one.document_name },
      { key: 'subject', title: c.subject, share: 160, text: (one) => one.subject },
      { key: 'recipients', title: c.recipients, share: 110, text: recipientsOf },
      { key: 'signer', title: c.signer, share: 90, text: (one) => one.signer },
      {
        key: 'state',
        title: c.state,
        share: 70,
        text: (one) => [stateOf(one), one.reason].filter(Boolean).join('\n'),
      },
      { key: 'prints', title: c.prints, kind: 'count', mm: 16, text: (one) => one.prints },
      { key: 'sent', title: c.sent, kind: 'count', mm: 16, text: sentOf },
      { key: 'received', title: c.received, kind: 'count', mm: 16, text: receivedOf },
    ],
    rows: letters,
    filter: [
      narrowed.state !== 'all' && w.states[narrowed.state].toLocaleLowerCase('id'),
      narrowed.kind !== '' && letters[0]?.document_name,
      printWords.search(narrowed.query),
    ],
    sort: narrowed.sort,
  }
}

/** "Dikirim 29 September 2021, diantar", and when it was received. */
export function wayOf(one: Recipient): string[] {
  const d = w.dispatch
  const sent = one.sent_on ? d.sentOn(longDate(one.sent_on), w.ways[one.sent_way ?? ''] ?? '') : d.notYet
  return one.received_on ? [sent, d.receivedOn(longDate(one.received_on), one.received_by ?? '')] : [sent]
}

/**
 * Letters that are made ready to send: those that are ticked, else the ticked recipients of the picked one, else all
 * that were issued together with it. Void letters go nowhere.
 */
export function readyOf(all: readonly Letter[], of: ReadyOf): Letter[] {
  const { picked, ticked, people } = of
  const letters = ticked.length ? ticked : all.filter((one) => one.batch === picked?.batch && !isVoid(picked))
  const chosen = picked && ticked.length === 0 ? picked.recipients.filter(({ id }) => people.has(id)) : []
  return picked && chosen.length ? [{ ...picked, recipients: chosen }] : letters.filter((one) => !isVoid(one))
}
interface ReadyOf {
  picked: Letter | undefined
  ticked: readonly Letter[]
  /** Recipients of the picked letter that are ticked. */
  people: ReadonlySet<number>
}

/** What is marked, of these letters. */
interface Marked {
  letters: readonly Letter[]
  /** Recipients that are ticked; empty: all of them that lack the mark. */
  ticked: ReadonlySet<number>
}
/** Whom a mark is for: those that are ticked, else those that have none yet. Void letters go nowhere. */
export function markedOf({ letters, ticked }: Marked, mark: 'sent' | 'received' | 'clear'): Recipient[] {
  const all = letters.filter((one) => !isVoid(one)).flatMap((one) => one.recipients)
  const chosen = all.filter((one) => ticked.has(one.id))
  if (chosen.length) return chosen
  if (mark === 'clear') return all.filter((one) => one.sent_on !== null || one.received_on !== null)
  return all.filter((one) => (mark === 'sent' ? one.sent_on : one.received_on) === null)
}
