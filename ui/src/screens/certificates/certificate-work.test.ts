import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { desk } from '../../lib/desk.svelte'
import { messages } from '../../lib/messages.svelte'
import { noDraft } from '../../lib/sending.svelte'
import { certificateWords as w } from '../../text/certificates'
import { words } from '../../text/id'
import { answering, refusal, settled, type Asked } from '../../testing/desk'
import { hold } from '../../testing/hold.svelte'
import { CertificateList } from './certificate-list.svelte'
import { CertificateWork } from './certificate-work.svelte'
import { Memory } from './memory.svelte'

const row = (submission: number, more = {}) => ({
  id: 10 + submission,
  submission,
  document: 'piagam',
  name: `Unit ${submission}`,
  title: '',
  agency: 'Dinas',
  number: `061/${submission}`,
  prints: 0,
  opened: false,
  outdated: false,
  ...more,
})
let [list, work, asked, end]: [CertificateList, CertificateWork, Asked[], () => void] = [] as never
let handed: number[] = []
let refusing: string | undefined
/** How often a place for a file is given before the dialog is closed without one. */
let places = 9
/** The printer takes what it is given when this is through. */
let printer: Promise<void>

async function open(rows: ReturnType<typeof row>[], memory = new Memory()) {
  const written = (value: unknown) => ({ value, changed: ['certificates'], warnings: [], undo: null })
  const refused = () => {
    if (refusing) throw refusal('refused', refusing)
  }
  asked = answering({
    'certificates.list': () => ({ rows, findings: [], revision: 1 }),
    'documents.list': () => [{ document: 'piagam', per_recipient: true, takes: [], columns: [], styles: [] }],
    'agencies.list': () => ({ agencies: [], kinds: [] }),
    'documents.outline': () => ({ pages: [], notices: [] }),
    'sys.spool': () => ({ token: 'berkas' }),
    'certificates.print': ({ setting }: { setting: { submissions: number[] } }) => {
      handed.push(...setting.submissions)
      return written({ certificates: setting.submissions, left_out: [], paper: 'A4', sha256: '' })
    },
    'sys.print': () => printer.then(() => ({ how: 'printed' })),
    'certificates.printed': ({ certificates }: { certificates: number[] }) => {
      rows = rows.map((one) => ({ ...one, prints: one.prints + Number(certificates.includes(one.submission)) }))
      return written(1)
    },
    'sys.choose_save': ({ name }: { name: string }) => (places-- > 0 ? { token: name, name } : null),
    'sys.choose_folder': () => ({ token: 'map' }),
    'certificates.save': ({ document, mode, replace }: { document: string; mode: string; replace: boolean }) => {
      if (mode === 'files' && !replace)
        throw refusal('not_allowed_now', 'Berkas lama', [{ field: 'replace', severity: 'salah', text: '' }])
      return written({ files: [{ name: document }] })
    },
    'certificates.fail': () => (refused(), written(1)),
    'certificates.confirm': () => written(1),
    'certificates.issue': ({ submissions }: { submissions: number[] }) => (refused(), written(submissions)),
  })
  end = hold({}).live(() => {
    list = new CertificateList(memory)
    work = new CertificateWork(list)
  })
  flushSync()
  await settled()
}
const names = () => asked.map((one) => one.name).filter((name) => name.startsWith('certificates.'))
beforeEach(() => {
  desk.edition = 1
  desk.editions = [{ id: 1, short_name: 'KIPP 2021', region: '' }] as never
  places = 9
  handed = []
  refusing = undefined
  printer = Promise.resolve()
  messages.note = ''
})
afterEach(() => end())

describe('the ticked certificates', () => {
  test('are those with a number that nobody unticked', async () => {
    await open([row(1), row(2), row(3, { id: null, number: null })])
    list.tick(list.all[1]!, false)
    expect(list.ticked.map((one) => one.submission)).toEqual([1])
    expect(list.allTicked).toBe(false)
    list.tickAll()
    expect([list.allTicked, list.ticked.length]).toEqual([true, 2])
  })
  test('are not those that were printed: another sheet is SALINAN, ticked by hand and for one print', async () => {
    await open([row(1, { prints: 1 }), row(2), row(3, { prints: 1, opened: true })])
    const ticked = () => list.ticked.map((one) => one.submission)
    expect(ticked()).toEqual([2, 3])
    list.tick(list.all[0]!, true)
    expect(ticked()).toEqual([1, 2, 3])
    await work.print()
    await settled()
    expect([handed, ticked()]).toEqual([[1, 2, 3], [3]])
  })
  test('are none because all were printed: what to do is said', async () => {
    await open([row(1, { prints: 1 })])
    await work.print()
    expect([messages.note, handed]).toEqual([w.allPrinted, []])
  })
  test('are printed; while they are, nothing else begins', async () => {
    let taken: () => void = () => undefined
    printer = new Promise((resolve) => (taken = resolve))
    await open([row(1), row(2)])
    const printing = work.print()
    await settled()
    expect(work.busy).toBe('paper')
    await work.print()
    await work.numberAll()
    expect(messages.note).toBe(words.job.busy)
    taken()
    await printing
    expect([work.busy, handed, list.memory.batch]).toEqual([undefined, [1, 2], { submissions: [1, 2], handed: 2 }])
    expect(names()).not.toContain('certificates.issue')
  })
  test('are none: that is said, and nothing is printed', async () => {
    await open([row(1)])
    list.tickAll()
    await work.print()
    expect([messages.note, handed, work.busy]).toEqual([w.nothing, [], undefined])
  })
})

describe('a file', () => {
  test('of each kind of paper has a name of its own with the edition, which the computer asks for', async () => {
    await open([row(1), row(2, { document: 'sertifikat' }), row(3, { prints: 1 })])
    list.tick(list.all[2]!, true)
    await work.savePdf()
    const of = (wanted: string) => asked.flatMap(({ name, input }) => (name === wanted ? [input] : []))
    expect(of('sys.choose_save')).toMatchObject([
      { name: 'piagam KIPP 2021.pdf' },
      { name: 'sertifikat KIPP 2021.pdf' },
    ])
    expect(of('certificates.save')).toMatchObject([
      { document: 'piagam', file: 'piagam KIPP 2021.pdf', setting: { submissions: [1, 3] } },
      { document: 'sertifikat', file: 'sertifikat KIPP 2021.pdf', setting: { submissions: [2] } },
    ])
    expect([of('sys.choose_folder'), messages.toasts.at(-1)?.title]).toEqual([[], w.saved(2)])
  })
  test('for each recipient replaces others of the same names only when that is said', async () => {
    await open([row(1)])
    await work.saveFiles()
    const asking = messages.toasts.at(-1)
    expect([messages.error, asking?.title, asking?.warns]).toEqual([undefined, 'Berkas lama', true])
    asking?.action?.run()
    await settled()
    await settled()
    const orders = asked.flatMap(({ name, input }) => (name === 'certificates.save' ? [input] : []))
    expect(orders).toMatchObject([
      { file: 'map', replace: false },
      { file: 'map', replace: true },
    ])
    expect(messages.toasts.at(-1)?.title).toBe(w.saved(1))
  })
  test('without a place saves nothing at all', async () => {
    places = 1
    await open([row(1), row(2, { document: 'sertifikat' })])
    await work.savePdf()
    expect(names()).not.toContain('certificates.save')
  })
})

describe('after a jam', () => {
  test('there must be a batch to go on with', async () => {
    await open([row(1), row(2)])
    work.askContinue()
    await settled()
    expect([messages.note, work.question]).toEqual([w.resume.none, undefined])
    await work.print()
    work.askContinue()
    expect(work.question).toBe('continue')
    work.answered('numbers')
    expect(work.question).toBe('continue')
  })
  test('the sheets that did not come count no more, and the batch goes on from there', async () => {
    await open([row(1), row(2), row(3)])
    await work.print()
    handed = []
    await work.goOn(1, 'macet')
    expect(asked.find((one) => one.name === 'certificates.fail')?.input).toMatchObject({ certificates: [12, 13] })
    expect([handed, list.memory.batch]).toEqual([[2, 3], { submissions: [1, 2, 3], handed: 3 }])
  })
  test('a refusal stops it before anything is printed', async () => {
    await open([row(1), row(2)])
    await work.print()
    handed = []
    refusing = 'Hasil sudah ditutup.'
    await work.goOn(0, 'macet')
    expect([handed, messages.error?.title, work.busy]).toEqual([[], refusing, undefined])
  })
})

describe('a number', () => {
  test('is given to one, and that row is picked', async () => {
    await open([row(1), row(2, { id: null, number: null })])
    expect(await work.numberOne(2, '061/2', noDraft as never)).toBe(undefined)
    expect(list.memory.picked).toBe(2)
  })
  test('that is refused answers the sentence for its field', async () => {
    await open([row(1, { id: null, number: null })])
    refusing = 'Nomor 061/1 sudah dipakai.'
    expect(await work.numberOne(1, '061/1', noDraft as never)).toBe(refusing)
    expect(list.memory.picked).toBe(undefined)
  })
})
