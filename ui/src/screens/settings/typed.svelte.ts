/**
 * Fields that save one by one. A field follows the desk only when the desk's own value of it changed: an answer that
 * comes back while the next field is being typed takes nothing away from it.
 */
import { untrack } from 'svelte'
import { formDraft, type FormDraft } from '../../lib/drafts.svelte'

export class Typed {
  values = $state<Record<string, string>>({})
  #last = $state.raw<Readonly<Record<string, string>>>({})

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
  /** Keys of what was typed and not yet saved. */
  get changed(): string[] {
    return Object.keys(this.values).filter((key) => this.values[key] !== this.#last[key])
  }
  /** Keeps what is being typed in a field that was not left yet. Call it while the component is being made. */
  draft(form: string, row: () => string): FormDraft {
    return formDraft<Record<string, string>>({
      form, row,
      desk: () => (Object.keys(this.#last).length ? this.#last : undefined),
      typed: () => this.values,
      take: (next) => void Object.assign(this.values, next),
    })
  }
}
