import { describe, expect, test } from 'vitest'
import { agencyChoices, type Agency } from './choices'
import { findIn } from '../../components/combobox'
import { blankForm, formOf, inputOf } from './form'
import { choose, type Choice, type Duty, type DutyFilter } from './list'

let ids = 0
const unit = (code: string, name: string, more: Partial<Agency> = {}): Agency => ({
  id: ++ids,
  code,
  name,
  short_name: null,
  kind: 'dinas',
  kind_name: 'Dinas',
  parent: null,
  obliged: true,
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
const health = unit('DINKES', 'Dinas Kesehatan', { aliases: ['Dinkes Lutra'] })
const clinic = unit('PKM-TL', 'UPT Puskesmas Tana Lili', {
  kind: 'puskesmas',
  kind_name: 'Puskesmas',
  parent: health.id,
  obliged: false,
})
const sabbang = unit('SABBANG', 'Kecamatan Sabbang', { kind: 'kecamatan', kind_name: 'Kecamatan' })
const farm = unit('DISTAN', 'Dinas Pertanian')
const food = unit('DKP', 'Dinas Ketahanan Pangan', { merged_into: farm.id, valid_to: '2020-12-31' })
const all = [health, clinic, sabbang, farm, food]
const duty = (agency: Agency, status: string): Duty => ({
  agency: agency.id,
  code: agency.code,
  name: agency.name,
  kind: agency.kind,
  group: '',
  status,
  status_label: status,
  submissions: 0,
  exempt_reason: null,
})
const duties = [duty(health, 'lolos'), duty(sabbang, 'draf'), duty(farm, 'dikecualikan')]
const everything: Choice = { query: '', kind: 'semua', duty: 'semua', tree: false, closed: new Set(), sort: undefined }
const codes = (choice: Partial<Choice>) =>
  choose(all, duties, { ...everything, ...choice }).map((row) => row.agency.code)

describe('the register', () => {
  test.each([
    ['tanalili', ['PKM-TL']],
    ['Tana-Lili', ['PKM-TL']],
    ['sabang', ['SABBANG']],
    ['lutra', ['DINKES']],
    ['distan', ['DISTAN']],
    ['tidak ada', []],
  ])('is found by %s whatever its spelling', (query, found) => expect(codes({ query })).toEqual(found))
  test('is found by a name with the region behind it', () =>
    expect(codes({ query: 'kesehatan luwut', region: 'Kabupaten Luwu Utara' })).toEqual(['DINKES']))
  test.each<[DutyFilter, string[]]>([
    ['wajib', ['DINKES', 'SABBANG', 'DISTAN']],
    ['belum', ['SABBANG']],
    ['sudah', ['DINKES']],
    ['dikecualikan', ['DISTAN']],
    ['tidak', ['PKM-TL']],
    ['gabung', ['DKP']],
  ])('is filtered by duty %s', (wanted, found) => expect(codes({ duty: wanted })).toEqual(found))
  test('is filtered by kind', () => expect(codes({ kind: 'puskesmas' })).toEqual(['PKM-TL']))
  test.each([
    ['name', false, ['DINKES', 'DKP', 'DISTAN', 'SABBANG', 'PKM-TL']],
    ['code', true, ['SABBANG', 'PKM-TL', 'DKP', 'DISTAN', 'DINKES']],
  ])('is ordered by %s, descending %s', (key, descending, found) =>
    expect(codes({ sort: { key, descending } })).toEqual(found),
  )
  test('knows where a merged unit went', () =>
    expect(choose(all, duties, { ...everything, duty: 'gabung' })[0]?.into).toBe('Dinas Pertanian'))
})
describe('the tree', () => {
  const rows = (choice: Partial<Choice>) =>
    choose(all, duties, { ...everything, tree: true, ...choice }).map((row) => [
      row.agency.code,
      row.depth,
      row.branch,
      row.passing,
    ])
  test('stands units below their parent', () =>
    expect(rows({}).slice(0, 3)).toEqual([
      ['DINKES', 0, 'open', false],
      ['PKM-TL', 1, undefined, false],
      ['SABBANG', 0, undefined, false],
    ]))
  test('shows what is above a find in passing', () =>
    expect(rows({ query: 'puskesmas' })).toEqual([
      ['DINKES', 0, 'open', true],
      ['PKM-TL', 1, undefined, false],
    ]))
  test('hides what is below a closed branch', () =>
    expect(rows({ closed: new Set([health.id]), kind: 'puskesmas' })).toEqual([['DINKES', 0, 'closed', true]]))
})
describe('a unit to choose', () => {
  test('is found by every name, also those of a unit merged into it', () => {
    const choices = agencyChoices(all)
    expect(findIn(choices, 'ketahanan').map((one) => one.label)).toEqual(['Dinas Pertanian'])
    expect(findIn(choices, 'dinkes lutra').map((one) => one.label)).toEqual(['Dinas Kesehatan'])
  })
  test('is never the one left out', () =>
    expect(agencyChoices(all, [farm.id]).map((one) => one.code)).toEqual(['DINKES', 'PKM-TL', 'SABBANG']))
})
describe('the form', () => {
  test('sends what it was given when nothing was typed', () => {
    const { id, code, name, aliases } = inputOf(health.id, formOf(health))
    expect({ id, code, name, aliases }).toEqual({
      id: health.id,
      code: 'DINKES',
      name: 'Dinas Kesehatan',
      aliases: ['Dinkes Lutra'],
    })
  })
  test('sends an empty field as none and aliases without empty lines', () => {
    const sent = inputOf(undefined, {
      ...blankForm({ code: 'dinas', obliged: true }, 3),
      code: ' X ',
      aliases: 'A\n\n B ',
    })
    expect([sent.id, sent.code, sent.short_name, sent.parent, sent.obliged, sent.aliases]).toEqual([
      null,
      'X',
      null,
      3,
      true,
      ['A', 'B'],
    ])
  })
})
