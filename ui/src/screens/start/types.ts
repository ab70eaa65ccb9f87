/** Stand-in shapes until the contract is generated; see api/bindings.ts. */
export interface AboutOut {
  version: string
  /** Minutes east of UTC of the desk's zone. */
  zone_minutes: number
  /** UTC milliseconds. */
  now: number
  desk: DeskInfo | null
}
export interface DeskInfo {
  name: string
  /** For the eye: "Dokumen\KIPP". */
  place: string
  is_sample: boolean
  read_only: boolean
  saved_at: number | null
  backed_up_at: number | null
}
export interface RecentDesk {
  token: string
  name: string
  place: string
  note: string
  saved_at: number | null
  backed_up_at: number | null
  present: boolean
}
export interface EditionRow {
  id: number
  code: string
  name: string
  year: number
  region: string
  closed: boolean
}
export interface PresetRow {
  id: string
  name: string
  note: string
}
