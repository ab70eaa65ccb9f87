/**
 * The strip of print settings by keyboard: copies (rangkap) of an office document reach the printer and nothing else,
 * another number than the one typed is never printed, and Piagam's strip says who signs the page looked at.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { pdfPages, pdfText } from '../harness/papers.mjs'
import {
  button,
  call,
  desk,
  fileFrom,
  focusAt,
  focused,
  heading,
  onRow,
  page,
  pageDrawn,
  press,
  printed,
  prints,
  reload,
  screen,
  sitDownAtSample,
  standUp,
  type,
} from '../harness/hands.mjs'
import { looksRight } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

let edition
before(async () => {
  await sitDownAtSample()
  edition = (await call('editions.list'))[0].id
})
after(standUp)

const copies = () => page.locator('#rangkap')
const toast = (text) => page.getByTestId('pemberitahuan').getByText(text).waitFor()
/** Picks a document by its name, from anywhere on the screen. */
const pick = async (name) => {
  await press('Control+f', 'Control+a')
  await type(name)
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

test('three copies: typed in the strip, asked of the printer once, the PDF has each page once', async () => {
  await screen('Control+9', 'Dokumen & Rekap')
  await page.getByRole('grid').getByText('Daftar hadir', { exact: true }).waitFor()
  await pick('Daftar hadir')
  await pageDrawn()
  await toCopies()
  assert.equal(await copies().inputValue(), '1')
  await type('3')
  assert.equal(await copies().inputValue(), '3', 'typing replaces what stood there')
  await page.getByTestId('cetak').getByText('Cetak 3 rangkap').waitFor()
  await looksRight('rangkap')
  await press('Control+p')
  await toast('Daftar hadir diserahkan ke pencetak, 3 rangkap')
  const [only, ...more] = await prints()
  assert.deepEqual([only.copies, more.length], [3, 0])
  const { pages } = await call('documents.outline', { edition, document: 'daftar-hadir', setting: {} })
  assert.equal(pdfPages(await printed(only)), pages.length)
})

test('another number than the one typed is never printed', async () => {
  const before = (await prints()).length
  assert.ok(await copies().evaluate((field) => field === document.activeElement))
  for (const wrong of ['0', '100', 'dua']) {
    await press('Control+a')
    await type(wrong)
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
  await focusAt('rangkap')
  assert.equal((await prints()).length, before)
  await type('2')
  await page.locator('#rangkap:not([aria-invalid])').waitFor()
  await press('ArrowUp')
  assert.equal(await copies().inputValue(), '3')
  await press('ArrowDown', 'ArrowDown', 'ArrowDown')
  assert.equal(await copies().inputValue(), '1', 'never below one')
  await press('ArrowUp')
  assert.equal(await copies().inputValue(), '2')
})

test('copies are kept per document, and saving a PDF knows nothing of them', async () => {
  await pick('Rekapitulasi nilai')
  await until('its own copies', async () => (await copies().inputValue()) === '1')
  await pick('Daftar hadir')
  await until('the copies typed before', async () => (await copies().inputValue()) === '2')
  const pdf = await fileFrom(button('simpan-pdf'))
  const { pages } = await call('documents.outline', { edition, document: 'daftar-hadir', setting: {} })
  assert.equal(pdfPages(pdf), pages.length)
})

test('a file that was saved is issued, not printed', async () => {
  await pick('Rekapitulasi nilai')
  await fileFrom(button('simpan-pdf'))
  await page.getByRole('button', { name: /^Terbit/ }).waitFor()
  await page.locator('[data-line]:focus, [data-line][aria-selected="true"]').getByText('Terbit, 1 berkas').waitFor()
  const words = await page.getByRole('main').innerText()
  assert.doesNotMatch(words, /Sudah dicetak/)
  await pick('Daftar hadir')
})

test('where nothing prints PDFs, the copies are set in the program that opens; a refused copy is said', async () => {
  for (const [answer, said] of [
    [
      { how: 'opened', copies: 0 },
      'Daftar hadir dibuka di program PDF. Tekan Ctrl+P di jendela yang terbuka dan cetak 2 rangkap dari program itu.',
    ],
    [
      { how: 'printed', copies: 1 },
      'Daftar hadir: 1 dari 2 rangkap diserahkan ke pencetak, sisanya ditolak. Cetak sisanya.',
    ],
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

test('piagam are counted by the register: no number, no sheet, and SALINAN for nobody who did not ask', async () => {
  const rows = (await call('certificates.list', { edition })).rows
  const charters = rows.filter((row) => row.document === 'piagam')
  await call('certificates.void', { certificate: charters.at(-1).id, reason: 'Nama salah' })
  await reload()
  await screen('Control+9', 'Dokumen & Rekap')
  await pick('Piagam penghargaan')
  const before = (await prints()).length
  const counts = async () =>
    (await call('certificates.list', { edition })).rows
      .filter((row) => row.document === 'piagam')
      .map((row) => row.prints)
  await press('Control+p')
  await toast('1 penerima belum bernomor tidak ikut dicetak')
  await toast(`${charters.length - 1} piagam diserahkan ke pencetak`)
  const [made, ...more] = (await prints()).slice(before)
  assert.equal(more.length, 0)
  const pdf = await printed(made)
  assert.equal(pdfPages(pdf), charters.length - 1)
  assert.doesNotMatch(pdfText(pdf), /RANCANGAN/)
  assert.deepEqual(await counts(), [...charters.slice(1).map(() => 1), 0])
  await press('Control+p')
  await page.getByRole('heading', { name: `${charters.length - 1} piagam sudah dicetak` }).waitFor()
  await looksRight('piagam-salinan')
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  assert.equal((await prints()).length, before + 1)
  await page.getByTestId('pemberitahuan').getByRole('button', { name: 'Beri nomor' }).click()
  await page.getByTestId('nomor-akan-diberikan').waitFor()
  await press('Control+Enter')
  await toast('1 nomor diberikan')
  await press('Control+p')
  await page
    .getByRole('heading', { name: `${charters.length - 1} dari ${charters.length} piagam sudah dicetak` })
    .waitFor()
  await looksRight('piagam-salinan-sebagian')
  await press('Control+Enter')
  await toast('1 piagam diserahkan ke pencetak')
  assert.deepEqual(
    await counts(),
    charters.map(() => 1),
  )
})

test('who signs the page looked at, and of which day it is', async () => {
  const rows = (await call('certificates.list', { edition })).rows
  const [charter, certificate] = ['piagam', 'sertifikat'].map((kind) => rows.find((row) => row.document === kind))
  assert.notEqual(charter.signer, certificate.signer)
  await screen('Control+8', 'Piagam')
  await onRow()
  await pageDrawn()
  assert.equal(await copies().count(), 0)
  const facts = page.getByTestId('penanda')
  await facts.getByText(`${charter.signer}, ${charter.signer_office}`, { exact: true }).waitFor()
  await facts.getByText('10 Desember 2021', { exact: true }).waitFor()
  await looksRight('piagam-penanda')
  await press('End')
  await facts.getByText(`${certificate.signer}, ${certificate.signer_office}`, { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Penanda tangan', exact: true }).focus()
  await press('Enter')
  await heading('Pengaturan')
  await page.getByTestId('bagian-penanda').and(page.locator('[aria-current]')).waitFor()
})

test('a picture of a signature is put in, shown, printed where the strip asks for it, and taken away', async () => {
  await page.getByRole('grid').getByText('Sekretaris Daerah', { exact: true }).first().click()
  await page.getByTestId('pasang-ttd').waitFor()
  await desk.bridge.upload('ttd.png', readFileSync(new URL('../../../icons/128x128.png', import.meta.url)))
  await page.getByTestId('pasang-ttd').click()
  await page.locator('img[data-testid="gambar-ttd"]').waitFor()
  await page.getByTestId('pasang-ttd').getByText('Ganti gambar…').waitFor()
  await looksRight('penanda-gambar')
  await screen('Control+9', 'Dokumen & Rekap')
  await pick('Rekapitulasi nilai')
  await pageDrawn()
  await page.getByLabel('Gambar tanda tangan').check()
  await pageDrawn()
  await looksRight('rekap-gambar')
  await page.getByLabel('Gambar tanda tangan').uncheck()
  const people = await call('signatories.list')
  await call('signatories.remove_picture', { id: people.find((one) => one.role === 'sekretaris_daerah').id })
})

test('columns of a recap are chosen, kept with the print, and cannot all go', async () => {
  // By key: a toast of an earlier print may lie over it.
  await page.getByTestId('pilih-kolom').focus()
  await press('Enter')
  await page.getByTestId('kolom-ket').waitFor()
  assert.ok(await page.getByTestId('kolom-judul').isDisabled(), 'the title is always printed')
  await page.getByTestId('kolom-nilai').uncheck()
  await page.getByTestId('kolom-ket').uncheck()
  await looksRight('pilih-kolom')
  await page.getByTestId('kolom-selesai').click()
  await page.getByTestId('pilih-kolom').getByText('Pilih kolom (6 dari 8)…').waitFor()
  await pageDrawn()
  await pick('Daftar hadir')
  await pick('Rekapitulasi nilai')
  await page.getByTestId('pilih-kolom').getByText('Pilih kolom (6 dari 8)…').waitFor()
})

test('every sheet has its level texts behind it where the strip asks for them', async () => {
  await pick('Lembar nilai kosong')
  await pageDrawn()
  await page.getByTestId('uraian-di-balik').focus()
  await press(' ')
  await pageDrawn()
  await page.getByText('Halaman 1 dari 4', { exact: true }).waitFor()
  await looksRight('lembar-balik')
})

test('a new signatory reaches those without a number after another freeze; if nobody signs, it is said', async () => {
  const rows = (await call('certificates.list', { edition })).rows
  const [first, last] = [rows[0], rows.at(-1)]
  await call('certificates.void', { certificate: last.id, reason: 'Nama salah' })
  // Before a number is given: which it will be, of which day, and who signs.
  await reload()
  await screen('Control+9', 'Dokumen & Rekap')
  await pick('Sertifikat penghargaan')
  await page.getByTestId('beri-nomor').focus()
  await press('Enter')
  const said = page.getByTestId('nomor-akan-diberikan')
  await said.getByText('1 sertifikat: 061/CONTOH-12/B. Organisasi/Setda', { exact: true }).waitFor()
  await said
    .getByText(`Bertanggal 10 Desember 2021, ditandatangani ${last.signer}, ${last.signer_office}.`, { exact: true })
    .waitFor()
  await looksRight('nomor-akan-diberikan')
  await press('Escape')
  await said.waitFor({ state: 'detached' })
  const classes = (await call('award_classes.list', { edition })).map(({ id, ...one }) => ({ ...one, signatory: null }))
  await call('award_classes.save', { edition, classes })
  for (const one of await call('signatories.list')) {
    if (one.role === 'sekretaris_daerah') await call('signatories.delete', { id: one.id })
    if (one.role === 'kepala_daerah')
      await call('signatories.save', {
        ...without(without(one, 'nip_text'), 'signature'),
        name: 'Pejabat Baru',
        capacity: 'plt',
      })
  }
  await call('result_revisions.freeze', { edition, reason: 'Pejabat berganti' })
  await reload()
  await screen('Control+8', 'Piagam')
  await onRow()
  await press('Home')
  const facts = page.getByTestId('penanda')
  await facts.getByText(`${first.signer}, ${first.signer_office}`, { exact: true }).waitFor()
  await page.getByText('; bekukan hasil, ganti piagam.').waitFor()
  await press('End')
  await facts.getByText('belum ada', { exact: true }).waitFor()
  await page.getByText('; lalu bekukan hasil lagi.').waitFor({ state: 'detached' })
  await looksRight('piagam-tanpa-penanda')
})

test('what the newest result says otherwise is printed only when asked; a replacement says it', async () => {
  const before = (await prints()).length
  await screen('Control+9', 'Dokumen & Rekap')
  await pick('Piagam penghargaan')
  await press('Control+p')
  await toast('7 penerima berbeda dari hasil terbaru tidak ikut dicetak')
  await page.getByTestId('pemberitahuan').getByRole('button', { name: 'Ke Piagam' }).click()
  await heading('Piagam')
  await onRow()
  await press('Alt+r')
  await heading('Register nomor')
  await onRow()
  await press('Home')
  await page.locator('[data-line]:focus').getByText('Berbeda dengan hasil').waitFor()
  await page
    .getByTestId('berbeda')
    .getByText(/^penanda tangan .* → Pejabat Baru/)
    .waitFor()
  await looksRight('register-nomor-berbeda')
  await press('Control+p')
  await page
    .getByTestId('perbedaan')
    .getByText(/→ Pejabat Baru/)
    .waitFor()
  await looksRight('register-nomor-tanya')
  assert.equal((await prints()).length, before, 'nothing is printed before the answer')
  await press('Control+Enter')
  const says = page.getByTestId('pengganti-memuat')
  await says.getByText(/^Penanda tangan .* → Pejabat Baru/).waitFor()
  await looksRight('register-nomor-pengganti')
  await press('Escape')
  await says.waitFor({ state: 'detached' })
  await onRow()
  await press('Control+p')
  await page.getByTestId('cetak-juga').click()
  await toast('1 piagam diserahkan ke pencetak')
  assert.equal((await prints()).length, before + 1)
  await desk.seeNothingWrong()
})

test('pressed twice, Ctrl+P prints once, and Enter on a button does not send what it opened', async () => {
  await screen('Control+9', 'Dokumen & Rekap')
  await pick('Daftar hadir')
  await pageDrawn()
  const before = (await prints()).length
  await press('Control+p', 'Control+p')
  await until('printed', async () => (await prints()).length > before)
  await page.getByTestId('pemberitahuan').first().waitFor()
  await screen('Control+4', 'Usulan')
  await onRow()
  await page.getByTestId('cetak-daftar').focus()
  await press('Enter', 'Enter')
  await pageDrawn()
  assert.equal((await prints()).length, before + 1)
  await press('Escape')
  await focused('[data-testid=cetak-daftar]')
  await page.getByTestId('edisi').focus()
  await press('Enter')
  await page.getByRole('menuitem', { name: 'Berkas lain…' }).focus()
  await press('Enter', 'Enter')
  await page.getByTestId('mulai-kembali').waitFor()
  await desk.seeNothingWrong()
})
