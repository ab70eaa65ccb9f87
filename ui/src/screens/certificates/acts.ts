/**
 * Certificates to the printer, to a file or one file per recipient, and one of the register again. One PDF per kind of
 * paper (piagam, sertifikat), as the desk makes them. A file that is saved is no print; what a printer took, or a PDF
 * program opened, is told to the desk, and what the officer knows better afterwards. Each act says what came of it.
 */
import type { PrintSetting } from '../../api/bindings'
import { asCallError, call, type CallError, type FileOf } from '../../api/call'
import { desk } from '../../lib/desk.svelte'
import { chooseSave, offerToReplace, pdfFilter, reveal } from '../../lib/files'
import { jobs, type Job } from '../../lib/jobs.svelte'
import { messages } from '../../lib/messages.svelte'
import { write } from '../../lib/write'
import { certificateWords as w } from '../../text/certificates'
import { documentWords } from '../../text/documents'
import { words } from '../../text/id'
import type { Saves } from '../../lib/drafts.svelte'
import { documentsOf, type Row } from './list'

export { untilRead } from '../../lib/reads.svelte'

const here = () => ({ edition: desk.edition ?? 0, name: desk.current?.short_name ?? '' })
const fileName = (document: string) => `${document} ${here().name}.pdf`.replace(/[\\/:*?"<>|]/g, '-')

async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    messages.fail(asCallError(thrown))
  }
}
function done(title: string, file: FileOf): void {
  messages.toast({ title, action: { label: documentWords.reveal, run: () => void guarded(() => reveal(file)) } })
}
const stopped = (error: CallError) => error.code === 'cancelled'

/** What to print: submissions of the newest result, or rows of the register (void and replaced ones too). */
export interface Choice {
  document: string
  submissions: number[]
  certificates: number[]
}
export const choiceOf = (rows: readonly Row[]): Choice[] =>
  documentsOf(rows).map((document) => ({
    document,
    submissions: rows.filter((row) => row.document === document).map((row) => row.submission),
    certificates: [],
  }))

/**
 * Makes each kind's PDF in the print folder, hands it over and records what became of it: a printer took it, or a PDF
 * program has it. Answers how many sheets were; it is said once, also when it was stopped or failed on the way.
 */
export async function print(choices: readonly Choice[], setting: PrintSetting): Promise<number> {
  const handed: Handed[] = []
  await guarded(async () => {
    const total = choices.reduce((sum, one) => sum + one.submissions.length + one.certificates.length, 0)
    const ran = await jobs.run(w.printing(total), async (job) => {
      for (const one of choices) {
        // A stop that came between two kinds of paper counts too.
        const made = job.stopping ? undefined : await handOver(job, one, setting)
        if (made === undefined) return messages.say(handed.length > 0 ? w.stopped(sheets(handed)) : words.job.stopped)
        handed.push(made)
      }
      return true
    })
    if (ran === undefined && jobs.current) messages.say(words.job.busy)
  })
  const last = handed.at(-1)
  if (last) {
    const what = handed.map((one) => w.of(one.sheets, w.what[one.document] ?? one.document)).join(w.and)
    done(handed.every((one) => one.how === 'printed') ? w.handed(what) : w.opened(what), last.file)
  }
  return sheets(handed)
}
interface Handed {
  document: string
  sheets: number
  how: 'printed' | 'opened'
  file: FileOf
}
const sheets = (handed: readonly Handed[]): number => handed.reduce((sum, one) => sum + one.sheets, 0)

/** What was handed over; undefined when it was stopped. An error is thrown, so that nothing follows it. */
async function handOver(
  job: Job,
  { document, submissions, certificates }: Choice,
  setting: PrintSetting,
): Promise<Handed | undefined> {
  const file = await call('sys.spool', { name: fileName(document) })
  const input = {
    edition: here().edition,
    document,
    setting: { ...setting, submissions, certificates },
    file: file.token,
  }
  const answer = await write('certificates.print', input, { ...job.options, quiet: true })
  if (!answer.ok) {
    if (stopped(answer.error)) return undefined
    throw answer.error
  }
  const made = answer.value
  if (made.left_out.length)
    messages.toast({ title: documentWords.leftOut(made.left_out.length), detail: made.left_out.join(', ') })
  const { how } = await call('sys.print', { token: file.token })
  const what = w.of(made.certificates.length, w.what[document] ?? document)
  const { paper, sha256 } = made
  const recorded = await write(
    'certificates.printed',
    { document, certificates: made.certificates, paper, sha256, how },
    { quiet: true },
  )
  if (!recorded.ok) {
    const unrecorded: CallError = {
      ...recorded.error,
      title: w.unrecorded(how === 'printed' ? w.handed(what) : w.opened(what)),
      detail: [recorded.error.title, recorded.error.detail].filter(Boolean).join(' '),
    }
    throw unrecorded
  }
  return { document, sheets: made.certificates.length, how, file: { token: file.token } }
}

/** The officer has seen the sheets come out of the PDF program. */
export const confirm = (certificates: readonly number[]): Promise<void> =>
  guarded(async () => {
    const done = await write('certificates.confirm', { certificates: [...certificates] })
    if (done.ok) messages.say(w.confirmed(done.value))
  })
/** The last print of each was of no use: it does not count. Answers the refusal. */
export async function fail(
  certificates: readonly number[],
  reason: string,
  saves: Saves | [] = [],
): Promise<CallError | undefined> {
  const done = await write('certificates.fail', { certificates: [...certificates], reason }, { quiet: true, saves })
  return done.ok ? undefined : done.error
}

/**
 * One merged PDF for each kind of paper, each under a name that is asked: the computer asks before another file is
 * replaced. A place that is not given saves nothing at all.
 */
export const savePdf = (rows: readonly Row[], setting: PrintSetting): Promise<void> =>
  guarded(async () => {
    const wanted: Wanted[] = []
    for (const document of documentsOf(rows)) {
      const place = await chooseSave(w.saveTitle(w.what[document] ?? document), fileName(document), pdfFilter)
      if (!place) return
      wanted.push({ file: place.token, document, rows: rows.filter((row) => row.document === document) })
    }
    await saveInto(wanted, 'merged', setting)
  })

/** For signing one by one: a folder with a named PDF for each. */
export const saveFiles = (rows: readonly Row[], setting: PrintSetting): Promise<void> =>
  guarded(async () => {
    const folder = await call('sys.choose_folder', { title: w.folder })
    if (folder) await saveInto([{ file: folder.token, document: null, rows }], 'files', setting)
  })

interface Wanted {
  /** Token of a file, of a folder for both kinds. */
  file: string
  document: string | null
  rows: readonly Row[]
}
/** What was saved is said once, also when it was stopped or refused on the way. */
async function saveInto(
  wanted: readonly Wanted[],
  mode: 'merged' | 'files',
  setting: PrintSetting,
  replace = false,
): Promise<void> {
  let saved = 0
  let last: FileOf | undefined
  const total = wanted.reduce((sum, one) => sum + one.rows.length, 0)
  const ran = await jobs.run(w.saving(total), async (job) => {
    for (const { file, document, rows } of wanted) {
      if (job.stopping) return messages.say(words.job.stopped)
      const input = {
        edition: here().edition,
        document,
        setting: { ...setting, submissions: rows.map((row) => row.submission) },
        mode,
        more_styles: [],
        replace,
        file,
      }
      const made = await write('certificates.save', input, { ...job.options, quiet: true })
      if (!made.ok) {
        if (stopped(made.error)) return messages.say(words.job.stopped)
        const again = () => void guarded(() => saveInto(wanted, mode, setting, true))
        if (!offerToReplace(made.error, again)) messages.fail(made.error)
        return
      }
      const [first] = made.value.files
      saved += made.value.files.length
      if (first) last = document === null ? { token: file, name: first.name } : { token: file }
    }
    return true
  })
  if (last) done(w.saved(saved), last)
  else if (ran === undefined && jobs.current) messages.say(words.job.busy)
}
