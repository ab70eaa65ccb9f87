import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { desk } from '../../lib/desk.svelte'
import { scoringWords as w } from '../../text/scoring'
import { answering, settled } from '../../testing/desk'
import { hold } from '../../testing/hold.svelte'
import { lead, Memory, StageSheets } from './stage-sheets.svelte'

const stage = (id: number, code: string, opened: boolean) => ({
  id,
  code,
  name: code,
  scored: true,
  enabled: true,
  opened,
  locked: false,
  ends_on: null,
})
const jurors = [
  { id: 7, name: 'Juri', agency: 1, office: null },
  { id: 8, name: 'Juri', agency: null, office: 'Universitas Andi Djemma Palopo' },
  { id: 9, name: 'Ketua', agency: null, office: 'Unanda' },
]
let end: (() => void) | undefined
beforeEach(() => {
  desk.edition = 1
  answering({
    'stages.list': () => [stage(1, 'proposal', true), stage(2, 'presentasi', false)],
    'jurors.list': () => jurors,
    'agencies.list': () => ({ agencies: [{ id: 1, code: 'BAPPELITBANGDA', name: 'Bappeda', short_name: null }] }),
    'result_revisions.list': () => [],
    'score_sheets.progress': (input: { stage: number }) => ({
      stage: { id: input.stage },
      jurors: jurors.map(({ id, name }) => ({ id, name })),
      submitted: 2,
      outstanding: 1,
    }),
  })
})
afterEach(() => {
  end?.()
  end = undefined
})
async function open(ask: Record<string, string> = {}, memory = new Memory()): Promise<StageSheets> {
  let made: StageSheets | undefined
  end = hold({}).live(() => (made = new StageSheets(memory, ask)))
  flushSync()
  await settled()
  flushSync()
  await settled()
  return made as StageSheets
}

describe('what one looks at', () => {
  test('is the first stage that can be scored, and its first juror', async () => {
    const sheets = await open()
    expect([sheets.stage?.code, sheets.juror?.id, sheets.memory.view]).toEqual(['proposal', 7, 'one'])
    expect(sheets.subtitle).toBe(w.subtitle(2, 3))
  })
  test.each(['presentasi', '2'])('is the stage that a link names by code or id: %s', async (tahap) => {
    const sheets = await open({ tahap })
    expect([sheets.stage?.id, sheets.team]).toEqual([2, undefined])
    // The link leads once: another stage is chosen later.
    sheets.memory.stage = 1
    flushSync()
    expect(sheets.stage?.id).toBe(1)
  })
  test('has jurors of one name told apart', async () => {
    const names = (await open()).team?.jurors.map((one) => one.name) ?? []
    expect(new Set(names).size).toBe(3)
  })
  test('names the agency of a juror in few letters, and an office that is short', async () => {
    const sheets = await open()
    expect([7, 8, 9].map((id) => sheets.agencyOf(id))).toEqual(['Bappelitbangda', '', 'Unanda'])
  })
})

test.each([
  [{ juri: '7' }, { view: 'one', juror: 7, typing: false }],
  [
    { juri: '7', lembar: '3', tahap: '1' },
    { view: 'one', juror: 7, stage: 1, submission: 3, typing: true },
  ],
  [{ bagian: 'juri' }, { view: 'jurors', juror: undefined, typing: false }],
  [{ bagian: 'semua' }, { view: 'all', juror: undefined, typing: false }],
])('a link leads to its place: %o', (ask, place) => {
  const memory = new Memory()
  Object.assign(memory, { view: 'all', typing: true })
  lead(memory, ask)
  expect(memory).toMatchObject(place)
})

describe('on from there', () => {
  test('to the juror before or behind, round the end', async () => {
    const sheets = await open()
    sheets.memory.view = 'all'
    expect(sheets.nextJuror(-1)).toBe(true)
    expect([sheets.juror?.id, sheets.memory.view]).toEqual([9, 'one'])
    sheets.nextJuror(1)
    expect(sheets.juror?.id).toBe(7)
  })
  test('to the pile of the juror, or the words that say why not', async () => {
    const sheets = await open()
    sheets.memory.submission = 3
    expect([sheets.typeSheets(), sheets.memory.typing, sheets.memory.submission]).toEqual([undefined, true, undefined])
    sheets.show('all')
    expect([sheets.memory.typing, sheets.memory.view]).toEqual([false, 'all'])
    sheets.toStage(2)
    flushSync()
    await settled()
    expect([sheets.typeSheets(), sheets.memory.typing]).toEqual([w.notOpen('presentasi'), false])
    expect(sheets.nextJuror(1)).toBe(false)
  })
  test('to a sheet and back, and to the pile of another juror', async () => {
    const sheets = await open()
    sheets.openSheet(8, 3)
    expect([sheets.juror?.id, sheets.memory.submission, sheets.memory.typing]).toEqual([8, 3, true])
    sheets.toJuror(9)
    expect([sheets.juror?.id, sheets.memory.submission]).toEqual([9, undefined])
    sheets.back()
    expect(sheets.memory.typing).toBe(false)
  })
})
