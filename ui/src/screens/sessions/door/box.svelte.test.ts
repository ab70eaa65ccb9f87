import { beforeEach, expect, test } from 'vitest'
import { messages } from '../../../lib/messages.svelte'
import { doorWords as w } from '../../../text/door'
import { answering, refusal, settled } from '../../../testing/desk'
import { Box, type Offer } from './box.svelte'

const offer = (kind: string, title: string, more: Partial<Offer> = {}): Offer => ({
  kind,
  title,
  person: null,
  agency: null,
  office: null,
  under: '',
  since: null,
  people: null,
  ...more,
})
const units = [
  { id: 7, name: 'Dinas Kesehatan', code: '012-7K2M' },
  { id: 8, name: 'Dinas Sosial', code: '013-AAAA' },
]
const register = ['Made Sudana', 'Rahma Contoh', 'Rahmat Contoh']

interface Find {
  text: string
  within: number | null
}
function found({ text, within }: Find): Offer[] {
  const unit = units.find((one) => one.code === text || (text !== '' && one.name === text))
  // A card means its own agency, whichever is asked about.
  if (unit && (within === null || unit.code === text)) return [offer('agency', unit.name, { agency: unit.id })]
  if (text === '')
    return [offer('representative', units.find((one) => one.id === within)?.name ?? '', { agency: within })]
  const people = register.filter((name) => within === null && name.toLowerCase().includes(text.toLowerCase()))
  return [
    ...people.map((name) => offer('person', name, { person: register.indexOf(name) + 1 })),
    ...(text === 'zzz' ? [] : [offer('newcomer', text, { agency: within })]),
  ]
}

/** Who was checked in, in order; and the answers of the desk, which come when the test says so. */
let written: string[]
let answer: () => Promise<void>
let refused: string[]
let box: Box
beforeEach(() => {
  messages.reset()
  written = []
  refused = []
  const held: (() => void)[] = []
  const later = <T>(value: () => T) => new Promise<void>((go) => held.push(go)).then(value)
  answer = async () => {
    for (let calm = 0; calm < 3; calm++) {
      for (const go of held.splice(0)) {
        go()
        calm = 0
      }
      await settled()
    }
  }
  const arrived = (what: string, deputy: boolean) => {
    if (refused.includes(what)) throw refusal('invalid', 'Ditolak.')
    written.push(deputy ? `${what} (wakil)` : what)
    return {
      value: { row: written.length, name: what, agency_name: null, since: null },
      changed: [],
      warnings: [],
      undo: null,
    }
  }
  answering({
    'attendance.find': (input: Find) => later(() => found(input)),
    'attendance.check_in': ({ person, agency, deputy }: { person: number | null; agency: number; deputy: boolean }) =>
      later(() => arrived(person ? (register[person - 1] ?? '') : `Utusan ${agency}`, deputy)),
    'attendance.check_in_new': ({ name, agency, deputy }: { name: string; agency: number | null; deputy: boolean }) =>
      later(() => arrived(agency ? `${name} @${agency}` : name, deputy)),
  })
  box = new Box(1, () => false)
})
const type = (text: string) => {
  box.text = text
  void box.look()
}
const enter = (text: string, deputy = false) => {
  type(text)
  void box.enter(deputy)
}
const stands = () => [box.text, box.within?.name, written]
const waits = () => box.refused.map((one) => [one.text, one.within?.name, one.why])

test('what is typed while the code of an invitation is looked up stays, and is a name of that agency', async () => {
  enter('012-7K2M')
  expect(stands()).toEqual(['', undefined, []])
  type('Siti')
  await answer()
  expect(stands()).toEqual(['Siti', 'Dinas Kesehatan', []])
  expect(box.offers.map((one) => one.agency)).toEqual([7])
  void box.enter(true)
  await answer()
  expect(stands()).toEqual(['', undefined, ['Siti @7 (wakil)']])
})
test('code and name entered before any answer are one person of that agency, then the next', async () => {
  enter('012-7K2M')
  enter('Siti', true)
  enter('Budi')
  await answer()
  expect(stands()).toEqual(['', undefined, ['Siti @7 (wakil)', 'Budi']])
})
test('two names entered at once are two people in order', async () => {
  enter('made')
  enter('Baru')
  type('beri')
  await answer()
  expect(stands()).toEqual(['beri', undefined, ['Made Sudana', 'Baru']])
})
test('Enter twice after a code is its representative', async () => {
  enter('012-7K2M')
  void box.enter(false)
  type('made')
  await answer()
  expect(stands()).toEqual(['made', undefined, ['Utusan 7']])
})
test('two codes are two agencies: nobody told the name of the first, who is asked for the second', async () => {
  enter('012-7K2M')
  enter('013-AAAA')
  await answer()
  expect(stands()).toEqual(['', 'Dinas Sosial', ['Utusan 7']])
  type('012-7K2M')
  await answer()
  void box.enter(false)
  await answer()
  expect(stands()).toEqual(['', 'Dinas Kesehatan', ['Utusan 7', 'Utusan 8']])
  enter('012-7K2M')
  await answer()
  expect(stands()).toEqual(['', 'Dinas Kesehatan', ['Utusan 7', 'Utusan 8']])
})
test('an offer that was seen stays what was taken', async () => {
  type('made')
  await answer()
  enter('012-7K2M')
  box.text = 'made'
  void box.enter(false, offer('person', 'Made Sudana', { person: 1 }))
  await answer()
  expect(stands()).toEqual(['', 'Dinas Kesehatan', ['Made Sudana']])
})
test('what is refused comes back into an empty box, with its agency', async () => {
  refused = ['Siti @7', 'Budi']
  enter('012-7K2M')
  enter('Siti')
  await answer()
  expect(stands()).toEqual(['Siti', 'Dinas Kesehatan', []])
  expect(messages.error?.title).toBe('Ditolak.')
  expect(box.leave()).toBe(true)
  enter('zzz')
  await answer()
  expect([stands(), box.note]).toEqual([['zzz', undefined, []], w.nothing])
})
test('of several people who fit none is taken unseen', async () => {
  enter('rahm')
  await answer()
  expect([stands(), box.note, box.offers.length]).toEqual([['rahm', undefined, []], w.several, 3])
  void box.enter(false)
  await answer()
  expect(stands()).toEqual(['', undefined, ['Rahma Contoh']])
  enter('rahma contoh')
  await answer()
  expect(stands()).toEqual(['', undefined, ['Rahma Contoh', 'Rahma Contoh']])
})
test('what is refused while the next is typed waits beside it and changes places with it', async () => {
  refused = ['Satu']
  enter('Satu')
  enter('zzz')
  type('dua')
  await answer()
  expect(stands()).toEqual(['dua', undefined, []])
  expect(waits()).toEqual([
    ['Satu', undefined, ''],
    ['zzz', undefined, w.nothing],
  ])
  const [one, other] = box.refused
  if (one) box.again(one)
  if (other) box.drop(other)
  expect([box.text, waits()]).toEqual(['Satu', [['dua', undefined, '']]])
})
test('what is under way is kept as typing is', async () => {
  enter('made')
  expect(box.waiting.map((one) => one.text)).toEqual(['made'])
  await answer()
  expect(box.waiting).toEqual([])
})

test('what is said of the last one goes when its row is taken back, not when others come', async () => {
  let there = [1]
  const asked = answering({
    'attendance.find': found,
    'attendance.check_in': () => ({
      value: { row: 1, name: 'Made Sudana', agency_name: null, since: null },
      changed: [],
      warnings: [],
      undo: null,
    }),
    'attendance.list': () => ({ people: there.map((row) => ({ row })) }),
  })
  type('made')
  await box.enter(false)
  const said = w.done('Made Sudana', null, false)
  await box.follow([{ row: 1 }])
  expect([box.note, asked.filter((one) => one.name === 'attendance.list').length]).toEqual([said, 0])
  await box.follow([{ row: 2 }])
  expect(box.note).toBe(said)
  there = [2]
  await box.follow([{ row: 2 }])
  expect(box.note).toBe('')
})
