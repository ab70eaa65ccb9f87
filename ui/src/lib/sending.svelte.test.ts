import { expect, test } from 'vitest'
import type { Name } from '../api/call'
import { answering, refusal } from '../testing/desk'
import { noDraft, Sending } from './sending.svelte'

const save = 'agencies.save' as Name
const refusing = (...fields: string[]) =>
  answering({
    'agencies.save': () => {
      throw refusal(
        'invalid',
        'Ditolak.',
        fields.map((field) => ({ field, severity: 'salah', text: field })),
      )
    },
  })
const fields = (sending: Sending) => sending.problems.map((one) => one.field)

test('what is refused stands at the fields as the form names them; the rest is a refusal of the whole', async () => {
  const sending = new Sending(noDraft)
  refusing('agency', 'name')
  await sending.send(save, {}, (field) => (field === 'agency' ? 'agency_id' : undefined))
  expect([fields(sending), sending.failed]).toEqual([['agency_id'], undefined])
  await sending.send(save, {}, () => undefined)
  expect([fields(sending), sending.failed?.title]).toEqual([[], 'Ditolak.'])
  answering({ 'agencies.save': () => ({ value: 1, changed: [], warnings: [], undo: null }) })
  expect(await sending.send(save, {})).toMatchObject({ value: 1 })
  expect([fields(sending), sending.failed]).toEqual([[], undefined])
})

test('a second press while the first is under way sends nothing', async () => {
  const sending = new Sending(noDraft)
  let sent = 0
  answering({ 'agencies.save': () => ({ value: ++sent, changed: [], warnings: [], undo: null }) })
  const [first, second] = await Promise.all([sending.send(save, {}), sending.send(save, {})])
  expect([first?.value, second, sent]).toEqual([1, undefined, 1])
})

test('a field the form must have is marked and has the focus when it is empty', async () => {
  const sending = new Sending(noDraft)
  document.body.innerHTML = '<input id="reason">'
  expect(await sending.lacks('reason', 'sakit', 'Isi alasannya.')).toBe(false)
  expect(await sending.lacks('reason', '  ', 'Isi alasannya.')).toBe(true)
  expect([sending.problems[0]?.text, document.activeElement?.id]).toEqual(['Isi alasannya.', 'reason'])
})
