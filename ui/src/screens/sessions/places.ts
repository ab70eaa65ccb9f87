/**
 * What one goes on to from a session, beside its own papers: the door, invitations, the import of attendance. A part of
 * the program that brings one adds a line here.
 */
import { Mail, Upload, type LucideIcon } from '@lucide/svelte'
import { route } from '../../lib/route.svelte'
import { onlineWords } from '../../text/attendance'
import { openInvitations } from '../letters/open'
import { takeParticipants } from './online/taking'
import type { Session } from './session-list'

export interface SessionPlace {
  /** Its key on the list: `Alt+U`. */
  key: string
  label: string
  icon: LucideIcon
  open: (session: Session) => void
}

/** Shown in the foot of the pane, in this order. */
export const placesOf: readonly SessionPlace[] = [
  { key: 'Alt+U', label: 'Undangan…', icon: Mail, open: (session) => openInvitations(session.id) },
  { key: 'Ctrl+I', label: onlineWords.take, icon: Upload, open: (session) => void takeParticipants(session.id) },
]

/** What Enter on a session opens: its door. */
export const doorOf = (session: Session): void => route.go('kegiatan', { pintu: String(session.id) })
