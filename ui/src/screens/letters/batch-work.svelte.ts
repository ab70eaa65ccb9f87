/**
 * Letters of one batch that have no number yet: what the desk makes of the fields as typed, their pages, and the one
 * act that numbers and prints them. Made while its dialog is being made.
 */
import { tick } from 'svelte'
import { call, type Input } from '../../api/call'
import type { Zoom } from '../../components/preview.svelte'
import { desk } from '../../lib/desk.svelte'
import { read, untilRead } from '../../lib/reads.svelte'
import type { Sending } from '../../lib/sending.svelte'
import { plainSetting } from '../documents/list'
import { printBatch } from './acts'

type Letter = Input<'letters.draft'>

/** What all of them bear, as typed. */
export interface BatchTyped {
  date: string
  /** An id; empty: who is on duty that day. */
  signatory: string
}
interface Wanted {
  open: () => boolean
  typed: () => BatchTyped
  /** Which letters they are. */
  kind: () => Pick<Letter, 'document' | 'session'>
  /** Whom they are for; empty: all whom they concern; null: nobody, or it is not known yet. */
  agencies: () => number[] | null
  /** What that waits for. */
  reads: () => readonly { settled(): Promise<void> }[]
}
/** What is said of them when they are printed. */
export interface BatchTold {
  /** "Teguran I" */
  name: string
  printed: string
  opened: string
}

export class BatchWork {
  page = $state(1)
  zoom = $state<Zoom>('fit')
  /** Numbers are given and the pages are made. */
  busy = $state(false)
  /** The date as the desk is asked for it: a moment behind what is typed. */
  #date = $state('')
  readonly asked = $derived.by(() => {
    const agencies = this.wanted.open() ? this.wanted.agencies() : null
    return agencies && this.letterFor(agencies)
  })
  readonly letter
  readonly outline
  readonly recipients = $derived.by(() => (this.asked ? (this.letter.value?.recipients ?? []) : []))
  /** What a reason overrules is asked for by the dialog that has one. */
  readonly findings = $derived.by(() =>
    this.asked ? (this.letter.value?.findings ?? []).filter((one) => one.code !== 'needs_reason') : [],
  )
  /** What forbids that they are issued. */
  readonly wrong = $derived.by(() => this.findings.filter((one) => one.level === 'wrong'))
  readonly #outlined = $derived.by(() =>
    this.asked && this.recipients.length ? { letter: this.asked, setting: plainSetting(), recipients: [] } : null,
  )
  readonly load = $derived.by(() => {
    const what = this.#outlined
    if (!what || !this.outline.value || this.outline.loading) return undefined
    return (number: number) => call('letters.preview', { ...what, page: number })
  })

  constructor(
    readonly wanted: Wanted,
    readonly sending: Sending,
  ) {
    $effect(() => {
      const next = wanted.typed().date
      const timer = setTimeout(() => (this.#date = next), 250)
      return () => clearTimeout(timer)
    })
    this.letter = read('letters.draft', () => this.asked)
    this.outline = read('letters.outline', () => this.#outlined)
  }
  letterFor(agencies: number[]): Letter {
    const { signatory } = this.wanted.typed()
    return {
      ...this.wanted.kind(),
      edition: desk.edition ?? 0,
      date: this.#date.trim() || null,
      signatory: signatory ? Number(signatory) : null,
      agencies,
    }
  }

  /** What was typed last is asked of the desk before anything is made of it. */
  async caughtUp(): Promise<void> {
    this.#date = this.wanted.typed().date
    for (let turn = 0; turn < 3; turn++) {
      await tick()
      await untilRead(...this.wanted.reads(), this.letter)
    }
  }
  /** They have their numbers: `done` puts the dialog away, then they are printed. */
  async issue(reason: string | null, told: BatchTold, done: () => void): Promise<void> {
    const letter = this.asked
    if (this.busy || !letter || !this.letter.value || this.recipients.length === 0 || this.wrong.length) return
    this.busy = true
    const at = (field: string) => field.replace(/^letter\./, '')
    const issued = await this.sending.send('letters.issue', { letter, reason }, at)
    this.busy = false
    if (!issued) return
    done()
    await printBatch(letter.document, issued.value.batch, [], told)
  }
}
