import { expect, test } from 'vitest'
import { daysOf, freshTask, lacksOf, letterOf, numberOf, pageOf } from './task'

test('what is left out is left out, and grounds are the lines that say something', () => {
  const form = {
    ...freshTask(),
    people: [{ person: 7, rank: ' ', task: '' }],
    grounds: 'Surat A\n\n Surat B',
    from: '4/10/2021',
  }
  expect(letterOf(1, form)).toEqual({
    edition: 1,
    document: 'surat-tugas',
    date: null,
    signatory: null,
    agencies: [],
    task: {
      people: [{ person: 7, rank: null, task: null }],
      task: '',
      from: '4/10/2021',
      to: null,
      place: '',
      grounds: ['Surat A', ' Surat B'],
      report_to: null,
      report_days: null,
    },
  })
})

test('the page follows from the first person on, with room for what is not typed yet', () => {
  expect(pageOf(1, freshTask(), '10 Desember 2021')).toBeUndefined()
  const page = pageOf(
    1,
    { ...freshTask(), people: [{ person: 7, rank: '', task: '' }], to: '5/10/2021' },
    '10 Desember 2021',
  )
  expect(page?.task).toMatchObject({ task: '…', place: '…', from: '10 Desember 2021', to: null })
})

test('a number is the next one, written later, or as typed', () => {
  expect(numberOf(freshTask())).toBeNull()
  expect(numberOf({ ...freshTask(), numbering: 'blank', number: 'x' })).toBe('')
  expect(numberOf({ ...freshTask(), numbering: 'typed', number: ' 061/5 ' })).toBe('061/5')
})

test('days to report within are a whole number or nothing', () => {
  expect([daysOf(''), daysOf(' 5 '), daysOf('tiga'), daysOf('1,5')]).toEqual([null, 5, undefined, undefined])
  expect(lacksOf({ ...freshTask(), report_days: 'tiga', numbering: 'typed' }).map(([field]) => field)).toEqual([
    'task.report_days',
    'number',
  ])
  expect(lacksOf(freshTask())).toEqual([])
})
