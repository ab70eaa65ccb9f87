/**
 * The one list of what the window can do, for the palette. The frame adds what is always there; a screen adds its own
 * for as long as it is open. A command is a word and an act; what it means is said where it is added.
 */
export interface Command {
  /** Unique: `layar beranda`, `usulan baru`. */
  id: string
  title: string
  /** Other words it is found by. */
  known?: readonly string[]
  /** Its key, if it has one. */
  chord?: string
  /** Where it leads or belongs; the line at the right. */
  under?: string
  run: () => void
}

let entries: readonly { key: symbol; list: () => readonly Command[] }[] = []

/**
 * Adds commands for as long as the caller lives; for an `$effect`. The list is asked anew whenever the palette opens.
 */
export function addCommands(list: () => readonly Command[]): () => void {
  const key = Symbol('perintah')
  entries = [...entries, { key, list }]
  return () => {
    entries = entries.filter((entry) => entry.key !== key)
  }
}

/** Every command of this moment, the open screen's first. */
export function commandsNow(): Command[] {
  const seen = new Set<string>()
  return [...entries]
    .reverse()
    .flatMap(({ list }) => list())
    .filter((command) => !seen.has(command.id) && seen.add(command.id))
}
