/** A file let go over the window begins something: not behind a question that is still open. */
import { words } from '../text/id'
import { messages } from './messages.svelte'

export function whenFree(begin: () => void): void {
  if (document.querySelector('dialog[open]')) messages.say(words.dropLater)
  else begin()
}
