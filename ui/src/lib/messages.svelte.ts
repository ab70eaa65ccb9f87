/**
 * What the frame has to say: saved or not, what can be undone, what failed, what finished in the background.
 * One of each at a time; nothing here disappears by a timer except a toast without an action.
 */
import type { CallError } from '../api/call'
import { words } from '../text/id'

interface Toast {
  id: number
  title: string
  detail?: string
  /** Something to look at, not a success. */
  warns?: boolean
  action?: { label: string; run: () => void }
}

type Saving = { state: 'idle' } | { state: 'saving' } | { state: 'saved'; at: number }

let toasts = 0

class Messages {
  saveState = $state.raw<Saving>({ state: 'idle' })
  /** What the undo bar says was done. */
  undo = $state.raw<{ label: string; redo: boolean } | undefined>(undefined)
  error = $state.raw<CallError | undefined>(undefined)
  toasts = $state.raw<readonly Toast[]>([])
  /** Why the last key did nothing. Stands in the status bar until the next key. */
  note = $state('')
  #before: Saving = { state: 'idle' }

  saving(): void {
    if (this.saveState.state !== 'saving') this.#before = this.saveState
    this.saveState = { state: 'saving' }
  }
  /** The work ended without a change. */
  settled(): void {
    if (this.saveState.state === 'saving') this.saveState = this.#before
  }
  saved(at: number): void {
    this.saveState = { state: 'saved', at }
    this.undo = undefined
    this.error = undefined
  }
  /** Typing reached the desk: said as saved, and what can be undone stays. */
  kept(at: number): void {
    if (this.saveState.state !== 'saving') this.saveState = { state: 'saved', at }
  }
  offerUndo(label: string): void {
    this.undo = { label, redo: false }
  }
  /** The newest change was taken back: now it can be brought back. */
  undone(label: string | undefined): void {
    this.undo = label === undefined ? undefined : { label, redo: true }
  }
  closeUndo(): void {
    this.undo = undefined
  }
  fail(error: CallError): void {
    this.error = error
  }
  closeError(): void {
    this.error = undefined
  }
  toast(toast: Omit<Toast, 'id'>): void {
    const added = { ...toast, id: ++toasts }
    // Three at most, one of a kind: an older one has been seen or never will be.
    this.toasts = [
      ...this.toasts.filter((one) => !toast.action || one.action?.label !== toast.action.label),
      added,
    ].slice(-3)
    // One with a button stays long enough to be reached; what it leads to has its place on a screen too.
    const reading = 60 * (added.title.length + (added.detail ?? '').length)
    setTimeout(() => this.closeToast(added.id), added.action ? 30_000 : Math.max(8000, reading))
  }
  closeToast(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id)
  }
  /** What a change had to say besides: the clock went back, a name is like another. */
  warn(warnings: readonly string[]): void {
    const [first] = warnings
    // Several of one change are one message: three of them would fill its place.
    if (warnings.length > 1)
      this.toast({ title: words.severalWarnings(warnings.length), detail: warnings.join('\n'), warns: true })
    else if (first !== undefined) this.toast({ title: first, warns: true })
  }
  say(note: string): void {
    this.note = note
  }
  /** Another desk: nothing said about the old one holds. */
  reset(): void {
    this.saveState = { state: 'idle' }
    this.undo = undefined
    this.error = undefined
    this.toasts = []
    this.note = ''
  }
}

export const messages = new Messages()
