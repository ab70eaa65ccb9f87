/**
 * How a list is searched: every word that is typed stands somewhere in the row, in any order, forgiving of capitals,
 * spaces, punctuation and doubled letters. It refuses to know what a row is.
 */

/**
 * Lower case, without spaces and punctuation, doubled letters as one: "sabang" finds "Sabbang", "tana lili" "Tanalili".
 */
export function plain(text: string): string {
  return signs(text).replace(/([a-z])\1+/g, '$1')
}
/** The letters and digits of a text: lower case, without accents, spaces and punctuation. */
export function signs(text: string): string {
  return text
    .toLocaleLowerCase('id')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')
}

/** Whether a row with these texts, each of them `plain`, is one of those that are looked for. */
export type Finder = (...texts: readonly string[]) => boolean

/**
 * Undefined: nothing is looked for, every row stays. `region`: the name people write behind an agency ("dinkes lutra");
 * beside another word it asks for nothing.
 */
export function finder(query: string, region = ''): Finder | undefined {
  const whole = plain(query)
  if (whole === '') return undefined
  const place = plain(region.replace(/^(kabupaten|kota|provinsi)\s/i, ''))
  const typed = query.split(/\s+/).map(plain).filter(Boolean)
  const telling = typed.filter((word) => word !== place && !shortens(word, place))
  const words = telling.length ? telling : typed
  return (...texts) =>
    texts.some((text) => text.includes(whole)) || words.every((word) => texts.some((text) => text.includes(word)))
}

/**
 * "lutra" for "luwuutara": its letters stand in the region in their order, the first one first. The same rule as
 * `shortens` of the domain.
 */
export function shortens(word: string, region: string): boolean {
  if (word.length < 3 || word.length >= region.length || word[0] !== region[0]) return false
  let from = 0
  return [...word].every((letter) => {
    const at = region.indexOf(letter, from)
    from = at + 1
    return at >= 0
  })
}
