/** What Beranda shows, from what the desk answered. Words and links only; every number is the desk's. */
import type { Output } from '../../api/call'
import type { Step } from '../../components/timeline'
import { overviewWords as w } from '../../text/overview'
import { leadOf, type Lead } from '../leads'

export type Overview = Output<'overview.show'>

const states = new Set(['done', 'now', 'late', 'next'])

export function timelineSteps(overview: Overview): Step[] {
  return overview.stages.map((stage) => ({
    key: stage.id,
    name: stage.name,
    dates: stage.dates ?? '–',
    state: states.has(stage.state) ? (stage.state as Step['state']) : 'next',
    ...(stage.day !== null && stage.days !== null ? { day: stage.day, days: stage.days } : {}),
    ...(stage.note ? (stage.state === 'late' ? { late: stage.note } : { note: stage.note }) : {}),
    ...(stage.extended ? { extended: stage.extended } : {}),
  }))
}

/** "Tahap 7 dari 11: Penilaian proposal". */
export function whereAreWe(overview: Overview): string {
  const at = overview.stages.findIndex((stage) => stage.state === 'now' || stage.state === 'late')
  const stage = overview.stages[at]
  return stage
    ? [w.stageOf(at + 1, overview.stages.length, stage.name), stage.state === 'now' ? overview.ends : stage.note]
        .filter(Boolean)
        .join(', ')
    : ''
}

/** A sentence with its count parted off, as "13" and "lembar nilai belum masuk": the count stands in its own column. */
export function withoutCount(count: number, text: string): string {
  const written = String(count)
  return text.startsWith(`${written} `) ? text.slice(written.length + 1) : text
}

/** From which to which step the short list goes: two that are done, then what comes next, and never less than fits. */
export function windowOf(steps: readonly { done: boolean }[], most: number): [number, number] {
  const next = steps.findIndex((step) => !step.done)
  const from = Math.max(0, Math.min((next < 0 ? steps.length : next) - 2, steps.length - most))
  return [from, Math.min(steps.length, from + most)]
}

/** The word on the link of a row, and where it leads. */
export function leadOfRow(row: {
  place: { screen: string; filter: string; part: string }
}): { act: string; lead: Lead } | undefined {
  const lead = leadOf(row.place)
  return lead && { act: w.acts[lead.to], lead }
}

/** Where the work of a stage is done. */
export function leadOfStage(overview: Overview, id: string | number): Lead {
  const stage = overview.stages.find((one) => one.id === id)
  switch (stage?.kind) {
    case 'pendaftaran':
    case 'seleksi':
      return { to: 'submissions' }
    case 'penilaian':
      return { to: 'sheets', stage: stage.code }
    case 'penetapan':
      return { to: 'result' }
    case 'penganugerahan':
      return { to: 'certificates' }
    default:
      return { to: 'stages' }
  }
}
