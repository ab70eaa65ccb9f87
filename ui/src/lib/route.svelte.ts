/**
 * Where the officer is: a screen and what it was asked to show. There is no browser history; Back does nothing.
 * Each screen keeps its own memory (filter, place, selection) by `remembered`: one comes back to where one left.
 */
export interface Place {
  screen: string
  /** What a link asked the screen to show: a filter, a row. */
  ask: Readonly<Record<string, string>>
}

class Route {
  place = $state.raw<Place>({ screen: 'mulai', ask: {} })
  /** How often one moved; a move to the same screen makes it anew. */
  moves = $state(0)
  /** The screen takes the focus when it opens: after every move but the very first. */
  focusing = $state(false)

  go(screen: string, ask: Readonly<Record<string, string>> = {}): void {
    this.place = { screen, ask }
    this.focusing = this.moves > 0
    this.moves++
  }
}

export const route = new Route()

const memories = new Map<string, unknown>()

/** The memory of a screen under `key`, made by `fresh` on the first visit. Lives until another desk is opened. */
export function remembered<T extends object>(key: string, fresh: () => T): T {
  const found = memories.get(key)
  if (found) return found as T
  const made = fresh()
  memories.set(key, made)
  return made
}

export function forgetScreens(): void {
  memories.clear()
}
