/**
 * What the application asks of the host first of all, asked by the entry of the page while the application is still
 * being read. Taken once: every later question is asked anew.
 */
import { call, type Output } from './call'

export interface Opening {
  about: Promise<Output<'desks.about'>>
  /** `undefined`: no desk is open. */
  editions: Promise<Output<'editions.list'> | undefined>
}

let begun: Opening | undefined

/** What is open, and its editions, at once: a desk is open nearly always, and where none is, the refusal is no news. */
export function askOpening(): Opening {
  return { about: call('desks.about', {}), editions: call('editions.list', {}).catch(() => undefined) }
}

export function askEarly(): void {
  begun = askOpening()
  // Who takes the answer hears of its failure.
  begun.about.catch(() => undefined)
}

export function takeEarly(): Opening | undefined {
  const taken = begun
  begun = undefined
  return taken
}
