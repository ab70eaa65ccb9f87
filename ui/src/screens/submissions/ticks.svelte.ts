/** Many rows of a list at once: Space ticks, Shift+↑ ↓ ticks what it passes, Ctrl+A ticks all or none. */
import { SvelteSet } from 'svelte/reactivity'

export class Ticks {
  readonly set = new SvelteSet<number>()

  toggle(id: number, on = !this.set.has(id)): void {
    if (on) this.set.add(id)
    else this.set.delete(id)
  }
  toggleAll(ids: readonly number[]): void {
    const all = ids.every((id) => this.set.has(id))
    for (const id of ids) this.toggle(id, !all)
  }
  /** Only what is still there and can be ticked. */
  keep(ids: ReadonlySet<number>): void {
    for (const id of [...this.set]) if (!ids.has(id)) this.set.delete(id)
  }

  /** Before the list moves. `picked`: the row the keys act on, undefined when it cannot be ticked. */
  onkey(event: KeyboardEvent, picked: () => number | undefined, ids: () => readonly number[]): void {
    const on = event.target instanceof HTMLElement && event.target.closest('[data-line]') !== null
    if (!on) return
    const ctrl = event.ctrlKey || event.metaKey
    const here = picked()
    if (event.key === ' ' && !ctrl) {
      if (here !== undefined) this.toggle(here)
    } else if (ctrl && event.key.toLowerCase() === 'a') this.toggleAll(ids())
    else if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      if (here !== undefined) this.toggle(here, true)
      // The list moves after this: its own keys come behind the capture.
      setTimeout(() => {
        const there = picked()
        if (there !== undefined) this.toggle(there, true)
      })
      return
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
}
