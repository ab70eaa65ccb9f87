/**
 * What can be done with a document: save as PDF, one file per recipient, the Excel twin, print. Each chooses a place by
 * the host's dialog, runs as a job that can be stopped, and says what came of it. Nothing is left half done: the host
 * writes whole files only.
 */
import { asCallError, call, type Input } from '../../api/call'
import { desk } from '../../lib/desk.svelte'
import { chooseSave, excelFilter, pdfFilter, reveal } from '../../lib/files'
import { jobs, type Job } from '../../lib/jobs.svelte'
import { messages } from '../../lib/messages.svelte'
import { announce } from '../../lib/reads.svelte'
import { isDone } from '../../lib/write'
import { documentWords as w } from '../../text/documents'
import { words } from '../../text/id'
import { fileName, type Row, type Setting } from './list'

type PrintName = 'documents.print' | 'documents.export' | 'certificates.print'

/** Runs one printing command as the window's job; undefined when it was stopped or refused (which is then said). */
async function make<N extends PrintName>(title: string, name: N, input: Input<N>): Promise<boolean> {
  const made = await jobs.run(title, async (job: Job) => {
    try {
      const answer: unknown = await call(name, input, job.options)
      if (isDone(answer)) {
        if (answer.changed.length) messages.saved(Date.now())
        await announce(answer.changed)
      }
      return true
    } catch (thrown) {
      const error = asCallError(thrown)
      if (error.code === 'cancelled') messages.say(words.job.stopped)
      else messages.fail(error)
      return false
    }
  })
  return made ?? false
}

const edition = () => ({ id: desk.edition ?? 0, name: desk.current?.short_name ?? '' })

/** Dialogs may fail too (a folder that may not be entered); that is said like any other error. */
async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    messages.fail(asCallError(thrown))
  }
}

export const savePdf = (row: Row, setting: Setting): Promise<void> =>
  guarded(async () => {
    const { id, name } = edition()
    const file = await chooseSave(w.saveTitle(row.name), fileName(row, name, 'pdf'), pdfFilter)
    if (!file) return
    if (!(await make(w.saving(row.name), 'documents.print', { edition: id, document: row.code, setting, file: file.token }))) return
    messages.toast({ title: w.savedToast(file.name), action: { label: w.reveal, run: () => void reveal({ token: file.token }) } })
  })

export const savePerRecipient = (row: Row, setting: Setting): Promise<void> =>
  guarded(async () => {
    const folder = await call('sys.choose_folder', { title: w.folderTitle })
    if (!folder) return
    const { id } = edition()
    if (!(await make(w.saving(row.name), 'certificates.print', { edition: id, document: row.code, setting, file: folder.token }))) return
    messages.toast({ title: w.savedToast(row.name), detail: folder.name, action: { label: w.reveal, run: () => void reveal({ token: folder.token }) } })
  })

export const exportSheet = (row: Row): Promise<void> =>
  guarded(async () => {
    const { id, name } = edition()
    const file = await chooseSave(w.saveTitle(row.name), fileName(row, name, 'xlsx'), excelFilter)
    if (!file) return
    if (!(await make(w.saving(row.name), 'documents.export', { edition: id, document: row.code, file: file.token }))) return
    messages.toast({ title: w.savedToast(file.name), action: { label: w.openFile, run: () => void call('sys.open', { token: file.token }) } })
  })

/** Makes the PDF in the print folder and hands it over. "Diserahkan" is all that can be known. */
export const printNow = (row: Row, setting: Setting): Promise<void> =>
  guarded(async () => {
    const { id, name } = edition()
    const file = await call('sys.spool', { name: fileName(row, name, 'pdf') })
    if (!(await make(w.printing(row.name), 'documents.print', { edition: id, document: row.code, setting, file: file.token }))) return
    const { how } = await call('sys.print', { token: file.token })
    messages.toast({
      title: how === 'printed' ? w.printedToast(row.name) : w.openedToast(row.name),
      action: { label: w.reveal, run: () => void reveal({ token: file.token }) },
    })
  })
