/** STAND-IN until the generated contract lands: the same shapes, made from the same DTOs by a throw-away script. */
import type { DocumentRow, OutlineOut, PrintSetting } from '../screens/documents/types'
export type Nothing = Record<string, never>
export type FileIn = { file: string }
export type RecentIn = { place: number }
export type ActorIn = { name: string }
export type AboutDto = { version: string, actor: string, desk: DeskDto | null }
export type DeskDto = { name: string, folder: string, is_sample: boolean, access: string, created_at: number, zone_minutes: number, zone_name: string }
export type RecentDto = { name: string, folder: string, present: boolean }
export type CheckDto = { clean: boolean, integrity: Array<string>, foreign_keys: Array<string>, invariants: Array<string>, chain: string | null, strays: Array<string> }
export type SettingDto = { key: string, value: string, about: string }
export type SettingIn = { key: string, value: string }
export type SettingsIn = { values: Array<SettingIn> }
export type PictureIn = { key: string, file: string }
export type EditionIn = { edition: number }
export type EditionReasonIn = { edition: number, reason: string }
export type NewEditionIn = { preset: string, year: number, code?: string | null, region?: string | null, place?: string | null, registration_closes_on?: string | null }
export type EditionChangeIn = { edition: number, short_name?: string | null, full_name?: string | null, place?: string | null, legal_basis?: string | null, registration_closes_on?: string | null, result_date?: string | null, administrative_selection?: boolean | null, sub_units_count?: boolean | null, rounding?: string | null, combine?: string | null, number_template?: string | null, reason?: string | null }
export type PresetDto = { key: string, title: string, year: number | null, region: string }
export type EditionDto = { id: number, code: string, year: number, short_name: string, full_name: string, region: string, place: string, legal_basis: string, registration_closes_on: string | null, result_date: string | null, administrative_selection: boolean, sub_units_count: boolean, rounding: string, combine: string, closed: string | null, number_template: string }
export type StageIn = { stage: number }
export type StageReasonIn = { stage: number, reason: string }
export type StageChangeIn = { stage: number, name?: string | null, enabled?: boolean | null, starts_on?: string | null, ends_on?: string | null, participants?: string | null, reason?: string | null }
export type ParticipantsIn = { stage: number, submissions: Array<number> }
export type StageWeightIn = { stage: number, weight: number }
export type StageWeightsIn = { edition: number, weights: Array<StageWeightIn> }
export type StageDto = { id: number, code: string, name: string, kind: string, enabled: boolean, starts_on: string | null, ends_on: string | null, dates: string | null, scored: boolean, weight: number | null, weight_text: string | null, scale_min: number, scale_max: number, participants: string, opened: boolean, locked: boolean, criteria: Array<CriterionDto> }
export type CriterionDto = { id: number, code: string, name: string, guidance: string, depth: number, leaf: boolean, weight: number, weight_text: string, levels: Array<LevelDto> }
export type LevelDto = { from: string, to: string, title: string, text: string }
export type LevelIn = { from: number, to: number, title: string, text: string }
export type CriterionIn = { code: string, name: string, guidance?: string, depth?: number, weight?: number, levels?: Array<LevelIn> }
export type RubricIn = { stage: number, scale_min: number, scale_max: number, criteria: Array<CriterionIn> }
export type ClassIn = { short_name: string, full_name: string, rank_from: number, rank_to: number, document: string, signatory?: number | null }
export type ClassesIn = { edition: number, classes: Array<ClassIn> }
export type ClassDto = { id: number, short_name: string, full_name: string, rank_from: number, rank_to: number, document: string, signatory: number | null }
export type TieRuleIn = { kind: string, stage?: number | null, criterion?: number | null }
export type TieRulesIn = { edition: number, rules: Array<TieRuleIn> }
export type TieRuleDto = { kind: string, stage: number | null, criterion: number | null }
export type IdIn = { id: number }
export type AgencyDto = { id: number, code: string, name: string, short_name: string | null, kind: string, kind_name: string, parent: number | null, obliged: boolean, head_name: string | null, head_title: string | null, contact: string | null, phone: string | null, valid_from: string | null, valid_to: string | null, merged_into: number | null, note: string | null, source: string | null, aliases: Array<string> }
export type KindDto = { code: string, name: string, group: string | null, obliged: boolean }
export type AgenciesDto = { agencies: Array<AgencyDto>, kinds: Array<KindDto> }
export type AgencyIn = { id?: number | null, code: string, name: string, short_name?: string | null, kind: string, parent?: number | null, obliged?: boolean, head_name?: string | null, head_title?: string | null, contact?: string | null, phone?: string | null, valid_from?: string | null, valid_to?: string | null, note?: string | null, source?: string | null, aliases?: Array<string> | null }
export type MergeIn = { from: number, into: number, on: string }
export type ExemptIn = { edition: number, agency: number, reason?: string | null }
export type ObligedIn = { edition: number, agencies?: Array<number> | null }
export type DutyDto = { agency: number, code: string, name: string, kind: string, group: string, status: string, status_label: string, submissions: number, exempt_reason: string | null }
export type SummaryDto = { group: string, obliged: number, sent: number, missing: number, exempt: number, percent: string }
export type DutiesDto = { duties: Array<DutyDto>, groups: Array<SummaryDto>, total: SummaryDto }
export type SignatoryDto = { id: number, role: string, name: string, nip: string | null, nip_text: string | null, rank_grade: string | null, office: string, capacity: string, principal: string | null, valid_from: string | null, valid_to: string | null }
export type SignatoryIn = { id?: number | null, role: string, name: string, nip?: string | null, rank_grade?: string | null, office: string, capacity: string, principal?: string | null, valid_from?: string | null, valid_to?: string | null }
export type SubmissionRef = { submission: number }
export type SubmissionRowDto = { id: number, code: string, title: string, expansion: string | null, agency: number, agency_name: string, unit: string | null, innovators: string, kind: string | null, kind_label: string | null, category: string | null, status: string, status_label: string, started_on: string | null }
export type InnovatorDto = { kind: string, name: string, office: string | null, nip: string | null, phone: string | null }
export type SectionDto = { code: string, name: string, guidance: string, required: boolean, max_words: number | null, text: string, words: number, problem: string | null }
export type StatusChangeDto = { from: string | null, to: string, reason: string | null, actor: string, at: string }
export type SubmissionDto = { row: SubmissionRowDto, unit_agency: number | null, published_rank: number | null, note: string | null, started_text: string | null, age: string, innovators: Array<InnovatorDto>, sections: Array<SectionDto>, history: Array<StatusChangeDto>, next: Array<StatusOptionDto> }
export type StatusOptionDto = { status: string, label: string, needs_reason: boolean }
export type InnovatorIn = { kind: string, name: string, office?: string | null, nip?: string | null, phone?: string | null }
export type SectionIn = { code: string, text: string }
export type SubmissionIn = { id?: number | null, edition: number, title: string, expansion?: string | null, agency?: number | null, unit?: string | null, unit_agency?: number | null, kind?: string | null, category?: string | null, started_on?: string | null, note?: string | null, innovators?: Array<InnovatorIn> | null, sections?: Array<SectionIn> | null }
export type StatusIn = { submissions: Array<number>, status: string, reason?: string | null }
export type WordsIn = { edition: number, section: string, text: string }
export type WordsDto = { words: number, max_words: number | null, problem: string | null }
export type JurorDto = { id: number, name: string, nip: string | null, agency: number | null, agency_name: string | null, office: string | null, seat: string, pact_on: string | null, progress: Array<JurorProgressDto>, conflicts: Array<JurorConflictDto> }
export type JurorProgressDto = { stage: number, stage_name: string, submitted: number, assigned: number, abstained: number, excused: number }
export type JurorConflictDto = { submission: number, title: string, reason: string, declared: boolean }
export type JurorIn = { id?: number | null, edition: number, name: string, nip?: string | null, agency?: number | null, office?: string | null, seat: string, pact_on?: string | null }
export type ConflictIn = { juror: number, submission: number, reason: string }
export type PairIn = { juror: number, submission: number }
export type AssignmentIn = { stage: number, submission: number, juror: number, act: string, reason?: string | null }
export type SheetIn = { stage: number, submission: number, juror: number }
export type MarkIn = { criterion: string, mark?: string | null }
export type RecordSheet = { stage: number, submission: number, juror: number, marks?: Array<MarkIn>, control_total?: string | null, note?: string | null, reason?: string | null }
export type AbstainIn = { stage: number, submission: number, juror: number, reason?: string | null }
export type SheetDto = { stage: number, submission: number, juror: number, title: string, juror_name: string, stage_name: string, state: string, state_text: string, reason: string | null, lines: Array<SheetLineDto>, running: string, total: string | null, control_total: string | null, control_text: string | null, note: string | null, locked: boolean }
export type SheetLineDto = { criterion: string, name: string, guidance: string, weight_text: string, mark: string | null, product: string | null, versions: Array<MarkVersionDto> }
export type MarkVersionDto = { old: string | null, new: string | null, actor: string, at: string, reason: string | null }
export type GridIn = { edition: number, stage: number, juror?: number | null }
export type GridDto = { stage: StageDto, jurors: Array<GridJurorDto>, rows: Array<GridRowDto> }
export type GridJurorDto = { id: number, name: string, submitted: number, assigned: number }
export type GridRowDto = { submission: number, code: string, title: string, agency_name: string, cells: Array<GridCellDto>, mean: string | null, submitted: number }
export type GridCellDto = { juror: number, state: string, reason: string | null, text: string, marks: Array<string | null> }
export type ExplainIn = { edition: number, submission: number }
export type RevisionIn = { edition: number, number: number }
export type CompareIn = { edition: number, before: number, after?: number | null }
export type FreezeIn = { edition: number, reason?: string | null }
export type DecisionRowIn = { submission: number, place?: number | null, reason?: string | null }
export type DecisionIn = { edition: number, kind: string, reason: string, rows: Array<DecisionRowIn> }
export type DecisionRef = { edition: number, decision: number }
export type RankingDto = { edition: number, full_name: string, revision: number | null, frozen_at: string | null, between_stages: boolean, provisional: boolean, submitted_sheets: number, awaited_sheets: number, stages: Array<RankingStageDto>, tie_rules: Array<string>, combine: string, rounding: string, classes: Array<ClassDto>, rows: Array<RankRowDto>, obstacles: Array<string>, newest_revision: number | null, same_as_newest: boolean, panel_ranks: boolean, decisions: Array<DecisionDto> }
export type DecisionDto = { id: number, kind: string, reason: string, submissions: Array<number> }
export type RankingStageDto = { id: number, code: string, name: string, weight: number, weight_text: string, opened: boolean, jurors: Array<string>, axis_min: number, axis_max: number }
export type RankRowDto = { submission: number, code: string, title: string, expansion: string | null, agency: string, innovators: string, rank: number | null, computed_rank: number | null, decided: boolean, class: number | null, class_open: boolean, final_score: string | null, value: string | null, provisional: boolean, outstanding: number, published_rank: number | null, stages: Array<RankStageDto>, tie: string | null, tie_text: string | null, remark: string | null }
export type RankStageDto = { takes_part: boolean, score: string | null, score_points: number | null, submitted: number, cells: Array<RankCellDto>, range: string | null, deviation: string | null }
export type RankCellDto = { text: string, total: number | null }
export type ExplanationDto = { submission: number, title: string, agency: string, innovators: string, rank: number | null, computed_rank: number | null, value: string | null, formula: string | null, terms: Array<TermDto>, tie: string | null, no_rank: string | null, stages: Array<StageExplanationDto>, rounding: string }
export type TermDto = { stage: number, name: string, score: string, weight: string, product: string }
export type StageExplanationDto = { stage: number, name: string, score: string | null, formula: string | null, submitted: number, range: string | null, deviation: string | null, note: string | null, sheets: Array<SheetExplanationDto> }
export type SheetExplanationDto = { juror: number, juror_name: string, state: string, state_text: string, reason: string | null, total: string | null, formula: string | null, role: string, control: string | null, lines: Array<CriterionLineDto> }
export type CriterionLineDto = { name: string, depth: number, weight: string, mark: string | null, product: string | null, formula: string | null }
export type RevisionDto = { number: number, frozen_at: string, actor: string, reason: string | null, sha256: string }
export type ChangedDto = { title: string, agency: string, rank_before: number | null, rank_after: number | null, final_before: string | null, final_after: string | null, class_before: string | null, class_after: string | null, words: Array<string> }
export type HistoryIn = { edition?: number | null, text?: string, before?: number | null, limit?: number | null }
export type OperationDto = { id: number, seq: number, kind: string, label: string, actor: string, at: number, at_text: string, reason: string | null, undone: boolean, undoable: boolean, barrier: boolean }
export type ChangeDto = { table: string, row: number, fields: Array<FieldChangeDto> }
export type FieldChangeDto = { field: string, before: string | null, after: string | null }
export type OperationDetailDto = { operation: OperationDto, changes: Array<ChangeDto> }
export type DraftIn = { form: string, row: string, text: string }
export type DraftRef = { form: string, row: string }
export type DraftDto = { form: string, row: string, text: string, at: number }
export type OverviewDto = { edition: EditionDto, today: string, stages: Array<OverviewStageDto>, missing: Array<MissingDto>, next: Array<MissingDto>, groups: Array<SummaryDto>, total: SummaryDto, jurors: Array<GridJurorDto>, path: Array<PathDto> }
export type OverviewStageDto = { id: number, name: string, state: string, dates: string | null, note: string | null }
export type MissingDto = { count: number, text: string, screen: string, filter: string }
export type PathDto = { status: string, label: string, count: number }
export type Done<T> = { value: T, changed: Array<string>, warnings: Array<string>, undo: string | null }
export interface Commands {
  "desks.about": { input: Nothing, output: AboutDto },
  "desks.create": { input: FileIn, output: AboutDto },
  "desks.open": { input: FileIn, output: AboutDto },
  "desks.open_default": { input: Nothing, output: AboutDto },
  "desks.open_sample": { input: Nothing, output: AboutDto },
  "desks.create_sample": { input: FileIn, output: AboutDto },
  "desks.recent": { input: Nothing, output: Array<RecentDto> },
  "desks.open_recent": { input: RecentIn, output: AboutDto },
  "desks.copy_here": { input: Nothing, output: AboutDto },
  "desks.close": { input: Nothing, output: AboutDto },
  "desks.check": { input: Nothing, output: CheckDto },
  "desks.set_actor": { input: ActorIn, output: AboutDto },
  "settings.show": { input: Nothing, output: Array<SettingDto> },
  "settings.put": { input: SettingsIn, output: Done<null> },
  "settings.put_picture": { input: PictureIn, output: Done<null> },
  "editions.presets": { input: Nothing, output: Array<PresetDto> },
  "editions.list": { input: Nothing, output: Array<EditionDto> },
  "editions.create": { input: NewEditionIn, output: Done<number> },
  "editions.change": { input: EditionChangeIn, output: Done<null> },
  "editions.close": { input: EditionReasonIn, output: Done<null> },
  "editions.reopen": { input: EditionReasonIn, output: Done<null> },
  "overview.show": { input: EditionIn, output: OverviewDto },
  "stages.list": { input: EditionIn, output: Array<StageDto> },
  "stages.change": { input: StageChangeIn, output: Done<null> },
  "stages.open": { input: StageIn, output: Done<null> },
  "stages.lock": { input: StageIn, output: Done<null> },
  "stages.unlock": { input: StageReasonIn, output: Done<null> },
  "stages.set_participants": { input: ParticipantsIn, output: Done<null> },
  "stages.set_weights": { input: StageWeightsIn, output: Done<null> },
  "rubrics.save": { input: RubricIn, output: Done<null> },
  "award_classes.list": { input: EditionIn, output: Array<ClassDto> },
  "award_classes.save": { input: ClassesIn, output: Done<null> },
  "tie_rules.list": { input: EditionIn, output: Array<TieRuleDto> },
  "tie_rules.save": { input: TieRulesIn, output: Done<null> },
  "agencies.list": { input: Nothing, output: AgenciesDto },
  "agencies.save": { input: AgencyIn, output: Done<number> },
  "agencies.delete": { input: IdIn, output: Done<null> },
  "agencies.merge": { input: MergeIn, output: Done<null> },
  "obligations.show": { input: EditionIn, output: DutiesDto },
  "obligations.exempt": { input: ExemptIn, output: Done<null> },
  "obligations.set": { input: ObligedIn, output: Done<number> },
  "signatories.list": { input: Nothing, output: Array<SignatoryDto> },
  "signatories.save": { input: SignatoryIn, output: Done<number> },
  "signatories.delete": { input: IdIn, output: Done<null> },
  "submissions.list": { input: EditionIn, output: Array<SubmissionRowDto> },
  "submissions.show": { input: SubmissionRef, output: SubmissionDto },
  "submissions.save": { input: SubmissionIn, output: Done<number> },
  "submissions.set_status": { input: StatusIn, output: Done<number> },
  "submissions.delete": { input: SubmissionRef, output: Done<null> },
  "submissions.count_words": { input: WordsIn, output: WordsDto },
  "jurors.list": { input: EditionIn, output: Array<JurorDto> },
  "jurors.save": { input: JurorIn, output: Done<number> },
  "jurors.delete": { input: IdIn, output: Done<null> },
  "conflicts.declare": { input: ConflictIn, output: Done<null> },
  "conflicts.withdraw": { input: PairIn, output: Done<null> },
  "assignments.act": { input: AssignmentIn, output: Done<null> },
  "score_sheets.grid": { input: GridIn, output: GridDto },
  "score_sheets.show": { input: SheetIn, output: SheetDto },
  "score_sheets.preview": { input: RecordSheet, output: SheetDto },
  "score_sheets.record": { input: RecordSheet, output: Done<SheetDto> },
  "score_sheets.abstain": { input: AbstainIn, output: Done<SheetDto> },
  "rankings.show": { input: EditionIn, output: RankingDto },
  "rankings.explain": { input: ExplainIn, output: ExplanationDto },
  "panel_decisions.save": { input: DecisionIn, output: Done<number> },
  "panel_decisions.withdraw": { input: DecisionRef, output: Done<null> },
  "result_revisions.freeze": { input: FreezeIn, output: Done<number> },
  "result_revisions.list": { input: EditionIn, output: Array<RevisionDto> },
  "result_revisions.show": { input: RevisionIn, output: RankingDto },
  "result_revisions.compare": { input: CompareIn, output: Array<ChangedDto> },
  "operations.list": { input: HistoryIn, output: Array<OperationDto> },
  "operations.show": { input: IdIn, output: OperationDetailDto },
  "operations.undo": { input: Nothing, output: Done<string> },
  "operations.redo": { input: Nothing, output: Done<string> },
  "operations.undo_one": { input: IdIn, output: Done<string> },
  "drafts.put": { input: DraftIn, output: null },
  "drafts.list": { input: Nothing, output: Array<DraftDto> },
  "drafts.delete": { input: DraftRef, output: null },
  'documents.list': { input: EditionIn; output: Array<DocumentRow> }
  'documents.outline': { input: { edition: number; document: string; setting: PrintSetting }; output: OutlineOut }
  'documents.preview': { input: { edition: number; document: string; setting: PrintSetting; page: number }; output: ArrayBuffer }
  'documents.print': { input: { edition: number; document: string; setting: PrintSetting; file: string }; output: { files: string[] } }
  'documents.export': { input: { edition: number; document: string; file: string }; output: { files: string[] } }
  'certificates.print': { input: { edition: number; document: string; setting: PrintSetting; file: string }; output: { files: string[] } }

}
export const READS: Partial<Record<keyof Commands, readonly string[]>> = {
  "desks.about": ["desks", "settings"],
  "desks.create": [],
  "desks.open": [],
  "desks.open_default": [],
  "desks.open_sample": [],
  "desks.create_sample": [],
  "desks.recent": [],
  "desks.open_recent": [],
  "desks.copy_here": [],
  "desks.close": [],
  "desks.check": [],
  "desks.set_actor": [],
  "settings.show": ["settings"],
  "editions.presets": [],
  "editions.list": ["editions"],
  "overview.show": ["editions", "stages", "obligations", "agencies", "submissions", "score_sheets", "assignments", "jurors", "result_revisions", "certificates"],
  "stages.list": ["stages", "rubrics"],
  "award_classes.list": ["award_classes"],
  "tie_rules.list": ["tie_rules"],
  "agencies.list": ["agencies"],
  "obligations.show": ["obligations", "agencies", "submissions", "editions"],
  "signatories.list": ["signatories"],
  "submissions.list": ["submissions", "agencies"],
  "submissions.show": ["submissions", "agencies", "editions", "rubrics"],
  "submissions.count_words": ["rubrics"],
  "jurors.list": ["jurors", "assignments", "conflicts", "score_sheets", "agencies", "submissions", "stages"],
  "score_sheets.grid": ["score_sheets", "assignments", "submissions", "jurors", "stages", "rubrics"],
  "score_sheets.show": ["score_sheets", "assignments", "stages", "rubrics"],
  "score_sheets.preview": [],
  "rankings.show": ["rankings", "result_revisions"],
  "rankings.explain": ["rankings"],
  "result_revisions.list": ["result_revisions"],
  "result_revisions.show": ["result_revisions"],
  "result_revisions.compare": ["result_revisions", "rankings"],
  "operations.list": ["operations"],
  "operations.show": ["operations"],
  "drafts.put": [],
  "drafts.list": [],
  "drafts.delete": [],
}
