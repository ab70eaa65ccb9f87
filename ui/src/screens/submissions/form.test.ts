import { describe, expect, test } from 'vitest'
import {
  blankForm,
  formOf,
  freshKey,
  freshOf,
  inputOf,
  kindOf,
  placeOf,
  typedFrom,
  typedText,
  type Agency,
  type Shown,
} from './form'

const agency = (
  id: number,
  name: string,
  obliged: boolean,
  parent: number | null = null,
  more: Partial<Agency> = {},
): Agency => ({
  id,
  code: `K${id}`,
  name,
  short_name: null,
  kind: 'dinas',
  kind_name: 'Dinas',
  parent,
  obliged,
  head_name: null,
  head_title: null,
  contact: null,
  phone: null,
  valid_from: null,
  valid_to: null,
  merged_into: null,
  note: null,
  source: null,
  far: false,
  aliases: [],
  common: [],
  ...more,
})
const agencies = [
  agency(1, 'Dinas Kesehatan', true, null, { short_name: 'Dinkes' }),
  agency(2, 'UPT Puskesmas Tana Lili', false, 1),
  agency(3, 'Pustu Rampoang', false, 2),
  agency(4, 'Kantor Lama', false),
]

describe('where a unit counts', () => {
  test.each([
    [1, { agency: 1, unit_agency: undefined, unit: '' }],
    [2, { agency: 1, unit_agency: 2, unit: 'UPT Puskesmas Tana Lili' }],
    [3, { agency: 1, unit_agency: 3, unit: 'Pustu Rampoang' }],
    [4, { agency: 4, unit_agency: undefined, unit: '' }],
  ])('unit %i', (picked, found) => expect(placeOf(agencies, picked)).toEqual(found))
})

test.each([
  ['dr. Nisma', 'person'],
  ['Tim Pangan', 'team'],
  ['dinkes', 'agency'],
  ['Timur Jaya', 'person'],
])('%s is taken for %s', (name, kind) => {
  expect(kindOf(name, agencies)).toBe(kind)
})

const shown: Shown = {
  row: {
    id: 7,
    code: '007',
    key: '2021/007',
    title: 'Si Dora Eman',
    expansion: null,
    agency: 1,
    agency_name: 'Dinas Kesehatan',
    unit: 'UPT Puskesmas Tana Lili',
    innovators: 'dr. Nisma',
    kind: 'umum',
    kind_label: 'Umum',
    category: null,
    status: 'draf',
    status_label: 'Draf',
    started_on: '2020-02-10',
    empty_sections: 1,
  },
  unit_agency: 2,
  published_rank: null,
  note: null,
  words: 2,
  max_words: 400,
  started_text: '10 Februari 2020',
  age: '',
  history: [],
  next: [],
  innovators: [{ kind: 'person', name: 'dr. Nisma', office: 'Kepala', nip: null, phone: null }],
  sections: [
    { code: 'a', name: 'A', guidance: '', required: true, max_words: 200, text: 'satu dua', words: 2, problem: null },
    { code: 'b', name: 'B', guidance: '', required: true, max_words: 200, text: '', words: 0, problem: null },
  ],
}
test('what is shown goes back as it came', () => {
  expect(inputOf(7, 1, formOf(shown), ['a', 'b'])).toEqual({
    id: 7,
    edition: 1,
    title: 'Si Dora Eman',
    expansion: null,
    agency: 1,
    unit: 'UPT Puskesmas Tana Lili',
    unit_agency: 2,
    kind: 'umum',
    category: null,
    started_on: '10 Februari 2020',
    note: null,
    innovators: [{ kind: 'person', name: 'dr. Nisma', office: 'Kepala', nip: null, phone: null }],
    sections: [
      { code: 'a', text: 'satu dua' },
      { code: 'b', text: '' },
    ],
  })
})
test('a name that still stands in the field is an innovator; a date goes as typed', () => {
  const input = inputOf(undefined, 1, { ...blankForm(), title: ' Baru ', newcomer: ' Rahma ', started: 'kemarin' }, [])
  expect([input.title, input.innovators?.map((one) => one.name), input.started_on, input.agency]).toEqual([
    'Baru',
    ['Rahma'],
    'kemarin',
    null,
  ])
})

describe('a draft', () => {
  const typed = {
    form: { ...blankForm(), title: 'Baru', sections: { a: 'teks' } },
    spot: { tab: 'form' as const, section: 'a', field: 'isian', caret: 4 },
  }
  test('comes back as it was', () => expect(typedFrom(typedText(typed))).toEqual(typed))
  test('of an older form gets what it lacks', () =>
    expect(typedFrom('{"form":{"title":"Lama"}}')?.form).toEqual({ ...blankForm(), title: 'Lama' }))
  test.each(['', 'null', '{}', '{"form":{"title":3}}', '{"form":{"people":"x"}}', '{"form":{"sections":[]}}'])(
    '%s is none of ours',
    (text) => {
      expect(typedFrom(text)).toBeUndefined()
    },
  )
  test('of a new one knows its edition', () => {
    expect(freshOf(freshKey(92, 3))).toEqual({ edition: 92, number: 3 })
    expect(freshOf('233')).toBeUndefined()
  })
})
