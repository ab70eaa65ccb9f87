/**
 * What an agency is called where a line must do: its short name, else its code where the full name is long. The full name
 * stays in the row's own name for readers, in the detail and on paper.
 */
interface Named {
  name: string
  short_name: string | null
  code: string
}

/** A name longer than this takes more than a line of a list. */
const LINE = 28

export function shortNamesOf(agencies: readonly Named[]): (name: string) => string {
  const short = new Map(agencies.map((one) => [one.name, one.short_name ?? (one.name.length > LINE ? one.code : one.name)]))
  return (name) => short.get(name) ?? name
}
