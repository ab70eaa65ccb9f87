/**
 * Marks of the whole window, for styles that depend on something far away: an attribute of the root. A selector that asks
 * whether something is anywhere in the page (`:has`) is asked again at every row a list draws.
 */

/** Sets `data-NAME` on the root; what comes back takes it away. For an `$effect`. */
export function markRoot(name: string): () => void {
  document.documentElement.toggleAttribute(`data-${name}`, true)
  return () => void document.documentElement.toggleAttribute(`data-${name}`, false)
}
