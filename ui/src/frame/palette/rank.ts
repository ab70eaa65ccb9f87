/**
 * What the palette shows for a text: the groups the desk found and the commands of the window, best first. Pure.
 * The desk and this file say alike how well something fits: 0 it is, 1 begins so, 2 its words, 3 words around
 * it, 4 somewhere inside, 5 but for one letter.
 */
import type { Output } from '../../api/call'
import type { Command } from '../../lib/commands'
import { paletteWords as w } from '../../text/palette'

type Hit = Output<'search.find'>[number]['hits'][number]

export interface Line {
  /** Unique in the list. */
  key: string
  /** The kind of a find, as the desk names it, or `command`. */
  kind: string
  title: string
  under: string
  chord?: string | undefined
  fit: number
  go: { command: Command } | { screen: string; ask: Readonly<Record<string, string>> }
}
export interface Group {
  key: string
  title: string
  /** How many there are beyond those shown. */
  total: number
  lines: readonly Line[]
}

const shown = 8

/** Words in lower case without accents and apostrophes, as the desk reads them. */
export function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’‘ʼ`]/g, '')
    .replaceAll('&', ' dan ')
  return folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}

/** How well a command fits; undefined: not at all. */
export function fitOf(command: Command, typed: readonly string[]): number | undefined {
  const names = [command.title, ...(command.known ?? [])].map(wordsOf)
  const joined = typed.join('')
  const names1 = names.map((name) => name.join(''))
  if (joined === '') return undefined
  if (names1.includes(joined)) return 0
  if (names1.some((name) => name.startsWith(joined))) return 1
  const all = names.flat()
  if (typed.every((word) => all.some((known) => known.startsWith(word)))) return 2
  if (
    names1.some((name) => name.includes(joined)) ||
    typed.every((word) => word.length > 1 && all.some((known) => known.includes(word)))
  )
    return 4
  return undefined
}

export const lineOfCommand = (command: Command, fit: number): Line => ({
  key: `command ${command.id}`,
  kind: 'command',
  title: command.title,
  under: command.under ?? '',
  chord: command.chord,
  fit,
  go: { command },
})

const lineOfHit = (found: Hit): Line => ({
  key: `${found.kind} ${found.id}`,
  kind: found.kind,
  title: found.title,
  under: found.under,
  fit: found.fit,
  go: { screen: found.screen, ask: found.ask },
})

/** The best that was found is only like what was typed: the heading asks. */
const nearly = 5
function titleOf(group: Output<'search.find'>[number]): string {
  const title = w.groups[group.kind as keyof typeof w.groups] ?? group.kind
  return group.hits.every((hit) => hit.fit >= nearly) ? w.meant(title) : title
}

/** The groups, the one with the best line first; of equals a command goes before what was found. */
export function groupsFor(text: string, commands: readonly Command[], found: Output<'search.find'>): Group[] {
  const typed = wordsOf(text)
  const fitting = commands
    .flatMap((command): Line[] => {
      const fit = fitOf(command, typed)
      return fit === undefined ? [] : [lineOfCommand(command, fit)]
    })
    .sort((a, b) => a.fit - b.fit)
  const groups: Group[] = [
    { key: 'command', title: w.groups.command, total: fitting.length, lines: fitting.slice(0, shown) },
    ...found.map((group) => ({
      key: group.kind,
      title: titleOf(group),
      total: group.total,
      lines: group.hits.map(lineOfHit),
    })),
  ].filter((group) => group.lines.length > 0)
  const best = (group: Group) => group.lines[0]?.fit ?? 9
  // A sort that keeps the order of equals: the order above.
  return groups.sort((a, b) => best(a) - best(b))
}

const MOST_RECENT = 8

/** What was chosen before, newest first; each once. */
export const remember = (recent: readonly Line[], chosen: Line): Line[] =>
  [chosen, ...recent.filter((line) => line.key !== chosen.key)].slice(0, MOST_RECENT)
