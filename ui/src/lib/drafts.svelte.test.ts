import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import DraftNote from '../components/DraftNote.svelte'
import { answering, refusal } from '../testing/desk'
import { dropDraft, findDraft, flushDrafts, formDraft, listDrafts, putDraft, type FormDraft } from './drafts.svelte'
import { hold } from '../testing/hold.svelte'
import { write } from './write'

interface Kept {
  form: string
  row: string
  text: string
  at: number
}
/** A desk that keeps drafts; `said` is every call but the looking. */
let kept: Kept[]
let said: string[]
/** The last keystroke that was saved. */
let ended = 0
/** A save waits for this, and is then refused or not. */
let saving: Promise<void> | undefined
let refusing = false
/** The desk says what it keeps when this is through. */
let looking: Promise<void> | undefined
function keeping(before: Kept[] = []) {
  kept = [...before]
  said = []
  saving = undefined
  refusing = false
  looking = undefined
  const of = (one: { form: string; row: string }) => `${one.form}/${one.row}`
  answering({
    'drafts.put': ({ stroke, ...draft }: Kept & { stroke: number }) => {
      if (stroke <= ended) return false
      kept = [{ ...draft, at: 5 }, ...kept.filter((one) => of(one) !== of(draft))]
      said.push(`put ${of(draft)} ${draft.text}`)
      return true
    },
    'drafts.delete': (draft: Kept) => {
      kept = kept.filter((one) => of(one) !== of(draft))
      said.push(`delete ${of(draft)}`)
    },
    'drafts.list': async () => {
      const now = kept
      await looking
      return now
    },
    'jurors.save': async (input: { ends_drafts: (Kept & { stroke: number })[] }) => {
      await saving
      if (refusing) throw refusal('invalid', 'Ditolak.')
      for (const end of input.ends_drafts) {
        ended = end.stroke
        kept = kept.filter((one) => of(one) !== of(end))
        said.push(`save ${of(end)}`)
      }
      return { value: 3, changed: ['jurors'], warnings: [], undo: null }
    },
  })
}
beforeEach(() => {
  vi.useFakeTimers()
  keeping()
})
afterEach(async () => {
  await flushDrafts()
  vi.useRealTimers()
})
const pass = async (ms = 0) => {
  flushSync()
  await vi.advanceTimersByTimeAsync(ms)
  flushSync()
}

describe('a text per row', () => {
  test('is kept within a second of the first key, not of the last', async () => {
    putDraft('sel', 'a', '7')
    await pass(300)
    putDraft('sel', 'a', '79')
    expect(said).toEqual([])
    await pass(150)
    expect(said).toEqual(['put sel/a 79'])
  })
  test('what is dropped is not put back by what still waited', async () => {
    putDraft('sel', 'a', '7')
    dropDraft('sel', 'a')
    await pass(2000)
    expect(said).toEqual(['delete sel/a'])
  })
  test.each([
    ['the window loses the focus', () => window.dispatchEvent(new Event('blur'))],
    ['the field is left', () => document.dispatchEvent(new Event('focusout'))],
    ['the window is hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['the page goes', () => window.dispatchEvent(new Event('pagehide'))],
  ])('is given at once when %s', async (_, happens) => {
    putDraft('sel', 'a', '7')
    happens()
    await pass()
    expect(said).toEqual(['put sel/a 7'])
  })
  test('is found with what still waited, of its form only', async () => {
    keeping([
      { form: 'lain', row: 'a', text: 'x', at: 1 },
      { form: 'sel', row: 'b', text: '8', at: 1 },
    ])
    putDraft('sel', 'a', '7')
    expect((await listDrafts('sel')).map((one) => one.row)).toEqual(['a', 'b'])
    expect((await findDraft('sel', 'b'))?.text).toBe('8')
    expect((await findDraft('sel'))?.row).toBe('a')
  })
  test('a desk that keeps none is no trouble', async () => {
    answering({})
    putDraft('sel', 'a', '7')
    await pass(700)
    expect(await findDraft('sel', 'a')).toBeUndefined()
  })
})

interface Juror {
  name: string
  office: string
  agency: number | undefined
}
const andi: Juror = { name: 'Andi', office: '', agency: undefined }
/** A form outside a component, open on `desk`. */
function form(desk: Juror = andi, options: { open?: boolean; blank?: (typed: Juror) => boolean } = {}) {
  const start: { desk: Juror | undefined; typed: Juror | undefined; open: boolean; row: string } = {
    desk,
    typed: undefined,
    open: options.open ?? true,
    row: '3',
  }
  const held = hold(start)
  let draft!: FormDraft
  // A component's own root: formDraft ends with it.
  const end = held.live(() => {
    draft = formDraft<Juror>({
      form: 'juri',
      row: () => held.state.row,
      open: () => held.state.open,
      desk: () => held.state.desk,
      typed: () => held.state.typed,
      take: (next) => void Object.assign(held.state, { typed: next }),
      ...(options.blank ? { blank: options.blank } : {}),
    })
  })
  return { state: held.state, draft, end }
}
const draftOf = (base: unknown, typed: unknown, row = '3') => ({
  form: 'juri',
  row,
  text: JSON.stringify({ base, typed }),
  at: 9,
})

/** A promise and the way to keep it. */
function later(): [Promise<void>, () => void] {
  let keep!: () => void
  return [new Promise((through) => (keep = through)), keep]
}
const save = (draft: FormDraft) => write('jurors.save', {} as never, { quiet: true, saves: draft })

describe('a form', () => {
  test('whose draft is looked for until it is being saved leaves none behind', async () => {
    const [found, find] = later()
    looking = found
    const { state, draft, end } = form()
    await pass()
    state.typed = { ...andi, name: 'Ani' }
    await pass()
    const [through, answer] = later()
    saving = through
    const saved = save(draft)
    await pass()
    find()
    await pass()
    answer()
    await saved
    end()
    await pass(2000)
    expect(kept).toEqual([])
  })
  test('says when its draft was looked for, and again for another row', async () => {
    keeping([draftOf(andi, { ...andi, name: 'Andi B' })])
    const [found, find] = later()
    looking = found
    const { state, draft } = form()
    await pass()
    expect([draft.looked, state.typed?.name]).toEqual([false, 'Andi'])
    find()
    await pass()
    expect([draft.looked, state.typed?.name]).toEqual([true, 'Andi B'])
    state.row = '4'
    expect(draft.looked).toBe(false)
    await pass()
    expect(draft.looked).toBe(true)
  })
  test('opened again has nothing to do with what was looked for before', async () => {
    keeping([draftOf(andi, { ...andi, name: 'Ani' })])
    const [found, find] = later()
    looking = found
    const { state } = form()
    await pass()
    state.open = false
    await pass()
    const [foundAgain, findAgain] = later()
    looking = foundAgain
    state.open = true
    await pass()
    find()
    await pass()
    findAgain()
    await pass(2000)
    expect([state.typed?.name, kept]).toEqual(['Andi', []])
  })
  test('untouched, keeps nothing and drops nothing', async () => {
    const { state } = form()
    await pass(2000)
    expect([state.typed, said]).toEqual([andi, []])
    state.typed = { office: '', name: 'Andi', agency: undefined }
    await pass(2000)
    expect(said).toEqual([])
  })
  test('keeps what is typed with what it began from; typed back, it is forgotten', async () => {
    const { state } = form()
    await pass()
    if (state.typed) state.typed.name = 'Andi B'
    await pass(700)
    expect(said).toEqual(['put juri/3 {"base":{"name":"Andi","office":""},"typed":{"name":"Andi B","office":""}}'])
    if (state.typed) state.typed.name = 'Andi'
    await pass(700)
    expect(said.slice(1)).toEqual(['delete juri/3'])
  })
  test('brings back only the fields that were typed into', async () => {
    keeping([draftOf({ name: 'Andi', office: 'Camat' }, { name: 'Andi B', office: 'Camat', agency: 4 })])
    const { state, draft } = form({ name: 'Andi', office: 'Lurah', agency: undefined })
    await pass()
    expect(state.typed).toEqual({ name: 'Andi B', office: 'Lurah', agency: 4 })
    expect(draft.restored).toEqual({ at: 9, changed: false })
  })
  test('says when what was typed stands on something that was changed since', async () => {
    keeping([draftOf({ name: 'Andi', office: '' }, { name: 'Andi B', office: '' })])
    const { state, draft } = form({ ...andi, name: 'Andini' })
    await pass()
    expect(state.typed?.name).toBe('Andi B')
    expect(draft.restored).toEqual({ at: 9, changed: true })
  })
  test.each([
    ['no form', 'bukan json'],
    ['of another shape', JSON.stringify({ base: { name: 'x' }, typed: { name: ['y'] } })],
    ['what the desk has already', JSON.stringify({ base: { name: 'A' }, typed: { name: 'Andi' } })],
  ])('a draft that is %s is forgotten', async (_, text) => {
    keeping([{ form: 'juri', row: '3', text, at: 9 }])
    const { state, draft } = form()
    await pass()
    expect([state.typed, draft.restored, kept]).toEqual([andi, undefined, []])
  })
  test('saved, the draft is gone in the same step and the form begins anew from there', async () => {
    const { state, draft } = form()
    await pass()
    state.typed = { ...andi, name: 'Andi B' }
    await pass(700)
    const done = save(draft)
    await pass()
    expect([(await done).ok, kept, said.at(-1)]).toEqual([true, [], 'save juri/3'])
    state.desk = { ...andi, name: 'ANDI B' }
    await pass(2000)
    expect([state.typed?.name, kept]).toEqual(['ANDI B', []])
  })
  test('saved while it goes, with a keystroke that still waited, it keeps nothing', async () => {
    const { state, draft, end } = form()
    await pass()
    state.typed = { ...andi, name: 'Andi B' }
    await pass(700)
    state.typed = { ...andi, name: 'Andi C' }
    flushSync()
    const done = save(draft)
    end()
    await pass(2000)
    expect([(await done).ok, kept]).toEqual([true, []])
  })
  test('what is typed while it is being saved stays, and stands on what was saved', async () => {
    const { state, draft } = form()
    await pass()
    state.typed = { ...andi, name: 'Andi B' }
    await pass(700)
    let go = () => undefined as void
    saving = new Promise((resolve) => (go = resolve))
    const done = save(draft)
    await pass()
    state.typed = { ...andi, name: 'Andi BC' }
    await pass(700)
    go()
    await pass(700)
    expect((await done).ok).toBe(true)
    expect(kept.map((one) => one.text)).toEqual([
      '{"base":{"name":"Andi B","office":""},"typed":{"name":"Andi BC","office":""}}',
    ])
  })
  test('refused, it keeps what was typed', async () => {
    const { state, draft } = form()
    await pass()
    state.typed = { ...andi, name: 'Andi B' }
    refusing = true
    const done = save(draft)
    await pass(2000)
    expect([(await done).ok, kept.length]).toEqual([false, 1])
  })
  test('a field that was saved by itself is no part of the draft any more', async () => {
    const { state } = form()
    await pass()
    state.typed = { ...andi, name: 'Andi B', office: 'Camat' }
    await pass(700)
    state.desk = { ...andi, name: 'Andi B' }
    await pass(700)
    expect(kept.map((one) => one.text)).toEqual([
      '{"base":{"name":"Andi B","office":""},"typed":{"name":"Andi B","office":"Camat"}}',
    ])
  })
  test('discarded, it shows what the desk has', async () => {
    keeping([draftOf(andi, { ...andi, name: 'Andi B' })])
    const { state, draft } = form()
    await pass()
    draft.discard()
    await pass()
    expect([state.typed, draft.restored, kept]).toEqual([andi, undefined, []])
  })
  test.each(['discard', 'leave'] as const)(
    'thrown away by %s while its old draft is looked for, that is gone too',
    async (by) => {
      keeping([draftOf(andi, { ...andi, name: 'Andi B' })])
      const { state, draft } = form()
      flushSync()
      draft[by]()
      await pass(700)
      expect([state.typed, draft.restored, kept]).toEqual([andi, undefined, []])
    },
  )
  test('a dialog closed on purpose forgets; torn away with its screen it keeps', async () => {
    const { state, end } = form()
    await pass()
    state.typed = { ...andi, name: 'Andi B' }
    await pass(700)
    state.open = false
    await pass()
    expect(kept).toEqual([])
    state.open = true
    await pass()
    state.typed = { ...andi, name: 'Andi C' }
    flushSync()
    end()
    await pass()
    expect(kept[0]?.text).toContain('Andi C')
  })
  test('another row has its own draft; the first row’s stays', async () => {
    const { state } = form()
    await pass()
    state.typed = { ...andi, name: 'Andi B' }
    await pass(700)
    Object.assign(state, { row: '4', desk: { ...andi, name: 'Budi' } })
    await pass()
    expect(state.typed?.name).toBe('Budi')
    Object.assign(state, { row: '3', desk: andi })
    await pass()
    expect(state.typed?.name).toBe('Andi B')
  })
  test('untouched it follows the desk; touched it keeps what was typed', async () => {
    const { state } = form()
    await pass()
    state.desk = { ...andi, office: 'Camat' }
    await pass()
    expect(state.typed?.office).toBe('Camat')
    if (state.typed) state.typed.name = 'Andi B'
    await pass()
    state.desk = { ...andi, office: 'Lurah' }
    await pass(700)
    expect(state.typed).toMatchObject({ name: 'Andi B', office: 'Camat' })
    expect(kept[0]?.text).toContain('"base":{"name":"Andi","office":"Camat"}')
  })
  test('typed into before the desk has said what it has, it keeps that and takes the rest', async () => {
    const { state } = form()
    state.desk = undefined
    state.typed = { name: '', office: '', agency: undefined }
    await pass()
    state.typed.name = 'Andi B'
    await pass()
    state.desk = { ...andi, office: 'Camat' }
    await pass(700)
    expect(state.typed).toMatchObject({ name: 'Andi B', office: 'Camat' })
    expect(kept[0]?.text).toContain('"typed":{"name":"Andi B","office":"Camat"}')
  })
  test('a form that was not there yet takes what the desk has, whatever its screen put into it', async () => {
    const { state } = form()
    state.desk = undefined
    await pass()
    state.typed = { name: '', office: 'Lurah', agency: undefined }
    await pass()
    state.desk = { ...andi }
    state.typed = { name: 'Budi', office: 'Lurah', agency: undefined }
    await pass(700)
    expect(state.typed).toEqual(andi)
    expect(kept).toEqual([])
  })
  test('saved by somebody else’s hand, field by field, it is forgotten once the desk has it', async () => {
    keeping([draftOf(andi, { ...andi, name: 'Andi B' })])
    const { state, draft } = form()
    await pass()
    state.desk = { ...andi, name: 'Andi B' }
    await pass()
    expect([draft.restored, kept]).toEqual([undefined, []])
  })
  test('nothing worth keeping is not kept', async () => {
    const { state } = form(andi, { blank: (typed) => typed.name.trim() === '' })
    await pass()
    state.typed = { ...andi, name: ' ' }
    await pass(700)
    expect(said).toEqual([])
  })
})

test('the note says when it was typed and throws it away on demand', async () => {
  let thrown = 0
  const draft: FormDraft = {
    restored: { at: Date.UTC(2021, 11, 10, 2, 42), changed: true },
    looked: true,
    leave: () => undefined,
    discard: () => thrown++,
    saving: () => ({ ends: [], done: () => undefined }),
  }
  const note = mount(DraftNote, { target: document.body, props: { draft } })
  flushSync()
  expect(document.body.textContent).toContain(
    'Isian yang belum disimpan (10 Desember 2021 10.42) dipulihkan. Data ini sudah diubah sejak itu',
  )
  document.querySelector<HTMLElement>('[data-testid="buang-ketikan"]')?.click()
  expect(thrown).toBe(1)
  await unmount(note)
})
