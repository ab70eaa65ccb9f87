/** Which view of Kegiatan & Kehadiran was looked at last. */
export class Memory {
  view = $state<'sessions' | 'attendance' | 'people' | 'teams'>('sessions')
}

export type SessionFilter = 'all' | 'coming' | 'over' | 'open'

/** What the list of sessions remembers while one is elsewhere. */
export class SessionsMemory {
  query = $state('')
  filter = $state<SessionFilter>('all')
  kind = $state('')
  picked = $state<number | undefined>(undefined)
  scroll = $state(0)
  /** The session that is written in the pane; `null`: a new one. */
  writing = $state<number | null | undefined>(undefined)

  clear() {
    this.query = ''
    this.filter = 'all'
    this.kind = ''
  }
}
