/** What Perangkat Daerah remembers while one is elsewhere: filter, place, selection, closed branches. */
import { SvelteSet } from 'svelte/reactivity'
import type { Sort } from '../../components/list'
import type { DutyFilter } from './list'

export class Memory {
  query = $state('')
  kind = $state('semua')
  duty = $state<DutyFilter>('semua')
  view = $state<'flat' | 'tree'>('flat')
  /** The third view, the ledger of the duty, is looked at. */
  isDuty = $state(false)
  readonly closed = new SvelteSet<number>()
  sort = $state<Sort | undefined>(undefined)
  picked = $state<number | undefined>(undefined)
  scroll = $state(0)

  clear(): void {
    this.query = ''
    this.kind = 'semua'
    this.duty = 'semua'
  }
}
