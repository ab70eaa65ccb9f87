/** Letters of the ladder on their way to the printer. */
import type { PrintSetting } from '../../api/bindings'
import { asCallError, call } from '../../api/call'
import { desk } from '../../lib/desk.svelte'
import { reveal } from '../../lib/files'
import { jobs } from '../../lib/jobs.svelte'
import { messages } from '../../lib/messages.svelte'
import { write } from '../../lib/write'
import { documentWords } from '../../text/documents'
import { dutyWords } from '../../text/duty'
import { words } from '../../text/id'

const w = dutyWords.batch

/** What the office prints without choosing anything. */
export const PLAIN: PrintSetting = {
  save_ink: false,
  black: false,
  offset_x_mm: 0,
  offset_y_mm: 0,
  submissions: [],
  certificates: [],
  recipients: [],
  sign_jurors: false,
  signature: false,
  level_texts: false,
  without_columns: [],
  photos: false,
}

/**
 * Makes the PDF of a batch, or of some of its letters, in the print folder and hands it over. The letters are numbered
 * already: what fails here is said, and they are printed again from the ledger. `told`: what is said when it is done.
 */
export async function printLetters(
  document: string,
  batch: number,
  letters: number[],
  name: string,
  told: { printed: string; opened: string } = {
    printed: documentWords.printedToast(name),
    opened: documentWords.openedToast(name),
  },
): Promise<void> {
  try {
    const file = await call('sys.spool', {
      name: `${document} ${desk.current?.short_name ?? ''}.pdf`.replace(/[\\/:*?"<>|]/g, '-'),
    })
    const setting = { ...PLAIN, batch, recipients: letters }
    const asked = { edition: desk.edition ?? 0, document, setting, file: file.token, format: 'pdf' }
    const made = await jobs.run(w.printing(name), (job) =>
      write('documents.save', asked, { ...job.options, quiet: true }),
    )
    if (!made) return messages.say(words.job.busy)
    if (!made.ok) return made.error.code === 'cancelled' ? messages.say(words.job.stopped) : messages.fail(made.error)
    const { how } = await call('sys.print', { token: file.token })
    messages.toast({
      title: how === 'printed' ? told.printed : told.opened,
      action: {
        label: documentWords.reveal,
        run: () => void reveal({ token: file.token }).catch((thrown: unknown) => messages.fail(asCallError(thrown))),
      },
    })
  } catch (thrown) {
    messages.fail(asCallError(thrown))
  }
}
