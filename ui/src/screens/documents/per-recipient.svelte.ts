/**
 * Piagam and sertifikat from Dokumen, always by the way of the register of numbers: every sheet counts. Who has no
 * number and whom the newest result says otherwise of are left out and said; another sheet of one that was printed is
 * SALINAN, so that is asked first.
 */
import { asCallError, call } from '../../api/call'
import { desk } from '../../lib/desk.svelte'
import { messages } from '../../lib/messages.svelte'
import { certificateWords } from '../../text/certificates'
import { documentWords as w } from '../../text/documents'
import { choiceOf, print } from '../certificates/acts'
import { standingOf, type Row as Recipient, type Standing } from '../certificates/list'
import { follow } from '../leads'
import type { Row, Setting } from './list'

/** What the dialog asks: whether those already printed are printed too. */
interface Question {
  what: string
  fresh: number
  again: number
  print: (too: boolean) => Promise<void>
}

export class PerRecipient {
  question = $state.raw<Question | undefined>(undefined)

  /** `give`: leads to the numbers that are missing. */
  constructor(readonly give: () => void) {}

  async print(row: Row, setting: Setting): Promise<void> {
    const standing = await standingNow(row)
    if (!standing) return
    const { fresh, again, frozen } = standing
    if (!frozen)
      return messages.toast({
        title: w.notFrozen,
        warns: true,
        action: { label: certificateWords.notFrozen.go, run: () => follow({ to: 'result' }) },
      })
    const printed = async (rows: readonly Recipient[]) => {
      this.#tell(standing, w.notPrinted)
      if (rows.length) await print(choiceOf(rows), setting)
    }
    if (again.length === 0) return printed(fresh)
    this.question = {
      what: certificateWords.what[row.code] ?? row.code,
      fresh: fresh.length,
      again: again.length,
      print: (too) => printed(too ? [...fresh, ...again] : fresh),
    }
  }
  /** `work` makes the file of these; undefined: of everybody, for nobody has a number and all of it is a draft. */
  async save(row: Row, work: (submissions: number[] | undefined) => Promise<void>): Promise<void> {
    const standing = await standingNow(row)
    if (!standing) return
    const numbered = [...standing.fresh, ...standing.again]
    if (numbered.length + standing.outdated.length === 0) return work(undefined)
    if (numbered.length) await work(numbered.map((one) => one.submission))
    this.#tell(standing, w.notSaved)
  }
  /** Each with its way on. */
  #tell({ unnumbered, outdated }: Standing, said: typeof w.notPrinted): void {
    const toast = (rows: readonly Recipient[], title: string, label: string, run: () => void) =>
      messages.toast({
        title,
        detail: rows.map((one) => one.title).join(', '),
        warns: true,
        action: { label, run },
      })
    if (unnumbered.length) toast(unnumbered, said.unnumbered(unnumbered.length), w.number, this.give)
    if (outdated.length)
      toast(outdated, said.outdated(outdated.length), w.toCertificates, () => follow({ to: 'certificates' }))
  }
}

/** Read anew: what is printed must not rest on what the screen last heard. Undefined: the desk did not answer. */
async function standingNow(row: Row): Promise<(Standing & { frozen: boolean }) | undefined> {
  try {
    const { rows, revision } = await call('certificates.list', { edition: desk.edition ?? 0 })
    return { ...standingOf(rows.filter((one) => one.document === row.code)), frozen: revision !== null }
  } catch (thrown) {
    messages.fail(asCallError(thrown))
    return undefined
  }
}
