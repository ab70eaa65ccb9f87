import { describe, expect, test } from 'vitest'
import { jurorsOf } from './explain'
import {
  axisOf,
  bandOf,
  bandOfMove,
  edgeOf,
  findingsOf,
  isFinding,
  plottedStage,
  ringsOf,
  shortName,
  type Move,
  type Ranking,
  type Row,
} from './view'

const row = (submission: number, rank: number | null, award: number | null, more: Partial<Row> = {}) =>
  ({ submission, rank, class: award, provisional: false, class_open: false, stages: [], ...more }) as unknown as Row
const ranking = {
  classes: [
    { full_name: 'Top 7 Inovasi Pelayanan Publik', rank_from: 1, rank_to: 7, document: 'piagam' },
    { full_name: 'Juara Harapan', rank_from: 8, rank_to: 8, document: 'sertifikat' },
  ],
} as unknown as Ranking

describe('bands', () => {
  const rows = [row(1, 1, 0), row(2, 7, 0), row(3, 8, 1), row(4, 9, null), row(5, 10, null), row(6, null, null)]
  test('begin where the class changes, and name what lies below', () => {
    expect(rows.map((one, at) => bandOf(ranking, one, rows[at - 1])?.title)).toEqual([
      'Top 7 Inovasi Pelayanan Publik, peringkat 1–7',
      undefined,
      'Juara Harapan, peringkat 8',
      'Di bawah kelas penghargaan',
      undefined,
      'Tanpa peringkat',
    ])
  })
  test('say which document the class brings', () => {
    expect(bandOf(ranking, row(1, 1, 0), undefined)?.note).toBe('piagam penghargaan')
  })
  test('a provisional row is dimmed beside its edge', () => {
    expect([edgeOf(row(1, 1, 0)), edgeOf(row(2, 8, 1)), edgeOf(row(3, 9, null, { provisional: true }))]).toEqual([
      'edge-first',
      'edge-other',
      'edge-none dim',
    ])
  })
})

describe('two results side by side', () => {
  const move = (award: number | null, rank_after: number | null, more: Partial<Move> = {}) =>
    ({
      class: award,
      class_after: award === null ? null : 'x',
      rank_after,
      direction: 'same',
      ...more,
    }) as unknown as Move
  test('have bands of the later one, then who waits for the panel, who has none, who is gone', () => {
    const rows = [
      move(0, 1),
      move(0, 2),
      move(null, 8, { class_after: 'menunggu pleno' }),
      move(null, 9),
      move(null, null),
      move(null, null, { direction: 'gone' }),
    ]
    expect(rows.map((one, at) => bandOfMove(ranking.classes, one, rows[at - 1])?.title)).toEqual([
      'Top 7 Inovasi Pelayanan Publik, peringkat 1–7',
      undefined,
      'Kelas menunggu keputusan pleno',
      'Di bawah kelas penghargaan',
      'Tanpa peringkat',
      'Tidak ada lagi',
    ])
  })
})

describe('what should be looked at', () => {
  const stages = (over_limit: boolean) => [{ over_limit: false }, { over_limit }] as unknown as Row['stages']
  test('is named with its count above the table', () => {
    const seen = {
      ...ranking,
      awaited_sheets: 13,
      spread_limit: '10,00',
      rows: [row(1, 1, 0, { stages: stages(true) }), row(2, 2, 0, { stages: stages(false) })],
      obstacles: [{ kind: 'edge_tie' }, { kind: 'outstanding' }],
    } as unknown as Ranking
    expect(findingsOf(seen)).toEqual([
      '13 lembar nilai belum masuk',
      '1 seri pada batas kelas menunggu pleno',
      'selisih juri di atas 10,00 pada 1 usulan',
    ])
    expect(findingsOf({ ...seen, awaited_sheets: 0, obstacles: [], rows: [] })).toEqual([])
  })
  test('is found by F8: jurors far apart in any stage, a tie, a sheet that is missing', () => {
    const plain = { tie: null, class_open: false, decided: false, stages: stages(false) }
    expect(
      [{}, { stages: stages(true) }, { tie: 'seri' }, { provisional: true }].map((more) =>
        isFinding(row(1, 1, 0, { ...plain, ...more })),
      ),
    ).toEqual([false, true, true, true])
  })
})

describe('the plot', () => {
  const stage = (axis_min: number, axis_max: number, opened = true) =>
    ({ axis_min, axis_max, opened }) as Ranking['stages'][number]
  test('has a mark at every five points, fewer on a wide axis', () => {
    expect(axisOf(stage(7000, 9500)).ticks).toEqual([7000, 7500, 8000, 8500, 9000, 9500])
    expect(axisOf(stage(0, 10000)).ticks).toEqual([0, 2000, 4000, 6000, 8000, 10000])
  })
  test('is of the first stage that has opened, and of none before', () => {
    expect(plottedStage({ stages: [stage(0, 1, false), stage(0, 1)] } as unknown as Ranking)).toBe(1)
    expect(plottedStage({ stages: [stage(0, 1, false)] } as unknown as Ranking)).toBeUndefined()
  })
  test('draws a ring for each sheet that is in', () => {
    const one = row(1, 1, 0, { stages: [{ totals: [8000, 7950] }] as unknown as Row['stages'] })
    expect(ringsOf(one, 0)).toEqual([8000, 7950])
    expect(ringsOf(one, 5)).toEqual([])
  })
})

test.each([
  ['Penilaian proposal', 'Proposal'],
  ['Presentasi dan wawancara', 'Presentasi'],
  ['Verifikasi lapangan', 'Verifikasi lapangan'],
])('%s is %s in a narrow column', (name, short) => {
  expect(shortName(name)).toBe(short)
})

test('jurors keep their place, and a juror without a sheet in a stage leaves it empty', () => {
  const sheet = (juror: number) => ({ juror, juror_name: `Juri ${juror}` })
  const explanation = {
    stages: [{ sheets: [sheet(2), sheet(1)] }, { sheets: [sheet(1), sheet(3)] }],
  } as unknown as Parameters<typeof jurorsOf>[0]
  expect(jurorsOf(explanation).map((one) => [one.name, ...one.cells.map((cell) => cell !== undefined)])).toEqual([
    ['Juri 2', true, false],
    ['Juri 1', true, true],
    ['Juri 3', false, true],
  ])
})
