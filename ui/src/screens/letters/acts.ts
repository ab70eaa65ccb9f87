/** Issued letters go to the printer or into a file, those of one batch together. */
import { printNow, savePdf } from '../documents/acts'
import { plainSetting, settingOf, type Row, type Setting } from '../documents/list'
import type { Letter } from './list'

/** How the office prints a letter, for these recipients of its batch. */
export function settingOfLetter(row: Row, batch: number, recipients: readonly number[]): Setting {
  return { ...settingOf(row), batch, recipients: [...recipients] }
}

interface Batch {
  document: string
  batch: number
  recipients: number[]
}
/** The letters by what they were issued in: each is one file. */
export function batchesOf(letters: readonly Letter[]): Batch[] {
  const batches = new Map<number, Batch>()
  for (const one of letters) {
    const batch = batches.get(one.batch) ?? { document: one.document, batch: one.batch, recipients: [] }
    batch.recipients.push(...one.recipients.map(({ id }) => id))
    batches.set(one.batch, batch)
  }
  return [...batches.values()]
}

type Work = (row: Row, setting: Setting) => Promise<void>
async function each(letters: readonly Letter[], documents: readonly Row[], work: Work): Promise<void> {
  for (const { document, batch, recipients } of batchesOf(letters)) {
    const row = documents.find((one) => one.code === document)
    if (row) await work(row, settingOfLetter(row, batch, recipients))
  }
}
export const printLetters = (letters: readonly Letter[], documents: readonly Row[]): Promise<void> =>
  each(letters, documents, (row, setting) => printNow(row, setting, 1))
export const saveLetters = (letters: readonly Letter[], documents: readonly Row[]): Promise<void> =>
  each(letters, documents, (row, setting) => savePdf(row, setting))

/** Those of a batch that was issued just now, or some of them: what fails here is said, they have their numbers. */
export function printBatch(
  document: string,
  batch: number,
  recipients: number[],
  { name, ...told }: { name: string; printed?: string; opened?: string },
): Promise<void> {
  return printNow({ code: document, name }, { ...plainSetting(), batch, recipients }, 1, told)
}
