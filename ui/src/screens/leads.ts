/**
 * Every figure leads to the list behind it. Where the list's own screen is not there yet, the recap that lists the same
 * rows is opened instead; so no figure is a dead end.
 */
import { route } from '../lib/route.svelte'

export type Lead =
  | { to: 'agencies'; filter?: string; group?: string }
  | { to: 'sheets'; stage?: string; juror?: number }
  | { to: 'submissions'; status?: string }
  | { to: 'certificates' }
  | { to: 'result' }
  | { to: 'documents' }
  | { to: 'document'; document: string }
  | { to: 'stages' }
  | { to: 'weights' }
  | { to: 'signatories' }
  | { to: 'edition' }

export function follow(lead: Lead): void {
  switch (lead.to) {
    case 'agencies':
      return route.go('perangkat-daerah', { filter: lead.filter ?? 'semua', ...(lead.group ? { kelompok: lead.group } : {}) })
    case 'sheets':
      return route.go('penilaian', { ...(lead.stage ? { tahap: lead.stage } : {}), ...(lead.juror ? { juri: String(lead.juror) } : {}) })
    case 'submissions':
      return route.go('usulan', lead.status ? { status: lead.status } : {})
    case 'certificates':
      return route.go('piagam')
    case 'result':
      return route.go('hasil')
    case 'documents':
      return route.go('dokumen')
    case 'document':
      return route.go('dokumen', { dokumen: lead.document })
    case 'stages':
      return route.go('pengaturan', { bagian: 'tahapan' })
    case 'weights':
      return route.go('pengaturan', { bagian: 'rubrik' })
    case 'signatories':
      return route.go('pengaturan', { bagian: 'penanda' })
    case 'edition':
      return route.go('pengaturan', { bagian: 'edisi' })
  }
}

/** The desk names a screen and a filter; this says where that is to be found. Undefined: nowhere yet. */
export function leadOf(screen: string, filter: string): Lead | undefined {
  switch (screen) {
    case 'perangkat-daerah':
      return { to: 'agencies', ...(filter ? { filter } : {}) }
    case 'usulan':
      return { to: 'submissions', ...(filter ? { status: filter } : {}) }
    case 'penilaian':
      return { to: 'sheets', ...(filter ? { stage: filter } : {}) }
    case 'hasil':
      return { to: 'result' }
    case 'piagam':
      return { to: 'certificates' }
    case 'pengaturan':
      return { to: filter === 'rubrik' ? 'weights' : 'stages' }
    case 'dokumen':
      return filter ? { to: 'document', document: filter } : { to: 'documents' }
    default:
      return undefined
  }
}
