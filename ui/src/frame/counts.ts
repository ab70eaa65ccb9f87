/** What is open at each rail item, as the desk counts it. Only screens that are there get a count. */
import type { Output } from '../api/call'
import { screens } from '../screens/registry'

type Missing = Output<'overview.show'>['missing']

/** The first figure of a screen: it is the one to see to first. */
export function openCounts(missing: Missing): Record<string, { count: number; words: string }> {
  const counts: Record<string, { count: number; words: string }> = {}
  for (const row of missing) {
    const screen = screens.find((entry) => entry.id === row.place.screen)
    if (screen && !(screen.id in counts))
      counts[screen.id] = { count: row.count, words: row.text.replace(/^[\d.]+\s/, '') }
  }
  return counts
}
