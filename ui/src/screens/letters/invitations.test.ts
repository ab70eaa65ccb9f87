import { expect, test } from 'vitest'
import { firstChoice, inviteesOf, pageOfRecipient, type Agency, type Draft, type Invited } from './invitations'

const agency = (id: number, more: Partial<Agency> = {}): Agency => ({
  id,
  code: `PD${id}`,
  name: `Dinas ${id}`,
  short_name: null,
  kind: 'dinas',
  kind_name: 'Dinas',
  parent: null,
  obliged: true,
  head_name: null,
  head_title: null,
  contact: null,
  phone: null,
  valid_from: null,
  valid_to: null,
  merged_into: null,
  note: null,
  source: null,
  far: false,
  aliases: [],
  common: [],
  ...more,
})
const invited = (one: number, more: Partial<Invited> = {}): Invited => ({
  id: one,
  agency: one,
  agency_name: `Dinas ${one}`,
  far: false,
  code: '001-7K2M',
  hall: 1,
  online: 0,
  table_name: null,
  note: null,
  recipient: null,
  entries: 0,
  ...more,
})
const draft = {
  recipients: [{ agency: 1, addressee: 'Kepala Dinas 1', place: 'Masamba', hall: 1, online: 0 }],
  findings: [
    { level: 'note', code: 'addressee_made', text: '', field: 'head_title', record: '3', submission: null, page: null },
  ],
} as unknown as Draft
const agencies = [
  agency(1),
  agency(2),
  agency(3),
  agency(4),
  agency(5, { obliged: false }),
  agency(6, { merged_into: 1 }),
]
const invitations = [invited(1), invited(2, { hall: 0, online: 1 }), invited(3), invited(4, { recipient: 9 })]

test('who is invited stands in every filter, each with its state', () => {
  const known = { agencies, invitations, draft, chosen: new Set<number>() }
  const told = (filter: Parameters<typeof inviteesOf>[1], query = '') =>
    inviteesOf(known, filter, query).map((one) => `${one.agency.id} ${one.state}`)
  expect(told('obliged')).toEqual(['1 ready', '2 online', '3 made', '4 issued'])
  expect(told('all')).toEqual(['1 ready', '2 online', '3 made', '4 issued', '5 out'])
  expect(inviteesOf({ ...known, invitations: [invited(5)] }, 'invited', '').map((one) => one.agency.id)).toEqual([5])
  expect(told('all', 'kepala dinas 1')).toEqual(['1 ready'])
})

test('before anybody is invited the obliged that live are meant', () => {
  const chosen = firstChoice(agencies)
  expect([...chosen]).toEqual([1, 2, 3, 4])
  const known = { agencies, invitations: [], draft: undefined, chosen }
  expect(inviteesOf(known, 'all', '').map((one) => one.state)).toEqual(['chosen', 'chosen', 'chosen', 'chosen', 'out'])
})

test('a page is found by the place that its file says, also behind a letter of two pages', () => {
  const pages = ['01-a', '01-a', '02-b'].map((file) => ({ file }))
  expect([pageOfRecipient(pages, 0), pageOfRecipient(pages, 1), pageOfRecipient([], 4)]).toEqual([1, 3, 5])
})
