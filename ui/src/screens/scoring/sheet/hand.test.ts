import { expect, test } from 'vitest'
import { answering, settled } from '../../../testing/desk'
import type { Sheet } from '../view'
import { SheetInHand } from './hand.svelte'

const sheet = (submission: number, mark: string | null): Partial<Sheet> => ({
  submission,
  juror: 1,
  state: 'outstanding',
  note: '',
  control_total: null,
  running: mark ?? '0,00',
  lines: [{ criterion: 'a', mark } as Sheet['lines'][number]],
})

test('a count that comes late never covers the sheet that was taken since', async () => {
  const late: (() => void)[] = []
  const held = (answer: unknown) => new Promise((come) => late.push(() => come(answer)))
  answering({
    'score_sheets.show': ({ submission }: { submission: number }) =>
      submission === 1 ? sheet(1, null) : held(sheet(2, null)),
    'score_sheets.preview': () => held(sheet(1, '70,00')),
  })
  const hand = new SheetInHand()
  await hand.open({ stage: 1, submission: 1, juror: 1 })
  const next = hand.open({ stage: 1, submission: 2, juror: 1 })
  // The draft of the first is found while the second is on its way.
  hand.take({ marks: { a: '70' }, control: '', note: '' })
  await settled()
  late.shift()?.()
  expect(await next).toBe(true)
  expect(hand.sheet?.submission).toBe(2)
  late.shift()?.()
  await settled()
  expect(hand.sheet?.submission).toBe(2)
})
