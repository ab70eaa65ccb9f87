/**
 * Ctrl+P on every list: what is shown is what is printed, with its filter in words and its Excel twin. And the history
 * beyond its first two hundred changes.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { pdfPages, pdfText } from '../harness/papers.mjs'
import { openDesk } from '../harness/bridge.mjs'
import { until } from '../harness/until.mjs'

let desk, page
before(async () => {
  desk = await openDesk({ dist: process.env.KIPP_DIST })
  page = desk.page
  await page.getByTestId('mulai-contoh').click()
  await heading('Beranda')
})
after(() => desk?.end())

const heading = (name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
/** Contrast is judged when nothing moves or fades any more. */
const axeIsSilent = async () => {
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))).then(() => undefined))
  assert.deepEqual(await desk.seeAxe(), [])
}
const dialog = () => page.getByRole('dialog')
const ready = () => page.locator('main [data-entry]').first().waitFor({ state: 'attached' })
const pageShown = () => until('the page is drawn', () => page.evaluate(() => [...document.querySelectorAll('dialog [data-testid="halaman"] img')].some((img) => img.naturalWidth > 100)))
const closed = () => dialog().waitFor({ state: 'detached' })
/** Opens the dialog by its key and waits for the page. */
const open = async (title, key = 'Control+p') => {
  await page.keyboard.press(key)
  await dialog().getByRole('heading', { name: title, exact: true }).waitFor()
  await pageShown()
}
const words = () => dialog().locator('article p').allTextContents()
const files = async () => (await desk.bridge.written()).length
const newFile = async (before) => {
  await until('a file is written', async () => (await files()) > before)
  return desk.bridge.writtenFile(before)
}

test('the filtered register goes to the printer with its filter, in three keys', async () => {
  await page.keyboard.press('Control+2')
  await heading('Perangkat Daerah')
  await ready()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('puskesmas')
  await until('the list is narrowed', async () => /^\d+ dari 61/.test(await page.getByTestId('jumlah').innerText()))
  const shown = Number((await page.getByTestId('jumlah').innerText()).split(' ')[0])
  await open('Cetak daftar Perangkat Daerah')
  await axeIsSilent()
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'daftar-cetak')
  const before = await files()
  await page.keyboard.press('Enter')
  const pdf = await newFile(before)
  await closed()
  await page.getByTestId('pemberitahuan').getByText('Daftar Perangkat Daerah').waitFor()
  const text = pdfText(pdf)
  assert.match(text, /UPT Puskesmas Sabbang/)
  assert.doesNotMatch(text, /Sekretariat DPRD/)
  assert.match(text, new RegExp(`${shown} baris; cari “puskesmas”`))
  assert.match(text, /CONTOH: bukan data sebenarnya/)
  assert.equal(pdfPages(pdf), 1)
  assert.equal((await desk.bridge.acts()).filter((act) => act.act === 'print').length, 1)
})

test('columns, paper and direction are chosen; the twin has the same columns', async () => {
  await open('Cetak daftar Perangkat Daerah')
  await dialog().getByLabel('Kode', { exact: true }).uncheck()
  await until('the column is gone', async () => !(await words()).join(' ').includes('Kode Nama') && (await words()).join(' ').includes('No Nama'))
  await dialog().getByLabel('Arah').selectOption('portrait')
  await dialog().getByLabel('Kertas').selectOption('F4')
  await until('the page is turned', () => page.evaluate(() => {
    const paper = document.querySelector('dialog article')
    return paper !== null && paper.clientHeight > paper.clientWidth
  }))
  await page.emulateMedia({ colorScheme: 'dark' })
  await axeIsSilent()
  await page.emulateMedia({ colorScheme: 'light' })
  const before = await files()
  await page.getByTestId('daftar-excel').click()
  const book = await newFile(before)
  assert.equal(book.subarray(0, 2).toString(), 'PK')
  await closed()
  await open('Cetak daftar Perangkat Daerah')
  assert.equal(await dialog().getByLabel('Kode', { exact: true }).isChecked(), false, 'kept for the next time')
  await page.keyboard.press('Escape')
  await closed()
})

test('every list has its page; where Ctrl+P prints a document the list has another key', async () => {
  const see = async (go, screen, title, inside, key) => {
    await go()
    await heading(screen)
    await ready()
    await open(title, key)
    await until(`${title} says ${inside}`, async () => inside.test((await words()).join(' ')))
    await axeIsSilent()
    await page.keyboard.press('Escape')
    await closed()
  }
  const press = (key) => () => page.keyboard.press(key)
  await see(press('Control+4'), 'Usulan', 'Cetak daftar Usulan', /Kejar Stunting[\s\S]*10 baris/)
  await see(press('Control+7'), 'Hasil', 'Cetak daftar Hasil', /RANCANGAN[\s\S]*Kejar Stunting/)
  await page.keyboard.press('Control+6')
  await heading('Penilaian')
  await ready()
  await see(press('Alt+2'), 'Penilaian', 'Cetak daftar Nilai semua juri: Penilaian proposal', /Juri Contoh 5[\s\S]*Abstain/)
  await see(press('Alt+3'), 'Penilaian', 'Cetak daftar Juri', /Juri Contoh 1/)
  await page.keyboard.press('Control+8')
  await heading('Piagam')
  await see(press('Alt+r'), 'Register nomor', 'Cetak daftar Register nomor', /061\/CONTOH-01/, 'Control+Shift+p')
  await see(() => page.getByTestId('rel-riwayat').click(), 'Riwayat', 'Cetak daftar Riwayat', /Contoh/)
})

test('the command of the palette prints the list too', async () => {
  await page.keyboard.press('Control+k')
  await page.getByTestId('cari-semua').waitFor()
  await page.keyboard.type('cetak daftar ini')
  await page.keyboard.press('Enter')
  await dialog().getByRole('heading', { name: 'Cetak daftar Riwayat' }).waitFor()
  await page.keyboard.press('Escape')
  await closed()
})

test('at 683 px the dialog does not scroll sideways', async () => {
  await page.setViewportSize({ width: 683, height: 364 })
  await page.keyboard.press('Control+p')
  await dialog().waitFor()
  await pageShown()
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth), true)
  await axeIsSilent()
  await page.keyboard.press('Escape')
  await closed()
  await page.setViewportSize({ width: 1366, height: 728 })
})

test('of more than two hundred changes the oldest is reached by keys, and one of them by search', async () => {
  const about = await desk.bridge.call('agencies.list')
  const { id, code, name, kind, obliged, aliases, short_name, parent } = about.agencies.find((one) => one.name === 'Dinas Pertanian')
  const save = (note) => desk.bridge.call('agencies.save', { id, code, name, kind, obliged, aliases, short_name, parent, note })
  for (let n = 1; n <= 230; n++) await save(`catatan ${n}`)
  await page.getByTestId('rel-beranda').click()
  await heading('Beranda')
  await page.getByTestId('rel-riwayat').click()
  await heading('Riwayat')
  await ready()
  const grid = page.getByRole('grid')
  const count = async () => Number(await grid.getAttribute('aria-rowcount'))
  // The list takes the focus a few frames after it is there; keys pressed before that are the page's.
  await until('the focus is on a row', () => page.evaluate(() => Boolean(document.activeElement?.closest('[role=grid] [data-line]'))))
  const first = await count()
  assert.ok(first > 200 && first < 232, `${first} lines at first`)
  await page.keyboard.press('End')
  await until('the older part came', async () => (await count()) > 231)
  // Each End reaches the end of what is there; the next part comes with it.
  await until('the end is the beginning of the desk', async () => {
    await page.keyboard.press('End')
    return /Contoh|dibuat/.test(await page.locator('main [role="row"][aria-selected="true"]').innerText())
  })
  assert.ok((await page.locator('main [role="row"]').count()) <= 61, 'only the rows in sight are drawn')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('dibuat')
  await page.keyboard.press('Enter')
  await until('an old change is picked', async () => /dibuat/.test(await page.locator('main [role="row"][aria-selected="true"]').innerText()))
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
