/** A competition of six submissions and three jurors; its first stage that is judged is not open yet. */
import { after, before } from 'node:test'
import assert from 'node:assert/strict'
import { agency, judged, juror, leaves, newEdition, passed } from '../../harness/arrange.mjs'
import { call, page, reload, sitDown, standUp } from '../../harness/hands.mjs'

const AGENCIES = [
  ['DINKES', 'Dinas Kesehatan', 'dinas'],
  ['DISTAN', 'Dinas Pertanian', 'dinas'],
  ['BAPPELITBANGDA', 'Badan Perencanaan Pembangunan Daerah', 'badan'],
]
const TITLES = [
  ['Kejar Stunting', 'DINKES'],
  ['Kelas Buby', 'DINKES'],
  ['Si Dora Eman', 'DINKES'],
  ['Pojok Bisa', 'DISTAN'],
  ['Pugalu SIP', 'BAPPELITBANGDA'],
  ['Go Pasar Indah', 'DISTAN'],
]
export const MARKS = ['79', '82', '82,5', '79,5', '78.5', '80', '81']

export let edition, stage, agencies, submissions, jurors, criteria
export const grid = async (juror) => call('score_sheets.grid', { edition, stage, juror })
export const cellOf = async (juror, submission) =>
  (await grid(juror)).rows.find((row) => row.submission === submission).cells[0]
export const bar = () => page.getByTestId('bilah-sel').innerText()

before(async () => {
  await sitDown()
  edition = await newEdition()
  agencies = {}
  for (const [code, name, kind] of AGENCIES) agencies[code] = await agency(code, name, kind)
  submissions = await passed(
    edition,
    TITLES.map(([title, code]) => [title, agencies[code]]),
  )
  jurors = {}
  for (const [name, code] of [['Juri Satu'], ['Juri Dua', 'DISTAN'], ['Juri Tiga']])
    jurors[name] = await juror(edition, name, agencies[code])
  const [found] = await judged(edition)
  stage = found.id
  criteria = leaves(found)
  assert.equal(criteria.length, 7)
  await page.setViewportSize({ width: 1366, height: 697 })
  await reload()
})
after(standUp)

export const sheetOf = (title) => page.getByRole('heading', { level: 2, name: title }).waitFor()
export const focusedField = () => page.evaluate(() => document.activeElement?.id ?? '')
