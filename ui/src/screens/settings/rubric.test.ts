import { describe, expect, test } from 'vitest'
import {
  addCriterion,
  check,
  classProblems,
  codeProblem,
  criteriaSum,
  type CriterionDraft,
  criterionPlace,
  isLeaf,
  moveCriterion,
  rubricInput,
  type StageDraft,
  tieChoices,
  tieInput,
  treeLines,
  weightProblems,
  whole,
} from './rubric'

/** "a0:100 b1:50" is a criterion a at depth 0 with weight 100, then b at depth 1. */
const criteria = (text: string): CriterionDraft[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const parts = /^([a-z]+)(\d):(.*)$/.exec(word)
      const code = parts?.[1] ?? ''
      return {
        key: code,
        code,
        name: code.toUpperCase(),
        guidance: '',
        depth: Number(parts?.[2]),
        weight: parts?.[3] ?? '',
        levels: [],
      }
    })
const shown = (list: readonly CriterionDraft[]) => list.map((one) => `${one.code}${one.depth}:${one.weight}`).join(' ')
const stage = (text: string, weight = '1000', code = 'proposal'): StageDraft => ({
  code,
  name: `Tahap ${code}`,
  weight,
  criteria: criteria(text),
})

describe('weights are typed texts', () => {
  test.each([
    ['250', 250],
    [' 50 ', 50],
    ['0', 0],
    ['', undefined],
    ['2,5', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['10000', undefined],
  ])('%j is %s', (text, weight) => {
    expect(whole(text)).toBe(weight)
  })
  test.each([
    ['a0:600 b0:400', 1000, 'leaves are added'],
    ['a0:7 b1:600 c1:400', 1000, 'a branch is of no account'],
    ['a0:600 b0:', undefined, 'an empty one leaves no sum'],
    ['', 0, 'none'],
  ])('the sum of %j is %s: %s', (text, sum, _why) => {
    expect(criteriaSum(stage(text))).toBe(sum)
  })
  test('what is said of a sum', () => {
    expect([1000, 900, 1050, undefined].map((sum) => check(sum).words)).toEqual([
      'tepat 1000',
      'kurang 100',
      'lebih 50',
      'ada bobot yang bukan angka bulat',
    ])
  })
  test('every wrong sum is a problem that leads to a field of its stage', () => {
    expect(
      weightProblems([stage('a0:600 b0:300', '500'), stage('c0:1000', '400', 'presentasi')]).map(
        (problem) => `${problem.field}: ${problem.text}`,
      ),
    ).toEqual([
      'bobot.proposal: Bobot tahap: kurang 100. Jumlahnya harus 1000.',
      'bobot.proposal.a: Bobot kriteria Tahap proposal: kurang 100. Jumlahnya harus 1000.',
    ])
    expect(weightProblems([stage('a0:1000')])).toEqual([])
  })
})

describe('a criterion moves with all below it', () => {
  test.each([
    ['a0:1 b0:2 c0:3', 0, 1, 'b0:2 a0:1 c0:3', 1],
    ['a0:1 b1:2 c0:3', 0, 1, 'c0:3 a0:1 b1:2', 1],
    ['a0:1 b0:2 c1:3', 1, -1, 'b0:2 c1:3 a0:1', 0],
    ['a0:1 b1:2 c1:3', 1, -1, 'a0:1 b1:2 c1:3', undefined],
    ['a0:1 b0:2', 1, 1, 'a0:1 b0:2', undefined],
  ] as const)('%s, place %i by %i', (before, at, step, after, place) => {
    const list = criteria(before)
    expect(moveCriterion(list, at, step)).toBe(place)
    expect(shown(list)).toBe(after)
  })
  test.each([
    ['a0:1 b1:2 c0:3', 0, false, 'a0:1 b1:2 kriteria-40:0 c0:3', 2],
    ['a0:1 c0:3', 0, true, 'a0:1 kriteria-31:0 c0:3', 1],
    ['', -1, false, 'kriteria-10:0', 0],
  ] as const)('a new one in %s below %i (child: %s)', (before, at, below, after, place) => {
    const list = criteria(before)
    expect(addCriterion(list, at, below)).toBe(place)
    expect(shown(list)).toBe(after)
  })
  test('the last row is a leaf, one with deeper rows below is not', () => {
    const list = criteria('a0:1 b1:2 c0:3')
    expect(list.map((_, at) => isLeaf(list, at))).toEqual([false, true, true])
  })
})

test('what the desk is told: branches weigh nothing, levels as typed', () => {
  const one = stage('a0:5 b1:1000')
  const leaf = one.criteria[1]
  if (leaf) leaf.levels = [{ from: '91,00', to: '100,00', title: 'Sangat baik', text: '' }]
  expect(rubricInput(7, one)).toEqual({
    stage: 7,
    criteria: [
      { code: 'a', name: 'A', guidance: '', depth: 0, weight: 0, levels: [] },
      {
        code: 'b',
        name: 'B',
        guidance: '',
        depth: 1,
        weight: 1000,
        levels: [{ from: '91,00', to: '100,00', title: 'Sangat baik', text: '' }],
      },
    ],
  })
})

test('tie rules go by id and come by code; what is taken is not offered again', () => {
  const stages = [stage('a0:600 b0:400')]
  const ties = [
    { kind: 'criterion_mean', stage: 'proposal', criterion: 'b' },
    { kind: 'panel', stage: null, criterion: null },
  ]
  expect(
    tieInput(1, ties, [
      {
        id: 5,
        code: 'proposal',
        criteria: [
          { id: 8, code: 'a' },
          { id: 9, code: 'b' },
        ],
      },
    ]),
  ).toEqual({
    edition: 1,
    rules: [
      { kind: 'criterion_mean', stage: 5, criterion: 9 },
      { kind: 'panel', stage: null, criterion: null },
    ],
  })
  expect(tieChoices(ties, stages).map((choice) => choice.label)).toEqual([
    'Nilai Tahap proposal (nilai tahap)',
    'Median Tahap proposal (median jumlah lembar)',
    'Rata-rata A (Tahap proposal)',
  ])
})

test('a rank that is no number is said at its field', () => {
  expect(
    classProblems([
      { short_name: 'Top', full_name: 'Top', rank_from: '1', rank_to: 'tujuh', document: 'piagam', signatory: null },
    ]),
  ).toEqual([{ field: 'classes.0.rank_to', severity: 'salah', text: 'Peringkat harus angka bulat.' }])
})

test('a code that is missing or stands there already is said with the row that shows its field', () => {
  const [twice, none] = [stage('a0:600 b0:400'), stage('a0:1000')]
  if (twice.criteria[1]) twice.criteria[1].code = ' A '
  if (none.criteria[0]) none.criteria[0].code = ''
  expect(codeProblem([stage('a0:1000')])).toBe(undefined)
  expect(codeProblem([twice])).toEqual({
    row: 'bobot.proposal.b',
    problem: {
      field: 'kriteria.code',
      severity: 'salah',
      text: 'Kode kriteria “A” dipakai dua kali pada Tahap proposal.',
    },
  })
  expect(codeProblem([none])?.problem.text).toBe('Kode kriteria “A” belum diisi.')
})
test('what the desk says of a name stands at the name, of anything else of a criterion in its row', () => {
  expect(criterionPlace(stage('a0:600 b0:400'), 'criteria.1.name')).toEqual({
    field: 'kriteria.name',
    row: 'bobot.proposal.b',
  })
  expect(criterionPlace(stage('a0:600 b0:400'), 'criteria')).toEqual({
    field: 'bobot.proposal.a',
    row: 'bobot.proposal.a',
  })
})
test('the tree of weights has a line for each stage, and for each criterion of one that is open', () => {
  const stages = [stage('a0:600 b1:400'), { ...stage('c0:1000'), code: 'presentasi' }]
  const shown = (closed: Record<string, boolean>) => treeLines(stages, closed).map(({ field, at }) => [field, at])
  expect(shown({ presentasi: true })).toEqual([
    ['bobot.proposal', -1],
    ['bobot.proposal.a', 0],
    ['bobot.proposal.b', 1],
    ['bobot.presentasi', -1],
  ])
  expect(shown({ proposal: true, presentasi: false }).length).toBe(3)
})
