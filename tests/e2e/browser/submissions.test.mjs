/**
 * Flow 2, keys counted: one submission typed from nothing to *Nyatakan masuk* by keyboard only. Then what surrounds it:
 * a title that stands there already, the limits of words, a page that dies while one types, filters, many at once,
 * reasons, and what is deleted. Every tab and dialog is looked at by axe in light and dark and must not scroll sideways.
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
  const call = desk.bridge.call
  edition = (await call('editions.create', { preset: 'luwu-utara-2021', year: 2021 })).value
  const bring = async (kind, name) => {
    const { token } = await desk.bridge.upload(name, sheet(name))
    await call('sys.choose_open', { title: '', filters: [] })
    await call('imports.apply', { kind, file: token, edition, answers: {}, skip: [], mode: 'all' })
  }
  await bring('perangkat-daerah', 'pd_luwu_utara.csv')
  await bring('usulan', 'usulan_kipp_2021.csv')
  const { agencies } = await call('agencies.list')
  const clinic = agencies.find((one) => one.name === 'UPT Puskesmas Tana Lili')
  const { id, code, name, kind, parent, obliged } = clinic
  await call('agencies.save', { id, code, name, kind, parent, obliged, aliases: ['Tanalili'] })
  await page.reload()
  await page.getByTestId('rel-beranda').waitFor()
})
after(async () => {
  if (process.env.KIPP_PICTURES) await page?.screenshot({ path: `${process.env.KIPP_PICTURES}/akhir.png` })
  await desk?.end()
})

/** One key or chord; typed text is not counted. */
const press = async (key) => {
  keys++
  await page.keyboard.press(key)
}
const type = (text) => page.keyboard.type(text)
const counted = (what, most) => {
  assert.ok(keys <= most, `${what}: ${keys} keys, at most ${most}`)
  console.log(`# ${what}: ${keys} keys (at most ${most})`)
  keys = 0
}
const list = () => desk.bridge.call('submissions.list', { edition })
const byTitle = async (title) => (await list()).find((row) => row.title === title)
const focusOn = (id) => page.waitForFunction((id) => document.activeElement?.id === id, id)
const onRow = (words) => page.waitForFunction((text) => document.activeElement?.matches('[role=row]') && document.activeElement.getAttribute('aria-label').includes(text), words)
const picture = async (name) => process.env.KIPP_PICTURES && page.screenshot({ path: `${process.env.KIPP_PICTURES}/${name}.png` })
const undoBar = (words) => page.getByTestId('bilah-urungkan').getByText(words, { exact: false }).waitFor()
const head = (title) => page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor()

async function looksRight(name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    assert.deepEqual(await desk.seeAxe(), [], `${name}, ${colorScheme}`)
    await picture(`${name}-${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  for (const [width, height] of [[1024, 700], [683, 700], [1366, 697]]) {
    await page.setViewportSize({ width, height })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.ok(over <= 0, `${name} at ${width}: ${over} px too wide`)
    if (width !== 1366) await picture(`${name}-${width}`)
  }
}

const TEXT = 'Inovasi ini dibuat bersama kader posyandu, bidan desa, dan petugas gizi.'

test('a submission is typed from nothing to masuk within 29 keys', async () => {
  await press('Control+4')
  await onRow('001')
  await press('Control+n')
  await focusOn('title')
  await type('Pijat Bayi Sehat')
  await press('Tab')
  await type('Pijat Bayi untuk Tumbuh Sehat')
  await press('Tab')
  await focusOn('agency_id')
  await type('tanalili')
  await page.getByRole('option', { name: 'UPT Puskesmas Tana Lili' }).waitFor()
  await press('Enter')
  await press('Tab')
  await focusOn('innovator')
  await type('dr. Nisma')
  await press('Enter')
  await press('Tab')
  await focusOn('kind')
  await press('Tab')
  await focusOn('category')
  await press('ArrowDown')
  await press('Tab')
  await focusOn('started_on')
  await type('10/2/2020')
  await page.locator('#started_on-catatan', { hasText: '10 Februari 2020' }).waitFor()
  await press('Tab')
  await picture('usulan-baru')
  await press('Control+Tab')
  await focusOn('isian')
  for (let n = 0; n < 8; n++) {
    // Pasted: one key.
    keys++
    await page.keyboard.insertText(`${TEXT} Bagian ${n + 1}.`)
    if (n < 7) {
      const before = await page.getByLabel(/^Isi /).last().evaluate((area) => area.labels[0].textContent)
      await press('Alt+ArrowDown')
      await page.waitForFunction((old) => document.activeElement?.id === 'isian' && document.activeElement.labels[0].textContent !== old, before)
    }
  }
  await page.getByText('Nomor diberikan waktu dinyatakan masuk. Berikutnya 011.').waitFor()
  assert.equal((await byTitle('Pijat Bayi Sehat')).code, null)
  await press('Control+Enter')
  await undoBar('Pijat Bayi Sehat dinyatakan masuk')
  counted('usulan baru', 29)
  const row = await byTitle('Pijat Bayi Sehat')
  assert.deepEqual([row.code, row.empty_sections], ['011', 0])
  await page.getByRole('row', { name: /^011 Pijat Bayi Sehat/ }).waitFor()
  assert.deepEqual(
    [row.status, row.agency_name, row.unit, row.innovators, row.kind, row.category, row.started_on],
    ['masuk', 'Dinas Kesehatan', 'UPT Puskesmas Tana Lili', 'dr. Nisma', 'umum', 'Kesehatan', '2020-02-10'],
  )
  const { sections } = await desk.bridge.call('submissions.show', { submission: row.id })
  assert.deepEqual(sections.map((one) => one.text), Array.from({ length: 8 }, (_, n) => `${TEXT} Bagian ${n + 1}.`))
  const { words, max_words } = await desk.bridge.call('submissions.show', { submission: row.id })
  assert.equal(max_words, 2500)
  await page.getByTestId('jumlah-semua').getByText(`${words} / 2.500`).waitFor()
  await until('no draft is left', async () => (await desk.bridge.call('drafts.list')).length === 0)
  await looksRight('usulan-isian')
})

test('every tab can be looked at; Ctrl+Tab walks them, Esc goes back to the list', async () => {
  await page.keyboard.press('Control+Tab')
  await page.getByText('Usia inovasi', { exact: true }).waitFor()
  await page.getByText('semua bagian wajib terisi').waitFor()
  await looksRight('usulan-kelayakan')
  await page.keyboard.press('Control+Tab')
  await page.getByRole('tabpanel').getByText('Masuk', { exact: true }).waitFor()
  await looksRight('usulan-riwayat')
  await page.keyboard.press('Control+Tab')
  await focusOn('title')
  await looksRight('usulan-identitas')
  await page.keyboard.press('Escape')
  await onRow('Pijat Bayi Sehat')
  await looksRight('usulan-daftar')
})

test('a title that stands there already is said while it is typed, compared, and let be', async () => {
  await page.keyboard.press('Control+n')
  await focusOn('title')
  await type('Kelas Bubi')
  await page.getByText('Judul mirip “Kelas Buby”').waitFor().catch(async (e) => { await picture('x-mirip'); throw e })
  await page.getByText('1 perlu dilihat').waitFor()
  await looksRight('usulan-mirip')
  await page.getByTestId('bandingkan').click()
  await page.getByRole('dialog').getByText('Juinar Rustam').waitFor()
  await looksRight('usulan-bandingkan')
  await page.getByRole('dialog').getByRole('button', { name: 'Memang berbeda' }).click()
  await page.getByText('Judul mirip').waitFor({ state: 'detached' })
})

test('what cannot be stands at its field; nothing is written', async () => {
  await page.locator('#started_on').fill('31/11/2019')
  await page.locator('#started_on-salah', { hasText: 'Tanggal 31 November tidak ada. Ketik 1–30 November.' }).waitFor()
  await page.keyboard.press('Control+Enter')
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
  await page.keyboard.press('Control+Tab')
  await focusOn('isian')
  await page.keyboard.press('Alt+ArrowDown')
  await page.getByRole('heading', { level: 3, name: /^2\. / }).waitFor()
  const begun = Date.now()
  await type('Sebelum inovasi ini ada')
  await until('the draft is kept', async () => (await desk.bridge.call('drafts.list')).some((draft) => draft.text.includes('Sebelum inovasi ini ada'))).catch(async (error) => {
    console.log('#', await page.evaluate(() => [document.activeElement?.id, document.activeElement?.tagName, document.querySelector('#isian')?.value, document.querySelector('[data-testid=tersimpan]')?.innerText]), JSON.stringify(await desk.bridge.call('drafts.list')), await list())
    await picture('x-draf')
    throw error
  })
  console.log(`# draft behind: ${Date.now() - begun} ms`)
  await page.reload()
  await page.getByTestId('rel-beranda').waitFor()
  await page.keyboard.press('Control+4')
  await focusOn('isian')
  await page.getByTestId('ketikan-dipulihkan').waitFor()
  assert.doesNotMatch(await page.getByTestId('ketikan-dipulihkan').innerText(), /diubah sejak/, 'only its own writing lies between')
  await page.getByRole('heading', { level: 3, name: /^2\. / }).waitFor()
  await type('.')
  await page.waitForFunction(() => document.activeElement.value === 'Sebelum inovasi ini ada.')
  await looksRight('usulan-dipulihkan')
  await page.keyboard.press('Control+s')
  await until('it is written', async () => (await byTitle('Kelas Bubi')) !== undefined && (await desk.bridge.call('drafts.list')).length === 0)
  assert.equal((await byTitle('Kelas Bubi')).started_on, '2019-11-01')
})

test('an excess of words is said at once and cut nowhere', async () => {
  const text = Array.from({ length: 310 }, (_, n) => `kata${n}`).join(' ')
  await page.locator('#isian').fill(text)
  await page.getByTestId('lebih-kata').getByText('Lebih 10 kata. Isian 310 kata, batas 300 kata.').waitFor()
  await page.getByTestId('jumlah-kata').getByText('310 dari 300 kata').waitFor()
  await looksRight('usulan-lebih')
  await page.keyboard.press('Control+s')
  const row = await byTitle('Kelas Bubi')
  await until('all words are kept', async () => (await desk.bridge.call('submissions.show', { submission: row.id })).sections[1].words === 310)
})

test('innovators are added and removed by keys; a team and an agency are told apart', async () => {
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+Shift+Tab')
  await focusOn('title')
  await page.locator('#innovator').focus()
  for (const name of ['Tim Pangan', 'Dinas Pertanian', 'Sitti Rahma']) {
    await type(name)
    await page.keyboard.press('Enter')
  }
  await page.getByLabel('Jenis inovator Tim Pangan').waitFor()
  await page.getByLabel('Nama inovator 3').focus()
  await page.keyboard.press('Control+Delete')
  await page.getByLabel('Nama inovator 3').waitFor({ state: 'detached' })
  await looksRight('usulan-inovator')
  await page.keyboard.press('Control+s')
  const { id } = await byTitle('Kelas Bubi')
  const shown = await until('they are written', async () => {
    const one = await desk.bridge.call('submissions.show', { submission: id })
    return one.innovators.length === 2 && one
  })
  assert.deepEqual(shown.innovators.map((one) => [one.kind, one.name]), [['team', 'Tim Pangan'], ['agency', 'Dinas Pertanian']])
})

test('a draft is deleted at once and brought back by one key', async () => {
  await page.keyboard.press('Escape')
  await onRow('Kelas Bubi')
  await page.keyboard.press('Delete')
  await undoBar('“Kelas Bubi” dihapus')
  assert.equal(await byTitle('Kelas Bubi'), undefined)
  await page.keyboard.press('Control+z')
  await page.getByRole('row', { name: /Kelas Bubi/ }).waitFor()
})

test('a draft that is in no list yet is thrown away and brought back', async () => {
  await page.keyboard.press('Control+n')
  await focusOn('title')
  await type('Belum Jadi')
  await page.getByRole('row', { name: /Belum Jadi.*sedang diisi/ }).waitFor()
  await page.getByTestId('hapus-usulan').click()
  await page.getByText('Ketikan “Belum Jadi” dibuang.').waitFor()
  await page.getByRole('row', { name: /Belum Jadi/ }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Urungkan' }).last().click()
  await page.getByRole('row', { name: /Belum Jadi.*sedang diisi/ }).waitFor()
  await page.waitForFunction(() => document.querySelector('#title')?.value === 'Belum Jadi')
  await page.getByTestId('hapus-usulan').click()
  await page.getByRole('row', { name: /Belum Jadi/ }).waitFor({ state: 'detached' })
  await until('the draft is gone', async () => (await desk.bridge.call('drafts.list')).length === 0)
})

test('a new one begun before the next row was read is empty', async () => {
  await page.keyboard.press('Control+n')
  await focusOn('title')
  await type('Dibuang Saja')
  await page.getByRole('row', { name: /Dibuang Saja.*sedang diisi/ }).waitFor()
  // The desk is slow: the form that was thrown away stands until the next row is read.
  let answer
  const held = new Promise((done) => (answer = done))
  await page.route('**/call/submissions.show', async (route) => {
    await held
    await route.continue()
  })
  await page.getByTestId('hapus-usulan').click()
  await page.getByRole('row', { name: /Dibuang Saja/ }).waitFor({ state: 'detached' })
  await page.keyboard.press('Control+n')
  answer()
  await page.waitForFunction(() => document.activeElement?.id === 'title' && document.activeElement.value === '')
  await page.unroute('**/call/submissions.show', { behavior: 'wait' })
  await page.getByTestId('hapus-usulan').click()
  await until('no draft is left', async () => (await desk.bridge.call('drafts.list')).length === 0)
})

test('leaving for another row writes what is ripe and stays where one went', async () => {
  await page.keyboard.press('Control+n')
  await focusOn('title')
  await type('Sekali Jalan')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await focusOn('agency_id')
  await type('distan')
  await page.getByRole('option', { name: 'Dinas Pertanian' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await focusOn('innovator')
  // Not even Enter: the name that stands in the field counts.
  await type('Andi Contoh')
  await page.getByRole('row', { name: /^001/ }).click()
  const row = await until('it is written', () => byTitle('Sekali Jalan'))
  assert.deepEqual([row.status, row.innovators], ['draf', 'Andi Contoh'])
  await page.getByRole('row', { name: /Sekali Jalan.*Draf/ }).waitFor()
  await head('Kejar Stunting')
  await until('no draft is left', async () => (await desk.bridge.call('drafts.list')).length === 0)
  await page.keyboard.press('Control+z')
  await page.getByRole('row', { name: /Sekali Jalan/ }).waitFor({ state: 'detached' })
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
  await page.keyboard.press('Control+1')
  await page.getByRole('heading', { level: 1, name: 'Beranda' }).waitFor()
  await page.keyboard.press('Control+4')
  await page.getByTestId('jumlah').getByText('1 dari 12 usulan').waitFor()
  await page.getByRole('button', { name: 'Hapus saringan' }).click()
  await page.getByTestId('jumlah').getByText('12 dari 12 usulan').waitFor()
  await page.getByTestId('urutan').selectOption('agency')
  assert.match(await page.getByRole('row').nth(1).getAttribute('aria-label'), /Badan Perencanaan/)
  await page.getByTestId('urutan').selectOption('code')
  await page.getByTestId('saringan').click()
})

test('many at once are one change; a refusal names the one in the way', async () => {
  await page.getByRole('row', { name: /^001/ }).click()
  await page.keyboard.press('Shift+ArrowDown')
  await onRow('002')
  await page.keyboard.press('Shift+ArrowDown')
  await onRow('003')
  await page.getByTestId('bilah-banyak').getByText('3 dipilih').waitFor()
  await looksRight('usulan-banyak')
  await page.keyboard.press('Alt+l')
  await undoBar('3 usulan dinyatakan lolos')
  await page.getByTestId('bilah-banyak').waitFor({ state: 'detached' })
  assert.equal((await list()).filter((row) => row.status === 'lolos').length, 3)
  await page.keyboard.press('Control+z')
  await until('all three are back', async () => (await list()).every((row) => row.status !== 'lolos'))
  // A draft cannot pass: the desk says which, and nothing moved.
  await page.keyboard.press('Control+a')
  await page.getByTestId('bilah-banyak').getByText('12 dipilih').waitFor()
  await page.keyboard.press('Alt+l')
  await page.getByRole('main').locator('..').getByText('Kelas Bubi').first().waitFor()
  await page.getByText('masih draf', { exact: false }).waitFor()
  assert.equal((await list()).filter((row) => row.status === 'lolos').length, 0)
  await page.keyboard.press('Escape')
})

test('gugur asks its reason, for one and for many; the history keeps it', async () => {
  await page.keyboard.press('Escape')
  await page.getByRole('row', { name: /^004/ }).click()
  await page.getByTestId('status-lain').click()
  await page.getByTestId('status-baru').selectOption('gugur')
  await page.keyboard.press('Control+Enter')
  await page.locator('#reason[aria-invalid=true]').waitFor()
  await looksRight('usulan-status')
  await type('Usia inovasi kurang')
  await page.keyboard.press('Control+Enter')
  await undoBar('dinyatakan gugur')
  await page.getByRole('tab', { name: /Riwayat/ }).click()
  await page.getByText('Usia inovasi kurang').waitFor()
})

test('a submission with sheets is not deleted, and it is said why', async () => {
  await desk.bridge.call('desks.open_sample')
  await page.goto(`${desk.bridge.address}/`)
  await page.getByTestId('rel-beranda').waitFor()
  await page.keyboard.press('Control+4')
  await onRow('001')
  await page.keyboard.press('Delete')
  await page.getByText(/lembar nilai pada Penilaian proposal/).waitFor()
  await page.getByRole('row', { name: /^001/ }).waitFor()
  await desk.seeNothingWrong()
})

test('an unsure name of a file is answered for once: without its tick it is not remembered', async () => {
  await desk.bridge.upload('susulan.csv', Buffer.from('judul,pd\nSawah Terang,Dinas Tani Kita\nAir Bersih,Dinas Sehat Kita\n'))
  await page.keyboard.press('Control+i')
  await page.getByRole('heading', { level: 1, name: /Impor/ }).waitFor()
  await page.keyboard.press('Enter')
  const line = (text) => page.getByRole('row', { name: new RegExp(text) })
  const answer = async (text, unit) => {
    await line(text).click()
    await page.locator('#unit-impor').fill(unit)
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByTestId('ingat').waitFor()
  }
  await answer('Dinas Tani Kita', 'distan')
  await answer('Dinas Sehat Kita', 'dinkes')
  await page.getByText('Ejaan ini diingat sebagai nama lain unit yang dipilih.').waitFor()
  assert.ok(await page.getByTestId('ingat').isChecked())
  await page.getByTestId('ingat').uncheck()
  await page.getByText('Jawaban ini hanya untuk berkas ini.').waitFor()
  await looksRight('impor-ingat')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Dinas Tani Kita').waitFor()
  const { agencies } = await desk.bridge.call('agencies.list')
  const aliases = agencies.flatMap((one) => one.aliases)
  assert.deepEqual([aliases.includes('Dinas Tani Kita'), aliases.includes('Dinas Sehat Kita')], [true, false])
})

test('the form is open in an edition without submissions', async () => {
  await desk.bridge.call('editions.create', { preset: 'luwu-utara-2021', year: 2022 })
  await page.reload()
  await page.getByTestId('rel-beranda').waitFor()
  await page.keyboard.press('Control+4')
  await page.getByText('Belum ada usulan').first().waitFor()
  await page.keyboard.press('Control+n')
  await focusOn('title')
  await page.getByText('Nomor diberikan waktu dinyatakan masuk. Berikutnya 001.').waitFor()
  await page.keyboard.press('Control+Tab')
  await focusOn('isian')
  assert.equal(await page.getByRole('navigation', { name: 'Bagian isian' }).getByRole('button').count(), 8)
  await type('Tiga kata saja')
  await page.getByTestId('jumlah-semua').getByText('3 / 2.500').waitFor()
  await page.keyboard.press('Escape')
})
