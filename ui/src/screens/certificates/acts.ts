/**
 * Printing certificates: the ticked ones to the printer, to a file or one file per recipient, and one of the register
 * again. One PDF per kind of paper (piagam, sertifikat), as the desk makes them. Each act says what came of it.
 */
import type { PrintSetting } from '../../api/bindings'
import { asCallError, call, type CallError, type FileOf } from '../../api/call'
import { desk } from '../../lib/desk.svelte'
import { chooseSave, pdfFilter, reveal } from '../../lib/files'
import { jobs, type Job } from '../../lib/jobs.svelte'
import { messages } from '../../lib/messages.svelte'
import { write } from '../../lib/write'
import { certificateWords as w } from '../../text/certificates'
import { documentWords } from '../../text/documents'
import { words } from '../../text/id'
import { documentsOf, type Row } from './list'

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

/** A key pressed while a list is being read again waits for it: two seconds at most. */
export async function untilRead(...reads: readonly { loading: boolean }[]): Promise<void> {
  for (let frames = 120; frames > 0 && reads.some((one) => one.loading); frames--) await new Promise((next) => requestAnimationFrame(next))
}

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
 * Makes each kind's PDF in the print folder and hands it over. "Diserahkan" is all that can be known. Answers how many
 * sheets were; what came of it is said once, also when it was stopped or failed on the way.
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
async function handOver(job: Job, { document, submissions, certificates }: Choice, setting: PrintSetting): Promise<Handed | undefined> {
  const file = await call('sys.spool', { name: fileName(document) })
  const made = await write(
    'certificates.print',
    { edition: here().edition, document, setting: { ...setting, submissions, certificates }, mode: 'merged', more_styles: [], file: file.token },
    { ...job.options, quiet: true },
  )
  if (!made.ok) {
    if (stopped(made.error)) return undefined
    throw made.error
  }
  if (made.value.left_out.length) messages.toast({ title: documentWords.leftOut(made.value.left_out.length), detail: made.value.left_out.join(', ') })
  const { how } = await call('sys.print', { token: file.token })
  return { document, sheets: made.value.printed, how, file: { token: file.token } }
}

/** One merged PDF; a folder with both when both kinds are ticked. */
export const savePdf = (rows: readonly Row[], setting: PrintSetting): Promise<void> =>
  guarded(async () => {
    const [only, other] = documentsOf(rows)
    if (!only) return
    const place = other ? await call('sys.choose_folder', { title: w.folder }) : await chooseSave(w.saveTitle, fileName(only), pdfFilter)
    if (place) await saveInto(place.token, other ? null : only, 'merged', rows, setting)
  })

/** For signing one by one: a folder with a named PDF for each. */
export const saveFiles = (rows: readonly Row[], setting: PrintSetting): Promise<void> =>
  guarded(async () => {
    const folder = await call('sys.choose_folder', { title: w.folder })
    if (folder) await saveInto(folder.token, null, 'files', rows, setting)
  })

async function saveInto(token: string, document: string | null, mode: 'merged' | 'files', rows: readonly Row[], setting: PrintSetting): Promise<void> {
  const input = { edition: here().edition, document, setting: { ...setting, submissions: rows.map((row) => row.submission) }, mode, more_styles: [], file: token }
  const made = await jobs.run(w.saving(rows.length), (job) => write('certificates.print', input, job.options))
  if (!made) return messages.say(words.job.busy)
  if (!made.ok) {
    if (stopped(made.error)) messages.say(words.job.stopped)
    return
  }
  const first = made.value.files[0]
  if (first) done(w.saved(made.value.files.length), document === null ? { token, name: first.name } : { token })
}
