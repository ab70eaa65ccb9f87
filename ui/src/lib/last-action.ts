/** What was done last, typing into a text or changing the desk: that is what Ctrl+Z in a text takes back. */

let moment = 0
let typed = 0
let changed = 0

export function textTyped(): void {
  typed = ++moment
}
/** A change begins now; call what comes back once it was made. What is typed meanwhile is later than it. */
export function changeBegins(): () => void {
  const began = ++moment
  return () => void (changed = Math.max(changed, began))
}
export const typedLast = (): boolean => typed > changed
