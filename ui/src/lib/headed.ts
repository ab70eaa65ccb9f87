/** Between two syllables: after an open one, or after one closed by a consonant (not within "ng" and "ny"). */
const syllables = [
  /(?<=[aiueo])(?=[^aiueo][aiueo].{2,}$)/,
  /(?<=[aiueo][^aiueo])(?=[^aiueo]{1,2}[aiueo].{2,}$)(?<!n(?=[gy]))/,
]
const partings = new RegExp(`(?<=^.{4,})(?:${syllables.map((one) => one.source).join('|')})`, 'gu')

/**
 * A criterion's name for a narrow head: words of eight letters and more may be parted between syllables, never so that
 * fewer than four letters stand alone. "Signifikansi" → "Signi-fikansi".
 */
export function headed(name: string): string {
  return name.replace('/', '/\u200B').replace(/\p{L}{8,}/gu, (word) => word.replace(partings, '\u00AD'))
}
