/** The way to the invitations of a session. */
import { route } from '../../lib/route.svelte'

export const openInvitations = (session: number): void => route.go('kegiatan', { undangan: String(session) })
