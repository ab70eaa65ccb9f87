/**
 * Stages, criteria, tie rules and classes as they are typed: weights and ranks are the typed text until they are sent.
 * Only whole per mille are added here, to say at once what the desk will ask for; the desk checks again.
 */
import type { Input, Output, Problem } from '../../api/call'
import { settingsWords as w } from '../../text/settings'

type Stages = Output<'stages.list'>
/** A level as typed: its ends are decimal text, "85,50". */
export type Level = Stages[number]['criteria'][number]['levels'][number]

export interface CriterionDraft {
  /** Stays the same while it is moved and renamed. */
  key: string
  code: string
  name: string
  guidance: string
  depth: number
  weight: string
  levels: Level[]
}
export interface StageDraft {
  code: string
  name: string
  /** Per mille as typed. */
  weight: string
  criteria: CriterionDraft[]
}
export interface TieDraft {
  kind: string
  /** Code of the stage. */
  stage: string | null
  /** Code of the criterion. */
  criterion: string | null
}
export interface ClassDraft {
  short_name: string
  full_name: string
  rank_from: string
  rank_to: string
  document: string
  signatory: number | null
}

interface StageData {
  code: string
  name: string
  weight: number | null
  criteria: readonly {
    code: string
    name: string
    guidance: string
    depth: number
    weight: number
    levels: readonly Level[]
  }[]
}
export const stageDraft = (stage: StageData): StageDraft => ({
  code: stage.code,
  name: stage.name,
  weight: String(stage.weight ?? 0),
  criteria: stage.criteria.map((one) => ({
    key: one.code,
    code: one.code,
    name: one.name,
    guidance: one.guidance,
    depth: one.depth,
    weight: String(one.weight),
    levels: one.levels.map((level) => ({ ...level })),
  })),
})

/**
 * A stage that is scored for the first time, as the desk begins it too: no weight yet, one criterion of full weight.
 */
export const firstRubric = ({ code, name }: { code: string; name: string }): StageDraft => ({
  code,
  name,
  weight: '0',
  criteria: [
    {
      key: 'nilai',
      code: 'nilai',
      name: w.rubric.firstCriterion(name),
      guidance: '',
      depth: 0,
      weight: '1000',
      levels: [],
    },
  ],
})

/** Whole numbers only: "250". Anything else is undefined, never a guess. */
export const whole = (text: string): number | undefined =>
  /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : undefined

export const isLeaf = (criteria: readonly CriterionDraft[], at: number): boolean =>
  (criteria[at + 1]?.depth ?? 0) <= (criteria[at]?.depth ?? 0)

/** The first row behind the criterion at `at` and everything below it. */
export function endOf(criteria: readonly CriterionDraft[], at: number): number {
  const depth = criteria[at]?.depth ?? 0
  let end = at + 1
  while (end < criteria.length && (criteria[end]?.depth ?? 0) > depth) end++
  return end
}

/** Sum of typed weights; undefined as soon as one is no number. */
function sumOf(weights: readonly string[]): number | undefined {
  return weights.reduce<number | undefined>((sum, text) => {
    const weight = whole(text)
    return sum === undefined || weight === undefined ? undefined : sum + weight
  }, 0)
}
export const criteriaSum = (stage: StageDraft): number | undefined =>
  sumOf(stage.criteria.filter((_, at) => isLeaf(stage.criteria, at)).map((one) => one.weight))
export const stagesSum = (stages: readonly StageDraft[]): number | undefined =>
  sumOf(stages.map((stage) => stage.weight))

interface SumCheck {
  right: boolean
  sum: number | undefined
  words: string
}
export function check(sum: number | undefined): SumCheck {
  if (sum === undefined) return { right: false, sum, words: w.sum.noNumber }
  return {
    right: sum === 1000,
    sum,
    words: sum === 1000 ? w.sum.right : sum < 1000 ? w.sum.less(1000 - sum) : w.sum.more(sum - 1000),
  }
}
/** What keeps the weights from being saved, as field problems. */
export function weightProblems(stages: readonly StageDraft[]): Problem[] {
  const wrong = (field: string, text: string): Problem => ({ field, severity: 'salah', text })
  const found = stages.flatMap((stage) => {
    const { right, words } = check(criteriaSum(stage))
    return right ? [] : [wrong(weightField(stage.code, stage.criteria[0]?.key), w.sum.ofStage(stage.name, words))]
  })
  const all = check(stagesSum(stages))
  return all.right ? found : [wrong(weightField(stages[0]?.code ?? ''), w.sum.ofStages(all.words)), ...found]
}
/** The same where name, code and guidance of the picked criterion have fields of their own. */
export function criterionPlace(stage: StageDraft, field: string): { field: string; row: string } {
  const own = /^criteria\.(\d+)\.(name|code|guidance)$/.exec(field)
  return own
    ? { field: `kriteria.${own[2]}`, row: weightField(stage.code, stage.criteria[Number(own[1])]?.key) }
    : rubricPlace(stage, field)
}
/** A criterion without a code, or with one that stands there already, and the row that shows its field. */
export function codeProblem(stages: readonly StageDraft[]): { row: string; problem: Problem } | undefined {
  for (const stage of stages) {
    const codes = stage.criteria.map((one) => one.code.trim().toLowerCase())
    const at = codes.findIndex((code, n) => code === '' || codes.indexOf(code) < n)
    const one = stage.criteria[at]
    if (!one) continue
    const text =
      codes[at] === '' ? w.rubric.noCode(one.name || w.rubric.unnamed) : w.rubric.codeTwice(one.code.trim(), stage.name)
    return { row: weightField(stage.code, one.key), problem: { field: 'kriteria.code', severity: 'salah', text } }
  }
  return undefined
}
export const weightField = (stage: string, criterion?: string): string =>
  `bobot.${stage}${criterion === undefined ? '' : `.${criterion}`}`

/** The field of a level's part on the page; the desk names it by the places of criterion and level. */
export const levelField = (stage: string, at: number, n: number, name: string): string =>
  `tingkat.${stage}.${at}.${n}.${name}`
/** Where a problem of one stage's rubric stands on the page, and which row shows it. */
export function rubricPlace(stage: StageDraft, field: string): { field: string; row: string } {
  const parts = /^criteria\.(\d+)\.levels\.(\d+)\.(\w+)$/.exec(field)
  const at = Number(parts?.[1])
  const row = weightField(stage.code, stage.criteria[parts ? at : 0]?.key)
  return parts ? { field: levelField(stage.code, at, Number(parts[2]), parts[3] ?? ''), row } : { field: row, row }
}

/** Moves a criterion with all below it past its neighbour of the same depth; false at the edge. */
export function moveCriterion(criteria: CriterionDraft[], at: number, step: 1 | -1): number | undefined {
  const depth = criteria[at]?.depth ?? 0
  const end = endOf(criteria, at)
  if (step === 1) {
    if ((criteria[end]?.depth ?? -1) !== depth) return undefined
    const next = endOf(criteria, end)
    criteria.splice(at, next - at, ...criteria.slice(end, next), ...criteria.slice(at, end))
    return at + (next - end)
  }
  let before = at - 1
  while (before >= 0 && (criteria[before]?.depth ?? 0) > depth) before--
  if (before < 0 || criteria[before]?.depth !== depth) return undefined
  criteria.splice(before, end - before, ...criteria.slice(at, end), ...criteria.slice(before, at))
  return before
}
/** A new criterion below the one at `at` (or first), as its child when `below`. Answers its place. */
export function addCriterion(criteria: CriterionDraft[], at: number, below = false): number {
  let n = criteria.length + 1
  while (criteria.some((one) => one.code === `kriteria-${n}` || one.key === `kriteria-${n}`)) n++
  const before = criteria[at]
  const depth = (before?.depth ?? 0) + (below && before ? 1 : 0)
  const place = !before ? 0 : below ? at + 1 : endOf(criteria, at)
  criteria.splice(place, 0, {
    key: `kriteria-${n}`,
    code: `kriteria-${n}`,
    name: '',
    guidance: '',
    depth,
    weight: '0',
    levels: [],
  })
  return place
}

/** What `rubrics.save` is told. Weights of branches are of no account. */
export const rubricInput = (id: number, stage: StageDraft): Input<'rubrics.save'> => ({
  stage: id,
  criteria: stage.criteria.map((one, at) => ({
    code: one.code,
    name: one.name,
    guidance: one.guidance,
    depth: one.depth,
    weight: isLeaf(stage.criteria, at) ? (whole(one.weight) ?? 0) : 0,
    levels: one.levels.map((level) => ({ ...level })),
  })),
})

type Ids = readonly { id: number; code: string; criteria: readonly { id: number; code: string }[] }[]
export const tieInput = (edition: number, ties: readonly TieDraft[], stages: Ids): Input<'tie_rules.save'> => ({
  edition,
  rules: ties.map((tie) => {
    const stage = stages.find((one) => one.code === tie.stage)
    return {
      kind: tie.kind,
      stage: stage?.id ?? null,
      criterion: stage?.criteria.find((one) => one.code === tie.criterion)?.id ?? null,
    }
  }),
})
export const tieDrafts = (rules: Output<'tie_rules.list'>, stages: Ids): TieDraft[] =>
  rules.map((rule) => {
    const stage = stages.find((one) => one.id === rule.stage)
    return {
      kind: rule.kind,
      stage: stage?.code ?? null,
      criterion: stage?.criteria.find((one) => one.id === rule.criterion)?.code ?? null,
    }
  })

export const classDraft = (row: {
  short_name: string
  full_name: string
  rank_from: number
  rank_to: number
  document: string
  signatory?: number | null
}): ClassDraft => ({
  short_name: row.short_name,
  full_name: row.full_name,
  rank_from: String(row.rank_from),
  rank_to: String(row.rank_to),
  document: row.document,
  signatory: row.signatory ?? null,
})
export const classInput = (edition: number, classes: readonly ClassDraft[]): Input<'award_classes.save'> => ({
  edition,
  classes: classes.map((one) => ({ ...one, rank_from: whole(one.rank_from) ?? 0, rank_to: whole(one.rank_to) ?? 0 })),
})
/** Ranks that are no number, before the desk is asked. */
export const classProblems = (classes: readonly ClassDraft[]): Problem[] =>
  classes.flatMap((one, at) =>
    (['rank_from', 'rank_to'] as const)
      .filter((field) => whole(one[field]) === undefined)
      .map((field): Problem => ({ field: `classes.${at}.${field}`, severity: 'salah', text: w.classes.noRank })),
  )

interface TieName {
  name: string
  note: string
}
/** A tie rule in words. */
export function tieName(tie: TieDraft, stages: readonly StageDraft[]): TieName {
  const stage = stages.find((one) => one.code === tie.stage)
  const criterion = stage?.criteria.find((one) => one.code === tie.criterion)
  switch (tie.kind) {
    case 'criterion_mean':
      return { name: w.ties.mean(criterion?.name ?? ''), note: stage?.name ?? '' }
    case 'stage_score':
      return { name: w.ties.score(stage?.name ?? ''), note: w.ties.scoreNote }
    case 'stage_median':
      return { name: w.ties.median(stage?.name ?? ''), note: w.ties.medianNote }
    default:
      return { name: w.ties.panel, note: w.ties.panelNote }
  }
}
/** Every rule that could still be added: "kind|stage|criterion" and its words. */
export function tieChoices(
  ties: readonly TieDraft[],
  stages: readonly StageDraft[],
): { value: string; label: string; tie: TieDraft }[] {
  const all: TieDraft[] = stages.flatMap((stage) => [
    { kind: 'stage_score', stage: stage.code, criterion: null },
    { kind: 'stage_median', stage: stage.code, criterion: null },
    ...stage.criteria.map((one) => ({ kind: 'criterion_mean', stage: stage.code, criterion: one.code })),
  ])
  if (!ties.some((tie) => tie.kind === 'panel')) all.push({ kind: 'panel', stage: null, criterion: null })
  const key = (tie: TieDraft) => [tie.kind, tie.stage ?? '', tie.criterion ?? ''].join('|')
  const taken = new Set(ties.map(key))
  return all
    .filter((tie) => !taken.has(key(tie)))
    .map((tie) => {
      const { name, note } = tieName(tie, stages)
      return { value: key(tie), label: note ? `${name} (${note})` : name, tie }
    })
}

/** A line of the tree of weights: a stage, or a criterion of one that is open. */
interface TreeLine {
  field: string
  stage: StageDraft
  /** Place among the criteria; -1 is the stage. */
  at: number
}
/** `closed`: stages, by their code, whose criteria are not shown. */
export const treeLines = (stages: readonly StageDraft[], closed: Readonly<Record<string, boolean>>): TreeLine[] =>
  stages.flatMap((stage) => [
    { field: weightField(stage.code), stage, at: -1 },
    ...(closed[stage.code]
      ? []
      : stage.criteria.map((one, at) => ({ field: weightField(stage.code, one.key), stage, at }))),
  ])
