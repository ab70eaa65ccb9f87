/**
 * Issued letters go to the printer or into a file, those of one batch together; made ready to send, each goes into a
 * file of its own, with a message beside it.
 */
import { call } from '../../api/call'
import { desk } from '../../lib/desk.svelte'
import { reveal } from '../../lib/files'
import { messages } from '../../lib/messages.svelte'
import { documentWords } from '../../text/documents'
import { letterWords } from '../../text/letters'
import { done, guarded, make, printNow, savePdf } from '../documents/acts'
import { plainSetting, settingOf, type Row, type Setting } from '../documents/list'
import type { Letter, Recipient } from './list'

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

const asked = (document: string, setting: Setting) => ({ edition: desk.edition ?? 0, document, setting })

/** A PDF and a message for each recipient, in a folder that is chosen; letters of another batch go into another. */
export const saveReady = (letters: readonly Letter[], documents: readonly Row[]): Promise<void> =>
  guarded(() =>
    each(letters, documents, async (row, setting) => {
      const w = letterWords.ready
      const folder = await call('sys.choose_folder', { title: w.folder(row.name) })
      if (!folder) return
      const input = asked(row.code, setting)
      const [first] = await call('letters.messages', input)
      const many = await make(w.saving(row.name), 'letters.save_files', { ...input, file: folder.token })
      if (!many || !first) return
      const file = { token: folder.token, name: `${first.stem}.pdf` }
      done(w.saved(many, folder.name), documentWords.reveal, file, reveal)
    }),
  )

/** The message that goes with a letter, for one recipient, is on the clipboard. */
export const copyMessage = ({ document, batch }: Letter, to: Recipient): Promise<void> =>
  guarded(async () => {
    const setting = { ...plainSetting(), batch, recipients: [to.id] }
    const [message] = await call('letters.messages', asked(document, setting))
    if (!message) return
    await call('sys.copy', { text: message.text })
    messages.say('')
    messages.toast({ title: letterWords.message.copied(message.addressee) })
  })
