/** The focus is never lost: where a change takes away what had it, the screen gets it back. */

/** Frames in which a read may still take the focused part away, and those a screen has to choose another itself. */
const WATCHED = 40
const PATIENCE = 6

/**
 * To a field of a screen one was just led to, as soon as it is there. Whoever went elsewhere meanwhile is left alone.
 */
export function focusSoon(find: () => HTMLElement | null, frames = 180): () => void {
  const from = document.activeElement
  let next = requestAnimationFrame(function look() {
    const now = document.activeElement
    if (
      now !== from &&
      now !== document.body &&
      !(now instanceof HTMLHeadingElement) &&
      !now?.hasAttribute('data-entry')
    )
      return
    const field = find()
    field?.scrollIntoView?.({ block: 'nearest' })
    field?.focus()
    if ((!field || document.activeElement !== field) && frames-- > 0) next = requestAnimationFrame(look)
  })
  return () => cancelAnimationFrame(next)
}

/**
 * After something over the screen was closed, to what had the focus before. The word of a closing comes late: a key
 * pressed since may have led elsewhere, and there the focus stays.
 */
export function giveBack(before: Element | null): void {
  const now = document.activeElement
  if (now !== null && now !== document.body) return
  if (before instanceof HTMLElement && before.isConnected) before.focus()
}

/**
 * Call it before a change; what comes back is called after it. When what had the focus is gone by then and no screen
 * has put it elsewhere, the picked row (or the first field) gets it, else the heading; inside a dialog what it opens
 * on.
 */
export function holdFocus(): () => void {
  const had = document.activeElement
  if (!had || had === document.body || typeof requestAnimationFrame === 'undefined') return () => undefined
  return () => {
    let [watched, adrift] = [0, 0]
    requestAnimationFrame(function look() {
      const now = document.activeElement
      if (watched++ > WATCHED) return
      if (now !== null && now !== document.body) {
        if (now === had) requestAnimationFrame(look)
        return
      }
      if (adrift++ < PATIENCE) return void requestAnimationFrame(look)
      const main = document.querySelector('main')
      const dialog = document.querySelector('dialog[open]')
      if (dialog)
        return (
          dialog.querySelector<HTMLElement>('[data-first]') ?? dialog.querySelector<HTMLElement>('footer button')
        )?.focus()
      const entry = main?.querySelector<HTMLElement>('[data-entry]') ?? main?.querySelector<HTMLElement>('h1')
      entry?.focus()
    })
  }
}
