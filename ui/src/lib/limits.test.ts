import { expect, test } from 'vitest'
import { lettersOf, limitOf } from './limits'

test('limits come from the contract, also for the parts of a list', () => {
  expect(limitOf('title')).toBe(300)
  expect(limitOf('contact')).toBe(500)
  expect(limitOf('reason')).toBe(20_000)
  expect(limitOf('innovators.3.name')).toBe(300)
  expect(limitOf('sections.ringkasan')).toBe(20_000)
  expect(limitOf('no_such_field')).toBeUndefined()
})

test('letters are told near the limit and beyond it, counted as the desk counts them', () => {
  expect(lettersOf('title', 'a'.repeat(269))).toBeUndefined()
  expect(lettersOf('title', 'a'.repeat(270))).toEqual({ now: 270, limit: 300, over: false })
  expect(lettersOf('title', '😀'.repeat(301))).toEqual({ now: 301, limit: 300, over: true })
  expect(lettersOf('title', '😀'.repeat(200))).toBeUndefined()
})
