import { describe, expect, test } from 'vitest'
import { flushDrafts } from '../../lib/drafts.svelte'
import { answering, refusal } from '../../testing/desk'
import { Pending } from './pending.svelte'

const where = { stage: 1, juror: 7 }
const edit = (submission: number, criterion: string, text: string) => ({ submission, criterion, text })
const record = ({ submission, marks }: { submission: number; marks: { criterion: string; mark: string | null }[] }) => {
  const wrong = marks.filter((one) => one.mark === '101')
  if (wrong.length)
    throw refusal(
      'invalid',
      'Salah',
      wrong.map((one) => ({ field: `marks.${one.criterion}`, severity: 'salah', text: '101 di luar rentang.' })),
    )
  return {
    value: {
      submission,
      lines: marks.map((one) => ({ criterion: one.criterion, mark: one.mark === null ? null : `${one.mark},00` })),
    },
    changed: ['score_sheets'],
    warnings: [],
    undo: 'Nilai',
  }
}
interface Block {
  sheets: { submission: number; marks: { criterion: string; mark: string | null }[] }[]
}
const block = ({ sheets }: Block) => {
  const wrong = sheets.flatMap(({ submission, marks }) =>
    marks
      .filter((one) => one.mark === '101')
      .map((one) => ({
        field: `sheets.${submission}.marks.${one.criterion}`,
        severity: 'salah',
        text: '101 di luar rentang.',
      })),
  )
  const closed = sheets
    .filter((sheet) => sheet.submission === 9)
    .map(() => ({ field: 'sheets.9', severity: 'salah', text: 'Benturan kepentingan.' }))
  if (wrong.length + closed.length) throw refusal('invalid', 'Salah', [...wrong, ...closed])
  return {
    value: sheets.map(({ submission, marks }) => ({ submission, lines: marks })),
    changed: ['score_sheets'],
    warnings: [],
    undo: 'Nilai',
  }
}
const desk = {
  'score_sheets.record': record,
  'score_sheets.record_many': block,
  'drafts.put': () => null,
  'drafts.delete': () => null,
}

describe('marks on their way', () => {
  test('a cell is one write; a block over several sheets is one write too', async () => {
    const asked = answering(desk)
    const pending = new Pending()
    const [first, second] = [
      pending.record(where, [edit(1, 'a', '79')], null),
      pending.record(where, [edit(1, 'a', '79'), edit(2, 'a', '80'), edit(1, 'b', '')], 'susulan'),
    ]
    await Promise.all([first, second])
    expect(asked.map((one) => one.name).filter((name) => !name.startsWith('drafts'))).toEqual([
      'score_sheets.record',
      'score_sheets.record_many',
    ])
    expect(asked.find((one) => one.name === 'score_sheets.record_many')?.input).toEqual({
      stage: 1,
      juror: 7,
      reason: 'susulan',
      sheets: [
        {
          submission: 1,
          marks: [
            { criterion: 'a', mark: '79' },
            { criterion: 'b', mark: null },
          ],
        },
        { submission: 2, marks: [{ criterion: 'a', mark: '80' }] },
      ],
    })
    pending.settle(where, () => '')
    expect(pending.cells.size).toBe(0)
  })
  test('of a block only what is refused stays, cell or sheet; the rest is one write', async () => {
    const asked = answering(desk)
    const pending = new Pending()
    const edits = [edit(1, 'a', '79'), edit(1, 'b', '101'), edit(2, 'a', '80'), edit(9, 'a', '81')]
    expect(await pending.record(where, edits, null)).toEqual(edits[1])
    expect(edits.map((one) => pending.at(one.submission, one.criterion)?.state)).toEqual([
      'saved',
      'wrong',
      'saved',
      'wrong',
    ])
    expect(pending.at(9, 'a')?.sentence).toBe('Benturan kepentingan.')
    expect(
      asked
        .filter((one) => one.name === 'score_sheets.record_many')
        .map((one) => (one.input as Block).sheets.map((sheet) => sheet.submission)),
    ).toEqual([
      [1, 2, 9],
      [1, 2],
    ])
  })
  test('what is refused stays in its cell with the sentence; its neighbours are saved', async () => {
    const asked = answering(desk)
    const pending = new Pending()
    expect(await pending.record(where, [edit(1, 'a', '79'), edit(1, 'b', '101')], null)).toEqual(edit(1, 'b', '101'))
    expect(pending.at(1, 'a')?.state).toBe('saved')
    expect(pending.at(1, 'b')).toEqual({ text: '101', state: 'wrong', sentence: '101 di luar rentang.' })
    expect(pending.wrong).toBe(1)
    await flushDrafts()
    expect(asked.find((one) => one.name === 'drafts.put')?.input).toMatchObject({
      form: 'sel-nilai',
      row: '1 7 1 b',
      text: '101',
    })
    expect(pending.drop(where, 1, 'b')).toBe(true)
    expect(pending.drop(where, 1, 'b')).toBe(false)
  })
  test('any other refusal is shown in the cells that were sent', async () => {
    answering({
      ...desk,
      'score_sheets.record': () => {
        throw refusal('not_allowed_now', 'Tahapan dikunci.')
      },
    })
    const pending = new Pending()
    await pending.record(where, [edit(1, 'a', '79')], null)
    expect(pending.at(1, 'a')).toMatchObject({ state: 'wrong', sentence: 'Tahapan dikunci.' })
  })
  test('what was typed before the program ended comes back, of this juror and stage only', async () => {
    answering({
      ...desk,
      'drafts.list': () => [
        { form: 'sel-nilai', row: '1 7 4 a', text: '77', at: 0 },
        { form: 'sel-nilai', row: '1 8 4 a', text: '1', at: 0 },
        { form: 'lembar', row: '1 4 7', text: '{}', at: 0 },
      ],
    })
    const pending = new Pending()
    await pending.restore(where)
    expect([...pending.cells]).toEqual([['4 a', { text: '77', state: 'typed' }]])
  })
  test('a draft that is read late brings nothing back that was thrown away since', async () => {
    answering({ ...desk, 'drafts.list': () => [{ form: 'sel-nilai', row: '1 7 4 a', text: '77', at: 0 }] })
    const pending = new Pending()
    await pending.restore(where)
    // The grid is opened again, and the cell is thrown away before the drafts are answered.
    const again = pending.restore(where)
    pending.drop(where, 4, 'a')
    await again
    expect(pending.cells.size).toBe(0)
  })
  test('without a reason they wait in their cells, kept as drafts; with one they are one write', async () => {
    const asked = answering(desk)
    const pending = new Pending()
    pending.wait(where, [{ ...edit(1, 'a', '20'), over: '79,00' }])
    pending.wait(where, [{ ...edit(2, 'a', '30'), over: '' }])
    await flushDrafts()
    expect(asked.map((one) => one.name)).toEqual(['drafts.put', 'drafts.put'])
    expect([pending.at(1, 'a')?.state, pending.wrong]).toEqual(['waiting', 2])
    expect(pending.waiting.map((one) => [one.submission, one.text, one.over])).toEqual([
      [1, '20', '79,00'],
      [2, '30', ''],
    ])
    await pending.record(where, pending.waiting, 'salah ketik')
    expect(pending.waiting).toEqual([])
    expect(asked.filter((one) => one.name.startsWith('score')).map((one) => one.name)).toEqual([
      'score_sheets.record_many',
    ])
  })
  test('typed back to what the desk has, a mark does not wait; thrown away, none does', () => {
    answering(desk)
    const pending = new Pending()
    pending.wait(where, [{ ...edit(1, 'a', '20'), over: '79,00' }, edit(2, 'a', '30')])
    pending.wait(where, [{ ...edit(1, 'a', '79,00'), over: '79,00' }])
    expect(pending.waiting.map((one) => one.submission)).toEqual([2])
    pending.dropWaiting(where)
    expect([pending.waiting, pending.cells.size]).toEqual([[], 0])
  })
})

describe('refused texts', () => {
  const refusedPaste = async () => {
    answering(desk)
    const pending = new Pending()
    await pending.record(
      where,
      [
        { ...edit(1, 'a', '79'), over: '' },
        { ...edit(1, 'b', '101'), over: '' },
      ],
      null,
    )
    return pending
  }
  const marks = (a: string, b: string) => (_: number, criterion: string) => (criterion === 'a' ? a : b)
  test('stay while the rest of their paste stands, and go when it is taken back', async () => {
    const pending = await refusedPaste()
    pending.settle(where, marks('79,00', ''))
    expect(pending.at(1, 'b')?.state).toBe('wrong')
    pending.settle(where, marks('', ''))
    expect(pending.cells.size).toBe(0)
  })
  test('give way to a mark that came to the desk since', async () => {
    const pending = await refusedPaste()
    pending.settle(where, marks('79,00', '90,00'))
    expect(pending.cells.size).toBe(0)
  })
})

test.each(['-', '–', '—', '−', ' - ', '--', 'n/a', 'N/A', 'nihil', 'Nihil'])('“%s” is an empty mark', async (text) => {
  const asked = answering(desk)
  await new Pending().record(where, [edit(1, 'a', text)], null)
  expect(asked[0]?.input).toMatchObject({ marks: [{ criterion: 'a', mark: null }] })
})
