import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answering, settled, type Asked } from '../../testing/desk'
import { hold } from '../../testing/hold.svelte'
import { ChangeReason } from './change-reason.svelte'
import { pendingOf, type CellEdit } from './pending.svelte'
import type { SheetGrid, Stage } from './view'

const stage = (id: number, locked: boolean) =>
  ({ id, name: 'Presentasi', locked, criteria: [{ code: 'a', name: 'Kebaruan' }] }) as Stage
const all = {
  rows: [{ submission: 9, title: 'Kejar Stunting' }],
  jurors: [
    { id: 7, name: 'Juri Satu' },
    { id: 8, name: 'Juri Dua' },
  ],
} as SheetGrid
let stages = 100
let sheets: { stage: Stage | undefined; all: SheetGrid | undefined; frozen: boolean }
let change: ChangeReason
let through: number
let end: () => void
let asked: Asked[]
beforeEach(() => {
  asked = answering({
    'drafts.put': () => true,
    'drafts.delete': () => null,
    'score_sheets.record': () => ({ value: { lines: [] }, changed: [], warnings: [], undo: null }),
  })
  // What waits is remembered for each stage: every test has one of its own.
  sheets = { stage: stage(++stages, true), all, frozen: false }
  through = 0
  end = hold({}).live(() => (change = new ChangeReason(sheets, () => through++)))
})
afterEach(() => end())
const edit: CellEdit = { submission: 9, criterion: 'a', text: '82', over: '80,00' }
const wait = (...jurors: number[]) => {
  for (const juror of jurors) {
    const where = { stage: stages, juror }
    pendingOf(where).wait(where, [edit])
  }
}
const reasons = () =>
  asked.filter((one) => one.name === 'score_sheets.record').map((one) => (one.input as { reason: string }).reason)

describe('a reason', () => {
  test('is not asked for where the stage is open and nothing is frozen', async () => {
    sheets.stage = stage(stages, false)
    expect([await change.reasonFor(), change.asking, change.needed]).toEqual([null, false, false])
    sheets.frozen = true
    expect(change.needed).toBe(true)
  })
  test('is asked once, and then holds for the stage until it is ended', async () => {
    const first = change.reasonFor([], true)
    expect([change.asking, change.asksFor.blind]).toEqual([true, true])
    change.answer('salah ketik')
    change.asking = false
    expect([await first, await change.reasonFor(), change.asking]).toEqual(['salah ketik', 'salah ketik', false])
    const here = sheets.stage
    sheets.stage = stage(++stages, true)
    expect(change.reason).toBe(undefined)
    sheets.stage = here
    change.end()
    expect(change.reason).toBe(undefined)
    void change.reasonFor()
    expect(change.asking).toBe(true)
  })
  test('that is left undone changes nothing, and the next mark asks anew', async () => {
    const left = change.reasonFor()
    change.leave()
    expect([await left, change.reason]).toEqual([undefined, undefined])
    // The question is nobody's now: an answer to the next one goes to the marks that wait.
    change.ask()
    change.answer('salah ketik')
    expect(change.reason).toBe('salah ketik')
  })
})

describe('marks that wait', () => {
  test('are told with their juror where several have some', () => {
    wait(7)
    expect(change.changes).toEqual([{ title: 'Kejar Stunting', criterion: 'Kebaruan', old: '80,00', next: '82' }])
    wait(8)
    expect(change.changes.map((one) => one.criterion)).toEqual(['Kebaruan, Juri Satu', 'Kebaruan, Juri Dua'])
  })
  test('of every juror are sent with the reason that is given for them', async () => {
    wait(7, 8)
    change.ask()
    expect(change.asksFor.changes).toHaveLength(2)
    change.answer('salah ketik')
    await settled()
    expect([reasons(), change.changes, through]).toEqual([['salah ketik', 'salah ketik'], [], 1])
  })
  test('are sent without a question where a reason stands, or none is needed any more', async () => {
    wait(7)
    sheets.stage = stage(stages, false)
    change.ask()
    await settled()
    expect([change.asking, reasons(), through]).toEqual([false, [null], 1])
  })
  test('go when they are thrown away', () => {
    wait(7, 8)
    change.drop()
    expect([change.changes, through, reasons()]).toEqual([[], 1, []])
  })
})
