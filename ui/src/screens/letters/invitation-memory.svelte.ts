/** What the invitations of a session remember while one is elsewhere. */
import type { Zoom } from '../../components/preview.svelte'
import type { Filter } from './invitations'

export class InvitationMemory {
  view = $state<'people' | 'texts'>('people')
  filter = $state<Filter>('obliged')
  query = $state('')
  picked = $state<number | undefined>(undefined)
  scroll = $state(0)
  zoom = $state<Zoom>('width')
  page = $state(1)
}
