/**
 * The open desk file and the edition looked at. The edition is view state: it is sent with every call that needs one
 * and never stored.
 */
import { asCallError, call, type CallError, type Output } from '../api/call'
import { askOpening, takeEarly } from '../api/early'
import { announceAll } from './reads.svelte'
import { messages } from './messages.svelte'

class Desk {
  about = $state.raw<Output<'desks.about'> | undefined>(undefined)
  editions = $state.raw<Output<'editions.list'>>([])
  edition = $state<number | undefined>(undefined)
  /** What kept this computer's desk shut: Mulai says it, above the other ways in. */
  trouble = $state.raw<CallError | undefined>(undefined)

  /** The open file, if there is one. */
  get file() {
    return this.about?.desk ?? undefined
  }
  get zone(): number {
    return this.file?.zone_minutes ?? 480
  }
  get readOnly(): boolean {
    return this.file !== undefined && this.file.access !== 'read_write'
  }
  get current() {
    return this.editions.find((edition) => edition.id === this.edition)
  }
  /** Nothing of the edition can be changed: it was closed, or the file can only be read. */
  get shut(): boolean {
    return this.readOnly || Boolean(this.current?.closed)
  }

  /** Asks the host what is open; keeps the edition if it is still there, else takes the newest. */
  async refresh(): Promise<void> {
    const asked = takeEarly() ?? askOpening()
    const about = await asked.about
    const editions = about.desk ? ((await asked.editions) ?? (await call('editions.list', {}))) : []
    this.about = about
    this.editions = editions
    if (!this.current) this.edition = [...this.editions].sort((a, b) => b.year - a.year)[0]?.id
  }

  /** At the start: the desk of this computer, made on first use without asking. */
  async start(): Promise<void> {
    await this.refresh()
    if (this.file) return
    try {
      await call('desks.open_default', {})
    } catch (thrown) {
      this.trouble = asCallError(thrown)
    }
    await this.refresh()
  }

  /** Another file was opened: everything shown so far belonged to the old one. */
  async opened(): Promise<void> {
    this.edition = undefined
    messages.reset()
    await this.refresh()
    announceAll()
  }
}

export const desk = new Desk()
