/**
 * Letters by keyboard and by mouse: a surat tugas is written, issued, printed, sent, received, voided; its texts and
 * its series of numbers; the invitations of a session.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { agency, newEdition, officials } from '../harness/arrange.mjs'
import {
  call,
  closed,
  counted,
  dialog,
  draftKept,
  desk,
  fileFrom,
  focusAt,
  focused,
  heading,
  line,
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
  type,
} from '../harness/hands.mjs'
import { looksRight } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

let edition
const AGENCIES = [
  ['DINKES', 'Dinas Kesehatan', 'dinas'],
  [
    'DP3AP2KB',
    'Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana',
    'dinas',
  ],
  ['SEKO', 'Kecamatan Seko', 'kecamatan'],
  ['SABSEL', 'Kecamatan Sabbang Selatan', 'kecamatan'],
]
before(async () => {
  await sitDown()
  edition = await newEdition()
  await officials(
    ['sekretaris_daerah', 'Armiadi', 'Sekretaris Daerah'],
    ['kepala_bagian', 'Muhammad Hadi', 'Kepala Bagian Organisasi'],
  )
  const units = []
  for (const [code, name, kind] of AGENCIES) units.push(await agency(code, name, kind))
  for (const id of units.slice(0, 3)) {
    const head = (await call('agencies.list')).agencies.find((one) => one.id === id).name
    await call('agencies.put_head_titles', { titles: [{ agency: id, head_title: `Kepala ${head}` }] })
  }
  await call('people.save', { name: 'Ani Contoh, S.KM.', agency: units[0], office: 'Analis Kesehatan' })
  await call('people.save', { name: 'Budi Contoh', office: 'Narasumber' })
  await reload()
})
after(standUp)

const letters = async () => (await call('letters.list', { edition })).letters
const surat = async () => {
  await screen('Control+9', 'Dokumen & Rekap')
  await press('Alt+2')
}
const pageSays = (words) =>
  page.locator('[data-testid="halaman"] article', { hasText: words }).first().waitFor({ state: 'attached' })

test('a surat tugas is written beside its page and issued by keys alone', async () => {
  await surat()
  await page.getByText('Belum ada surat', { exact: true }).waitFor()
  await looksRight('surat-kosong')
  startCounting()
  await press('Control+n')
  await focusAt('task.people')
  await page.getByText('Halaman surat muncul setelah orang yang ditugaskan dipilih.').waitFor()
  await type('ani contoh')
  await press('Enter')
  await page.getByLabel('Pangkat, golongan').waitFor()
  await pageSays('Ani Contoh, S.KM.')
  await press('Tab')
  await focusAt('task.task')
  await type('menjadi narasumber sosialisasi')
  await press('Tab')
  await type('4/10/2021')
  await press('Tab', 'Tab')
  await type('Warkop Indah, Masamba')
  await pageSays('menjadi narasumber sosialisasi')
  await pageSays('RANCANGAN')
  await page.getByTestId('pemeriksaan').getByText('Siap diterbitkan').waitFor()
  await pageDrawn()
  await looksRight('surat-tugas-rancangan')
  await press('Control+Enter')
  await onRow('Ani Contoh, S.KM.')
  counted('surat tugas', 8)
  assert.deepEqual(
    (await letters()).map((one) => [one.number, one.recipients[0].addressee]),
    [['061/1/B. Organisasi/Setda', 'Ani Contoh, S.KM.']],
  )
  await page.getByText('Surat tugas Nomor 061/1/B. Organisasi/Setda diterbitkan').waitFor()
  await noDraft()
})

test('it is printed, sent and received, one key each, and each is taken back', async () => {
  await press('Control+p')
  await until('it is printed', async () => (await prints()).length === 1)
  await page.getByText('1 cetakan').waitFor()
  await press('Alt+k')
  await page.getByText('Dikirim 1 dari 1').first().waitFor()
  await press('Alt+d')
  await page.getByText('Diterima 1 dari 1').first().waitFor()
  await press('Alt+k')
  await page.getByText('Semua penerima sudah ditandai').waitFor()
  await press('Control+z')
  await page.getByText('Diterima 0 dari 1').first().waitFor()
  await page.locator('#on').fill('1/1/2020')
  await press('Alt+d')
  await page.getByText('Tanggal itu mendahului tanggal surat.').first().waitFor()
  await looksRight('surat-kirim-ditolak')
  await page.locator('#on').fill('')
  await page.locator('#by').fill('Staf umum')
  await page.getByTestId('diterima').click()
  await page.getByText('Diterima 1 dari 1').first().waitFor()
  await page.getByRole('button', { name: 'Penerima 1' }).click()
  await page.getByText(/Diterima 10 Desember 2021, Staf umum/).waitFor()
  await looksRight('surat-penerima')
  await page.getByTestId('hapus-tanda').click()
  await page.getByText('Dikirim 0 dari 1').first().waitFor()
  await page.getByRole('button', { name: 'Halaman', exact: true }).click()
  await noDraft()
})

test('what is not finished stays listed, and a number may be typed or written later', async () => {
  await press('Control+n')
  await focusAt('task.people')
  await type('budi')
  await press('Enter')
  await page.getByText('Budi Contoh').first().waitFor()
  await press('Control+Enter')
  await page.getByText('Tugas belum diisi.').first().waitFor()
  await page.locator('[id="task.task"]').fill('mengantar surat')
  await page.locator('[id="task.from"]').fill('31/2/2021')
  await draftKept('mengantar surat')
  await page.getByTestId('ke-register').click()
  await page.getByTestId('surat-rancangan').waitFor()
  await page.getByTestId('lanjutkan-surat').click()
  await page.getByTestId('ketikan-dipulihkan').waitFor()
  await page.getByTestId('pemeriksaan').getByText('Tanggal 31 Februari 2021 tidak ada').waitFor()
  await page.locator('[id="task.place"]').fill('Seko')
  await page.locator('#date').focus()
  await page.getByTestId('pemeriksaan').getByText('1 belum benar').waitFor()
  await press('F8')
  await focusAt('task.from')
  await page.locator('[id="task.from"]').fill('5/10/2021')
  await page.locator('#numbering').selectOption('blank')
  await page.getByTestId('terbitkan').click()
  await onRow('Tanpa nomor')
  await press('F2')
  await dialog().waitFor()
  await press('Control+Enter')
  await page.getByText('Nomor belum diisi.').first().waitFor()
  await type('061/4/B. Organisasi/Setda')
  await looksRight('surat-isi-nomor')
  await press('Enter')
  await closed()
  await page.getByTestId('catatan-nomor').getByText('Celah: nomor 2–3 belum dipakai.').waitFor()
  await onRow('061/4/B. Organisasi/Setda')
  await press('Control+n')
  await focusAt('task.people')
  await page.getByTestId('ketikan-dipulihkan').waitFor({ state: 'detached' })
  await press('Escape')
  await onRow()
  await noDraft()
})

test('a void letter stays with its reason; the register is searched, narrowed and printed', async () => {
  await onRow('061/4')
  await press('Alt+g')
  await dialog().waitFor()
  await type('salah tanggal')
  await looksRight('surat-batal')
  await press('Control+Enter')
  await closed()
  await line('Batal: salah tanggal').waitFor()
  await press('Alt+g')
  await page.getByText('Surat ini sudah batal.').waitFor()
  await pageDrawn()
  await looksRight('surat-register')
  await page.getByLabel('Cari surat').fill('salah tanggal')
  await until('one row is left', async () => (await page.locator('[data-line]').count()) === 1)
  await page.getByLabel('Cari surat').fill('')
  await page.getByRole('button', { name: 'Batal 1' }).click()
  await until('one row is left', async () => (await page.locator('[data-line]').count()) === 1)
  await page.getByRole('button', { name: 'Semua 2' }).click()
  const pdf = await fileFrom(() => page.getByTestId('simpan-pdf').click())
  assert.equal(pdf.subarray(0, 4).toString(), '%PDF')
  await press('Control+Shift+p')
  await dialog().waitFor()
  await page.getByText('Register surat').first().waitFor()
  await press('Escape')
  await closed()
})

test('the texts of a letter are the office’s own, with a way back and the nearest name', async () => {
  await press('Alt+t')
  await page.getByRole('heading', { level: 2, name: 'Teks surat tugas' }).waitFor()
  await focused('textarea')
  await press('Control+a')
  await type('Tugas ')
  await press('Alt+ArrowDown')
  const list = page.getByRole('listbox', { name: 'Isian yang dapat ditulis' })
  await list.waitFor()
  await looksRight('surat-teks-isian')
  await press('Escape')
  await type('{tugass} dilaksanakan.')
  await press('Control+s')
  await page.getByText('Isian {tugass} tidak dikenal. Maksudnya {tugas}?').first().waitFor()
  assert.equal(await page.locator('textarea').first().inputValue(), 'Tugas {tugass} dilaksanakan.')
  await looksRight('surat-teks-ditolak')
  await page.locator('textarea').first().focus()
  await press('Control+a')
  await type('Tugas ')
  await press('Alt+ArrowDown')
  await list.getByText('{tugas}', { exact: false }).first().click()
  await type(' dilaksanakan.')
  await press('Control+s')
  await page.getByText('1 bagian diubah').waitFor()
  await pageSays('Tugas menjadi narasumber dilaksanakan.')
  await pageDrawn()
  await looksRight('surat-teks')
  await page.locator('textarea').first().focus()
  await press('Alt+z')
  await pageSays('Demikian surat tugas ini')
  await press('Control+z')
  await page.getByTestId('teks-baku').click()
  await dialog().getByText('Kembalikan teks surat tugas ke baku?').waitFor()
  await looksRight('surat-teks-baku')
  await page.getByTestId('teks-baku-ya').click()
  await closed()
  await pageSays('Demikian surat tugas ini')
  await page.getByTestId('ke-register').click()
  await onRow()
  await noDraft()
})

test('the series of letters are edited in Pengaturan, and a wrong pattern is refused at its field', async () => {
  await page.getByTestId('seri-nomor').click()
  await heading('Pengaturan')
  await page.locator('[id="surat.template"]').waitFor()
  await page.locator('[id="surat.template"]').fill('094/{urut}/Org')
  await page.locator('[id="surat.first"]').focus()
  await until('it is saved', async () =>
    (await call('number_series.list', { edition })).some((one) => one.template === '094/{urut}/Org'),
  )
  await page.locator('[id="surat.first"]').fill('0')
  await press('Tab')
  await page.locator('[id="surat.first"][aria-invalid="true"]').waitFor()
  await looksRight('seri-nomor')
  await page.locator('[id="surat.first"]').fill('20')
  await press('Tab')
  await until('it is saved', async () =>
    (await call('number_series.list', { edition })).some((one) => one.code === 'surat' && one.first === 20),
  )
  await noDraft()
})

test('agencies are invited, seated, looked at and printed with one number', async () => {
  await call('sessions.save', {
    edition,
    kind: 'sosialisasi',
    name: 'Sosialisasi KIPP 2021',
    date: '7/10/2021',
    starts_at: '9',
    place: 'Warkop Indah, Kantor Bupati Luwu Utara',
    platform: 'Zoom',
    meeting_id: '812 0000 0000',
    capacity: 8,
    kept_back: 2,
  })
  startCounting()
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await onRow('Sosialisasi KIPP 2021')
  await press('Alt+u')
  await heading('Undangan')
  await onRow('Dinas Kesehatan')
  await page.getByText('Undang 4 perangkat daerah').waitFor()
  await looksRight('undangan-awal')
  await press('Alt+b')
  await dialog().waitFor()
  await page.locator('#persons').fill('2')
  await looksRight('undangan-kursi')
  await press('Control+Enter')
  await closed()
  await page.getByTestId('kursi').getByText('4 dibagi, 2 cadangan;').waitFor()
  await page.getByTestId('kursi').getByText('4 orang daring').waitFor()
  await page
    .getByTestId('pemeriksaan')
    .getByText(/Kecamatan Sabbang Selatan: jabatan kepala belum diisi/)
    .waitFor()
  await pageDrawn()
  await looksRight('undangan')
  await press('F8')
  await focused('[data-testid="tulis-jabatan"]')
  await press('Enter')
  await page.getByTestId('tulis-jabatan').waitFor({ state: 'detached' })
  const made = (await call('agencies.list')).agencies.find((one) => one.code === 'SABSEL')
  assert.equal(made.head_title, 'Camat Sabbang Selatan')
  const before = (await prints()).length
  await press('Control+p')
  await until('they are printed', async () => (await prints()).length === before + 1)
  counted('11 undang semua', 7)
  await page.getByText(/4 undangan diterbitkan, Nomor 005\/1/).waitFor()
  await line('Dinas Kesehatan, .*Terbit').waitFor()
  const undangan = (await letters()).find((one) => one.document === 'surat-undangan')
  assert.equal(undangan.recipients.length, 4)
  await page.getByText('Cetak ulang 4').waitFor()
  await pageDrawn()
  await looksRight('undangan-terbit')
})

test('seats are typed in the table, a tick invites, and the texts stand beside the page', async () => {
  const session = (
    await call('sessions.save', {
      edition,
      kind: 'rapat',
      name: 'Rapat persiapan',
      date: '1/10/2021',
      starts_at: '9',
      place: 'Ruang Rapat',
      platform: 'Zoom',
      capacity: 3,
      kept_back: 0,
    })
  ).value
  await surat()
  await page.getByTestId('undangan').click()
  await dialog().waitFor()
  await type('rapat persiapan')
  await press('Enter')
  await page.getByTestId('buka-undangan').click()
  await heading('Undangan')
  await page.getByLabel('Undang Kecamatan Seko').uncheck()
  await page.getByTestId('undang').click()
  await page.getByTestId('kursi').getByText('3 dibagi, 0 cadangan;').waitFor()
  const invited = async () => (await call('invitations.list', { session })).invitations
  assert.deepEqual((await invited()).length, 3)
  await page.getByLabel('Undang Kecamatan Seko').check()
  await until('four are invited', async () => (await invited()).length === 4)
  await press('Control+z')
  await until('three are invited', async () => (await invited()).length === 3)
  await page.getByLabel('Kursi aula Dinas Kesehatan').fill('0')
  await page.getByLabel('Kursi aula Dinas Kesehatan').press('Enter')
  await page.getByTestId('kursi').getByText('1 orang daring').waitFor()
  await page.getByLabel('Kursi aula Kecamatan Sabbang Selatan').fill('9')
  await page.getByLabel('Kursi aula Kecamatan Sabbang Selatan').press('Enter')
  await page
    .getByText(/Kurangi \d+, atau tambah kapasitas/)
    .first()
    .waitFor()
  await looksRight('undangan-lebih')
  await press('Alt+2')
  await page.getByRole('heading', { level: 2, name: 'Teks surat undangan' }).waitFor()
  await page.getByLabel('Pembuka: Rapat persiapan').fill('Kami mengundang Saudara pada {nama_kegiatan}:')
  await press('Control+s')
  await pageSays('Kami mengundang Saudara pada Rapat persiapan:')
  await pageDrawn()
  await looksRight('undangan-teks')
  await press('Alt+1')
  // Online without a way in: a reason is asked.
  await page.getByTestId('cetak').click()
  await dialog().getByText('Terbitkan tanpa ID rapat dan tautan?').waitFor()
  await looksRight('undangan-alasan')
  await page.locator('#reason').fill('tautan menyusul')
  await page.getByTestId('alasan-ya').click()
  await closed()
  await page.getByText(/3 undangan diterbitkan/).waitFor()
  await page.getByTestId('ke-kegiatan').click()
  await heading('Kegiatan & Kehadiran')
  await noDraft()
})

const copied = async () => (await desk.bridge.acts()).filter((act) => act.act === 'copy').map((act) => act.text)

test('a batch is made ready to send with one key, each message is copied and marked with one key each', async () => {
  const undangan = (await letters()).find((one) => one.recipients.length === 4)
  await surat()
  await onRow()
  await line(undangan.number).click()
  await page.getByText('Siap kirim 4…').waitFor()
  startCounting()
  await press('Alt+s')
  await page.getByText('4 surat siap dikirim: 8 berkas di folder simpanan').waitFor()
  await press('Alt+c')
  await page.getByText('Pilih penerima yang pesannya disalin.').waitFor()
  await onRow('Kepala Dinas Kesehatan')
  await press('Alt+c')
  await page.getByText('Pesan untuk Kepala Dinas Kesehatan disalin.').waitFor()
  await press('Alt+k')
  await page.getByText('Dikirim 1 dari 4').first().waitFor()
  await press('ArrowDown')
  await onRow('Pemberdayaan')
  await press('Alt+c')
  counted('siap kirim, dua pesan', 6)
  await until('both were copied', async () => (await copied()).length === 2)
  const written = await desk.bridge.written()
  const names = written.slice(-8).map((one) => one.shown.split(/[\\/]/).at(-1))
  assert.deepEqual(
    names.map((name) => name.split('.')[1]),
    ['pdf', 'txt', 'pdf', 'txt', 'pdf', 'txt', 'pdf', 'txt'],
  )
  assert.equal(names[0], '01-dinas-kesehatan.pdf')
  const [first, second] = await copied()
  assert.match(first, /^Yth\. Kepala Dinas Kesehatan\. Disampaikan surat undangan Nomor 005\/1/)
  assert.match(second, /^Yth\. Kepala Dinas Pemberdayaan/)
  const beside = await desk.bridge.writtenFile(written.length - 7)
  assert.equal(beside.toString(), `${first}\r\n`)
  await looksRight('surat-siap-kirim')
})

test('by mouse: the folder is shown, some are made ready, a message is copied and its letter marked', async () => {
  await page.getByRole('button', { name: 'Buka folder' }).click()
  await until('the folder is shown', async () =>
    (await desk.bridge.acts()).some((act) => act.act === 'reveal' && act.path.endsWith('01-dinas-kesehatan.pdf')),
  )
  await page.getByRole('row', { name: /^Kepala Kecamatan Seko/ }).click()
  await page.getByTestId('salin-pesan').click()
  await page.getByText('Pesan untuk Kepala Kecamatan Seko disalin.').waitFor()
  await page.getByLabel('Centang Kepala Kecamatan Seko').check()
  await page.locator('#way').selectOption('whatsapp')
  await page.getByTestId('dikirim').click()
  await page.getByText('Dikirim 2 dari 4').first().waitFor()
  const before = (await desk.bridge.written()).length
  await page.getByText('Siap kirim…').click()
  await page.getByText('1 surat siap dikirim: 2 berkas di folder simpanan').waitFor()
  assert.equal((await desk.bridge.written()).length, before + 2)
  await noDraft()
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
