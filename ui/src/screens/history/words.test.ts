/**
 * Riwayat has a word and a format for every column that the desk file can change, and a word for every code and key.
 * What there is comes from the file itself: the suite writes `testing/journaled.json` from its schema.
 */
import { describe, expect, test } from 'vitest'
import journaled from '../../testing/journaled.json'
import { columnWords, namedByKey, tableWords, valueWords } from '../../text/history'
import { tell } from './view'

const columns: Record<string, string[]> = journaled.columns
const codes: Record<string, string[]> = journaled.codes

test.each(Object.entries(columns))('every column of %s is told in words or known to be never told', (table, names) => {
  expect(tableWords[table], 'the table has a word').toBeTruthy()
  expect(Object.keys(columnWords[table] ?? {}).sort()).toEqual([...names].sort())
})
test('no word is left of a table that is gone', () =>
  expect(Object.keys(columnWords).sort()).toEqual(Object.keys(columns).sort()))

const coded = Object.entries(columnWords).flatMap(([table, said]) =>
  Object.entries(said).flatMap(([column, one]) => (one?.[1] === 'word' ? [`${table}.${column}`] : [])),
)
test.each(coded)('every code of %s has a word', (column) => {
  expect(codes[column]?.length, 'its codes are known').toBeGreaterThan(0)
  expect(codes[column]?.filter((code) => !valueWords[code])).toEqual([])
})
test.each(Object.keys(codes).filter((column) => !column.endsWith('.key')))(
  '%s holds codes and is told as a word',
  (column) => expect(coded).toContain(column),
)
test.each(namedByKey)('every key of %s has a word', (table) => {
  expect(codes[`${table}.key`]?.length).toBeGreaterThan(0)
  expect(codes[`${table}.key`]?.filter((key) => !valueWords[key])).toEqual([])
})

describe('formats', () => {
  const zone = 480
  const said = (table: string, field: string, value: string, name = '') =>
    tell(
      [{ table, row: 1, name, of: '', how: 'made', fields: [{ field, named: false, before: null, after: value }] }],
      zone,
    )[0]?.fields[0]?.after
  test.each([
    ['score_sheets', 'control_total', '8015000', '80,15'],
    ['score_sheets', 'control_total', '8015500', '80,155'],
    ['marks', 'value', '8015', '80,15'],
    ['jurors', 'nip', '198003262000031001', '19800326 200003 1 001'],
    ['innovators', 'nip', '198003262000031001', '19800326 200003 1 001'],
    ['stages', 'weight', '625', '62,5%'],
    ['editions', 'scale_max', '10000', '100,00'],
    ['editions', 'year', '2021', '2021'],
    ['editions', 'combine', 'trimmed', 'Rata-rata tanpa nilai tertinggi dan terendah'],
    ['stages', 'participants', 'ticked', 'Yang ditetapkan'],
    ['assignments', 'state', 'conflict', 'Benturan kepentingan'],
    ['jurors', 'seat', 'wakil', 'Wakil ketua'],
    ['issued_files', 'size', '123456', '123.456 bita'],
    ['submissions', 'code', 'draf-0000000000000012', null],
    ['submissions', 'code', '012', '012'],
  ])('%s.%s %s is written %s', (table, field, value, wanted) => expect(said(table, field, value)).toBe(wanted))
  test('a setting is told by the word of its key, its value as that key is written', () => {
    const told = (table: string, name: string, value: string) =>
      tell(
        [
          {
            table,
            row: 1,
            name,
            of: '',
            how: 'changed',
            fields: [{ field: 'value', named: false, before: null, after: value }],
          },
        ],
        zone,
      )[0]
    expect(
      [told('settings', 'zone_minutes', '540')].map((one) => [one?.table, one?.name, one?.fields[0]?.after]),
    ).toEqual([['Pengaturan', 'Zona waktu', 'WIT']])
    expect(told('document_values', 'tanggal', '2021-12-10')?.fields[0]?.after).toBe('10 Desember 2021')
    expect(told('assets', 'tanda_tangan_12', '')?.name).toBe('Gambar tanda tangan')
  })
})
