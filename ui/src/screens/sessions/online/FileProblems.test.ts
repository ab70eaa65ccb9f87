import { flushSync, mount, unmount } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import FileProblems from './FileProblems.svelte'
import type { Answers, FileProblem, Report } from './view'

let shown: object | undefined
afterEach(() => {
  if (shown) void unmount(shown)
  shown = undefined
})
const noDate: FileProblem = {
  code: 'no_date',
  text: 'Berkas ini tidak memuat tanggal.',
  month_first: null,
  day_first: null,
  session: '2021-10-04',
  shift_hours: null,
  meetings: [],
  header_row: null,
  header: [],
}
const blank = { format: null, rows: 0, title: null, notices: [], recorded: null }
const file = (name: string, problem: FileProblem | null) => ({ ...blank, name, sha256: name, problem })

const report: Omit<Report, 'files'> = {
  session: 1,
  session_name: 'Sosialisasi',
  date_text: '',
  zone: 'WITA',
  minimum_minutes: 30,
  names: [],
  connections: 0,
  ready: false,
}

test('of several files the one that waits is named, and its day is in words', () => {
  const answers: [number, Answers][] = []
  const files = [file('zoom.csv', null), file('meet.csv', noDate)]
  shown = mount(FileProblems, {
    target: document.body,
    props: {
      report: { ...report, files },
      answer: (at: number, given: Answers) => answers.push([at, given]),
      without: () => undefined,
    },
  })
  flushSync()
  expect(document.querySelector('h2')?.textContent).toBe('Berkas 2 dari 2: meet.csv')
  expect(document.querySelector('input')?.value).toBe('4 Oktober 2021')
  const take = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Pakai'))
  take?.click()
  expect(answers).toEqual([[1, { date: '2021-10-04' }]])
})
