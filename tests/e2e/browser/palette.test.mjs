/**
 * Ctrl+K: everything is found from one field and by keys alone; flows 7 and 10 of flows.md within their keys; F1 on
 * every screen says what it is for. Words are typed as an officer would, forgiving ones too.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { agencyNamed, changeAgency } from '../harness/arrange.mjs'
import {
  call,
  desk,
  heading,
  keys,
  page,
  press,
  rail,
  sitDown,
  standUp,
  startCounting,
  type,
} from '../harness/hands.mjs'
import { axeIsSilent } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

before(() => sitDown())
after(standUp)

const field = () => page.getByTestId('cari-semua')
const lines = () => page.getByRole('option')
/** Opens the palette, types, waits for what the desk says to it. */
const search = async (text) => {
  await press('Control+k')
  await field().waitFor()
  await type(text)
  await page.locator(`[data-answered="${text}"]`).waitFor({ state: 'attached' })
}
const picked = () => page.locator('main [role="row"][aria-selected="true"]')

test('before a desk is open the commands are there', async () => {
  await page.getByTestId('mulai-contoh').waitFor()
  await press('Control+k')
  await field().waitFor()
  await type('gelap')
  await lines().getByText('Tampilan gelap').waitFor()
  await axeIsSilent()
  await press('Enter')
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark')
  await press('Control+k')
  await type('mengikuti windows')
  await press('Enter')
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme ?? ''), '')
  await page.getByTestId('mulai-contoh').click()
  await heading('Beranda')
})

test('an agency is found without its space, and its row is picked', async () => {
  startCounting()
  await search('tanalili')
  await axeIsSilent()
  assert.match(await lines().first().innerText(), /Tana Lili/)
  await press('Enter')
  await heading('Perangkat Daerah')
  await until('the row is picked', async () => /Tana Lili/.test(await picked().innerText()))
  assert.equal(keys, 2)
})

test('words in any order, a slip of the finger, and the name of an innovator lead to the submission', async () => {
  for (const [typed, title] of [
    ['stunting kejar', 'Kejar Stunting'],
    ['pugalo', 'Pugalu SIP'],
    ['modis', 'Si Modis Lutra'],
  ]) {
    await search(typed)
    await lines().filter({ hasText: title }).first().waitFor()
    await press('Enter')
    await heading('Usulan')
    await until(`${title} is picked`, async () => (await picked().innerText()).includes(title))
  }
  await search('nisma')
  await lines().filter({ hasText: 'Inovator' }).first().waitFor()
  await press('Escape')
  await field().waitFor({ state: 'detached' })
})

test('a juror, a number and a signatory are found where they stand', async () => {
  await search('juri contoh 4')
  await press('Enter')
  await heading('Penilaian')
  await until('the juror is picked', async () => /Juri Contoh 4/.test(await picked().innerText()))
  const numbers = await call('certificates.register', { edition: (await call('editions.list'))[0].id })
  await search(numbers.rows[2].number)
  await press('Enter')
  await heading('Register nomor')
  await until('the number is picked', async () => (await picked().innerText()).includes(numbers.rows[2].name))
})

test('what was chosen stands on top the next time; arrows, Esc and a second Ctrl+K', async () => {
  await press('Control+k')
  await field().waitFor()
  await page.getByText('Baru dipakai').waitFor()
  const first = await lines().first().innerText()
  assert.match(first, /061/)
  await press('ArrowDown')
  assert.match(await page.locator('[role="option"][aria-selected="true"]').innerText(), /Juri Contoh 4/)
  const active = await field().getAttribute('aria-activedescendant')
  assert.equal(await page.locator('[role="option"][aria-selected="true"]').getAttribute('id'), active)
  await press('ArrowUp')
  await press('ArrowUp')
  assert.equal(
    await page.locator('[role="option"][aria-selected="true"]').getAttribute('id'),
    await lines().last().getAttribute('id'),
  )
  await press('Control+k')
  await field().waitFor({ state: 'detached' })
  await search('tidak ada yang begini')
  await page.getByText('Tidak ditemukan: tidak ada yang begini').waitFor()
  await axeIsSilent()
  await press('Escape')
})

test('flow 10: one change is taken back from the history in five keys', async () => {
  const { contact } = await agencyNamed('Dinas Pertanian')
  await changeAgency('Dinas Pertanian', { contact: 'Narahubung Baru' })
  await rail('beranda', 'Beranda')
  startCounting()
  await press('Control+k')
  await type('riwayat')
  await press('Enter')
  await heading('Riwayat')
  await press('Control+f')
  await type('pertanian')
  await press('Enter')
  await press('Alt+u')
  await until('it is taken back', async () => (await agencyNamed('Dinas Pertanian')).contact === contact)
  assert.equal(keys, 5)
})

test('a command of another screen is done there', async () => {
  await search('bekukan')
  await press('Enter')
  await heading('Hasil')
  await page
    .getByRole('dialog')
    .getByText(/Bekukan/)
    .first()
    .waitFor()
  await press('Escape')
  await search('unit baru')
  await press('Enter')
  await heading('Perangkat Daerah')
  await page.getByLabel('Kode', { exact: false }).first().waitFor()
  await press('Escape')
  await search('rekapitulasi nilai')
  await press('Enter')
  await heading('Dokumen & Rekap')
})

test('F1 says on every screen what it is for and which keys work', async () => {
  const screens = [
    ['beranda', 'Beranda'],
    ['perangkat-daerah', 'Perangkat Daerah'],
    ['usulan', 'Usulan'],
    ['penilaian', 'Penilaian'],
    ['hasil', 'Hasil'],
    ['piagam', 'Piagam'],
    ['dokumen', 'Dokumen & Rekap'],
    ['riwayat', 'Riwayat'],
    ['pengaturan', 'Pengaturan'],
  ]
  for (const [id, title] of screens) {
    await rail(id, title)
    await press('F1')
    await page
      .getByRole('dialog')
      .getByRole('heading', { name: `Bantuan: ${title}` })
      .waitFor()
    assert.ok((await page.getByTestId('guna-layar').innerText()).length > 40, id)
    await page.getByRole('table', { name: 'Tombol di layar ini' }).waitFor()
    await page.getByRole('dialog').getByText('Cari di semua: perangkat daerah', { exact: false }).waitFor()
    if (id === 'beranda') await axeIsSilent()
    await press('Escape')
    await page.getByTestId('guna-layar').waitFor({ state: 'detached' })
  }
})

test('the palette and the help are as readable in the dark', async () => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await search('kesehatan')
  await axeIsSilent()
  await press('Escape')
  await press('F1')
  await page.getByTestId('guna-layar').waitFor()
  await axeIsSilent()
  await press('Escape')
  await page.emulateMedia({ colorScheme: 'light' })
})

test('flow 7: the palette begins a new edition in two keys', async () => {
  startCounting()
  await press('Control+k')
  await type('edisi baru')
  await press('Enter')
  await heading('Wilayah dan kop')
  assert.equal(keys, 2)
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
