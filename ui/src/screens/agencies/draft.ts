/** What is being typed, given to the desk a second after the last key at most, so that a power cut costs no more. */
import { call } from '../../api/call'

const FORM = 'perangkat-daerah'
/** The row of a unit that is not there yet. */
export const NEW = 'baru'

/** The draft of a row, or of any when none is named. */
export async function findDraft(row?: string): Promise<{ row: string; text: string } | undefined> {
  const drafts = await call('drafts.list', {})
  return drafts.find((draft) => draft.form === FORM && (row === undefined || draft.row === row))
}

export class Draft {
  #row: string
  #text: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #kept = false

  constructor(row: string) {
    this.#row = row
  }
  put(text: string): void {
    this.#text = text
    this.#timer ??= setTimeout(() => this.flush(), 700)
  }
  /** Gives what waits, now: the form is being left. */
  flush(): void {
    if (this.#timer === undefined) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#kept = true
    if (this.#text !== undefined) void call('drafts.put', { form: FORM, row: this.#row, text: this.#text }).catch(() => undefined)
  }
  /** It was saved or thrown away. */
  end(restored: boolean): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#kept || restored) void call('drafts.delete', { form: FORM, row: this.#row }).catch(() => undefined)
  }
}
