/**
 * What a key does in a grid of cells while no cell is being edited. Pure: a key in, an act out; it refuses to know what
 * a cell holds. Undefined: the key belongs to somebody else.
 */
import { spotAfter, type Size, type Spot } from './cells'

export type CellAct =
  | { do: 'go'; to: Spot; hold: boolean }
  /** Begins with what was typed; empty: the key is used up. */
  | { do: 'type'; text: string }
  | { do: 'edit' | 'empty' | 'fill' | 'all' | 'open' | 'escape' }

interface Key {
  key: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
  shiftKey: boolean
}

export function cellActOf(event: Key, at: Spot, size: Size, editable: boolean): CellAct | undefined {
  const { key, ctrlKey, shiftKey } = event
  if (event.altKey || event.metaKey) return undefined
  if (key === 'Escape') return { do: 'escape' }
  if (ctrlKey && key.toLowerCase() === 'd') return { do: 'fill' }
  if (ctrlKey && key.toLowerCase() === 'a') return { do: 'all' }
  if (key === 'Enter' && !editable) return { do: 'open' }
  const to = ctrlKey && key === 'Enter' ? undefined : spotAfter(event, at, size)
  // Tab leaves at the two ends of the grid, so that nobody is caught in it.
  const leaves = key === 'Tab' && !ctrlKey && to?.row === at.row && to.column === at.column
  if (leaves) return undefined
  if (to) return { do: 'go', to, hold: shiftKey && key !== 'Enter' && (key !== 'Tab' || ctrlKey) }
  if (!editable || ctrlKey) return undefined
  if (key === 'F2') return { do: 'edit' }
  if (key === 'Delete' || key === 'Backspace') return { do: 'empty' }
  return key.length === 1 ? { do: 'type', text: key.trim() } : undefined
}

/** Keys that keep what is being edited and lead on. */
const leadOn = new Set(['Enter', 'Tab', 'ArrowUp', 'ArrowDown'])
/** The same while a cell is being edited: `to` undefined stays there. */
export function editorActOf(
  event: Key,
  at: Spot,
  size: Size,
): { do: 'keep'; to: Spot | undefined } | { do: 'drop' | 'leave' } | undefined {
  if (event.key === 'Escape') return { do: 'drop' }
  if (event.key === 'F6') return { do: 'leave' }
  if (!leadOn.has(event.key) || event.altKey || event.ctrlKey) return undefined
  return { do: 'keep', to: spotAfter(event, at, size) }
}
