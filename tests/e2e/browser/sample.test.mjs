/**
 * The main journey over the bridge: open the sample, see the ranking, ask why, preview and print the certificates. Each
 * screen on the way is looked at by axe; at the end nothing may have gone wrong unseen.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { pdfPages, pdfText } from '../harness/papers.mjs'
import { desk, fileFrom, page, pageDrawn, press, rail, sitDown, standUp } from '../harness/hands.mjs'
import { axeIsSilent } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

/** The published order of KIPP Luwu Utara 2021. */
const PUBLISHED = [
  'Kejar Stunting',
  'Kelas Buby',
  'Si Mira Bersantai',
  'Pojok Bisa',
  'Go Pasar Indah',
  'Japri Ka Boss',
  'Si Dora Eman',
  'Si Modis Lutra',
  'Pugalu SIP',
  'Kawasan Perdesaan Terintegrasi',
]

before(() => sitDown())
after(standUp)

test('the first page opens with what one can do', async () => {
  assert.match(await page.title(), /Meja KIPP$/)
  await page.getByTestId('mulai-contoh').waitFor()
  await axeIsSilent()
})

test('the sample opens and says what it is', async () => {
  await page.getByTestId('mulai-contoh').click()
  await page.getByTestId('rel-beranda').waitFor()
  await page.getByTestId('contoh').waitFor()
  assert.equal(await page.getByTestId('contoh').innerText(), 'CONTOH: bukan data sebenarnya')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await axeIsSilent()
})

test('the ranking shows the ten published ranks in order', async () => {
  await rail('hasil', 'Hasil')
  const grid = page.getByRole('grid')
  await grid.getByText(PUBLISHED[0], { exact: false }).first().waitFor()
  const text = (await grid.innerText()).toLowerCase()
  const places = PUBLISHED.map((title) => text.indexOf(title.toLowerCase()))
  assert.ok(
    places.every((place) => place >= 0),
    `all ten are there: ${places}`,
  )
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
  await axeIsSilent()
})

test('why: a number is explained down to the marks of one sheet', async () => {
  await page.getByRole('grid').getByText(PUBLISHED[1], { exact: false }).first().click()
  await press('Enter')
  const pane = page.getByTestId('penjelasan')
  await pane.getByText(/Mengapa \d/).waitFor()
  const final = /Mengapa ([\d,]+)/.exec(await pane.innerText())[1]
  assert.ok((await page.getByRole('grid').innerText()).includes(final), `the table says ${final} too`)
  await pane
    .getByRole('button', { name: /^\d+,\d+$/ })
    .first()
    .click()
  await pane.getByText('Kriteria').waitFor()
  assert.match(await pane.innerText(), /Jumlah\s+\d+,\d+/)
  await axeIsSilent()
  await press('Escape')
})

test('the certificates are previewed as pages', async () => {
  await rail('dokumen', 'Dokumen & Rekap')
  await page.getByRole('grid').getByText('Piagam penghargaan').first().click()
  await pageDrawn()
  await axeIsSilent()
})

test('the certificates are printed: one page for each of the seven', async () => {
  await page.getByTestId('cetak').click()
  const printed = await until('it is printed', async () => {
    const acts = (await desk.bridge.acts()).filter((act) => act.act === 'print')
    return acts.length > 0 && acts
  })
  assert.equal(printed.length, 1)
  const written = await desk.bridge.written()
  const number = written.findIndex((file) => file.shown === printed[0].path)
  const pdf = await desk.bridge.writtenFile(number)
  assert.equal(pdfPages(pdf), 7)
  const text = pdfText(pdf)
  assert.match(text, /CONTOH: bukan data sebenarnya/)
  assert.match(text, /Kejar Stunting/i)
  assert.doesNotMatch(text, /Pugalu/i)
})

test('one file per recipient, into a folder', async () => {
  const before = (await desk.bridge.written()).length
  await page.getByTestId('per-penerima').click()
  await page.getByTestId('pemberitahuan').getByText('7 berkas').waitFor()
  const files = (await desk.bridge.written()).slice(before)
  assert.equal(files.length, 7)
  assert.ok(
    files.every((file) => /\.pdf$/.test(file.name) && file.length > 1000),
    JSON.stringify(files),
  )
})

test('a recap has its Excel twin', async () => {
  await page.getByRole('grid').getByText('Rekapitulasi nilai').first().click()
  const book = await fileFrom(() => page.getByTestId('excel').click())
  assert.equal(book.subarray(0, 2).toString(), 'PK')
})

test('the submissions are listed', async () => {
  await rail('usulan', 'Usulan')
  await page.getByRole('grid').getByText(PUBLISHED[2], { exact: false }).first().waitFor()
  await axeIsSilent()
})

test('every screen is as readable in the dark', async () => {
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const [id, title] of [
    ['beranda', 'Beranda'],
    ['usulan', 'Usulan'],
    ['hasil', 'Hasil'],
    ['dokumen', 'Dokumen & Rekap'],
  ]) {
    await rail(id, title)
    await axeIsSilent()
  }
  await page.emulateMedia({ colorScheme: 'light' })
})

test('the keys of a browser do nothing', async () => {
  await page.evaluate(() => (window.stillHere = true))
  await press('F5', 'Control+r', 'Control+g', 'Alt+ArrowLeft', 'Backspace')
  const menu = await page.evaluate(
    () => !document.body.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })),
  )
  assert.equal(menu, true, 'the context menu is prevented')
  assert.equal(await page.evaluate(() => window.stillHere), true, 'the page was not loaded again')
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
