/**
 * Submissions that are being typed, as the list knows them: a new one stands in it from its first letter under minus
 * its number, and under its id once it is written; one that is thrown away can be brought back. What stands in the form
 * is the form's own.
 */
import { SvelteMap } from 'svelte/reactivity'
import { dropDraft, listDrafts, putDraft } from '../../lib/drafts.svelte'
import { messages } from '../../lib/messages.svelte'
import { words } from '../../text/id'
import { submissionWords as w } from '../../text/submissions'
import { FORM, freshKey, freshOf, typedFrom, typedText, type Agency, type SubmissionDraft, type Typed } from './form'
import type { Row } from './list'

/** What the picked submission is to the list. */
type Stage =
  | { is: 'listed' }
  /** Begun and not in the list before its first letter. */
  | { is: 'begun'; id: number }
  /** Just written: the list does not have it yet. */
  | { is: 'arriving'; id: number }
const LISTED: Stage = { is: 'listed' }

/** The row of a submission that is in the list shows what the desk has: it does not follow every letter. */
const LIKE_LISTED = { title: '', agency: undefined }

export class Drafting {
  /** Typing that is not written, by row. */
  readonly drafts = new Map<string, SubmissionDraft>()
  /** The same for the list: which rows, and of a new one what its row shows. */
  readonly #typing = new SvelteMap<string, Pick<Typed['form'], 'title' | 'agency'>>()
  /** The typing of an earlier run was looked for. */
  looked = $state(false)
  #stage = $state.raw(LISTED)
  /** The last number given to a new one. None is given twice: a form just thrown away may still stand there. */
  #given = 0
  /** The toast about the last typing that was thrown away: one is enough. */
  #toast: number | undefined

  constructor(
    readonly edition: number,
    /** What is picked: a submission's id, or minus the number of a new one. */
    readonly memory: { picked: number | undefined },
  ) {}

  /** Another row was picked: what was begun is then an ordinary row of the list. */
  get stage(): Stage {
    return this.#stage.is === 'listed' || this.#stage.id === this.memory.picked ? this.#stage : LISTED
  }

  /** Looks for the typing of an earlier run. Answers the newest. */
  async look(): Promise<number | undefined> {
    for (const draft of await listDrafts(FORM)) {
      const back = typedFrom(draft.text)
      // A submission's own is kept too: the list tells whether it is of this edition.
      if (back && (freshOf(draft.row)?.edition ?? this.edition) === this.edition)
        this.#hold(draft.row, { typed: back, at: draft.at })
    }
    this.looked = true
    const newest = [...this.drafts].sort(([, a], [, b]) => b.at - a.at)[0]?.[0]
    return newest === undefined ? undefined : idOf(newest)
  }
  typed(key: string, now: Typed | null): void {
    if (now) return this.#hold(key, { typed: now, at: Date.now() })
    this.drafts.delete(key)
    this.#typing.delete(key)
  }
  #hold(key: string, draft: SubmissionDraft): void {
    this.drafts.set(key, draft)
    const { title, agency } = freshOf(key) ? draft.typed.form : LIKE_LISTED
    const now = this.#typing.get(key)
    if (now?.title !== title || now.agency !== agency) this.#typing.set(key, { title, agency })
  }
  isTyped(id: number): boolean {
    return id < 0 || this.#typing.has(String(id))
  }
  keyOf(id: number): string {
    return id < 0 ? freshKey(this.edition, -id) : String(id)
  }
  /** The form that stands beside the list. Undefined: none, or it is not known yet which. */
  openKey(listed: readonly Row[]): string | undefined {
    const { picked } = this.memory
    if (picked === undefined || !this.looked) return undefined
    const here = picked < 0 || this.stage.is === 'arriving' || listed.some((row) => row.id === picked)
    return here ? this.keyOf(picked) : undefined
  }

  /** The rows of those that are not in the list yet. */
  news(agencies: readonly Agency[]): Row[] {
    return [...this.#typing]
      .filter(([key]) => freshOf(key)?.edition === this.edition)
      .map(([key, { title, agency }]) => ({
        id: idOf(key),
        code: null,
        key: null,
        title: title.trim() || w.untitled,
        expansion: null,
        agency: agency ?? 0,
        agency_name: agencies.find((one) => one.id === agency)?.name ?? w.noAgency,
        unit: null,
        innovators: '',
        kind: null,
        kind_label: null,
        category: null,
        status: 'draf',
        status_label: words.status.draf,
        started_on: null,
        empty_sections: 0,
      }))
  }

  begin(): void {
    const taken = [...this.#typing.keys()].map((key) => freshOf(key)?.number ?? 0)
    this.#given = Math.max(this.#given, ...taken) + 1
    this.memory.picked = -this.#given
    this.#stage = { is: 'begun', id: -this.#given }
  }
  written(id: number): void {
    this.memory.picked = id
    this.#stage = { is: 'arriving', id }
  }
  /** The list was read or filtered. True: what was just written stands there now. */
  follow(rows: readonly Row[]): boolean {
    const { stage } = this
    if (!this.looked || stage.is === 'begun') return false
    if (!rows.some((row) => row.id === this.memory.picked)) {
      if (stage.is === 'listed') this.memory.picked = rows[0]?.id
      return false
    }
    this.#stage = LISTED
    return stage.is === 'arriving'
  }

  /** After a row went: the one that stands in its place. */
  pickNear(rows: readonly Row[], at: number): void {
    this.memory.picked = rows[Math.max(0, Math.min(at, rows.length - 1))]?.id
  }
  /** A new one is not wanted; one with a title can be brought back. */
  throwAway(key: string): void {
    dropDraft(FORM, key)
    const last = this.drafts.get(key)?.typed
    this.typed(key, null)
    this.#stage = LISTED
    const title = last?.form.title.trim()
    if (!last || !title) return
    this.forgetThrown()
    messages.toast({
      title: w.discarded(title),
      action: {
        label: words.undo.undo,
        run: () => {
          this.forgetThrown()
          this.typed(key, last)
          putDraft(FORM, key, typedText(last))
          this.memory.picked = idOf(key)
        },
      },
    })
    this.#toast = messages.toasts.at(-1)?.id
  }
  forgetThrown(): void {
    if (this.#toast !== undefined) messages.closeToast(this.#toast)
    this.#toast = undefined
  }
}

function idOf(key: string): number {
  const own = freshOf(key)
  return own ? -own.number : Number(key)
}
