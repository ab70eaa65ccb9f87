import { beforeEach, describe, expect, test } from 'vitest'
import type { Name } from '../api/call'
import { answering, refusal } from '../testing/desk'
import { messages } from './messages.svelte'
import { undo, write } from './write'

const record = 'score_sheets.record' as Name
const done = (more: object = {}) => ({
  value: { id: 3 },
  changed: ['score_sheets'],
  warnings: [],
  undo: 'Nilai Juri 1 disimpan',
  ...more,
})
beforeEach(() => messages.reset())

describe('a write', () => {
  test('gives the value, says it is saved and offers undo', async () => {
    answering({ 'score_sheets.record': () => done() })
    const written = await write(record, {})
    expect(written).toEqual({ ok: true, value: { id: 3 }, warnings: [] })
    expect(messages.saveState.state).toBe('saved')
    expect(messages.undo).toEqual({ label: 'Nilai Juri 1 disimpan', redo: false })
  })
  test('that changed nothing is not called a save', async () => {
    answering({ 'score_sheets.record': () => done({ changed: [], undo: null }) })
    await write(record, {})
    expect(messages.saveState.state).toBe('idle')
    expect(messages.undo).toBeUndefined()
  })
  test('refused hands its field problems to the form and leaves the bar alone', async () => {
    const problems = [{ field: 'marks.0', severity: 'salah', text: '101 di luar rentang. Nilai 0,00 sampai 100,00.' }]
    answering({
      'score_sheets.record': () => {
        throw refusal('invalid', '1 isian perlu diperbaiki.', problems)
      },
    })
    const written = await write(record, {}, { quiet: true })
    expect(written.ok ? [] : written.error.problems).toEqual(problems)
    expect(messages.error).toBeUndefined()
    expect(messages.saveState.state).toBe('idle')
  })
  test('refused without a form is said in the window; cancelled is not', async () => {
    answering({
      'score_sheets.record': () => {
        throw refusal('not_allowed_now', 'Penilaian proposal dikunci.')
      },
    })
    await write(record, {})
    expect(messages.error?.title).toBe('Penilaian proposal dikunci.')
    messages.reset()
    answering({
      'score_sheets.record': () => {
        throw refusal('cancelled', 'Dihentikan.')
      },
    })
    await write(record, {})
    expect(messages.error).toBeUndefined()
  })
  test('taken back offers the way forward again', async () => {
    answering({ 'score_sheets.record': () => done(), 'operations.undo': () => done({ undo: null }) })
    await write(record, {})
    await undo()
    expect(messages.undo).toEqual({ label: 'Nilai Juri 1 disimpan', redo: true })
  })
})

describe('the focus', () => {
  test('of a row that a change takes away goes to the picked row', async () => {
    document.body.innerHTML =
      '<main><h1 tabindex="-1">Juri</h1><button>Andi</button><button data-entry>Budi</button></main>'
    const row = document.querySelector('button') as HTMLButtonElement
    row.focus()
    answering({ 'score_sheets.record': () => done() })
    await write(record, {})
    row.remove()
    while (document.activeElement === document.body) await new Promise((again) => setTimeout(again, 5))
    expect(document.activeElement?.textContent).toBe('Budi')
  })
  test('that a screen puts elsewhere stays there', async () => {
    document.body.innerHTML = '<main><button>Andi</button><button data-entry>Budi</button><input></main>'
    const row = document.querySelector('button') as HTMLButtonElement
    row.focus()
    answering({ 'score_sheets.record': () => done() })
    await write(record, {})
    row.remove()
    document.querySelector('input')?.focus()
    await new Promise((later) => setTimeout(later, 300))
    expect(document.activeElement?.tagName).toBe('INPUT')
  })
  test('of a field that a dialog no longer asks for goes to what the dialog opens on', async () => {
    document.body.innerHTML =
      '<main><button data-entry>Budi</button></main>' +
      '<dialog open><input><footer><button>Batalkan</button><button>Bekukan</button></footer></dialog>'
    const field = document.querySelector('input') as HTMLInputElement
    field.focus()
    answering({ 'score_sheets.record': () => done() })
    await write(record, {})
    field.remove()
    while (document.activeElement === document.body) await new Promise((again) => setTimeout(again, 5))
    expect(document.activeElement?.textContent).toBe('Batalkan')
  })
})
