/** The scale of a range plot. Positions only: what is drawn was computed by the desk. All numbers are hundredths. */
export interface Scale {
  low: number
  high: number
  /** Values of the marks on the axis. */
  ticks: number[]
}

export const plotWidth = 176
const edge = 6
const step = 500

/** An axis in steps of five points that holds every value; at least two steps long. */
export function scaleOf(values: readonly number[]): Scale {
  if (values.length === 0) return { low: 0, high: 10000, ticks: [0, 5000, 10000] }
  let low = Math.floor(Math.min(...values) / step) * step
  let high = Math.ceil(Math.max(...values) / step) * step
  while (high - low < 2 * step) {
    if (high < 10000) high += step
    else low -= step
  }
  // Six marks at most fit beside each other.
  const stride = Math.ceil((high - low) / step / 6) * step
  const ticks: number[] = []
  for (let at = low; at <= high; at += stride) ticks.push(at)
  return { low, high, ticks }
}

/** Where `value` lies on the plot, in its own units. */
export function place(value: number, { low, high }: Scale): number {
  return Math.round((edge + ((value - low) * (plotWidth - 2 * edge)) / (high - low)) * 10) / 10
}
