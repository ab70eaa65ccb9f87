/**
 * Riwayat: narrowed by who, what and when, kept while one is elsewhere, printed as it is narrowed; and Riwayat and
 * Beranda with every dialog they open, light and dark, at three sizes.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { pdfText } from '../harness/papers.mjs'
import { openDesk } from '../harness/bridge.mjs'
import { until } from '../harness/until.mjs'

const pictures = process.env.KIPP_PICTURES
const SIZES = [{ width: 1366, height: 697 }, { width: 1024, height: 700 }, { width: 683, height: 384 }]
let desk, page
before(async () => {
  desk = await openDesk({ dist: process.env.KIPP_DIST })
  page = desk.page
  await page.getByTestId('mulai-contoh').click()
  await heading('Beranda')
})
after(() => desk?.end())

const heading = (name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
const dialog = () => page.getByRole('dialog')
const closed = () => dialog().waitFor({ state: 'detached' })
/** Both themes and three sizes: no violation, nothing to scroll sideways for. */
const looksRight = async (name) => {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme })
      await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))).then(() => undefined))
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${size.width}-${colorScheme}.png` })
      assert.deepEqual(await desk.seeAxe(), [], `${name} ${size.width} ${colorScheme}`)
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${name} at ${size.width}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1366, height: 728 })
}
const shown = () => page.locator('main [role=toolbar] [role=status]').innerText()
const listed = async () => Number(/^\d+/.exec(await shown())?.[0] ?? -1)

test('Beranda looks right', async () => {
  await until('its figures stand', () => page.evaluate(() => document.querySelector('main .waiting, main [aria-busy=true]') === null))
  await looksRight('beranda')
})

test('the history is narrowed by officer, noun, time and words, by keyboard', async () => {
  const { call } = desk.bridge
  const { agencies } = await call('agencies.list')
  const { id, code, name, kind, obliged, aliases, short_name, parent } = agencies.find((one) => one.name === 'Dinas Pertanian')
  await call('agencies.save', { id, code, name, kind, obliged, aliases, short_name, parent, note: 'catatan baru' })
  await page.getByTestId('rel-riwayat').click()
  await heading('Riwayat')
  await until('the list is there', async () => (await listed()) > 1)
  const all = await listed()
  await page.getByLabel('Petugas', { exact: true }).focus()
  await page.keyboard.type('Contoh')
  await until('the officer is chosen', async () => (await page.getByLabel('Petugas', { exact: true }).inputValue()) === 'Contoh')
  await page.getByLabel('Benda', { exact: true }).selectOption({ label: 'Perangkat daerah' })
  await page.getByLabel('Masa', { exact: true }).selectOption({ label: 'Hari ini' })
  await page.keyboard.press('Control+f')
  await page.keyboard.type('catatan yang tidak ada')
  await page.getByText('Tidak ada perubahan yang cocok.').waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('pertanian')
  await until('narrowed by all four', async () => (await listed()) === 1)
  assert.match(await page.locator('main [role="row"][aria-selected="true"]').innerText(), /Contoh[\s\S]*Dinas Pertanian/)
  assert.ok(all > 1)
})

test('the filter is still there when one comes back', async () => {
  await page.getByTestId('rel-beranda').click()
  await heading('Beranda')
  await page.getByTestId('rel-riwayat').click()
  await heading('Riwayat')
  await until('one change', async () => (await listed()) === 1)
  assert.equal(await page.getByLabel('Petugas', { exact: true }).inputValue(), 'Contoh')
  assert.equal(await page.getByLabel('Masa', { exact: true }).inputValue(), 'hari-ini')
})

test('Ctrl+P prints what is narrowed, and says how', async () => {
  await looksRight('riwayat')
  await page.keyboard.press('Control+p')
  await dialog().getByRole('heading', { name: 'Cetak daftar Riwayat' }).waitFor()
  await until('the page is drawn', () => page.evaluate(() => [...document.querySelectorAll('dialog [data-testid="halaman"] img')].some((img) => img.naturalWidth > 100)))
  await looksRight('riwayat-cetak')
  const before = (await desk.bridge.written()).length
  await page.getByTestId('daftar-cetak').focus()
  await page.keyboard.press('Enter')
  await until('a file is written', async () => (await desk.bridge.written()).length > before)
  const text = pdfText(await desk.bridge.writtenFile(before))
  assert.match(text, /1 baris; petugas Contoh; Perangkat daerah; Hari ini; cari “pertanian”/)
  await closed()
})

test('only what can be undone, and back to everything', async () => {
  await page.keyboard.press('Control+f')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.getByLabel('Benda', { exact: true }).selectOption('')
  await page.getByLabel('Masa', { exact: true }).selectOption('')
  await page.getByLabel('Petugas', { exact: true }).selectOption('')
  await page.getByLabel('Hanya yang dapat diurungkan').check()
  await until('every row can be undone', async () => {
    const states = await page.locator('main [data-line] [role=gridcell]:last-child').allInnerTexts()
    return states.length > 0 && states.every((state) => state.trim() === 'Dapat')
  })
  await looksRight('riwayat-terbuka')
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
