/**
 * A unit of the register that is read, written, or was just saved and is not in the list yet; and which units have
 * typing that is not saved. What stands in the form is the form's own.
 */
import { untrack } from 'svelte'
import { dropDraft, findDraft, listDrafts } from '../../lib/drafts.svelte'
import { messages } from '../../lib/messages.svelte'
import { agencyWords as w } from '../../text/agencies'
import { FORM, NEW, type AgencyForm } from './form'

type Stage =
  | { is: 'reading' }
  /** Without an id: a new one, below `parent` when that is named. Typed: what was thrown away and is brought back. */
  | { is: 'writing'; id: number | undefined; parent?: number | undefined; typed?: AgencyForm }
  /** Picked as soon as the list has it. */
  | { is: 'saved'; id: number }
const READING: Stage = { is: 'reading' }

export class Writing {
  #stage = $state.raw(READING)
  /** Typing of an earlier run, or of before the screen was left: its form opens once the list is there. */
  #unsaved = $state<string | undefined>(undefined)
  #halfway = $state.raw<ReadonlySet<string>>(new Set())

  /** Made while the component is being made. */
  constructor(readonly memory: { picked: number | undefined }) {
    void findDraft(FORM).then((draft) => (this.#unsaved = draft?.row))
    $effect(() => {
      void this.#stage
      untrack(() => this.#look())
    })
  }
  #look(): void {
    void listDrafts(FORM).then((found) => (this.#halfway = new Set(found.map((one) => one.row))))
  }
  get stage(): Stage {
    return this.#stage
  }
  /** Typing that is not saved: the row says so, whether the form is open or was left. */
  isHalfway(id: number): boolean {
    return this.#halfway.has(String(id))
  }

  begin(parent?: number): void {
    this.#stage = { is: 'writing', id: undefined, parent }
  }
  edit(id: number): void {
    if (this.#stage.is !== 'writing') this.#stage = { is: 'writing', id }
  }
  /** Another unit is looked at: what was typed stays a draft. */
  leave(): void {
    if (this.#stage.is === 'writing') this.#stage = READING
  }
  saved(id: number): void {
    this.#stage = { is: 'saved', id }
  }
  /** The form was left on purpose; what was typed in it can be brought back. */
  cancel(thrown: AgencyForm | undefined): void {
    const left = this.#stage
    this.leave()
    if (left.is !== 'writing' || !thrown) return
    messages.toast({
      title: w.thrown(thrown.name),
      action: {
        label: w.bringBack,
        run: () => {
          if (left.id !== undefined) this.memory.picked = left.id
          this.#stage = { ...left, typed: thrown }
        },
      },
    })
  }
  /** The typing of a unit whose form is not open is not wanted. */
  throwAway(id: number): void {
    dropDraft(FORM, String(id))
    this.#look()
  }

  /** The list was read. Answers the unit that was just saved, when it stands there. */
  follow(all: readonly { id: number }[]): number | undefined {
    const [stage, unsaved] = [this.#stage, this.#unsaved]
    if (unsaved !== undefined) {
      const unit = all.find((agency) => String(agency.id) === unsaved)
      if (unit) this.memory.picked = unit.id
      if (unit || unsaved === NEW) this.#stage = stage.is === 'reading' ? { is: 'writing', id: unit?.id } : stage
      this.#unsaved = undefined
    }
    if (stage.is !== 'saved' || !all.some((agency) => agency.id === stage.id)) return undefined
    this.#stage = READING
    return stage.id
  }
}
