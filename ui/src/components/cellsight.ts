/** Brings a cell into the sight of its grid. A cell whose row is not measured yet is waited for. */

/** What lies over the rows of a grid at its edges, in pixels. */
interface Covered {
  above: number
  below: number
}

/** Sticky head and foot must not cover a cell; a head of long titles is higher than asked for. */
export function coveredOf(box: HTMLElement): Covered {
  const heightOf = (part: string) => box.querySelector<HTMLElement>(part)?.offsetHeight ?? 0
  const [above, below] = [heightOf('.head'), heightOf('.foot')]
  box.style.scrollPaddingTop = `${above}px`
  box.style.scrollPaddingBottom = `${below}px`
  return { above, below }
}

/**
 * Scrolls `box` until what `find` answers is in sight. The page is watched until that is so, until the officer scrolls
 * himself or `find` answers undefined: the cell is not wanted any more. Returns its end.
 */
export function bringIntoSight(
  box: HTMLElement,
  find: () => HTMLElement | null | undefined,
  covered: Covered,
): () => void {
  const watcher = new MutationObserver(look)
  function end() {
    watcher.disconnect()
    for (const kind of ['wheel', 'pointerdown'] as const) box.removeEventListener(kind, end)
  }
  function look() {
    const cell = find()
    if (cell === undefined) return end()
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (cell && isInSight(box, cell, covered)) end()
  }
  watcher.observe(box, { subtree: true, childList: true, attributes: true, attributeFilter: ['style'] })
  for (const kind of ['wheel', 'pointerdown'] as const) box.addEventListener(kind, end, { passive: true })
  look()
  return end
}

function isInSight(box: HTMLElement, cell: HTMLElement, covered: Covered): boolean {
  const [whole, here] = [box.getBoundingClientRect(), cell.getBoundingClientRect()]
  return here.height > 0 && here.top >= whole.top + covered.above - 1 && here.bottom <= whole.bottom - covered.below + 1
}
