/** Choosing files by the host's dialogs, and what can be done with a file once it is written. Tokens, never paths. */
import { call, type CallError, type ChosenFile, type FileOf } from '../api/call'
import { messages } from './messages.svelte'
import { documentWords as words } from '../text/documents'

export const kippFilter = (label: string) => [{ label, endings: ['kipp'] }]
export const pdfFilter = [{ label: words.pdfFiles, endings: ['pdf'] }]
export const excelFilter = [{ label: words.excelFiles, endings: ['xlsx'] }]

export function chooseOpen(title: string, filters: { label: string; endings: string[] }[]): Promise<ChosenFile | null> {
  return call('sys.choose_open', { title, filters })
}
export function chooseSave(
  title: string,
  name: string,
  filters: { label: string; endings: string[] }[],
): Promise<ChosenFile | null> {
  return call('sys.choose_save', { title, name, filters })
}

/** Files of the same names stand in the chosen folder: nothing was saved, and only `again` replaces them. */
export function offerToReplace(error: CallError, again: () => void): boolean {
  if (!error.problems.some((problem) => problem.field === 'replace')) return false
  const detail = [error.detail, ...error.hints].join(' ')
  messages.toast({ title: error.title, detail, warns: true, action: { label: words.replaceFiles, run: again } })
  return true
}

/** "Buka folder": where no file manager answers, the place is told instead. */
export async function reveal(file: FileOf): Promise<void> {
  const { shown, path } = await call('sys.reveal', file)
  if (!shown) messages.toast({ title: words.shownAt(path) })
}
