/** Agencies as choices of a combobox: found by name, code, short name and every other name. */
import type { Output } from '../../api/call'
import type { Choice } from '../../components/combobox'
import { namesOf } from '../../lib/agencies'

export type Agency = Output<'agencies.list'>['agencies'][number]

/**
 * Merged units are no choice: their old names lead to the unit they went into. `without`: a unit that cannot be meant.
 */
export function agencyChoices(
  agencies: readonly Agency[],
  without: readonly number[] = [],
): (Choice<number> & { code: string })[] {
  const old = new Map<number, string[]>()
  for (const agency of agencies) {
    if (agency.merged_into === null) continue
    old.set(agency.merged_into, [...(old.get(agency.merged_into) ?? []), ...namesOf(agency)])
  }
  return agencies
    .filter((agency) => agency.merged_into === null && !without.includes(agency.id))
    .map((agency) => ({
      value: agency.id,
      code: agency.code,
      label: agency.name,
      under: `${agency.code}, ${agency.kind_name}`,
      known: [...namesOf(agency), ...(old.get(agency.id) ?? [])],
    }))
}
