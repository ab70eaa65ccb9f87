import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { desk } from '../../lib/desk.svelte'
import { flushDrafts } from '../../lib/drafts.svelte'
import { messages } from '../../lib/messages.svelte'
import { importWords as w } from '../../text/imports'
import { answering, settled, type Asked } from '../../testing/desk'
import { hold } from '../../testing/hold.svelte'
import { Importing, type ReportView } from './importing.svelte'
import { undecided } from './view'

const row = (number: number, state: string) => ({ row: number, state, skipped: false, findings: [] })
const report = (more: object = {}) => ({
  sha256: 'abc',
  file: 'usulan.xlsx',
  sheet: 'Lembar',
  remembered: false,
  missing: [],
  doubles: [],
  hidden_rows: [],
  hidden_columns: [],
  same_sheets: [],
  merged: 0,
  rows: [row(2, 'siap'), row(3, 'salah')],
  counts: { ready: 1, warning: 0, wrong: 1, skipped: 0 },
  ...more,
})
let asked: Asked[]
let found: object
let drafts: { form: string; row: string; text: string; at: number }[]
/** The next answer of the report waits for this. */
let wait: Promise<void> | undefined
let importing: Importing
let end: () => void
let typed: string | undefined
let wentTo: (string | undefined)[]
const view: ReportView = { goTo: (line) => void wentTo.push(line), takeTyped: () => typed }
beforeEach(() => {
  desk.edition = 1
  found = report()
  drafts = []
  wentTo = []
  typed = wait = undefined
  messages.say('')
  asked = answering({
    'imports.inspect': async () => {
      await wait
      return found
    },
    'imports.apply': () => ({ value: { imported: 1 }, changed: [], warnings: ['mirip'], undo: null }),
    'drafts.list': () => drafts,
    'drafts.put': () => true,
    'drafts.delete': () => null,
  })
})
afterEach(async () => {
  end()
  await flushDrafts()
})
/** With nothing at all when `file` is null. */
async function begin(file: string | null = 't1') {
  const source = { kind: 'usulan' as const, file: file ?? undefined, text: null }
  end = hold({}).live(() => (importing = new Importing(source, () => view)))
  await read()
}
async function read() {
  flushSync()
  await settled()
  flushSync()
  await settled()
}
const inputs = (name: string) =>
  asked.filter((one) => one.name === name).map((one) => one.input as Record<string, unknown>)

describe('the steps of a file', () => {
  test('begin with the choice of one where none was given; that is the screen’s', async () => {
    await begin(null)
    expect([importing.step, importing.goOn(), importing.report]).toEqual(['file', false, undefined])
  })
  test('begin with its columns, and go on to the report once these are known', async () => {
    found = report({ missing: ['judul'] })
    await begin()
    importing.goOn()
    expect([importing.step, importing.subtitle]).toEqual([
      'columns',
      w.subtitle('usulan.xlsx', w.oneOf('Lembar'), undefined),
    ])
    found = report()
    void importing.decide({ mapping: { judul: 'A' } })
    await read()
    importing.goOn()
    expect(importing.step).toBe('check')
  })
  test('begin with the report where its columns are remembered and nothing of its reading is open', async () => {
    found = report({ remembered: true })
    await begin()
    expect([importing.step, importing.remembered]).toEqual(['check', true])
    importing.toColumns()
    expect([importing.step, importing.remembered]).toEqual(['columns', false])
    end()
    found = report({ remembered: true, merged: 1 })
    await begin()
    expect(importing.step).toBe('columns')
  })
  test('begin where one was when the program ended, at the cell that was typed in', async () => {
    const cell = { line: 'C5', text: '8' }
    const text = JSON.stringify({ base: undecided, typed: { ...undecided, cell } })
    drafts = [{ form: 'impor', row: '1 usulan abc', text, at: 1 }]
    await begin()
    expect([importing.step, wentTo]).toEqual(['check', ['C5']])
  })
  test('wait for a file that is still being read again', async () => {
    await begin()
    let come: () => void = () => undefined
    wait = new Promise((through) => (come = through))
    importing.takeSheet('Lain')
    flushSync()
    importing.goOn()
    expect(importing.step).toBe('columns')
    come()
    await read()
    expect(importing.step).toBe('check')
  })
})

describe('a decision', () => {
  beforeEach(() => begin())
  test('is sent with the next reading, and taken back one after the other', async () => {
    await importing.decide({ skip: [3] })
    await importing.decide({ answers: { dinkes: 'DINKES' } })
    await read()
    expect(inputs('imports.inspect').at(-1)).toMatchObject({ skip: [3], answers: { dinkes: 'DINKES' } })
    expect([importing.takeBack(), importing.decided.answers, importing.decided.skip]).toEqual([true, {}, [3]])
    expect([importing.takeBack(), importing.takeBack(), importing.decided.skip]).toEqual([true, false, []])
    expect(messages.note).toBe(w.takenBack)
  })
  test('of a letter in a cell is none', async () => {
    await importing.decide({ cell: { line: 'C5', text: '8' } })
    expect(importing.takeBack()).toBe(false)
  })
  test('for another table or another encoding leaves nothing of the old one', async () => {
    await importing.decide({
      skip: [3],
      mapping: { judul: 'A' },
      mends: [{ sheet: 'Lembar', row: 3, column: 'A', text: 'x' }],
    })
    importing.read({ ...importing.decided.reading, fill_merged: true })
    expect([importing.decided.skip, importing.decided.mends.length]).toEqual([[3], 1])
    importing.takeHeader(4)
    expect([importing.decided.headerRow, importing.decided.mapping, importing.decided.skip]).toEqual([4, null, [3]])
    importing.read({ ...importing.decided.reading, encoding: 'utf-8' })
    expect([importing.decided.skip, importing.decided.mends, importing.decided.headerRow]).toEqual([[], [], null])
    await importing.decide({ skip: [3] })
    importing.takeSheet('Lain')
    expect([importing.decided.sheet, importing.decided.skip]).toEqual(['Lain', []])
  })
})

describe('an import', () => {
  beforeEach(() => begin())
  const applied = () => inputs('imports.apply')
  test('of all leaves the wrong rows out; what it did is told', async () => {
    importing.toReport()
    importing.goOn()
    await read()
    expect([applied()[0]?.['skip'], applied()[0]?.['mode']]).toEqual([[3], 'all'])
    expect([importing.step, importing.warnings, importing.busy]).toEqual(['done', ['mirip'], false])
    expect([importing.goOn(), applied().length]).toEqual([false, 1])
  })
  test('of nothing is none', async () => {
    found = report({ counts: { ready: 0, warning: 2, wrong: 0, skipped: 0 } })
    importing.inspected.reload()
    await read()
    await importing.apply('valid')
    expect([applied(), messages.note]).toEqual([[], w.nothingToImport])
  })
  test('waits for the eyes on a cell that was just typed', async () => {
    typed = 'C5'
    await importing.apply('all')
    expect([applied(), messages.note]).toEqual([[], w.mendTaken('C5')])
  })
  test.each([
    ['begins when it was read', 1, 1, ''],
    ['is looked at again when more of it is wrong', 2, 0, w.lookAgain],
  ])('of a file that is being read %s', async (_, wrong, times, note) => {
    found = report({ counts: { ready: 1, warning: 0, wrong, skipped: 0 } })
    importing.inspected.reload()
    await importing.apply('valid')
    expect(applied()).toEqual([])
    await read()
    expect([applied().length, messages.note]).toEqual([times, note])
  })
})
