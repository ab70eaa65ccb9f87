import { flushSync } from 'svelte'
import { describe, expect, test } from 'vitest'
import type { Name } from '../api/call'
import { answering, refusal, settled } from '../testing/desk'
import { announce, beforeReads, read, Read } from './reads.svelte'

const rankings = 'rankings.show' as Name

/** Opens a read outside a component; `close` ends its life. */
function open(input: () => unknown, topics: string[]) {
  let reading!: Read<unknown> & { reload: () => void }
  const close = $effect.root(() => {
    reading = read(rankings, input as never, topics)
  })
  flushSync()
  return { reading, close }
}

describe('a read', () => {
  test('runs at once and keeps the value', async () => {
    answering({ 'rankings.show': ({ edition }: { edition: number }) => ({ rows: edition }) })
    const { reading, close } = open(() => ({ edition: 7 }), ['rankings'])
    expect(reading.loading).toBe(true)
    await settled()
    expect([reading.value, reading.loading, reading.error]).toEqual([{ rows: 7 }, false, undefined])
    close()
  })
  test('is settled when its newest answer is there, and at once when none is on its way', async () => {
    const answers: ((value: number) => void)[] = []
    answering({ 'rankings.show': () => new Promise((answer) => answers.push(answer)) })
    const { reading, close } = open(() => ({ edition: 7 }), ['rankings'])
    let through = false
    void reading.settled().then(() => (through = true))
    reading.reload()
    await settled()
    answers[0]?.(1)
    await settled()
    expect(through).toBe(false)
    answers[1]?.(2)
    await settled()
    expect([through, reading.value]).toEqual([true, 2])
    await reading.settled()
    close()
  })
  test('runs again for a new input and forgets its value for none', async () => {
    const asked = answering({ 'rankings.show': ({ edition }: { edition: number }) => edition })
    let edition = $state<number | undefined>(1)
    const { reading, close } = open(() => (edition === undefined ? null : { edition }), [])
    await settled()
    edition = 2
    flushSync()
    await settled()
    expect(reading.value).toBe(2)
    edition = undefined
    flushSync()
    expect(reading.value).toBeUndefined()
    expect(asked.map((one) => one.input)).toEqual([{ edition: 1 }, { edition: 2 }])
    close()
  })
  test('reloads when what changed meets its topics, and only then', async () => {
    const asked = answering({ 'rankings.show': () => 1 })
    const { close } = open(() => ({ edition: 1 }), ['score_sheets', 'rankings'])
    await settled()
    await announce(['agencies'])
    await settled()
    expect(asked.length).toBe(1)
    await announce(['agencies', 'score_sheets'])
    await settled()
    expect(asked.length).toBe(2)
    close()
    await announce(['score_sheets'])
    await settled()
    expect(asked.length).toBe(2)
  })
  test('runs again only after those who must know first', async () => {
    const asked = answering({ 'rankings.show': ({ edition }: { edition: number }) => edition })
    let edition = $state<number | undefined>(1)
    const end = beforeReads(['editions'], () => {
      edition = undefined
      flushSync()
      return Promise.resolve()
    })
    const { reading, close } = open(() => (edition === undefined ? null : { edition }), ['editions'])
    await settled()
    await announce(['editions'])
    await settled()
    expect([reading.value, reading.error, asked.length]).toEqual([undefined, undefined, 1])
    end()
    close()
  })
  test('keeps the old value beside the error of a reload', async () => {
    let fail = false
    answering({
      'rankings.show': () => {
        if (fail) throw refusal('file_busy', 'Berkas sedang dipakai.')
        return 5
      },
    })
    const { reading, close } = open(() => ({ edition: 1 }), [])
    await settled()
    fail = true
    reading.reload()
    await settled()
    expect([reading.value, reading.error?.code]).toEqual([5, 'file_busy'])
    close()
  })
  test('takes only the newest of two answers, whatever their order', async () => {
    const answers: ((value: number) => void)[] = []
    const reading = new Read<number>()
    const ask = () => reading.run(() => new Promise((resolve) => answers.push(resolve)))
    const first = ask()
    const second = ask()
    answers[1]?.(2)
    answers[0]?.(1)
    await Promise.all([first, second])
    expect(reading.value).toBe(2)
  })
})
