import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { flushDrafts } from '../../lib/drafts.svelte'
import { answering, refusal, settled, type Asked } from '../../testing/desk'
import { hold } from '../../testing/hold.svelte'
import { Editing } from './editing.svelte'
import { freshKey, type Shown } from './form'
import { Typing } from './typing.svelte'

const shown = {
  row: { id: 7, title: 'Lama', expansion: null, agency: 3, unit: null, kind: 'umum', category: null, started_on: null },
  unit_agency: null,
  note: null,
  innovators: [],
  sections: [],
  words: 0,
  max_words: null,
  next: [],
  history: [],
} as unknown as Shown
let editing: Editing
let typing: Typing
let asked: Asked[]
let said: string[]
let locked: boolean
let saving: () => unknown
let end: () => void
function open(key: string, own: Shown | undefined = undefined) {
  end = hold({}).live(() => {
    editing = new Editing(1, own, undefined, undefined)
    typing = new Typing(editing, key, false, {
      locked: () => locked,
      takePending: () => said.push('pending'),
      spot: () => undefined,
      saved: (id) => said.push(`saved ${id}`),
      typed: (row, now) => said.push(`typed ${row} ${now?.form.title ?? 'nothing'}`),
    })
  })
  flushSync()
}
function type(title: string, more: object = { agency: 3 }) {
  Object.assign(editing.form, { title, ...more })
  flushSync()
}
const drafts = async () => {
  await flushDrafts()
  return asked
    .filter((one) => /^drafts\.(put|delete)$/.test(one.name))
    .map(({ name, input }) => `${name.slice(7)} ${(input as { row: string }).row}`)
}
const writes = () => asked.filter((one) => one.name === 'submissions.save').length
beforeEach(() => {
  said = []
  locked = false
  saving = () => ({ value: 9, changed: [], warnings: [], undo: null })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  asked = answering({
    'submissions.save': () => saving(),
    'submissions.count_words': () => ({ sections: [], words: 0, max_words: null }),
    'dates.read': () => ({ date: null, text: '', words: '', problem: null }),
    'drafts.put': () => true,
    'drafts.delete': () => null,
    'drafts.list': () => [],
  })
})
afterEach(async () => {
  vi.useRealTimers()
  end()
  await settled()
})

describe('what is typed', () => {
  test('is kept from its first letter, and no more when it is blank again', async () => {
    open(freshKey(1, 1))
    expect(said).toEqual([])
    type('K', {})
    type('', {})
    expect(said).toEqual([`typed ${freshKey(1, 1)} K`, `typed ${freshKey(1, 1)} nothing`])
    expect((await drafts()).at(-1)).toBe(`delete ${freshKey(1, 1)}`)
  })
  test('of a new one is kept under its id once it is written', async () => {
    open(freshKey(1, 1))
    type('Kejar')
    expect(await typing.save()).toBe(true)
    expect(said).toContain('saved 9')
    type('Kejar Stunting')
    expect(said.at(-1)).toBe('typed 9 Kejar Stunting')
  })
  test('is written when it is left, but not with too little in it, and not in a closed edition', async () => {
    open(freshKey(1, 1))
    type('Kejar', {})
    typing.leave()
    await flushDrafts()
    expect(said.at(-1)).toBe('pending')
    type('Kejar')
    locked = true
    typing.leave()
    await flushDrafts()
    expect(writes()).toBe(0)
    locked = false
    typing.leave()
    await vi.waitFor(() => expect(writes()).toBe(1))
  })
  test('that the desk refuses stays, and stays kept', async () => {
    saving = () => {
      throw refusal('invalid', 'Ditolak.', [{ field: 'title', severity: 'salah', text: 'Judul terlalu panjang.' }])
    }
    open(freshKey(1, 1))
    type('Kejar')
    expect(await typing.save()).toBe(false)
    expect([editing.dirty, editing.problems.map((one) => one.field), said.filter((one) => /saved/.test(one))]).toEqual([
      true,
      ['title'],
      [],
    ])
    expect(await drafts()).not.toContain(`delete ${freshKey(1, 1)}`)
  })
})

describe('a form that goes', () => {
  test('still writes what was typed, and leads nobody back to it', async () => {
    open(freshKey(1, 1))
    type('Kejar')
    typing.go()
    await vi.waitFor(() => expect(writes()).toBe(1))
    await vi.waitFor(() => expect(said.at(-1)).toMatch(/typed .* nothing/))
    expect(said.filter((one) => /saved/.test(one))).toEqual([])
  })
  test('that was thrown away is neither kept nor written', async () => {
    open(freshKey(1, 1))
    type('Kejar')
    typing.throwAway()
    said = []
    type('Kejar Stunting')
    typing.go()
    await flushDrafts()
    expect([writes(), said]).toEqual([0, []])
  })
})

describe('typing that is discarded', () => {
  test('goes back to what the desk has, and can be brought back while the form stands', () => {
    open('7', shown)
    type('Baru')
    const back = typing.discard()
    flushSync()
    expect([editing.form.title, said.at(-1)]).toEqual(['Lama', 'typed 7 nothing'])
    back?.()
    flushSync()
    expect(editing.form.title).toBe('Baru')
    typing.discard()
    typing.go()
    back?.()
    expect(editing.form.title).toBe('Lama')
  })
  test('of a new one has nothing to go back to', () => {
    open(freshKey(1, 1))
    type('Kejar')
    expect(typing.discard()).toBe(undefined)
    expect(editing.form.title).toBe('Kejar')
  })
})
