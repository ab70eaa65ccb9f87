/**
 * Ctrl+P on every list: what is shown is what is printed, with its filter in words and its Excel twin. And the history
 * beyond its first two hundred changes.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { pdfPages, pdfText } from '../harness/papers.mjs'
import { changeAgency } from '../harness/arrange.mjs'
import {
  closed,
  desk,
  dialog,
  fileFrom,
  find,
  heading,
  page,
  pageDrawn,
  press,
  rail,
  screen,
  sitDownAtSample,
  standUp,
  type,
} from '../harness/hands.mjs'
import { axeIsSilent } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

before(sitDownAtSample)
after(standUp)

const ready = () => page.locator('main [data-entry]').first().waitFor({ state: 'attached' })
/** Opens the dialog by its key and waits for the page. */
const open = async (title, key = 'Control+p') => {
  await press(key)
  await dialog().getByRole('heading', { name: title, exact: true }).waitFor()
  await pageDrawn()
}
const words = () => dialog().locator('article p').allTextContents()

test('the filtered register goes to the printer with its filter, in three keys', async () => {
  await screen('Control+2', 'Perangkat Daerah')
  await ready()
  await press('Control+f')
  await type('puskesmas')
  await until('the list is narrowed', async () => /^\d+ dari 61/.test(await page.getByTestId('jumlah').innerText()))
  const shown = Number((await page.getByTestId('jumlah').innerText()).split(' ')[0])
  await open('Cetak daftar Perangkat Daerah')
  await axeIsSilent()
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'daftar-cetak')
  const pdf = await fileFrom(() => press('Enter'))
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
  await until(
    'the column is gone',
    async () => !(await words()).join(' ').includes('Kode Nama') && (await words()).join(' ').includes('No Nama'),
  )
  await dialog().getByLabel('Arah').selectOption('portrait')
  await dialog().getByLabel('Kertas').selectOption('F4')
  await until('the page is turned', () =>
    page.evaluate(() => {
      const paper = document.querySelector('dialog article')
      return paper !== null && paper.clientHeight > paper.clientWidth
    }),
  )
  await page.emulateMedia({ colorScheme: 'dark' })
  await axeIsSilent()
  await page.emulateMedia({ colorScheme: 'light' })
  const book = await fileFrom(() => page.getByTestId('daftar-excel').click())
  assert.equal(book.subarray(0, 2).toString(), 'PK')
  await closed()
  await open('Cetak daftar Perangkat Daerah')
  assert.equal(await dialog().getByLabel('Kode', { exact: true }).isChecked(), false, 'kept for the next time')
  await press('Escape')
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
    await press('Escape')
    await closed()
  }
  const by = (key) => () => press(key)
  await see(by('Control+4'), 'Usulan', 'Cetak daftar Usulan', /Kejar Stunting[\s\S]*10 baris/)
  await see(by('Control+7'), 'Hasil', 'Cetak daftar Hasil', /RANCANGAN[\s\S]*Kejar Stunting/)
  await screen('Control+6', 'Penilaian')
  await ready()
  await see(
    by('Alt+2'),
    'Penilaian',
    'Cetak daftar Nilai semua juri: Penilaian proposal',
    /Juri Contoh 5[\s\S]*Abstain/,
  )
  await see(by('Alt+3'), 'Penilaian', 'Cetak daftar Juri', /Juri Contoh 1/)
  await screen('Control+8', 'Piagam')
  await see(by('Alt+r'), 'Register nomor', 'Cetak daftar Register nomor', /061\/CONTOH-01/, 'Control+Shift+p')
  await see(() => page.getByTestId('rel-riwayat').click(), 'Riwayat', 'Cetak daftar Riwayat', /Contoh/)
})

test('the command of the palette prints the list too', async () => {
  await press('Control+k')
  await page.getByTestId('cari-semua').waitFor()
  await type('cetak daftar ini')
  await press('Enter')
  await dialog().getByRole('heading', { name: 'Cetak daftar Riwayat' }).waitFor()
  await press('Escape')
  await closed()
})

test('at 683 px the dialog does not scroll sideways', async () => {
  await page.setViewportSize({ width: 683, height: 364 })
  await press('Control+p')
  await dialog().waitFor()
  await pageDrawn()
  assert.equal(
    await page.evaluate(
      () =>
        document.documentElement.scrollWidth <= innerWidth &&
        document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth,
    ),
    true,
  )
  await axeIsSilent()
  await press('Escape')
  await closed()
  await page.setViewportSize({ width: 1366, height: 728 })
})

test('of more than two hundred changes the oldest is reached by keys, and one of them by search', async () => {
  for (let n = 1; n <= 230; n++) await changeAgency('Dinas Pertanian', { note: `catatan ${n}` })
  await rail('beranda', 'Beranda')
  await rail('riwayat', 'Riwayat')
  await ready()
  const grid = page.getByRole('grid')
  const count = async () => Number(await grid.getAttribute('aria-rowcount'))
  // The list takes the focus a few frames after it is there; keys pressed before that are the page's.
  await until('the focus is on a row', () =>
    page.evaluate(() => Boolean(document.activeElement?.closest('[role=grid] [data-line]'))),
  )
  const first = await count()
  assert.ok(first > 200 && first < 232, `${first} lines at first`)
  await press('End')
  await until('the older part came', async () => (await count()) > 231)
  // Each End reaches the end of what is there; the next part comes with it.
  await until('the end is the beginning of the desk', async () => {
    await press('End')
    return /Contoh|dibuat/.test(await page.locator('main [role="row"][aria-selected="true"]').innerText())
  })
  assert.ok((await page.locator('main [role="row"]').count()) <= 61, 'only the rows in sight are drawn')
  await find('dibuat')
  await until('an old change is picked', async () =>
    /dibuat/.test(await page.locator('main [role="row"][aria-selected="true"]').innerText()),
  )
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
