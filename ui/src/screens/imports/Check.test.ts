import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answering, settled } from '../../testing/desk'
import Check from './Check.svelte'
import { undecided, type Report } from './view'

const report: Report = {
  file: 'a.csv',
  sha256: '',
  reading: null,
  encoding: null,
  separator: null,
  hidden_rows: [],
  hidden_columns: [],
  merged: 0,
  same_sheets: [],
  notes: [],
  sheets: [],
  sheet: 'a',
  header_row: 1,
  columns: [
    { letters: 'A', header: 'judul', field: 'judul', samples: [] },
    { letters: 'B', header: 'pd', field: 'pd', samples: [] },
  ],
  fields: [
    { key: 'judul', title: 'Judul', required: true },
    { key: 'pd', title: 'Perangkat daerah', required: true },
  ],
  missing: [],
  doubles: [],
  remembered: false,
  mark_sheets: [],
  rows: [
    {
      row: 2,
      sheet: 'a',
      own_row: 2,
      title: 'Satu',
      state: 'siap',
      skipped: false,
      deed: 'baru',
      changes: [],
      findings: [],
      cells: ['Satu', 'DINKES'],
    },
    {
      row: 3,
      sheet: 'a',
      own_row: 3,
      title: 'Dua',
      state: 'peringatan',
      skipped: false,
      deed: 'baru',
      changes: [],
      cells: ['Dua', 'Dinas PMD'],
      findings: [
        {
          state: 'peringatan',
          sheet: 'a',
          row: 3,
          column: 'B',
          field: 'pd',
          title: 'Perangkat daerah',
          value: 'Dinas PMD',
          reason: 'Mirip.',
        },
      ],
    },
    {
      row: 4,
      sheet: 'a',
      own_row: 4,
      title: '',
      state: 'salah',
      skipped: false,
      deed: null,
      changes: [],
      cells: ['', 'DINKES'],
      findings: [
        {
          state: 'salah',
          sheet: 'a',
          row: 4,
          column: 'A',
          field: 'judul',
          title: 'Judul',
          value: '',
          reason: 'Judul belum diisi.',
        },
      ],
    },
  ],
  questions: [
    {
      text: 'Dinas PMD',
      rows: [3],
      state: 'peringatan',
      answer: 'DPMD',
      learns: true,
      remark: '',
      candidates: [
        { code: 'DPMD', name: 'Dinas Pemberdayaan', percent: 90 },
        { code: 'DLH', name: 'Dinas Lingkungan', percent: 50 },
      ],
    },
  ],
  counts: { ready: 1, warning: 1, wrong: 1, skipped: 0, new: 2, same: 0, updated: 0 },
  summary: '',
}

const ofMarks: Report = {
  ...report,
  columns: ['usulan', 'juri', 'tahap', 'kriteria', 'nilai'].map((field, n) => ({
    letters: 'ABCDE'.charAt(n),
    header: field,
    field,
    samples: [],
  })),
  fields: ['usulan', 'juri', 'tahap', 'kriteria', 'nilai'].map((key) => ({ key, title: key, required: true })),
  rows: [2, 3, 4].map((row) => ({
    row,
    sheet: 'a',
    own_row: row,
    title: 'Satu · Juri A',
    state: row === 4 ? 'salah' : 'siap',
    skipped: false,
    deed: row === 4 ? null : 'baru',
    changes: [],
    cells: ['Satu', 'Juri A', 'proposal', 'Kebaruan', row === 4 ? '101' : '80'],
    findings:
      row === 4
        ? [
            {
              state: 'salah',
              sheet: 'a',
              row,
              column: 'E',
              field: 'nilai',
              title: 'nilai',
              value: '101',
              reason: 'Di luar rentang.',
            },
          ]
        : [],
  })),
  mark_sheets: [
    {
      submission: 'Satu',
      juror: 'Juri A',
      stage: 'Penilaian proposal',
      rows: [2, 3],
      marks: ['80,00', '80,00', '–'],
      total: null,
    },
  ],
  questions: [],
  counts: { ready: 2, warning: 0, wrong: 1, skipped: 0, new: 2, same: 0, updated: 0 },
}

let shown: ReturnType<typeof mount> | undefined
const decide = vi.fn(() => Promise.resolve(undefined))
const onimport = vi.fn()
beforeEach(async () => {
  decide.mockClear()
  onimport.mockClear()
  Element.prototype.scrollIntoView = () => undefined
  answering({ 'agencies.list': () => ({ agencies: [], kinds: [] }) })
  shown = mount(Check, {
    target: document.body,
    props: {
      report,
      decided: undecided,
      busy: false,
      decide,
      onimport,
      onback: () => undefined,
      oncancel: () => undefined,
    },
  })
  flushSync()
  await settled()
})
afterEach(() => {
  if (shown) void unmount(shown)
  document.body.innerHTML = ''
})
const rows = () => [...document.querySelectorAll<HTMLElement>('[data-line]')]
const text = (at: number) => rows()[at]?.getAttribute('aria-label')
const select = (at: number) => rows()[at]?.querySelector('select') as HTMLSelectElement

test('what needs an act comes first, with its cell and its words', () => {
  expect([0, 1, 2].map(text)).toEqual([
    'Peringatan, B3, Perangkat daerah Dinas PMD. Mirip.',
    'Salah, A4, Judul . Judul belum diisi.',
    'Siap, A2, Judul Satu. Baru',
  ])
})
test('Enter on a warning takes its proposal for every row of that name', () => {
  rows()[0]?.focus()
  rows()[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  expect(decide).toHaveBeenCalledWith({ answers: { 'Dinas PMD': 'DPMD' }, skip: [] })
})
test('another candidate can be chosen, and a row left out', () => {
  const choose = (at: number, value: string) => {
    select(at).value = value
    select(at).dispatchEvent(new Event('change', { bubbles: true }))
  }
  choose(0, '= DLH')
  expect(decide).toHaveBeenLastCalledWith({ answers: { 'Dinas PMD': 'DLH' }, skip: [] })
  choose(1, 'lewati')
  expect(decide).toHaveBeenLastCalledWith({ skip: [4] })
})
test('a chosen filter keeps only its lines', () => {
  ;[...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Siap 1')?.click()
  flushSync()
  expect(rows().map((row) => row.getAttribute('aria-label'))).toEqual(['Siap, A2, Judul Satu. Baru'])
})
test('the main button says that wrong rows stay out, the other takes the ready ones', () => {
  const button = (id: string) => document.querySelector<HTMLButtonElement>(`[data-testid="${id}"]`)
  expect(button('impor')?.textContent).toContain('Impor 2, lewati 1 yang salah')
  button('impor-siap')?.click()
  expect(onimport).toHaveBeenCalledWith('valid')
})
test('the slice follows the picked line', () => {
  rows()[1]?.click()
  flushSync()
  expect(document.querySelector('td.hit')?.textContent).toBe('')
  expect(document.querySelector('.slice h2')?.textContent).toContain('Cuplikan berkas di sekitar sel A4')
})

test('a count of nothing is no warning and no fault', () => {
  const counted = () =>
    [...document.querySelectorAll('[data-testid="hitungan"] b')].map((one) =>
      one.className.replace(/svelte-\S+/g, '').trim(),
    )
  expect(counted()).toEqual(['', 'warn', 'bad'])
  if (shown) void unmount(shown)
  const clean = {
    ...report,
    rows: report.rows.slice(0, 1),
    questions: [],
    counts: { ...report.counts, warning: 0, wrong: 0 },
  }
  shown = mount(Check, {
    target: document.body,
    props: {
      report: clean,
      decided: undecided,
      busy: false,
      decide,
      onimport,
      onback: () => undefined,
      oncancel: () => undefined,
    },
  })
  flushSync()
  expect(counted()).toEqual(['', '', ''])
})
test('a known layout says so and leads back to the columns', () => {
  if (shown) void unmount(shown)
  const onback = vi.fn()
  shown = mount(Check, {
    target: document.body,
    props: {
      report,
      known: true,
      decided: undecided,
      busy: false,
      decide,
      onimport,
      onback,
      oncancel: () => undefined,
    },
  })
  flushSync()
  expect(document.body.textContent).toContain('Kolom sudah dikenali. Periksa, lalu lanjutkan.')
  document.querySelector<HTMLButtonElement>('[data-testid="lihat-kolom"]')?.click()
  expect(onback).toHaveBeenCalledOnce()
})
test('marks are shown by sheet: what is wrong by its row, the ready ones in one line', () => {
  if (shown) void unmount(shown)
  shown = mount(Check, {
    target: document.body,
    props: {
      report: ofMarks,
      decided: undecided,
      busy: false,
      decide,
      onimport,
      onback: () => undefined,
      oncancel: () => undefined,
    },
  })
  flushSync()
  expect([0, 1].map(text)).toEqual([
    'Salah, E4, Satu, Juri A, proposal, 101 . Di luar rentang.',
    'Siap, 2–3, Satu, Juri A, Penilaian proposal, 80,00; 80,00; – . Baru',
  ])
  expect(rows()).toHaveLength(2)
})
