/** Where nothing of the edition can be changed, an act says so at once: no form is opened that the desk refuses. */
import { words } from '../text/id'
import { desk } from './desk.svelte'
import { messages } from './messages.svelte'

/** True: it is shut, and that was said. */
export function isShut(): boolean {
  // After the key that asked: it takes away what was told before.
  if (desk.shut) queueMicrotask(() => messages.say(desk.readOnly ? words.readOnlyNow : words.edition.shutNow))
  return desk.shut
}
