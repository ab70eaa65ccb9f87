import { expect, test } from 'vitest'
import { formStep, type Report } from './view'

type File = Report['files'][number]
const file = (name: string, format: string | null, isOpen = false): File => ({
  name,
  format,
  sha256: name,
  rows: 3,
  title: null,
  notices: [],
  recorded: null,
  problem: isOpen
    ? {
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
    : null,
})

test('the step names the file that waits for an answer, as the screen below it does', () => {
  const zoom = file('zoom.csv', 'Zoom')
  expect(formStep([zoom, file('meet.csv', 'Google Meet', true)])).toBe('meet.csv')
  expect(formStep([file('meet.csv', 'Google Meet', true)])).toBe('Google Meet')
  expect(formStep([file('lain.csv', null, true)])).toBeUndefined()
  expect(formStep([zoom, file('kedua.csv', 'Zoom')])).toBe('Zoom')
  expect(formStep([zoom, file('meet.csv', 'Google Meet')])).toBeUndefined()
})
