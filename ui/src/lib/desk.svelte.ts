/**
 * The open desk file and the edition looked at. The edition is view state: it is sent with every call that needs one
 * and never stored.
 */
import { call, type Output } from '../api/call'
import { announceAll } from './reads.svelte'
import { messages } from './messages.svelte'

class Desk {
  about = $state.raw<Output<'desks.about'> | undefined>(undefined)
  editions = $state.raw<Output<'editions.list'>['editions']>([])
  edition = $state<number | undefined>(undefined)

  /** The open file, if there is one. */
  get file() {
    return this.about?.desk ?? undefined
  }
  get current() {
    return this.editions.find((edition) => edition.id === this.edition)
  }

  /** Asks the host what is open; keeps the edition if it is still there, else takes the newest. */
  async refresh(): Promise<void> {
    this.about = await call('desks.about', {})
    this.editions = this.file ? (await call('editions.list', {})).editions : []
    if (!this.current) this.edition = this.editions[0]?.id
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
