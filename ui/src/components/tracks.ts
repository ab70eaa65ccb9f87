/** The widths of a table's columns. */
type Track = { width: string; narrow?: string; wideOnly?: boolean | undefined }

/** The widths of all columns as CSS grid tracks, wide and below 1200 px. */
export function tracksOf(...groups: readonly (readonly Track[])[]): { wide: string; narrow: string } {
  const all = groups.flat()
  return {
    wide: all.map((one) => one.width).join(' '),
    narrow: all
      .filter((one) => !one.wideOnly)
      .map((one) => one.narrow ?? one.width)
      .join(' '),
  }
}
