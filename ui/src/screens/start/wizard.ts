/**
 * A new edition as it is filled in: the contents of the chosen preset with what was changed, and how that becomes
 * commands. The preset's contents are a copy (presets.json), because no command tells them before there is an edition;
 * a journey holds the copy against the desk.
 */
import type { CallError, Input, Problem } from '../../api/call'
import { call } from '../../api/call'
import { longDate } from '../../lib/format'
import { write, type Written } from '../../lib/write'
import { startWords } from '../../text/start'
import { classDraft, classInput, rubricInput, stageDraft, tieInput, whole, type ClassDraft, type StageDraft, type TieDraft } from '../settings/rubric'
import { isBlank, signatoryInput, type SignatoryDraft } from '../settings/signatory'
import contents from './presets.json'

export const steps = ['wilayah', 'tahapan', 'rubrik', 'kelas', 'penanda'] as const
export type Step = (typeof steps)[number]

/** Settings of the office that step 1 asks for. */
export const officeKeys = ['jenis_daerah', 'daerah', 'tempat', 'kop_baris_1', 'kop_baris_2', 'kop_alamat', 'kop_kontak'] as const
export type OfficeKey = (typeof officeKeys)[number]
export type Office = Record<OfficeKey, string>

export interface StageRow {
  code: string
  name: string
  enabled: boolean
  starts_on: string
  ends_on: string
}
export interface Fill {
  preset: string
  year: string
  closes: string
  office: Office
  emblem: { token: string; name: string } | null
  stages: StageRow[]
  rubric: StageDraft[]
  ties: TieDraft[]
  rounding: string
  classes: ClassDraft[]
  people: SignatoryDraft[]
}

type Content = (typeof contents)[number]
const contentOf = (preset: string): Content | undefined => contents.find((one) => one.key === preset)

/** The preset's day in another year, as the desk moves it: by whole years. */
export function movedDate(iso: string, years: number): string {
  const parts = /^(\d{4})(-\d{2}-\d{2})$/.exec(iso)
  return parts ? `${Number(parts[1]) + years}${parts[2]}` : iso
}
const dateText = (iso: string | null, years: number): string => (iso ? longDate(movedDate(iso, years)) : '')

export function stageRows(preset: string, year: string): StageRow[] {
  const content = contentOf(preset)
  const years = content?.year ? (whole(year) ?? content.year) - content.year : 0
  return (content?.stages ?? []).map(({ code, name, enabled, starts_on, ends_on }) => ({
    code, name, enabled, starts_on: dateText(starts_on, years), ends_on: dateText(ends_on, years),
  }))
}
export const rubricOf = (preset: string): StageDraft[] => (contentOf(preset)?.stages ?? []).filter((stage) => stage.scored).map(stageDraft)
export const tiesOf = (preset: string): TieDraft[] => (contentOf(preset)?.ties ?? []).map((tie) => ({ ...tie }))
export const classesOf = (preset: string): ClassDraft[] => (contentOf(preset)?.classes ?? []).map(classDraft)
export const roundingOf = (preset: string): string => contentOf(preset)?.rounding ?? 'bertahap'
export const placeOf = (preset: string): string => contentOf(preset)?.place ?? ''
/** Role of the one who signs the class at `at` in the preset. */
const signerOf = (preset: string, at: number): string | null => contentOf(preset)?.classes[at]?.signer ?? null

export const startingFill = (preset: string, year: string, office: Office): Fill => ({
  preset, year, closes: '', office, emblem: null, stages: stageRows(preset, year), rubric: rubricOf(preset), ties: tiesOf(preset), rounding: roundingOf(preset),
  classes: classesOf(preset), people: [],
})
/** One step back to the preset: what "Lewati" does. */
export function resetStep(fill: Fill, step: Step, office: Office): void {
  if (step === 'wilayah') Object.assign(fill, { closes: '', office: { ...office }, emblem: null })
  else if (step === 'tahapan') fill.stages = stageRows(fill.preset, fill.year)
  else if (step === 'rubrik') Object.assign(fill, { rubric: rubricOf(fill.preset), ties: tiesOf(fill.preset), rounding: roundingOf(fill.preset) })
  else if (step === 'kelas') fill.classes = classesOf(fill.preset)
  else fill.people = []
}
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
export function isStandard(fill: Fill, step: Step): boolean {
  switch (step) {
    case 'wilayah':
      return false
    case 'tahapan':
      return same(fill.stages, stageRows(fill.preset, fill.year))
    case 'rubrik':
      return same(fill.rubric, rubricOf(fill.preset)) && same(fill.ties, tiesOf(fill.preset)) && fill.rounding === roundingOf(fill.preset)
    case 'kelas':
      return same(fill.classes, classesOf(fill.preset))
    case 'penanda':
      return fill.people.every(isBlank)
  }
}

/** What is already written, so that a second try only does the rest. */
export class Made {
  edition: number | undefined
  readonly done = new Set<string>()
  readonly people = new Map<number, number>()
}
export interface Trouble {
  step: Step
  error: CallError
  problems: Problem[]
}
class Stopped extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.error.title)
  }
}
const region = (office: Office): string => (office.daerah.trim() ? `${office.jenis_daerah} ${office.daerah.trim()}` : '')

/**
 * Makes the edition, then tells the desk whatever differs from the preset, by the ordinary commands, in their order.
 * Stops at the first refusal: what was written stays, and the trouble names the step and its fields.
 */
export async function makeEdition(fill: Fill, office: Office, made: Made): Promise<Trouble | undefined> {
  /** One command, once; `rename` leads the desk's field names to those on the page. */
  async function once(key: string, step: Step, work: () => Promise<Written<unknown>>, rename: (field: string) => string = (field) => field) {
    if (made.done.has(key)) return
    const answer = await work()
    if (!answer.ok) {
      const problems = answer.error.problems.map((problem) => ({ ...problem, field: rename(problem.field) }))
      throw new Stopped({ step, error: answer.error, problems })
    }
    made.done.add(key)
    return answer.value
  }
  const quiet = { quiet: true }
  try {
    if (made.edition === undefined) {
      const input: Input<'editions.create'> = {
        preset: fill.preset, year: whole(fill.year) ?? 0, code: null, region: region(fill.office) || null, place: fill.office.tempat.trim() || null,
        registration_closes_on: fill.closes.trim() || null,
      }
      made.edition = (await once('edisi', 'wilayah', () => write('editions.create', input, quiet))) as number
    }
    const edition = made.edition
    const changed = officeKeys.filter((key) => fill.office[key] !== office[key])
    if (changed.length) {
      await once('kantor', 'wilayah', () => write('settings.put', { values: changed.map((key) => ({ key, value: fill.office[key] })) }, quiet))
    }
    const { emblem } = fill
    if (emblem) await once('lambang', 'wilayah', () => write('settings.put_picture', { key: 'lambang_daerah', file: emblem.token }, quiet))

    const stages = await call('stages.list', { edition })
    const preset = stageRows(fill.preset, fill.year)
    for (const [at, row] of fill.stages.entries()) {
      const stage = stages.find((one) => one.code === row.code)
      const before = preset[at]
      if (!stage || !before || same(row, before)) continue
      const input: Input<'stages.change'> = { stage: stage.id, name: row.name, enabled: row.enabled, starts_on: row.starts_on, ends_on: row.ends_on, reason: startWords.wizard.reason }
      await once(`tahapan ${row.code}`, 'tahapan', () => write('stages.change', input, quiet), (field) => `tahapan.${row.code}.${field}`)
    }
    const rubric = rubricOf(fill.preset)
    if (!same(fill.rubric.map((stage) => stage.weight), rubric.map((stage) => stage.weight))) {
      const weights = fill.rubric.flatMap((stage) => stages.filter((one) => one.code === stage.code).map((one) => ({ stage: one.id, weight: whole(stage.weight) ?? 0 })))
      await once('bobot', 'rubrik', () => write('stages.set_weights', { edition, weights }, quiet))
    }
    for (const [at, stage] of fill.rubric.entries()) {
      const one = stages.find((row) => row.code === stage.code)
      if (one && !same(stage.criteria, rubric[at]?.criteria)) await once(`rubrik ${stage.code}`, 'rubrik', () => write('rubrics.save', rubricInput(one.id, stage), quiet))
    }
    if (!same(fill.ties, tiesOf(fill.preset))) {
      const now = await call('stages.list', { edition })
      await once('penentu', 'rubrik', () => write('tie_rules.save', tieInput(edition, fill.ties, now), quiet))
    }
    if (fill.rounding !== roundingOf(fill.preset)) await once('pembulatan', 'rubrik', () => write('editions.change', { edition, rounding: fill.rounding }, quiet))

    for (const [at, person] of fill.people.entries()) {
      if (isBlank(person)) continue
      const id = await once(`orang ${at}`, 'penanda', () => write('signatories.save', signatoryInput(person), quiet), (field) => `orang.${at}.${field}`)
      if (typeof id === 'number') made.people.set(at, id)
    }
    const classes = await signed(fill, edition, made)
    if (classes) await once('kelas', 'kelas', () => write('award_classes.save', classInput(edition, classes), quiet))
  } catch (thrown) {
    if (thrown instanceof Stopped) return thrown.trouble
    throw thrown
  }
  return undefined
}

/** The classes with those who sign them, when the desk's own differ. */
async function signed(fill: Fill, edition: number, made: Made): Promise<ClassDraft[] | undefined> {
  const now = await call('award_classes.list', { edition })
  const classes = fill.classes.map((row, at) => {
    const role = signerOf(fill.preset, at)
    const person = fill.people.findIndex((one) => one.role === role && !isBlank(one))
    return { ...row, signatory: row.signatory ?? made.people.get(person) ?? now[at]?.signatory ?? null }
  })
  return same(classes, now.map(classDraft)) ? undefined : classes
}
