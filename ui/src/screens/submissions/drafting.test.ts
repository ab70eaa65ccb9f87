import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { flushDrafts } from '../../lib/drafts.svelte'
import { messages } from '../../lib/messages.svelte'
import { answering } from '../../testing/desk'
import { Drafting } from './drafting.svelte'
import { blankForm, freshKey, typedText, type Typed } from './form'
import { Memory } from './memory.svelte'
import type { Row } from './list'

const rows = (...ids: number[]) => ids.map((id) => ({ id })) as Row[]
const typed = (title: string): Typed => ({
  form: { ...blankForm(), title },
  spot: { tab: 'identity', section: undefined, field: undefined, caret: 0 },
})
let memory: Memory
let drafting: Drafting
/** Drafts of the desk. */
let drafts: { form: string; row: string; text: string; at: number }[]
beforeEach(async () => {
  drafts = []
  answering({ 'drafts.list': () => drafts, 'drafts.put': () => true, 'drafts.delete': () => null })
  for (const { id } of messages.toasts) messages.closeToast(id)
  memory = new Memory()
  drafting = new Drafting(1, memory)
  await drafting.look()
})
afterEach(() => flushDrafts())
const titles = () => drafting.news([]).map((row) => row.title)

describe('a new submission', () => {
  test('is in the list from its first letter', () => {
    drafting.begin()
    expect([drafting.stage, memory.picked, titles()]).toEqual([{ is: 'begun', id: -1 }, -1, []])
    drafting.typed(freshKey(1, 1), typed('Kejar Stunting'))
    expect([titles(), drafting.isTyped(-1)]).toEqual([['Kejar Stunting'], true])
    expect(drafting.openKey([])).toBe(freshKey(1, 1))
  })
  test('never has a number that another one has or had', () => {
    drafting.typed(freshKey(1, 4), typed('Lama'))
    drafting.begin()
    drafting.throwAway(freshKey(1, 5))
    drafting.begin()
    expect(memory.picked).toBe(-6)
  })
  test('keeps its place while the list is read, and is an ordinary row once another one is picked', () => {
    drafting.begin()
    drafting.follow(rows(7, 8))
    expect(memory.picked).toBe(-1)
    memory.picked = 8
    expect(drafting.stage).toEqual({ is: 'listed' })
  })
})

describe('what was just written', () => {
  beforeEach(() => {
    drafting.begin()
    drafting.written(9)
  })
  test('stays open until the list has it, and is told when it does', () => {
    expect([drafting.stage, drafting.openKey(rows(7))]).toEqual([{ is: 'arriving', id: 9 }, '9'])
    expect([drafting.follow(rows(7)), memory.picked]).toEqual([false, 9])
    expect([drafting.follow(rows(7, 9)), drafting.follow(rows(7, 9)), memory.picked]).toEqual([true, false, 9])
  })
  test('is an ordinary row when the list comes after one went elsewhere', () => {
    memory.picked = 7
    expect([drafting.follow(rows(7)), drafting.follow(rows(7, 9)), memory.picked]).toEqual([false, false, 7])
  })
  test('makes way for the next new one', () => {
    drafting.begin()
    expect([drafting.follow(rows(7, 9)), memory.picked]).toEqual([false, -2])
  })
})

describe('the picked row', () => {
  test('that went is followed by the first', () => {
    memory.picked = 5
    drafting.follow(rows(7, 8))
    expect(memory.picked).toBe(7)
    drafting.follow([])
    expect(memory.picked).toBe(undefined)
  })
  test('that was deleted is followed by the one in its place', () => {
    drafting.pickNear(rows(7, 8), 1)
    expect(memory.picked).toBe(8)
    drafting.pickNear(rows(7, 8), 2)
    expect(memory.picked).toBe(8)
    drafting.pickNear([], 0)
    expect(memory.picked).toBe(undefined)
  })
  test('is not opened before one knows what was typed in it, or that the list has it', () => {
    const other = new Drafting(1, memory)
    memory.picked = 7
    expect([other.openKey(rows(7)), drafting.openKey(rows(8)), drafting.openKey(rows(7))]).toEqual([
      undefined,
      undefined,
      '7',
    ])
  })
})

describe('typing of an earlier run', () => {
  test('comes back, the newest first, but not that of another edition', async () => {
    drafts = [
      { form: 'usulan', row: freshKey(2, 1), text: typedText(typed('Edisi lain')), at: 30 },
      { form: 'usulan', row: '12', text: typedText(typed('Diubah')), at: 20 },
      { form: 'usulan', row: freshKey(1, 3), text: typedText(typed('Baru')), at: 10 },
      { form: 'usulan', row: '13', text: 'bukan milik kami', at: 40 },
    ]
    drafting = new Drafting(1, memory)
    expect(await drafting.look()).toBe(12)
    expect([[...drafting.drafts.keys()], titles()]).toEqual([['12', freshKey(1, 3)], ['Baru']])
  })
})

describe('a new one that is thrown away', () => {
  test('can be brought back as it was', () => {
    drafting.begin()
    drafting.typed(freshKey(1, 1), typed('Kejar Stunting'))
    drafting.throwAway(freshKey(1, 1))
    expect([titles(), drafting.stage, messages.toasts.length]).toEqual([[], { is: 'listed' }, 1])
    memory.picked = 7
    messages.toasts[0]?.action?.run()
    expect([titles(), memory.picked, messages.toasts.length]).toEqual([['Kejar Stunting'], -1, 0])
  })
  test('is not spoken of when nothing was in it; of several only the last is', () => {
    drafting.begin()
    drafting.throwAway(freshKey(1, 1))
    expect(messages.toasts.length).toBe(0)
    for (const number of [2, 3]) {
      drafting.typed(freshKey(1, number), typed(`Usulan ${number}`))
      drafting.throwAway(freshKey(1, number))
    }
    expect(messages.toasts.map((one) => one.title.includes('Usulan 3'))).toEqual([true])
    drafting.forgetThrown()
    expect(messages.toasts.length).toBe(0)
  })
})
