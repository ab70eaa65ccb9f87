import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { desk } from '../../lib/desk.svelte'
import { flushDrafts } from '../../lib/drafts.svelte'
import { answering, refusal, settled } from '../../testing/desk'
import { hold } from '../../testing/hold.svelte'
import { NewEditionForm } from './new-edition.svelte'
import type { Content } from './wizard'

const content = (key: string, year: number): Content => ({
  key,
  year,
  place: '',
  rounding: 'bertahap',
  scale_min: '0,00',
  scale_max: '100,00',
  stages: [
    { ...stage('pendaftaran', 0, []), starts_on: `17 November ${year}` },
    stage('proposal', 1000, [{ code: 'baru', name: 'Baru', guidance: '', depth: 0, weight: 1000, levels: [] }]),
  ],
  ties: [],
  classes: [],
})
function stage(code: string, weight: number, criteria: Content['stages'][number]['criteria']) {
  return { code, name: code, enabled: true, scored: weight > 0, starts_on: null, ends_on: null, weight, criteria }
}
const days: Record<string, string> = { '19 nov': '19 November 2026', '17 November 2026': '17 November 2026' }

let form: NewEditionForm
let end: () => void
let said: string[]
/** Answers of the desk that a test changes or holds back. */
let reading: (text: string) => Promise<void>
let create: () => unknown
let preset: (year: number) => Promise<void>
/** The clock of a page: a step that came up is seen after a moment. */
let now: number
beforeEach(async () => {
  said = []
  now = 1000
  reading = preset = () => Promise.resolve()
  create = () => ({ value: 9, changed: [], warnings: [], undo: null })
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  desk.editions = []
  answering({
    'settings.show': () => [],
    'signatories.list': () => [],
    'editions.presets': () => [
      { key: 'netral', title: 'Netral', year: null, proposed_year: 2026, region: 'Kota Uji' },
      { key: 'lama', title: 'Lama', year: 2021, proposed_year: 2026, region: '' },
    ],
    'editions.preset': ({ key, year }: { key: string; year: number }) => preset(year).then(() => content(key, year)),
    'dates.read': async ({ text }: { text: string }) => {
      await reading(text)
      return days[text]
        ? { date: '2026-11-19', text: days[text], words: '', problem: null }
        : { date: null, text, words: '', problem: `${text} tidak ada.` }
    },
    'editions.create': () => create(),
    'settings.put': () => ({ value: null, changed: [], warnings: [], undo: null }),
    'award_classes.list': () => [],
    'drafts.list': () => [],
    'drafts.put': () => true,
    'drafts.delete': () => null,
  })
  end = hold({}).live(() => {
    form = new NewEditionForm({
      step: () => said.push(`step ${form.at + 1}`),
      refused: () => said.push(`refused ${form.problems.map((one) => one.field).join(' ')}`),
      made: (edition) => Promise.resolve(void said.push(`made ${edition}`)),
    })
  })
  form.load()
  await settled()
  flushSync()
  await settled()
  said = []
})
afterEach(async () => {
  end()
  await flushDrafts()
  vi.restoreAllMocks()
})
const shown = () => [form.at + 1, form.problems.map((one) => one.field)]

describe('a step', () => {
  test('is left when it is right, and its days are read back whole', async () => {
    form.fill!.closes = '19 nov'
    await form.next()
    expect([shown(), form.fill!.closes, said]).toEqual([[2, []], '19 November 2026', ['step 2']])
  })
  test('that is wrong stays, says so, and its other days are read back too', async () => {
    await form.next()
    now += 1000
    form.fill!.stages[0]!.starts_on = '19 nov'
    form.fill!.stages[1]!.ends_on = '31/2'
    await form.next()
    expect([shown(), form.fill!.stages[0]!.starts_on, said]).toEqual([
      [2, ['tahapan.proposal.ends_on']],
      '19 November 2026',
      ['step 2', 'refused tahapan.proposal.ends_on'],
    ])
  })
  test('keeps what was typed on while the desk was reading', async () => {
    form.fill!.closes = '19 nov'
    reading = () => Promise.resolve(void (form.fill!.closes = '19 nove'))
    await form.next()
    expect(form.fill!.closes).toBe('19 nove')
  })
  test('that was left meanwhile is not gone on from', async () => {
    await form.next()
    now += 1000
    let read: () => void = () => undefined
    reading = () => new Promise((resolve) => (read = resolve))
    const going = form.next()
    form.go(0)
    read()
    await going
    expect(shown()).toEqual([1, []])
  })
  test('says what kept the desk from reading it', async () => {
    form.fill!.closes = '19 nov'
    reading = () => {
      throw refusal('storage', 'Berkas tidak terbaca.')
    }
    await form.next()
    expect([form.at, form.failed?.title, said]).toEqual([0, 'Berkas tidak terbaca.', ['refused ']])
    reading = () => Promise.resolve()
    await form.next()
    expect([form.at, form.failed]).toEqual([1, undefined])
  })
})

describe('a second press at once', () => {
  test('while the step is being read does nothing', async () => {
    form.fill!.closes = '19 nov'
    const both = [form.next(), form.next()]
    await Promise.all(both)
    expect([form.at, form.seen, said]).toEqual([1, 1, ['step 2']])
  })
  test('before the next step was seen does nothing; a moment later it goes on', async () => {
    await form.next()
    now += 200
    await form.next()
    expect(form.at).toBe(1)
    now += 200
    await form.next()
    expect(form.at).toBe(2)
  })
  test('goes on when something was typed in the step: it was seen', async () => {
    await form.next()
    form.see()
    await form.next()
    expect(form.at).toBe(2)
  })
  test('makes one edition', async () => {
    let made = 0
    create = () => ({ value: 9 + made++, changed: [], warnings: [], undo: null })
    form.go(4)
    now += 1000
    await Promise.all([form.next(), form.next(), form.make()])
    expect([made, said]).toEqual([1, ['step 5', 'made 9']])
  })
})

describe('the edition', () => {
  test('is made at once; the step that is wrong comes up instead', async () => {
    form.go(3)
    form.fill!.stages[1]!.name = ''
    await form.make()
    expect([shown(), form.making, form.begun]).toEqual([[2, ['tahapan.proposal.name']], false, false])
    form.fill!.stages[1]!.name = 'Proposal'
    await form.make()
    expect(said.at(-1)).toBe('made 9')
  })
  test('that the desk refuses leads to its step; it is not made, and the form goes on', async () => {
    create = () => {
      throw refusal('invalid', 'Ditolak.', [{ field: 'year', severity: 'salah', text: 'Tahun sudah ada.' }])
    }
    form.go(4)
    await form.make()
    expect([shown(), form.begun, said.at(-1)]).toEqual([[1, ['year']], false, 'refused year'])
  })
})

describe('the preset', () => {
  test('is followed by what nobody typed', async () => {
    form.fill!.year = '2027'
    form.followYear()
    await settled()
    expect(form.fill!.stages[0]!.starts_on).toBe('17 November 2027')
    form.fill!.stages[0]!.starts_on = '19 nov'
    form.fill!.year = '2028'
    form.followYear()
    await settled()
    expect([form.fill!.stages[0]!.starts_on, form.content?.year]).toEqual(['19 nov', 2028])
    form.follow('lama')
    await settled()
    expect([form.fill!.stages[0]!.starts_on, form.content?.key]).toEqual(['17 November 2028', 'lama'])
  })
  test('of the year typed last wins, whichever answer comes first', async () => {
    let late: () => void = () => undefined
    preset = (year) => (year === 2027 ? new Promise((resolve) => (late = resolve)) : Promise.resolve())
    form.fill!.year = '2027'
    form.followYear()
    await settled()
    form.fill!.year = '2029'
    form.followYear()
    await settled()
    late()
    await settled()
    expect([form.content?.year, form.fill!.stages[0]!.starts_on]).toEqual([2029, '17 November 2029'])
  })
})

test('a skipped step has the preset’s again', () => {
  form.go(1)
  form.fill!.stages[0]!.name = 'Lain'
  form.skip()
  expect([form.fill!.stages[0]!.name, form.skipped.tahapan, form.at]).toEqual(['pendaftaran', true, 2])
})
