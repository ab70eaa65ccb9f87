import { beforeEach, expect, test } from 'vitest'
import { StageOrder } from './stage-order.svelte'

let kept: { id: number }[] | undefined
let sent: (readonly number[])[]
/** Answers the write that is on its way. */
let answers: ((taken: boolean) => void)[]
let order: StageOrder<{ id: number }>
let places: number[]
beforeEach(() => {
  kept = [{ id: 1 }, { id: 2 }, { id: 3 }]
  ;[sent, answers, places] = [[], [], []]
  order = new StageOrder(
    () => kept,
    (ids) => (sent.push(ids), new Promise((answer) => answers.push(answer))),
  )
})
const shown = () => order.rows.map((one) => one.id)
const move = (id: number, step: 1 | -1) => order.move({ id }, step, (place) => places.push(place))

test('a row that is moved stands there at once; what is moved meanwhile is sent in one write behind it', async () => {
  const through = move(1, 1)
  void move(1, 1)
  void move(3, -1)
  expect([shown(), places, sent]).toEqual([[3, 2, 1], [1, 2, 0], [[2, 1, 3]]])
  answers[0]?.(true)
  await Promise.resolve()
  await Promise.resolve()
  expect(sent).toEqual([
    [2, 1, 3],
    [3, 2, 1],
  ])
  answers[1]?.(true)
  await through
  kept = [{ id: 3 }, { id: 2 }, { id: 1 }]
  order.follow()
  expect(shown()).toEqual([3, 2, 1])
})
test('an order that the desk refuses goes back; one that cannot be is none', async () => {
  const through = move(3, -1)
  answers[0]?.(false)
  await through
  expect(shown()).toEqual([1, 2, 3])
  await move(1, -1)
  expect([sent.length, places]).toEqual([1, [1]])
})
test('when a stage came meanwhile the desk’s order is shown', () => {
  void move(1, 1)
  kept = [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }]
  expect(shown()).toEqual([1, 2, 3, 4])
})
