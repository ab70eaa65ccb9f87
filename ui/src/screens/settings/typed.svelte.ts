/**
 * Fields that save one by one. A field follows the desk only when the desk's own value of it changed: an answer that
 * comes back while the next field is being typed takes nothing away from it.
 */
import { untrack } from 'svelte'

export class Typed {
  values = $state<Record<string, string>>({})
  #last: Readonly<Record<string, string>> = {}

  /** What the desk has now; call it from an `$effect`. */
  follow(kept: Readonly<Record<string, string>>): void {
    untrack(() => {
      for (const [key, value] of Object.entries(kept)) if (this.#last[key] !== value) this.values[key] = value
      this.#last = kept
    })
  }
  get(key: string): string {
    return this.values[key] ?? ''
  }
  set(key: string, value: string): void {
    this.values[key] = value
  }
  /** Back to what the desk has. */
  restore(key: string): void {
    this.values[key] = this.#last[key] ?? ''
  }
}
