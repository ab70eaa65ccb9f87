/**
 * The examples of a rule that the domain and the screen both have: lines `|text|text| answer` of a file in
 * `tests/fixtures/examples`, which the tests of both read.
 */
export const examplesOf = (file: string): string[][] =>
  file
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1)
        .replace(/\| (\w+)$/, '|$1')
        .split('|'),
    )
