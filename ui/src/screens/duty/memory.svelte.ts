/** What Kewajiban remembers while one is elsewhere. */
import type { Sort } from '../../components/list'
import { Ticks } from '../submissions/ticks.svelte'
import type { Filter } from './list'

export class Memory {
  query = $state('')
  filter = $state<Filter>('semua')
  /** A recap group, or '' for all. */
  group = $state('')
  sort = $state<Sort | undefined>(undefined)
  picked = $state<number | undefined>(undefined)
  scroll = $state(0)
  part = $state<'detail' | 'picture'>('detail')
  readonly ticks = new Ticks()

  clear(): void {
    this.query = ''
    this.filter = 'semua'
    this.group = ''
  }
}
