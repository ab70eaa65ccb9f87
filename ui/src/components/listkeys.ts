/**
 * Where a key leads in a list: pure, so that every list moves alike. Band heads and other unpickable rows are stepped
 * over.
 */
export interface Walk {
  count: number
  /** Rows of one screenful, for PgUp and PgDn. */
  page: number
  /** Whether the row at `at` can be picked. */
  pickable: (at: number) => boolean
}

/** The row the key leads to, or undefined when the key is not about moving. */
export function rowAfter(key: string, at: number, walk: Walk): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return seek(at + 1, 1, walk) ?? at
    case 'ArrowUp':
      return seek(at - 1, -1, walk) ?? at
    case 'Home':
      return seek(0, 1, walk)
    case 'End':
      return seek(walk.count - 1, -1, walk)
    case 'PageDown':
      return nearest(Math.min(at + walk.page, walk.count - 1), 1, walk)
    case 'PageUp':
      return nearest(Math.max(at - walk.page, 0), -1, walk)
    default:
      return undefined
  }
}

/** The first pickable row from `from` in the direction `step`. */
export function seek(from: number, step: 1 | -1, { count, pickable }: Walk): number | undefined {
  for (let at = from; at >= 0 && at < count; at += step) if (pickable(at)) return at
  return undefined
}

function nearest(from: number, step: 1 | -1, walk: Walk): number | undefined {
  return seek(from, step, walk) ?? seek(from, step === 1 ? -1 : 1, walk)
}
