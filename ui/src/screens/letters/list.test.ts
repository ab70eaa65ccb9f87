import { expect, test } from 'vitest'
import { batchesOf } from './acts'
import {
  calledOf,
  choose,
  isIn,
  markedOf,
  paperOf,
  readyOf,
  recipientsOf,
  wayOf,
  type Letter,
  type Recipient,
} from './list'

const recipient = (id: number, more: Partial<Recipient> = {}): Recipient => ({
  id,
  agency: null,
  addressee: `Penerima ${id}`,
  place: 'Masamba',
  sent_on: null,
  sent_way: null,
  received_on: null,
  received_by: null,
  ...more,
})
const letter = (id: number, more: Partial<Letter> = {}): Letter => ({
  id,
  batch: 1,
  document: 'surat-tugas',
  document_name: 'Surat tugas',
  session: null,
  number: `061/${id}`,
  date: '2021-09-28',
  date_text: '28 September 2021',
  subject: 'Surat tugas menjadi juri',
  signer: 'Muhammad Hadi',
  state: 'issued',
  reason: null,
  recipients: [recipient(id * 10)],
  prints: 0,
  ...more,
})
const all = { query: '', state: 'all', kind: '', sort: undefined } as const

test('letters are narrowed by what they still lack, and void ones stand by themselves', () => {
  const sent = letter(1, { recipients: [recipient(1, { sent_on: '2021-09-29', sent_way: 'pos' })] })
  const blank = letter(2, { number: '' })
  const gone = letter(3, { state: 'void', reason: 'salah orang', number: '' })
  const of = (state: Parameters<typeof isIn>[1]) =>
    [sent, blank, gone].filter((one) => isIn(one, state)).map((x) => x.id)
  expect(of('all')).toEqual([1, 2, 3])
  expect(of('blank')).toEqual([2])
  expect(of('unsent')).toEqual([2])
  expect(of('unreceived')).toEqual([1, 2])
  expect(of('void')).toEqual([3])
  expect([calledOf(sent), calledOf(blank)]).toEqual(['Surat tugas Nomor 061/1', 'Surat tugas tanpa nomor'])
})

test('found by number, recipient or reason, and ordered as numbers are read', () => {
  const letters = [letter(10), letter(9), letter(2, { state: 'void', reason: 'salah tanggal' })]
  const ids = (narrowed: Partial<Parameters<typeof choose>[1]>) =>
    choose(letters, { ...all, ...narrowed }).map(({ id }) => id)
  expect(ids({ query: 'salah tanggal' })).toEqual([2])
  expect(ids({ query: 'penerima 100' })).toEqual([10])
  expect(ids({ kind: 'surat-undangan' })).toEqual([])
  expect(ids({ sort: { key: 'number', descending: false } })).toEqual([2, 9, 10])
  expect(ids({ sort: { key: 'number', descending: true } })).toEqual([10, 9, 2])
})

test('a mark is for the ticked, else for those that lack it; void letters go nowhere', () => {
  const letters = [
    letter(1, { recipients: [recipient(1, { sent_on: '2021-09-29' }), recipient(2), recipient(3)] }),
    letter(2, { state: 'void' }),
  ]
  const ids = (ticked: number[], mark: Parameters<typeof markedOf>[1]) =>
    markedOf({ letters, ticked: new Set(ticked) }, mark).map(({ id }) => id)
  expect(ids([], 'sent')).toEqual([2, 3])
  expect(ids([], 'received')).toEqual([1, 2, 3])
  expect(ids([], 'clear')).toEqual([1])
  expect(ids([1, 20], 'sent')).toEqual([1])
})

test('made ready are the ticked, else ticked recipients of the picked, else all of its batch; never a void one', () => {
  const picked = letter(1, { recipients: [recipient(1), recipient(2)] })
  const gone = letter(3, { state: 'void' })
  const all = [picked, letter(2), gone, letter(4, { batch: 2 })]
  const ids = (of: Partial<Parameters<typeof readyOf>[1]>) =>
    readyOf(all, { picked, ticked: [], people: new Set(), ...of }).map((one) => one.recipients.map(({ id }) => id))
  expect(ids({})).toEqual([[1, 2], [20]])
  expect(ids({ people: new Set([2]) })).toEqual([[2]])
  expect(ids({ ticked: all.slice(2), people: new Set([2]) })).toEqual([[40]])
  expect(ids({ picked: gone })).toEqual([])
  expect(ids({ picked: undefined })).toEqual([])
})

test('what became of a letter is said in words, one recipient by name and more by their number', () => {
  expect(wayOf(recipient(1))).toEqual(['Belum dikirim'])
  expect(
    wayOf(recipient(1, { sent_on: '2021-09-29', sent_way: 'pos_el', received_on: '2021-09-30', received_by: 'Staf' })),
  ).toEqual(['Dikirim 29 September 2021, pos-el', 'Diterima 30 September 2021, Staf'])
  expect(recipientsOf(letter(1))).toBe('Penerima 10')
  expect(recipientsOf(letter(1, { recipients: [recipient(1), recipient(2)] }))).toBe('2 penerima')
})

test('letters issued together are one file, with the recipients of each', () => {
  expect(batchesOf([letter(1), letter(2, { batch: 2 }), letter(3)])).toEqual([
    { document: 'surat-tugas', batch: 1, recipients: [10, 30] },
    { document: 'surat-tugas', batch: 2, recipients: [20] },
  ])
})

test('the register on paper says what was narrowed', () => {
  const paper = paperOf([letter(1, { state: 'void', reason: 'salah' })], { ...all, state: 'void' })
  expect(paper.columns.map(({ text }) => text(paper.rows[0]!))).toEqual([
    '061/1',
    '28 September 2021',
    'Surat tugas',
    'Surat tugas menjadi juri',
    'Penerima 10',
    'Muhammad Hadi',
    'Batal\nsalah',
    0,
    0,
    0,
  ])
  expect(paper.filter[0]).toBe('batal')
})
