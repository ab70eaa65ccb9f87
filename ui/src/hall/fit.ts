/** How the agencies stand on the projector: as large as all of them still fit, and when none does, in turning pages. */
export interface Step {
  columns: number
  /** Of the largest letters. */
  size: number
  /** The counters above are smaller too. */
  small: boolean
}
export const STEPS: readonly Step[] = [
  { columns: 2, size: 1, small: false },
  { columns: 2, size: 0.8, small: false },
  { columns: 3, size: 0.7, small: false },
  { columns: 3, size: 0.7, small: true },
  { columns: 3, size: 0.62, small: true },
  { columns: 4, size: 0.56, small: true },
  { columns: 4, size: 0.5, small: true },
]

/** Takes the first step that `fits`, each put on the page by `put`; the last stays when none does. */
export function fit(put: (step: Step) => void, fits: () => boolean): void {
  for (const step of STEPS) {
    put(step)
    if (fits()) return
  }
}

/** Pages of a list whose columns go on at the right: what they are wide, what is seen of it, what lies between two. */
export const pagesOf = (all: number, seen: number, gap: number): number =>
  Math.max(1, Math.ceil((all + gap - 1) / (seen + gap)))
