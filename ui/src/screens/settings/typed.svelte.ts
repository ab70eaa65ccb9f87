/**
 * Fields that save one by one. A field follows the desk only when the desk's own value of it changed: an answer that
 * comes back while the next field is being typed takes nothing away from it.
 */
import { untrack } from 'svelte'
import type { CallError, Input, Name, Problem } from '../../api/call'
import { draftOf, draftText, formDraft, type FormDraft, type Saves } from '../../lib/drafts.svelte'
import { messages } from '../../lib/messages.svelte'
import { placed, type At } from '../../lib/sending.svelte'
import { write } from '../../lib/write'

export class Typed {
  values = $state<Record<string, string>>({})
  #refused = $state.raw<readonly Problem[]>([])
  #last = $state.raw<Readonly<Record<string, string>>>({})

  /** What the desk has now; call it from an `$effect`. */
  follow(saved: Readonly<Record<string, string>>): void {
    untrack(() => {
      for (const [key, value] of Object.entries(saved)) if (this.#last[key] !== value) this.values[key] = value
      this.#last = saved
    })
  }
  get(key: string): string {
    return this.values[key] ?? ''
  }
  set(key: string, value: string): void {
    this.values[key] = value
  }
  /** What the desk refused, at its fields; a field that says again what the desk has is refused no more. */
  get problems(): readonly Problem[] {
    return this.#refused.filter(({ field }) => !(field in this.values) || this.values[field] !== this.#last[field])
  }
  /** Back to what the desk has. */
  restore(key: string): void {
    this.values[key] = this.#last[key] ?? ''
  }
  /** Keys of what was typed and not yet saved. */
  get changed(): string[] {
    return Object.keys(this.values).filter((key) => this.values[key] !== this.#last[key])
  }
  /**
   * Writes the field or the row of fields `own`. Its refusals stand there beside those of the others; one that belongs
   * to no field goes to `otherwise`. False: refused.
   */
  async send<N extends Name>(
    own: string,
    name: N,
    input: Input<N>,
    at: At = (field) => field,
    otherwise = (error: CallError) => messages.fail(error),
  ): Promise<boolean> {
    const done = await write(name, input, { quiet: true, saves: this.saves(own) })
    const refused = done.ok ? [] : placed(done.error.problems, at)
    // What another field of the row was refused for holds as long as that stands there.
    const sent = Object.keys(input as object).map((key) => at(key))
    const holds = (field: string) =>
      field !== own && (!field.startsWith(`${own}.`) || (!sent.includes(field) && this.changed.includes(field)))
    this.#refused = [...this.problems.filter(({ field }) => holds(field)), ...refused]
    if (!done.ok && refused.length === 0) otherwise(done.error)
    return done.ok
  }
  /** The write of `own`, a dialog's too, saves its fields of the draft; what is typed in the others stays. */
  saves(own: string): Saves {
    return {
      saving: () => {
        if (!this.#draft) return { ends: [], done: () => undefined }
        const saved = this.changed.filter((key) => key === own || key.startsWith(`${own}.`))
        const base = { ...this.#last, ...Object.fromEntries(saved.map((key) => [key, this.get(key)])) }
        const rest = this.changed.length > saved.length ? draftText(base, this.values) : undefined
        return draftOf(this.#draft.form, this.#draft.row(), undefined, rest).saving()
      },
    }
  }
  #draft: { form: string; row: () => string } | undefined
  /** Keeps what is being typed in a field that was not left yet. Call it while the component is being made. */
  draft(form: string, row: () => string): FormDraft {
    this.#draft = { form, row }
    return formDraft<Record<string, string>>({
      form,
      row,
      desk: () => (Object.keys(this.#last).length ? this.#last : undefined),
      typed: () => this.values,
      take: (next) => void Object.assign(this.values, next),
    })
  }
}
