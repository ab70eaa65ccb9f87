/**
 * The certificates of an edition as Piagam shows them: the recipients, which of them are ticked, the pages of both
 * kinds of paper one behind the other, and what to see before printing. Made while the screen is being made.
 */
import { call } from '../../api/call'
import { namesByName } from '../../lib/agencies'
import { desk } from '../../lib/desk.svelte'
import { millimetres } from '../../lib/format'
import { read } from '../../lib/reads.svelte'
import { certificateWords as w } from '../../text/certificates'
import { settingOf, type Row as DocumentRow } from '../documents/list'
import type { Memory } from './memory.svelte'
import { choose, inPageOrder, isReady, isTicked, seenBefore, ticksWith, type Row } from './list'
import { seriesOf } from './numbers'

export class CertificateList {
  readonly list
  readonly documents
  readonly #agencies
  readonly #outlines

  constructor(readonly memory: Memory) {
    this.list = read('certificates.list', () => this.asked)
    this.documents = read('documents.list', () => this.asked)
    this.#agencies = read('agencies.list', () => this.asked && {})
    const pagesOf = (document: string) => () =>
      this.asked && this.setting && this.all.some((row) => row.document === document)
        ? { ...this.asked, document, setting: this.setting }
        : null
    this.#outlines = {
      piagam: read('documents.outline', pagesOf('piagam')),
      sertifikat: read('documents.outline', pagesOf('sertifikat')),
    }
  }
  readonly asked = $derived(desk.edition === undefined ? null : { edition: desk.edition })
  readonly all = $derived.by(() => this.list.value?.rows ?? [])
  readonly #names = $derived.by(() => namesByName(this.#agencies.value?.agencies ?? []))
  /** The rows as they are searched and ordered. */
  readonly rows = $derived.by(() =>
    choose(this.all, this.memory.query, this.memory.kind, this.memory.order, this.#names, desk.current?.region),
  )
  readonly paged = $derived(inPageOrder(this.all))
  readonly ready = $derived(this.all.filter(isReady))
  readonly ticked = $derived.by(() => this.ready.filter((row) => isTicked(row, this.memory.ticks)))
  /** Why there is nothing to print or save. */
  readonly nothing = $derived(this.ready.some((row) => row.prints > 0) ? w.allPrinted : w.nothing)
  readonly series = $derived(seriesOf(this.all.map((row) => row.number ?? '').filter(Boolean)))
  get picked(): Row | undefined {
    return this.all.find((row) => row.submission === this.memory.picked)
  }
  /** The recipient whose page is in sight. */
  get shown(): Row | undefined {
    return this.paged[this.memory.page - 1]
  }

  readonly allTicked = $derived.by(() => {
    const ready = this.rows.filter(isReady)
    return ready.length > 0 && ready.every((row) => isTicked(row, this.memory.ticks))
  })
  tick(row: Row, on: boolean): void {
    this.memory.ticks = ticksWith(this.memory.ticks, [row], on)
  }
  tickAll(): void {
    this.memory.ticks = ticksWith(this.memory.ticks, this.rows, !this.allTicked)
  }

  /** One strip of settings for both kinds of paper; the revision is always the newest frozen one. */
  readonly sheet = $derived.by<DocumentRow | undefined>(() => {
    const found = this.documents.value?.find((one) => one.per_recipient)
    return found && { ...found, takes: found.takes.filter((one) => one !== 'revision') }
  })
  readonly setting = $derived.by(() => this.memory.setting ?? (this.sheet && settingOf(this.sheet)))
  readonly #papers = $derived.by(() =>
    [...new Set(this.paged.map((row) => row.document))].map((document) => ({
      document,
      outline: document === 'piagam' ? this.#outlines.piagam : this.#outlines.sertifikat,
    })),
  )
  /** Every page was laid out. */
  readonly laid = $derived(
    this.#papers.length > 0 && this.#papers.every(({ outline }) => outline.value !== undefined && !outline.loading),
  )
  readonly pages = $derived(this.laid ? this.#papers.flatMap(({ outline }) => outline.value?.pages ?? []) : [])
  /** The paper that could not be laid out. */
  readonly failed = $derived(this.#papers.map(({ outline }) => outline).find((one) => one.error))
  /** A loader per data and setting: a new one makes every image stale. */
  readonly load = $derived.by(() => {
    const { asked, setting } = this
    if (!this.laid || !asked || !setting) return undefined
    const places = this.#papers.flatMap(({ document, outline }) =>
      (outline.value?.pages ?? []).map((_, n) => ({ ...asked, document, setting, page: n + 1 })),
    )
    return (number: number) => {
      const place = places[number - 1]
      return place ? call('documents.preview', place) : Promise.resolve(new ArrayBuffer(0))
    }
  })
  /** "297 × 210 mm". */
  get size(): string {
    const [first] = this.pages
    return first ? w.size(millimetres(first.width_mm), millimetres(first.height_mm)) : ''
  }

  readonly seen = $derived.by(() =>
    seenBefore(
      this.all,
      this.list.value?.findings ?? [],
      this.#papers.flatMap(({ outline }) => outline.value?.notices ?? []),
    ),
  )
  /** The layout made the name or the title smaller. */
  isShrunk(row: Row): boolean {
    return this.seen.some((one) => one.submission === row.submission && one.act === 'page')
  }
}
