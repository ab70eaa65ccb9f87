/** What Piagam remembers while one is elsewhere: place, filter, ticks and print settings, shared with its register. */
import type { PrintSetting } from '../../api/bindings'
import type { Zoom } from '../../components/preview.svelte'
import { remembered } from '../../lib/route.svelte'
import type { Kind, Order, Ticks } from './list'
import type { StateFilter } from './register'

export class Memory {
  query = $state('')
  order = $state<Order>('rank')
  kind = $state<Kind>('semua')
  picked = $state<number | undefined>(undefined)
  scroll = $state(0)
  page = $state(1)
  /** The picked row and the order of the pages that its page was last brought into sight for. */
  followed = ''
  zoom = $state<Zoom>('width')
  /** What prints unasked is ticked unless taken out by hand; the others only by hand. */
  ticks = $state.raw<Ticks>({ unticked: new Set(), ticked: new Set() })
  /** The last batch in the order of its sheets, and how many of them were handed to the printer. */
  batch = $state.raw<{ submissions: readonly number[]; handed: number } | undefined>(undefined)
  setting = $state.raw<PrintSetting | undefined>(undefined)
  book = $state(freshBook())
}
function freshBook(): { query: string; state: StateFilter; picked: string | undefined; scroll: number } {
  return { query: '', state: 'semua', picked: undefined, scroll: 0 }
}

export const certificateMemory = (): Memory => remembered('piagam', () => new Memory())
