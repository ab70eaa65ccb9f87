/**
 * F6 and Shift+F6: the regions of the window in order. A region is an element with `data-region`; the jump goes to
 * what had the focus there last, else to its marked entry (`data-entry`), else to its first stop.
 */
const stops =
  'a[href]:not([tabindex="-1"]), button:not([disabled]):not([tabindex="-1"]), ' +
  'input:not([disabled]):not([tabindex="-1"]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]'

const last = new WeakMap<Element, HTMLElement>()

export function rememberFocus(event: FocusEvent): void {
  const target = event.target
  // A heading that only took the focus of a move is no place to come back to.
  if (!(target instanceof HTMLElement) || target.matches('h1')) return
  const region = target.closest('[data-region]')
  if (region) last.set(region, target)
}

function isSeen(element: HTMLElement): boolean {
  return element.isConnected && element.getClientRects().length > 0
}

function enterRegion(region: HTMLElement): boolean {
  const before = last.get(region)
  const target =
    before && isSeen(before)
      ? before
      : (region.querySelector<HTMLElement>('[data-entry]') ??
        region.querySelector<HTMLElement>('.inside') ??
        [...region.querySelectorAll<HTMLElement>(stops)].find(isSeen))
  target?.focus()
  return target !== undefined
}

/** Goes to the next region (`step` 1) or the one before (-1) that has a stop. */
export function jumpRegion(root: ParentNode, step: 1 | -1): boolean {
  const regions = [...root.querySelectorAll<HTMLElement>('[data-region]')].filter(isSeen)
  if (regions.length === 0) return false
  const here = regions.findIndex((region) => region.contains(document.activeElement))
  for (let n = 1; n <= regions.length; n++) {
    const at = here < 0 && step < 0 ? regions.length - n : here + step * n
    const region = regions[((at % regions.length) + regions.length) % regions.length]
    if (region && enterRegion(region)) return true
  }
  return false
}
