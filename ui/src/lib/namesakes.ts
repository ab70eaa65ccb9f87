/**
 * People of one name, told apart by what stands behind it: where they work when that differs, else their NIP. A name
 * that only one person has is never changed.
 */
import { nip } from './format'

export interface Person {
  id: number
  name: string
  nip?: string | null
  office?: string | null
  agency_name?: string | null
}

const same = (name: string): string => name.trim().toLocaleLowerCase('id').replace(/\s+/g, ' ')

/** What stands behind the name of each person who has a namesake, by id. */
export function behindNames(people: readonly Person[]): ReadonlyMap<number, string> {
  const groups = new Map<string, Person[]>()
  for (const one of people) groups.set(same(one.name), [...(groups.get(same(one.name)) ?? []), one])
  const found = new Map<number, string>()
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const ways = [
      (one: Person) => one.agency_name ?? one.office ?? '',
      (one: Person) => one.office ?? '',
      (one: Person) => (one.nip ? `NIP ${nip(one.nip)}` : 'tanpa NIP'),
    ]
    const way = ways.find(
      (told) => new Set(group.map(told)).size === group.length && group.every((one) => told(one) !== ''),
    )
    // Nothing differs in all of them: all that is known, and last their order on the desk.
    for (const [n, one] of group.entries())
      found.set(
        one.id,
        way?.(one) ??
          [one.agency_name ?? one.office, one.nip && `NIP ${nip(one.nip)}`, `ke-${n + 1}`].filter(Boolean).join(', '),
      )
  }
  return found
}

/** Names as lists and choices show them: "Rahma", or "Rahma (Dinas Kesehatan)" beside another Rahma. */
export function toldApart(people: readonly Person[]): (id: number, name: string) => string {
  const behind = behindNames(people)
  return (id, name) => (behind.has(id) ? `${name} (${behind.get(id)})` : name)
}

/** Whether any two of these names are one. */
export const haveNamesakes = (names: readonly string[]): boolean => new Set(names.map(same)).size < names.length
