/**
 * The typing of one submission from its first letter to the desk: kept as a draft, written when it is left or sent, and
 * what becomes of it when the form goes or is thrown away. What stands in the fields is `Editing`'s.
 */
import { tick, untrack } from 'svelte'
import { draftOf, dropDraft, putDraft } from '../../lib/drafts.svelte'
import { messages } from '../../lib/messages.svelte'
import { outside } from '../../lib/outside.svelte'
import { Editing } from './editing.svelte'
import { FORM, freshOf, typedText, type Spot, type Typed } from './form'

interface On {
  /** A closed edition, a desk that is only read. Asked for also when the form is gone. */
  locked: () => boolean
  /** Takes what still stands in a field beside the form, the next innovator's. */
  takePending: () => void
  /** Where one is: a killed program opens at the same letter. */
  spot: () => Spot | undefined
  /** It is in the list now, under this id. */
  saved: (id: number) => void
  /** What is typed and not written; null when there is nothing. */
  typed: (key: string, typed: Typed | null) => void
}

export class Typing {
  /** The draft's row: another one once the submission is in the list, and what was typed meanwhile goes along. */
  #key = $state('')
  /** The desk has a draft of it. */
  #hasDraft: boolean
  #spot: Spot = { tab: 'identity', section: undefined, field: undefined, caret: 0 }
  /** Gone: what is typed is still written. Thrown away: it is neither kept nor written. */
  #life: 'open' | 'gone' | 'thrown' = 'open'

  /** Made while the component is being made; `hasDraft`: it began with a draft. */
  constructor(
    readonly editing: Editing,
    key: string,
    hasDraft: boolean,
    readonly on: On,
  ) {
    this.#key = key
    this.#hasDraft = hasDraft
    $effect(() => {
      void editing.text
      void editing.standsOn
      const [here, { dirty }] = [this.#key, editing]
      untrack(() => this.#keep(here, dirty))
    })
    // The desk reads the date a moment after the last letter, so that Kelayakan and the tab know it too.
    $effect(() => {
      void editing.form.started
      const soon = setTimeout(() => void editing.readDate(), 150)
      return () => clearTimeout(soon)
    })
  }
  #keep(key: string, dirty: boolean): void {
    if (this.#life === 'thrown') return
    this.#spot = this.on.spot() ?? this.#spot
    if (dirty && !(this.editing.untouched && !this.#hasDraft)) {
      this.#hasDraft = true
      const now = { form: $state.snapshot(this.editing.form), spot: this.#spot, base: this.editing.standsOn }
      putDraft(FORM, key, typedText(now))
      this.on.typed(key, now)
    } else if (this.#hasDraft) this.#forget()
  }
  #forget(): void {
    dropDraft(FORM, this.#key)
    this.#hasDraft = false
    this.on.typed(this.#key, null)
  }

  /** Writes what was typed, when there is enough to be written. True: the desk has everything. */
  async save(): Promise<boolean> {
    const { editing } = this
    this.on.takePending()
    await tick()
    if (this.on.locked() || (!editing.dirty && editing.id !== undefined)) return true
    const here = this.#key
    if (!(await editing.save(draftOf(FORM, here, () => this.#written(here))))) return false
    const id = editing.id as number
    if (freshOf(this.#key)) {
      if (this.#hasDraft) {
        dropDraft(FORM, this.#key)
        this.on.typed(this.#key, null)
      }
      this.#key = String(id)
      // Left meanwhile: one stays where one went.
      if (this.#life === 'open') this.on.saved(id)
    }
    messages.closeError()
    return true
  }
  /** The desk has what was sent, and its draft is gone. What was typed meanwhile is kept anew. */
  #written(key: string): void {
    this.#hasDraft = false
    this.on.typed(key, null)
  }
  /** Leaving a part: written if it can be, kept as a draft if not. Nothing is asked. */
  leave(): void {
    if (this.#life === 'thrown') return
    this.on.takePending()
    if (this.editing.dirty && this.editing.ripe && !this.on.locked()) void outside.unasked(() => this.save())
  }
  /** The form goes. */
  go(): void {
    if (this.#life === 'open') this.#life = 'gone'
    this.leave()
  }
  throwAway(): void {
    this.#life = 'thrown'
  }
  /** Back to what the desk has. Answers the way back; undefined: the desk has nothing of it yet. */
  discard(): (() => void) | undefined {
    const { editing } = this
    const { shown } = editing
    if (editing.id === undefined || !shown) return undefined
    const before = $state.snapshot(editing.form)
    this.#forget()
    editing.restored = undefined
    editing.form = new Editing(editing.edition, shown, undefined, undefined).form
    void editing.count()
    return () => {
      if (this.#life === 'open') editing.form = before
    }
  }
}
