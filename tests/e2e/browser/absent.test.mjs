/** Letters to those that were absent from a session: from the recap to the printer, by keyboard and by mouse. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { agency, newEdition, officials } from '../harness/arrange.mjs'
import {
  call,
  closed,
  counted,
  desk,
  dialog,
  draftKept,
  focused,
  heading,
  noDraft,
  onRow,
  page,
  pageDrawn,
  press,
  prints,
  reload,
  screen,
  sitDown,
  standUp,
  startCounting,
} from '../harness/hands.mjs'
import { looksRight } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

const LONG = 'Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana'
let edition, session
const units = []

/** Five are invited to the sosialisasi of 4 October; it is 5 October, and nobody is written down yet. */
before(async () => {
  await sitDown({ at: Date.UTC(2021, 9, 5, 1, 10) })
  edition = await newEdition()
  await officials(
    ['sekretaris_daerah', 'Armiadi Contoh', 'Sekretaris Daerah'],
    ['kepala_bagian', 'Hadi Contoh', 'Kepala Bagian Organisasi'],
  )
  for (const [code, name, kind] of [
    ['DINKES', 'Dinas Kesehatan'],
    ['DP3AP2KB', LONG],
    ['DISHUB', 'Dinas Perhubungan'],
    ['SEKO', 'Kecamatan Seko', 'kecamatan'],
    ['RAMPI', 'Kecamatan Rampi', 'kecamatan'],
  ])
    units.push(await agency(code, name, kind))
  session = (
    await call('sessions.save', {
      edition,
      kind: 'sosialisasi',
      name: 'Sosialisasi KIPP 2021',
      date: '4/10/2021',
      starts_at: '9',
      ends_at: '12.00',
      place: 'Warkop Indah',
      platform: 'Zoom',
      kept_back: 0,
    })
  ).value
  await call('invitations.put', { session, agencies: units })
  await reload()
})
after(standUp)

const came = (unit, name) =>
  call('attendance.check_in_new', { session, name, agency: units[unit], deputy: false, signed_sheet: true })
const written = async () =>
  (await call('letters.list', { edition })).letters.filter((one) => one.document === 'surat-tidak-hadir')
/** The follow-up list says of each of the absent which letter it has. */
async function followUp() {
  const document = (await call('documents.list', { edition })).find((one) => one.code === 'daftar-tindak-lanjut-hadir')
  const setting = {
    save_ink: false,
    black: false,
    offset_x_mm: 0,
    offset_y_mm: 0,
    submissions: [],
    certificates: [],
    recipients: [],
    sign_jurors: false,
    signature: false,
    level_texts: false,
    without_columns: [],
    photos: false,
    session,
  }
  const { pages } = await call('documents.outline', { edition, document: document.code, setting })
  return pages.map((one) => one.text).join('\n')
}
const attendance = async () => {
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await press('Alt+4')
  await page.getByTestId('surat-tidak-hadir').waitFor()
}

test('while nobody is written down as present, no letter can be issued', async () => {
  await attendance()
  await press('Alt+s')
  await dialog().waitFor()
  await page.getByTestId('surat-salah').getByText('Belum ada kehadiran yang dicatat').waitFor()
  await pageDrawn()
  await press('Control+p')
  await focused('[data-testid="surat-salah"]')
  await looksRight('surat-tidak-hadir-salah')
  await page.locator('[data-testid="terbitkan-surat"][aria-disabled="true"]').waitFor()
  await press('Control+Enter')
  assert.deepEqual([await written(), await prints()], [[], []])
  await press('Escape')
  await closed()
})

test('from the recap to the printer with two keys; the follow-up list names the letter of each', async () => {
  await came(0, 'Ani Contoh')
  await came(1, 'Budi Contoh')
  await reload()
  await attendance()
  await screen('Control+1', 'Beranda')
  startCounting()
  await press('Control+3')
  await page.getByTestId('surat-tidak-hadir').waitFor()
  await looksRight('kehadiran-tidak-hadir')
  await press('Alt+s')
  await dialog().waitFor()
  await page.getByText('Terbitkan dan cetak 3 surat').waitFor()
  await pageDrawn()
  await looksRight('surat-tidak-hadir')
  await press('Control+p')
  await closed()
  counted('surat kepada yang tidak hadir', 3)
  await until('the printer has it', async () => (await prints()).length === 1)
  await page.getByText('3 surat kepada yang tidak hadir bernomor dan diserahkan ke pencetak').waitFor()
  const [letter, ...more] = await written()
  assert.deepEqual(more, [])
  assert.equal(letter.session, session)
  assert.deepEqual(
    letter.recipients.map((one) => one.agency),
    units.slice(2),
  )
  const list = await followUp()
  assert.equal(list.split(letter.number).length - 1, 3, list)
  await noDraft()
})

test('all have theirs: that is said, and the register is one key away', async () => {
  await press('Alt+s')
  await dialog().getByText('3 perangkat daerah yang tidak hadir sudah mempunyai surat ini.').waitFor()
  await looksRight('surat-tidak-hadir-semua')
  await press('Enter')
  await heading('Dokumen & Rekap')
  await onRow((await written())[0].number)
})

test('by mouse: the one that was left over is written to, on a day and by whom the office says', async () => {
  await call('invitations.put', { session, agencies: [...units, await agency('BKAD', 'Badan Keuangan', 'badan')] })
  await reload()
  await page.getByTestId('rel-kegiatan').click()
  await page.getByRole('button', { name: 'Kehadiran', exact: true }).click()
  await page.getByTestId('surat-tidak-hadir').click()
  await page.getByText('3 lainnya sudah mempunyai surat ini dan tidak dibuatkan lagi.').waitFor()
  await page.getByTestId('penerima-surat').getByText('Badan Keuangan').waitFor()
  await page.locator('#date').fill('6/10/2021')
  await page.locator('#signatory').selectOption({ label: 'Armiadi Contoh, Sekretaris Daerah' })
  await draftKept('6/10/2021')
  await page.getByText('Terbitkan dan cetak 1 surat').waitFor()
  await pageDrawn()
  await looksRight('surat-tidak-hadir-sisa')
  await page.getByTestId('terbitkan-surat').click()
  await closed()
  await until('the printer has it', async () => (await prints()).length === 2)
  const last = (await written()).at(-1)
  assert.deepEqual([last.date, last.recipients.length], ['2021-10-06', 1])
  await noDraft()
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
