import { flushSync } from 'svelte'
import { expect, test } from 'vitest'
import { answering, refusal } from '../../testing/desk'
import { Typed } from './typed.svelte'

test('a field that says again what the desk has is refused no more, another one still is', async () => {
  answering({
    'editions.change': (input: Record<string, string>) => {
      const [field = ''] = Object.keys(input)
      throw refusal('invalid', 'Salah.', [{ field, severity: 'salah', text: 'Isian ini belum diisi.' }])
    },
  })
  const typed = new Typed()
  typed.follow({ short_name: 'KIPP 2021', place: 'Masamba' })
  for (const key of ['short_name', 'place']) {
    typed.set(key, '')
    await typed.send(key, 'editions.change', { [key]: '' } as never)
  }
  flushSync()
  expect(typed.problems.map(({ field }) => field)).toEqual(['short_name', 'place'])
  typed.set('short_name', 'KIPP 2021')
  expect(typed.problems.map(({ field }) => field)).toEqual(['place'])
})
