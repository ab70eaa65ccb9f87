/**
 * The box of the door. Letters are looked up as they come; Enter takes what is meant by the letters that stand there,
 * also when a scanner was faster than the answer. One is checked in after the other, in the order in which they were
 * entered.
 */
import { call, type Output } from '../../../api/call'
import { messages } from '../../../lib/messages.svelte'
import { asCallError } from '../../../api/call'
import { write } from '../../../lib/write'
import { doorWords as w } from '../../../text/door'

export type Offer = Output<'attendance.find'>[number]
interface Entered {
  text: string
  within: number | null
  offer: Offer | undefined
  deputy: boolean
}

export class Box {
  text = $state('')
  /** Whose people are looked for. */
  within = $state.raw<{ id: number; name: string } | undefined>(undefined)
  offers = $state.raw<readonly Offer[]>([])
  /** The offer that Enter takes. */
  at = $state(0)
  signedSheet = $state(false)
  /** What became of the last one. */
  note = $state('')
  readonly session: number
  readonly #shut: () => boolean
  #turn = 0
  /** For which letters the offers are. */
  #of: string | undefined
  #queue: Promise<void> = Promise.resolve()

  constructor(session: number, shut: () => boolean) {
    this.session = session
    this.#shut = shut
  }

  get #key(): string {
    return `${this.within?.id ?? ''}|${this.text.trim()}`
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
    this.within = undefined
    this.#put('')
    return true
  }
  #put(text: string): void {
    this.text = text
    void this.look()
  }

  /** Enter, or a click on `offer`. Through when it is done. */
  enter(deputy: boolean, offer?: Offer): Promise<void> {
    const known = this.#of === this.#key ? this.offers[this.at] : undefined
    const entered: Entered = {
      text: this.text.trim(),
      within: this.within?.id ?? null,
      offer: offer ?? known,
      deputy,
    }
    if ((entered.text === '' && entered.within === null && !entered.offer) || this.#shut()) return this.#queue
    this.note = ''
    if (entered.offer?.kind === 'agency') {
      this.#ask(entered.offer)
      return this.#queue
    }
    this.within = undefined
    this.#put('')
    this.#queue = this.#queue.then(() => this.#take(entered))
    return this.#queue
  }
  /** The next letters are of a name in this agency. */
  #ask(offer: Offer): void {
    if (offer.agency === null) return
    this.within = { id: offer.agency, name: offer.title }
    this.#put('')
  }

  async #take(entered: Entered): Promise<void> {
    const { session } = this
    const offer = entered.offer ?? (await this.#first(entered))
    if (!offer) return this.#giveBack(entered, w.nothing)
    if (offer.kind === 'agency') return this.#ask(offer)
    const how = { session, deputy: entered.deputy, signed_sheet: this.signedSheet }
    const done =
      offer.kind === 'newcomer'
        ? await write('attendance.check_in_new', {
            ...how,
            name: offer.title,
            agency: offer.agency,
            office: offer.office,
          })
        : await write('attendance.check_in', {
            ...how,
            person: offer.person,
            agency: offer.person ? null : offer.agency,
          })
    if (!done.ok) return this.#giveBack(entered, '')
    const { name, agency_name, since } = done.value
    this.note = since ? w.already(name, since) : w.done(name, agency_name, entered.deputy)
  }
  /** Entered before its letters were looked up. */
  async #first({ text, within }: Entered): Promise<Offer | undefined> {
    const offers = await call('attendance.find', { session: this.session, text, within }).catch(() => [])
    return offers[0]
  }
  /** What was refused stands there again, unless the next one is being typed already. */
  #giveBack({ text }: Entered, note: string): void {
    this.note = note
    if (this.text === '') this.#put(text)
  }
}
