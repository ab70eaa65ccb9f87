/**
 * One submission being typed: what stands in the form, what the desk has of it, and the words counted so far. It keeps
 * typing apart from what is read meanwhile: only a form nobody typed in follows the desk.
 */
import { call, type Output, type Problem } from '../../api/call'
import { noDraft, Sending, type Drafts } from '../../lib/sending.svelte'
import { submissionWords as w } from '../../text/submissions'
import {
  blankForm,
  formOf,
  inputOf,
  isBlank,
  markOf,
  type FormOfEdition,
  type SubmissionDraft,
  type SectionRow,
  type Shown,
  type SubmissionForm,
} from './form'
import { similarTo, type Similar } from './similar'

export interface Words {
  words: number
  max_words: number | null
  problem: string | null
}

export class Editing extends Sending {
  id = $state<number | undefined>(undefined)
  form = $state<SubmissionForm>(blankForm())
  shown = $state.raw<Shown | undefined>(undefined)
  /** Sections of the edition's form. */
  sections = $state.raw<readonly SectionRow[]>([])
  counted = $state<Record<string, Words>>({})
  /** Words of all sections, as the desk counts them. */
  total = $state.raw<{ words: number; max_words: number | null }>({ words: 0, max_words: null })
  similar = $state.raw<readonly Similar[]>([])
  /** Likenesses the officer looked at and let be. */
  different = $state<number[]>([])
  /** Typing that came back, and whether the submission was changed under it meanwhile. */
  restored = $state.raw<{ at: number; changed: boolean } | undefined>(undefined)
  /** The mark of what the typing stands on. */
  standsOn = $state('')
  /** What the desk reads next is what was just written. */
  #own = false

  readonly edition: number
  /** The form as the desk has it. */
  #base = $state('')
  #saving: Promise<boolean> = Promise.resolve(true)
  #counts = 0
  #titles = 0

  // No `$derived`: both are asked for also when the form is gone, and must be true then.
  get text(): string {
    return JSON.stringify(this.form)
  }
  get dirty(): boolean {
    return this.text !== this.#base
  }
  readonly likeness = $derived(this.similar.filter((one) => !this.different.includes(one.id)))
  /** What the desk reads in the typed date. */
  date = $state.raw<Output<'dates.read'> | undefined>(undefined)
  readonly dateProblem = $derived(this.form.started.trim() === '' ? undefined : (this.date?.problem ?? undefined))
  /** What stands at the fields: what the desk refused, and a date that cannot be. */
  readonly shownProblems = $derived<Problem[]>([
    ...this.problems.filter((one) => one.field !== 'started_on'),
    ...(this.dateProblem
      ? [{ field: 'started_on', severity: 'salah', text: this.dateProblem }]
      : this.problems.filter((one) => one.field === 'started_on')),
  ])

  constructor(
    edition: number,
    shown: Shown | undefined,
    draft: SubmissionDraft | undefined,
    form: FormOfEdition | undefined,
  ) {
    super(noDraft)
    const typed = draft?.typed
    this.edition = edition
    this.id = shown?.row.id
    this.shown = shown
    this.sections = shown?.sections ?? form?.sections ?? []
    this.total = { words: shown?.words ?? 0, max_words: (shown ?? form)?.max_words ?? null }
    const own = shown ? formOf(shown) : blankForm()
    this.#base = JSON.stringify(own)
    this.form = typed?.form ?? own
    this.standsOn = markOf(own)
    if (draft) {
      this.restored = { at: draft.at, changed: draft.typed.base !== undefined && draft.typed.base !== this.standsOn }
      this.standsOn = draft.typed.base ?? this.standsOn
    }
    for (const one of shown?.sections ?? [])
      this.counted[one.code] = { words: one.words, max_words: one.max_words, problem: one.problem }
    for (const one of this.sections) this.counted[one.code] ??= { words: 0, max_words: one.max_words, problem: null }
    if (typed && this.sections.some((one) => (this.form.sections[one.code] ?? '') !== (own.sections[one.code] ?? '')))
      void this.count()
  }

  /** The desk has read the submission again. */
  follow(shown: Shown): void {
    if (shown === this.shown) return
    const clean = !this.dirty
    this.shown = shown
    this.sections = shown.sections
    const own = formOf(shown)
    this.#base = JSON.stringify(own)
    if (clean || this.#own) this.standsOn = markOf(own)
    this.#own = false
    if (clean && this.text !== this.#base) this.form = own
    let all = true
    for (const one of shown.sections) {
      const same = (this.form.sections[one.code] ?? '') === one.text
      all &&= same
      if (same || !this.counted[one.code])
        this.counted[one.code] = { words: one.words, max_words: one.max_words, problem: one.problem }
    }
    if (all) this.total = { words: shown.words, max_words: shown.max_words }
  }

  /** Counts the words of the whole form; of several counts under way only the newest answers. */
  async count(): Promise<void> {
    const turn = ++this.#counts
    const sections = this.sections.map(({ code }) => ({ code, text: this.form.sections[code] ?? '' }))
    const answer = await call('submissions.count_words', { edition: this.edition, sections }).catch(() => undefined)
    if (!answer || this.#counts !== turn) return
    for (const one of answer.sections) this.counted[one.code] = one
    this.total = { words: answer.words, max_words: answer.max_words }
  }

  async readDate(): Promise<void> {
    const text = this.form.started
    const answer =
      text.trim() === '' ? undefined : await call('dates.read', { text, days: 0, months: 0 }).catch(() => undefined)
    if (text === this.form.started) this.date = answer
  }
  async lookForSimilar(): Promise<void> {
    const turn = ++this.#titles
    const found = await similarTo(this.edition, this.form.title, this.id)
    if (turn === this.#titles) this.similar = found
  }

  /** Whether there is enough to be written at all. */
  get ripe(): boolean {
    return this.form.title.trim() !== '' && this.form.agency !== undefined
  }
  get untouched(): boolean {
    return this.id === undefined && isBlank(this.form)
  }

  /** Writes what was typed. True when the desk has everything; its refusals stand at the fields. One at a time. */
  save(drafts: Drafts): Promise<boolean> {
    this.#saving = this.#saving.then(() => this.#write(drafts))
    return this.#saving
  }
  async #write(drafts: Drafts): Promise<boolean> {
    if (!this.dirty && this.id !== undefined) return true
    const { text } = this
    const sent = markOf(this.form)
    const done = await this.send(
      'submissions.save',
      inputOf(
        this.id,
        this.edition,
        this.form,
        this.sections.map((one) => one.code),
      ),
      inForm,
      drafts,
    )
    if (!done) return false
    this.#base = text
    this.id = done.value
    this.restored = undefined
    this.standsOn = sent
    this.#own = true
    return true
  }
}

/** A refusal without the field's own sentence still leads to the field. */
const inForm = (field: string): string => (field === 'agency' ? 'agency_id' : field)

export const sectionTitle = (sections: readonly SectionRow[], at: number): string =>
  `${at + 1}. ${sections[at]?.name ?? ''}`
export const overLimit = (editing: Editing): SectionRow[] =>
  editing.sections.filter((one) => editing.counted[one.code]?.problem)
export const emptyRequired = (editing: Editing): SectionRow[] =>
  editing.sections.filter((one) => one.required && (editing.form.sections[one.code] ?? '').trim() === '')
export const filledCount = (editing: Editing): string =>
  w.sections.filled(
    editing.sections.filter((one) => (editing.form.sections[one.code] ?? '').trim() !== '').length,
    editing.sections.length,
  )

/** Something to look at, and where: a field of the identity, or a section of the form. */
export interface Finding {
  tab: 'identity' | 'form'
  field: string
}
/** What is wrong, then what is alike, then what is too long. */
export const findingsOf = (editing: Editing): Finding[] => [
  ...editing.shownProblems
    .filter((one) => !one.field.startsWith('sections.'))
    .map(({ field }): Finding => ({ tab: 'identity', field })),
  ...editing.likeness.slice(0, 1).map((): Finding => ({ tab: 'identity', field: 'title' })),
  ...overLimit(editing).map(({ code }): Finding => ({ tab: 'form', field: code })),
]
