/**
 * Flow 2, keys counted: one submission typed from nothing to *Nyatakan masuk* by keyboard only. Then what surrounds it:
 * a title that stands there already, the limits of words, a page that dies while one types, filters, many at once,
 * reasons, and what is deleted. Every tab and dialog is looked at by axe in light and dark and must not scroll
 * sideways.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { changeAgency, imported, newEdition } from '../harness/arrange.mjs'
import {
  alsoPressed,
  call,
  counted,
  desk,
  dialog,
  draftKept,
  focusAt,
  holdBack,
  line,
  noDraft,
  onRow,
  page,
  press,
  reload,
  screen,
  sitDown,
  standUp,
  type,
  undoBar,
} from '../harness/hands.mjs'
import { looksRight, picture } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

let edition
before(async () => {
  await sitDown()
  edition = await newEdition()
  await imported('perangkat-daerah', 'pd_luwu_utara.csv', edition)
  await imported('usulan', 'usulan_kipp_2021.csv', edition)
  await changeAgency('UPT Puskesmas Tana Lili', { aliases: ['Tanalili'] })
  await reload()
})
after(standUp)

const list = () => call('submissions.list', { edition })
const byTitle = async (title) => (await list()).find((row) => row.title === title)
const shown = async (title) => call('submissions.show', { submission: (await byTitle(title)).id })
const gone = (words) => line(words).waitFor({ state: 'detached' })
const head = (title) => page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor()
/** What an answer changes on the page is drawn. */
const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
const throwAway = () => page.getByTestId('hapus-usulan').click()
/** A new submission is begun with its title. */
async function begin(title) {
  await press('Control+n')
  await focusAt('title')
  await type(title)
}
/** From the title to the agency, which is found by a few letters. */
async function ofDistan() {
  await press('Tab', 'Tab')
  await focusAt('agency_id')
  await type('distan')
  await page.getByRole('option', { name: 'Dinas Pertanian' }).waitFor()
  await press('Enter')
}

const TEXT = 'Inovasi ini dibuat bersama kader posyandu, bidan desa, dan petugas gizi.'

test('a submission is typed from nothing to masuk within 29 keys', async () => {
  await press('Control+4')
  await onRow('001')
  await begin('Pijat Bayi Sehat')
  await press('Tab')
  await type('Pijat Bayi untuk Tumbuh Sehat')
  await press('Tab')
  await focusAt('agency_id')
  await type('tanalili')
  await page.getByRole('option', { name: 'UPT Puskesmas Tana Lili' }).waitFor()
  await press('Enter')
  await press('Tab')
  await focusAt('innovator')
  await type('dr. Nisma')
  await press('Enter')
  await press('Tab')
  await focusAt('kind')
  await press('Tab')
  await focusAt('category')
  await press('ArrowDown')
  await press('Tab')
  await focusAt('started_on')
  await type('10/2/2020')
  await page.locator('#started_on-catatan', { hasText: '10 Februari 2020' }).waitFor()
  await press('Tab')
  await picture('usulan-baru')
  await press('Control+Tab')
  await focusAt('isian')
  for (let n = 0; n < 8; n++) {
    // Pasted: one key.
    alsoPressed()
    await page.keyboard.insertText(`${TEXT} Bagian ${n + 1}.`)
    if (n < 7) {
      const before = await page
        .getByLabel(/^Isi /)
        .last()
        .evaluate((area) => area.labels[0].textContent)
      await press('Alt+ArrowDown')
      await page.waitForFunction(
        (old) => document.activeElement?.id === 'isian' && document.activeElement.labels[0].textContent !== old,
        before,
      )
    }
  }
  await page.getByText('Nomor diberikan waktu dinyatakan masuk. Berikutnya 011.').waitFor()
  assert.equal((await byTitle('Pijat Bayi Sehat')).code, null)
  await press('Control+Enter')
  await undoBar('Pijat Bayi Sehat dinyatakan masuk')
  counted('usulan baru', 29)
  const made = await byTitle('Pijat Bayi Sehat')
  assert.deepEqual([made.code, made.empty_sections], ['011', 0])
  await line('^011 Pijat Bayi Sehat').waitFor()
  assert.deepEqual(
    [made.status, made.agency_name, made.unit, made.innovators, made.kind, made.category, made.started_on],
    ['masuk', 'Dinas Kesehatan', 'UPT Puskesmas Tana Lili', 'dr. Nisma', 'umum', 'Kesehatan', '2020-02-10'],
  )
  const { sections, words, max_words } = await shown('Pijat Bayi Sehat')
  assert.deepEqual(
    sections.map((one) => one.text),
    Array.from({ length: 8 }, (_, n) => `${TEXT} Bagian ${n + 1}.`),
  )
  assert.equal(max_words, 2500)
  await page.getByTestId('jumlah-semua').getByText(`${words} / 2.500`).waitFor()
  await noDraft()
  await looksRight('usulan-isian')
})

test('every tab can be looked at; Ctrl+Tab walks them, Esc goes back to the list', async () => {
  await press('Control+Tab')
  await page.getByText('Usia inovasi', { exact: true }).waitFor()
  await page.getByText('semua bagian wajib terisi').waitFor()
  await looksRight('usulan-kelayakan')
  await press('Control+Tab')
  await page.getByRole('tabpanel').getByText('Masuk', { exact: true }).waitFor()
  await looksRight('usulan-riwayat')
  await press('Control+Tab')
  await focusAt('title')
  await looksRight('usulan-identitas')
  await press('Escape')
  await onRow('Pijat Bayi Sehat')
  await looksRight('usulan-daftar')
})

test('a title that stands there already is said while it is typed, compared, and let be', async () => {
  await begin('Kelas Bubi')
  await page.getByText('Judul mirip “Kelas Buby”').waitFor()
  await page.getByText('1 perlu dilihat').waitFor()
  await looksRight('usulan-mirip')
  await page.getByTestId('bandingkan').click()
  await dialog().getByText('Juinar Rustam').waitFor()
  await looksRight('usulan-bandingkan')
  await dialog().getByRole('button', { name: 'Memang berbeda' }).click()
  await page.getByText('Judul mirip').waitFor({ state: 'detached' })
})

test('what cannot be stands at its field; nothing is written', async () => {
  await page.locator('#started_on').fill('31/11/2019')
  await page.locator('#started_on-salah', { hasText: 'Tanggal 31 November tidak ada. Ketik 1–30 November.' }).waitFor()
  await press('Control+Enter')
  await page.getByRole('alert').getByText('2 isian perlu diperbaiki.').waitFor()
  await page.locator('#agency_id[aria-invalid=true]').waitFor()
  await looksRight('usulan-salah')
  assert.equal((await list()).length, 11)
})

test('a page that dies while one types comes back to the same letter', async () => {
  await page.locator('#started_on').fill('1 nov 2019')
  // Two letters turned: it is found all the same.
  await page.locator('#agency_id').fill('dinas pertanain')
  await page.locator('#agency_id').press('Enter')
  await press('Control+Tab')
  await focusAt('isian')
  await press('Alt+ArrowDown')
  await page.getByRole('heading', { level: 3, name: /^2\. / }).waitFor()
  const begun = Date.now()
  await type('Sebelum inovasi ini ada')
  await draftKept('Sebelum inovasi ini ada')
  console.log(`# draft behind: ${Date.now() - begun} ms`)
  await reload()
  await press('Control+4')
  await focusAt('isian')
  await page.getByTestId('ketikan-dipulihkan').waitFor()
  assert.doesNotMatch(
    await page.getByTestId('ketikan-dipulihkan').innerText(),
    /diubah sejak/,
    'only its own writing lies between',
  )
  await page.getByRole('heading', { level: 3, name: /^2\. / }).waitFor()
  await type('.')
  await page.waitForFunction(() => document.activeElement.value === 'Sebelum inovasi ini ada.')
  await looksRight('usulan-dipulihkan')
  await press('Control+s')
  await until(
    'it is written',
    async () => (await byTitle('Kelas Bubi')) !== undefined && (await call('drafts.list')).length === 0,
  )
  assert.equal((await byTitle('Kelas Bubi')).started_on, '2019-11-01')
})

test('an excess of words is said at once and cut nowhere', async () => {
  const text = Array.from({ length: 310 }, (_, n) => `kata${n}`).join(' ')
  await page.locator('#isian').fill(text)
  await page.getByTestId('lebih-kata').getByText('Lebih 10 kata. Isian 310 kata, batas 300 kata.').waitFor()
  await page.getByTestId('jumlah-kata').getByText('310 dari 300 kata').waitFor()
  await looksRight('usulan-lebih')
  await press('Control+s')
  await until('all words are kept', async () => (await shown('Kelas Bubi')).sections[1].words === 310)
})

test('innovators are added and removed by keys; a team and an agency are told apart', async () => {
  await press('F2', 'Control+Shift+Tab')
  await focusAt('title')
  await page.locator('#innovator').focus()
  for (const name of ['Tim Pangan', 'Dinas Pertanian', 'Sitti Rahma']) {
    await type(name)
    await press('Enter')
  }
  await page.getByLabel('Jenis inovator Tim Pangan').waitFor()
  await page.getByLabel('Nama inovator 3').focus()
  await press('Control+Delete')
  await page.getByLabel('Nama inovator 3').waitFor({ state: 'detached' })
  await looksRight('usulan-inovator')
  await press('Control+s')
  await until('they are written', async () => (await shown('Kelas Bubi')).innovators.length === 2)
  assert.deepEqual(
    (await shown('Kelas Bubi')).innovators.map((one) => [one.kind, one.name]),
    [
      ['team', 'Tim Pangan'],
      ['agency', 'Dinas Pertanian'],
    ],
  )
})

test('a draft is deleted at once and brought back by one key', async () => {
  await press('Escape')
  await onRow('Kelas Bubi')
  await press('Delete')
  await undoBar('“Kelas Bubi” dihapus')
  assert.equal(await byTitle('Kelas Bubi'), undefined)
  await press('Control+z')
  await line('Kelas Bubi').waitFor()
})

test('a draft that is in no list yet is thrown away and brought back', async () => {
  await begin('Belum Jadi')
  await line('Belum Jadi.*sedang diisi').waitFor()
  await throwAway()
  await page.getByText('Ketikan “Belum Jadi” dibuang.').waitFor()
  await gone('Belum Jadi')
  await page.getByRole('button', { name: 'Urungkan' }).last().click()
  await line('Belum Jadi.*sedang diisi').waitFor()
  await page.waitForFunction(() => document.querySelector('#title')?.value === 'Belum Jadi')
  await throwAway()
  await gone('Belum Jadi')
  await noDraft()
})

test('what was thrown away is neither written nor in the next new one, however slow the desk answers', async () => {
  const answer = await holdBack('submissions.show')
  await begin('Sudah Dibuang')
  await ofDistan()
  await throwAway()
  await begin('Ketikan Lain')
  assert.equal(await page.locator('#title').inputValue(), 'Ketikan Lain')
  await answer()
  await throwAway()
  await gone('Ketikan Lain')
  await noDraft()
  assert.deepEqual([await byTitle('Sudah Dibuang'), await byTitle('Ketikan Lain')], [undefined, undefined])
})

test('a new one begun before the next row was read is empty', async () => {
  await begin('Dibuang Saja')
  await line('Dibuang Saja.*sedang diisi').waitFor()
  // The desk is slow: the form that was thrown away stands until the next row is read.
  const answer = await holdBack('submissions.show')
  await throwAway()
  await gone('Dibuang Saja')
  await press('Control+n')
  await answer()
  await page.waitForFunction(() => document.activeElement?.id === 'title' && document.activeElement.value === '')
  await throwAway()
  await noDraft()
})

test('what the desk answers late leaves the focus where a key has led since', async () => {
  await begin('Jawaban Terlambat')
  await page.locator('#started_on').fill('31/11/2019')
  await page.locator('#started_on-salah', { hasText: '31 November' }).waitFor()
  await press('Control+Enter')
  await page.getByRole('alert').getByText('2 isian perlu diperbaiki.').waitFor()
  const answerDate = await holdBack('dates.read')
  const answerSave = await holdBack('submissions.save')
  await page.locator('#started_on').fill('1 nov 2019')
  await page.locator('#agency_id').fill('dinas pertanain')
  await page.locator('#agency_id').press('Enter')
  await press('Control+Tab')
  await focusAt('isian')
  const [read] = await Promise.all([page.waitForResponse(/dates\.read/), answerDate()])
  await read.finished()
  await drawn()
  await focusAt('isian')
  await answerSave()
  await until('it is written', () => byTitle('Jawaban Terlambat'))
  await page.getByRole('alert').waitFor({ state: 'detached' })
  await focusAt('isian')
  await press('Escape')
  await onRow('Jawaban Terlambat')
  await press('Delete')
  await gone('Jawaban Terlambat')
  await noDraft()
})

test('a letter typed right after the key that opens a part stands in it, though no frame was drawn yet', async () => {
  await begin('Huruf Pertama')
  // Frames are held back while the keys go down.
  const keysDown = () =>
    page.evaluate(async () => {
      const { requestAnimationFrame } = window
      const held = []
      window.requestAnimationFrame = (draw) => held.push(draw)
      const down = (key, more) =>
        document.activeElement.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
        )
      down('Tab', { ctrlKey: true })
      await scheduler.postTask(() => undefined)
      const reached = document.activeElement.id
      window.requestAnimationFrame = requestAnimationFrame
      for (const draw of held) requestAnimationFrame(draw)
      return reached
    })
  assert.equal(await keysDown(), 'isian')
  await press('Control+Shift+Tab')
  await focusAt('title')
  await throwAway()
  await gone('Huruf Pertama')
  await noDraft()
})

test('leaving for another row writes what is ripe and stays where one went', async () => {
  await begin('Sekali Jalan')
  await ofDistan()
  await press('Tab')
  await focusAt('innovator')
  // Not even Enter: the name that stands in the field counts.
  await type('Andi Contoh')
  await line('^001').click()
  const written = await until('it is written', () => byTitle('Sekali Jalan'))
  assert.deepEqual([written.status, written.innovators], ['draf', 'Andi Contoh'])
  await line('Sekali Jalan.*Draf').waitFor()
  await head('Kejar Stunting')
  await noDraft()
  await press('Control+z')
  await gone('Sekali Jalan')
})

test('an edit that was saved by leaving the row and undone does not come back', async () => {
  await press('Control+4')
  await onRow()
  const [first, second] = (await list()).slice(0, 2)
  const unit = async () => (await call('submissions.show', { submission: first.id })).row.unit
  const before = await unit()
  await page.locator('[data-line]', { hasText: first.title }).click()
  await page.locator('#unit').fill('Seksi yang Salah')
  await draftKept('Seksi yang Salah')
  await page.locator('[data-line]', { hasText: second.title }).click()
  await until('it is saved', async () => (await unit()) === 'Seksi yang Salah')
  await noDraft()
  await page.locator('[data-line]', { hasText: first.title }).click()
  await until('it stands there', () =>
    page.evaluate(() => document.querySelector('#unit')?.value === 'Seksi yang Salah'),
  )
  assert.equal(await page.getByTestId('ketikan-dipulihkan').count(), 0, 'no false alarm')
  await page.locator('[data-line]', { hasText: second.title }).click()
  await onRow()
  await press('Control+z')
  await until('it is undone', async () => (await unit()) === before)
  await page.locator('[data-line]', { hasText: first.title }).click()
  await until('the old one stands there', () =>
    page.evaluate((text) => document.querySelector('#unit')?.value === text, before ?? ''),
  )
  await page.locator('[data-line]', { hasText: second.title }).click()
  await until('the other one is there', () =>
    page.evaluate((text) => document.querySelector('#title')?.value === text, second.title),
  )
  assert.deepEqual([await unit(), await call('drafts.list')], [before, []])
})

test('filters: by agency kind, group and what is missing; the place stays when one comes back', async () => {
  await page.getByTestId('saringan').click()
  await page.getByTestId('saring-kurang').selectOption('isian')
  await page.getByTestId('jumlah').getByText('11 dari 12 usulan').waitFor()
  assert.match(await page.getByRole('row').nth(1).getAttribute('aria-label'), /8 bagian kosong/)
  await page.getByTestId('saring-kurang').selectOption('mulai')
  await page.getByTestId('jumlah').getByText('10 dari 12 usulan').waitFor()
  await page.getByTestId('saring-jenis').selectOption('badan')
  await page.getByTestId('jumlah').getByText('1 dari 12 usulan').waitFor()
  await looksRight('usulan-saringan')
  await screen('Control+1', 'Beranda')
  await press('Control+4')
  await page.getByTestId('jumlah').getByText('1 dari 12 usulan').waitFor()
  await page.getByRole('button', { name: 'Hapus saringan' }).click()
  await page.getByTestId('jumlah').getByText('12 dari 12 usulan').waitFor()
  await page.getByTestId('urutan').selectOption('agency')
  assert.match(await page.getByRole('row').nth(1).getAttribute('aria-label'), /Badan Perencanaan/)
  await page.getByTestId('urutan').selectOption('code')
  await page.getByTestId('saringan').click()
})

test('many at once are one change; a refusal names the one in the way', async () => {
  await line('^001').click()
  await press('Shift+ArrowDown')
  await onRow('002')
  await press('Shift+ArrowDown')
  await onRow('003')
  await page.getByTestId('bilah-banyak').getByText('3 dipilih').waitFor()
  await looksRight('usulan-banyak')
  await press('Alt+l')
  await undoBar('3 usulan dinyatakan lolos')
  await page.getByTestId('bilah-banyak').waitFor({ state: 'detached' })
  assert.equal((await list()).filter((row) => row.status === 'lolos').length, 3)
  await press('Control+z')
  await until('all three are back', async () => (await list()).every((row) => row.status !== 'lolos'))
  // A draft cannot pass: the desk says which, and nothing moved.
  await press('Control+a')
  await page.getByTestId('bilah-banyak').getByText('12 dipilih').waitFor()
  await press('Alt+l')
  await page.getByRole('main').locator('..').getByText('Kelas Bubi').first().waitFor()
  await page.getByText('masih draf', { exact: false }).waitFor()
  assert.equal((await list()).filter((row) => row.status === 'lolos').length, 0)
  await press('Escape')
})

test('gugur asks its reason, for one and for many; the history keeps it', async () => {
  await press('Escape')
  await line('^004').click()
  await page.getByTestId('status-lain').click()
  await page.getByTestId('status-baru').selectOption('gugur')
  await press('Control+Enter')
  await page.locator('#reason[aria-invalid=true]').waitFor()
  await looksRight('usulan-status')
  await type('Usia inovasi kurang')
  await press('Control+Enter')
  await undoBar('dinyatakan gugur')
  await page.getByRole('tab', { name: /Riwayat/ }).click()
  await page.getByText('Usia inovasi kurang').waitFor()
})

test('a submission with sheets is not deleted, and it is said why', async () => {
  await call('desks.open_sample')
  await page.goto(`${desk.bridge.address}/`)
  await page.getByTestId('rel-beranda').waitFor()
  await press('Control+4')
  await onRow('001')
  await press('Delete')
  await page.getByText(/lembar nilai pada Penilaian proposal/).waitFor()
  await line('^001').waitFor()
  await desk.seeNothingWrong()
})

test('an unsure name of a file is answered for once: without its tick it is not remembered', async () => {
  await desk.bridge.upload(
    'susulan.csv',
    Buffer.from('judul,pd\nSawah Terang,Dinas Tani Kita\nAir Bersih,Dinas Sehat Kita\n'),
  )
  await press('Control+i')
  await page.getByTestId('periksa').waitFor()
  await press('Control+Enter')
  await page.getByTestId('hitungan').waitFor()
  const answer = async (text, unit) => {
    await line(text).first().click()
    await page.locator('#unit-impor').fill(unit)
    await page.locator('[role=option]').first().waitFor()
    await press('Enter')
    await page.getByTestId('ingat').waitFor()
  }
  await answer('Dinas Tani Kita', 'distan')
  await answer('Dinas Sehat Kita', 'dinkes')
  await page.getByText('Ejaan ini diingat sebagai nama lain unit yang dipilih.').waitFor()
  assert.ok(await page.getByTestId('ingat').isChecked())
  await page.getByTestId('ingat').uncheck()
  await page.getByText('Jawaban ini hanya untuk berkas ini.').waitFor()
  await looksRight('impor-ingat')
  await press('Control+Enter')
  await page.getByTestId('selesai').getByText('Dinas Tani Kita').waitFor()
  const { agencies } = await call('agencies.list')
  const aliases = agencies.flatMap((one) => one.aliases)
  assert.deepEqual([aliases.includes('Dinas Tani Kita'), aliases.includes('Dinas Sehat Kita')], [true, false])
})

test('the form is open in an edition without submissions', async () => {
  await newEdition(2022)
  await reload()
  await press('Control+4')
  await page.getByText('Belum ada usulan').first().waitFor()
  await press('Control+n')
  await focusAt('title')
  await page.getByText('Nomor diberikan waktu dinyatakan masuk. Berikutnya 001.').waitFor()
  await press('Control+Tab')
  await focusAt('isian')
  assert.equal(await page.getByRole('navigation', { name: 'Bagian isian' }).getByRole('button').count(), 8)
  await type('Tiga kata saja')
  await page.getByTestId('jumlah-semua').getByText('3 / 2.500').waitFor()
  await press('Escape')
})
