/**
 * Who is invited to a session: until somebody is, a choice that is not written; after that every tick is a change. One
 * change at a time, the newest wish of those that wait.
 */
import type { Output } from '../../api/call'
import { messages } from '../../lib/messages.svelte'
import { untilRead, type LiveRead } from '../../lib/reads.svelte'
import { isShut } from '../../lib/shut'
import { write } from '../../lib/write'
import { invitationWords as w } from '../../text/invitations'
import { firstChoice, type Agency, type Invitee } from './invitations'

export class Guests {
  /** Chosen by hand before anybody is invited; undefined: the obliged. */
  #own = $state.raw<ReadonlySet<number> | undefined>(undefined)
  #wish: number[] | undefined
  #busy: Promise<boolean> | undefined
  readonly #session
  readonly #told
  readonly #agencies

  constructor(
    session: () => number,
    told: LiveRead<Output<'invitations.list'>>,
    agencies: () => readonly Agency[] | undefined,
  ) {
    this.#session = session
    this.#told = told
    this.#agencies = agencies
  }
  get invited() {
    return this.#told.value?.invitations ?? []
  }
  /** Who will be invited, while nobody is. */
  get chosen(): ReadonlySet<number> {
    if (this.invited.length) return new Set()
    return this.#own ?? firstChoice(this.#agencies() ?? [])
  }

  set(rows: readonly Invitee[], invited: boolean): void {
    if (isShut()) return
    const sent = rows.find((one) => one.state === 'issued' && !invited)
    if (sent && rows.length === 1) return messages.say(w.sent(sent.agency.name))
    const ids = rows.filter((one) => one.state !== 'issued').map((one) => one.agency.id)
    const now = this.invited.length ? this.invited.map((one) => one.agency) : [...this.chosen]
    const base = this.#wish ?? now
    const next = invited ? [...new Set([...base, ...ids])] : base.filter((id) => !ids.includes(id))
    // Also while they are invited: with the last of them gone, nobody else comes in their place.
    this.#own = new Set(next)
    if (this.invited.length > 0 || this.#busy) void this.#put(next)
  }
  /** Invites those that are chosen, unless somebody is invited already. False: refused, or there is nobody. */
  async invite(): Promise<boolean> {
    await untilRead(this.#told)
    if (this.invited.length) return true
    if (isShut()) return false
    const chosen = [...this.chosen]
    if (chosen.length === 0) {
      messages.say(w.nobody)
      return false
    }
    return this.#put(chosen)
  }
  #put(agencies: number[]): Promise<boolean> {
    this.#wish = agencies
    this.#busy ??= this.#work()
    return this.#busy
  }
  async #work(): Promise<boolean> {
    let through = true
    while (this.#wish && through) {
      const agencies = this.#wish
      through = (await write('invitations.put', { session: this.#session(), agencies })).ok
      await untilRead(this.#told)
      if (this.#wish === agencies) this.#wish = undefined
    }
    this.#wish = undefined
    this.#busy = undefined
    return through
  }
}
