/** What Beranda shows, from what the desk answered. Words and links only; every number is the desk's. */
import type { Output } from '../../api/call'
import type { Step } from '../../components/Timeline.svelte'
import { count, dateRange } from '../../lib/format'
import { overviewWords as w } from '../../text/overview'
import type { Lead } from '../leads'

type Overview = Output<'overview.show'>

export interface Undone {
  key: string
  count: string
  severity: 'urgent' | 'look' | 'info'
  title: string
  detail: string
  act: string
  lead: Lead
}

const undoneKinds: Record<string, { title: string; act: string; lead: Lead }> = {
  agencies_missing: { title: 'perangkat daerah belum mengirim', act: 'Buka rekap', lead: { to: 'agencies_missing' } },
  sheets_missing: { title: 'lembar nilai belum masuk', act: 'Buka hasil', lead: { to: 'sheets' } },
  conflicts: { title: 'lembar dengan benturan kepentingan', act: 'Lihat hasil', lead: { to: 'sheets' } },
  submissions_draft: { title: 'usulan masih draf', act: 'Buka usulan', lead: { to: 'submissions', status: 'draf' } },
  submissions_incomplete: { title: 'usulan belum lengkap', act: 'Buka usulan', lead: { to: 'submissions', status: 'perbaikan' } },
  certificates_unprinted: { title: 'piagam dan sertifikat belum dicetak', act: 'Buka piagam', lead: { to: 'certificates' } },
  not_frozen: { title: 'hasil belum dibekukan', act: 'Buka hasil', lead: { to: 'result' } },
}

export function undoneRows(overview: Overview): Undone[] {
  return overview.missing.flatMap((row) => {
    const kind = undoneKinds[row.kind]
    return kind ? [{ key: row.kind, count: count(row.count), severity: row.severity, detail: row.detail, ...kind }] : []
  })
}

export function timelineSteps(overview: Overview): Step[] {
  return overview.stages.map((stage) => ({
    key: stage.id,
    name: stage.name,
    dates: dateRange(stage.from, stage.to),
    state: stage.state,
    ...(stage.day !== null && stage.days !== null ? { day: stage.day, days: stage.days } : {}),
    ...(stage.extensions ? { note: w.extended(stage.extensions) } : {}),
    ...(stage.state === 'late' ? { late: w.late } : {}),
  }))
}

/** "Tahap 7 dari 11: Penilaian proposal". */
export function whereAreWe(overview: Overview): string {
  const at = overview.stages.findIndex((stage) => stage.state === 'now' || stage.state === 'late')
  const stage = overview.stages[at]
  return stage ? w.stageOf(at + 1, overview.stages.length, stage.name) : ''
}

const stepLeads: Record<string, { act: string; lead: Lead }> = {
  sheets: { act: 'Buka hasil', lead: { to: 'sheets' } },
  freeze: { act: 'Buka hasil', lead: { to: 'result' } },
  certificates: { act: 'Buka piagam', lead: { to: 'certificates' } },
  submissions: { act: 'Buka usulan', lead: { to: 'submissions' } },
  agencies: { act: 'Buka rekap', lead: { to: 'agencies_missing' } },
}
export const stepLead = (kind: string): { act: string; lead: Lead } | undefined => stepLeads[kind]
