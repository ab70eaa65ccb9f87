/** What the letters remember while one is elsewhere. */
import type { Sort } from '../../components/list'
import type { Zoom } from '../../components/preview.svelte'
import { remembered } from '../../lib/route.svelte'
import type { StateFilter } from './list'

/** The register; a surat tugas that is being written; the texts of a letter. */
export type LettersPart = 'register' | 'task' | 'texts'

export class LetterMemory {
  part = $state<LettersPart>('register')
  query = $state('')
  state = $state<StateFilter>('all')
  /** A code of a document; empty: all. */
  kind = $state('')
  sort = $state.raw<Sort | undefined>(undefined)
  picked = $state<number | undefined>(undefined)
  scroll = $state(0)
  ticks = $state.raw<ReadonlySet<number>>(new Set())
  /** What of the picked letter is looked at. */
  side = $state<'page' | 'people'>('page')
  zoom = $state<Zoom>('fit')
  /** How a letter was sent last. */
  way = $state('diantar')
  /** The letter whose texts are edited. */
  texts = $state('surat-tugas')
}

export const letterMemory = (): LetterMemory => remembered('surat', () => new LetterMemory())
