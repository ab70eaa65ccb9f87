/**
 * A new edition as it is filled in: the contents of the chosen preset with what was changed, and how that becomes
 * commands.
 */
import type { CallError, Input, Output, Problem } from '../../api/call'
import { call } from '../../api/call'
import type { Saves } from '../../lib/drafts.svelte'
import { write, type Written } from '../../lib/write'
import { startWords } from '../../text/start'
import {
  classDraft,
  classInput,
  classProblems,
  firstRubric,
  rubricInput,
  rubricPlace,
  stageDraft,
  tieInput,
  weightField,
  weightProblems,
  whole,
  type ClassDraft,
  type StageDraft,
  type TieDraft,
} from '../settings/rubric'
import { isBlank, signatoryInput, signatoryProblems, type SignatoryDraft } from '../settings/signatory'

export const steps = ['wilayah', 'tahapan', 'rubrik', 'kelas', 'penanda'] as const
export type Step = (typeof steps)[number]

/** Settings of the office that step 1 asks for. */
export const officeKeys = [
  'jenis_daerah',
  'daerah',
  'tempat',
  'kop_baris_1',
  'kop_baris_2',
  'kop_alamat',
  'kop_kontak',
] as const
type OfficeKey = (typeof officeKeys)[number]
export type Office = Record<OfficeKey, string>

export interface StageRow {
  code: string
  name: string
  enabled: boolean
  scored: boolean
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
  /** One for each scored stage, used or not. */
  rubric: StageDraft[]
  scale_min: string
  scale_max: string
  remove_levels: boolean
  ties: TieDraft[]
  rounding: string
  /** How the totals of several jurors become one score. */
  combine: string
  classes: ClassDraft[]
  people: SignatoryDraft[]
}

/** What the preset holds, its dates in the year of the form. */
export type Content = Output<'editions.preset'>

export const stageRows = (content: Content): StageRow[] =>
  content.stages.map(({ code, name, enabled, scored, starts_on, ends_on }) => ({
    code,
    name,
    enabled,
    scored,
    starts_on: starts_on ?? '',
    ends_on: ends_on ?? '',
  }))
const rubricOf = (content: Content): StageDraft[] => content.stages.filter((stage) => stage.scored).map(stageDraft)
const tiesOf = (content: Content): TieDraft[] => content.ties.map((tie) => ({ ...tie }))
const classesOf = (content: Content): ClassDraft[] => content.classes.map(classDraft)

/** How every new edition begins; no preset says otherwise. */
const MEAN = 'mean'

/** What comes from the preset alone. */
export const contentsOf = (
  content: Content,
): Pick<
  Fill,
  'stages' | 'rubric' | 'scale_min' | 'scale_max' | 'remove_levels' | 'ties' | 'rounding' | 'combine' | 'classes'
> => ({
  stages: stageRows(content),
  rubric: rubricOf(content),
  scale_min: content.scale_min,
  scale_max: content.scale_max,
  remove_levels: false,
  ties: tiesOf(content),
  rounding: content.rounding,
  combine: MEAN,
  classes: classesOf(content),
})
export const startingFill = (content: Content, year: string, office: Office): Fill => ({
  preset: content.key,
  year,
  closes: '',
  office,
  emblem: null,
  people: [],
  ...contentsOf(content),
})
/** One step back to the preset: what "Lewati" does. */
export function resetStep(fill: Fill, step: Step, office: Office, content: Content): void {
  const { stages, classes, ...counting } = contentsOf(content)
  if (step === 'wilayah') Object.assign(fill, { closes: '', office: { ...office }, emblem: null })
  else if (step === 'tahapan') fill.stages = stages
  else if (step === 'rubrik') Object.assign(fill, counting)
  else if (step === 'kelas') fill.classes = classes
  else fill.people = []
  followStages(fill)
}
/** The scored stages that are used: whose weights sum to 1000. */
export const usedRubric = (fill: Pick<Fill, 'stages' | 'rubric'>): StageDraft[] =>
  fill.rubric.filter(({ code }) => fill.stages.some((row) => row.code === code && row.enabled && row.scored))

/** Rubrics and tie rules follow the stages: a newly scored one begins with weight 0 and one criterion. */
export function followStages(fill: Fill): void {
  const scored = fill.stages.filter((row) => row.scored)
  const rubric = scored.map((row) => ({
    ...(fill.rubric.find((one) => one.code === row.code) ?? firstRubric(row)),
    name: row.name,
  }))
  if (!same(rubric, fill.rubric)) fill.rubric = rubric
  const ties = fill.ties.filter((tie) => tie.stage === null || scored.some((row) => row.code === tie.stage))
  if (ties.length !== fill.ties.length) fill.ties = ties
}
/** A new stage at the end, under a code no other has. */
export function addStage(fill: Fill): StageRow {
  let n = fill.stages.length + 1
  while (fill.stages.some((row) => row.code === `tahapan-${n}`)) n++
  const row: StageRow = { code: `tahapan-${n}`, name: '', enabled: true, scored: false, starts_on: '', ends_on: '' }
  fill.stages.push(row)
  return row
}
const mostScored = 5
function rowProblems(stages: readonly StageRow[]): Problem[] {
  const w = startWords.wizard
  const used = stages.filter((row) => row.scored && row.enabled).length
  const first = `tahapan.${stages[0]?.code ?? ''}.name`
  const name = (row: StageRow) => row.name.trim().toLowerCase()
  return [
    ...(used === 0
      ? [wrong(first, w.noneScored)]
      : used > mostScored
        ? [wrong(first, w.tooManyScored(mostScored))]
        : []),
    ...stages.flatMap((row, at) => {
      const field = `tahapan.${row.code}.name`
      if (name(row) === '') return [wrong(field, w.noStageName)]
      return stages.slice(0, at).some((other) => name(other) === name(row))
        ? [wrong(field, w.nameTwice(row.name.trim()))]
        : []
    }),
  ]
}
/**
 * What of a step the desk would refuse, asked before anything is written: a step that is left is right, and no edition
 * is made that half of it could not follow. Days are read by the desk, and stand in the form as it wrote them.
 */
export async function stepProblems(fill: Fill, step: Step): Promise<Problem[]> {
  switch (step) {
    case 'wilayah':
      return [
        ...(/^\d{4}$/.test(fill.year.trim()) ? [] : [wrong('year', startWords.copying.noYear)]),
        ...(await readDays([day('registration_closes_on', fill, 'closes')])).problems,
      ]
    case 'tahapan': {
      const { problems, days } = await readDays(
        fill.stages.flatMap((row) => [
          day(`tahapan.${row.code}.starts_on`, row, 'starts_on'),
          day(`tahapan.${row.code}.ends_on`, row, 'ends_on'),
        ]),
      )
      for (const { code } of fill.stages) {
        const [from, to] = [days.get(`tahapan.${code}.starts_on`), days.get(`tahapan.${code}.ends_on`)]
        // As ISO, days are in order as their texts are.
        if (from && to && to < from) problems.push(wrong(`tahapan.${code}.ends_on`, startWords.wizard.endBeforeStart))
      }
      return [...rowProblems(fill.stages), ...problems]
    }
    case 'rubrik':
      return weightProblems(usedRubric(fill))
    case 'kelas':
      return classProblems(fill.classes)
    case 'penanda':
      return [
        ...fill.people.flatMap((one, at) =>
          isBlank(one) ? [] : signatoryProblems(one).map(({ field, text }) => wrong(`orang.${at}.${field}`, text)),
        ),
        ...(
          await readDays(
            fill.people.flatMap((one, at) => [
              day(`orang.${at}.valid_from`, one, 'valid_from'),
              day(`orang.${at}.valid_to`, one, 'valid_to'),
            ]),
          )
        ).problems,
      ]
  }
}
/** A field of the page, what is typed there, and the way back for the day as the desk wrote it. */
interface Day {
  field: string
  text: string
  put: (whole: string) => void
}
const day = <K extends string>(field: string, row: Record<K, string>, key: K): Day => {
  const text = row[key]
  // Typed on meanwhile: that is not read yet, and stays.
  return { field, text, put: (whole) => void (row[key] === text && (row[key] = whole)) }
}
const wrong = (field: string, text: string): Problem => ({ field, severity: 'salah', text })
async function readDays(typed: readonly Day[]): Promise<{ problems: Problem[]; days: Map<string, string> }> {
  const read = await Promise.all(
    typed
      .filter(({ text }) => text.trim() !== '')
      .map(async (one) => ({ one, said: await call('dates.read', { text: one.text, days: 0, months: 0 }) })),
  )
  for (const { one, said } of read) if (said.date) one.put(said.text)
  return {
    problems: read.flatMap(({ one, said }) => (said.problem ? [wrong(one.field, said.problem)] : [])),
    days: new Map(read.flatMap(({ one, said }) => (said.date ? [[one.field, said.date] as const] : []))),
  }
}
/** The day registration closes also ends its stage, as long as that has no end of its own. */
export function carryClosing(fill: Fill): void {
  const stage = fill.stages.find((one) => one.code === 'pendaftaran')
  if (stage?.ends_on === '') stage.ends_on = fill.closes.trim()
}
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
export function isStandard(fill: Fill, step: Step, content: Content): boolean {
  const { stages, classes, ...counting } = contentsOf(content)
  switch (step) {
    case 'wilayah':
      return false
    case 'tahapan':
      return same(fill.stages, stages)
    case 'rubrik':
      return Object.entries(counting).every(([key, value]) => same(fill[key as keyof typeof counting], value))
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
const region = (office: Office): string =>
  office.daerah.trim() ? `${office.jenis_daerah} ${office.daerah.trim()}` : ''

/** Where a problem of the desk stands on the page. */
interface Place {
  field: string
  /** Absent: the step of the command. */
  step?: Step
}
/** Stages, rubrics and scale of a new edition, where they differ from the preset's. */
function stagesInput(
  fill: Fill,
  content: Content,
): Pick<Input<'editions.create'>, 'stages' | 'scale_min' | 'scale_max' | 'remove_levels'> {
  const { stages, rubric, scale_min, scale_max } = contentsOf(content)
  const scaled = fill.scale_min !== scale_min || fill.scale_max !== scale_max
  const typed = !same(fill.stages, stages) || !same(fill.rubric, rubric)
  return {
    ...(scaled ? { scale_min: fill.scale_min, scale_max: fill.scale_max, remove_levels: fill.remove_levels } : {}),
    stages: typed
      ? fill.stages.map((row) => {
          const draft = row.scored ? fill.rubric.find((one) => one.code === row.code) : undefined
          return {
            ...row,
            weight: whole(draft?.weight ?? '') ?? 0,
            criteria: draft ? rubricInput(0, draft).criteria : [],
          }
        })
      : null,
  }
}
/** A field of `editions.create`, or of the rules that its stages keep together. */
function createPlace(fill: Fill, field: string): Place {
  const used = usedRubric(fill)
  if (field === 'scale_min' || field === 'scale_max') return { field, step: 'rubrik' }
  if (field === 'weight') return { field: weightField(used[0]?.code ?? ''), step: 'rubrik' }
  if (['scored', 'name', 'code'].includes(field))
    return { field: `tahapan.${fill.stages[0]?.code ?? ''}.name`, step: 'tahapan' }
  const parts = /^stages\.(\d+)\.(.+)$/.exec(field)
  const row = parts && fill.stages[Number(parts[1])]
  const rest = parts?.[2] ?? ''
  if (!row) return { field }
  if (/^(starts_on|ends_on|name)$/.test(rest)) return { field: `tahapan.${row.code}.${rest}`, step: 'tahapan' }
  const draft = fill.rubric.find((one) => one.code === row.code)
  if (!draft || /^(scored|code)$/.test(rest)) return { field: `tahapan.${row.code}.name`, step: 'tahapan' }
  return { field: rest === 'weight' ? weightField(row.code) : rubricPlace(draft, rest).field, step: 'rubrik' }
}

/**
 * Makes the edition, then tells the desk whatever differs from the preset, by the ordinary commands, in their order.
 * Stops at the first refusal: what was written stays, and the trouble names the step and its fields.
 */
export async function makeEdition(
  fill: Fill,
  office: Office,
  content: Content,
  made: Made,
  saves: Saves | [],
): Promise<Trouble | undefined> {
  /** One command, once; `rename` leads the desk's field names to those on the page. */
  async function once(
    key: string,
    usual: Step,
    work: () => Promise<Written<unknown>>,
    place: (field: string) => Place = (field) => ({ field }),
  ) {
    if (made.done.has(key)) return
    const answer = await work()
    if (!answer.ok) {
      const found = answer.error.problems.map((problem) => ({ problem, ...place(problem.field) }))
      const step = found[0]?.step ?? usual
      const problems = found.flatMap(({ problem, field, step: own }) =>
        (own ?? usual) === step ? [{ ...problem, field }] : [],
      )
      throw new Stopped({ step, error: answer.error, problems })
    }
    made.done.add(key)
    return answer.value
  }
  const quiet = { quiet: true }
  try {
    if (made.edition === undefined) {
      const input: Input<'editions.create'> = {
        preset: fill.preset,
        year: whole(fill.year) ?? 0,
        code: null,
        region: region(fill.office) || null,
        place: fill.office.tempat.trim() || null,
        registration_closes_on: fill.closes.trim() || null,
        ...stagesInput(fill, content),
      }
      made.edition = (await once(
        'edisi',
        'wilayah',
        () => write('editions.create', input, { ...quiet, saves }),
        (field) => createPlace(fill, field),
      )) as number
    }
    const edition = made.edition
    const changed = officeKeys.filter((key) => fill.office[key] !== office[key])
    if (changed.length) {
      await once('kantor', 'wilayah', () =>
        write('settings.put', { values: changed.map((key) => ({ key, value: fill.office[key] })) }, quiet),
      )
    }
    const { emblem } = fill
    if (emblem)
      await once('lambang', 'wilayah', () =>
        write('settings.put_picture', { key: 'lambang_daerah', file: emblem.token }, quiet),
      )

    if (!same(fill.ties, tiesOf(content))) {
      const now = await call('stages.list', { edition })
      await once('penentu', 'rubrik', () => write('tie_rules.save', tieInput(edition, fill.ties, now), quiet))
    }
    if (fill.combine !== MEAN)
      await once('gabungan', 'rubrik', () => write('editions.change', { edition, combine: fill.combine }, quiet))
    if (fill.rounding !== content.rounding)
      await once('pembulatan', 'rubrik', () => write('editions.change', { edition, rounding: fill.rounding }, quiet))

    for (const [at, person] of fill.people.entries()) {
      if (isBlank(person)) continue
      const id = await once(
        `orang ${at}`,
        'penanda',
        () => write('signatories.save', signatoryInput(person), quiet),
        (field) => ({ field: `orang.${at}.${field}` }),
      )
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
