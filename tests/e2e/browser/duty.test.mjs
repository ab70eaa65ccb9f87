/** The duty: letters by the ladder in one batch, what came back, what the office did; by keyboard and by mouse. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { agency, newEdition, officials, passed } from '../harness/arrange.mjs'
import {
  call,
  closed,
  counted,
  dialog,
  line,
  noDraft,
  onRow,
  page,
  pageDrawn,
  printed,
  prints,
  press,
  rail,
  reload,
  screen,
  sitDown,
  standUp,
  startCounting,
  type,
  undoBar,
} from '../harness/hands.mjs'
import { looksRight } from '../harness/looks.mjs'
import { pdfText } from '../harness/papers.mjs'
import { until } from '../harness/until.mjs'

const LONG = 'Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana'
let edition

/** The registration ended on 30 October 2021; today is Thursday, 25 November. */
before(async () => {
  await sitDown({ at: Date.UTC(2021, 10, 25, 2, 42) })
  await officials(
    ['kepala_daerah', 'Indah Contoh', 'Bupati Luwu Utara'],
    ['sekretaris_daerah', 'Armiadi Contoh', 'Sekretaris Daerah'],
    ['kepala_bagian', 'Hadi Contoh', 'Kepala Bagian Organisasi'],
  )
  const agencies = []
  for (const [code, name, kind] of [
    ['DINKES', 'Dinas Kesehatan'],
    ['DP3AP2KB', LONG],
    ['DISHUB', 'Dinas Perhubungan'],
    ['BKAD', 'Badan Keuangan', 'badan'],
  ])
    agencies.push(await agency(code, name, kind))
  edition = await newEdition()
  await call('obligations.set', { edition, agencies })
  await passed(edition, [['Inovasi Keuangan Contoh', agencies[3]]])
  // One letter for two: from here on letters and recipients are counted apart.
  const people = []
  for (const name of ['Ani Contoh', 'Budi Contoh']) people.push({ person: (await call('people.save', { name })).value })
  const task = { people, task: 'mengantar surat', from: '25/11/2021', place: 'Masamba' }
  await call('letters.issue', { letter: { edition, document: 'surat-tugas', task } })
  const stage = (await call('stages.list', { edition })).find((one) => one.kind === 'pendaftaran').id
  await call('stages.change', { stage, starts_on: '1/10/2021', ends_on: '30/10/2021' })
  await reload()
})
after(standUp)

const ledger = async () => (await call('ledger.show', { edition })).rows
const rowOf = async (name) => (await ledger()).find((row) => row.name === name)
const next = (words) => page.getByTestId('langkah-surat').getByText(words, { exact: false }).first().waitFor()

test('the letters that are due are numbered and printed with four keys', async () => {
  await screen('Control+1', 'Beranda')
  startCounting()
  await screen('Control+2', 'Perangkat Daerah')
  await press('Alt+3')
  await onRow('Dinas Kesehatan')
  await page.getByText('Buat 3 surat…').waitFor()
  await press('Alt+s')
  await dialog().waitFor()
  await pageDrawn()
  await page.getByText('Terbitkan dan cetak 3 surat').waitFor()
  await looksRight('kewajiban-surat')
  await press('Control+p')
  await closed()
  counted('teguran serentak', 4)
  await until('the printer has it', async () => (await prints()).length === 1)
  await page.getByText('3 teguran I bernomor dan diserahkan ke pencetak').waitFor()
  for (const row of await ledger())
    assert.deepEqual(
      row.letters.map((one) => one.kind),
      row.name === 'Badan Keuangan' ? [] : ['teguran-1'],
    )
  await noDraft()
})

test('the ledger of each says what is next and from when; one that has sent has left the ladder', async () => {
  await onRow('Dinas Kesehatan')
  await next((await rowOf('Dinas Kesehatan')).next_text)
  await page.getByText('3 menunggu').first().waitFor()
  await line('Badan Keuangan').click()
  await next('Tidak ada surat berikutnya')
  await line('Pemberdayaan').click()
  await looksRight('kewajiban')
})

test('the letter of one agency is printed again', async () => {
  await line('Dinas Perhubungan').click()
  await page.getByRole('button', { name: /^Cetak ulang/ }).click()
  await until('the printer has it', async () => (await prints()).length === 2)
  const text = pdfText(await printed((await prints())[1]))
  assert.ok(text.includes('Kepala Dinas Perhubungan'), text)
  assert.ok(!text.includes('Dinas Kesehatan'), text)
})

test('letters are sent in one go, and each is received on its day', async () => {
  await line('Dinas Kesehatan').click()
  await press(' ', 'ArrowDown', ' ')
  await page.getByText('2 dipilih').waitFor()
  await looksRight('kewajiban-dipilih')
  await press('Alt+k')
  await dialog().waitFor()
  await looksRight('kewajiban-dikirim')
  await press('Control+Enter')
  await closed()
  await press('Escape')
  await page.getByTestId('bilah-banyak').waitFor({ state: 'detached' })
  await line('Dinas Kesehatan').click()
  await page.getByTestId('catat-terima').click()
  await dialog().waitFor()
  await page.locator('#on').fill('26/11/2021')
  await page.locator('#by').fill('Petugas Contoh')
  await looksRight('kewajiban-diterima')
  await page.getByTestId('simpan-penerimaan').click()
  await closed()
  await page.getByText('diterima 26 Nov 2021, Petugas Contoh').first().waitFor()
  assert.deepEqual((await ledger()).map((row) => row.letters[0]?.sent_on ?? null).filter(Boolean), [
    '2021-11-25',
    '2021-11-25',
  ])
})

test('an answer is written down with four keys; its promise moves the next letter; taken back and again', async () => {
  await line('Dinas Perhubungan').click()
  await onRow('Dinas Perhubungan')
  startCounting()
  await press('Alt+j')
  await dialog().waitFor()
  await type('26/11/2021')
  await press('Tab')
  await type('CONTOH-J-01')
  await press('Tab')
  await type('20/12/2021')
  await press('Control+Enter')
  await closed()
  counted('jawaban', 4)
  await next('menyanggupi 20 Desember 2021')
  await page.getByText('janji 20 Des 2021').first().waitFor()
  await undoBar('Tanggapan')
  await noDraft()
  await press('Control+z')
  await next('Teguran II boleh mulai')
  await press('Control+y')
  await next('menyanggupi 20 Desember 2021')
})

test('an answer without its kind is refused and nothing typed is lost; changed by mouse', async () => {
  await press('Alt+j')
  await dialog().waitFor()
  await type('27/11/2021')
  await press('Control+Enter')
  await page.getByText('Pilih isi jawabannya.').first().waitFor()
  await looksRight('kewajiban-jawaban')
  await page.locator('#verdict').selectOption('cukup')
  await page.getByTestId('simpan-jawaban').click()
  await closed()
  await next('dinilai cukup')
  assert.deepEqual(
    (await rowOf('Dinas Perhubungan')).letters[0].answers.map((one) => one.verdict),
    ['janji', 'cukup'],
  )
  await page.getByRole('button', { name: 'Hapus dijawab 27 Nov 2021' }).click()
  await next('menyanggupi 20 Desember 2021')
})

test('one whose time has not come stays out, or costs a reason', async () => {
  await line('Dinas Kesehatan').click()
  await press(' ')
  await press('Alt+s')
  await dialog().waitFor()
  await page.getByText('1 dari 1 belum boleh teguran II.').waitFor()
  await page.getByText('Tidak ada perangkat daerah yang perlu surat ini').waitFor()
  await page.getByTestId('sebelum-waktu').check()
  await pageDrawn()
  await press('Control+p')
  await page.getByText('Isi alasan membuat surat sebelum waktunya.').first().waitFor()
  await page.locator('#reason').fill('Perintah pimpinan contoh')
  await looksRight('kewajiban-sebelum-waktu')
  await press('Control+p')
  await closed()
  await until('it is issued', async () => (await rowOf('Dinas Kesehatan')).letters.length === 2)
  await next('Teguran II sudah dibuat')
})

test('what the office did stands in the ledger in its own words; exempted with a reason and back again', async () => {
  await line('Dinas Kesehatan').click()
  await press('Alt+c')
  await dialog().waitFor()
  await type('25/11/2021')
  await press('Tab')
  await type('Kepala dinas dipanggil Sekretaris Daerah.')
  await looksRight('kewajiban-catatan')
  await press('Control+Enter')
  await closed()
  await page.getByText('Kepala dinas dipanggil Sekretaris Daerah.').waitFor()
  await line('Pemberdayaan').click()
  await page.getByTestId('kecualikan').click()
  await page.locator('#reason').fill('Baru dibentuk contoh')
  await page.getByTestId('kecualikan-sekarang').click()
  await closed()
  await next('dikecualikan')
  await page.getByText('Baru dibentuk contoh').waitFor()
  await page.getByTestId('wajibkan').click()
  await next('Teguran II boleh mulai')
  await noDraft()
})

test('filtered by what is to be done and by group; the picture leads to its group', async () => {
  await page.getByTestId('saring-kewajiban').selectOption('sudah')
  await onlyRows(1)
  await page.getByTestId('saring-kewajiban').selectOption('belum')
  await onlyRows(3)
  await page.getByTestId('saring-kewajiban').selectOption('semua')
  await page.getByRole('tab', { name: 'Gambaran' }).click()
  await page.getByTestId('gambaran-kelompok').waitFor()
  await looksRight('kewajiban-gambaran')
  await page.getByTestId('gambaran-kelompok').getByRole('button', { name: 'Badan' }).click()
  await onlyRows(1)
  await page.getByTestId('saring-kelompok').selectOption('')
  await page.getByRole('tab', { name: 'Rincian' }).click()
  await press('Alt+1')
  await page.getByTestId('unit-baru').waitFor()
  await press('Alt+2')
  await page.getByText('4 dari 4 unit').waitFor()
  await press('Alt+3')
  await onlyRows(4)
})
const onlyRows = (n) =>
  until(`${n} rows`, () => page.evaluate((n) => document.querySelectorAll('main [data-line]').length === n, n))

test('the rules and the days off move the dates', async () => {
  await rail('pengaturan', 'Pengaturan')
  await page.getByTestId('bagian-surat').click()
  await page.locator('#first_term').fill('tiga')
  await press('Control+Enter')
  await page.getByText('Batas teguran I, hari kerja: ketik bilangan bulat.').first().waitFor()
  await page.locator('#first_term').fill('3')
  await looksRight('aturan-surat')
  await press('Control+Enter')
  await until('it is saved', async () => (await call('ladder_rules.show', { edition })).first_term === 3)
  await page.getByTestId('bagian-libur').click()
  await page.getByTestId('libur-baru').waitFor()
  await press('Control+n')
  await dialog().waitFor()
  await type('29/11/2021')
  await press('Tab')
  await type('Hari jadi daerah contoh')
  await looksRight('hari-libur-baru')
  await press('Control+Enter')
  await closed()
  await page.getByText('Hari jadi daerah contoh').first().waitFor()
  await looksRight('hari-libur')
  await line('Hari jadi daerah contoh').click()
  await press('Delete')
  await until('it is gone', async () =>
    (await call('holidays.list')).days.every((day) => day.name !== 'Hari jadi daerah contoh'),
  )
  await page.locator('#tahun').selectOption('2026')
  await page.getByTestId('catat-libur').click()
  await page.getByTestId('catat-libur').waitFor({ state: 'detached' })
  await noDraft()
})

test('an agency is marked as far in its form', async () => {
  await screen('Control+2', 'Perangkat Daerah')
  await press('Alt+1')
  await line('Dinas Perhubungan').click()
  await press('F2')
  await page.getByTestId('jauh').check()
  await press('Control+Enter')
  await until('it is far', async () =>
    (await call('agencies.list')).agencies.some((one) => one.name === 'Dinas Perhubungan' && one.far),
  )
})
