import { expect, test } from 'vitest'
import { words } from './id'

test.each([
  ['Nilai diubah', 'Nilai diubah', 'Diurungkan: Nilai diubah'],
  ['Dikembalikan: Nilai diubah', 'Dikembalikan: Nilai diubah', 'Diurungkan: Nilai diubah'],
  ['Dikembalikan: Dikembalikan: Dikembalikan: Nilai', 'Dikembalikan: Nilai', 'Diurungkan: Nilai'],
  ['Diurungkan: Dikembalikan: Nilai', 'Diurungkan: Nilai', 'Diurungkan: Nilai'],
])('“%s” is said once', (label, once, undone) =>
  expect([words.undo.once(label), words.undo.undone(label)]).toEqual([once, undone]),
)
