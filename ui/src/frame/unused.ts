/** A key that means nothing here does not pass in silence: the status bar says so until the next key that does. */
import type { Chord } from '../lib/keys'
import { messages } from '../lib/messages.svelte'
import { words } from '../text/id'

export function sayUnused(chord: Chord): void {
  messages.say(chord === '' ? '' : words.keys.nowhere(chord))
}
