/** STAND-IN, replaced by the generated contract. Shapes only. */
import type { AboutOut, EditionRow, PresetRow, RecentDesk } from '../screens/start/types'
import type { OverviewOut } from '../screens/overview/types'
import type { SubmissionOut, SubmissionRow } from '../screens/submissions/types'
import type { ExplainOut, RankingOut, RevisionRow, SheetExplained } from '../screens/rankings/types'
import type { DocumentRow, OutlineOut, PrintSetting } from '../screens/documents/types'

interface Problem { field: string; severity: string; text: string }
interface Done<T> { value: T; changed: string[]; warnings: Problem[]; undo: { label: string } | null }

export interface Commands {
  'desks.about': { input: Record<string, never>; output: AboutOut }
  'desks.recent': { input: Record<string, never>; output: { desks: RecentDesk[] } }
  'desks.create': { input: { file: string }; output: AboutOut }
  'desks.open': { input: { file: string }; output: AboutOut }
  'desks.open_sample': { input: Record<string, never>; output: AboutOut }
  'editions.list': { input: Record<string, never>; output: { editions: EditionRow[] } }
  'editions.presets': { input: Record<string, never>; output: { presets: PresetRow[] } }
  'editions.create': { input: { preset: string; name: string; year: number; region: string }; output: Done<EditionRow> }
  'overview.show': { input: { edition: number }; output: OverviewOut }
  'submissions.list': { input: { edition: number }; output: { rows: SubmissionRow[] } }
  'submissions.show': { input: { submission: number }; output: SubmissionOut }
  'rankings.show': { input: { edition: number }; output: RankingOut }
  'rankings.explain': { input: { edition: number; submission: number }; output: ExplainOut }
  'score_sheets.explain': { input: { submission: number; juror: number; stage: number }; output: SheetExplained }
  'result_revisions.list': { input: { edition: number }; output: { revisions: RevisionRow[] } }
  'result_revisions.freeze': { input: { edition: number; excused: { submission: number; juror: number; stage: number; reason: string }[] }; output: Done<RevisionRow> }
  'documents.list': { input: { edition: number }; output: { documents: DocumentRow[] } }
  'documents.outline': { input: { edition: number; document: string; setting: PrintSetting }; output: OutlineOut }
  'documents.preview': { input: { edition: number; document: string; setting: PrintSetting; page: number }; output: ArrayBuffer }
  'documents.print': { input: { edition: number; document: string; setting: PrintSetting; file: string }; output: { files: string[] } }
  'documents.export': { input: { edition: number; document: string; file: string }; output: { files: string[] } }
  'certificates.print': { input: { edition: number; document: string; setting: PrintSetting; file: string }; output: { files: string[] } }
  'operations.undo': { input: Record<string, never>; output: Done<null> }
  'operations.redo': { input: Record<string, never>; output: Done<null> }
}
