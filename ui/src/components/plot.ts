/** The scale of a range plot. Positions only: what is drawn was computed by the desk. All numbers are hundredths. */
export interface Scale {
  low: number
  high: number
  /** Values of the marks on the axis. */
  ticks: number[]
}

export const plotWidth = 176
const edge = 6

/** Where `value` lies on the plot, in its own units. */
export function place(value: number, { low, high }: Scale): number {
  return Math.round((edge + ((value - low) * (plotWidth - 2 * edge)) / (high - low)) * 10) / 10
}
