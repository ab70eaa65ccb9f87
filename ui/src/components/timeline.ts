/** A stage of the year as the timeline shows it. */
export interface Step {
  key: string | number
  name: string
  dates: string
  state: 'done' | 'now' | 'late' | 'next'
  /** Day of the stage and its length, while it runs. */
  day?: number | undefined
  days?: number | undefined
  note?: string | undefined
  late?: string | undefined
  /** Its end was moved: where it was. */
  extended?: string | undefined
}
