/**
 * The text that is typed into the active cell, from its first key until it is kept or thrown away, and the way of texts
 * into the cells that take them. It refuses to know keys and where the field stands.
 */
import { tick } from 'svelte'
import type { CellLook } from './cellgrid'
import type { Edit, Spot } from './cells'

/** The cells that are edited, and who hears of it. */
interface Cells {
  /** The active cell. */
  readonly at: Spot
  /** Undefined: there is no such cell. */
  readonly lookAt: (spot: Spot) => CellLook | undefined
  readonly mayWrite: (spot: Spot) => boolean
  /** Back to the grid, before the next key. */
  readonly giveFocusBack: () => void
  readonly ontyping: ((at: Spot, text: string | undefined) => void) | undefined
  readonly onedit: ((edits: Edit[]) => void) | undefined
  readonly onleftout: ((count: number) => void) | undefined
}

export class CellEditor {
  /** Undefined: no cell is being edited. */
  text = $state<string | undefined>(undefined)
  /** The field of the text, once it is drawn. */
  field = $state<HTMLInputElement | undefined>(undefined)

  constructor(readonly cells: Cells) {}

  get isOpen(): boolean {
    return this.text !== undefined
  }
  /** Begins with `text` and the cursor behind it. */
  async open(text: string): Promise<void> {
    const { at, mayWrite, ontyping } = this.cells
    if (!mayWrite(at)) return
    this.text = text
    ontyping?.(at, text)
    await tick()
    this.field?.focus()
    this.field?.setSelectionRange(text.length, text.length)
  }
  readonly typed = (): void => this.cells.ontyping?.(this.cells.at, this.text)
  /** Ends the edit; keeps what was typed when it differs. `stay`: the focus goes back to the grid. */
  close(keep: boolean, stay = true): void {
    if (this.text === undefined) return
    const [text, spot] = [this.text.trim(), this.cells.at]
    this.text = undefined
    if (stay) this.cells.giveFocusBack()
    this.cells.ontyping?.(spot, undefined)
    const look = this.cells.lookAt(spot)
    // What was not saved yet is sent again even when it was not changed.
    if (keep && look && (text !== look.text || look.wrong || look.dirty)) this.cells.onedit?.([{ ...spot, text }])
  }
  /**
   * Several texts at once. `outside`: so many more fell beside the grid. An empty cell of a block that a closed row
   * does not take is no loss.
   */
  send(edits: readonly Edit[], outside = 0): void {
    const allowed = edits.filter(this.cells.mayWrite)
    if (allowed.length) this.cells.onedit?.(allowed)
    const left = outside + edits.filter((edit) => edit.text.trim() !== '' && !allowed.includes(edit)).length
    if (left) this.cells.onleftout?.(left)
  }
}
