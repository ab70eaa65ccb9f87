import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { draftText, flushDrafts } from '../../../lib/drafts.svelte'
import { messages } from '../../../lib/messages.svelte'
import { read } from '../../../lib/reads.svelte'
import { undo } from '../../../lib/write'
import { answering, refusal, settled, type Asked } from '../../../testing/desk'
import { hold } from '../../../testing/hold.svelte'
import { scoringWords as w } from '../../../text/scoring'
import { fieldsOf, type Sheet } from '../view'
import { SheetWork, type Workplace } from './work.svelte'

interface DeskSheet {
  state: string
  marks: (string | null)[]
}
/** A desk with the sheets of one juror, of two criteria each; 1, 2 and 3 wait. */
let sheets: Map<number, DeskSheet>
let before: DeskSheet | undefined
let drafts: { form: string; row: string; text: string; at: number }[]
let asked: Asked[]
/** Commands that the desk answers only when these are through. */
let late: Record<string, Promise<void>>

const sheetOf = (submission: number): Partial<Sheet> => {
  const found = sheets.get(submission)
  if (!found) throw refusal('not_found', 'Tidak ada')
  const { state, marks } = found
  return {
    submission,
    juror: 7,
    title: `Usulan ${submission}`,
    state,
    state_text: 'belum lengkap',
    note: '',
    control_total: null,
    control_text: null,
    running: '0,00',
    lines: ['a', 'b'].map((criterion, n) => ({ criterion, name: criterion, mark: marks[n] ?? null })) as Sheet['lines'],
  }
}
const pile = () => ({
  rows: [...sheets].map(([submission, { state, marks }]) => ({ submission, cells: [{ juror: 7, state, marks }] })),
  jurors: [],
})
const written = (mark: string | null) => (mark && !mark.includes(',') ? `${mark},00` : mark)
interface In {
  submission: number
  marks: { mark: string | null }[]
}
const done = (value: unknown) => ({ value, changed: ['score_sheets'], warnings: [], undo: 'Lembar' })
const later = (): [Promise<void>, () => void] => {
  let come!: () => void
  return [new Promise((through) => (come = through)), come]
}

let work: SheetWork
let place: Workplace
let said: string[]
let end: () => void
async function pass() {
  for (let n = 0; n < 4; n++) {
    flushSync()
    await settled()
  }
}
/** Sits down at the pile. */
async function begin(submission?: number, more: Partial<Workplace> = {}) {
  const held = hold({ submission })
  end = held.live(() => {
    const queue = read('score_sheets.grid', () => ({ edition: 1, stage: 5, juror: 7 }))
    place = Object.defineProperties(
      {
        of: { stage: 5, juror: 7 },
        queue,
        needsReason: false,
        reasonFor: () => Promise.resolve(null),
        fields: {
          focus: (at) => void said.push(`focus ${at}`),
          focusWrong: () => void said.push('wrong'),
          ask: (at) => void said.push(`ask ${at}`),
          put: (texts) => void said.push(`put ${texts.join(' ')}`),
        },
        onfinish: () => void said.push('finished'),
        ...more,
      } as Workplace,
      {
        submission: {
          get: () => held.state.submission,
          set: (next: number | undefined) => void (held.state.submission = next),
        },
      },
    )
    work = new SheetWork(place)
  })
  await pass()
}
beforeEach(() => {
  said = []
  drafts = []
  late = {}
  sheets = new Map([1, 2, 3].map((one) => [one, { state: 'outstanding', marks: [null, null] }]))
  const when = async <T>(name: string, answer: () => T): Promise<T> => {
    await late[name]
    return answer()
  }
  asked = answering({
    'score_sheets.grid': () => when('grid', pile),
    'score_sheets.show': ({ submission }: In) => when('show', () => sheetOf(submission)),
    'score_sheets.preview': ({ submission, marks }: In) =>
      when('preview', () => ({
        ...sheetOf(submission),
        lines: marks.map((line) => ({ ...line, mark: written(line.mark) })),
      })),
    'score_sheets.record': ({ submission, marks }: In) =>
      when('record', () => {
        const refused = marks.findIndex(({ mark }) => mark === '101')
        if (refused >= 0)
          throw refusal('invalid', 'Ditolak', [{ field: 'marks.a', severity: 'salah', text: 'di luar rentang' }])
        before = sheets.get(submission)
        const whole = marks.every(({ mark }) => mark !== null)
        sheets.set(submission, {
          state: whole ? 'submitted' : 'outstanding',
          marks: marks.map(({ mark }) => written(mark)),
        })
        return done(sheetOf(submission))
      }),
    'score_sheets.abstain': ({ submission, reason }: { submission: number; reason: string | null }) => {
      sheets.set(submission, { state: reason === null ? 'outstanding' : 'abstained', marks: [null, null] })
      return done(null)
    },
    'operations.undo': () => {
      if (before) sheets.set(1, before)
      return done(null)
    },
    'drafts.list': () => when('drafts', () => drafts),
    'drafts.put': () => true,
    'drafts.delete': () => null,
  })
})
afterEach(async () => {
  end()
  await flushDrafts()
  messages.reset()
})
const type = (...marks: string[]) => {
  work.hand.typed.marks = Object.fromEntries(marks.map((mark, n) => ['ab'.charAt(n), mark]))
  work.typedInto()
}
const press = (key: string) =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
const recorded = () => asked.filter((one) => one.name === 'score_sheets.record').length
const draftOf = (submission: number, ...marks: string[]) => {
  const [a = '', b = ''] = marks
  const blank = { marks: { a: '', b: '' }, control: '', note: '' }
  drafts = [
    {
      form: 'lembar',
      row: `5 ${submission} 7`,
      text: draftText(fieldsOf(blank), fieldsOf({ ...blank, marks: { a, b } })),
      at: 9,
    },
  ]
}

describe('a sheet is opened', () => {
  test('the first that waits, and its first field is entered', async () => {
    sheets.set(1, { state: 'submitted', marks: ['70,00', '71,00'] })
    await begin()
    expect([place.submission, work.inHand, said]).toEqual([2, true, ['focus 0']])
  })
  test('what is typed before it is there is put into its fields', async () => {
    const [through, come] = later()
    late['show'] = through
    await begin(2)
    for (const key of ['8', 'Enter', '7']) press(key)
    expect([work.inHand, said]).toEqual([false, []])
    come()
    await pass()
    expect([work.inHand, said]).toEqual([true, ['put 8 7']])
    expect(press('9')).toBe(true)
  })
  test('before its pile, it is entered when that comes', async () => {
    const [through, come] = later()
    late['grid'] = through
    await begin(2)
    expect([work.sheet?.submission, work.inHand, said]).toEqual([2, false, []])
    come()
    await pass()
    expect([work.inHand, said]).toEqual([true, ['focus 0']])
  })
  test('is entered only when what was typed before stands in it, as the desk writes it', async () => {
    draftOf(1, '71', '72,5')
    const [found, find] = later()
    const [counted, count] = later()
    Object.assign(late, { drafts: found, preview: counted })
    await begin()
    const seen = [[said.length, work.hand.typed.marks['a']]]
    await work.save()
    find()
    await pass()
    seen.push([said.length, work.hand.typed.marks['a']])
    count()
    await pass()
    expect(seen).toEqual([
      [0, ''],
      [0, '71'],
    ])
    expect([said, work.hand.typed.marks, recorded()]).toEqual([['focus 0'], { a: '71,00', b: '72,5' }, 0])
  })
  test('that cannot be read is said, and keys go their way again', async () => {
    await begin(9)
    expect([work.hand.failed?.title, work.inHand, press('9')]).toEqual(['Tidak ada', false, true])
  })
  test('a late answer of an older one never comes into the hand', async () => {
    const [through, come] = later()
    late['show'] = through
    await begin(1)
    place.submission = 2
    late['show'] = Promise.resolve()
    await pass()
    come()
    await pass()
    expect([work.sheet?.submission, said]).toEqual([2, ['focus 0']])
  })
})

describe('a sheet is saved', () => {
  test('and the next one that waits is opened', async () => {
    await begin()
    type('70', '80')
    await work.save()
    await pass()
    expect([place.submission, work.sheet?.submission, work.asks, said]).toEqual([
      2,
      2,
      undefined,
      ['focus 0', 'focus 0'],
    ])
  })
  test('twice at once: recorded once, and the next one is not touched', async () => {
    await begin()
    type('70', '80')
    const [through, come] = later()
    late['record'] = through
    const [first, second] = [work.save(), work.save()]
    come()
    await Promise.all([first, second, work.save()])
    await pass()
    expect([recorded(), place.submission]).toEqual([1, 2])
  })
  test('keys typed while it is under way belong to the next one', async () => {
    await begin()
    type('70', '80')
    const [through, come] = later()
    late['record'] = through
    const saved = work.save()
    await pass()
    for (const key of '65') press(key)
    come()
    await saved
    await pass()
    expect([work.sheet?.submission, said]).toEqual([2, ['focus 0', 'put 65']])
  })
  test('refused: it stays in the hand, at its wrong field, and keys are its own', async () => {
    await begin()
    type('101', '80')
    const [through, come] = later()
    late['record'] = through
    const saved = work.save()
    await pass()
    press('6')
    come()
    await saved
    expect([place.submission, work.asks, said, press('6')]).toEqual([1, undefined, ['focus 0', 'wrong'], true])
    expect(work.hand.problemOf('marks.a')).toBe('di luar rentang')
  })
  test('with a reason that was not given, it is not', async () => {
    await begin(undefined, { needsReason: true, reasonFor: () => Promise.resolve(undefined) })
    type('70', '80')
    await work.save()
    expect([recorded(), place.submission, work.inHand]).toEqual([0, 1, true])
  })
  test('unchanged where a reason is due: nothing is recorded, one that is in leads on', async () => {
    sheets.set(1, { state: 'submitted', marks: ['70,00', '80,00'] })
    await begin(1, { needsReason: true })
    await work.save()
    await pass()
    expect([recorded(), place.submission, messages.note]).toEqual([0, 2, w.unchanged])
    await work.save()
    expect([recorded(), place.submission]).toEqual([0, 2])
  })
  test('late, when another was taken: that one stays, and nothing is asked about it', async () => {
    await begin()
    type('70')
    const [through, come] = later()
    late['record'] = through
    const saved = work.save()
    await pass()
    place.submission = 3
    await pass()
    come()
    await saved
    await pass()
    expect([place.submission, work.sheet?.submission, work.asks, work.sentence]).toEqual([3, 3, undefined, ''])
    expect([work.inHand, said]).toEqual([true, ['focus 0', 'focus 0']])
  })
})

describe('a saved sheet that does not count yet', () => {
  const incomplete = async () => {
    await begin()
    type('70')
    await work.save()
    await pass()
  }
  test('is asked about at its first empty field, and is not saved again before that is answered', async () => {
    await incomplete()
    expect([place.submission, work.asks, said]).toEqual([1, 'empty', ['focus 0', 'ask 1']])
    await work.save()
    expect([recorded(), messages.note]).toEqual([1, w.asks.empty.first])
  })
  test('is looked through again', async () => {
    await incomplete()
    expect(work.checkAgain()).toBe(true)
    await pass()
    expect([work.asks, said.at(-1)]).toEqual([undefined, 'focus 1'])
    expect([work.checkAgain(), work.keepAsSaved()]).toEqual([false, false])
  })
  test('stays as it is, and the next one is opened', async () => {
    await incomplete()
    expect(work.keepAsSaved()).toBe(true)
    await pass()
    expect([place.submission, work.pile.skipped.has(1), work.asks]).toEqual([2, true, undefined])
  })
})

describe('a change of the sheet in hand', () => {
  test('that was saved here is no news; taken back it is shown as it is now', async () => {
    await begin()
    type('70')
    await work.save()
    await pass()
    const shown = () => asked.filter((one) => one.name === 'score_sheets.show').length
    expect([shown(), work.asks]).toEqual([1, 'empty'])
    await undo()
    await pass()
    expect([shown(), work.hand.typed.marks, work.asks]).toEqual([2, { a: '', b: '' }, undefined])
  })
  test('is news also when the save before it changed nothing in the pile', async () => {
    sheets.set(1, { state: 'outstanding', marks: ['70,00', null] })
    await begin()
    await work.save()
    await pass()
    before = { state: 'outstanding', marks: [null, null] }
    await undo()
    await pass()
    expect(work.hand.typed.marks).toEqual({ a: '', b: '' })
  })
  test('does not touch what is being typed', async () => {
    await begin()
    type('7')
    before = { state: 'outstanding', marks: ['60,00', null] }
    await undo()
    await pass()
    expect(work.hand.typed.marks).toEqual({ a: '7' })
  })
})

describe('the pile', () => {
  test('is finished when nothing waits, and begins again when a sheet is taken back', async () => {
    for (const one of [2, 3]) sheets.set(one, { state: 'submitted', marks: ['70,00', '80,00'] })
    await begin()
    type('70', '80')
    await work.save()
    await pass()
    expect([place.submission, work.sheet, work.pile.done, said.at(-1)]).toEqual([
      undefined,
      undefined,
      true,
      'finished',
    ])
    await undo()
    await pass()
    expect([place.submission, work.pile.done, work.inHand]).toEqual([1, false, true])
  })
  test('goes on behind a sheet that is skipped or abstained from', async () => {
    await begin()
    work.skip()
    work.askToAbstain()
    expect(work.abstaining).toBe(false)
    await pass()
    work.askToAbstain()
    expect([place.submission, work.abstaining]).toEqual([2, true])
    expect(await work.abstain('anggota tim', { saving: () => ({ ends: [], done: () => undefined }) })).toBe(undefined)
    await pass()
    expect([place.submission, sheets.get(2)?.state]).toEqual([3, 'abstained'])
  })
  test('shows an abstention, which is taken back', async () => {
    sheets.set(2, { state: 'abstained', marks: [null, null] })
    await begin(2)
    await work.save()
    work.askToAbstain()
    expect([work.canType, work.abstaining, recorded(), messages.note]).toEqual([false, false, 0, w.cannotType])
    await work.scoreAgain()
    await pass()
    expect([work.canType, work.inHand]).toEqual([true, true])
  })
})
