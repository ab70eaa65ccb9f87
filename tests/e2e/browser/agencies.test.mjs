/**
 * Flow 1, keys counted: the register and then the submissions come in from the two real files by keyboard only; then
 * the register is worked with: found, filtered from Beranda, edited, merged, exempted, deleted, each taken back. Every
 * step is looked at by axe in light and dark and must not scroll sideways at three widths.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { newEdition, sheet } from '../harness/arrange.mjs'
import {
  alsoPressed,
  call,
  counted,
  desk,
  drafts,
  find,
  focusAt,
  focused,
  heading,
  line,
  noDraft,
  onRow,
  page,
  press,
  reload,
  screen,
  sitDown,
  standUp,
  startCounting,
  type,
  undoBar,
} from '../harness/hands.mjs'
import { looksRight } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

let edition
before(async () => {
  await sitDown()
  edition = await newEdition()
  await reload()
})
after(standUp)

/** The officer chooses this file in the picker that opens next: its Enter is a key too. */
const offer = async (name, shown = name) => {
  await desk.bridge.upload(shown, sheet(name))
  alsoPressed()
}
const focusOn = (testid) => focused(`[data-testid="${testid}"]`)
/** How many of the rows before the import are ready, doubtful, wrong. */
const report = () => page.getByTestId('hitungan')

test('the register comes in within six keys', async () => {
  await press('Control+2')
  await page.getByText('Belum ada perangkat daerah').waitFor()
  await looksRight('unit-kosong')
  await offer('pd_luwu_utara.csv')
  await press('Control+i')
  await focusOn('periksa')
  await looksRight('impor-kolom')
  await press('Enter')
  await report().getByText('61 siap').waitFor()
  assert.match(await report().innerText(), /61 siap, 0 peringatan, 0 salah/)
  await onRow('Sekretariat')
  await press('Control+Enter')
  await focusOn('lihat-daftar')
  await page.getByText('61 unit diimpor, 41 di antaranya wajib mengirim usulan.').waitFor()
  await looksRight('impor-selesai')
  await press('Enter')
  await page.getByText('61 unit, 41 wajib mengirim usulan').waitFor()
  await onRow('Sekretariat Daerah')
  counted('impor register', 6)
  await looksRight('unit-daftar')
})

test('one key takes the whole import back, one brings it again', async () => {
  await press('Control+z')
  await page.getByText('Belum ada perangkat daerah').waitFor()
  await press('Control+y')
  await page.getByText('61 unit, 41 wajib mengirim usulan').waitFor()
})

test('cells copied in Excel are pasted into the register: the same report, one undo', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const copy = (text) => page.evaluate((block) => navigator.clipboard.writeText(block), text)
  await press('Control+2')
  await onRow('Sekretariat Daerah')
  await copy('Dinas')
  await press('Control+v')
  await page.getByText('Yang disalin bukan tabel.', { exact: false }).waitFor()
  await copy('DISBARU\tDinas Baru\tDinas\nPKM-X\tPuskesmas Coba\tPuskesmas\tDISBARU\n')
  await onRow('Sekretariat Daerah')
  startCounting()
  await press('Control+v')
  await focusOn('periksa')
  await looksRight('tempel-kolom')
  await press('Enter')
  await report().getByText('2 siap').waitFor()
  await press('Control+Enter')
  await focusOn('lihat-daftar')
  await press('Enter')
  await page.getByText('63 unit').first().waitFor()
  counted('tempel dua unit', 4)
  await press('Control+z')
  await page.getByText('61 unit').first().waitFor()
})

test('the submissions come in: 8 ready, 2 warnings that already carry their answer', async () => {
  startCounting()
  await screen('Control+4', 'Usulan')
  await offer('usulan_kipp_2021.csv')
  await press('Control+i')
  await focusOn('periksa')
  await press('Enter')
  await report().waitFor()
  assert.match(await report().innerText(), /8 siap, 2 peringatan, 0 salah/)
  await onRow('Dinas Kominfo-SP')
  await looksRight('impor-periksa')
  await press('Control+Enter')
  await focusOn('lihat-daftar')
  await press('Enter')
  await page.getByText('10 usulan').first().waitFor()
  counted('impor usulan', 6)
})

test('columns the desk cannot guess are chosen once; the same shape skips them the next time', async () => {
  const odd = Buffer.from('Karya;Pemilik;x\nPanen Raya;Dinas Pertanian;1\n')
  await desk.bridge.upload('aneh.csv', odd)
  await press('Control+i')
  await page.getByText('Pilih dulu kolom untuk Judul dan Perangkat daerah.', { exact: false }).waitFor()
  await looksRight('impor-kurang')
  await press('Control+Enter')
  assert.equal(await report().count(), 0, 'nothing is checked without its columns')
  await page.locator('#pakai-A').selectOption('judul')
  await page.getByLabel('Kolom A Karya dipakai sebagai').waitFor()
  await page.locator('#pakai-B').selectOption('pd')
  await page.getByText('1 baris akan diperiksa.').waitFor()
  await press('Control+Enter')
  await report().getByText('1 siap').waitFor()
  await press('Control+Enter')
  await focusOn('lihat-daftar')
  await desk.bridge.upload('aneh lagi.csv', odd)
  await press('Control+i')
  await report().getByText('1 siap').waitFor()
  await page.getByText('Tanpa perubahan').waitFor()
  await page.getByText('Kolom sudah dikenali. Periksa, lalu lanjutkan.').waitFor()
  await looksRight('impor-dikenali')
  await page.getByTestId('lihat-kolom').click()
  await focusOn('periksa')
  await press('Escape')
  await page.getByTestId('periksa').waitFor({ state: 'detached' })
  await press('Control+z')
  await page.getByText('10 usulan').first().waitFor()
})

test('two columns for one field are asked once, and remembered', async () => {
  const twice = Buffer.from('No;Judul;Perangkat Daerah;Judul\n1;Judul Lama;Dinas Kesehatan;Judul Baru\n')
  await desk.bridge.upload('ganda.csv', twice)
  await press('Control+i')
  await focusAt('ganda-judul')
  await looksRight('impor-ganda')
  await page.locator('#ganda-judul').selectOption('D')
  await page.getByText('1 baris akan diperiksa.').waitFor()
  await press('Control+Enter')
  await line('^Siap, D2.*Judul Baru').waitFor()
  await press('Control+Enter')
  await focusOn('lihat-daftar')
  await desk.bridge.upload('ganda lagi.csv', twice)
  await press('Control+i')
  await page.getByText('Tanpa perubahan').waitFor()
  await press('Escape')
  await report().waitFor({ state: 'detached' })
  await press('Control+z')
  await page.getByText('10 usulan').first().waitFor()
})

test('an ugly workbook: findings by F8, a name answered by Enter, a row left out, the rest imported', async () => {
  await desk.bridge.upload('rekap_usulan.xlsx', sheet('jelek/rekap_usulan.xlsx'))
  await press('Control+i')
  await focusOn('periksa')
  await press('Control+Enter')
  await report().waitFor()
  const before = await report().innerText()
  assert.match(before, /\d+ siap, \d+ peringatan, [1-9]\d* salah/)
  const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  const nextFinding = async () => {
    await page.waitForFunction(() => document.activeElement?.matches('[role=row][aria-selected=true]'))
    const seen = await label()
    await press('F8')
    await page.waitForFunction(
      (before) =>
        document.activeElement?.matches('[role=row][aria-selected=true]') &&
        document.activeElement.getAttribute('aria-label') !== before,
      seen,
    )
    return label()
  }
  // To the unknown name: Enter goes to the field, letters find the unit, Enter answers for every row of that name.
  for (let n = 0; n < 8 && !(await nextFinding()).includes('Dinas Ketahanan Pangan'); n++);
  await page.getByText('Cuplikan berkas di sekitar sel C7').waitFor()
  await onRow('Dinas Ketahanan Pangan')
  await looksRight('impor-salah')
  await press('Enter')
  await focusAt('unit-impor')
  await type('perikanan')
  await looksRight('impor-unit')
  await press('Enter')
  await page.getByText('Dijawab: Dinas Perikanan dan Ketahanan Pangan.').first().waitFor()
  await onRow('Dinas Ketahanan Pangan')
  const wrong = Number(/(\d+) salah/.exec(await report().innerText())[1])
  assert.equal(wrong, Number(/(\d+) salah/.exec(before)[1]) - 1)
  // Next finding: the row is left out by one key and taken in again by the same.
  assert.match(await nextFinding(), /31\/11\/2020/)
  await press('Delete')
  await report().getByText('1 dilewati').waitFor()
  await onRow('Dilewati')
  // The rows to mend go back to the office as a workbook.
  await press('Control+s')
  const written = await until('the report is written', async () => (await desk.bridge.written()).at(-1))
  assert.match(written.name, /baris yang perlu diperbaiki\.xlsx$/)
  await page.getByRole('button', { name: 'Buka folder' }).click()
  await until('its folder is shown', async () => JSON.stringify(await desk.bridge.acts()).includes('reveal'))
  await line('^Dilewati.*31/11/2020').focus()
  await press('Delete')
  await report().getByText('dilewati').waitFor({ state: 'detached' })
  await onRow('31/11/2020')
  // Typing mends the cell, for this import only.
  await type('30/11/2020')
  await page.waitForFunction(
    () => document.activeElement?.id === 'perbaikan-sel' && document.activeElement.value === '30/11/2020',
  )
  await looksRight('impor-sel')
  await press('Enter')
  await line('^Siap, E8.*30/11/2020.*Diperbaiki di sini').waitFor()
  // With its date in order the row is judged further: the same innovation stands in row 5.
  await line('^Salah, B8.*Judul sama dengan baris 5').waitFor()
  await onRow('30/11/2020')
  await press('Control+Enter')
  await focusOn('lihat-daftar')
  await press('Control+z')
  await page.getByText('Impor diurungkan.').waitFor()
  await looksRight('impor-diurungkan')
  assert.equal((await call('submissions.list', { edition })).length, 10)
})

test('Beranda’s figure leads to the list behind it', async () => {
  await press('Control+1')
  const owed = (await call('obligations.show', { edition })).total.missing
  await page
    .getByRole('main')
    .getByRole('button', { name: /Buka daftar/ })
    .first()
    .click()
  await page.getByTestId('saring-wajib').waitFor()
  assert.equal(await page.getByTestId('saring-wajib').inputValue(), 'belum')
  await page.getByTestId('jumlah').getByText(`${owed} dari 61 unit`, { exact: true }).waitFor()
})

test('a figure of one group leads to its part of the list', async () => {
  await press('Control+1')
  const { groups } = await call('obligations.show', { edition })
  const group = groups.find((one) => one.missing > 0)
  await page.getByRole('button', { name: new RegExp(`^${group.missing} ?, ${group.group}, belum mengirim`) }).click()
  await page.getByTestId('jumlah').getByText(`${group.missing} dari 61 unit`, { exact: true }).waitFor()
  assert.equal(await page.locator('#saring-jenis').inputValue(), `kelompok: ${group.group}`)
  await page.locator('#saring-jenis').selectOption('semua')
})

test('a unit is found whatever its spelling; the filter stays when one comes back', async () => {
  await page.getByTestId('saring-wajib').selectOption('semua')
  await press('Control+f')
  await type('sabang')
  await page
    .getByTestId('jumlah')
    .getByText(/^[1-9]\d? dari 61/)
    .waitFor()
  await press('Enter')
  await onRow('Sabbang')
  await press('Control+1')
  await press('Control+2')
  await onRow('Sabbang')
  assert.equal(await page.getByTestId('cari').inputValue(), 'sabang')
})

test('a unit is edited in place, and what is wrong stands at its field', async () => {
  await find('dinas kesehatan')
  await onRow('Dinas Kesehatan')
  await press('F2')
  await focusAt('name')
  await page.locator('#code').fill('DISTAN')
  await page.locator('#valid_from').fill('31/11/2020')
  await press('Control+Enter')
  await page.getByRole('alert').getByText('Kode “DISTAN” sudah dipakai Dinas Pertanian.', { exact: false }).waitFor()
  await page.locator('#valid_from[aria-invalid=true]').waitFor()
  await looksRight('unit-salah')
  await page.locator('#code').fill('DINKES')
  await page.locator('#valid_from').fill('1/1/2021')
  await page.locator('#short_name').fill('Dinkes')
  await page.locator('#aliases').fill('Dinkes Lutra\nDinas Kesehatan Kab. Luwu Utara')
  await press('Control+Enter')
  await onRow('Dinas Kesehatan')
  await page.getByText('berlaku sejak 1 Januari 2021').waitFor()
  await page.getByText('Dinkes Lutra; Dinas Kesehatan Kab. Luwu Utara').waitFor()
  await page
    .getByTestId('tersimpan')
    .getByText(/Tersimpan/)
    .waitFor()
})

test('a new unit below another; a draft survives the page’s end', async () => {
  await press('Control+n')
  await focusAt('code')
  await type('PKM-BARU')
  await page.locator('#name').fill('UPT Puskesmas Baru')
  await page.locator('#parent').fill('dinkes')
  await page.locator('#parent').press('Enter')
  await looksRight('unit-baru')
  // The last tick has the parent too: what was typed up to a second before is kept.
  await until('the draft is kept', async () =>
    (await drafts()).some(
      (draft) => draft.text.includes('UPT Puskesmas Baru') && /"parent":\s*"?[1-9D]/.test(draft.text),
    ),
  )
  await reload()
  await press('Control+2')
  await page.getByTestId('ketikan-dipulihkan').waitFor()
  assert.equal(await page.locator('#name').inputValue(), 'UPT Puskesmas Baru')
  assert.equal(await page.locator('#parent').inputValue(), 'Dinas Kesehatan')
  await page.locator('#kind').selectOption('puskesmas')
  await press('Control+Enter')
  await onRow('PKM-BARU')
  await page.getByText('62 unit').first().waitFor()
  await noDraft()
})

test('the tree shows it below its unit; branches close by keys', async () => {
  await page.getByRole('button', { name: 'Pohon' }).click()
  const one = line('^PKM-BARU')
  assert.match(await one.getAttribute('aria-label'), /tingkat 2/)
  await looksRight('unit-pohon')
  await one.click()
  await press('ArrowLeft')
  await onRow('DINKES')
  await press('ArrowLeft')
  await one.waitFor({ state: 'detached' })
  await press('ArrowRight')
  await one.waitFor()
  await page.getByRole('button', { name: 'Daftar', exact: true }).click()
})

test('a delete is done at once and taken back by one key', async () => {
  await line('^PKM-BARU').click()
  await press('Delete')
  await undoBar('UPT Puskesmas Baru dihapus')
  await page.getByText('61 unit').first().waitFor()
  await press('Control+z')
  await page.getByText('62 unit').first().waitFor()
})

test('two units are merged from a day on; the old name leads to the new unit; undo brings both back', async () => {
  await line('^DPKP,').click()
  await page.getByTestId('gabungkan').click()
  await focusAt('into')
  await looksRight('unit-gabung')
  await type('distan')
  await press('Enter')
  await press('Tab')
  await type('1/1/2022')
  await page.getByTestId('gabungkan-sekarang').click()
  await undoBar('digabung ke Dinas Pertanian')
  await line('^DPKP,.*Digabung ke Dinas Pertanian').waitFor()
  const file = await desk.bridge.upload(
    'lama.csv',
    Buffer.from('judul,pd\nPanen Raya,Dinas Perikanan dan Ketahanan Pangan\n'),
  )
  // The upload is also offered to the next picker: not this one.
  await call('sys.choose_open', { title: '', filters: [] })
  const seen = await call('imports.inspect', { kind: 'usulan', file: file.token, edition, answers: {}, skip: [] })
  assert.match(JSON.stringify([seen.questions, seen.rows]), /Dinas Pertanian|DISTAN/)
  await press('Control+z')
  await line('^DPKP,.*Digabung').waitFor({ state: 'detached' })
})

test('a unit is exempted with a reason and obliged again', async () => {
  await line('^SETWAN,').click()
  await page.getByTestId('kecualikan').click()
  await focusAt('reason')
  await page.getByTestId('kecualikan-sekarang').click()
  await page.locator('#reason[aria-invalid=true]').waitFor()
  await looksRight('unit-kecualikan')
  await page.locator('#reason').fill('Tidak mempunyai pelayanan publik langsung')
  await page.getByTestId('kecualikan-sekarang').click()
  await line('^SETWAN,.*Dikecualikan').waitFor()
  await page.getByRole('button', { name: 'Wajibkan kembali' }).click()
  await line('^SETWAN,.*Belum').waitFor()
})

test('the list of the obliged follows the register when asked', async () => {
  await page.getByTestId('samakan').click()
  await page.getByText('Daftar wajib edisi ini sudah sama dengan daftar unit.').waitFor()
})

test('jurors come in from Penilaian, and lead back to them', async () => {
  await screen('Control+6', 'Penilaian')
  await press('Alt+3')
  await page.getByTestId('impor-juri').waitFor()
  await desk.bridge.upload('juri_bom.csv', sheet('jelek/juri_bom.csv'))
  await press('Control+i')
  await heading('Impor juri')
  await focusOn('periksa')
  await looksRight('impor-juri')
  await press('Escape')
  await page.getByTestId('impor-juri').waitFor()
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
