import { signs } from '../lib/search'

/** Finding one of many by what an officer types: no space, hyphen, capital or accent matters. */
export interface Choice<V> {
  value: V
  label: string
  under?: string | undefined
  /** Other words it is known by: code, short name, aliases. */
  known?: readonly string[]
}

const SHOWN = 6

/**
 * The best choices for a text: what begins with it, then what holds it; in the order given, a few at most. When nothing
 * does, what nearly does; and last what fits without the last word ("dinkes lutra").
 */
export function findIn<V>(choices: readonly Choice<V>[], text: string): Choice<V>[] {
  const wanted = signs(text)
  if (wanted === '') return choices.slice(0, SHOWN)
  const begins: Choice<V>[] = []
  const holds: Choice<V>[] = []
  for (const choice of choices) {
    const names = [choice.label, ...(choice.known ?? [])].map(signs)
    if (names.some((name) => name.startsWith(wanted))) begins.push(choice)
    else if (names.some((name) => name.includes(wanted)) || signs(choice.under ?? '').includes(wanted))
      holds.push(choice)
  }
  if (begins.length + holds.length === 0) {
    const close = nearly(choices, wanted)
    const front = text.trim().replace(/\s+\S+$/, '')
    return close.length || front === text.trim() ? close : findIn(choices, front)
  }
  return [...begins, ...holds].slice(0, SHOWN)
}

/** Nothing holds the text: what holds it but for a slip of the fingers, the fewest slips first. */
function nearly<V>(choices: readonly Choice<V>[], wanted: string): Choice<V>[] {
  const most = wanted.length >= 8 ? 2 : wanted.length >= 4 ? 1 : 0
  if (most === 0) return []
  const close = choices
    .map((choice) => ({
      choice,
      slips: Math.min(...[choice.label, ...(choice.known ?? [])].map((name) => slipsIn(signs(name), wanted))),
    }))
    .filter((one) => one.slips <= most)
  return close
    .sort((a, b) => a.slips - b.slips)
    .slice(0, SHOWN)
    .map((one) => one.choice)
}

/** The least number of letters wrong, missing or too many between `wanted` and any part of `text`. */
export function slipsIn(text: string, wanted: string): number {
  let row = Array.from({ length: wanted.length + 1 }, (_, n) => n)
  let least = wanted.length
  for (const letter of text) {
    const next = [0]
    for (let n = 1; n <= wanted.length; n++) {
      next.push(
        Math.min((row[n - 1] ?? 0) + (wanted[n - 1] === letter ? 0 : 1), (row[n] ?? 0) + 1, (next[n - 1] ?? 0) + 1),
      )
    }
    row = next
    least = Math.min(least, row[wanted.length] ?? least)
  }
  return least
}
