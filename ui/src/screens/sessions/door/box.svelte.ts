/**
 * The box of the door. Letters are looked up as they come; Enter takes what is meant by the letters that stand there,
 * also when a scanner was faster than the answer, and the box is free for the next ones at once. One is checked in
 * after the other, in the order in which they were entered, as if each answer had come before the next letter. What is
 * refused stands in the box again, or waits beside it while something else is typed there.
 */
import { call, type Output } from '../../../api/call'
import { messages } from '../../../lib/messages.svelte'
import { asCallError } from '../../../api/call'
import { write } from '../../../lib/write'
import { doorWords as w } from '../../../text/door'

export type Offer = Output<'attendance.find'>[number]
interface Unit {
  id: number
  name: string
}
interface Entered {
  text: string
  /** Whose people were looked for. */
  within: Unit | undefined
  /** What Enter took, when the offers were seen. */
  offer: Offer | undefined
  deputy: boolean
}
/** Entered and not in the hall: refused while something else stood in the box, or under way. */
export interface Waiting {
  text: string
  within: Unit | null
  why: string
}

/** Says by itself who came, of which agency. */
const saysAll = ({ kind, agency }: Offer) => kind !== 'agency' && (kind !== 'newcomer' || agency !== null)

export class Box {
  text = $state('')
  /** Whose people are looked for. */
  within = $state.raw<Unit | undefined>(undefined)
  offers = $state.raw<readonly Offer[]>([])
  /** The offer that Enter takes. */
  at = $state(0)
  signedSheet = $state(false)
  /** What became of the last one. */
  note = $state('')
  refused = $state.raw<readonly Waiting[]>([])
  readonly session: number
  readonly #shut: () => boolean
  #turn = 0
  /** For which letters the offers are. */
  #of: string | undefined
  #sent = $state.raw<readonly Entered[]>([])
  #queue: Promise<void> = Promise.resolve()
  /** The row that the note is about. */
  #noted: number | undefined
  /** Whose people the last one entered leaves open: the next one entered says who it is. */
  #asked: Unit | undefined

  constructor(session: number, shut: () => boolean) {
    this.session = session
    this.#shut = shut
  }

  get #key(): string {
    return `${this.within?.id ?? ''}|${this.text.trim()}`
  }
  /** All that was entered and of which nobody knows yet that it was checked in. */
  get waiting(): Waiting[] {
    const sent = this.#sent.map(({ text, within = null }) => ({ text, within, why: w.unsure }))
    return [...this.refused, ...sent]
  }

  /** Looks up what stands there now. */
  async look(): Promise<void> {
    const [key, turn] = [this.#key, ++this.#turn]
    const [text, within] = [this.text.trim(), this.within?.id ?? null]
    if (text === '' && within === null) return this.#show([], key)
    try {
      const offers = await call('attendance.find', { session: this.session, text, within })
      if (turn === this.#turn) this.#show(offers, key)
    } catch (failed) {
      if (turn === this.#turn) messages.fail(asCallError(failed))
    }
  }
  #show(offers: readonly Offer[], key: string): void {
    this.offers = offers
    this.#of = key
    this.at = 0
  }

  move(by: number): void {
    const count = this.offers.length
    if (count > 0) this.at = (this.at + by + count) % count
  }

  /** Out of an agency, or the letters away. False: there was nothing to leave. */
  leave(): boolean {
    if (this.text === '' && !this.within) return false
    this.#put('', undefined)
    return true
  }
  #put(text: string, within: Unit | undefined): void {
    this.text = text
    this.within = within
    void this.look()
  }

  /** Enter, or a click on `offer`. Through when it is done. */
  enter(deputy: boolean, offer?: Offer): Promise<void> {
    const [text, within] = [this.text.trim(), this.within]
    const known = this.#of === this.#key ? this.offers[this.at] : undefined
    const entered: Entered = { text, within, offer: offer ?? known, deputy }
    const isNothing = text === '' && !within && !entered.offer && this.#sent.length === 0
    if (isNothing || this.#shut()) return this.#queue
    this.#say('')
    this.#put('', undefined)
    this.#sent = [...this.#sent, entered]
    this.#queue = this.#queue
      .then(() => this.#take(entered))
      .finally(() => (this.#sent = this.#sent.filter((one) => one !== entered)))
    return this.#queue
  }

  async #take(entered: Entered): Promise<void> {
    const open = this.within && this.within === this.#asked ? this.within : undefined
    this.#asked = undefined
    const { text, deputy, offer } = entered
    const answers = offer && saysAll(offer) ? undefined : open
    const within = entered.within ?? answers
    if (answers) this.#ask(undefined)
    if (text === '' && !within && !offer) return
    const isSeen = offer && (!answers || offer.kind === 'agency')
    const meant = isSeen ? offer : await this.#meant(text, within)
    if (!meant || typeof meant === 'string') return this.#giveBack(text, within, meant ?? '')
    if (meant.kind !== 'agency') return this.#checkIn(meant, deputy, () => this.#giveBack(text, within, ''))
    // Another agency is next: nobody told the name of who came from the first.
    if (within && within.id !== meant.agency) await this.#represent(within, deputy)
    if (meant.agency !== null) this.#ask({ id: meant.agency, name: meant.title })
  }
  /** The next letters are of a name in this agency; what is being typed stays. */
  #ask(unit: Unit | undefined): void {
    this.#asked = unit
    this.within = unit
    void this.look()
  }

  /** What was entered before its letters were looked up, or why that cannot be said; nothing: the desk said why. */
  async #meant(text: string, within: Unit | undefined): Promise<Offer | string | undefined> {
    try {
      const offers = await this.#find(text, within)
      const people = offers.filter((one) => one.kind === 'person')
      const called = people.filter((one) => one.title.toLowerCase() === text.toLowerCase())
      const several = (called.length > 0 ? called : people).length > 1
      if (offers[0]?.kind === 'person' && several) return w.several
      return called[0] ?? offers[0] ?? w.nothing
    } catch (failed) {
      messages.fail(asCallError(failed))
      return undefined
    }
  }
  #find(text: string, within: Unit | undefined): Promise<readonly Offer[]> {
    return call('attendance.find', { session: this.session, text, within: within?.id ?? null })
  }

  async #checkIn(offer: Offer, deputy: boolean, refuse: () => void): Promise<void> {
    const how = { session: this.session, deputy, signed_sheet: this.signedSheet }
    const { title: name, agency, office, person } = offer
    const done =
      offer.kind === 'newcomer'
        ? await write('attendance.check_in_new', { ...how, name, agency, office })
        : await write('attendance.check_in', { ...how, person, agency: person ? null : agency })
    if (!done.ok) return refuse()
    const { row, name: called, agency_name, since } = done.value
    this.#say(since ? w.already(called, since) : w.done(called, agency_name, deputy), row)
  }
  /** `newest` are in the hall now: the note of a row that was taken back goes. */
  async follow(newest: readonly { row: number }[]): Promise<void> {
    const row = this.#noted
    const isOf = (people: readonly { row: number }[]) => people.some((one) => one.row === row)
    if (row === undefined || isOf(newest)) return
    const all = await call('attendance.list', { session: this.session, all: true }).catch(() => undefined)
    if (all && !isOf(all.people) && this.#noted === row) this.#say('')
  }
  #say(note: string, row?: number): void {
    this.note = note
    this.#noted = row
  }
  async #represent(unit: Unit, deputy: boolean): Promise<void> {
    const [offer] = await this.#find('', unit).catch(() => [])
    const refuse = () => this.#wait('', unit, '')
    return offer?.kind === 'representative' ? this.#checkIn(offer, deputy, refuse) : refuse()
  }

  /** What was refused stands there again, unless the next one is being typed already. */
  #giveBack(text: string, within: Unit | undefined, why: string): void {
    if (this.text.trim() !== '' || this.within) return this.#wait(text, within, why)
    this.#say(why)
    this.#put(text, within)
  }
  #wait(text: string, within: Unit | undefined, why: string): void {
    this.refused = [...this.refused, { text, within: within ?? null, why }]
  }
  /** One that waits goes into the box; what stands there waits for it. */
  again(one: Waiting): void {
    this.drop(one)
    const [text, within] = [this.text.trim(), this.within]
    if (text !== '' || within) this.#wait(text, within, '')
    this.#say(one.why)
    this.#put(one.text, one.within ?? undefined)
  }
  /** It is not to be checked in. */
  drop(one: Waiting): void {
    this.refused = this.refused.filter((other) => other !== one)
  }
}
