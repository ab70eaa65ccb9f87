/**
 * The keys that tick rows of a list: Space one, Shift+↑ ↓ what it passes, Ctrl+A all or none. It refuses to know what
 * is ticked.
 */
interface Ticking<T> {
  /** The row the keys act on; undefined: none that can be ticked. */
  picked: () => T | undefined
  toggle: (row: T) => void
  /** The row is passed: it is ticked, and stays so when it was. */
  pass: (row: T) => void
  all: () => void
}

/** For the keys of a list, before it moves: in its capture. */
export function onTickKey<T>(event: KeyboardEvent, { picked, toggle, pass, all }: Ticking<T>): void {
  if (!(event.target instanceof HTMLElement) || event.target.closest('[data-line]') === null) return
  const ctrl = event.ctrlKey || event.metaKey
  const here = picked()
  if (event.key === ' ' && !ctrl) {
    if (here !== undefined) toggle(here)
  } else if (ctrl && event.key.toLowerCase() === 'a') all()
  else if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    if (here !== undefined) pass(here)
    // The list moves after this: its own keys come behind the capture.
    setTimeout(() => {
      const there = picked()
      if (there !== undefined) pass(there)
    })
    return
  } else return
  event.preventDefault()
  event.stopPropagation()
}
