/** Stand-in shapes until the contract is generated. */
export interface SubmissionRow {
  id: number
  number: number
  title: string
  agency: string
  status: string
  note: string
}
export interface SubmissionOut {
  id: number
  number: number
  title: string
  expansion: string | null
  agency: string
  unit: string | null
  status: string
  group: string | null
  category: string | null
  started_on: string | null
  age: string
  innovators: { name: string; role: string | null }[]
  sections: { title: string; weight: number; limit: number; words: number; text: string }[]
  history: { status: string; at: number; actor: string; reason: string | null }[]
  note: string | null
}
