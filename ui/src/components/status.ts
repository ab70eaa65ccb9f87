/** The scale of states and how each looks: a circle that fills as the work goes on. */
import { words } from '../text/id'

export type StatusCode = keyof typeof words.status

interface Look {
  word: string
  tone: 'third' | 'second' | 'accent' | 'ok' | 'warn' | 'bad'
  slice?: string
  disc?: true
  stroke?: string
}

const looks: Record<StatusCode, Omit<Look, 'word'>> = {
  belum: { tone: 'third' },
  draf: { tone: 'second', slice: 'M7 7V3A4 4 0 0 1 11 7Z' },
  masuk: { tone: 'accent', slice: 'M7 3A4 4 0 0 1 7 11Z' },
  lengkap: { tone: 'accent', slice: 'M7 7V3A4 4 0 1 1 3 7Z' },
  lolos: { tone: 'ok', disc: true },
  perbaikan: { tone: 'warn', stroke: 'M7 3.6v4M7 9.4v1' },
  gugur: { tone: 'bad', stroke: 'M4.9 4.9l4.2 4.2M9.1 4.9L4.9 9.1' },
  dikecualikan: { tone: 'third', stroke: 'M4.2 7h5.6' },
}

export function statusLook(status: StatusCode): Look {
  return { word: words.status[status], ...looks[status] }
}

/** A status of the contract as one of ours; an unknown one is shown as "belum" rather than breaking the list. */
export function asStatus(code: string): StatusCode {
  return code in looks ? (code as StatusCode) : 'belum'
}
