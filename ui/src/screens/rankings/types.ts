/** Stand-in shapes until the contract is generated. Marks and scores are hundredths, weights per mille. */
export interface RankingOut {
  frozen: { revision: number; at: number } | null
  provisional: boolean
  sheets: { submitted: number; assigned: number; abstained: number; conflicts: number }
  stages: { id: number; name: string; short: string; weight: number; opened: boolean }[]
  classes: { id: number; short: string; full: string; first: number; last: number; document: string }[]
  tie_rules: string[]
  spread_limit: number
  rows: RankingRow[]
}
export interface RankingRow {
  submission: number
  title: string
  agency: string
  innovator: string
  rank: number | null
  decided_rank: number | null
  class: number | null
  provisional: boolean
  stages: { stage: number; score: number | null; sheets: number; marks: number[]; spread: number | null; deviation: string | null }[]
  final: string
  tie: string | null
}
export interface ExplainOut {
  submission: number
  title: string
  subtitle: string
  final: string
  stages: { stage: number; name: string; score: string; counted: number; weight: number; product: string }[]
  jurors: { juror: number; name: string; cells: { stage: number; kind: 'mark' | 'abstain' | 'conflict' | 'excused' | 'missing'; total: string }[] }[]
  /** Name of the row of stage scores: rata-rata, median … */
  mean: string
  rounding: string
  tie: { title: string; text: string } | null
  decision: string
}
export interface SheetExplained {
  juror: string
  stage: string
  total: string
  criteria: { name: string; weight: number; mark: string; product: string }[]
}
export interface RevisionRow {
  id: number
  number: number
  at: number
  reason: string | null
}
