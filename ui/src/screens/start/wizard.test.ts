import { beforeEach, expect, test } from 'vitest'
import { answering, refusal, type Asked } from '../../testing/desk'
import { emptySignatory } from '../settings/signatory'
import {
  addStage,
  carryClosing,
  followStages,
  isStandard,
  Made,
  makeEdition,
  resetStep,
  startingFill,
  stepProblems,
  type Content,
  type Fill,
  type Office,
} from './wizard'

const office: Office = {
  jenis_daerah: 'Kabupaten',
  daerah: 'Uji',
  tempat: 'Kota',
  kop_baris_1: '',
  kop_baris_2: 'SEKRETARIAT DAERAH',
  kop_alamat: '',
  kop_kontak: '',
}
const criterion = (code: string, weight: number) => ({ code, name: code, guidance: '', depth: 0, weight, levels: [] })
const stage = (
  code: string,
  weight: number,
  criteria: Content['stages'][number]['criteria'],
): Content['stages'][number] => ({
  code,
  name: code,
  enabled: true,
  scored: criteria.length > 0,
  starts_on: '17 November 2026',
  ends_on: null,
  weight,
  criteria,
})
const content: Content = {
  key: 'netral',
  year: 2026,
  place: '',
  rounding: 'bertahap',
  scale_min: '0,00',
  scale_max: '100,00',
  stages: [
    stage('persiapan', 0, []),
    stage('proposal', 600, [criterion('baru', 600), criterion('guna', 400)]),
    stage('presentasi', 400, [criterion('isi', 1000)]),
  ],
  ties: [
    { kind: 'stage_score', stage: 'presentasi', criterion: null },
    { kind: 'panel', stage: null, criterion: null },
  ],
  classes: [
    { short_name: 'Top 7', full_name: 'Top 7', rank_from: 1, rank_to: 7, document: 'piagam', signer: 'kepala_daerah' },
    {
      short_name: 'Partisipatif',
      full_name: 'Partisipatif',
      rank_from: 8,
      rank_to: 10,
      document: 'sertifikat',
      signer: 'sekretaris_daerah',
    },
  ],
}
const done = (value: unknown) => ({ value, changed: [], warnings: [], undo: null })
let asked: Asked[]
let refuseSigner: boolean
const stages = () =>
  startingFill(content, '2026', office).rubric.map((stage, at) => ({
    id: at + 1,
    code: stage.code,
    criteria: stage.criteria.map((one, n) => ({ id: 10 * (at + 1) + n, code: one.code })),
  }))
const writes = () => asked.map((one) => one.name).filter((name) => !name.endsWith('.list'))

beforeEach(() => {
  refuseSigner = false
  asked = answering({
    'editions.create': () => done(9),
    'editions.change': () => done(null),
    'settings.put': () => done(null),
    'stages.list': stages,
    'stages.set_weights': () => done(null),
    'rubrics.save': () => done(null),
    'tie_rules.save': () => done(null),
    'award_classes.save': () => done(null),
    'award_classes.list': () =>
      startingFill(content, '2026', office).classes.map((row, id) => ({
        ...row,
        id,
        rank_from: Number(row.rank_from),
        rank_to: Number(row.rank_to),
      })),
    'signatories.save': () => {
      if (refuseSigner)
        throw refusal('invalid', 'Satu isian perlu diperbaiki.', [
          { field: 'nip', severity: 'salah', text: 'NIP harus 18 angka, terisi 5.' },
        ])
      return done(4)
    },
  })
})
const fill = (change: (fill: Fill) => void = () => undefined): Fill => {
  const made = startingFill(content, '2026', { ...office })
  change(made)
  return made
}

test('nothing changed: one command', async () => {
  expect(await makeEdition(fill(), office, content, new Made(), [])).toBeUndefined()
  expect(writes()).toEqual(['editions.create'])
  expect(asked[0]?.input).toEqual({
    preset: 'netral',
    year: 2026,
    code: null,
    region: 'Kabupaten Uji',
    place: 'Kota',
    registration_closes_on: null,
    stages: null,
  })
})

test('only what differs is told, in order', async () => {
  const changed = fill((one) => {
    one.office.kop_alamat = 'Jalan Uji'
    one.rounding = 'akhir'
    one.combine = 'median'
    one.ties = one.ties.toReversed()
    one.rubric[0]?.criteria.splice(0, 1)
    one.people = [{ ...emptySignatory(), name: 'A', office: 'Bupati', role: 'kepala_daerah' }]
  })
  expect(await makeEdition(changed, office, content, new Made(), [])).toBeUndefined()
  expect(writes()).toEqual([
    'editions.create',
    'settings.put',
    'tie_rules.save',
    'editions.change',
    'editions.change',
    'signatories.save',
    'award_classes.save',
  ])
  expect(asked[0]?.input).toMatchObject({
    stages: [
      { code: 'persiapan', scored: false, criteria: [] },
      { code: 'proposal', weight: 600, criteria: [{ code: 'guna', weight: 400 }] },
      { code: 'presentasi', weight: 400 },
    ],
  })
  expect(asked.find((one) => one.name === 'settings.put')?.input).toEqual({
    values: [{ key: 'kop_alamat', value: 'Jalan Uji' }],
  })
  // The class the head of the region signs gets the one who was just recorded.
  expect(asked.at(-1)?.input).toMatchObject({ classes: [{ signatory: 4 }, { signatory: null }] })
})

test('a refusal names its step and field; the second try does only the rest', async () => {
  const made = new Made()
  const one = fill((now) => (now.people = [{ ...emptySignatory(), name: 'A', office: 'Bupati', nip: '12345' }]))
  refuseSigner = true
  const trouble = await makeEdition(one, office, content, made, [])
  expect([trouble?.step, trouble?.problems]).toEqual([
    'penanda',
    [{ field: 'orang.0.nip', severity: 'salah', text: 'NIP harus 18 angka, terisi 5.' }],
  ])
  expect(made.edition).toBe(9)
  refuseSigner = false
  expect(await makeEdition(one, office, content, made, [])).toBeUndefined()
  expect(writes().filter((name) => name === 'editions.create')).toHaveLength(1)
})

test('what the desk would refuse of a signatory is said in its step, before the edition is made', async () => {
  const head = { ...emptySignatory(), role: 'kepala_daerah', name: 'Indah', office: 'Bupati' }
  const said = async (...people: Fill['people']) => {
    const problems = await stepProblems(
      fill((now) => (now.people = people)),
      'penanda',
    )
    return problems.map(({ field, text }) => `${field}: ${text}`)
  }
  expect(await said(head, emptySignatory())).toEqual([])
  expect(await said({ ...head, nip: '19800326 200003 1 001' })).toEqual([
    'orang.0.nip: Kepala daerah tidak memakai NIP dan pangkat.',
  ])
  expect(await said(head, { ...head, rank_grade: 'Pembina' })).toEqual([
    'orang.1.rank_grade: Kepala daerah tidak memakai NIP dan pangkat.',
  ])
  expect(await said({ ...head, name: '', capacity: 'an' })).toEqual([
    'orang.0.name: Nama belum diisi.',
    'orang.0.principal: Isi pejabat yang diwakili (a.n.).',
  ])
  expect(writes()).toEqual([])
})

test('the day registration closes ends its stage, unless that has an end', () => {
  const one = fill((now) => {
    now.closes = '30/11/2026'
    now.stages = ['persiapan', 'pendaftaran'].map((code) => ({
      code,
      name: code,
      enabled: true,
      scored: false,
      starts_on: '',
      ends_on: '',
    }))
  })
  carryClosing(one)
  expect(one.stages.map((stage) => stage.ends_on)).toEqual(['', '30/11/2026'])
  one.closes = '1/12/2026'
  carryClosing(one)
  expect(one.stages[1]?.ends_on).toBe('30/11/2026')
})

test('a skipped step is the preset again', () => {
  const one = fill((now) => {
    now.classes = []
    now.stages = []
  })
  expect([isStandard(one, 'kelas', content), isStandard(one, 'tahapan', content)]).toEqual([false, false])
  resetStep(one, 'kelas', office, content)
  resetStep(one, 'tahapan', office, content)
  expect([isStandard(one, 'kelas', content), isStandard(one, 'tahapan', content)]).toEqual([true, true])
})

test('a step is not left with a year or a day that the desk would refuse', async () => {
  answering({
    'dates.read': ({ text }: { text: string }) => {
      const date = { '1/3/2026': '2026-03-01', '10/3/2026': '2026-03-10', '17 November 2026': '2026-11-17' }[text]
      return date
        ? { date, text, words: text, problem: null }
        : { date: null, text, words: '', problem: `${text} tidak ada.` }
    },
  })
  const found = async (step: Parameters<typeof stepProblems>[1], change: (fill: Fill) => void) =>
    (await stepProblems(fill(change), step)).map(({ field, text }) => [field, text])
  expect(await found('wilayah', () => undefined)).toEqual([])
  expect(await found('wilayah', (one) => void Object.assign(one, { year: '20x6', closes: '31/2/2026' }))).toEqual([
    ['year', 'Tahun ditulis dengan empat angka, misalnya 2026.'],
    ['registration_closes_on', '31/2/2026 tidak ada.'],
  ])
  expect(
    await found(
      'tahapan',
      (one) => void Object.assign(one.stages[0] as object, { starts_on: '10/3/2026', ends_on: '1/3/2026' }),
    ),
  ).toEqual([['tahapan.persiapan.ends_on', 'Tanggal selesai mendahului tanggal mulai.']])
  expect(
    await found(
      'penanda',
      (one) => void one.people.push({ ...emptySignatory(), name: 'Armiadi', office: 'Sekda', valid_from: '31/2/2026' }),
    ),
  ).toEqual([['orang.0.valid_from', '31/2/2026 tidak ada.']])
})

test('rubrics and tie rules follow the stages', () => {
  const one = fill()
  const visit = addStage(one)
  Object.assign(visit, { name: 'Verifikasi Lapangan', scored: true })
  one.stages = one.stages.filter((row) => row.code !== 'presentasi')
  followStages(one)
  expect(
    one.rubric.map((stage) => [
      stage.code,
      stage.name,
      stage.weight,
      ...stage.criteria.map((row) => `${row.code} ${row.name} ${row.weight}`),
    ]),
  ).toEqual([
    ['proposal', 'proposal', '600', 'baru baru 600', 'guna guna 400'],
    ['tahapan-4', 'Verifikasi Lapangan', '0', 'nilai Nilai verifikasi lapangan 1000'],
  ])
  expect(one.ties).toEqual([{ kind: 'panel', stage: null, criterion: null }])
})

test('one to five stages are scored, each under a name of its own', async () => {
  const found = async (change: (fill: Fill) => void) =>
    (await stepProblems(fill(change), 'tahapan')).map(({ field, text }) => `${field}: ${text}`)
  answering({ 'dates.read': ({ text }: { text: string }) => ({ date: null, text, words: '', problem: null }) })
  expect(await found((one) => one.stages.forEach((row) => (row.scored = false)))).toEqual([
    'tahapan.persiapan.name: Sedikitnya satu tahapan harus dinilai dan dipakai.',
  ])
  const many = (one: Fill) =>
    ['A', 'B', 'C', 'D'].forEach((name) => Object.assign(addStage(one), { name, scored: true }))
  expect(await found(many)).toEqual(['tahapan.persiapan.name: Paling banyak 5 tahapan dinilai dan dipakai.'])
  expect(await found((one) => void addStage(one))).toEqual(['tahapan.tahapan-4.name: Nama tahapan belum diisi.'])
  expect(await found((one) => void Object.assign(addStage(one), { name: ' PROPOSAL ' }))).toEqual([
    'tahapan.tahapan-4.name: Nama tahapan “PROPOSAL” dipakai dua kali.',
  ])
})

test('what the desk refuses of a new edition stands at the step and the field it is typed in', async () => {
  const refused = async (field: string, change: (fill: Fill) => void = (one) => void addStage(one)) => {
    asked = answering({
      'editions.create': () => {
        throw refusal('invalid', 'Ditolak.', [{ field, severity: 'salah', text: 'x' }])
      },
    })
    const trouble = await makeEdition(fill(change), office, content, new Made(), [])
    return [trouble?.step, trouble?.problems[0]?.field]
  }
  expect(await refused('stages.1.starts_on')).toEqual(['tahapan', 'tahapan.proposal.starts_on'])
  expect(await refused('stages.1.criteria.0.levels.2.from')).toEqual(['rubrik', 'tingkat.proposal.0.2.from'])
  expect(await refused('stages.2.criteria')).toEqual(['rubrik', 'bobot.presentasi.isi'])
  expect(await refused('weight')).toEqual(['rubrik', 'bobot.proposal'])
  expect(await refused('scale_max')).toEqual(['rubrik', 'scale_max'])
  expect(await refused('name')).toEqual(['tahapan', 'tahapan.persiapan.name'])
  expect(await refused('year')).toEqual(['wilayah', 'year'])
})
