/**
 * Every figure leads to the list behind it. Where the list's own screen is not there yet, the recap that lists the same
 * rows is opened instead; so no figure is a dead end.
 */
import { route } from '../lib/route.svelte'

export type Lead =
  | { to: 'agencies_missing' }
  | { to: 'obligation'; group?: string }
  | { to: 'sheets'; juror?: number }
  | { to: 'submissions'; status?: string }
  | { to: 'certificates' }
  | { to: 'result' }
  | { to: 'document'; document: string }

export function follow(lead: Lead): void {
  switch (lead.to) {
    case 'agencies_missing':
    case 'obligation':
      return route.go('dokumen', { dokumen: 'rekap-kepatuhan' })
    case 'sheets':
      return route.go('hasil', { lembar: 'belum' })
    case 'submissions':
      return route.go('usulan', lead.status ? { status: lead.status } : {})
    case 'certificates':
      return route.go('dokumen', { dokumen: 'piagam' })
    case 'result':
      return route.go('hasil')
    case 'document':
      return route.go('dokumen', { dokumen: lead.document })
  }
}
