/** What Usulan remembers while one is elsewhere: filter, place, selection, ticks. */
import type { Sort } from '../../components/list'
import type { StatusCode } from '../../components/status'
import type { EntryTab } from './form'
import type { Choice, Lack } from './list'
import { Ticks } from './ticks.svelte'

export class Memory implements Choice {
  query = $state('')
  status = $state<StatusCode | 'semua'>('semua')
  kind = $state('')
  group = $state('')
  category = $state('')
  lack = $state<Lack | ''>('')
  filters = $state(false)
  sort = $state<Sort | undefined>({ key: 'code', descending: false })
  /** A submission's id, or minus the number of a new one. */
  picked = $state<number | undefined>(undefined)
  scroll = $state(0)
  tab = $state<EntryTab>('identity')
  readonly ticks = new Ticks()
  entered = false

  clear(): void {
    this.query = ''
    this.status = 'semua'
    this.kind = this.group = this.category = this.lack = ''
  }
}
