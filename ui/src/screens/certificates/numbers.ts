/** Numbers of one series said short: what all of them share is said once, above the list. It never makes a number. */
interface Series {
  head: string
  tail: string
}

/**
 * What the numbers share before and behind, whole parts between slashes only. Undefined: nothing, or too few to tell.
 */
export function seriesOf(numbers: readonly string[]): Series | undefined {
  const [first, ...others] = [...new Set(numbers)].map((number) => number.split('/'))
  if (!first || others.length === 0) return undefined
  const shortest = Math.min(first.length, ...others.map((parts) => parts.length))
  let [before, behind] = [0, 0]
  while (before < shortest - 1 && others.every((parts) => parts[before] === first[before])) before++
  while (behind < shortest - 1 - before && others.every((parts) => parts.at(-1 - behind) === first.at(-1 - behind)))
    behind++
  if (before + behind === 0) return undefined
  return {
    head: first
      .slice(0, before)
      .map((part) => `${part}/`)
      .join(''),
    tail: first
      .slice(first.length - behind)
      .map((part) => `/${part}`)
      .join(''),
  }
}
/** The part that is the number's own; another series' number stays whole. */
export function short(number: string, series: Series | undefined): string {
  if (!series || number.length <= series.head.length + series.tail.length) return number
  return number.startsWith(series.head) && number.endsWith(series.tail)
    ? number.slice(series.head.length, number.length - series.tail.length)
    : number
}
