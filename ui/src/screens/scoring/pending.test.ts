import { describe, expect, test } from 'vitest'
import { answering, refusal, settled } from '../../testing/desk'
import { Pending } from './pending.svelte'

const where = { stage: 1, juror: 7 }
const edit = (submission: number, criterion: string, text: string) => ({ submission, criterion, text })
const record = ({ marks }: { marks: { criterion: string; mark: string | null }[] }) => {
  const wrong = marks.filter((one) => one.mark === '101')
  if (wrong.length) throw refusal('invalid', 'Salah', wrong.map((one) => ({ field: `marks.${one.criterion}`, severity: 'salah', text: '101 di luar rentang.' })))
  return { value: { lines: marks.map((one) => ({ criterion: one.criterion, mark: one.mark === null ? null : `${one.mark},00` })) }, changed: ['score_sheets'], warnings: [], undo: 'Nilai' }
}
const desk = { 'score_sheets.record': record, 'drafts.put': () => null, 'drafts.delete': () => null }

describe('marks on their way', () => {
  test('marks of one sheet go together, sheets in the order they were typed', async () => {
    const asked = answering(desk)
    const pending = new Pending()
    await pending.record(where, [edit(1, 'a', '79'), edit(2, 'a', '80'), edit(1, 'b', '')], null)
    const sent = asked.filter((one) => one.name === 'score_sheets.record').map((one) => one.input as { submission: number; marks: unknown[] })
    expect(sent.map((one) => one.submission)).toEqual([1, 2])
    expect(sent[0]?.marks).toEqual([{ criterion: 'a', mark: '79' }, { criterion: 'b', mark: null }])
    expect(pending.at(1, 'a')).toMatchObject({ text: '79,00', state: 'saved' })
    pending.settle()
    expect(pending.held.size).toBe(0)
  })
  test('what is refused stays in its cell with the sentence; its neighbours are saved', async () => {
    const asked = answering(desk)
    const pending = new Pending()
    expect(await pending.record(where, [edit(1, 'a', '79'), edit(1, 'b', '101')], null)).toEqual(edit(1, 'b', '101'))
    expect(pending.at(1, 'a')?.state).toBe('saved')
    expect(pending.at(1, 'b')).toEqual({ text: '101', state: 'wrong', sentence: '101 di luar rentang.' })
    expect(pending.wrong).toBe(1)
    await settled()
    expect(asked.find((one) => one.name === 'drafts.put')?.input).toEqual({ form: 'sel-nilai', row: '1 7 1 b', text: '101' })
    expect(pending.drop(where, 1, 'b')).toBe(true)
    expect(pending.drop(where, 1, 'b')).toBe(false)
  })
  test('any other refusal is shown in the cells that were sent', async () => {
    answering({ ...desk, 'score_sheets.record': () => { throw refusal('not_allowed_now', 'Tahapan dikunci.') } })
    const pending = new Pending()
    await pending.record(where, [edit(1, 'a', '79')], null)
    expect(pending.at(1, 'a')).toMatchObject({ state: 'wrong', sentence: 'Tahapan dikunci.' })
  })
  test('what was typed before the program ended comes back, of this juror and stage only', async () => {
    answering({ ...desk, 'drafts.list': () => [
      { form: 'sel-nilai', row: '1 7 4 a', text: '77', at: 0 }, { form: 'sel-nilai', row: '1 8 4 a', text: '1', at: 0 }, { form: 'lembar', row: '1 4 7', text: '{}', at: 0 },
    ] })
    const pending = new Pending()
    await pending.restore(where)
    expect([...pending.held]).toEqual([['4 a', { text: '77', state: 'typed' }]])
  })
})
