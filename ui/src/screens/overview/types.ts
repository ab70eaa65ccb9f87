/** Stand-in shapes until the contract is generated. */
export interface OverviewOut {
  total: number
  stages: OverviewStage[]
  missing: MissingRow[]
  steps: StepRow[]
  obligation: { sent: number; owed: number; groups: { name: string; sent: number; owed: number; exempt: number }[] }
  sheets: { submitted: number; assigned: number; jurors: { id: number; name: string; note: string; submitted: number; assigned: number }[] }
  path: { status: string; count: number }[]
}
export interface OverviewStage {
  id: number
  name: string
  from: string | null
  to: string | null
  state: 'done' | 'now' | 'late' | 'next'
  day: number | null
  days: number | null
  extensions: number
}
export interface MissingRow {
  kind: string
  count: number
  severity: 'urgent' | 'look' | 'info'
  detail: string
}
export interface StepRow {
  kind: string
  text: string
  done: boolean
}
