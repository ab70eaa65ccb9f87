import { expect, test } from 'vitest'
import { haveNamesakes, toldApart, type Person } from './namesakes'

const person = (id: number, name: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  nip: null,
  office: null,
  agency_name: null,
  ...more,
})
const told = (people: Person[]) => people.map((one) => toldApart(people)(one.id, one.name))

test('a name that one person has stays as it is', () => {
  expect(told([person(1, 'Rahma', { agency_name: 'Dinas Kesehatan' }), person(2, 'Ahmad')])).toEqual(['Rahma', 'Ahmad'])
})
test.each<[string, Partial<Person>, Partial<Person>, string[]]>([
  [
    'their agencies',
    { agency_name: 'Dinas Kesehatan', nip: '198001012005011001' },
    { agency_name: 'Bappelitbangda' },
    ['Rahma (Dinas Kesehatan)', 'Rahma (Bappelitbangda)'],
  ],
  [
    'agency and office',
    { agency_name: 'Dinas Kesehatan' },
    { office: 'Universitas Andi Djemma' },
    ['Rahma (Dinas Kesehatan)', 'Rahma (Universitas Andi Djemma)'],
  ],
  [
    'their NIP in one agency',
    { agency_name: 'Dinas', nip: '198001012005011001' },
    { agency_name: 'Dinas', nip: '198101012005011002' },
    ['Rahma (NIP 19800101 200501 1 001)', 'Rahma (NIP 19810101 200501 1 002)'],
  ],
  ['having a NIP', { nip: '198001012005011001' }, {}, ['Rahma (NIP 19800101 200501 1 001)', 'Rahma (tanpa NIP)']],
  ['nothing but their order', {}, {}, ['Rahma (ke-1)', 'Rahma (ke-2)']],
])('two of one name are told apart by %s', (_, a, b, wanted) =>
  expect(told([person(1, 'Rahma', a), person(2, 'Rahma', b)])).toEqual(wanted),
)
test('capitals and spaces make no other name', () => {
  expect(told([person(1, 'RAHMA  Sari', { office: 'A' }), person(2, 'Rahma Sari ', { office: 'B' })])).toEqual([
    'RAHMA  Sari (A)',
    'Rahma Sari  (B)',
  ])
  expect([haveNamesakes(['a', 'A ']), haveNamesakes(['a', 'b'])]).toEqual([true, false])
})
