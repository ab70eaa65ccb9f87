/**
 * Filter, search, order and tree of the list of agencies: views of rows the desk gave, nothing is counted from them.
 */
import type { Output } from '../../api/call'
import { finder, plain } from '../../lib/search'
import { agencyWords as w } from '../../text/agencies'
import type { Agency } from './choices'

export type Duty = Output<'obligations.show'>['duties'][number]
export type DutyFilter = keyof typeof w.duties

export interface Row {
  agency: Agency
  duty: Duty | undefined
  /** Name of the unit it was merged into. */
  into: string | undefined
  /** Depth in the tree, 0 in the flat list. */
  depth: number
  /** In the tree: units below it, and whether they are hidden. */
  branch: 'open' | 'closed' | undefined
  /** Shown only because a unit below it was found. */
  passing: boolean
}

export interface Choice {
  query: string
  /** The region whose name people write behind an agency. */
  region?: string | undefined
  /** Code of a kind, `semua`, or a recap group as `inGroup` writes it. */
  kind: string
  /** Kinds of the chosen recap group. */
  kinds?: ReadonlySet<string> | undefined
  duty: DutyFilter
  tree: boolean
  /** Branches closed by hand. */
  closed: ReadonlySet<number>
  sort: { key: string; descending: boolean } | undefined
}

export const isDutyFilter = (text: string | undefined): text is DutyFilter => text !== undefined && text in w.duties

/** Draft and nothing at all are both "belum", as in the desk's own count of what is missing. */
const missing = (duty: Duty | undefined): boolean => duty?.status === 'belum' || duty?.status === 'draf'

function hasDuty(agency: Agency, duty: Duty | undefined, wanted: DutyFilter): boolean {
  switch (wanted) {
    case 'semua':
      return true
    case 'wajib':
      return duty !== undefined
    case 'belum':
      return missing(duty)
    case 'sudah':
      return duty !== undefined && !missing(duty) && duty.status !== 'dikecualikan'
    case 'dikecualikan':
      return duty?.status === 'dikecualikan'
    case 'tidak':
      return duty === undefined && agency.merged_into === null
    case 'gabung':
      return agency.merged_into !== null
  }
}

/** A recap group in the list of kinds: "Dinas dan satuan". */
const GROUP = 'kelompok: '
export const inGroup = (group: string): string => GROUP + group
export const groupIn = (kind: string): string | undefined =>
  kind.startsWith(GROUP) ? kind.slice(GROUP.length) : undefined

const searched = new WeakMap<Agency, string>()
function found(agency: Agency): string {
  const known = searched.get(agency)
  if (known !== undefined) return known
  const made = [
    agency.name,
    agency.code,
    agency.short_name ?? '',
    agency.head_name ?? '',
    ...agency.aliases,
    ...agency.common,
  ]
    .map(plain)
    .join(' ')
  searched.set(agency, made)
  return made
}

export function choose(agencies: readonly Agency[], duties: readonly Duty[], choice: Choice): Row[] {
  const dutyOf = new Map(duties.map((duty) => [duty.agency, duty]))
  const nameOf = new Map(agencies.map((agency) => [agency.id, agency.name]))
  const wanted = finder(choice.query, choice.region)
  const fits = (agency: Agency) =>
    (choice.kind === 'semua' || agency.kind === choice.kind || choice.kinds?.has(agency.kind) === true) &&
    hasDuty(agency, dutyOf.get(agency.id), choice.duty) &&
    (!wanted || wanted(found(agency)))
  const row = (agency: Agency, more: Partial<Row> = {}): Row => ({
    agency,
    duty: dutyOf.get(agency.id),
    into: agency.merged_into === null ? undefined : nameOf.get(agency.merged_into),
    depth: 0,
    branch: undefined,
    passing: false,
    ...more,
  })
  if (choice.tree) return branches(agencies, fits, choice.closed, row)
  const rows = agencies.filter(fits).map((agency) => row(agency))
  const { sort } = choice
  return sort ? rows.sort((a, b) => order(a, b, sort.key) * (sort.descending ? -1 : 1)) : rows
}

/** Depth first, in the desk's order. A unit above one that fits is shown in passing. */
function branches(
  agencies: readonly Agency[],
  fits: (agency: Agency) => boolean,
  closed: ReadonlySet<number>,
  row: (agency: Agency, more: Partial<Row>) => Row,
): Row[] {
  const ids = new Set(agencies.map((agency) => agency.id))
  const below = new Map<number | null, Agency[]>()
  for (const agency of agencies) {
    const parent = agency.parent !== null && ids.has(agency.parent) ? agency.parent : null
    below.set(parent, [...(below.get(parent) ?? []), agency])
  }
  const walk = (parent: number | null, depth: number): Row[] =>
    (below.get(parent) ?? []).flatMap((agency) => {
      const under = walk(agency.id, depth + 1)
      const fit = fits(agency)
      if (!fit && under.length === 0) return []
      const shut = closed.has(agency.id)
      const branch = under.length === 0 ? undefined : shut ? ('closed' as const) : ('open' as const)
      return [row(agency, { depth, branch, passing: !fit }), ...(shut ? [] : under)]
    })
  return walk(null, 0)
}

const words = new Intl.Collator('id', { numeric: true, sensitivity: 'base' })
const scale = ['dikecualikan', 'belum', 'draf', 'masuk', 'lengkap', 'lolos']

function order(a: Row, b: Row, key: string): number {
  if (key === 'name') return words.compare(a.agency.name, b.agency.name)
  if (key === 'kind') return words.compare(a.agency.kind_name, b.agency.kind_name)
  if (key === 'duty') return scale.indexOf(a.duty?.status ?? '') - scale.indexOf(b.duty?.status ?? '')
  if (key === 'submissions') return (a.duty?.submissions ?? -1) - (b.duty?.submissions ?? -1)
  return words.compare(a.agency.code, b.agency.code)
}
