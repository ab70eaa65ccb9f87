/**
 * Percobaan: marks as they might be, kept on the screen until they are saved as a correction or thrown away, and as a
 * draft of the edition, so that they outlive the program. The desk computes what would follow; no mark is written here.
 */
import type { Input, Output } from '../../api/call'
import { draftOf, dropDraft, findDraft, putDraft, type Saves } from '../../lib/drafts.svelte'

export type Supposed = Input<'rankings.what_if'>['changes'][number]
export type WhatIf = Output<'rankings.what_if'>

const sameCell = (a: Supposed, b: Supposed): boolean =>
  a.stage === b.stage && a.submission === b.submission && a.juror === b.juror && a.criterion === b.criterion

/** `change` in place of an earlier one about the same mark; a mark typed back to what it was falls out. */
export function withChange(
  changes: readonly Supposed[],
  change: Supposed,
  original: string | null,
): readonly Supposed[] {
  const others = changes.filter((one) => !sameCell(one, change))
  return change.mark === original ? others : [...others, change]
}

/** Without the marks that turned out to be the same as before ("85" for 85,00). */
export function pruned(changes: readonly Supposed[], answered: WhatIf['changes']): readonly Supposed[] {
  const idle = answered.filter((one) => one.old === one.new)
  return idle.length === 0
    ? changes
    : changes.filter((change) => !idle.some((one) => sameCell({ ...one, mark: null }, change)))
}

/** Drafts of this form: one row per edition. */
const TRIAL = 'percobaan'

/** A trial as it is kept. */
export const trialText = (changes: readonly Supposed[]): string => JSON.stringify({ changes })
/** The changes of a kept trial; none when the text is none of ours. */
export function trialFrom(text: string): readonly Supposed[] {
  try {
    const held: unknown = JSON.parse(text)
    if (typeof held !== 'object' || held === null || !('changes' in held) || !Array.isArray(held.changes)) return []
    return held.changes.filter(isSupposed)
  } catch {
    return []
  }
}
function isSupposed(one: unknown): one is Supposed {
  if (typeof one !== 'object' || one === null) return false
  const { stage, submission, juror, criterion, mark } = one as Partial<Record<keyof Supposed, unknown>>
  return (
    [stage, submission, juror].every((id) => typeof id === 'number') &&
    typeof criterion === 'string' &&
    (mark === null || typeof mark === 'string')
  )
}

export class Trial implements Saves {
  #changes = $state.raw<readonly Supposed[]>([])
  /** A trial that came back after the program ended, until it is kept, thrown away or gone on with. */
  restored = $state.raw<{ at: number; changed: boolean } | undefined>(undefined)
  /** Of which edition they are. */
  edition: number | undefined = undefined

  get changes(): readonly Supposed[] {
    return this.#changes
  }
  set changes(next: readonly Supposed[]) {
    this.#changes = next
    this.#keep(next)
  }
  get active(): boolean {
    return this.#changes.length > 0
  }
  set(change: Supposed, original: string | null): void {
    this.changes = withChange(this.#changes, change, original)
  }
  /** A mark under the keys: it is tried when it is left, but kept at once. */
  typing(change: Supposed, original: string | null): void {
    this.#keep(withChange(this.#changes, change, original))
  }
  prune(answered: WhatIf['changes']): void {
    const kept = pruned(this.#changes, answered)
    if (kept !== this.#changes) this.changes = kept
  }
  /** Throws it away; answers what was there, to bring it back. */
  clear(): readonly Supposed[] {
    const old = this.#changes
    this.changes = []
    this.restored = undefined
    return old
  }
  /** Kept as a correction. */
  saving() {
    return this.edition === undefined
      ? { ends: [], done: () => undefined }
      : draftOf(TRIAL, String(this.edition)).saving()
  }
  /** Another edition has a trial of its own: what was kept of it is offered again. */
  async of(edition: number | undefined): Promise<readonly Supposed[]> {
    if (this.edition === edition) return []
    this.edition = edition
    this.#changes = []
    this.restored = undefined
    if (edition === undefined) return []
    const draft = await findDraft(TRIAL, String(edition))
    const back = draft ? trialFrom(draft.text) : []
    if (!draft || back.length === 0 || this.edition !== edition || this.active) return []
    this.#changes = back
    this.restored = { at: draft.at, changed: false }
    return back
  }
  #keep(changes: readonly Supposed[]): void {
    if (this.edition === undefined) return
    if (changes.length) putDraft(TRIAL, String(this.edition), trialText(changes))
    else dropDraft(TRIAL, String(this.edition))
  }
}
