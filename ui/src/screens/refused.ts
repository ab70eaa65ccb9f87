/** After a refusal one types on at once: where it is wrong. */
import { tick } from 'svelte'
import type { Problem } from '../api/call'

/**
 * To the first wrong field that stands on the page; else to what was said, which shows the ring. It waits for the
 * sentences above the form, which take the focus when they appear.
 */
export async function toFirstWrong(
  problems: readonly Problem[],
  said: () => HTMLElement | null | undefined,
): Promise<void> {
  await tick()
  const field = problems.map((problem) => document.getElementById(problem.field)).find((one) => one !== null)
  ;(field ?? said())?.focus()
}
