/** The lines of a list: its rows, and the head of a band before the first row of each. Pure. */
import type { Band } from './list'

export type Line<T> = { kind: 'row'; row: T; at: number } | { kind: 'band'; band: Band; first: T }

/** `band`: the head before a row, when it begins a new group. */
export function linesOf<T>(rows: readonly T[], band?: (row: T, before: T | undefined) => Band | undefined): Line<T>[] {
  const made: Line<T>[] = []
  rows.forEach((row, at) => {
    const head = band?.(row, rows[at - 1])
    if (head) made.push({ kind: 'band', band: head, first: row })
    made.push({ kind: 'row', row, at })
  })
  return made
}
type KeyOf<T> = (row: T) => string | number
export const lineKey = <T>(line: Line<T>, keyOf: KeyOf<T>): string | number =>
  line.kind === 'row' ? keyOf(line.row) : `pita ${keyOf(line.first)}`

/** Where the row with this key stands; -1: nowhere. */
export const lineOf = <T>(lines: readonly Line<T>[], keyOf: KeyOf<T>, key: string | number | undefined): number =>
  lines.findIndex((line) => line.kind === 'row' && keyOf(line.row) === key)
export const firstRow = (lines: readonly Line<unknown>[]): number => lines.findIndex((line) => line.kind === 'row')

/**
 * Lines that stay drawn out of sight: the one with the focus, and the one the focus is leaving, until the next one has
 * taken over, or a quick key would be lost. `-1`: none.
 */
export const keptLines = (stop: number, left: number, count: number): number[] =>
  stop < 0 ? [] : left < 0 || left === stop || left >= count ? [stop] : [left, stop]

/** Scrolls `box` to where it was left, and tells where it is left each time. Returns its end. */
export function keepPlace(box: HTMLElement, top: number, leave: (top: number) => void): () => void {
  box.scrollTop = top
  const onscrollend = () => leave(box.scrollTop)
  box.addEventListener('scrollend', onscrollend)
  return () => box.removeEventListener('scrollend', onscrollend)
}
