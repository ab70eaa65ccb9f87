/**
 * A new edition from the preset, by keyboard and counted against flow 7, and Pengaturan. Every step and every section
 * is looked at by axe, light and dark, and must not scroll sideways.
 */
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { openDesk } from '../harness/bridge.mjs'
import { until } from '../harness/until.mjs'

const SIZES = [[1366, 697], [1024, 700], [683, 697]]
const EMBLEM = readFileSync(new URL('../../../icons/icon.png', import.meta.url))

let desk, page, keys
const press = async (...chords) => {
  for (const chord of chords) {
    keys += 1
    await page.keyboard.press(chord)
  }
}
const type = (text) => page.keyboard.type(text)
const step = (n) => page.getByText(`Langkah ${n} dari 5.`).waitFor()
const heading = (name) => page.getByRole('heading', { level: 1, name }).waitFor()
const focused = (id) => page.waitForFunction((wanted) => document.activeElement?.id === wanted, id)
const section = async (id) => {
  await page.getByTestId(`bagian-${id}`).focus()
  await page.keyboard.press('Enter')
}
const newest = async () => (await desk.bridge.call('editions.list')).toSorted((a, b) => a.id - b.id).at(-1)
const field = (id) => page.locator(`[id="${id}"]`)

/** axe in light and dark, and the width of the page at the three sizes. */
async function fine(what) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme })
    assert.deepEqual(await desk.seeAxe(), [], `${what}, ${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, `${what} scrolls sideways at ${width}`)
  }
  await page.setViewportSize({ width: 1366, height: 697 })
}

describe('a new edition', () => {
  before(async () => {
    desk = await openDesk({ dist: process.env.KIPP_DIST })
    page = desk.page
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.getByTestId('mulai-edisi').waitFor()
  })
  after(() => desk?.end())

  test('Esc leaves no half edition, and the typing stays', async () => {
    await page.keyboard.press('Control+n')
    await focused('year')
    await page.locator('#kop_alamat').fill('Jalan Simpurusiang')
    await until('the draft is kept', async () => (await desk.bridge.call('drafts.list')).some((draft) => draft.text.includes('Simpurusiang')))
    await page.keyboard.press('Control+Enter')
    await step(2)
    await page.keyboard.press('Escape')
    await page.getByTestId('mulai-edisi').waitFor()
    await page.waitForFunction(() => document.activeElement?.dataset.testid === 'mulai-edisi')
    assert.deepEqual(await desk.bridge.call('editions.list'), [])
  })

  test('a killed page brings the typing back, and it can be thrown away', async () => {
    await page.reload()
    await page.getByTestId('mulai-edisi').waitFor()
    await page.keyboard.press('Control+n')
    await page.getByTestId('ketikan-dipulihkan').waitFor()
    await step(2)
    await page.keyboard.press('Alt+ArrowLeft')
    assert.equal(await page.locator('#kop_alamat').inputValue(), 'Jalan Simpurusiang')
    await page.getByTestId('buang-ketikan').click()
    assert.equal(await page.locator('#kop_alamat').inputValue(), '')
    await page.keyboard.press('Escape')
    await page.getByTestId('mulai-edisi').waitFor()
  })

  test('each step looked at: at most 7 keys', async () => {
    keys = 0
    await press('Control+n')
    await focused('year')
    await fine('step 1')
    for (const n of [2, 3, 4, 5]) {
      await press('Control+Enter')
      await step(n)
      await fine(`step ${n}`)
    }
    await press('Control+Enter')
    await page.getByTestId('rel-beranda').waitFor()
    await heading('Beranda')
    assert.ok(keys <= 7, `${keys} keys`)
    const edition = await newest()
    assert.deepEqual([edition.year, edition.region, edition.place], [2021, 'Kabupaten Luwu Utara', 'Masamba'])
    assert.ok(await until('the draft is gone', async () => (await desk.bridge.call('drafts.list')).length === 0))
  })

  test('nothing to change: at most 3 keys, and it is next year', async () => {
    keys = 0
    await press('Control+o')
    await page.getByTestId('mulai-edisi').waitFor()
    await press('Control+n')
    await focused('year')
    await press('Alt+s')
    await heading('Beranda')
    assert.ok(keys <= 3, `${keys} keys`)
    const edition = await newest()
    assert.deepEqual([edition.year, edition.short_name, edition.region, edition.place], [2022, 'KIPP 2022', 'Kabupaten Luwu Utara', 'Masamba'])
  })

  test('last year’s settings become the next edition: Alt+T and Enter', async () => {
    await page.keyboard.press('Control+o')
    await page.getByTestId('mulai-tahun-lalu').waitFor()
    keys = 0
    await press('Alt+t')
    await focused('year')
    assert.equal(await field('year').inputValue(), '2023')
    await fine('copying')
    await field('year').fill('2022')
    await page.keyboard.press('Enter')
    await page.locator('#year[aria-invalid=true]').waitFor()
    await field('year').fill('2023')
    await press('Enter')
    await heading('Beranda')
    assert.ok(keys <= 2, `${keys} keys`)
    const made = await newest()
    assert.deepEqual([made.year, made.short_name, made.region, made.place], [2023, 'KIPP 2023', 'Kabupaten Luwu Utara', 'Masamba'])
    await page.keyboard.press('Control+z')
    await until('one undo takes it back', async () => (await newest()).year === 2022)
    await page.getByTestId('mulai-edisi').or(page.getByTestId('rel-beranda')).first().waitFor()
  })

  test('what is changed on the way is told to the desk at the end', async () => {
    await page.keyboard.press('Control+o')
    await page.getByTestId('mulai-edisi').waitFor()
    await page.keyboard.press('Control+n')
    await focused('year')
    await desk.bridge.upload('lambang.png', EMBLEM)
    await page.getByTestId('pilih-lambang').click()
    await page.getByText('lambang.png dipasang').waitFor()
    await page.locator('#kop_alamat').fill('Jalan Simpurusiang 27')
    await page.getByTestId('pratinjau-kop').getByText('Jalan Simpurusiang 27').waitFor()

    await page.keyboard.press('Control+Enter')
    await step(2)
    await field('tahapan.pendaftaran.starts_on').fill('1/3/23')
    await page.getByText('Rabu, 1 Maret 2023').first().waitFor()
    // No step is left with a day that there is not, nor with an end before its beginning.
    await field('tahapan.pendaftaran.ends_on').fill('31/2/23')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').getByText('Tanggal 31 Februari 2023 tidak ada').waitFor()
    await field('tahapan.pendaftaran.ends_on').fill('1/2/23')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').getByText('Tanggal selesai mendahului tanggal mulai').waitFor()
    await step(2)
    await field('tahapan.pendaftaran.ends_on').fill('30/3/23')
    await page.getByText('Kamis, 30 Maret 2023').first().waitFor()
    await page.keyboard.press('ArrowUp')
    await until('a day later', async () => (await field('tahapan.pendaftaran.ends_on').inputValue()) === '31 Maret 2023')

    await page.keyboard.press('Control+Enter')
    await step(3)
    // ↓ to the criterion, Tab, the weight, Enter.
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'row')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await focused('bobot.proposal.latar-belakang')
    await page.keyboard.press('Control+a')
    await type('50')
    await page.keyboard.press('Enter')
    await page.getByText('kriteria kurang 50').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').getByText('kurang 50').waitFor()
    await step(3)
    await fine('a wrong sum')
    await field('bobot.proposal.kebaruan').fill('200')
    await page.getByRole('button', { name: 'Turunkan Rata-rata Signifikansi' }).focus()
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByRole('radio', { name: /Di akhir/ }).check()

    await page.keyboard.press('Control+Enter')
    await step(4)
    await field('classes.0.short_name').fill('Top 5')
    await field('classes.0.rank_to').fill('5')
    await page.keyboard.press('Control+Enter')
    await step(5)
    await field('orang.0.name').fill('Armiadi')
    await field('orang.0.office').fill('Sekretaris Daerah')
    await field('orang.0.role').selectOption('sekretaris_daerah')
    await field('orang.0.nip').fill('12345')
    await page.keyboard.press('Control+Enter')

    // The NIP is refused: the edition stays, the step is open, the sentence stands at its field.
    await page.getByText('Edisi sudah dibuat.').waitFor()
    await step(5)
    assert.match(await page.locator('[id="orang.0.nip-salah"]').innerText(), /NIP harus 18 angka, terisi 5/)
    await fine('a refused step')
    await field('orang.0.nip').fill('19640101 199003 1 001')
    await page.keyboard.press('Control+Enter')
    await heading('Beranda')

    const edition = await newest()
    assert.equal(edition.year, 2023)
    assert.equal(edition.rounding, 'akhir')
    assert.equal((await desk.bridge.call('editions.list')).length, 3, 'the second try made no second edition')
    const stages = await desk.bridge.call('stages.list', { edition: edition.id })
    const registration = stages.find((stage) => stage.code === 'pendaftaran')
    assert.deepEqual([registration.starts_on, registration.ends_on], ['2023-03-01', '2023-03-31'])
    const proposal = stages.find((stage) => stage.code === 'proposal')
    assert.deepEqual(proposal.criteria.slice(0, 2).map((one) => one.weight), [50, 200])
    assert.equal(proposal.criteria[0].levels[0].from, '91,00')
    const ties = await desk.bridge.call('tie_rules.list', { edition: edition.id })
    assert.deepEqual(ties.map((tie) => tie.kind), ['stage_score', 'criterion_mean', 'panel'])
    const [signer] = await desk.bridge.call('signatories.list')
    const classes = await desk.bridge.call('award_classes.list', { edition: edition.id })
    assert.deepEqual(classes.map((one) => [one.short_name, one.rank_from, one.rank_to, one.signatory]), [['Top 5', 1, 5, null], ['Partisipatif', 8, 10, signer.id]])
  })

  test('Lewati keeps the preset', async () => {
    await page.keyboard.press('Control+o')
    await page.getByTestId('mulai-edisi').waitFor()
    await page.keyboard.press('Control+n')
    await focused('year')
    await page.keyboard.press('Control+Enter')
    await step(2)
    await field('tahapan.persiapan.name').fill('Lain')
    await page.keyboard.press('Alt+l')
    await step(3)
    await page.keyboard.press('Alt+ArrowLeft')
    assert.equal(await field('tahapan.persiapan.name').inputValue(), 'Persiapan')
    await page.keyboard.press('Escape')
    await page.getByTestId('mulai-edisi').waitFor()
  })

  test('nothing went wrong unseen', () => desk.seeNothingWrong())
})

describe('Pengaturan', () => {
  before(async () => {
    desk = await openDesk({ dist: process.env.KIPP_DIST })
    page = desk.page
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.getByTestId('mulai-edisi').waitFor()
    await page.keyboard.press('Control+n')
    await focused('year')
    await page.keyboard.press('Alt+s')
    await heading('Beranda')
    await page.getByTestId('rel-pengaturan').focus()
    await page.keyboard.press('Enter')
    await heading('Pengaturan')
  })
  after(() => desk?.end())

  test('the edition: a date is understood, a wrong one is said at its field', async () => {
    await section('edisi')
    await field('registration_closes_on').fill('5/11/21')
    await page.keyboard.press('Tab')
    await page.waitForFunction(() => document.getElementById('registration_closes_on').value === '5 November 2021')
    await field('result_date').fill('31 November 2021')
    await page.keyboard.press('Tab')
    await page.locator('[id="result_date-salah"]').getByText('31 November').waitFor()
    await fine('edisi')
    await field('result_date').fill('10 des 2021')
    await page.keyboard.press('Tab')
    await page.waitForFunction(() => document.getElementById('result_date').value === '10 Desember 2021')
    await page.getByRole('radio', { name: /Di akhir/ }).check()
    await until('the rounding is written', async () => (await newest()).rounding === 'akhir')
  })

  test('the edition is closed and opened again, each with its reason', async () => {
    await page.getByTestId('tutup-edisi').click()
    await page.getByRole('dialog').waitFor()
    await fine('closing')
    await page.getByTestId('tutup-edisi-ya').click()
    await page.getByRole('dialog').locator('#reason[aria-invalid=true]').waitFor()
    await page.getByRole('dialog').locator('#reason').fill('Selesai')
    await page.getByTestId('tutup-edisi-ya').click()
    await page.getByText('Edisi ini ditutup').first().waitFor()
    await page.getByTestId('tutup-edisi').click()
    await page.getByRole('dialog').locator('#reason').fill('Masih ada koreksi')
    await page.getByTestId('tutup-edisi-ya').click()
    await until('it is open', async () => (await newest()).closed === null)
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('an extension asks why', async () => {
    await section('tahapan')
    await field('tahapan.pleno.ends_on').fill('12/12/2021')
    await page.keyboard.press('Tab')
    await page.getByRole('dialog').waitFor()
    await fine('extension')
    await page.keyboard.press('Escape')
    await until('the old date is back', async () => (await field('tahapan.pleno.ends_on').inputValue()) === '10 Desember 2021')
    await field('tahapan.pleno.ends_on').fill('12/12/2021')
    await page.keyboard.press('Tab')
    await page.getByRole('dialog').locator('#reason').fill('Permintaan pimpinan')
    await page.getByTestId('perpanjang').click()
    await page.waitForFunction(() => document.getElementById('tahapan.pleno.ends_on').value === '12 Desember 2021')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await fine('tahapan')
  })

  test('a wrong sum is not saved, a right one is', async () => {
    await section('rubrik')
    await field('bobot.proposal').fill('500')
    await page.getByTestId('jumlah-bobot').getByText('kurang 100').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').getByText('kurang 100').waitFor()
    await fine('rubrik')
    await field('bobot.presentasi').fill('500')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Bobot sudah tersimpan.').waitFor()
    const stages = await desk.bridge.call('stages.list', { edition: (await newest()).id })
    assert.deepEqual(stages.filter((stage) => stage.scored).map((stage) => stage.weight), [500, 500])
  })

  test('a criterion is added, named, moved and saved', async () => {
    await page.getByTestId('pohon-bobot').locator('[data-row="bobot.presentasi.substansi"]').click()
    await page.keyboard.press('Insert')
    await page.waitForFunction(() => document.activeElement?.dataset.row?.startsWith('bobot.presentasi.kriteria'))
    await page.keyboard.press('Alt+ArrowDown')
    await field('kriteria.name').fill('Tanya jawab')
    await field('bobot.presentasi.kriteria-3').fill('100')
    await field('bobot.presentasi.substansi').fill('600')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Bobot sudah tersimpan.').waitFor()
    const stages = await desk.bridge.call('stages.list', { edition: (await newest()).id })
    const criteria = stages.find((stage) => stage.code === 'presentasi').criteria
    assert.deepEqual(criteria.map((one) => [one.name, one.weight]), [['Substansi', 600], ['Penyajian', 300], ['Tanya jawab', 100]])
  })

  test('the tie-break moves by keyboard', async () => {
    await section('penentu')
    await page.getByRole('button', { name: 'Turunkan Rata-rata Signifikansi' }).focus()
    await page.keyboard.press('Alt+ArrowDown')
    await until('it is written', async () => (await desk.bridge.call('tie_rules.list', { edition: (await newest()).id }))[0].kind === 'stage_score')
    await fine('penentu')
  })

  test('classes that overlap are refused at their field', async () => {
    await section('kelas')
    await field('classes.1.rank_from').fill('7')
    await page.keyboard.press('Control+Enter')
    await page.locator('[id="classes.1.rank_from-salah"]').getByText('bertumpuk').waitFor()
    await fine('kelas')
    await field('classes.1.rank_from').fill('8')
    await field('classes.1.rank_to').fill('12')
    await page.keyboard.press('Control+Enter')
    await until('it is written', async () => (await desk.bridge.call('award_classes.list', { edition: (await newest()).id }))[1].rank_to === 12)
  })

  test('the kop as typed and as printed, with the emblem', async () => {
    await section('kantor')
    await page.getByTestId('kop-tercetak').waitFor()
    const before = await page.getByTestId('kop-tercetak').getAttribute('src')
    await field('kop_alamat').fill('Jalan Simpurusiang')
    await page.getByTestId('pratinjau-kop').getByText('Jalan Simpurusiang').waitFor()
    await page.keyboard.press('Tab')
    await until('it is written', async () => (await desk.bridge.call('settings.show')).find((one) => one.key === 'kop_alamat').value === 'Jalan Simpurusiang')
    await page.waitForFunction((old) => document.querySelector('[data-testid=kop-tercetak]').src !== old, before)
    await desk.bridge.upload('lambang.png', EMBLEM)
    await page.getByTestId('pilih-lambang').click()
    await page.getByText('lambang.png terpasang.').waitFor()
    await fine('kantor')
  })

  test('a signatory: refused at the field, saved, kept over a kill, deleted and brought back', async () => {
    await section('penanda')
    await page.keyboard.press('Control+n')
    await focused('name')
    await type('Muhammad Hadi')
    await field('office').fill('Kepala Bagian Organisasi')
    await field('role').selectOption('kepala_bagian')
    await field('nip').fill('1980032620000310')
    await page.keyboard.press('Control+Enter')
    await page.locator('[id="nip-salah"]').getByText('terisi 16').waitFor()
    await fine('penanda')
    await until('the draft is kept', async () => (await desk.bridge.call('drafts.list')).some((draft) => draft.text.includes('Muhammad Hadi')))
    await page.reload()
    await page.getByTestId('rel-pengaturan').click()
    await section('penanda')
    await page.getByTestId('ketikan-dipulihkan').waitFor()
    await field('nip').fill('198003262000031001')
    await field('valid_from').fill('1/11/21')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('grid').getByText('1 November 2021').waitFor()
    assert.equal(await field('nip').inputValue(), '19800326 200003 1 001')
    await page.getByTestId('hapus-penanda').click()
    await until('it is gone', async () => (await desk.bridge.call('signatories.list')).length === 0)
    await page.getByTestId('rel-pengaturan').focus()
    await page.keyboard.press('Control+z')
    await page.getByRole('grid').getByText('Muhammad Hadi').waitFor()
  })

  test('the officer has a name', async () => {
    await section('petugas')
    await field('name').fill('Rahmawati')
    await page.keyboard.press('Tab')
    await until('it is known', async () => (await desk.bridge.call('desks.about')).actor === 'Rahmawati')
    await fine('petugas')
  })

  test('light or dark is a habit of this computer, and there before the first paint', async () => {
    await section('tampilan')
    await page.getByRole('radio', { name: /^Gelap/ }).check()
    const dark = () => page.evaluate(() => getComputedStyle(document.body).colorScheme)
    assert.equal(await dark(), 'dark')
    await fine('tampilan')
    // What paints first already has it: the page waits for its entry, and the entry sets it first.
    await page.addInitScript(() => new PerformanceObserver(() => (document.documentElement.dataset.awal ??= document.documentElement.dataset.theme ?? '-')).observe({ type: 'paint', buffered: true }))
    await page.reload()
    await page.getByTestId('rel-pengaturan').waitFor()
    await until('the first paint is dark', () => page.evaluate(() => document.documentElement.dataset.awal === 'dark'))
    await page.getByTestId('rel-pengaturan').click()
    await section('tampilan')
    await page.getByRole('radio', { name: /^Ikuti/ }).check()
    assert.notEqual(await page.evaluate(() => document.documentElement.dataset.theme), 'dark')
  })

  test('where the file lies is said under the top bar, with the copy', async () => {
    await page.route('**/call/desks.about', async (route) => {
      const answer = await (await route.fetch()).json()
      answer.desk = { ...answer.desk, access: 'read_only_place', notices: ['Berkas ini hanya dapat dibaca.'] }
      await route.fulfill({ json: answer })
    })
    await page.reload()
    await page.getByTestId('letak-berkas').getByText('hanya dapat dibaca').waitFor()
    await page.getByTestId('salin-ke-sini').waitFor()
    await fine('letak berkas')
    await page.getByTestId('letak-berkas').getByRole('button', { name: 'Tutup' }).click()
    await page.getByTestId('letak-berkas').waitFor({ state: 'detached' })
  })

  test('nothing went wrong unseen', () => desk.seeNothingWrong())
})

describe('Mulai', () => {
  before(async () => {
    desk = await openDesk({ at: Date.UTC(2026, 1, 3, 2, 0) })
    page = desk.page
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.getByTestId('mulai-edisi').waitFor()
  })
  after(() => desk?.end())

  test('the templates of the imports are saved, each by its name', async () => {
    for (const kind of ['perangkat-daerah', 'usulan', 'juri', 'nilai']) {
      const before = (await desk.bridge.written()).length
      await page.getByTestId(`templat-${kind}`).focus()
      await page.keyboard.press('Enter')
      await until('the template is written', async () => (await desk.bridge.written()).length > before)
      const bytes = await desk.bridge.writtenFile(before)
      const { token } = await desk.bridge.upload(`${kind}.xlsx`, bytes)
      if (kind !== 'perangkat-daerah') continue
      const seen = await desk.bridge.call('imports.inspect', { kind, file: token })
      assert.deepEqual([seen.counts.ready, seen.counts.wrong], [1, 0])
    }
  })

  test('a first edition is of this year, and where a desk lies is shown', async () => {
    await fine('Mulai')
    await page.getByTestId('buka-lokasi').focus()
    await page.keyboard.press('Enter')
    await until('its place is shown', async () => (await desk.bridge.acts()).some((one) => one.act === 'reveal' && one.path.endsWith('.kipp')))
    await page.keyboard.press('Control+n')
    await focused('year')
    assert.equal(await field('year').inputValue(), '2026')
    await page.keyboard.press('Escape')
    await page.getByTestId('mulai-edisi').waitFor()
    if (process.env.KIPP_PICTURES) await page.screenshot({ path: `${process.env.KIPP_PICTURES}/mulai.png` })
    await desk.seeNothingWrong()
  })
})
