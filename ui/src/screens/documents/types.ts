/** Stand-in shapes until the contract is generated. */
export interface DocumentRow {
  code: string
  name: string
  group: string
  state: 'ready' | 'lacking' | 'printed'
  state_text: string
  papers: string[]
  paper: string
  orientations: ('portrait' | 'landscape')[]
  orientation: 'portrait' | 'landscape'
  has_letterhead: boolean
  per_recipient: boolean
  has_sheet_twin: boolean
  styles: { code: string; name: string }[]
}
export interface PrintSetting {
  paper: string
  orientation: 'portrait' | 'landscape'
  style: string | null
  letterhead: boolean
  save_ink: boolean
}
export interface OutlineOut {
  pages: { width_mm: number; height_mm: number; text: string }[]
  notices: { text: string; page: number | null }[]
}
