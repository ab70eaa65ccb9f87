import { expect, test } from 'vitest'
import file from '../../../tests/fixtures/examples/says-nothing.txt?raw'
import { examplesOf } from '../testing/examples'
import { saysNothing } from './nothing'

test.each(examplesOf(file))('“%s” is %s, as the domain says', (text, answer) => {
  expect(saysNothing(text) ? 'nothing' : 'something').toBe(answer)
})
