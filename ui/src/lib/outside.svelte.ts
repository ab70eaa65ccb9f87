/**
 * An act outside the dates of a stage is refused with the code `outside_dates`; one reason is asked and sent with the
 * act again. `frame/OutsideDialog.svelte` asks. It refuses to know what the act is.
 */
import { call, type CallError, type Name } from '../api/call'
import { desk } from './desk.svelte'
import type { Saves } from './drafts.svelte'

export interface Reason {
  text: string
  /** The typing of the reason, which the act saves. */
  saves: Saves
}
interface Question {
  name: Name
  /** "Pendaftaran ditutup 5 November 2021. Catat usulan ini dengan alasan?" */
  text: string
  /** The reason given last in this edition. */
  last: string
}

const draftless: Saves = { saving: () => ({ ends: [], done: () => undefined }) }

class Outside {
  question = $state.raw<Question | undefined>(undefined)
  #answer: ((reason: Reason | undefined) => void) | undefined

  /** The reason given for an act of several writes, while that runs. */
  #ofAct: { reason?: Reason } | undefined

  /** An act of several writes: what is given for the first of them is the reason of all. */
  async act<T>(work: () => Promise<T>): Promise<T> {
    this.#ofAct = {}
    try {
      return await work()
    } finally {
      this.#ofAct = undefined
    }
  }
  #unasked = 0
  /** What is saved by being left asks for nothing: its typing stays as a draft. */
  async unasked<T>(work: () => Promise<T>): Promise<T> {
    this.#unasked++
    try {
      return await work()
    } finally {
      this.#unasked--
    }
  }
  /** Undefined: left without a reason. */
  async ask(name: Name, error: CallError): Promise<Reason | undefined> {
    if (this.#unasked) return undefined
    if (this.#ofAct?.reason) return this.#ofAct.reason
    const reason = await this.#ask(name, error)
    // Its typing was saved by the first write.
    if (this.#ofAct && reason) this.#ofAct.reason = { text: reason.text, saves: draftless }
    return reason
  }
  async #ask(name: Name, { title }: CallError): Promise<Reason | undefined> {
    const edition = desk.edition
    const last = edition === undefined ? null : await call('stages.last_reason', { edition }).catch(() => null)
    return new Promise((answer) => {
      this.#answer?.(undefined)
      this.#answer = answer
      this.question = { name, text: title, last: last ?? '' }
    })
  }
  answer(reason: Reason | undefined): void {
    const answer = this.#answer
    this.#answer = undefined
    this.question = undefined
    answer?.(reason)
  }
}

export const outside = new Outside()

/** What is said when nobody gave a reason: the day, without the question. */
export const leftUndone = (error: CallError): CallError => ({
  ...error,
  code: 'cancelled',
  title: error.title.replace(/(?<=\.) [^.]*\?$/, ''),
  hints: [],
  problems: [],
})
