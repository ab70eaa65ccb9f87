/** What a command of the palette does on another screen: it goes there and presses the screen's own key. */
import { tick } from 'svelte'
import { press, type Chord } from '../../lib/keys'
import { messages } from '../../lib/messages.svelte'
import { allRead } from '../../lib/reads.svelte'
import { route } from '../../lib/route.svelte'
import { screens } from '../../screens/registry'
import { words } from '../../text/id'

/**
 * Goes to a screen and does there what its key does, as soon as the screen has that key. A screen that has come and
 * read everything without it has none: that is said.
 */
export async function goAndPress(screen: string, ask: Readonly<Record<string, string>>, chord: Chord): Promise<void> {
  route.go(screen, ask)
  const moves = route.moves
  try {
    await screens.find((entry) => entry.id === screen)?.part.load()
  } catch {
    // The frame says of a screen that did not come why.
    return
  }
  await tick()
  // Whoever moved on meanwhile is left alone.
  while (route.moves === moves && !press(chord)) {
    if (!(await allRead())) return messages.say(words.keys.nowhere(chord))
    await tick()
  }
}
