/**
 * What one goes on to from a session, beside its own papers: the door, invitations, the import of attendance. A part of
 * the program that brings one adds a line here.
 */
import type { LucideIcon } from '@lucide/svelte'
import type { Session } from './session-list'

export interface SessionPlace {
  /** Its key on the list: `Alt+U`. */
  key: string
  label: string
  icon: LucideIcon
  open: (session: Session) => void
}

/** Shown in the foot of the pane, in this order. */
export const placesOf: readonly SessionPlace[] = []

/** What Enter on a session opens; none: its detail takes the focus. */
export const doorOf: ((session: Session) => void) | undefined = undefined as ((session: Session) => void) | undefined
