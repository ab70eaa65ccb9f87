/** The names of participant files as the screen shows them: what the desk found, and what the officer decided since. */
import type { Input, Output } from '../../../api/call'
import { onlineWords as w } from '../../../text/attendance'

export type Report = Output<'participant_files.inspect'>
export type Told = Report['names'][number]
export type Candidate = Told['candidates'][number]
export type FileProblem = NonNullable<Report['files'][number]['problem']>
export type FileIn = Input<'participant_files.inspect'>['files'][number]
/** What is left out says nothing. */
export type Answers = Partial<Omit<FileIn, 'file'>>
type DecisionIn = Input<'participant_files.inspect'>['decisions'][number]
export type Decision = Pick<DecisionIn, 'key'> & Partial<DecisionIn>
export const decisionIn = (decision: Decision): DecisionIn => ({
  skip: false,
  deputy: false,
  once: false,
  ...decision,
})
/** By the key of the name. */
export type Decided = Readonly<Record<string, Decision>>

export type State = 'open' | 'asked' | 'decided' | 'skipped' | 'sure' | 'recorder'
export interface Name extends Omit<Told, 'state'> {
  state: State
  /** It was or is asked: an answer can be given or changed. */
  asks: boolean
}

/** The names with what was decided about them. */
export function namesOf(report: Report, decided: Decided): Name[] {
  return report.names.map((told) => {
    const asks = ['open', 'asked', 'skipped'].includes(told.state)
    const decision = asks ? decided[told.key] : undefined
    if (!decision) return { ...told, state: told.state as State, asks }
    const about = { deputy: decision.deputy ?? false, remember: !decision.once }
    // What asks for an answer is said no more once there is one.
    if (decision.skip) {
      const note = told.state === 'skipped' ? told.note : null
      return { ...told, ...about, note, state: 'skipped', chosen: null, asks }
    }
    const note = told.state === 'open' && !told.below_minimum && !told.in_hall ? null : told.note
    return { ...told, ...about, note, state: 'decided', chosen: chosenOf(told, decision), asks }
  })
}

function chosenOf(told: Told, decision: Decision): Candidate {
  const same = told.candidates.find((one) => isSame(one, decision))
  const { person = null, name, agency = null } = decision
  return same ?? { person, name: name ?? told.guest, agency, agency_name: null, percent: null, known_as: null }
}

/** Whether a candidate is what was decided. */
export const isSame = (one: Candidate, decision: Pick<Decision, 'person' | 'agency' | 'name'>): boolean =>
  one.person !== null
    ? one.person === (decision.person ?? null)
    : !decision.person && one.agency === (decision.agency ?? null) && one.name === decision.name

/** What taking a candidate means. */
export const taking = (told: Told, one: Candidate): Decision =>
  one.person === null ? { key: told.key, name: one.name, agency: one.agency } : { key: told.key, person: one.person }
export const asGuest = (told: Told): Decision => ({ key: told.key, name: told.guest })
export const skipping = (told: Told): Decision => ({ key: told.key, skip: true })
export const inAgency = (told: Told, agency: number): Decision => ({ key: told.key, name: told.guest, agency })

/** How the select of a row calls what stands there: a candidate's place, guest, skip, another unit. */
export function selected(name: Name): string {
  const { chosen } = name
  if (name.state === 'skipped') return 'skip'
  if (!chosen) return ''
  const at = name.candidates.findIndex((one) => isSame(one, chosen))
  if (at >= 0) return String(at)
  return chosen.person === null && chosen.agency === null ? 'guest' : 'other'
}

/** "Kecamatan Malangke Barat 92%, Kecamatan Malangke 71%", or the sentence of the desk. */
export function who(name: Name, unitName: (id: number) => string | undefined): string {
  const { chosen, note, state } = name
  const unit = (one: Candidate) =>
    one.agency_name ?? (one.agency === null ? w.guest : (unitName(one.agency) ?? w.guest))
  if (chosen) return [`${chosen.name}, ${unit(chosen)}`, state === 'decided' ? '' : note].filter(Boolean).join('. ')
  if (state === 'skipped' || name.candidates.length === 0) return note ?? ''
  const likely = name.candidates.map((one) =>
    one.percent === null ? `${one.name}, ${one.known_as ?? unit(one)}` : `${unit(one)} ${one.percent}%`,
  )
  return likely.join('; ')
}

/** What the second step is about: of several files the one that waits for an answer, else the form of all of them. */
export function formStep(files: Report['files']): string | undefined {
  const waits = files.find((file) => file.problem)
  if (waits && files.length > 1) return waits.name
  const [first, ...others] = files.map((file) => file.format)
  return others.every((format) => format === first) ? (first ?? undefined) : undefined
}

export const counts = (names: readonly Name[]) => {
  const of = (...states: State[]) => names.filter((one) => states.includes(one.state)).length
  return {
    known: of('sure'),
    asked: of('open', 'asked', 'decided'),
    open: of('open'),
    skipped: of('skipped'),
    recorders: of('recorder'),
    /** Who would be recorded. */
    people: of('sure', 'asked', 'decided'),
  }
}

/** Rows that were joined to another one. */
export const joinedAgain = (report: Report): number =>
  report.connections - report.names.filter((one) => one.connections.length > 0).length
