/** A list as a file of the officer's own: asked where, made by the window's one job, said when it is there. */
import { asCallError, type CallError, type Input } from '../../api/call'
import { chooseSave, excelFilter, pdfFilter, reveal } from '../../lib/files'
import { jobs } from '../../lib/jobs.svelte'
import { messages } from '../../lib/messages.svelte'
import { write } from '../../lib/write'
import { documentWords } from '../../text/documents'
import { printWords as w } from '../../text/print'

export type ListInput = Input<'lists.outline'>
export type Format = 'pdf' | 'xlsx'

/** Makes the file; undefined when it is there, 'stopped', or why not. */
export async function make(list: ListInput, file: string, format: Format): Promise<CallError | 'stopped' | undefined> {
  const made = await jobs.run(w.making(list.title), (job) =>
    write('lists.save', { list, file, format }, { ...job.options, quiet: true }),
  )
  if (made?.ok) return undefined
  return made && made.error.code !== 'cancelled' ? made.error : 'stopped'
}
export const shows = (file: { token: string }) => ({
  label: documentWords.reveal,
  run: () => void reveal(file).catch((thrown: unknown) => messages.fail(asCallError(thrown))),
})
/** Asks where, and saves. Answers as `make` does. */
export async function saveList(
  list: ListInput,
  name: string,
  format: Format,
): Promise<CallError | 'stopped' | undefined> {
  const file = await chooseSave(
    documentWords.saveTitle(`daftar ${list.title}`),
    name,
    format === 'pdf' ? pdfFilter : excelFilter,
  )
  if (!file) return 'stopped'
  const refused = await make(list, file.token, format)
  if (!refused) messages.toast({ title: documentWords.savedToast(file.name), action: shows({ token: file.token }) })
  return refused
}
