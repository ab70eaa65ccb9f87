/**
 * Flow 1, keys counted: the register and then the submissions come in from the two real files by keyboard only; then the
 * register is worked with: found, filtered from Beranda, edited, merged, exempted, deleted, each taken back. Every step
 * is looked at by axe in light and dark and must not scroll sideways at three widths.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { openDesk } from '../harness/bridge.mjs'
import { until } from '../harness/until.mjs'

const sheet = (name) => readFileSync(new URL(`../../fixtures/sheets/${name}`, import.meta.url))
let desk, page, edition
let keys = 0

before(async () => {
  desk = await openDesk({ dist: process.env.KIPP_DIST })
  page = desk.page
  edition = (await desk.bridge.call('editions.create', { preset: 'luwu-utara-2021', year: 2021 })).value
  await page.reload()
  await page.getByTestId('rel-beranda').waitFor()
})
after(() => desk?.end())

/** One key or chord; typed text is not counted. */
const press = async (key) => {
  keys++
  await page.keyboard.press(key)
}
/** The officer chooses this file in the picker that opens next: its Enter is a key too. */
const offer = async (name, shown = name) => {
  await desk.bridge.upload(shown, sheet(name))
  keys++
}
const counted = (what, most) => {
  assert.ok(keys <= most, `${what}: ${keys} keys, at most ${most}`)
  console.log(`# ${what}: ${keys} keys (at most ${most})`)
  keys = 0
}
const focusIn = (testid) => page.waitForFunction((id) => document.activeElement?.getAttribute('data-testid') === id, testid)
const onRow = (words) => page.waitForFunction((text) => document.activeElement?.matches('[role=row]') && document.activeElement.getAttribute('aria-label').includes(text), words)
const picture = async (name) => process.env.KIPP_PICTURES && page.screenshot({ path: `${process.env.KIPP_PICTURES}/${name}.png` })

async function looksRight(name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    assert.deepEqual(await desk.seeAxe(), [], `${name}, ${colorScheme}`)
    await picture(`${name}-${colorScheme}`)
  }
  for (const [width, height] of [[1024, 700], [683, 700], [1366, 697]]) {
    await page.setViewportSize({ width, height })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.ok(over <= 0, `${name} at ${width}: ${over} px too wide`)
    if (width !== 1366) await picture(`${name}-${width}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}
const undoBar = async (words) => {
  await page.getByTestId('bilah-urungkan').getByText(words, { exact: false }).waitFor()
}

test('the register comes in within six keys', async () => {
  await press('Control+2')
  await page.getByText('Belum ada perangkat daerah').waitFor()
  await looksRight('unit-kosong')
  await offer('pd_luwu_utara.csv')
  await press('Control+i')
  await focusIn('periksa')
  await looksRight('impor-kolom')
  await press('Enter')
  await page.getByTestId('hitungan').getByText('61 siap').waitFor()
  assert.match(await page.getByTestId('hitungan').innerText(), /61 siap, 0 peringatan, 0 salah/)
  await onRow('Sekretariat')
  await press('Control+Enter')
  await focusIn('lihat-daftar')
  await page.getByText('61 unit diimpor, 41 di antaranya wajib mengirim usulan.').waitFor()
  await looksRight('impor-selesai')
  await press('Enter')
  await page.getByText('61 unit, 41 wajib mengirim usulan').waitFor()
  await onRow('Sekretariat Daerah')
  counted('impor register', 6)
  await looksRight('unit-daftar')
})

test('one key takes the whole import back, one brings it again', async () => {
  await page.keyboard.press('Control+z')
  await page.getByText('Belum ada perangkat daerah').waitFor()
  await page.keyboard.press('Control+y')
  await page.getByText('61 unit, 41 wajib mengirim usulan').waitFor()
})

test('cells copied in Excel are pasted into the register: the same report, one undo', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const copy = (text) => page.evaluate((block) => navigator.clipboard.writeText(block), text)
  await page.keyboard.press('Control+2')
  await onRow('Sekretariat Daerah')
  await copy('Dinas')
  await page.keyboard.press('Control+v')
  await page.getByText('Yang disalin bukan tabel.', { exact: false }).waitFor()
  await copy('DISBARU\tDinas Baru\tDinas\nPKM-X\tPuskesmas Coba\tPuskesmas\tDISBARU\n')
  await onRow('Sekretariat Daerah')
  keys = 0
  await press('Control+v')
  await focusIn('periksa')
  await looksRight('tempel-kolom')
  await press('Enter')
  await page.getByTestId('hitungan').getByText('2 siap').waitFor()
  await press('Control+Enter')
  await focusIn('lihat-daftar')
  await press('Enter')
  await page.getByText('63 unit').first().waitFor()
  counted('tempel dua unit', 4)
  await page.keyboard.press('Control+z')
  await page.getByText('61 unit').first().waitFor()
})

test('the submissions come in: 8 ready, 2 warnings that already carry their answer', async () => {
  keys = 0
  await press('Control+4')
  await page.getByRole('heading', { level: 1, name: 'Usulan' }).waitFor()
  await offer('usulan_kipp_2021.csv')
  await press('Control+i')
  await focusIn('periksa')
  await press('Enter')
  await page.getByTestId('hitungan').waitFor()
  assert.match(await page.getByTestId('hitungan').innerText(), /8 siap, 2 peringatan, 0 salah/)
  await onRow('Dinas Kominfo-SP')
  await looksRight('impor-periksa')
  await press('Control+Enter')
  await focusIn('lihat-daftar')
  await press('Enter')
  await page.getByText('10 usulan').first().waitFor()
  counted('impor usulan', 6)
})

test('columns the desk cannot guess are chosen once; the same shape skips them the next time', async () => {
  const odd = Buffer.from('Karya;Pemilik;x\nPanen Raya;Dinas Pertanian;1\n')
  await desk.bridge.upload('aneh.csv', odd)
  await page.keyboard.press('Control+i')
  await page.getByText('Pilih dulu kolom untuk Judul dan Perangkat daerah.', { exact: false }).waitFor()
  await looksRight('impor-kurang')
  await page.keyboard.press('Control+Enter')
  assert.equal(await page.getByTestId('hitungan').count(), 0, 'nothing is checked without its columns')
  await page.locator('#pakai-A').selectOption('judul')
  await page.getByLabel('Kolom A Karya dipakai sebagai').waitFor()
  await page.locator('#pakai-B').selectOption('pd')
  await page.getByText('1 baris akan diperiksa.').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByTestId('hitungan').getByText('1 siap').waitFor()
  await page.keyboard.press('Control+Enter')
  await focusIn('lihat-daftar')
  await desk.bridge.upload('aneh lagi.csv', odd)
  await page.keyboard.press('Control+i')
  await page.getByTestId('hitungan').getByText('1 siap').waitFor()
  await page.getByText('Tanpa perubahan').waitFor()
  await page.keyboard.press('Escape')
  await page.getByTestId('hitungan').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await page.getByText('10 usulan').first().waitFor()
})

test('an ugly workbook: findings by F8, a name answered by Enter, a row left out, the rest imported', async () => {
  await desk.bridge.upload('rekap_usulan.xlsx', sheet('jelek/rekap_usulan.xlsx'))
  await page.keyboard.press('Control+i')
  await focusIn('periksa')
  await page.keyboard.press('Control+Enter')
  await page.getByTestId('hitungan').waitFor()
  const before = await page.getByTestId('hitungan').innerText()
  assert.match(before, /\d+ siap, \d+ peringatan, [1-9]\d* salah/)
  const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  const nextFinding = async () => {
    await page.waitForFunction(() => document.activeElement?.matches('[role=row][aria-selected=true]'))
    const seen = await label()
    await page.keyboard.press('F8')
    await page.waitForFunction((before) => document.activeElement?.matches('[role=row][aria-selected=true]') && document.activeElement.getAttribute('aria-label') !== before, seen)
    return label()
  }
  // To the unknown name: Enter goes to the field, letters find the unit, Enter answers for every row of that name.
  for (let n = 0; n < 8 && !(await nextFinding()).includes('Dinas Ketahanan Pangan'); n++);
  await page.getByText('Cuplikan berkas di sekitar sel C7').waitFor()
  await onRow('Dinas Ketahanan Pangan')
  await looksRight('impor-salah')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'unit-impor')
  await page.keyboard.type('perikanan')
  await looksRight('impor-unit')
  await page.keyboard.press('Enter')
  await page.getByText('Dijawab: Dinas Perikanan dan Ketahanan Pangan.').first().waitFor()
  await onRow('Dinas Ketahanan Pangan')
  const wrong = Number(/(\d+) salah/.exec(await page.getByTestId('hitungan').innerText())[1])
  assert.equal(wrong, Number(/(\d+) salah/.exec(before)[1]) - 1)
  // Next finding: the row is left out by one key and taken in again by the same.
  assert.match(await nextFinding(), /31\/11\/2020/)
  await page.keyboard.press('Delete')
  await page.getByTestId('hitungan').getByText('1 dilewati').waitFor()
  await onRow('Dilewati')
  // The rows to mend go back to the office as a workbook.
  await page.keyboard.press('Control+s')
  const written = await until('the report is written', async () => (await desk.bridge.written()).at(-1))
  assert.match(written.name, /baris yang perlu diperbaiki\.xlsx$/)
  await page.getByRole('button', { name: 'Buka folder' }).click()
  await until('its folder is shown', async () => JSON.stringify(await desk.bridge.acts()).includes('reveal'))
  await page.getByRole('row', { name: /^Dilewati.*31\/11\/2020/ }).focus()
  await page.keyboard.press('Delete')
  await page.getByTestId('hitungan').getByText('dilewati').waitFor({ state: 'detached' })
  await onRow('31/11/2020')
  // Typing mends the cell, for this import only.
  await page.keyboard.type('30/11/2020')
  await page.waitForFunction(() => document.activeElement?.id === 'perbaikan-sel' && document.activeElement.value === '30/11/2020')
  await looksRight('impor-sel')
  await page.keyboard.press('Enter')
  await page.getByRole('row', { name: /^Siap, E8.*30\/11\/2020.*Diperbaiki di sini/ }).waitFor()
  // With its date in order the row is judged further: the same innovation stands in row 5.
  await page.getByRole('row', { name: /^Salah, B8.*Judul sama dengan baris 5/ }).waitFor()
  await onRow('30/11/2020')
  await page.keyboard.press('Control+Enter')
  await focusIn('lihat-daftar')
  await page.keyboard.press('Control+z')
  await page.getByText('Impor diurungkan.').waitFor()
  await looksRight('impor-diurungkan')
  assert.equal((await desk.bridge.call('submissions.list', { edition })).length, 10)
})

test('Beranda’s figure leads to the list behind it', async () => {
  await page.keyboard.press('Control+1')
  const owed = (await desk.bridge.call('obligations.show', { edition })).total.missing
  await page.getByRole('main').getByRole('button', { name: /Buka daftar/ }).first().click()
  await page.getByTestId('saring-wajib').waitFor()
  assert.equal(await page.getByTestId('saring-wajib').inputValue(), 'belum')
  await page.getByTestId('jumlah').getByText(`${owed} dari 61 unit`, { exact: true }).waitFor()
})

test('a unit is found whatever its spelling; the filter stays when one comes back', async () => {
  await page.getByTestId('saring-wajib').selectOption('semua')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('sabang')
  await page.getByTestId('jumlah').getByText(/^[1-9]\d? dari 61/).waitFor()
  await page.keyboard.press('Enter')
  await onRow('Sabbang')
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+2')
  await onRow('Sabbang')
  assert.equal(await page.getByTestId('cari').inputValue(), 'sabang')
})

test('a unit is edited in place, and what is wrong stands at its field', async () => {
  await page.keyboard.press('Control+f')
  await page.keyboard.type('dinas kesehatan')
  await page.keyboard.press('Enter')
  await onRow('Dinas Kesehatan')
  await page.keyboard.press('F2')
  await page.waitForFunction(() => document.activeElement?.id === 'name')
  await page.locator('#code').fill('DISTAN')
  await page.locator('#valid_from').fill('31/11/2020')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').getByText('Kode “DISTAN” sudah dipakai Dinas Pertanian.', { exact: false }).waitFor()
  await page.locator('#valid_from[aria-invalid=true]').waitFor()
  await looksRight('unit-salah')
  await page.locator('#code').fill('DINKES')
  await page.locator('#valid_from').fill('1/1/2021')
  await page.locator('#short_name').fill('Dinkes')
  await page.locator('#aliases').fill('Dinkes Lutra\nDinas Kesehatan Kab. Luwu Utara')
  await page.keyboard.press('Control+Enter')
  await onRow('Dinas Kesehatan')
  await page.getByText('berlaku sejak 1 Januari 2021').waitFor()
  await page.getByText('Dinkes Lutra; Dinas Kesehatan Kab. Luwu Utara').waitFor()
  await page.getByTestId('tersimpan').getByText(/Tersimpan/).waitFor()
})

test('a new unit below another; a draft survives the page’s end', async () => {
  await page.keyboard.press('Control+n')
  await page.waitForFunction(() => document.activeElement?.id === 'code')
  await page.keyboard.type('PKM-BARU')
  await page.locator('#name').fill('UPT Puskesmas Baru')
  await page.locator('#parent').fill('dinkes')
  await page.locator('#parent').press('Enter')
  await looksRight('unit-baru')
  // The last tick has the parent too: what was typed up to a second before is kept.
  await until('the draft is kept', async () =>
    (await desk.bridge.call('drafts.list')).some((draft) => draft.text.includes('UPT Puskesmas Baru') && /"parent":\s*"?[1-9D]/.test(draft.text)))
  await page.reload()
  await page.getByTestId('rel-beranda').waitFor()
  await page.keyboard.press('Control+2')
  await page.getByTestId('ketikan-dipulihkan').waitFor()
  assert.equal(await page.locator('#name').inputValue(), 'UPT Puskesmas Baru')
  assert.equal(await page.locator('#parent').inputValue(), 'Dinas Kesehatan')
  await page.locator('#kind').selectOption('puskesmas')
  await page.keyboard.press('Control+Enter')
  await onRow('PKM-BARU')
  await page.getByText('62 unit').first().waitFor()
  assert.deepEqual(await desk.bridge.call('drafts.list'), [])
})

test('the tree shows it below its unit; branches close by keys', async () => {
  await page.getByRole('button', { name: 'Pohon' }).click()
  const row = page.getByRole('row', { name: /^PKM-BARU/ })
  assert.match(await row.getAttribute('aria-label'), /tingkat 2/)
  await looksRight('unit-pohon')
  await row.click()
  await page.keyboard.press('ArrowLeft')
  await onRow('DINKES')
  await page.keyboard.press('ArrowLeft')
  await row.waitFor({ state: 'detached' })
  await page.keyboard.press('ArrowRight')
  await row.waitFor()
  await page.getByRole('button', { name: 'Daftar', exact: true }).click()
})

test('a delete is done at once and taken back by one key', async () => {
  await page.getByRole('row', { name: /^PKM-BARU/ }).click()
  await page.keyboard.press('Delete')
  await undoBar('UPT Puskesmas Baru dihapus')
  await page.getByText('61 unit').first().waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('62 unit').first().waitFor()
})

test('two units are merged from a day on; the old name leads to the new unit; undo brings both back', async () => {
  await page.getByRole('row', { name: /^DPKP,/ }).click()
  await page.getByTestId('gabungkan').click()
  await page.waitForFunction(() => document.activeElement?.id === 'into')
  await looksRight('unit-gabung')
  await page.keyboard.type('distan')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('1/1/2022')
  await page.getByTestId('gabungkan-sekarang').click()
  await undoBar('digabung ke Dinas Pertanian')
  await page.getByRole('row', { name: /^DPKP,.*Digabung ke Dinas Pertanian/ }).waitFor()
  const file = await desk.bridge.upload('lama.csv', Buffer.from('judul,pd\nPanen Raya,Dinas Perikanan dan Ketahanan Pangan\n'))
  // The upload is also offered to the next picker: not this one.
  await desk.bridge.call('sys.choose_open', { title: '', filters: [] })
  const report = await desk.bridge.call('imports.inspect', { kind: 'usulan', file: file.token, edition, answers: {}, skip: [] })
  assert.match(JSON.stringify([report.questions, report.rows]), /Dinas Pertanian|DISTAN/)
  await page.keyboard.press('Control+z')
  await page.getByRole('row', { name: /^DPKP,.*Digabung/ }).waitFor({ state: 'detached' })
})

test('a unit is exempted with a reason and obliged again', async () => {
  await page.getByRole('row', { name: /^SETWAN,/ }).click()
  await page.getByTestId('kecualikan').click()
  await page.waitForFunction(() => document.activeElement?.id === 'reason')
  await page.getByTestId('kecualikan-sekarang').click()
  await page.locator('#reason[aria-invalid=true]').waitFor()
  await looksRight('unit-kecualikan')
  await page.locator('#reason').fill('Tidak mempunyai pelayanan publik langsung')
  await page.getByTestId('kecualikan-sekarang').click()
  await page.getByRole('row', { name: /^SETWAN,.*Dikecualikan/ }).waitFor()
  await page.getByRole('button', { name: 'Wajibkan kembali' }).click()
  await page.getByRole('row', { name: /^SETWAN,.*Belum/ }).waitFor()
})

test('the list of the obliged follows the register when asked', async () => {
  await page.getByTestId('samakan').click()
  await page.getByText('Daftar wajib edisi ini sudah sama dengan daftar unit.').waitFor()
})

test('jurors come in from Penilaian, and lead back to them', async () => {
  await page.keyboard.press('Control+6')
  await page.getByRole('heading', { level: 1, name: 'Penilaian' }).waitFor()
  await page.keyboard.press('Alt+3')
  await page.getByTestId('impor-juri').waitFor()
  await desk.bridge.upload('juri_bom.csv', sheet('jelek/juri_bom.csv'))
  await page.keyboard.press('Control+i')
  await page.getByRole('heading', { level: 1, name: 'Impor juri' }).waitFor()
  await focusIn('periksa')
  await looksRight('impor-juri')
  await page.keyboard.press('Escape')
  await page.getByTestId('impor-juri').waitFor()
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
