/** The explanation turned from stages of sheets into rows of jurors, as the table shows it. */
import type { Output } from '../../api/call'

type Explanation = Output<'rankings.explain'>
type StageOf = Explanation['stages'][number]
export type SheetOf = StageOf['sheets'][number]

/** Which sheet is looked into. */
export interface SheetAt {
  submission: number
  juror: number
  stage: number
}

/** A sheet whose marks count or are awaited; the others (abstained, excused, conflict) take none. */
export const isOpen = (state: string): boolean => state === 'submitted' || state === 'outstanding'

interface JurorRow {
  id: number
  name: string
  /** One per stage; undefined where the juror has no sheet. */
  cells: (SheetOf | undefined)[]
}

/** Jurors in the order they first appear, with their sheet of each stage. */
export function jurorsOf(explanation: Explanation): JurorRow[] {
  const rows = new Map<number, JurorRow>()
  explanation.stages.forEach((stage, at) => {
    for (const sheet of stage.sheets) {
      const row = rows.get(sheet.juror) ?? {
        id: sheet.juror,
        name: sheet.juror_name,
        cells: explanation.stages.map(() => undefined),
      }
      row.cells[at] = sheet
      rows.set(sheet.juror, row)
    }
  })
  return [...rows.values()]
}

export function sheetOf(
  explanation: Explanation,
  juror: number,
  stage: number,
): { stage: StageOf; sheet: SheetOf } | undefined {
  const found = explanation.stages.find((one) => one.stage === stage)
  const sheet = found?.sheets.find((one) => one.juror === juror)
  return found && sheet ? { stage: found, sheet } : undefined
}
