import { expect, test } from 'vitest'
import { added, asksWeights, movedRow, sumOfWeights, weightsAfter } from './stages'

const row = (code: string, scored: boolean, enabled = true) => ({ id: 1, code, name: code, scored, enabled })
const rows = [row('persiapan', false), row('proposal', true), row('presentasi', true), row('verifikasi', false, false)]
const codes = (act: Parameters<typeof weightsAfter>[1], scored = true) =>
  weightsAfter(rows, act, { name: 'Baru', scored }).map((one) => one.code)

test('who is scored once the act is done', () => {
  const [plain, proposal, , visit] = rows as [(typeof rows)[0], (typeof rows)[0], (typeof rows)[0], (typeof rows)[0]]
  expect(codes({ kind: 'add' })).toEqual(['proposal', 'presentasi', added])
  expect(codes({ kind: 'add' }, false)).toEqual(['proposal', 'presentasi'])
  expect(codes({ kind: 'switch', stage: proposal })).toEqual(['presentasi'])
  expect(codes({ kind: 'score', stage: proposal })).toEqual(['presentasi'])
  expect(codes({ kind: 'remove', stage: proposal })).toEqual(['presentasi'])
  expect(codes({ kind: 'score', stage: plain })).toEqual(['persiapan', 'proposal', 'presentasi'])
  // Scored, but not used: its weight is asked for when it is switched on.
  expect(codes({ kind: 'score', stage: visit })).toEqual(['proposal', 'presentasi'])
})

test('weights are asked for whenever the scored ones change, and only then', () => {
  expect(asksWeights({ kind: 'switch', stage: row('a', true) })).toBe(true)
  expect(asksWeights({ kind: 'switch', stage: row('a', true, false) })).toBe(true)
  expect(asksWeights({ kind: 'switch', stage: row('a', false) })).toBe(false)
  expect(asksWeights({ kind: 'participants', stage: row('a', true) } as never)).toBe(false)
  expect(asksWeights({ kind: 'remove', stage: row('a', true) })).toBe(true)
  expect(asksWeights({ kind: 'remove', stage: row('a', true, false) })).toBe(false)
  expect(asksWeights({ kind: 'remove', stage: row('a', false) })).toBe(false)
  expect(asksWeights({ kind: 'score', stage: row('a', false) })).toBe(true)
})

test('the sum of typed weights', () => {
  expect(sumOfWeights(rows, { weights: { proposal: '600', presentasi: ' 400' } })).toBe(1000)
  expect(sumOfWeights(rows, { weights: { proposal: '60%' } })).toBeUndefined()
})

test('a row moves by one place, not past the edge', () => {
  expect([movedRow(['a', 'b'], 0, 1), movedRow(['a', 'b'], 0, -1), movedRow(['a', 'b'], 1, 1)]).toEqual([
    ['b', 'a'],
    undefined,
    undefined,
  ])
})
