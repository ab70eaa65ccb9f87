/**
 * A new edition as it is filled in: the contents of the chosen preset with what was changed, and how that becomes
 * commands.
 */
import type { CallError, Input, Output, Problem } from '../../api/call'
import { call } from '../../api/call'
import type { Saves } from '../../lib/drafts.svelte'
import { write, type Written } from '../../lib/write'
import { startWords } from '../../text/start'
import { classDraft, classInput, classProblems, rubricInput, stageDraft, tieInput, weightProblems, whole, type ClassDraft, type StageDraft, type TieDraft } from '../settings/rubric'
import { isBlank, signatoryInput, type SignatoryDraft } from '../settings/signatory'

export const steps = ['wilayah', 'tahapan', 'rubrik', 'kelas', 'penanda'] as const
export type Step = (typeof steps)[number]

/** Settings of the office that step 1 asks for. */
export const officeKeys = ['jenis_daerah', 'daerah', 'tempat', 'kop_baris_1', 'kop_baris_2', 'kop_alamat', 'kop_kontak'] as const
type OfficeKey = (typeof officeKeys)[number]
export type Office = Record<OfficeKey, string>

interface StageRow {
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

/** What the preset holds, its dates in the year of the form. */
export type Content = Output<'editions.preset'>

export const stageRows = (content: Content): StageRow[] =>
  content.stages.map(({ code, name, enabled, starts_on, ends_on }) => ({ code, name, enabled, starts_on: starts_on ?? '', ends_on: ends_on ?? '' }))
const rubricOf = (content: Content): StageDraft[] => content.stages.filter((stage) => stage.scored).map(stageDraft)
const tiesOf = (content: Content): TieDraft[] => content.ties.map((tie) => ({ ...tie }))
const classesOf = (content: Content): ClassDraft[] => content.classes.map(classDraft)

/** What comes from the preset alone. */
export const contentsOf = (content: Content): Pick<Fill, 'stages' | 'rubric' | 'ties' | 'rounding' | 'classes'> => ({
  stages: stageRows(content), rubric: rubricOf(content), ties: tiesOf(content), rounding: content.rounding, classes: classesOf(content),
})
export const startingFill = (content: Content, year: string, office: Office): Fill => ({
  preset: content.key, year, closes: '', office, emblem: null, people: [], ...contentsOf(content),
})
/** One step back to the preset: what "Lewati" does. */
export function resetStep(fill: Fill, step: Step, office: Office, content: Content): void {
  const { stages, rubric, ties, rounding, classes } = contentsOf(content)
  if (step === 'wilayah') Object.assign(fill, { closes: '', office: { ...office }, emblem: null })
  else if (step === 'tahapan') fill.stages = stages
  else if (step === 'rubrik') Object.assign(fill, { rubric, ties, rounding })
  else if (step === 'kelas') fill.classes = classes
  else fill.people = []
}
/**
 * What of a step the desk would refuse, asked before anything is written: a step that is left is right, and no edition
 * is made that half of it could not follow. Days are read by the desk.
 */
export async function stepProblems(fill: Fill, step: Step): Promise<Problem[]> {
  switch (step) {
    case 'wilayah':
      return [
        ...(/^\d{4}$/.test(fill.year.trim()) ? [] : [wrong('year', startWords.copying.noYear)]),
        ...(await dayProblems([['registration_closes_on', fill.closes]])).problems,
      ]
    case 'tahapan': {
      const fields = fill.stages.flatMap(({ code, starts_on, ends_on }): Day[] => [[`tahapan.${code}.starts_on`, starts_on], [`tahapan.${code}.ends_on`, ends_on]])
      const { problems, days } = await dayProblems(fields)
      for (const { code } of fill.stages) {
        const [from, to] = [days.get(`tahapan.${code}.starts_on`), days.get(`tahapan.${code}.ends_on`)]
        // As ISO, days are in order as their texts are.
        if (from && to && to < from) problems.push(wrong(`tahapan.${code}.ends_on`, startWords.wizard.endBeforeStart))
      }
      return problems
    }
    case 'rubrik':
      return weightProblems(fill.rubric)
    case 'kelas':
      return classProblems(fill.classes)
    case 'penanda':
      return (await dayProblems(fill.people.flatMap((one, at): Day[] => [[`orang.${at}.valid_from`, one.valid_from], [`orang.${at}.valid_to`, one.valid_to]]))).problems
  }
}
/** A field of the page and what is typed there. */
type Day = readonly [field: string, text: string]
const wrong = (field: string, text: string): Problem => ({ field, severity: 'salah', text })
async function dayProblems(fields: readonly Day[]): Promise<{ problems: Problem[]; days: Map<string, string> }> {
  const read = await Promise.all(
    fields.filter(([, text]) => text.trim() !== '').map(async ([field, text]) => ({ field, ...(await call('dates.read', { text, days: 0, months: 0 })) })),
  )
  return {
    problems: read.flatMap(({ field, problem }) => (problem ? [wrong(field, problem)] : [])),
    days: new Map(read.flatMap(({ field, date }) => (date ? [[field, date] as const] : []))),
  }
}
/** The day registration closes also ends its stage, as long as that has no end of its own. */
export function carryClosing(fill: Fill): void {
  const stage = fill.stages.find((one) => one.code === 'pendaftaran')
  if (stage?.ends_on === '') stage.ends_on = fill.closes.trim()
}
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
export function isStandard(fill: Fill, step: Step, content: Content): boolean {
  const { stages, rubric, ties, rounding, classes } = contentsOf(content)
  switch (step) {
    case 'wilayah':
      return false
    case 'tahapan':
      return same(fill.stages, stages)
    case 'rubrik':
      return same(fill.rubric, rubric) && same(fill.ties, ties) && fill.rounding === rounding
    case 'kelas':
      return same(fill.classes, classes)
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
interface Trouble {
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
export async function makeEdition(fill: Fill, office: Office, content: Content, made: Made, saves: Saves | []): Promise<Trouble | undefined> {
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
      made.edition = (await once('edisi', 'wilayah', () => write('editions.create', input, { ...quiet, saves }))) as number
    }
    const edition = made.edition
    const changed = officeKeys.filter((key) => fill.office[key] !== office[key])
    if (changed.length) {
      await once('kantor', 'wilayah', () => write('settings.put', { values: changed.map((key) => ({ key, value: fill.office[key] })) }, quiet))
    }
    const { emblem } = fill
    if (emblem) await once('lambang', 'wilayah', () => write('settings.put_picture', { key: 'lambang_daerah', file: emblem.token }, quiet))

    const stages = await call('stages.list', { edition })
    const preset = stageRows(content)
    for (const [at, row] of fill.stages.entries()) {
      const stage = stages.find((one) => one.code === row.code)
      const before = preset[at]
      if (!stage || !before || same(row, before)) continue
      const input: Input<'stages.change'> = { stage: stage.id, name: row.name, enabled: row.enabled, starts_on: row.starts_on, ends_on: row.ends_on, reason: startWords.wizard.reason }
      await once(`tahapan ${row.code}`, 'tahapan', () => write('stages.change', input, quiet), (field) => `tahapan.${row.code}.${field}`)
    }
    const rubric = rubricOf(content)
    if (!same(fill.rubric.map((stage) => stage.weight), rubric.map((stage) => stage.weight))) {
      const weights = fill.rubric.flatMap((stage) => stages.filter((one) => one.code === stage.code).map((one) => ({ stage: one.id, weight: whole(stage.weight) ?? 0 })))
      await once('bobot', 'rubrik', () => write('stages.set_weights', { edition, weights }, quiet))
    }
    for (const [at, stage] of fill.rubric.entries()) {
      const one = stages.find((row) => row.code === stage.code)
      if (one && !same(stage.criteria, rubric[at]?.criteria)) await once(`rubrik ${stage.code}`, 'rubrik', () => write('rubrics.save', rubricInput(one.id, stage), quiet))
    }
    if (!same(fill.ties, tiesOf(content))) {
      const now = await call('stages.list', { edition })
      await once('penentu', 'rubrik', () => write('tie_rules.save', tieInput(edition, fill.ties, now), quiet))
    }
    if (fill.rounding !== content.rounding) await once('pembulatan', 'rubrik', () => write('editions.change', { edition, rounding: fill.rounding }, quiet))

    for (const [at, person] of fill.people.entries()) {
      if (isBlank(person)) continue
      const id = await once(`orang ${at}`, 'penanda', () => write('signatories.save', signatoryInput(person), quiet), (field) => `orang.${at}.${field}`)
      if (typeof id === 'number') made.people.set(at, id)
    }
    const classes = await signed(fill, edition, content, made)
    if (classes) await once('kelas', 'kelas', () => write('award_classes.save', classInput(edition, classes), quiet))
  } catch (thrown) {
    if (thrown instanceof Stopped) return thrown.trouble
    throw thrown
  }
  return undefined
}

/** The classes with those who sign them, when the desk's own differ. */
async function signed(fill: Fill, edition: number, content: Content, made: Made): Promise<ClassDraft[] | undefined> {
  const now = await call('award_classes.list', { edition })
  const classes = fill.classes.map((row, at) => {
    const role = content.classes[at]?.signer
    const person = fill.people.findIndex((one) => one.role === role && !isBlank(one))
    return { ...row, signatory: row.signatory ?? made.people.get(person) ?? now[at]?.signatory ?? null }
  })
  return same(classes, now.map(classDraft)) ? undefined : classes
}
