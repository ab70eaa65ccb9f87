import { expect, test } from 'vitest'
import { answering } from '../../testing/desk'
import { Unsaved } from './unsaved.svelte'

test('a sheet with typing of its own or in its cells is named once', async () => {
  answering({
    'drafts.list': () => [
      { form: 'lembar', row: '1 4 7', text: '{}', at: 0 },
      { form: 'sel-nilai', row: '1 7 4 a', text: '77', at: 0 },
      { form: 'sel-nilai', row: '1 8 5 b', text: '1', at: 0 },
      { form: 'lembar', row: '2 4 7', text: '{}', at: 0 },
      { form: 'alasan', row: 'x', text: '{}', at: 0 },
    ],
  })
  const unsaved = new Unsaved()
  await unsaved.look()
  expect(unsaved.of(1)).toEqual([
    { stage: 1, submission: 4, juror: 7 },
    { stage: 1, submission: 5, juror: 8 },
  ])
  expect(unsaved.of(2)).toHaveLength(1)
})
