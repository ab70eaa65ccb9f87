import { expect, test } from 'vitest'
import { formStep, namesOf, skipping, who, type Report, type Told } from './view'

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

const told = (state: string, note: string | null, key = 'a'): Told => ({
  key,
  label: 'Galaxy',
  state,
  note,
  guest: 'Galaxy',
  chosen: null,
  candidates: [],
  connections: [],
  minutes: null,
  below_minimum: false,
  span: '',
  deputy: false,
  remember: true,
  in_hall: false,
})
test('a name that is skipped asks for nothing any more; why the desk skips one stays said', () => {
  const names = [told('open', 'Pilih perangkat daerahnya.'), told('skipped', 'Kurang dari 30 menit.', 'b')]
  const report = { names } as unknown as Report
  const said = (decided: Parameters<typeof namesOf>[1]) =>
    namesOf(report, decided).map((one) => [one.state, one.note, who(one, () => undefined)])
  const short = ['skipped', 'Kurang dari 30 menit.', 'Kurang dari 30 menit.']
  expect(said({})).toEqual([['open', 'Pilih perangkat daerahnya.', 'Pilih perangkat daerahnya.'], short])
  expect(said({ a: skipping(told('open', null)), b: skipping(told('skipped', null, 'b')) })).toEqual([
    ['skipped', null, ''],
    short,
  ])
})
