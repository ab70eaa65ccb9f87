/** Who may sign a letter, as choices; empty: who is on duty that day. */
import type { Output } from '../../api/call'
import { toldApart } from '../../lib/namesakes'
import { taskWords } from '../../text/letters'

export function signatoryChoices(all: Output<'signatories.list'> | undefined): { value: string; label: string }[] {
  const people = (all ?? []).map(({ id, name, office, nip }) => ({ id, name: `${name}, ${office}`, nip }))
  const named = toldApart(people)
  return [
    { value: '', label: taskWords.fields.onDuty },
    ...people.map((one) => ({ value: String(one.id), label: named(one.id, one.name) })),
  ]
}
