import { flushSync } from 'svelte'
import { beforeEach, describe, expect, test } from 'vitest'
import { desk } from '../../lib/desk.svelte'
import { rankingWords as w } from '../../text/rankings'
import { answering, settled } from '../../testing/desk'
import { hold } from '../../testing/hold.svelte'
import { Memory, ResultView } from './result-view.svelte'
import { Results } from './results.svelte'
import { Trial, trialText, type Supposed } from './trial.svelte'

const change: Supposed = { stage: 1, submission: 2, juror: 3, criterion: 'a', mark: '80' }
let view: ResultView
beforeEach(() => {
  answering({ 'drafts.list': () => [] })
  view = new ResultView(new Memory(), new Trial())
})

describe('what one looks at', () => {
  test('is the live result, a revision, two side by side, and before all of them a trial', () => {
    expect(view.mode).toEqual({ is: 'live' })
    view.revision = 2
    expect(view.mode).toEqual({ is: 'frozen', revision: 2 })
    view.compareWith(1)
    expect(view.mode).toEqual({ is: 'compare', before: 1, after: 2 })
    view.revision = 0
    expect(view.mode).toEqual({ is: 'compare', before: 1, after: null })
    view.tryMark(change, '90,00')
    expect(view.mode).toEqual({ is: 'trial' })
    view.discard()
    expect(view.mode).toEqual({ is: 'compare', before: 1, after: null })
  })
  test('is one result when it is compared with itself', () => {
    view.compareWith(2)
    view.revision = 2
    expect(view.mode).toEqual({ is: 'frozen', revision: 2 })
  })
  test('is the new revision after a freeze, alone', () => {
    view.compareWith(1)
    view.sheet = { submission: 2, juror: 3, stage: 1 }
    view.frozen(3)
    expect([view.mode, view.sheet]).toEqual([{ is: 'frozen', revision: 3 }, undefined])
  })
})

describe('the row that is explained', () => {
  test('is the picked one beside a wide table; over a narrow one only what was opened', () => {
    view.memory.picked = 2
    expect([view.explained(true), view.explained(false)]).toEqual([2, undefined])
    view.pick(5, false)
    expect(view.explained(false)).toBe(undefined)
    view.open(2)
    view.pick(5, false)
    expect([view.explained(true), view.explained(false)]).toEqual([5, 5])
    view.close()
    expect(view.explained(false)).toBe(undefined)
  })
  test('goes when another result is set beside it', () => {
    view.open(2)
    view.compareWith(1)
    expect(view.explained(false)).toBe(undefined)
  })
})

describe('a trial', () => {
  test('begins at the picked row, else at the first, and alone', () => {
    view.compareWith(1)
    expect(view.tryMarks(7)).toBe(undefined)
    expect([view.mode.is, view.explained(false)]).toEqual(['live', 7])
    view.memory.picked = 2
    view.tryMarks(7)
    expect(view.explained(false)).toBe(2)
  })
  test('is refused on a frozen result', () => {
    view.revision = 1
    expect(view.tryMarks(7)).toBe(w.trial.closed)
    expect(view.explained(false)).toBe(undefined)
  })
  test('that was thrown away comes back, until the next one begins or it was saved', () => {
    view.tryMark(change, '90,00')
    view.sheet = { submission: 2, juror: 3, stage: 1 }
    view.discard()
    expect([view.mode.is, view.dropped, view.sheet]).toEqual(['live', [change], undefined])
    view.restore()
    expect([view.mode.is, view.dropped]).toEqual(['trial', []])
    view.discard()
    view.tryMark({ ...change, criterion: 'b' }, null)
    expect(view.dropped).toEqual([])
    view.saved()
    expect([view.mode.is, view.dropped]).toEqual(['live', []])
  })
  test('of an earlier run comes back at its sheet; one of an edition that was left meanwhile does not', async () => {
    const draft = { form: 'percobaan', row: '1', text: trialText([change]), at: 5 }
    answering({ 'drafts.list': () => [draft] })
    expect(await view.resume(1)).toBe(true)
    expect([view.mode.is, view.memory.picked, view.sheet]).toEqual(['trial', 2, { submission: 2, juror: 3, stage: 1 }])
    view = new ResultView(new Memory(), new Trial())
    const late = view.resume(1)
    void view.resume(7)
    expect(await late).toBe(false)
    expect([view.mode.is, view.sheet]).toEqual(['live', undefined])
  })
})

test('Esc throws the trial away, and means nothing without one: the row stays explained', () => {
  view.open(2)
  view.tryMark(change, '90,00')
  expect([view.escape(), view.mode.is, view.dropped]).toEqual([true, 'live', [change]])
  expect([view.escape(), view.dropped, view.explained(false)]).toEqual([false, [change], 2])
})

describe('a question', () => {
  test('of the freeze and of the panel waits for the end of a trial', () => {
    view.tryMark(change, '90,00')
    expect([view.askFreeze(), view.askDecision(undefined), view.question]).toEqual([
      w.trial.first,
      w.trial.first,
      undefined,
    ])
    view.discard()
    expect(view.askFreeze()).toBe(undefined)
    expect(view.question).toEqual({ of: 'freeze' })
  })
  test('of the panel is not asked about a frozen result', () => {
    view.revision = 1
    expect([view.askDecision(undefined), view.question]).toEqual([w.trial.closed, undefined])
  })
  test('of the correction needs a trial, and what the desk says of it', () => {
    expect([view.askKeep(false), view.question]).toEqual([w.trial.nothing, undefined])
    view.tryMark(change, '90,00')
    expect([view.askKeep(false), view.question]).toEqual([undefined, undefined])
    view.askKeep(true)
    expect(view.question).toEqual({ of: 'keep' })
  })
  test('stays when the word of another one’s closing comes late', () => {
    view.askFreeze()
    view.askDecision(undefined)
    view.answered('freeze')
    expect(view.question).toEqual({ of: 'decision', row: undefined })
    view.answered('decision')
    expect(view.question).toBe(undefined)
  })
})

test('what a trial would do is shown only while it is tried, however late the desk answers', async () => {
  desk.edition = 1
  let answer: (value: unknown) => void = () => undefined
  answering({
    'drafts.list': () => [],
    'agencies.list': () => ({ agencies: [], kinds: [] }),
    'rankings.show': () => ({ stages: [], rows: [] }),
    'result_revisions.list': () => [],
    'rankings.what_if': () => new Promise((resolve) => (answer = resolve)),
  })
  let results: Results | undefined
  const end = hold({}).live(() => (results = new Results(view)))
  view.tryMark(change, '90,00')
  flushSync()
  await settled()
  expect([results?.asking.loading, results?.keepable, results?.moved]).toEqual([true, false, undefined])
  view.discard()
  flushSync()
  answer({ changes: [{ ...change, old: '90,00', new: '80,00' }], moves: [], ranking: { classes: [] }, refused: null })
  await settled()
  expect([results?.tried, results?.moved]).toEqual([undefined, undefined])
  view.restore()
  flushSync()
  await settled()
  answer({ changes: [{ ...change, old: '90,00', new: '80,00' }], moves: [], ranking: { classes: [] }, refused: null })
  await settled()
  expect([results?.keepable, results?.moved?.after]).toEqual([true, w.compare.trial])
  end()
})
