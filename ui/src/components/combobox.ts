/** Finding one of many by what an officer types: no space, hyphen, capital or accent matters. */
export interface Choice<V> {
  value: V
  label: string
  under?: string | undefined
  /** Other words it is known by: code, short name, aliases. */
  known?: readonly string[]
}

const SHOWN = 6

const normal = (text: string): string => text.toLocaleLowerCase('id').normalize('NFD').replace(/[^a-z0-9]/g, '')

/** The best choices for a text: what begins with it, then what holds it; in the order given, a few at most. */
export function findIn<V>(choices: readonly Choice<V>[], text: string): Choice<V>[] {
  const wanted = normal(text)
  if (wanted === '') return choices.slice(0, SHOWN)
  const begins: Choice<V>[] = []
  const holds: Choice<V>[] = []
  for (const choice of choices) {
    const names = [choice.label, ...(choice.known ?? [])].map(normal)
    if (names.some((name) => name.startsWith(wanted))) begins.push(choice)
    else if (names.some((name) => name.includes(wanted)) || normal(choice.under ?? '').includes(wanted)) holds.push(choice)
  }
  return [...begins, ...holds].slice(0, SHOWN)
}
