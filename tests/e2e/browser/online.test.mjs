/** The participant files of an online meeting: taken by keyboard (job 12) and by mouse, twice, and taken back. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { agency, newEdition } from '../harness/arrange.mjs'
import {
  alsoPressed,
  at,
  call,
  counted,
  desk,
  focused,
  line,
  onRow,
  page,
  press,
  reload,
  screen,
  sitDown,
  standUp,
  startCounting,
  type,
} from '../harness/hands.mjs'
import { looksRight } from '../harness/looks.mjs'
import { meet } from './hall/files.mjs'

const LONG = 'Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana'
let edition, session
const zoom = (rows) =>
  Buffer.from(
    'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n' +
      rows.map(([name, from, to]) => `"${name}",,10/04/2021 ${from}:00 AM,10/04/2021 ${to}:00 AM,60,Yes\n`).join(''),
  )
/** Sure, by a rule (2), open (4), too short, a program that takes notes; one of them came back twice. */
const FIRST = [
  ['DINKES_Ani Contoh', '09:00', '10:00'],
  ['DINKES_Ani Contoh', '10:05', '11:00'],
  ['DINSOS - Budi Contoh', '09:00', '11:00'],
  ['DP3AP2KB_Citra Contoh', '09:00', '11:00'],
  ['Kec. Sabbang Sel', '09:00', '11:00'],
  ['Kec Malangke Brt', '09:00', '11:00'],
  ['Sekcam Sabbang S', '09:00', '11:00'],
  ['Dinas Kesehatn - Nisma', '09:00', '11:00'],
  ['Dinas Sosil Doni', '09:00', '11:00'],
  ['Kecamtan Malangke', '09:00', '11:00'],
  ['Galaxy A12', '09:30', '09:41'],
  ['read.ai meeting notes', '09:00', '11:00'],
]
const offer = (name, rows) => desk.bridge.upload(name, zoom(rows))
const figures = async () => {
  const recap = await call('attendance.recap', { session })
  return [recap.people.length, recap.strangers.length, recap.total.absent]
}
const openAttendance = async () => {
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await press('Alt+4')
  await page.getByTestId('impor-daring').waitFor()
}

before(async () => {
  await sitDown()
  edition = await newEdition()
  await agency('DINKES', 'Dinas Kesehatan')
  await agency('DINSOS', 'Dinas Sosial')
  await agency('DP3AP2KB', LONG)
  for (const [code, name] of [
    ['KEC-SS', 'Kecamatan Sabbang Selatan'],
    ['KEC-S', 'Kecamatan Sabbang'],
    ['KEC-MB', 'Kecamatan Malangke Barat'],
    ['KEC-M', 'Kecamatan Malangke'],
  ])
    await agency(code, name, 'kecamatan')
  await call('obligations.set', { edition, agencies: null })
  await reload()
})
after(standUp)

test('without a session the view says what belongs there', async () => {
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await press('Alt+4')
  await page.getByText('Belum ada kegiatan').waitFor()
  await looksRight('kehadiran-kosong')
  session = (
    await call('sessions.save', {
      edition,
      kind: 'sosialisasi',
      name: 'Sosialisasi KIPP 2021',
      date: '2021-10-04',
      starts_at: '9',
      ends_at: '12.00',
      place: 'Warkop Indah',
      platform: 'Zoom',
      kept_back: 0,
    })
  ).value
  await reload()
})

test('twelve keys take a file with four open names, and the recap has moved', async () => {
  await openAttendance()
  await looksRight('kehadiran-sebelum')
  await screen('Control+1', 'Beranda')
  startCounting()
  await press('Control+3')
  await page.getByTestId('impor-daring').waitFor()
  await offer('zoom.csv', FIRST)
  await press('Control+i')
  // The file that stands there is taken by Enter.
  alsoPressed()
  await page.getByTestId('hitungan').waitFor()
  assert.match(
    (await page.getByTestId('hitungan').innerText()).replace(/\s+/g, ' '),
    /3 dikenali, 6 ditanyakan, 1 dilewati, 1 perekam\. 12 sambungan menjadi 11 orang\./,
  )
  assert.equal(await page.locator('[data-testid=hitungan] .warn').innerText(), '6 ditanyakan')
  await looksRight('impor-kehadiran')
  for (let open = 0; open < 4; open++) {
    await press('F8')
    await focused('[role=row][aria-label^="Ditanyakan"]')
    await press('1')
    await focused('[role=row][aria-label^="Dipilih"]')
  }
  assert.equal(await page.locator('[data-testid=hitungan] .warn').count(), 0, 'nothing is open any more')
  await looksRight('impor-kehadiran-dipilih')
  await press('Control+Enter')
  await page.getByTestId('impor-daring').waitFor()
  counted('impor kehadiran, enam ditanyakan', 12)
  await page.getByText('9 peserta daring dicatat').first().waitFor()
  assert.deepEqual(await figures(), [9, 1, 0])
  await looksRight('kehadiran-sesudah')
})

test('one key takes all of it back, one brings it again', async () => {
  await press('Control+z')
  await page.getByText('0 dari 7, 0,0%').waitFor()
  assert.deepEqual(await figures(), [0, 0, 7])
  assert.deepEqual(await call('people.list'), [])
  await press('Control+y')
  await page.getByText('7 dari 7, 100,0%').waitFor()
  assert.deepEqual(await figures(), [9, 1, 0])
})

test('the same file again says when it was recorded and changes nothing', async () => {
  await offer('lagi.csv', FIRST)
  await press('Control+i')
  await page
    .getByText(/Berkas ini sudah dicatat/)
    .first()
    .waitFor()
  await press('Control+Enter')
  await press('Escape')
  await page.getByTestId('impor-daring').waitFor()
  assert.deepEqual(await figures(), [9, 1, 0])
})

test('a second meeting of the same people asks nothing: four keys', async () => {
  await call('sessions.save', {
    edition,
    kind: 'coaching',
    name: 'Coaching',
    date: '2021-10-11',
    starts_at: '9',
    ends_at: '12.00',
    platform: 'Zoom',
    kept_back: 0,
  })
  await reload()
  await openAttendance()
  await screen('Control+1', 'Beranda')
  const second = zoom(FIRST.slice(0, 10)).toString().replaceAll('10/04/2021', '10/11/2021')
  startCounting()
  await press('Control+3')
  await page.getByTestId('impor-daring').waitFor()
  await desk.bridge.upload('kedua.csv', Buffer.from(second))
  await press('Control+i')
  alsoPressed()
  await page.getByTestId('hitungan').getByText('9 dikenali').waitFor()
  await press('Control+Enter')
  await page.getByTestId('impor-daring').waitFor()
  counted('impor kehadiran, semua dikenali', 4)
  await page.getByText('9 peserta daring dicatat').first().waitFor()
})

test('another meeting, another zone and an emptied file stop with a sentence', async () => {
  const other = zoom(FIRST).toString()
  for (const [name, text, said] of [
    ['lain.csv', other.replaceAll('10/04/2021', '10/21/2021'), /Berkas ini rapat 21 Oktober 2021/],
    ['kosong.csv', other.split('\n')[0], /Berkas tidak memuat peserta/],
  ]) {
    await desk.bridge.upload(name, Buffer.from(text))
    await press('Control+i')
    await page.getByTestId('masalah-berkas').getByText(said).waitFor()
    await looksRight(`impor-kehadiran-${name.split('.')[0]}`)
    await press('Escape')
    await page.getByTestId('impor-daring').waitFor()
  }
  const shifted =
    'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n' +
    'DINKES_Ani Contoh,,2021-10-11 01:00:00,2021-10-11 04:00:00,180\n'
  await desk.bridge.upload('zona.csv', Buffer.from(shifted))
  await press('Control+i')
  await page.getByText('Jam pada berkas bergeser 8 jam dari kegiatan. Geser dan lanjutkan?').waitFor()
  await looksRight('impor-kehadiran-zona')
  await page.getByTestId('geser').click()
  await page.getByTestId('hitungan').getByText('1 dikenali').waitFor()
  await press('Escape')
  await page.getByTestId('impor-daring').waitFor()
})

test('of two files the one that asks for its day is named, above it and in the steps, the day in words', async () => {
  const second = zoom(FIRST.slice(0, 10)).toString().replaceAll('10/04/2021', '10/11/2021')
  await desk.bridge.upload('zoom.csv', Buffer.from(second))
  await press('Control+i')
  await page.getByTestId('hitungan').waitFor()
  await desk.bridge.upload('meet.csv', meet([['Ani Contoh', '09:00', '11:00']]))
  await press('Control+i')
  await page.getByRole('heading', { name: 'Berkas 2 dari 2: meet.csv' }).waitFor()
  assert.equal(await page.locator('.steps [aria-current=step]').innerText(), '2. meet.csv')
  assert.equal(await page.getByLabel('Tanggal rapat').inputValue(), '11 Oktober 2021')
  await looksRight('impor-kehadiran-dua-berkas')
  await page.getByLabel('Tanggal rapat').fill('11 oktober 2021')
  await page.getByRole('button', { name: 'Pakai' }).click()
  await page.getByTestId('hitungan').waitFor()
  await press('Escape')
  await page.getByTestId('impor-daring').waitFor()
})

test('by mouse: guest, skip, another unit from the list, a second file', async () => {
  await offer(
    'tamu.csv',
    [
      ['Ucok Luar', '09:00', '11:00'],
      ['iPhone', '09:00', '11:00'],
      ['Tanpa Nama Unit', '09:00', '11:00'],
    ].map((row) => row),
  )
  await at('kegiatan').selectOption({ label: 'Sosialisasi KIPP 2021, Senin, 4 Oktober 2021' })
  await page.getByTestId('impor-daring').click()
  await page.getByTestId('hitungan').getByText('3 ditanyakan').waitFor()
  const pick = (name) => page.getByRole('button', { name: `${name} tercatat sebagai` }).click()
  await pick('Ucok Luar')
  await page.getByRole('radio', { name: /Tamu/ }).check()
  await pick('iPhone')
  await page.getByRole('radio', { name: /Lewati/ }).check()
  await page.getByRole('row', { name: 'Dilewati, iPhone', exact: false }).waitFor()
  assert.equal(await page.getByText('Tidak ada yang mirip “iPhone”').count(), 0)
  await pick('Tanpa Nama Unit')
  await at('unit-lain').click()
  await type('dinas sosial')
  await press('Enter')
  await focused('[role=row][aria-label^="Dipilih, Tanpa Nama Unit"]')
  await press('Control+z')
  await focused('[role=row][aria-label^="Ditanyakan, Tanpa Nama Unit"]')
  await press('Enter')
  await focused('#unit-lain')
  await type('dinas sosial')
  await press('Enter')
  await looksRight('impor-kehadiran-tetikus')
  await page.getByTestId('catat').click()
  await page.getByTestId('impor-daring').waitFor()
  assert.deepEqual(await figures(), [11, 2, 0])
  await page.getByRole('button', { name: /^Orang 11/ }).click()
  await page.getByRole('row', { name: /^Ucok Luar, Tamu/ }).waitFor()
  await looksRight('kehadiran-orang')
  await page.getByRole('button', { name: /^Belum dikenali 2/ }).click()
  await looksRight('kehadiran-asing')
})

test('four keys take a file from the list of sessions; by mouse it is a button of the session', async () => {
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await press('Alt+1')
  await onRow()
  await line('Sosialisasi KIPP 2021').click()
  await page.getByText('Berkas daring…').waitFor()
  await looksRight('kegiatan-berkas-daring')
  await screen('Control+1', 'Beranda')
  startCounting()
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await onRow('Sosialisasi KIPP 2021')
  await offer('susulan.csv', [['DINKES_Dewi Contoh', '09:00', '11:00']])
  await press('Control+i')
  alsoPressed()
  await page.getByTestId('hitungan').getByText('1 dikenali').waitFor()
  await press('Control+Enter')
  await page.getByTestId('impor-daring').waitFor()
  counted('berkas daring dari daftar kegiatan', 4)
  assert.deepEqual(await figures(), [12, 2, 0])
  await page.getByRole('button', { name: 'Kegiatan', exact: true }).click()
  await line('Sosialisasi KIPP 2021').click()
  await offer('lagi.csv', [['DINKES_Eka Contoh', '09:00', '11:00']])
  await page.getByText('Berkas daring…').click()
  await page.getByTestId('hitungan').getByText('1 dikenali').waitFor()
  await page.getByTestId('catat').click()
  await page.getByTestId('impor-daring').waitFor()
  assert.deepEqual(await figures(), [13, 2, 0])
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
