/**
 * An act outside the dates of a stage is refused with the code `outside_dates`; one reason is asked and sent with the act
 * again. `frame/OutsideDialog.svelte` asks. It refuses to know what the act is.
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

class Outside {
  question = $state.raw<Question | undefined>(undefined)
  #answer: ((reason: Reason | undefined) => void) | undefined

  /** Undefined: left without a reason. */
  async ask(name: Name, { title }: CallError): Promise<Reason | undefined> {
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
