/**
 * Percobaan: marks as they might be, kept on the screen until they are saved as a correction or thrown away. The desk
 * computes what would follow; nothing is written here.
 */
import type { Input, Output } from '../../api/call'

export type Supposed = Input<'rankings.what_if'>['changes'][number]
export type WhatIf = Output<'rankings.what_if'>

export const sameCell = (a: Supposed, b: Supposed): boolean =>
  a.stage === b.stage && a.submission === b.submission && a.juror === b.juror && a.criterion === b.criterion

/** `change` in place of an earlier one about the same mark; a mark typed back to what it was falls out. */
export function withChange(changes: readonly Supposed[], change: Supposed, original: string | null): readonly Supposed[] {
  const others = changes.filter((one) => !sameCell(one, change))
  return change.mark === original ? others : [...others, change]
}

/** Without the marks that turned out to be the same as before ("85" for 85,00). */
export function pruned(changes: readonly Supposed[], answered: WhatIf['changes']): readonly Supposed[] {
  const idle = answered.filter((one) => one.old === one.new)
  return idle.length === 0 ? changes : changes.filter((change) => !idle.some((one) => sameCell({ ...one, mark: null }, change)))
}

export class Trial {
  changes = $state.raw<readonly Supposed[]>([])
  /** Of which edition they are. */
  edition: number | undefined = undefined

  get active(): boolean {
    return this.changes.length > 0
  }
  set(change: Supposed, original: string | null): void {
    this.changes = withChange(this.changes, change, original)
  }
  prune(answered: WhatIf['changes']): void {
    const kept = pruned(this.changes, answered)
    if (kept !== this.changes) this.changes = kept
  }
  /** Throws it away; answers what was there, to bring it back. */
  clear(): readonly Supposed[] {
    const old = this.changes
    this.changes = []
    return old
  }
  /** Another edition begins without a trial. */
  of(edition: number | undefined): void {
    if (this.edition !== edition && this.active) this.clear()
    this.edition = edition
  }
}
