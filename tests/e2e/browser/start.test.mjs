/**
 * A new edition from the preset, by keyboard and counted against flow 7, and Pengaturan. Every step and every section
 * is looked at by axe, light and dark, and must not scroll sideways.
 */
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import {
  at,
  button,
  call,
  counted,
  desk,
  dialog,
  draftKept,
  fileFrom,
  focusAt,
  focused,
  heading,
  noDraft,
  page,
  press,
  sitDown,
  standUp,
  startCounting,
  type,
} from '../harness/hands.mjs'
import { looksRight, picture } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

const EMBLEM = readFileSync(new URL('../../../icons/icon.png', import.meta.url))

const step = (n) => page.getByText(`Langkah ${n} dari 5.`).waitFor()
const section = (id) => button(`bagian-${id}`)()
const newest = async () => (await call('editions.list')).toSorted((a, b) => a.id - b.id).at(-1)
const start = () => page.getByTestId('mulai-edisi').waitFor()
/** The form of a new edition is open. */
async function begin() {
  await press('Control+n')
  await focusAt('year')
}
/** From the open edition back to Mulai. */
async function leave() {
  await press('Control+o')
  await start()
}

describe('a new edition', () => {
  before(async () => {
    await sitDown()
    await start()
  })
  after(standUp)

  test('Esc leaves no half edition, and the typing stays', async () => {
    await begin()
    await at('kop_alamat').fill('Jalan Simpurusiang')
    await draftKept('Simpurusiang')
    await press('Control+Enter')
    await step(2)
    await press('Escape')
    await start()
    await focused('[data-testid=mulai-edisi]')
    assert.deepEqual(await call('editions.list'), [])
  })

  test('a killed page brings the typing back, and it can be thrown away', async () => {
    await page.reload()
    await start()
    await press('Control+n')
    await page.getByTestId('ketikan-dipulihkan').waitFor()
    await step(2)
    await press('Alt+ArrowLeft')
    assert.equal(await at('kop_alamat').inputValue(), 'Jalan Simpurusiang')
    await page.getByTestId('buang-ketikan').click()
    assert.equal(await at('kop_alamat').inputValue(), '')
    await press('Escape')
    await start()
  })

  test('a day typed in short is read back whole', async () => {
    await press('Control+n')
    await focusAt('year')
    await press('Control+Enter')
    await step(2)
    const day = at('tahapan.pendaftaran.starts_on')
    await day.focus()
    await type('19 nov')
    await press('Tab')
    await until('it is read back', async () => (await day.inputValue()) === '19 November 2021')
    // So it is when the step is sent from the field: refused at another day, and gone on from.
    const end = at('tahapan.pendaftaran.ends_on')
    await end.fill('31/2/21')
    await day.fill('')
    await day.focus()
    await type('19 nov')
    await press('Control+Enter')
    await focusAt('tahapan.pendaftaran.ends_on')
    assert.equal(await day.inputValue(), '19 November 2021')
    await end.fill('')
    await day.fill('')
    await day.focus()
    await type('20 nov')
    await press('Control+Enter')
    await step(3)
    await press('Alt+ArrowLeft')
    await step(2)
    assert.equal(await day.inputValue(), '20 November 2021')
    await day.fill('')
    await press('Tab')
    await noDraft()
    await press('Escape')
    await start()
  })

  test('a second Ctrl+Enter at once does not go past a step that nobody saw', async () => {
    await press('Control+n')
    await focusAt('year')
    await press('Control+Enter', 'Control+Enter')
    await step(2)
    await focused('table [data-entry]')
    await press('Alt+ArrowLeft')
    await step(1)
    assert.equal(await page.locator('nav li.next').count(), 3, 'the third step was never open')
    await press('Escape')
    await start()
  })

  test('Alt+L held down leaves one step out, not all of them', async () => {
    await press('Control+n')
    await focusAt('year')
    await page.keyboard.down('Alt')
    for (let held = 0; held < 8; held++) await page.keyboard.down('l')
    await page.keyboard.up('l')
    await page.keyboard.up('Alt')
    await step(2)
    await press('Alt+ArrowLeft')
    await step(1)
    await press('Escape')
    await start()
  })

  test('each step looked at: at most 7 keys', async () => {
    startCounting()
    await begin()
    await looksRight('step 1')
    for (const n of [2, 3, 4, 5]) {
      await press('Control+Enter')
      await step(n)
      await looksRight(`step ${n}`)
    }
    await press('Control+Enter')
    await page.getByTestId('rel-beranda').waitFor()
    await heading('Beranda')
    counted('flow 7', 7)
    const edition = await newest()
    assert.deepEqual([edition.year, edition.region, edition.place], [2021, 'Kabupaten Luwu Utara', 'Masamba'])
    await noDraft()
  })

  test('nothing to change: at most 3 keys, and it is next year', async () => {
    startCounting()
    await leave()
    await begin()
    await press('Alt+s')
    await heading('Beranda')
    counted('flow 7', 3)
    const edition = await newest()
    assert.deepEqual(
      [edition.year, edition.short_name, edition.region, edition.place],
      [2022, 'KIPP 2022', 'Kabupaten Luwu Utara', 'Masamba'],
    )
  })

  test('last year’s settings become the next edition: Alt+T and Enter', async () => {
    await press('Control+o')
    await page.getByTestId('mulai-tahun-lalu').waitFor()
    startCounting()
    await press('Alt+t')
    await focusAt('year')
    assert.equal(await at('year').inputValue(), '2023')
    await looksRight('copying')
    await at('year').fill('2022')
    await page.keyboard.press('Enter')
    await page.locator('#year[aria-invalid=true]').waitFor()
    await at('year').fill('2023')
    await press('Enter')
    await heading('Beranda')
    counted('flow 7', 2)
    const made = await newest()
    assert.deepEqual(
      [made.year, made.short_name, made.region, made.place],
      [2023, 'KIPP 2023', 'Kabupaten Luwu Utara', 'Masamba'],
    )
    await press('Control+z')
    await until('one undo takes it back', async () => (await newest()).year === 2022)
    await page.getByTestId('mulai-edisi').or(page.getByTestId('rel-beranda')).first().waitFor()
  })

  test('what is changed on the way is told to the desk at the end', async () => {
    await leave()
    await begin()
    await desk.bridge.upload('lambang.png', EMBLEM)
    await page.getByTestId('pilih-lambang').click()
    await page.getByText('lambang.png dipasang').waitFor()
    await at('kop_alamat').fill('Jalan Simpurusiang 27')
    await page.getByTestId('pratinjau-kop').getByText('Jalan Simpurusiang 27').waitFor()

    await press('Control+Enter')
    await step(2)
    await at('tahapan.pendaftaran.starts_on').fill('1/3/23')
    await page.getByText('Rabu, 1 Maret 2023').first().waitFor()
    // No step is left with a day that there is not, nor with an end before its beginning.
    await at('tahapan.pendaftaran.ends_on').fill('31/2/23')
    await press('Control+Enter')
    await page.getByRole('alert').getByText('Tanggal 31 Februari 2023 tidak ada').waitFor()
    await focusAt('tahapan.pendaftaran.ends_on')
    await at('tahapan.pendaftaran.ends_on').fill('1/2/23')
    await press('Control+Enter')
    await page.getByRole('alert').getByText('Tanggal selesai mendahului tanggal mulai').waitFor()
    await step(2)
    await at('tahapan.pendaftaran.ends_on').fill('30/3/23')
    await page.getByText('Kamis, 30 Maret 2023').first().waitFor()
    await press('ArrowUp')
    await until('a day later', async () => (await at('tahapan.pendaftaran.ends_on').inputValue()) === '31 Maret 2023')

    await press('Control+Enter')
    await step(3)
    // ↓ to the criterion, Tab, the weight, Enter.
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'row')
    await press('ArrowDown')
    await press('Tab')
    await focusAt('bobot.proposal.latar-belakang')
    await press('Control+a')
    await type('50')
    await press('Enter')
    await page.getByText('kriteria kurang 50').waitFor()
    await press('Control+Enter')
    await page.getByRole('alert').getByText('kurang 50').waitFor()
    await step(3)
    await looksRight('a wrong sum')
    await at('bobot.proposal.kebaruan').fill('200')
    await page.getByRole('button', { name: 'Turunkan Rata-rata Signifikansi' }).focus()
    await press('Alt+ArrowDown')
    await page.getByRole('radio', { name: /Di akhir/ }).check()

    await press('Control+Enter')
    await step(4)
    await at('classes.0.short_name').fill('Top 5')
    await at('classes.0.rank_to').fill('5')
    await press('Control+Enter')
    await step(5)
    await at('orang.0.name').fill('Armiadi')
    await at('orang.0.office').fill('Sekretaris Daerah')
    // The head of a region has no NIP: that is said before anything is written.
    await at('orang.0.nip').fill('19640101 199003 1 001')
    await at('orang.0.role').selectOption('kepala_daerah')
    await press('Control+Enter')
    await at('orang.0.nip-salah').getByText('Kepala daerah tidak memakai NIP dan pangkat.').waitFor()
    assert.equal((await call('editions.list')).length, 2, 'no edition is made yet')
    await at('orang.0.role').selectOption('sekretaris_daerah')
    await at('orang.0.nip').fill('12345')
    await press('Control+Enter')

    // The NIP is refused: the edition stays, the step is open, the sentence stands at its field.
    await page.getByText('Edisi sudah dibuat.').waitFor()
    await step(5)
    assert.match(await at('orang.0.nip-salah').innerText(), /NIP harus 18 angka, terisi 5/)
    await looksRight('a refused step')
    await at('orang.0.nip').fill('19640101 199003 1 001')
    await press('Control+Enter')
    await heading('Beranda')

    const edition = await newest()
    assert.equal(edition.year, 2023)
    assert.equal(edition.rounding, 'akhir')
    assert.equal((await call('editions.list')).length, 3, 'the second try made no second edition')
    const stages = await call('stages.list', { edition: edition.id })
    const registration = stages.find((stage) => stage.code === 'pendaftaran')
    assert.deepEqual([registration.starts_on, registration.ends_on], ['2023-03-01', '2023-03-31'])
    const proposal = stages.find((stage) => stage.code === 'proposal')
    assert.deepEqual(
      proposal.criteria.slice(0, 2).map((one) => one.weight),
      [50, 200],
    )
    assert.equal(proposal.criteria[0].levels[0].from, '91,00')
    const ties = await call('tie_rules.list', { edition: edition.id })
    assert.deepEqual(
      ties.map((tie) => tie.kind),
      ['stage_score', 'criterion_mean', 'panel'],
    )
    const [signer] = await call('signatories.list')
    const classes = await call('award_classes.list', { edition: edition.id })
    assert.deepEqual(
      classes.map((one) => [one.short_name, one.rank_from, one.rank_to, one.signatory]),
      [
        ['Top 5', 1, 5, null],
        ['Partisipatif', 8, 10, signer.id],
      ],
    )
  })

  test('Lewati keeps the preset', async () => {
    await leave()
    await begin()
    await press('Control+Enter')
    await step(2)
    await at('tahapan.persiapan.name').fill('Lain')
    await press('Alt+l')
    await step(3)
    await press('Alt+ArrowLeft')
    assert.equal(await at('tahapan.persiapan.name').inputValue(), 'Persiapan')
    await press('Escape')
    await start()
  })

  test('nothing went wrong unseen', () => desk.seeNothingWrong())
})

describe('Pengaturan', () => {
  before(async () => {
    await sitDown()
    await start()
    await begin()
    await press('Alt+s')
    await heading('Beranda')
    await button('rel-pengaturan')()
    await heading('Pengaturan')
  })
  after(standUp)

  test('the edition: a date is understood, a wrong one is said at its field', async () => {
    await section('edisi')
    const name = await at('short_name').inputValue()
    await at('short_name').fill('')
    await press('Tab')
    await page.getByRole('alert').getByText('1 isian perlu diperbaiki').waitFor()
    await at('short_name').fill(name)
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await at('registration_closes_on').fill('5/11/21')
    await press('Tab')
    await page.waitForFunction(() => document.getElementById('registration_closes_on').value === '5 November 2021')
    await at('result_date').fill('31 November 2021')
    await press('Tab')
    await at('result_date-salah').getByText('31 November').waitFor()
    await looksRight('edisi')
    await at('result_date').fill('10 des 2021')
    await press('Tab')
    await page.waitForFunction(() => document.getElementById('result_date').value === '10 Desember 2021')
    await page.getByRole('radio', { name: /Di akhir/ }).check()
    await until('the rounding is written', async () => (await newest()).rounding === 'akhir')
  })

  test('the edition is closed and opened again, each with its reason', async () => {
    await page.getByTestId('tutup-edisi').click()
    await dialog().waitFor()
    await focused('#reason')
    await looksRight('closing')
    await page.getByTestId('tutup-edisi-ya').click()
    await dialog().locator('#reason[aria-invalid=true]').waitFor()
    await focused('#reason')
    await dialog().locator('#reason').fill('Selesai')
    await page.getByTestId('tutup-edisi-ya').click()
    await page.getByText('Edisi ini ditutup').first().waitFor()
    assert.ok(await at('combine').isDisabled())
    await page.getByTestId('tersimpan').getByText('Edisi ditutup').waitFor()
    await page.getByTestId('tutup-edisi').click()
    await dialog().locator('#reason').fill('Masih ada koreksi')
    await page.getByTestId('tutup-edisi-ya').click()
    await until('it is open', async () => (await newest()).closed === null)
    await dialog().waitFor({ state: 'hidden' })
  })

  test('an extension asks why', async () => {
    await section('tahapan')
    await at('tahapan.pleno.ends_on').fill('12/12/2021')
    await press('Tab')
    await focused('#reason')
    await press('Enter')
    await dialog().getByText('Isi alasan perpanjangan.').waitFor()
    await looksRight('extension')
    await press('Escape')
    await until(
      'the old date is back',
      async () => (await at('tahapan.pleno.ends_on').inputValue()) === '10 Desember 2021',
    )
    await at('tahapan.pleno.ends_on').fill('12/12/2021')
    await press('Tab')
    await dialog().locator('#reason').fill('Permintaan pimpinan')
    await page.getByTestId('perpanjang').click()
    await page.waitForFunction(() => document.getElementById('tahapan.pleno.ends_on').value === '12 Desember 2021')
    await dialog().waitFor({ state: 'hidden' })
    await looksRight('tahapan')
  })

  test('a wrong sum is not saved, a right one is', async () => {
    await section('rubrik')
    await at('bobot.proposal').fill('500')
    await page.getByTestId('jumlah-bobot').getByText('kurang 100').waitFor()
    await press('Control+Enter')
    await page.getByRole('alert').getByText('kurang 100').waitFor()
    await looksRight('rubrik')
    await at('bobot.presentasi').fill('500')
    await press('Control+Enter')
    await page.getByText('Bobot sudah tersimpan.').waitFor()
    const stages = await call('stages.list', { edition: (await newest()).id })
    assert.deepEqual(
      stages.filter((stage) => stage.scored).map((stage) => stage.weight),
      [500, 500],
    )
  })

  test('a criterion is added, named, moved and saved', async () => {
    await page.getByTestId('pohon-bobot').locator('[data-row="bobot.presentasi.substansi"]').click()
    await press('Insert')
    await page.waitForFunction(() => document.activeElement?.dataset.row?.startsWith('bobot.presentasi.kriteria'))
    await press('Alt+ArrowDown')
    await at('kriteria.name').fill('Tanya jawab')
    await at('bobot.presentasi.kriteria-3').fill('100')
    await at('bobot.presentasi.substansi').fill('600')
    await press('Control+Enter')
    await page.getByText('Bobot sudah tersimpan.').waitFor()
    const stages = await call('stages.list', { edition: (await newest()).id })
    const criteria = stages.find((stage) => stage.code === 'presentasi').criteria
    assert.deepEqual(
      criteria.map((one) => [one.name, one.weight]),
      [
        ['Substansi', 600],
        ['Penyajian', 300],
        ['Tanya jawab', 100],
      ],
    )
  })

  test('the tie-break moves by keyboard', async () => {
    await section('penentu')
    await page.getByRole('button', { name: 'Turunkan Rata-rata Signifikansi' }).focus()
    await press('Alt+ArrowDown')
    await until(
      'it is written',
      async () => (await call('tie_rules.list', { edition: (await newest()).id }))[0].kind === 'stage_score',
    )
    await looksRight('penentu')
  })

  test('classes that overlap are refused at their field', async () => {
    await section('kelas')
    await at('classes.1.rank_from').fill('7')
    await press('Control+Enter')
    await at('classes.1.rank_from-salah').getByText('bertumpuk').waitFor()
    await looksRight('kelas')
    await at('classes.1.rank_from').fill('8')
    await at('classes.1.rank_to').fill('12')
    await press('Control+Enter')
    await until(
      'it is written',
      async () => (await call('award_classes.list', { edition: (await newest()).id }))[1].rank_to === 12,
    )
  })

  test('the kop as typed and as printed, with the emblem', async () => {
    await section('kantor')
    await page.getByTestId('kop-tercetak').waitFor()
    const before = await page.getByTestId('kop-tercetak').getAttribute('src')
    await at('kop_alamat').fill('Jalan Simpurusiang')
    await page.getByTestId('pratinjau-kop').getByText('Jalan Simpurusiang').waitFor()
    await press('Tab')
    await until(
      'it is written',
      async () => (await call('settings.show')).find((one) => one.key === 'kop_alamat').value === 'Jalan Simpurusiang',
    )
    await page.waitForFunction((old) => document.querySelector('[data-testid=kop-tercetak]').src !== old, before)
    await desk.bridge.upload('lambang.png', EMBLEM)
    await page.getByTestId('pilih-lambang').click()
    await page.getByText('lambang.png terpasang.').waitFor()
    await looksRight('kantor')
  })

  test('a signatory: refused at the field, saved, kept over a kill, deleted and brought back', async () => {
    await section('penanda')
    await press('Control+n')
    await focusAt('name')
    await type('Muhammad Hadi')
    await at('office').fill('Kepala Bagian Organisasi')
    await at('role').selectOption('kepala_bagian')
    await at('nip').fill('1980032620000310')
    await press('Control+Enter')
    await at('nip-salah').getByText('terisi 16').waitFor()
    await looksRight('penanda')
    await draftKept('Muhammad Hadi')
    await page.reload()
    await page.getByTestId('rel-pengaturan').click()
    await section('penanda')
    await page.getByTestId('ketikan-dipulihkan').waitFor()
    await at('nip').fill('198003262000031001')
    await at('valid_from').fill('1/11/21')
    await press('Control+Enter')
    await page.getByRole('grid').getByText('1 November 2021').waitFor()
    assert.equal(await at('nip').inputValue(), '19800326 200003 1 001')
    await page.getByTestId('hapus-penanda').click()
    await until('it is gone', async () => (await call('signatories.list')).length === 0)
    await page.getByTestId('rel-pengaturan').focus()
    await press('Control+z')
    await page.getByRole('grid').getByText('Muhammad Hadi').waitFor()
  })

  test('the officer has a name', async () => {
    await section('petugas')
    await at('name').fill('Rahmawati')
    await press('Tab')
    await until('it is known', async () => (await call('desks.about')).actor === 'Rahmawati')
    await looksRight('petugas')
  })

  test('light or dark is a habit of this computer, and there before the first paint', async () => {
    await section('tampilan')
    await page.getByRole('radio', { name: /^Gelap/ }).check()
    const dark = () => page.evaluate(() => getComputedStyle(document.body).colorScheme)
    assert.equal(await dark(), 'dark')
    await looksRight('tampilan')
    // What paints first already has it: the page waits for its entry, and the entry sets it first.
    await page.addInitScript(() =>
      new PerformanceObserver(
        () => (document.documentElement.dataset.awal ??= document.documentElement.dataset.theme ?? '-'),
      ).observe({ type: 'paint', buffered: true }),
    )
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
    await looksRight('letak berkas')
    await page.getByTestId('letak-berkas').getByRole('button', { name: 'Tutup' }).click()
    await page.getByTestId('letak-berkas').waitFor({ state: 'detached' })
  })

  test('nothing went wrong unseen', () => desk.seeNothingWrong())
})

describe('Mulai', () => {
  before(async () => {
    await sitDown({ at: Date.UTC(2026, 1, 3, 2, 0) })
    await start()
  })
  after(standUp)

  test('the templates of the imports are saved, each by its name', async () => {
    for (const kind of ['perangkat-daerah', 'usulan', 'juri', 'nilai']) {
      const bytes = await fileFrom(button(`templat-${kind}`))
      const { token } = await desk.bridge.upload(`${kind}.xlsx`, bytes)
      if (kind !== 'perangkat-daerah') continue
      const seen = await call('imports.inspect', { kind, file: token })
      assert.deepEqual([seen.counts.ready, seen.counts.wrong], [1, 0])
    }
  })

  test('a first edition is of this year, and where a desk lies is shown', async () => {
    await looksRight('Mulai')
    await button('buka-lokasi')()
    await until('its place is shown', async () =>
      (await desk.bridge.acts()).some((one) => one.act === 'reveal' && one.path.endsWith('.kipp')),
    )
    await begin()
    assert.equal(await at('year').inputValue(), '2026')
    await press('Escape')
    await start()
    await picture('mulai')
    await desk.seeNothingWrong()
  })

  test('a desk that can only be read takes no new edition: said at once, and the copy is offered first', async () => {
    await page.route('**/call/desks.about*', async (route) => {
      const answer = await (await route.fetch()).json()
      if (answer.desk) answer.desk = { ...answer.desk, access: 'read_only_place' }
      await route.fulfill({ json: answer })
    })
    await page.route('**/call/sys.choose_open*', (route) => route.fulfill({ json: { token: 'x', name: 'x.kipp' } }))
    await page.route('**/call/desks.open*', (route) => route.fulfill({ json: {} }))
    await button('mulai-buka')()
    await page.getByText(/hanya dapat dibaca: edisi baru tidak dapat dibuat/).waitFor()
    await focused('[data-testid="mulai-salin"]')
    assert.equal(await page.getByTestId('mulai-edisi').count(), 0)
    await press('Control+n')
    assert.equal(await page.locator('.wizard').count(), 0)
    await looksRight('mulai hanya baca')
    await desk.seeNothingWrong()
  })
})
