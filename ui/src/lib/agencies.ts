/**
 * What an agency is called where a line must do: its short name, else its code where the full name is long. The full
 * name stays in the row's own name for readers, in the detail and on paper.
 */
interface Named {
  name: string
  short_name: string | null
  code: string
}

/** A name longer than this takes more than a line of a list. */
const LINE = 28

export function shortNamesOf(agencies: readonly Named[]): (name: string) => string {
  const short = new Map(
    agencies.map((one) => [one.name, one.short_name ?? (one.name.length > LINE ? one.code : one.name)]),
  )
  return (name) => short.get(name) ?? name
}

interface RegisteredAgency extends Named {
  id: number
  merged_into: number | null
  aliases: readonly string[]
  common: readonly string[]
}

/** Every name of a unit: its own, its code, and what offices call it ("bappeda", "dinkes"). */
export const namesOf = (agency: Omit<RegisteredAgency, 'id' | 'merged_into'>): string[] => [
  agency.name,
  agency.code,
  ...(agency.short_name ? [agency.short_name] : []),
  ...agency.aliases,
  ...agency.common,
]

/** What the search of a list finds a unit by: all its names, and those of the units merged into it. */
export function namesByName(agencies: readonly RegisteredAgency[]): (name: string) => readonly string[] {
  const nameOf = new Map(agencies.map((one) => [one.id, one.name]))
  const found = new Map<string, string[]>()
  for (const one of agencies) {
    const name = one.merged_into === null ? one.name : (nameOf.get(one.merged_into) ?? one.name)
    found.set(name, [...(found.get(name) ?? []), ...namesOf(one)])
  }
  return (name) => found.get(name) ?? [name]
}
