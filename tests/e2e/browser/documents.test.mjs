/**
 * The strip of print settings by keyboard: copies (rangkap) of an office document reach the printer and nothing else,
 * another number than the one typed is never printed, and Piagam's strip says who signs the page looked at.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { pdfPages } from '../harness/papers.mjs'
import { openDesk } from '../harness/bridge.mjs'
import { until } from '../harness/until.mjs'

const pictures = process.env.KIPP_PICTURES
let desk, page, edition

before(async () => {
  desk = await openDesk(process.env.KIPP_DIST ? { dist: process.env.KIPP_DIST } : {})
  page = desk.page
  await page.getByTestId('mulai-contoh').click()
  await page.getByTestId('rel-beranda').waitFor()
  edition = (await desk.bridge.call('editions.list'))[0].id
})
after(() => desk?.end())

const press = (key) => page.keyboard.press(key)
const copies = () => page.locator('#rangkap')
const toast = (text) => page.getByTestId('pemberitahuan').getByText(text).waitFor()
const prints = async () => (await desk.bridge.acts()).filter((act) => act.act === 'print')
const printed = async (act) => {
  const files = await desk.bridge.written()
  return desk.bridge.writtenFile(files.findLastIndex((file) => file.shown === act.path))
}
/** Picks a document by its name, from anywhere on the screen. */
const pick = async (name) => {
  await press('Control+f')
  await press('Control+a')
  await page.keyboard.type(name)
  await press('Enter')
  await page.locator('[data-line]:focus').getByText(name, { exact: true }).waitFor()
  await press('Home')
  await page.locator('[data-line][aria-selected="true"]').getByText(name, { exact: true }).waitFor()
}
/** Into the preview and on with Tab until the field has the focus. */
const toCopies = async () => {
  await press('Enter')
  await page.waitForFunction(() => document.activeElement?.closest('.pane') !== null)
  for (let tabs = 0; !(await copies().evaluate((field) => field === document.activeElement)); tabs++) {
    assert.ok(tabs < 20, 'Tab reaches Rangkap')
    await press('Tab')
  }
}
const without = (row, key) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== key))
const drawn = () => page.waitForFunction(() => [...document.querySelectorAll('[data-testid="halaman"] img')].some((img) => img.naturalWidth > 100))
const still = async () => {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.waitForFunction(() => document.getAnimations().every((one) => !(one instanceof CSSTransition)))
}
/** Axe in both themes, no sideways scroll at three widths, and a picture when asked for. */
const looksRight = async (name) => {
  if (pictures) mkdirSync(pictures, { recursive: true })
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await still()
    assert.deepEqual(await desk.seeAxe(), [], `${name} ${colorScheme}`)
    if (pictures) await page.screenshot({ path: `${pictures}/${name}-${colorScheme}-1366.png` })
  }
  for (const [width, height] of [[1024, 700], [683, 697], [1366, 697]]) {
    await page.setViewportSize({ width, height })
    await still()
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, `${name} scrolls sideways at ${width}`)
    if (pictures && width !== 1366) await page.screenshot({ path: `${pictures}/${name}-light-${width}.png` })
  }
}

test('three copies: typed in the strip, asked of the printer once, the PDF has each page once', async () => {
  await press('Control+9')
  await page.getByRole('heading', { level: 1, name: 'Dokumen & Rekap' }).waitFor()
  await page.getByRole('grid').getByText('Daftar hadir', { exact: true }).waitFor()
  await pick('Daftar hadir')
  await drawn()
  await toCopies()
  assert.equal(await copies().inputValue(), '1')
  await page.keyboard.type('3')
  assert.equal(await copies().inputValue(), '3', 'typing replaces what stood there')
  await page.getByTestId('cetak').getByText('Cetak 3 rangkap').waitFor()
  await looksRight('rangkap')
  await press('Control+p')
  await toast('Daftar hadir diserahkan ke pencetak, 3 rangkap')
  const [only, ...more] = await prints()
  assert.deepEqual([only.copies, more.length], [3, 0])
  const { pages } = await desk.bridge.call('documents.outline', { edition, document: 'daftar-hadir', setting: {} })
  assert.equal(pdfPages(await printed(only)), pages.length)
})

test('another number than the one typed is never printed', async () => {
  const before = (await prints()).length
  assert.ok(await copies().evaluate((field) => field === document.activeElement))
  for (const wrong of ['0', '100', 'dua']) {
    await press('Control+a')
    await page.keyboard.type(wrong)
    await page.locator('#rangkap[aria-invalid="true"]').waitFor()
    await page.locator('#rangkap-salah').getByText('Rangkap: ketik 1 sampai 99.').waitFor()
    await press('Control+p')
    await page.locator('footer, [role="status"]').getByText('Rangkap: ketik 1 sampai 99.').first().waitFor()
    assert.equal(await copies().inputValue(), wrong)
  }
  await looksRight('rangkap-salah')
  // From elsewhere Ctrl+P brings one back to the field.
  await press('Control+f')
  await press('Control+p')
  await page.waitForFunction(() => document.activeElement?.id === 'rangkap')
  assert.equal((await prints()).length, before)
  await page.keyboard.type('2')
  await page.locator('#rangkap:not([aria-invalid])').waitFor()
  await press('ArrowUp')
  assert.equal(await copies().inputValue(), '3')
  await press('ArrowDown')
  await press('ArrowDown')
  await press('ArrowDown')
  assert.equal(await copies().inputValue(), '1', 'never below one')
  await press('ArrowUp')
  assert.equal(await copies().inputValue(), '2')
})

test('copies are kept per document, and saving a PDF knows nothing of them', async () => {
  await pick('Rekapitulasi nilai')
  await until('its own copies', async () => (await copies().inputValue()) === '1')
  await pick('Daftar hadir')
  await until('the copies typed before', async () => (await copies().inputValue()) === '2')
  const before = (await desk.bridge.written()).length
  await page.getByTestId('simpan-pdf').focus()
  await press('Enter')
  await until('the PDF is saved', async () => (await desk.bridge.written()).length > before)
  const { pages } = await desk.bridge.call('documents.outline', { edition, document: 'daftar-hadir', setting: {} })
  assert.equal(pdfPages(await desk.bridge.writtenFile(before)), pages.length)
})

test('where nothing prints PDFs, the copies are set in the program that opens; a refused copy is said', async () => {
  for (const [answer, said] of [
    [{ how: 'opened', copies: 0 }, 'Daftar hadir dibuka di program PDF. Tekan Ctrl+P di jendela yang terbuka dan cetak 2 rangkap dari program itu.'],
    [{ how: 'printed', copies: 1 }, 'Daftar hadir: 1 dari 2 rangkap diserahkan ke pencetak, sisanya ditolak. Cetak sisanya.'],
  ]) {
    let asked
    await page.route('**/call/sys.print*', (route) => {
      asked = route.request().postDataJSON()
      return route.fulfill({ json: answer })
    })
    await press('Control+p')
    await toast(said)
    await page.unroute('**/call/sys.print*')
    assert.equal(asked.copies, 2)
  }
})

test('a certificate has no copies: each of its sheets counts in the register', async () => {
  await pick('Piagam penghargaan')
  await copies().waitFor({ state: 'detached' })
  assert.doesNotMatch(await page.getByTestId('cetak').innerText(), /rangkap/)
})

test('who signs the page looked at, and of which day it is', async () => {
  const rows = (await desk.bridge.call('certificates.list', { edition })).rows
  const [charter, certificate] = ['piagam', 'sertifikat'].map((kind) => rows.find((row) => row.document === kind))
  assert.notEqual(charter.signer, certificate.signer)
  await press('Control+8')
  await page.locator('[data-line]:focus').waitFor()
  await drawn()
  assert.equal(await copies().count(), 0)
  const facts = page.getByTestId('penanda')
  await facts.getByText(`${charter.signer}, ${charter.signer_office}`, { exact: true }).waitFor()
  await facts.getByText('10 Desember 2021', { exact: true }).waitFor()
  await looksRight('piagam-penanda')
  await press('End')
  await facts.getByText(`${certificate.signer}, ${certificate.signer_office}`, { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Penanda tangan', exact: true }).focus()
  await press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Pengaturan' }).waitFor()
  await page.getByTestId('bagian-penanda').and(page.locator('[aria-current]')).waitFor()
})

test('a new signatory reaches those without a number after another freeze; when nobody signs, the strip says so', async () => {
  const rows = (await desk.bridge.call('certificates.list', { edition })).rows
  const [first, last] = [rows[0], rows.at(-1)]
  await desk.bridge.call('certificates.void', { certificate: last.id, reason: 'Nama salah' })
  const classes = (await desk.bridge.call('award_classes.list', { edition })).map(({ id, ...one }) => ({ ...one, signatory: null }))
  await desk.bridge.call('award_classes.save', { edition, classes })
  for (const one of await desk.bridge.call('signatories.list')) {
    if (one.role === 'sekretaris_daerah') await desk.bridge.call('signatories.delete', { id: one.id })
    if (one.role === 'kepala_daerah') await desk.bridge.call('signatories.save', { ...without(one, 'nip_text'), name: 'Pejabat Baru', capacity: 'plt' })
  }
  await desk.bridge.call('result_revisions.freeze', { edition, reason: 'Pejabat berganti' })
  await page.reload()
  await page.getByTestId('rel-piagam').waitFor()
  await press('Control+8')
  await page.locator('[data-line]:focus').waitFor()
  await press('Home')
  const facts = page.getByTestId('penanda')
  await facts.getByText(`${first.signer}, ${first.signer_office}`, { exact: true }).waitFor()
  await page.getByText('; bekukan hasil, ganti piagam.').waitFor()
  await press('End')
  await facts.getByText('belum ada', { exact: true }).waitFor()
  await page.getByText('; lalu bekukan hasil lagi.').waitFor()
  await looksRight('piagam-tanpa-penanda')
  await desk.seeNothingWrong()
})
