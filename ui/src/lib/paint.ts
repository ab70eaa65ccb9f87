/**
 * The one place that counts frames: here the paint itself is meant. Who waits for something to be there or done waits
 * for that: `focusWhenReady` (focus.ts), `allRead` (reads.svelte.ts).
 */

/** As soon as what stands on the page now has been painted: a frame draws it, the next one comes after that. */
export function afterPaint(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act))
}

/** In the next frame, out of the layout that is being computed in this one. */
export function afterLayout(act: () => void): void {
  requestAnimationFrame(act)
}
