/**
 * How many letters a field may have, as the contract says it. A field's name is its name in the contract; what no
 * command takes by that name has no limit here, and the desk judges it.
 */
import { LIMITS } from '../api/bindings'

const limits = new Map<string, number>()
for (const fields of Object.values(LIMITS)) {
  for (const [field, limit] of Object.entries(fields)) limits.set(field, Math.max(limit, limits.get(field) ?? 0))
}

/**
 * `innovators.0.name` is the `name` of every one of `innovators`; `sections.ringkasan` one of the texts of `sections`.
 */
export function limitOf(name: string): number | undefined {
  const plain = name.replace(/\.\d+(?=\.|$)/g, '')
  return limits.get(plain) ?? limits.get(plain.replace(/\.[^.]*$/, ''))
}

export interface Letters {
  now: number
  limit: number
  over: boolean
}

/** What to say about the length of a text: nothing while it is far from its limit. */
export function lettersOf(name: string, text: string): Letters | undefined {
  const limit = limitOf(name)
  // Letters as the desk counts them; a text of few units has few letters.
  if (limit === undefined || text.length < limit * 0.9) return undefined
  const now = [...text].length
  return now < limit * 0.9 ? undefined : { now, limit, over: now > limit }
}
