/**
 * Sheets with typing that is not saved: drafts of the sheet, and texts in cells that wait or were refused. It refuses
 * to know what was typed; who opens the sheet finds it there.
 */
import { listDrafts } from '../../lib/drafts.svelte'
import { CELLS } from './pending.svelte'

/** The form of a sheet among the drafts; a row is "stage submission juror". */
export const SHEET = 'lembar'

export interface UnsavedSheet {
  stage: number
  submission: number
  juror: number
}
export const unsavedKey = ({ submission, juror }: { submission: number; juror: number }): string =>
  `${submission} ${juror}`

export async function unsavedSheets(): Promise<UnsavedSheet[]> {
  const [sheets, cells] = [await listDrafts(SHEET), await listDrafts(CELLS)]
  const all = [
    ...sheets.map((draft) => draft.row.split(' ').map(Number)),
    ...cells.map((draft) => {
      const [stage = 0, juror = 0, submission = 0] = draft.row.split(' ').slice(0, 3).map(Number)
      return [stage, submission, juror]
    }),
  ].map(([stage = 0, submission = 0, juror = 0]) => ({ stage, submission, juror }))
  return [...new Map(all.map((one) => [`${one.stage} ${unsavedKey(one)}`, one])).values()]
}

/** As they were when it was looked last. */
export class Unsaved {
  all = $state.raw<readonly UnsavedSheet[]>([])
  async look(): Promise<void> {
    this.all = await unsavedSheets()
  }
  /** Those of a stage, by submission and juror. */
  of(stage: number | undefined): UnsavedSheet[] {
    return this.all.filter((one) => one.stage === stage)
  }
}
