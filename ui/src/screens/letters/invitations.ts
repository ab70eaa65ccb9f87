/** The recipients of an invitation: who may be invited, who is, and how each stands. */
import type { Output } from '../../api/call'
import { finder, plain } from '../../lib/search'

export type Agency = Output<'agencies.list'>['agencies'][number]
export type Invited = Output<'invitations.list'>['invitations'][number]
export type Draft = Output<'letters.draft'>
export type Filter = 'obliged' | 'all' | 'invited'

export interface Invitee {
  agency: Agency
  /** Undefined: not invited. */
  invited: Invited | undefined
  /** As the letter has it; undefined: it has no letter yet. */
  addressee: string | undefined
  state: 'ready' | 'online' | 'made' | 'issued' | 'chosen' | 'out'
}

interface Known {
  agencies: readonly Agency[]
  invitations: readonly Invited[]
  draft: Draft | undefined
  /** Who will be invited, before anybody is. */
  chosen: ReadonlySet<number>
}

/** Agencies whose office is made up by their kind. */
export const madeOf = (draft: Draft | undefined): Set<number> =>
  new Set((draft?.findings ?? []).filter((one) => one.code === 'addressee_made').map((one) => Number(one.record)))

/** Units that live, in the order of the register; who is invited always stands in the list. */
export function inviteesOf({ agencies, invitations, draft, chosen }: Known, filter: Filter, query: string): Invitee[] {
  const byAgency = new Map(invitations.map((one) => [one.agency, one]))
  const addressees = new Map((draft?.recipients ?? []).map((one) => [one.agency, one.addressee]))
  const made = madeOf(draft)
  const fits = finder(query)
  const shown = (one: Agency) =>
    byAgency.has(one.id) ||
    (filter !== 'invited' && one.merged_into === null && (filter === 'all' || one.obliged || chosen.has(one.id)))
  return agencies
    .filter(shown)
    .map((agency): Invitee => {
      const invited = byAgency.get(agency.id)
      const state = !invited
        ? chosen.has(agency.id)
          ? 'chosen'
          : 'out'
        : invited.recipient !== null
          ? 'issued'
          : made.has(agency.id)
            ? 'made'
            : invited.hall === 0
              ? 'online'
              : 'ready'
      return { agency, invited, addressee: addressees.get(agency.id), state }
    })
    .filter((one) => !fits || fits(...[one.agency.name, one.agency.code, one.addressee ?? ''].map(plain)))
}

/** Who is invited when nobody chose yet. */
export const firstChoice = (agencies: readonly Agency[]): Set<number> =>
  new Set(agencies.filter((one) => one.obliged && one.merged_into === null).map((one) => one.id))

/** The first page of a recipient of the draft: each page says the place of its own, from 1, before its file's name. */
export function pageOfRecipient(pages: readonly { file: string }[], place: number): number {
  const at = pages.findIndex((page) => Number.parseInt(page.file, 10) === place + 1)
  return at < 0 ? place + 1 : at + 1
}
