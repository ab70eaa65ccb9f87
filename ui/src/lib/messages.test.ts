import { expect, test, vi } from 'vitest'
import { words } from '../text/id'
import { jobs } from './jobs.svelte'
import { messages } from './messages.svelte'

test('what one change had to say is one message, and stays as long as it takes to read', () => {
  vi.useFakeTimers()
  messages.reset()
  messages.warn(['Jam komputer lebih lambat.'])
  messages.warn([])
  const long = Array.from({ length: 5 }, (_, n) => `Benturan kepentingan Juri ${n}: perangkat daerah sendiri.`)
  messages.warn(long)
  const shown = () => messages.toasts.map((one) => [one.title, one.detail])
  expect(shown()).toEqual([
    ['Jam komputer lebih lambat.', undefined],
    ['5 hal perlu diketahui', long.join('\n')],
  ])
  vi.advanceTimersByTime(8000)
  expect(shown().map(([title]) => title)).toEqual(['5 hal perlu diketahui'])
  vi.advanceTimersByTime(60_000)
  expect(shown()).toEqual([])
  vi.useRealTimers()
})

test('why another job had to wait is no longer said when the job ends', async () => {
  let end = () => undefined as void
  const ran = jobs.run('Piagam', () => new Promise<void>((done) => (end = done)))
  messages.say(words.job.busy)
  end()
  await ran
  expect(messages.note).toBe('')
})
