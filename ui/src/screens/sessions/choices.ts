/** People as choices of a field: found by any part of name, unit, office or NIP. */
import type { Output } from '../../api/call'
import type { Choice } from '../../components/combobox'
import { nip } from '../../lib/format'
import { peopleWords as w } from '../../text/people'

export function personChoices(people: Output<'people.list'>): Choice<number>[] {
  return people.map((person) => ({
    value: person.id,
    label: [person.name, person.agency_name ?? w.outside, person.nip && nip(person.nip)].filter(Boolean).join(', '),
  }))
}
