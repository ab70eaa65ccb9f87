import { describe, expect, test } from 'vitest'
import { decisionOf, kindsFor, linesFor, placeOf, tiedWith } from './panel'
import { pruned, Trial, trialFrom, trialText, withChange, type Supposed, type WhatIf } from './trial.svelte'
import type { Ranking, Row } from './view'

const change = (criterion: string, mark: string | null, more: Partial<Supposed> = {}): Supposed => ({
  stage: 1,
  submission: 2,
  juror: 3,
  criterion,
  mark,
  ...more,
})

describe('a trial', () => {
  test('holds one change per mark, the newest', () => {
    const changes = withChange(withChange([], change('a', '80'), '90,00'), change('a', '85'), '90,00')
    expect(changes).toEqual([change('a', '85')])
  })
  test('knows marks of other sheets apart', () => {
    const changes = withChange([change('a', '80')], change('a', '70', { juror: 4 }), '90,00')
    expect(changes.map((one) => one.juror)).toEqual([3, 4])
  })
  test('forgets a mark that is typed back', () => {
    expect(withChange([change('a', '80'), change('b', '70')], change('a', '90,00'), '90,00')).toEqual([
      change('b', '70'),
    ])
    expect(withChange([change('a', '80')], change('a', null), null)).toEqual([])
  })
  test('forgets what the desk reads as the same number', () => {
    const answered = [
      { ...change('a', null), old: '85,00', new: '85,00' },
      { ...change('b', null), old: '85,00', new: '70,00' },
    ] as unknown as WhatIf['changes']
    expect(pruned([change('a', '85'), change('b', '70')], answered)).toEqual([change('b', '70')])
  })
  test('is handed back when it is thrown away, and ends with its edition', () => {
    const trial = new Trial()
    void trial.of(1)
    trial.set(change('a', '80'), '90,00')
    expect(trial.active).toBe(true)
    const old = trial.clear()
    expect([trial.active, old.length]).toEqual([false, 1])
    trial.changes = old
    void trial.of(1)
    expect(trial.active).toBe(true)
    void trial.of(2)
    expect(trial.active).toBe(false)
  })
})

const row = (submission: number, rank: number | null, value: string, tie: string | null = null) =>
  ({
    submission,
    title: `Usulan ${submission}`,
    agency: 'Dinas',
    rank,
    computed_rank: rank,
    value,
    tie,
  }) as unknown as Row
const rows = [row(1, 1, '90,00'), row(2, 2, '85,00', 'seri'), row(3, 2, '85,00', 'seri'), row(4, null, '–')]
const ranking = { rows } as unknown as Ranking

test('a kept trial comes back as it was; a text of another kind is none', () => {
  const changes = [change('a', '80'), change('b', null)]
  expect(trialFrom(trialText(changes))).toEqual(changes)
  expect(['', '[]', '{"changes":7}', '{"changes":[{"stage":"1"}]}'].map(trialFrom)).toEqual([[], [], [], []])
})

describe('a decision of the panel', () => {
  test('is about the rows of one tie, all ranks, or one row without a rank', () => {
    expect(tiedWith(ranking, rows[1] as Row).map((one) => one.submission)).toEqual([2, 3])
    expect([rows[0], rows[1], rows[3], undefined].map((one) => kindsFor(ranking, one))).toEqual([
      ['ranks'],
      ['order', 'all_in', 'ranks'],
      ['unranked', 'ranks'],
      ['ranks'],
    ])
  })
  test('begins with the ranks as they are and takes in a row without one', () => {
    expect(linesFor(ranking, rows[3], 'ranks').map((line) => line.place)).toEqual(['1', '2', '2', ''])
    expect(linesFor(ranking, rows[1], 'order').map((line) => [line.submission, line.place])).toEqual([
      [2, '1'],
      [3, '2'],
    ])
    expect(linesFor(ranking, rows[1], 'all_in').map((line) => line.place)).toEqual(['', ''])
  })
  test.each([
    ['1', 1],
    [' 12 ', 12],
    ['0', null],
    ['1,5', null],
    ['', null],
    ['x', null],
  ])('place %j is %j', (text, place) => expect(placeOf(text)).toBe(place))
  test('sends places only where they count', () => {
    const said = { reason: ' dampak ', on: '', by: 'Tim ' }
    expect(decisionOf(7, 'all_in', linesFor(ranking, rows[1], 'all_in'), said)).toEqual({
      edition: 7,
      kind: 'all_in',
      reason: 'dampak',
      on: null,
      by: 'Tim',
      rows: [
        { submission: 2, place: null, reason: null },
        { submission: 3, place: null, reason: null },
      ],
    })
    expect(decisionOf(7, 'order', linesFor(ranking, rows[1], 'order'), said).rows.map((one) => one.place)).toEqual([
      1, 2,
    ])
  })
})
