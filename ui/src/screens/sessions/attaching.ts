/** Attaching files to a session: by the host's dialog, or let go over the window. */
import type { ChosenFile } from '../../api/call'
import { isShut } from '../../lib/shut'
import { write } from '../../lib/write'
import { sessionWords as w } from '../../text/sessions'

const endings = ['png', 'jpg', 'jpeg', 'pdf']
export const filter = [{ label: w.attachFiles, endings }]

/** Whether a file may be a photograph or a scan; what it is, the desk sees in it. */
export const isAttachable = ({ name }: Pick<ChosenFile, 'name'>): boolean =>
  endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))

/** One after the other; the first that is refused says why, and the rest stays out. */
export async function attach(session: number, files: readonly ChosenFile[]): Promise<void> {
  if (isShut()) return
  for (const file of files) {
    const done = await write('attachments.add', { session, file: file.token })
    if (!done.ok) return
  }
}
