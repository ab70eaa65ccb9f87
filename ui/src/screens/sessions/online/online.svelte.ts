/**
 * Participant files of one session on their way into the desk: the files with their answers, what the officer decided
 * about names, kept as a draft, and the way back of each decision. Nothing is written before `record`. Made while the
 * screen is being made.
 */
import { tick } from 'svelte'
import { asCallError, type CallError, type ChosenFile } from '../../../api/call'
import { formDraft } from '../../../lib/drafts.svelte'
import { chooseOpen } from '../../../lib/files'
import { jobs } from '../../../lib/jobs.svelte'
import { messages } from '../../../lib/messages.svelte'
import { read, untilRead } from '../../../lib/reads.svelte'
import { write } from '../../../lib/write'
import { onlineWords as w } from '../../../text/attendance'
import { participantFilter } from './taking'
import { counts, decisionIn, namesOf, skipping, type Decided, type Answers, type Decision } from './view'

export interface OnlineFile extends Answers {
  /** Token of the file. */
  file: string
  name: string
}

export class Online {
  files = $state.raw<readonly OnlineFile[]>([])
  decided = $state.raw<Decided>({})
  /** As typed; empty: those of the session. */
  minutes = $state('')
  busy = $state(false)
  failed = $state.raw<CallError | undefined>(undefined)
  #done = $state(false)
  readonly #past: Decided[] = []
  readonly inspected
  readonly draft
  readonly names = $derived.by(() => (this.report ? namesOf(this.report, this.decided) : []))
  readonly counts = $derived(counts(this.names))

  constructor(
    readonly session: number,
    file: OnlineFile | undefined,
  ) {
    if (file) this.files = [file]
    this.inspected = read('participant_files.inspect', () =>
      this.files.length > 0 && !this.#done ? this.#input() : null,
    )
    this.draft = formDraft<{ decided: Decided }>({
      form: 'kehadiran-daring',
      // One more file changes nothing of what was said of the names.
      row: () => String(this.session),
      open: () => !this.#done,
      desk: () => this.report && { decided: {} },
      typed: () => this.report && { decided: this.decided },
      take: (next) => void (this.decided = next.decided),
    })
  }
  get report() {
    return this.files.length > 0 ? this.inspected.value : undefined
  }
  /** A file waits for an answer, or cannot be read. */
  get asks(): boolean {
    return this.report?.files.some((file) => file.problem !== null) ?? false
  }
  #input() {
    const minutes = /^\d{1,4}$/.test(this.minutes.trim()) ? Number(this.minutes) : null
    const files = this.files.map(({ name: _, ...file }) => ({ meetings: [], columns: [], ...file }))
    return { session: this.session, files, minimum_minutes: minutes, decisions: [] }
  }

  async add(): Promise<void> {
    try {
      const file = await chooseOpen(w.open, participantFilter)
      if (file) this.take([file])
    } catch (thrown) {
      messages.fail(asCallError(thrown))
    }
  }
  take(files: readonly ChosenFile[]): void {
    const fresh = files.filter((file) => !this.files.some((one) => one.file === file.token))
    this.files = [...this.files, ...fresh.map(({ token, name }) => ({ file: token, name }))]
  }
  without(at: number): void {
    this.files = this.files.filter((_, place) => place !== at)
  }
  answer(at: number, answers: Answers): void {
    this.files = this.files.map((file, place) => (place === at ? { ...file, ...answers } : file))
  }

  async decide(decision: Decision): Promise<void> {
    this.#past.push(this.decided)
    const before = this.decided[decision.key]
    const about = { deputy: before?.deputy ?? false, once: before?.once ?? false }
    this.decided = { ...this.decided, [decision.key]: { ...about, ...decision } }
    await tick()
  }
  /** Takes the last decision back. False: there is none. */
  takeBack(): boolean {
    const last = this.#past.pop()
    if (!last) return false
    this.decided = last
    messages.say(w.takenBack)
    return true
  }

  /** `known`: what is asked stays with the strangers. Answers whether it was recorded. */
  async record(known = false): Promise<boolean> {
    // A file that was just added is read before anything is written of it.
    await untilRead(this.inspected)
    const { report } = this
    if (this.busy || !report) return false
    if (!report.ready) {
      const said = report.files.map((file) => file.recorded ?? file.problem?.text ?? '').filter(Boolean)
      messages.say(said.join(' ') || w.nothing)
      return false
    }
    this.busy = true
    const asked = this.names.filter((one) => one.asks)
    const decisions = asked
      .map((one) => this.decided[one.key] ?? (known ? skipping(one) : undefined))
      .filter((one) => one !== undefined)
    const done = await jobs.run(w.recording, (job) =>
      write(
        'participant_files.record',
        { ...this.#input(), decisions: decisions.map(decisionIn) },
        { ...job.options, quiet: true, saves: this.draft },
      ),
    )
    this.busy = false
    if (!done) return false
    this.failed = done.ok ? undefined : done.error
    if (!done.ok) return false
    this.#done = true
    messages.say(done.value.text)
    return true
  }
}
