/**
 * What is done with the certificates, one thing at a time: the ticked ones are printed or saved, the others get their
 * numbers; after a paper jam the last batch goes on from the sheet that is named.
 */
import type { PrintSetting } from '../../api/bindings'
import type { Saves } from '../../lib/drafts.svelte'
import { messages } from '../../lib/messages.svelte'
import { untilRead } from '../../lib/reads.svelte'
import { write } from '../../lib/write'
import { certificateWords as w } from '../../text/certificates'
import { words } from '../../text/id'
import { choiceOf, confirm, fail, print, saveFiles, savePdf } from './acts'
import type { CertificateList } from './certificate-list.svelte'
import { inPageOrder, ticksAfterPrint, type Row } from './list'

export class CertificateWork {
  busy = $state<'paper' | 'numbers' | undefined>(undefined)
  /** The dialog over the screen: the numbers that will be given, or from which sheet to go on. */
  question = $state<'numbers' | 'continue' | undefined>(undefined)

  constructor(readonly of: CertificateList) {}

  /** The last batch in the order of its sheets; only those that can still be printed. */
  readonly batch = $derived.by(() =>
    (this.of.memory.batch?.submissions ?? []).flatMap(
      (submission) => this.of.ready.find((row) => row.submission === submission) ?? [],
    ),
  )
  /** Opened in the PDF program: whether they came on paper only the officer knows. */
  readonly opened = $derived.by(() => this.of.ticked.filter((row) => row.opened))

  readonly print = () => this.#withTicked((rows, to) => this.#printFrom(inPageOrder(rows), 0, to))
  readonly savePdf = () => this.#withTicked(savePdf)
  readonly saveFiles = () => this.#withTicked(saveFiles)
  /** After a jam. Sheets that were handed over and did not come are no print. */
  readonly goOn = (from: number, cause: string) =>
    this.#atWork(async (to) => {
      const lost = this.batch
        .slice(from, this.of.memory.batch?.handed ?? 0)
        .flatMap((row) => (row.id !== null && row.prints > 0 && !row.opened ? [row.id] : []))
      const refused = lost.length ? await fail(lost, cause) : undefined
      if (refused) return messages.fail(refused)
      await this.#printFrom(this.batch.slice(from), from, to)
    })
  async #printFrom(rows: readonly Row[], from: number, to: PrintSetting): Promise<void> {
    const { memory } = this.of
    const submissions = from ? (memory.batch?.submissions ?? []) : rows.map((row) => row.submission)
    const handed = await print(choiceOf(rows), to)
    memory.batch = { submissions, handed: from + handed }
    memory.ticks = ticksAfterPrint(
      memory.ticks,
      rows.slice(0, handed).map((row) => row.submission),
    )
  }
  readonly #withTicked = (work: (rows: readonly Row[], to: PrintSetting) => Promise<void>) =>
    this.#atWork(async (to) => {
      const { ticked, nothing } = this.of
      if (ticked.length === 0) return messages.say(nothing)
      await work(ticked, to)
    })
  /** A key pressed while the list is being read again waits for it. */
  async #atWork(work: (to: PrintSetting) => Promise<void>): Promise<void> {
    if (this.busy) return messages.say(words.job.busy)
    await untilRead(this.of.list, this.of.documents)
    const { setting } = this.of
    if (!setting) return
    // Another key may have begun something while this one waited.
    if (this.busy) return messages.say(words.job.busy)
    this.busy = 'paper'
    try {
      await work(setting)
    } finally {
      this.busy = undefined
    }
  }

  /** The ticked ones that were opened have come on paper. */
  came(): void {
    if (this.opened.length === 0) return queueMicrotask(() => messages.say(w.noneOpened))
    void confirm(this.opened.flatMap((row) => row.id ?? []))
  }
  askContinue(): void {
    if (this.batch.length > 1) this.question = 'continue'
    else queueMicrotask(() => messages.say(w.resume.none))
  }
  /** The word of a dialog's closing may come when another is open already: that one stays. */
  answered(question: CertificateWork['question']): void {
    if (this.question === question) this.question = undefined
  }
  async numberAll(): Promise<void> {
    this.question = undefined
    if (this.busy || !this.of.asked) return
    this.busy = 'numbers'
    const done = await write('certificates.issue', { ...this.of.asked, submissions: [], numbers: [] })
    this.busy = undefined
    if (done.ok) messages.toast({ title: w.issued(done.value.length) })
  }
  /** Gives one recipient the typed number. Answers the sentence of a refusal. */
  async numberOne(submission: number, number: string, saves: Saves): Promise<string | undefined> {
    if (!this.of.asked) return undefined
    const done = await write(
      'certificates.issue',
      { ...this.of.asked, submissions: [submission], numbers: [{ submission, number }] },
      { quiet: true, saves },
    )
    if (!done.ok) return done.error.problems[0]?.text ?? [done.error.title, done.error.detail].filter(Boolean).join(' ')
    messages.toast({ title: w.issued(done.value.length) })
    this.of.memory.picked = submission
    return undefined
  }
}
