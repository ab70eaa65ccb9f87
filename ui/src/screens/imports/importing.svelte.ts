/**
 * A file on its way into the desk: its columns, its report, the result; what the officer decided about it, kept as a
 * draft, and the way back of each decision. Nothing is written before `apply`. It knows neither fields nor keys. Made
 * while the screen is being made.
 */
import { tick, untrack } from 'svelte'
import { asCallError, call, type CallError } from '../../api/call'
import { desk } from '../../lib/desk.svelte'
import { formDraft } from '../../lib/drafts.svelte'
import { chooseSave, excelFilter } from '../../lib/files'
import { jobs } from '../../lib/jobs.svelte'
import { messages } from '../../lib/messages.svelte'
import { read } from '../../lib/reads.svelte'
import { write, type ValueOf } from '../../lib/write'
import { importWords as w } from '../../text/imports'
import type { ImportKind } from './open'
import { asksReading, hasColumns, reportBlock, seesLines, undecided, type Decided, type Reading } from './view'

export const steps = ['file', 'columns', 'check', 'done'] as const
export type Step = (typeof steps)[number]

/** What is imported: a file by its token, or a pasted block. */
export interface Source {
  kind: ImportKind
  file: string | undefined
  text: string | null
}
/** What the importing asks of the report on the screen. */
export interface ReportView {
  goTo(line: string | undefined): void
  /** What stands in a cell's field is decided; answers its cell. */
  takeTyped(): string | undefined
}

/** Of another table nothing is decided yet: its columns and the numbers of its rows are others. */
const undecidedTable = { headerRow: null, mapping: null, skip: [], cell: null } as const

export class Importing {
  step = $state<Step>('file')
  /** What the officer decided about the file. */
  decided = $state.raw<Decided>(undecided)
  /** What is no draft any more: it was imported. */
  #imported = $state.raw<Decided>(undecided)
  result = $state.raw<ValueOf<'imports.apply'> | undefined>(undefined)
  warnings = $state.raw<readonly string[]>([])
  busy = $state(false)
  /** The report that was written last: said in the page, for a toast would lie on the buttons. */
  saved = $state.raw<{ token: string; shown: string } | undefined>(undefined)
  failed = $state.raw<CallError | undefined>(undefined)
  /** The columns of the file were remembered, and nobody looked at them. */
  remembered = $state(false)
  /** A key that came while the file was still being read again: it is done with what was read. */
  #early = $state.raw<(() => void) | undefined>(undefined)
  #looked = false
  /** What was decided before each decision: Ctrl+Z takes the last one back before anything of the desk. */
  readonly #past: Decided[] = []
  readonly inspected
  readonly draft

  constructor(
    readonly source: Source,
    readonly view: () => ReportView | undefined,
  ) {
    const given = source.file !== undefined || source.text !== null
    if (given) this.step = 'columns'
    this.inspected = read('imports.inspect', () => (given && this.step !== 'done' ? this.#input() : null))
    this.draft = formDraft<Decided>({
      form: 'impor',
      row: () => `${desk.edition ?? 0} ${source.kind} ${this.report?.sha256 ?? ''}`,
      open: () => this.step !== 'done',
      desk: () => this.report && this.#imported,
      typed: () => this.report && this.decided,
      take: (next) => this.#take(next),
    })
    $effect(() => {
      if (this.report && !this.#looked) this.#look()
    })
    $effect(() => {
      if (!this.#early || this.inspected.loading) return
      const act = this.#early
      this.#early = undefined
      untrack(act)
    })
  }
  get report() {
    return this.inspected.value
  }
  get subtitle(): string | undefined {
    const { report } = this
    return (
      report &&
      w.subtitle(
        report.file,
        this.decided.reading.all_sheets && report.same_sheets.length
          ? w.sheetsOf(report.same_sheets.length + 1)
          : w.oneOf(report.sheet),
        hasColumns(report) ? report.rows.length : undefined,
      )
    )
  }
  #input() {
    const { sheet, headerRow, mapping, reading, answers, skip, mends } = this.decided
    return {
      kind: this.source.kind,
      file: this.source.file ?? '',
      text: this.source.text,
      reading,
      mends: [...mends],
      edition: desk.edition ?? null,
      sheet,
      header_row: headerRow,
      mapping,
      answers,
      skip: [...skip],
    }
  }
  /** Decided in an earlier run of the program, or by the desk. */
  #take(next: Decided): void {
    this.decided = { ...undecided, ...next }
    if (!seesLines(next)) return
    this.step = 'check'
    if (next.cell) void tick().then(() => this.view()?.goTo(next.cell?.line))
  }
  /** A file of a known shape needs no look at its columns. */
  #look(): void {
    const { report } = this
    if (!report) return
    this.#looked = true
    if (!report.remembered || !hasColumns(report) || asksReading(report)) return
    this.step = 'check'
    this.remembered = true
  }

  /** On to the next step; false: this step has none of its own, the screen goes on. */
  goOn(): boolean {
    const { step, report } = this
    if (step === 'columns' && this.inspected.loading) this.#early = () => void this.goOn()
    else if (step === 'columns' && report && hasColumns(report)) this.step = 'check'
    else if (step === 'check') void this.apply('all')
    return step === 'columns' || step === 'check'
  }
  toColumns(): void {
    this.remembered = false
    this.step = 'columns'
  }
  toReport(): void {
    this.step = 'check'
  }

  /** What the officer decided about lines; the report is read again with it. */
  async decide(next: Partial<Decided>): Promise<void> {
    // A letter typed in a cell is no decision yet; its field has an undo of its own.
    if (Object.keys(next).some((key) => key !== 'cell')) this.#past.push(this.decided)
    this.decided = { ...this.decided, ...next }
    await tick()
  }
  /** Another separator or encoding makes other columns and lines of the file. */
  read(reading: Reading): void {
    const { encoding, separator } = this.decided.reading
    const same = reading.encoding === encoding && reading.separator === separator
    void this.decide(same ? { reading } : { reading, ...undecidedTable, mends: [] })
  }
  takeSheet(sheet: string | null): void {
    void this.decide({ sheet, ...undecidedTable })
  }
  takeHeader(headerRow: number | null): void {
    void this.decide({ headerRow, mapping: null })
  }
  /** Takes the last decision back. False: there is none. */
  takeBack(): boolean {
    const last = this.step === 'columns' || this.step === 'check' ? this.#past.pop() : undefined
    if (!last) return false
    this.decided = last
    messages.say(w.takenBack)
    return true
  }

  async apply(mode: 'all' | 'valid'): Promise<void> {
    const { report } = this
    if (this.busy || !report) return
    // What stands in a cell's field belongs to the file that is imported; its row is looked at first.
    const taken = this.view()?.takeTyped()
    if (taken) return messages.say(w.mendTaken(taken))
    if (this.inspected.loading) {
      // Nothing that became wrong meanwhile is left out unseen.
      const { wrong } = report.counts
      this.#early = () =>
        this.report && this.report.counts.wrong > wrong ? messages.say(w.lookAgain) : void this.apply(mode)
      return
    }
    // "Semua" says in its own words that the wrong rows stay out.
    const wrong =
      mode === 'all' ? report.rows.filter((row) => row.state === 'salah' && !row.skipped).map((row) => row.row) : []
    if (report.counts.ready + (mode === 'all' ? report.counts.warning : 0) === 0) return messages.say(w.nothingToImport)
    this.busy = true
    const { skip, once } = this.decided
    const done = await jobs.run(w.importing, (job) =>
      write(
        'imports.apply',
        { ...this.#input(), skip: [...skip, ...wrong], once: [...once], mode },
        { ...job.options, quiet: true, saves: this.draft },
      ),
    )
    this.busy = false
    if (!done) return
    this.failed = done.ok ? undefined : done.error
    if (!done.ok) return
    this.#imported = this.decided
    this.result = done.value
    this.warnings = done.warnings
    this.step = 'done'
  }

  async copyReport(): Promise<void> {
    if (!this.report) return
    const block = reportBlock(this.report)
    try {
      await navigator.clipboard.writeText(block.text)
      messages.toast({ title: w.copied(block.rows) })
    } catch (thrown) {
      messages.fail(asCallError(thrown))
    }
  }
  /** The rows to mend as a workbook with a remark column, for the office that sent the file. */
  async saveReport(): Promise<void> {
    if (!this.report) return
    try {
      const file = await chooseSave(w.saveReport, w.reportName(this.report.file), excelFilter)
      if (!file) return
      const saved = await call('imports.save_report', { ...this.#input(), to: file.token })
      this.saved = { token: file.token, shown: saved.shown }
    } catch (thrown) {
      messages.fail(asCallError(thrown))
    }
  }
}
