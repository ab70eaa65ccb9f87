/** Which stages are scored after a change, and their weights as they are typed. */
import { whole } from './rubric'

interface Row {
  id?: number | undefined
  code: string
  name: string
  enabled: boolean
  scored: boolean
}
type Act = { kind: 'add' } | { kind: 'switch' | 'score' | 'remove' | 'participants'; stage: Row }
/** What is typed in the dialog. */
export interface StageTyped {
  name: string
  scored: boolean
  reason: string
  /** Per mille as typed, by code. */
  weights: Record<string, string>
}
/** The code a stage stands under while it is being added. */
export const added = '+'
export const begin = (): StageTyped => ({ name: '', scored: false, reason: '', weights: {} })

/** The stages that are scored and used once the act is done, in order. */
export function weightsAfter<R extends Row>(
  stages: readonly R[],
  act: Act,
  typed: Pick<StageTyped, 'name' | 'scored'>,
): Row[] {
  const rows: Row[] = stages.flatMap((row): Row[] => {
    if (act.kind === 'add' || row.code !== act.stage.code) return [row]
    if (act.kind === 'remove') return []
    if (act.kind === 'participants') return [row]
    return [act.kind === 'switch' ? { ...row, enabled: !row.enabled } : { ...row, scored: !row.scored }]
  })
  if (act.kind === 'add' && typed.scored)
    rows.push({ code: added, name: typed.name.trim(), enabled: true, scored: true })
  return rows.filter((row) => row.enabled && row.scored)
}
/** Whether an act changes which stages are scored, so that their weights are asked for. */
export const asksWeights = (act: Act): boolean =>
  act.kind === 'score' ||
  (act.kind !== 'add' &&
    act.kind !== 'participants' &&
    act.stage.scored &&
    (act.kind === 'switch' || act.stage.enabled))

/** Undefined as soon as one is no whole number. */
export function sumOfWeights(
  rows: readonly { code: string }[],
  typed: Pick<StageTyped, 'weights'>,
): number | undefined {
  return rows.reduce<number | undefined>((sum, { code }) => {
    const weight = whole(typed.weights[code] ?? '0')
    return sum === undefined || weight === undefined ? undefined : sum + weight
  }, 0)
}
/** The list with the row at `at` one place up or down. */
export function movedRow<T>(list: readonly T[], at: number, step: 1 | -1): T[] | undefined {
  const [here, there] = [list[at], list[at + step]]
  if (here === undefined || there === undefined) return undefined
  const next = [...list]
  next[at] = there
  next[at + step] = here
  return next
}

/** The name of a field in the row of a stage. */
export const stageField = (stage: { code: string }, key: string): string => `tahapan.${stage.code}.${key}`
