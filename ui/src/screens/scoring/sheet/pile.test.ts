import { beforeEach, describe, expect, test } from 'vitest'
import { answering } from '../../../testing/desk'
import type { GridRow } from '../view'
import { Pile } from './pile.svelte'

const row = (submission: number, state = 'outstanding') => ({ submission, cells: [{ state }] }) as unknown as GridRow
let rows: GridRow[]
let drafts: { form: string; row: string; text: string; at: number }[]
let pile: Pile
beforeEach(() => {
  drafts = []
  answering({ 'drafts.list': () => drafts })
  rows = [row(1), row(2, 'submitted'), row(3), row(4)]
  pile = new Pile({ stage: 5, juror: 7 }, () => rows)
})

describe('the sheet that is next', () => {
  test('is the first that waits, or the next behind the one in hand, round again', () => {
    expect([pile.next(), pile.next(1), pile.next(4), pile.waiting]).toEqual([1, 3, 1, 3])
  })
  test('is none that was skipped, until these are taken up again', () => {
    for (const submission of [1, 3, 4]) pile.skip(submission)
    pile.finish()
    expect([pile.next(), pile.done, pile.waiting]).toEqual([undefined, true, 3])
    pile.again()
    expect([pile.next(), pile.done]).toEqual([1, false])
  })
})

describe('typing that is not saved', () => {
  test('is that of this juror in this stage', async () => {
    const draft = (row: string) => ({ form: 'lembar', row, text: '{}', at: 1 })
    drafts = [draft('5 3 7'), draft('5 4 8'), draft('6 1 7')]
    await pile.look()
    expect([...pile.typed]).toEqual([3])
  })
  test('begins with a letter and ends when the sheet is saved', () => {
    pile.noteTyped(3)
    const before = pile.typed
    pile.noteTyped(3)
    expect(pile.typed).toBe(before)
    pile.noteTyped(4)
    pile.noteSaved(3)
    expect([...pile.typed]).toEqual([4])
  })
})
