import { describe, expect, test } from 'vitest'
import type { Output } from '../../api/call'
import type { Command } from '../../lib/commands'
import { fitOf, groupsFor, remember, wordsOf, type Line } from './rank'

const command = (title: string, known: string[] = []): Command => ({ id: title, title, known, run: () => undefined })
const commands = [
  command('Riwayat', ['Perubahan']),
  command('Edisi baru…', ['Buat edisi']),
  command('Juri'),
  command('Juri baru…'),
  command('Impor usulan…'),
  command('Tampilan gelap', ['Malam']),
]
const hit = (kind: string, id: number, title: string, fit: number) => ({
  kind,
  id,
  title,
  under: '',
  fit,
  screen: 'usulan',
  ask: {},
})
const found = (...groups: [string, ReturnType<typeof hit>[]][]): Output<'search.find'> =>
  groups.map(([kind, hits]) => ({ kind, total: hits.length, hits }))

const told = (text: string, answer: Output<'search.find'> = []) =>
  groupsFor(text, commands, answer).map(
    (group) => `${group.title}: ${group.lines.map((line) => line.title).join(', ')}`,
  )

describe('the palette', () => {
  test.each([
    ["Nur’aini Jum'at", ['nuraini', 'jumat']],
    ['Café & Kebun', ['cafe', 'dan', 'kebun']],
    ['  ', []],
  ])('%s is read as the desk reads it', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  test.each([
    ['riwayat', 'Riwayat', 0],
    ['edisibaru', 'Edisi baru…', 0],
    ['edi', 'Edisi baru…', 1],
    ['baru edisi', 'Edisi baru…', 2],
    ['perubahan', 'Riwayat', 0],
    ['yat', 'Riwayat', 4],
    ['xyz', 'Riwayat', undefined],
    ['', 'Riwayat', undefined],
  ])('“%s” fits %s: %s', (typed, title, fit) => {
    const wanted = commands.find((one) => one.title === title)
    expect(wanted && fitOf(wanted, wordsOf(typed))).toBe(fit)
  })

  test('the group with the best hit stands first; of equals the command', () => {
    expect(told('juri', found(['person', [hit('juror', 1, 'Juri Satu', 1)]]))).toEqual([
      'Perintah: Juri, Juri baru…',
      'Orang: Juri Satu',
    ])
    expect(told('usulan', found(['submission', [hit('submission', 1, 'Usulan', 0)]]))).toEqual([
      'Usulan: Usulan',
      'Perintah: Impor usulan…',
    ])
    expect(told('riwayat', found(['submission', [hit('submission', 1, 'Riwayat', 0)]]))).toEqual([
      'Perintah: Riwayat',
      'Usulan: Riwayat',
    ])
    expect(told('zzz')).toEqual([])
  })

  test('what was chosen stands once, newest first, eight at most', () => {
    const line = (key: string): Line => ({
      key,
      kind: 'command',
      title: key,
      under: '',
      fit: 0,
      go: { command: command(key) },
    })
    const chosen = ['a', 'b', 'a', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(line).reduce<Line[]>(remember, [])
    expect(chosen.map((one) => one.key)).toEqual(['i', 'h', 'g', 'f', 'e', 'd', 'c', 'a'])
  })
})
