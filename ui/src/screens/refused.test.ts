import { afterEach, expect, test } from 'vitest'
import { toFirstWrong } from './refused'

afterEach(() => void (document.body.innerHTML = ''))
const problem = (field: string) => ({ field, severity: 'salah', text: '' })
const page = () => {
  document.body.innerHTML = '<div id="said" tabindex="-1"></div><input id="year" /><input id="closes" />'
  return () => document.getElementById('said')
}

test('after a refusal one is in the first wrong field of the page', async () => {
  const said = page()
  await toFirstWrong([problem('elsewhere'), problem('closes'), problem('year')], said)
  expect(document.activeElement?.id).toBe('closes')
})
test('when no field is named one is at what was said', async () => {
  const said = page()
  await toFirstWrong([problem('elsewhere')], said)
  expect(document.activeElement?.id).toBe('said')
})
test('when it is gone by then the focus stays', async () => {
  page()
  document.getElementById('year')?.focus()
  await toFirstWrong([], () => null)
  expect(document.activeElement?.id).toBe('year')
})
