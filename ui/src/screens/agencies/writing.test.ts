import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { messages } from '../../lib/messages.svelte'
import { answering, settled } from '../../testing/desk'
import { hold } from '../../testing/hold.svelte'
import { blankForm, NEW } from './form'
import { Memory } from './memory.svelte'
import { Writing } from './writing.svelte'

const units = (...ids: number[]) => ids.map((id) => ({ id }))
let memory: Memory
let writing: Writing
let drafts: { form: string; row: string; text: string; at: number }[]
let end: () => void
async function open() {
  end = hold({}).live(() => (writing = new Writing(memory)))
  flushSync()
  await settled()
}
beforeEach(() => {
  memory = new Memory()
  drafts = []
  for (const { id } of messages.toasts) messages.closeToast(id)
  answering({
    'drafts.list': () => drafts,
    'drafts.delete': ({ row }: { row: string }) => void (drafts = drafts.filter((one) => one.row !== row)),
  })
})
afterEach(() => end())
const draft = (row: string) => ({ form: 'perangkat-daerah', row, text: '{}', at: 1 })

describe('a unit', () => {
  test('is read until it is edited, and a new one may stand below another', async () => {
    await open()
    expect(writing.stage).toEqual({ is: 'reading' })
    writing.edit(3)
    expect(writing.stage).toEqual({ is: 'writing', id: 3 })
    writing.edit(4)
    expect(writing.stage).toEqual({ is: 'writing', id: 3 })
    writing.leave()
    writing.begin(3)
    expect(writing.stage).toEqual({ is: 'writing', id: undefined, parent: 3 })
  })
  test('that was just saved is told once, when the list has it', async () => {
    await open()
    writing.begin()
    writing.saved(9)
    writing.leave()
    expect([writing.follow(units(3)), writing.follow(units(3, 9)), writing.follow(units(3, 9))]).toEqual([
      undefined,
      9,
      undefined,
    ])
  })
  test('that was just saved does not take the focus from the next new one', async () => {
    await open()
    writing.saved(9)
    writing.begin()
    expect([writing.follow(units(9)), writing.stage.is]).toEqual([undefined, 'writing'])
  })
})

describe('typing that is thrown away', () => {
  test('can be brought back into its form', async () => {
    await open()
    const typed = { ...blankForm(undefined, undefined), name: 'Dinas Baru' }
    writing.edit(3)
    writing.cancel(typed)
    expect([writing.stage.is, messages.toasts.length]).toEqual(['reading', 1])
    messages.toasts[0]?.action?.run()
    expect([writing.stage, memory.picked]).toEqual([{ is: 'writing', id: 3, typed }, 3])
  })
  test('is not spoken of when there was none', async () => {
    await open()
    writing.edit(3)
    writing.cancel(undefined)
    expect([writing.stage.is, messages.toasts.length]).toEqual(['reading', 0])
  })
  test('of a form that is not open is gone from its row', async () => {
    drafts = [draft('3')]
    await open()
    expect(writing.isHalfway(3)).toBe(true)
    writing.throwAway(3)
    await settled()
    expect(writing.isHalfway(3)).toBe(false)
  })
})

describe('typing of an earlier run', () => {
  test('opens its form once the list has the unit', async () => {
    drafts = [draft('3')]
    await open()
    expect(writing.stage.is).toBe('reading')
    writing.follow(units(2, 3))
    expect([writing.stage, memory.picked]).toEqual([{ is: 'writing', id: 3 }, 3])
  })
  test('of a new one opens a new form, and none is opened over one that is written in', async () => {
    drafts = [draft(NEW)]
    await open()
    writing.edit(2)
    writing.follow(units(2, 3))
    expect(writing.stage).toEqual({ is: 'writing', id: 2 })
    end()
    await open()
    writing.follow(units(2, 3))
    expect(writing.stage).toEqual({ is: 'writing', id: undefined })
  })
  test('of a unit that is gone opens nothing', async () => {
    drafts = [draft('8')]
    await open()
    writing.follow(units(2, 3))
    expect([writing.stage.is, memory.picked]).toEqual(['reading', undefined])
  })
})
