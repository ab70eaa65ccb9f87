/**
 * Every figure leads to the list behind it, every "fill in" to the field. Where the list's own screen is not there yet,
 * the recap that lists the same rows is opened instead; so no figure is a dead end.
 */
import { route } from '../lib/route.svelte'
import type { SettingsSection } from '../text/settings'

export type Lead =
  | { to: 'agencies'; filter?: string; group?: string }
  /** The letters of the duty. */
  | { to: 'duty'; filter?: string }
  /** `view`: one juror's table, where a stage is opened too. */
  | { to: 'sheets'; stage?: string; juror?: number; view?: 'satu' | 'semua' }
  | { to: 'jurors' }
  | { to: 'submissions'; status?: string }
  | { to: 'certificates' }
  | { to: 'result' }
  | { to: 'documents' }
  | { to: 'document'; document: string }
  | { to: 'stages' }
  | { to: 'weights' }
  /** `field`: what has the focus there; `act`: what is begun there. */
  | { to: 'settings'; section: SettingsSection; field?: string; act?: 'baru' }

export function follow(lead: Lead): void {
  switch (lead.to) {
    case 'agencies':
      return route.go('perangkat-daerah', {
        filter: lead.filter ?? 'semua',
        ...(lead.group ? { kelompok: lead.group } : {}),
      })
    case 'duty':
      return route.go('perangkat-daerah', { lihat: 'kewajiban', ...(lead.filter ? { saring: lead.filter } : {}) })
    case 'sheets':
      return route.go('penilaian', {
        ...(lead.stage ? { tahap: lead.stage } : {}),
        ...(lead.juror ? { juri: String(lead.juror) } : {}),
        ...(lead.view ? { bagian: lead.view } : {}),
      })
    case 'jurors':
      return route.go('penilaian', { bagian: 'juri' })
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
    case 'settings':
      return route.go('pengaturan', {
        bagian: lead.section,
        ...(lead.field ? { isian: lead.field } : {}),
        ...(lead.act ? { act: lead.act } : {}),
      })
  }
}

/** The day of the result, where it is typed. */
export const toResultDate: Lead = { to: 'settings', section: 'edisi', field: 'result_date' }
/** Where an edition is closed. */
export const toClosing: Lead = { to: 'settings', section: 'edisi', field: 'tutup-edisi' }
/** A new signatory, begun. */
export const toNewSignatory: Lead = { to: 'settings', section: 'penanda', act: 'baru' }

/**
 * The desk names a place: a screen, a filter, a part of the screen. This says where that is to be found. Undefined:
 * nowhere yet.
 */
export function leadOf({ screen, filter, part }: { screen: string; filter: string; part: string }): Lead | undefined {
  switch (screen) {
    case 'perangkat-daerah':
      if (part === 'kewajiban') return { to: 'duty', ...(filter ? { filter } : {}) }
      return { to: 'agencies', ...(filter ? { filter } : {}) }
    case 'usulan':
      return { to: 'submissions', ...(filter ? { status: filter } : {}) }
    case 'penilaian':
      if (part === 'juri') return { to: 'jurors' }
      return {
        to: 'sheets',
        ...(filter ? { stage: filter } : {}),
        ...(part === 'satu' || part === 'semua' ? { view: part } : {}),
      }
    case 'hasil':
      return { to: 'result' }
    case 'piagam':
      return { to: 'certificates' }
    case 'dokumen':
      return filter ? { to: 'document', document: filter } : { to: 'documents' }
    case 'pengaturan':
      if (filter === 'rubrik') return { to: 'weights' }
      return part === 'penanda' ? toNewSignatory : part === 'edisi' ? toClosing : { to: 'settings', section: 'tahapan' }
    default:
      return undefined
  }
}
