import { flushSync } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import { documentWords as w } from '../../text/documents'
import { answering, settled, type Asked } from '../../testing/desk'
import { hold } from '../../testing/hold.svelte'
import type { Row } from './list'
import { StripChoices } from './strip-choices.svelte'

let asked: Asked[]
let end: (() => void) | undefined
afterEach(() => {
  end?.()
  end = undefined
})
const pass = async () => {
  flushSync()
  await settled()
  flushSync()
}
/** The choices of a document that takes these. */
async function open(...takes: string[]) {
  asked = answering({
    'stages.list': () => [
      { id: 1, name: 'Pendaftaran', scored: false, enabled: true },
      { id: 2, name: 'Proposal', scored: true, enabled: true },
      { id: 3, name: 'Presentasi', scored: true, enabled: false },
    ],
    'jurors.list': () => [
      { id: 7, name: 'Siti', agency: null, office: 'Unanda' },
      { id: 8, name: 'Budi', agency: null, office: null },
    ],
    'result_revisions.list': () => [{ number: 2 }, { number: 1 }],
    'signatories.list': () => [
      { id: 4, name: 'Andi', office: 'Bupati', nip: '1965' },
      { id: 5, name: 'Andi', office: 'Bupati', nip: '1970' },
    ],
  })
  const held = hold({ row: { takes } as unknown as Row, edition: 1 })
  let choices!: StripChoices
  end = held.live(
    () =>
      (choices = new StripChoices(
        () => held.state.row,
        () => held.state.edition,
      )),
  )
  await pass()
  return { choices, state: held.state }
}
const names = () => asked.map((one) => one.name)

test('only what the document takes is read, for the edition looked at', async () => {
  const { choices, state } = await open('juror')
  expect(asked).toEqual([{ name: 'jurors.list', input: { edition: 1 } }])
  expect([choices.stages, choices.signatories.length]).toEqual([[{ value: '', label: w.all }], 1])
  state.edition = 2
  await pass()
  expect(asked.at(-1)).toEqual({ name: 'jurors.list', input: { edition: 2 } })
  state.row = { takes: ['stage'] } as unknown as Row
  await pass()
  expect(names()).toEqual(['jurors.list', 'jurors.list', 'stages.list'])
  expect(choices.jurors).toEqual([{ value: '', label: w.all }])
})
test('stages are those that are scored and take part, jurors all', async () => {
  const { choices } = await open('stage', 'juror')
  expect(choices.stages).toEqual([
    { value: '', label: w.all },
    { value: '2', label: 'Proposal' },
  ])
  expect(choices.jurors.map((one) => one.value)).toEqual(['', '7', '8'])
})
test('results are the newest, each frozen one, and the live one last', async () => {
  const { choices } = await open('revision')
  expect(choices.revisions).toEqual([
    { value: '', label: w.newest },
    { value: '2', label: w.revision(2) },
    { value: '1', label: w.revision(1) },
    { value: '0', label: w.live },
  ])
})
test('signatories of one name and office are told apart', async () => {
  const { choices } = await open('signatory')
  const [first, ...people] = choices.signatories
  expect(first).toEqual({ value: '', label: w.onDuty })
  expect(people.map((one) => one.value)).toEqual(['4', '5'])
  expect(people.every((one) => one.label.startsWith('Andi, Bupati'))).toBe(true)
  expect(new Set(people.map((one) => one.label)).size).toBe(2)
})
