/**
 * What can be done with a document: save as PDF, one file per recipient, the Excel twin, print. Each chooses a place by
 * the host's dialog, runs as a job that can be stopped, and says what came of it. Nothing is left half done: the host
 * writes whole files only.
 */
import { asCallError, call, type FileOf, type Input } from '../../api/call'
import { desk } from '../../lib/desk.svelte'
import { chooseSave, excelFilter, offerToReplace, pdfFilter, reveal } from '../../lib/files'
import { jobs } from '../../lib/jobs.svelte'
import { messages } from '../../lib/messages.svelte'
import { write, type ValueOf } from '../../lib/write'
import { documentWords as w } from '../../text/documents'
import { words } from '../../text/id'
import { fileName, type Paper, type Row, type Setting } from './list'

/** Runs one printing command as the window's job; undefined when it was stopped or refused, which is then said. */
export async function make<N extends 'documents.save' | 'certificates.save' | 'letters.save_files'>(
  title: string,
  name: N,
  input: Input<N>,
  /** Replaces the files that are in the way. */
  again: () => void = () => undefined,
): Promise<ValueOf<N> | undefined> {
  const made = await jobs.run(title, (job) => write(name, input, { ...job.options, quiet: true }))
  if (!made) return void messages.say(words.job.busy)
  if (made.ok) return made.value
  if (made.error.code === 'cancelled') messages.say(words.job.stopped)
  else if (!offerToReplace(made.error, again)) messages.fail(made.error)
  return undefined
}

/** Dialogs and the printer may fail too; that is said like any other error. */
export async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    messages.fail(asCallError(thrown))
  }
}

const here = () => ({ edition: desk.edition ?? 0, name: desk.current?.short_name ?? '' })

/** `submissions`: the numbered certificates of these; undefined: a document with what it lacks, a draft too. */
async function pdfTo(
  row: Paper,
  setting: Setting,
  submissions: number[] | undefined,
  file: string,
  title: string,
): Promise<boolean> {
  const asked = { edition: here().edition, document: row.code, file }
  if (!submissions) return (await make(title, 'documents.save', { ...asked, setting, format: 'pdf' })) !== undefined
  const report = await make(title, 'certificates.save', {
    ...asked,
    setting: { ...setting, submissions },
    mode: 'merged',
    more_styles: [],
    replace: false,
  })
  return report !== undefined && report.files.length > 0
}

export function done(title: string, label: string, file: FileOf, run: (file: FileOf) => Promise<unknown>): void {
  messages.toast({ title, action: { label, run: () => void guarded(async () => void (await run(file))) } })
}

export const savePdf = (row: Paper, setting: Setting, submissions?: number[]): Promise<void> =>
  guarded(async () => {
    const file = await chooseSave(w.saveTitle(row.name), fileName(row, here().name, 'pdf'), pdfFilter)
    if (file && (await pdfTo(row, setting, submissions, file.token, w.saving(row.name))))
      done(w.savedToast(file.name), w.reveal, { token: file.token }, reveal)
  })

export const savePerRecipient = (row: Row, setting: Setting, submissions: number[] = []): Promise<void> =>
  guarded(async () => {
    const folder = await call('sys.choose_folder', { title: w.folderTitle })
    if (folder) await filesInto(folder.token, row, { ...setting, submissions })
  })

async function filesInto(folder: string, row: Row, setting: Setting, replace = false): Promise<void> {
  const again = () => void guarded(() => filesInto(folder, row, setting, true))
  const input = {
    edition: here().edition,
    document: row.code,
    setting,
    mode: 'files',
    more_styles: [],
    replace,
    file: folder,
  }
  const report = await make(w.saving(row.name), 'certificates.save', input, again)
  const first = report?.files[0]
  if (first) done(w.filesToast(report.files.length), w.reveal, { token: folder, name: first.name }, reveal)
}

export const exportSheet = (row: Row, setting: Setting): Promise<void> =>
  guarded(async () => {
    const file = await chooseSave(w.saveTitle(row.name), fileName(row, here().name, 'xlsx'), excelFilter)
    if (!file) return
    const made = await make(w.saving(row.name), 'documents.save', {
      edition: here().edition,
      document: row.code,
      setting,
      file: file.token,
      format: 'xlsx',
    })
    if (made) done(w.savedToast(file.name), w.openFile, { token: file.token }, (written) => call('sys.open', written))
  })

/**
 * Makes the PDF in the print folder and hands it over, `copies` times. "Diserahkan" is all that can be known, unless
 * `told` has more to say. Never a certificate: those are counted (`per-recipient.svelte.ts`).
 */
export const printNow = (
  row: Paper,
  setting: Setting,
  copies: number,
  told: { printed?: string; opened?: string } = {},
): Promise<void> =>
  guarded(async () => {
    const file = await call('sys.spool', { name: fileName(row, here().name, 'pdf') })
    if (!(await pdfTo(row, setting, undefined, file.token, w.printing(row.name)))) return
    const { how, copies: handed } = await call('sys.print', { token: file.token, copies })
    const said =
      how === 'opened'
        ? (told.opened ?? w.openedToast(row.name, copies))
        : handed < copies
          ? w.someToast(row.name, handed, copies)
          : (told.printed ?? w.printedToast(row.name, copies))
    done(said, w.reveal, { token: file.token }, reveal)
  })

/** Gives a number to everybody of the frozen result who has none yet. */
export const issueNumbers = (): Promise<void> =>
  guarded(async () => {
    const issued = await write('certificates.issue', { edition: here().edition, submissions: [], numbers: [] })
    if (issued.ok) messages.toast({ title: w.issuedToast(issued.value.length) })
  })
