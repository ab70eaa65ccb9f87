/** Two jurors of one name are two people: wherever a name is read or chosen, what differs stands behind it. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { agency, judged, leaves, newEdition, passed } from '../harness/arrange.mjs'
import { call, desk, onRow, page, press, reload, screen, sitDown, standUp } from '../harness/hands.mjs'
import { looksRight } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

const [FIRST, SECOND] = ['Rahma (NIP 19800101 200501 2 001)', 'Rahma (NIP 19810202 200602 2 002)']

before(async () => {
  await sitDown()
  const edition = await newEdition()
  await call('award_classes.save', {
    edition,
    classes: [{ short_name: 'Juara', full_name: 'Juara Inovasi', rank_from: 1, rank_to: 1, document: 'piagam' }],
  })
  const { 'Pojok Bisa': submission } = await passed(edition, [
    ['Pojok Bisa', await agency('DINKES', 'Dinas Kesehatan')],
  ])
  const home = await agency('SETDA', 'Sekretariat Daerah', 'sekretariat')
  const jurors = []
  for (const [name, nip] of [
    ['Rahma', '198001012005012001'],
    ['Rahma', '198102022006022002'],
    ['Ahmad Jani', null],
  ]) {
    jurors.push((await call('jurors.save', { edition, name, nip, agency: home, seat: 'anggota' })).value)
  }
  const [stage] = await judged(edition)
  await call('stages.open', { stage: stage.id })
  for (const juror of jurors)
    await call('score_sheets.record', {
      stage: stage.id,
      submission,
      juror,
      marks: leaves(stage).map((criterion) => ({ criterion, mark: '80' })),
    })
  await page.setViewportSize({ width: 1366, height: 697 })
  await reload()
})
after(standUp)

test('on Beranda', async () => {
  await screen('Control+1', 'Beranda')
  for (const name of [FIRST, SECOND, 'Ahmad Jani']) await page.getByRole('button', { name, exact: true }).waitFor()
  await looksRight('senama-beranda')
})

test('as tabs, heads and rows of Penilaian', async () => {
  await screen('Control+6', 'Penilaian')
  for (const name of [FIRST, SECOND, 'Ahmad Jani']) await page.getByRole('tab', { name }).waitFor()
  await looksRight('senama-satu')
  await press('Alt+2')
  for (const name of [FIRST, SECOND]) await page.getByRole('columnheader', { name }).waitFor()
  await looksRight('senama-semua')
  await press('Alt+3')
  await onRow('Rahma')
  for (const name of [FIRST, SECOND]) await page.getByRole('row', { name }).waitFor()
  assert.equal(await page.getByRole('row', { name: /Ahmad Jani \(/ }).count(), 0)
  await looksRight('senama-juri')
})

test('in the explanation and the trial of Hasil', async () => {
  await screen('Control+7', 'Hasil')
  await onRow('Pojok Bisa')
  const why = page.getByTestId('penjelasan')
  for (const name of [FIRST, SECOND]) await why.getByText(name, { exact: true }).waitFor()
  await why.getByRole('button', { name: '80,00' }).nth(1).click()
  await why.getByText(`Lembar ${SECOND}`).waitFor()
  await page.locator('[id^="coba-"]').first().fill('90')
  await press('Enter')
  await page.getByTestId('percobaan').getByText(SECOND).waitFor()
  await looksRight('senama-hasil')
  await page.getByTestId('buang-percobaan').click()
})

test('among the choices of a document', async () => {
  await screen('Control+9', 'Dokumen & Rekap')
  await page.getByRole('searchbox').fill('lembar nilai')
  await until('the choice', async () => (await page.locator('#juri option').allInnerTexts()).includes(FIRST)).catch(
    async () => assert.fail((await page.locator('select option').allInnerTexts()).join('; ')),
  )
  await looksRight('senama-dokumen')
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
