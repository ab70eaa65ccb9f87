/** A participant file on its way to its session: asked for by Ctrl+I, or let go over the window. */
import { asCallError, type ChosenFile } from '../../../api/call'
import { chooseOpen } from '../../../lib/files'
import { messages } from '../../../lib/messages.svelte'
import { route } from '../../../lib/route.svelte'
import { isShut } from '../../../lib/shut'
import { onlineWords as w } from '../../../text/attendance'

const endings = ['csv', 'tsv', 'txt', 'xlsx', 'xls', 'xlsb', 'ods']
export const participantFilter = [{ label: w.files, endings }]
export const isParticipantFile = (file: ChosenFile): boolean =>
  endings.some((ending) => file.name.toLowerCase().endsWith(`.${ending}`))

const begin = (session: number, { token, name }: ChosenFile): void =>
  route.go('kegiatan', { daring: String(session), berkas: token, nama: name })

export async function takeParticipants(session: number): Promise<void> {
  if (isShut()) return
  try {
    const file = await chooseOpen(w.open, participantFilter)
    if (file) begin(session, file)
  } catch (thrown) {
    messages.fail(asCallError(thrown))
  }
}

/** False: there is none among the files. */
export function takeDroppedParticipants(session: number, files: readonly ChosenFile[]): boolean {
  const file = files.find(isParticipantFile)
  if (file && !isShut()) begin(session, file)
  return file !== undefined
}
