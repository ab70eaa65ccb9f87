/**
 * Riwayat: narrowed by who, what and when, kept while one is elsewhere, printed as it is narrowed; and Riwayat and
 * Beranda with every dialog they open, light and dark, at three sizes.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { pdfText } from '../harness/papers.mjs'
import { changeAgency } from '../harness/arrange.mjs'
import {
  button,
  closed,
  desk,
  dialog,
  fileFrom,
  page,
  pageDrawn,
  press,
  rail,
  sitDownAtSample,
  standUp,
  type,
} from '../harness/hands.mjs'
import { looksRightEverywhere } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

before(sitDownAtSample)
after(standUp)

const shown = () => page.locator('main [role=toolbar] [role=status]').innerText()
const listed = async () => Number(/^\d+/.exec(await shown())?.[0] ?? -1)

test('Beranda looks right', async () => {
  await until('its figures stand', () =>
    page.evaluate(() => document.querySelector('main .waiting, main [aria-busy=true]') === null),
  )
  await looksRightEverywhere('beranda')
})

test('the history is narrowed by officer, noun, time and words, by keyboard', async () => {
  await changeAgency('Dinas Pertanian', { note: 'catatan baru' })
  await rail('riwayat', 'Riwayat')
  await until('the list is there', async () => (await listed()) > 1)
  const all = await listed()
  await page.getByLabel('Petugas', { exact: true }).focus()
  await type('Contoh')
  await until(
    'the officer is chosen',
    async () => (await page.getByLabel('Petugas', { exact: true }).inputValue()) === 'Contoh',
  )
  await page.getByLabel('Jenis data', { exact: true }).selectOption({ label: 'Perangkat daerah' })
  await page.getByLabel('Waktu', { exact: true }).selectOption({ label: 'Hari ini' })
  await press('Control+f')
  await type('catatan yang tidak ada')
  await page.getByText('Tidak ada perubahan yang cocok.').waitFor()
  await press('Control+a')
  await type('pertanian')
  await until('narrowed by all four', async () => (await listed()) === 1)
  assert.match(
    await page.locator('main [role="row"][aria-selected="true"]').innerText(),
    /Contoh[\s\S]*Dinas Pertanian/,
  )
  assert.ok(all > 1)
})

test('the filter is still there when one comes back', async () => {
  await rail('beranda', 'Beranda')
  await rail('riwayat', 'Riwayat')
  await until('one change', async () => (await listed()) === 1)
  assert.equal(await page.getByLabel('Petugas', { exact: true }).inputValue(), 'Contoh')
  assert.equal(await page.getByLabel('Waktu', { exact: true }).inputValue(), 'hari-ini')
})

test('Ctrl+P prints what is narrowed, and says how', async () => {
  await looksRightEverywhere('riwayat')
  await press('Control+p')
  await dialog().getByRole('heading', { name: 'Cetak daftar Riwayat' }).waitFor()
  await pageDrawn()
  await looksRightEverywhere('riwayat-cetak')
  const text = pdfText(await fileFrom(button('daftar-cetak')))
  assert.match(text, /1 baris; petugas Contoh; Perangkat daerah; Hari ini; cari “pertanian”/)
  await closed()
})

test('only what can be undone, and back to everything', async () => {
  await press('Control+f', 'Control+a', 'Delete')
  await page.getByLabel('Jenis data', { exact: true }).selectOption('')
  await page.getByLabel('Waktu', { exact: true }).selectOption('')
  await page.getByLabel('Petugas', { exact: true }).selectOption('')
  await page.getByLabel('Hanya yang dapat diurungkan').check()
  await until('every row can be undone', async () => {
    const states = await page.locator('main [data-line] [role=gridcell]:last-child').allInnerTexts()
    return states.length > 0 && states.every((state) => state.trim() === 'Dapat')
  })
  await looksRightEverywhere('riwayat-terbuka')
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
