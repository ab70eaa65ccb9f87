import { beforeEach, describe, expect, test } from 'vitest'
import { desk } from '../../lib/desk.svelte'
import { messages } from '../../lib/messages.svelte'
import { certificateWords } from '../../text/certificates'
import { documentWords as w } from '../../text/documents'
import { answering, refusal, type Asked } from '../../testing/desk'
import { PerRecipient } from './per-recipient.svelte'

const row = (submission: number, more = {}) => ({
  id: 10 + submission,
  submission,
  document: 'piagam',
  title: `Usulan ${submission}`,
  prints: 0,
  opened: false,
  outdated: false,
  ...more,
})
const none = { id: null, number: null }
const piagam = { code: 'piagam', per_recipient: true, draft: true } as never
const setting = { paper: 'A4', submissions: [] } as never
let asked: Asked[] = []
let asksForNumbers = 0
let paper: PerRecipient

function open(rows: object[], revision: number | null = 1) {
  asked = answering({
    'certificates.list': () => {
      if (revision === 0) throw refusal('busy', 'Berkas sedang dipakai.')
      return { rows, findings: [], revision }
    },
    'sys.spool': () => ({ token: 'berkas' }),
    'certificates.print': ({ setting }: { setting: { submissions: number[] } }) => ({
      value: { certificates: setting.submissions, left_out: [], paper: 'A4', sha256: '' },
      changed: [],
      warnings: [],
      undo: null,
    }),
    'sys.print': () => ({ how: 'printed', copies: 1 }),
    'certificates.printed': () => ({ value: 1, changed: ['certificates'], warnings: [], undo: null }),
  })
  asksForNumbers = 0
  paper = new PerRecipient(() => asksForNumbers++)
}
/** Whom the register counted, print by print. */
const counted = () =>
  asked.flatMap(({ name, input }) =>
    name === 'certificates.printed' ? [(input as { certificates: number[] }).certificates] : [],
  )
const names = () => asked.map((one) => one.name)
const said = () => messages.toasts.map((one) => one.title)
beforeEach(() => {
  desk.edition = 1
  messages.reset()
})

describe('piagam from Dokumen', () => {
  test('are counted by the register, also when somebody has no number: that one is left out and said', async () => {
    open([row(1), row(2), row(3, none), row(4, { document: 'sertifikat' })])
    await paper.print(piagam, setting)
    expect(counted()).toEqual([[1, 2]])
    expect(names()).not.toContain('documents.save')
    expect(said()[0]).toBe('1 penerima belum bernomor tidak ikut dicetak')
    messages.toasts[0]?.action?.run()
    expect(asksForNumbers).toBe(1)
  })
  test('of whom the newest result says otherwise are left out and said', async () => {
    open([row(1), row(2, { outdated: true })])
    await paper.print(piagam, setting)
    expect(counted()).toEqual([[1]])
    expect(said()[0]).toBe(w.notPrinted.outdated(1))
  })
  test('that were printed are not printed again unasked', async () => {
    open([row(1, { prints: 1 }), row(2)])
    await paper.print(piagam, setting)
    expect([counted(), paper.question?.fresh, paper.question?.again]).toEqual([[], 1, 1])
    await paper.question?.print(false)
    await paper.question?.print(true)
    expect(counted()).toEqual([[2], [2, 1]])
  })
  test('that a PDF program has are the same print', async () => {
    open([row(1, { prints: 1, opened: true })])
    await paper.print(piagam, setting)
    expect([counted(), paper.question]).toEqual([[[1]], undefined])
  })
  test('do not go to the printer at all where nobody has a number', async () => {
    open([row(1, none), row(2, none)])
    await paper.print(piagam, setting)
    open([row(1, none)], null)
    await paper.print(piagam, setting)
    expect(names()).toEqual(['certificates.list'])
    expect(said()).toEqual([w.notPrinted.unnumbered(2), w.notFrozen])
    expect(messages.toasts[1]?.action?.label).toBe(certificateWords.notFrozen.go)
  })
  test('a desk that does not answer is said, and nothing is printed', async () => {
    open([], 0)
    await paper.print(piagam, setting)
    expect([messages.error?.title, names()]).toEqual(['Berkas sedang dipakai.', ['certificates.list']])
  })
})

describe('a file of them', () => {
  test('is of those with a number as the newest result says, printed or not; the others are said', async () => {
    open([row(1, { prints: 2 }), row(2), row(3, none), row(4, { outdated: true })])
    let whom: number[] | undefined
    await paper.save(piagam, (submissions) => Promise.resolve(void (whom = submissions)))
    expect(whom?.sort()).toEqual([1, 2])
    expect(said()).toEqual([w.notSaved.unnumbered(1), w.notSaved.outdated(1)])
  })
  test('is a draft of everybody while nobody has a number', async () => {
    open([row(1, none)])
    const whom: unknown[] = []
    await paper.save(piagam, (submissions) => Promise.resolve(void whom.push(submissions)))
    expect([whom, said()]).toEqual([[undefined], []])
  })
})
