/** Many rows of a list at once: what is ticked, and the keys that tick. */
import { SvelteSet } from 'svelte/reactivity'
import { onTickKey } from '../../lib/tick-keys'

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
    onTickKey(event, {
      picked,
      toggle: (id) => this.toggle(id),
      pass: (id) => this.toggle(id, true),
      all: () => this.toggleAll(ids()),
    })
  }
}
