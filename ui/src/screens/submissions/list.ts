/** Filter, search and order of the list of submissions: views of rows the desk gave, nothing is computed from them. */
import type { Output } from '../../api/call'
import { asStatus, type StatusCode } from '../../components/status'
import { finder, plain } from '../../lib/search'

export type Row = Output<'submissions.list'>[number]

export const statusOrder: readonly StatusCode[] = ['draf', 'masuk', 'perbaikan', 'lengkap', 'lolos', 'gugur']

/** What a submission can lack as far as its row shows. */
export const lacks = ['isian', 'inovator', 'mulai', 'kelompok', 'kategori'] as const
export type Lack = (typeof lacks)[number]

export interface Choice {
  query: string
  status: StatusCode | 'semua'
  sort: { key: string; descending: boolean } | undefined
  /** Kind of the agency, group, category, and what is missing; empty means all. */
  kind?: string
  group?: string
  category?: string
  lack?: Lack | ''
}

const searched = new WeakMap<Row, string>()
/** What a row is found by, made once per row. */
function found(row: Row): string {
  const known = searched.get(row)
  if (known !== undefined) return known
  const made = plain(
    `${row.title} ${row.expansion ?? ''} ${row.agency_name} ${row.unit ?? ''} ${row.innovators} ${row.code ?? ''}`,
  )
  searched.set(row, made)
  return made
}

export function lackOf(row: Row): Lack[] {
  const blank: Record<Lack, boolean> = {
    isian: row.empty_sections > 0,
    inovator: row.innovators === '',
    mulai: row.started_on === null,
    kelompok: row.kind === null,
    kategori: row.category === null,
  }
  return lacks.filter((one) => blank[one])
}

/**
 * `kindOf`: the kind of an agency. `namesOf`: every name it is known by. `region`: whose name people write behind an
 * agency.
 */
export function choose(
  rows: readonly Row[],
  choice: Choice,
  kindOf: (agency: number) => string | undefined = () => undefined,
  namesOf: (agency: string) => readonly string[] = () => [],
  region?: string,
): Row[] {
  const { query, status, sort, kind = '', group = '', category = '', lack = '' } = choice
  const wanted = finder(query, region)
  const known = new Map<string, readonly string[]>()
  /** Asked once for an agency, not once for each of its submissions. */
  function namesFor(agency: string): readonly string[] {
    const asked = known.get(agency) ?? namesOf(agency).map(plain)
    known.set(agency, asked)
    return asked
  }
  return inOrder(rows, sort).filter(
    (row) =>
      (status === 'semua' || row.status === status) &&
      (kind === '' || kindOf(row.agency) === kind) &&
      (group === '' || row.kind === group) &&
      (category === '' || row.category === category) &&
      (lack === '' || lackOf(row).includes(lack)) &&
      (!wanted || wanted(found(row), ...namesFor(row.agency_name))),
  )
}

let ordered: { rows: readonly Row[]; key: string; made: readonly Row[] } | undefined
/** Ordered once for as long as the rows stay: a search among thousands only filters. */
function inOrder(rows: readonly Row[], sort: Choice['sort']): readonly Row[] {
  if (!sort) return rows
  const key = `${sort.key} ${sort.descending}`
  if (ordered?.rows !== rows || ordered.key !== key) {
    ordered = { rows, key, made: [...rows].sort((a, b) => order(a, b, sort.key) * (sort.descending ? -1 : 1)) }
  }
  return ordered.made
}

const words = new Intl.Collator('id', { numeric: true, sensitivity: 'base' })

function order(a: Row, b: Row, key: string): number {
  if (key === 'title') return words.compare(a.title, b.title)
  if (key === 'agency') return words.compare(a.agency_name, b.agency_name)
  if (key === 'started') return words.compare(a.started_on ?? '9', b.started_on ?? '9')
  if (key === 'status') return statusOrder.indexOf(asStatus(a.status)) - statusOrder.indexOf(asStatus(b.status))
  return numbered(a, b)
}

/** By number; what has none yet stands last. */
function numbered(a: Row, b: Row): number {
  if (a.code === null || b.code === null) return a.code === b.code ? a.id - b.id : a.code === null ? 1 : -1
  return words.compare(a.code, b.code)
}

export function countByStatus(rows: readonly Row[]): Map<StatusCode, number> {
  const counts = new Map<StatusCode, number>()
  for (const row of rows) counts.set(asStatus(row.status), (counts.get(asStatus(row.status)) ?? 0) + 1)
  return counts
}

/** The categories in use, in order. */
export function categoriesOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.map((row) => row.category).filter((one): one is string => one !== null))].sort(words.compare)
}
