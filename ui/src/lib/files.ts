/** Choosing files by the host's dialogs, and what can be done with a file once it is written. Tokens, never paths. */
import { call, type ChosenFile, type FileOf } from '../api/call'
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

/** "Buka folder": where no file manager answers, the place is told instead. */
export async function reveal(file: FileOf): Promise<void> {
  const { shown, path } = await call('sys.reveal', file)
  if (!shown) messages.toast({ title: words.shownAt(path) })
}
