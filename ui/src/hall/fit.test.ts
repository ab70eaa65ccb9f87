import { expect, test } from 'vitest'
import { fit, pagesOf, STEPS, type Step } from './fit'

test('the largest letters that fit are taken, the smallest when none do', () => {
  let now: Step | undefined
  const size = (most: number) => {
    fit(
      (step) => (now = step),
      () => (now?.size ?? 1) <= most,
    )
    return now?.size
  }
  expect([size(1), size(0.65), size(0)]).toEqual([1, 0.62, STEPS.at(-1)?.size])
})
test('four columns to a page: what is over is another page', () => {
  expect([pagesOf(400, 430, 10), pagesOf(430, 430, 10), pagesOf(540, 430, 10), pagesOf(881, 430, 10)]).toEqual([
    1, 1, 2, 3,
  ])
})
