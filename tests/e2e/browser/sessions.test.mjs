/** The sessions of an edition by keyboard and by mouse: written, refused, changed, taken out, each taken back. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { newEdition } from '../harness/arrange.mjs'
import {
  at,
  call,
  closed,
  counted,
  desk,
  dialog,
  focusAt,
  heading,
  line,
  noDraft,
  onRow,
  page,
  pageDrawn,
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
  await call('people.save', { name: 'Ani Contoh', office: 'Kepala Bagian Organisasi' })
  await call('people.save', { name: 'Budi Contoh', office: 'Analis Kebijakan' })
  await reload()
})
after(standUp)

const sessions = () => call('sessions.list', { edition })
const shown = async () => call('sessions.show', { session: (await sessions()).at(-1).id })
const pane = () => page.getByRole('group', { name: 'Rincian kegiatan' }).first()

test('a session is written in the pane, and the list has it picked', async () => {
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await page.getByText('Belum ada kegiatan').waitFor()
  await looksRight('kegiatan-kosong')
  startCounting()
  await press('Control+n')
  await focusAt('name')
  await type('Sosialisasi KIPP 2021')
  await press('Tab')
  await type('4/10/2021')
  await press('Tab')
  await type('9')
  await press('Tab')
  await type('12.00')
  await press('Tab')
  await type('Warkop Indah')
  await looksRight('kegiatan-baru')
  await press('Control+Enter')
  await onRow('Sosialisasi KIPP 2021')
  counted('kegiatan baru', 6)
  await pane().getByText('Senin, 4 Oktober 2021, 09.00–12.00 WITA').waitFor()
  await noDraft()
})

test('a session at the same time is told before it is saved, and what cannot be is refused at its field', async () => {
  await press('Control+n')
  await focusAt('name')
  await at('kind').selectOption('rapat')
  await at('date').fill('4/10/2021')
  await at('starts_at').fill('11.30')
  await page.getByText('Sudah ada kegiatan lain Senin, 4 Oktober 2021 09.00–12.00').waitFor()
  await looksRight('kegiatan-bersamaan')
  await press('Control+Enter')
  await page.getByText('Nama kegiatan belum diisi.').first().waitFor()
  await at('capacity').fill('enam puluh')
  await press('Control+Enter')
  await page.getByText('Isi dengan angka.').first().waitFor()
  await at('capacity').fill('')
  await at('name').fill('Rapat persiapan')
  await at('place').fill('Ruang Rapat')
  await page.getByTestId('simpan-kegiatan').click()
  await onRow('Rapat persiapan')
  await press('Delete')
  await undoBar('Kegiatan Rapat persiapan dihapus')
  assert.equal((await sessions()).length, 1)
  await press('Control+z')
  await line('Rapat persiapan').waitFor()
  assert.equal((await sessions()).length, 2)
  const [meeting] = (await sessions()).filter((one) => one.name === 'Rapat persiapan')
  await call('sessions.delete', { id: meeting.id })
})

test('what is left by Esc is forgotten', async () => {
  await reload()
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await onRow()
  await press('Control+n')
  await focusAt('name')
  await type('Tidak jadi')
  await press('Escape')
  await press('Escape')
  await onRow()
  await noDraft()
})

test('its programme is typed row by row, and the times follow', async () => {
  await page.getByText('Sosialisasi KIPP 2021').first().click()
  await press('Alt+a')
  await dialog().waitFor()
  startCounting()
  await type('30')
  await press('Tab')
  await type('Registrasi')
  await page.getByTestId('tambah-butir').focus()
  await press('Enter')
  await focusAt('items.1.minutes')
  await type('120')
  await press('Tab')
  await type('Pemaparan')
  await press('Tab')
  await type('Ani Contoh')
  await looksRight('susunan-acara')
  await press('Control+Enter')
  await closed()
  counted('susunan acara', 6)
  await pane().getByText('09.30–11.30').waitFor()
  await pane().getByText('30 menit sebelum kegiatan selesai').waitFor()
  await press('Control+z')
  await pane().getByText('Belum ada susunan acara.').waitFor()
  await press('Control+y')
  await pane().getByText('09.30–11.30').waitFor()
})

test('speakers come from the register of people', async () => {
  await press('Alt+m')
  await dialog().waitFor()
  await at('roles.0.person').fill('ani')
  await at('roles.0.person').press('Enter')
  await at('roles.0.topic').fill('Tata cara pendaftaran')
  await looksRight('pengisi')
  await press('Control+Enter')
  await closed()
  await pane().getByText('Tata cara pendaftaran').waitFor()
  assert.equal((await shown()).roles[0].name, 'Ani Contoh')
})

test('minutes are written in one form, and what is left empty goes', async () => {
  await press('Alt+o')
  await dialog().waitFor()
  startCounting()
  await type('Dibuka oleh pimpinan.')
  await press('Tab')
  await type('Jadwal')
  await at('decisions.0').fill('Jadwal disetujui.')
  await at('follow_ups.0.text').fill('Kirim usulan')
  await at('follow_ups.0.due_on').fill('31/2/2021')
  await press('Control+Enter')
  await page.getByText('Tanggal 31 Februari 2021 tidak ada', { exact: false }).first().waitFor()
  await at('follow_ups.0.due_on').fill('30/10/2021')
  await looksRight('notulen')
  await press('Control+Enter')
  await closed()
  counted('notulen', 3)
  await pane().getByText('1 keputusan', { exact: false }).waitFor()
  const { minutes } = await shown()
  assert.deepEqual([minutes.topics.length, minutes.follow_ups[0].due_on, minutes.ready], [1, '2021-10-30', false])
  await noDraft()
})

test('a scan is attached, asked about before it is opened, and taken off again', async () => {
  await desk.bridge.upload('Daftar hadir.pdf', Buffer.from('%PDF-1.7 contoh'))
  await press('Alt+l')
  await pane().getByText('Daftar hadir.pdf').first().waitFor()
  await looksRight('lampiran')
  await pane().getByRole('button', { name: 'Buka Daftar hadir.pdf' }).click()
  await dialog().getByText('berasal dari luar', { exact: false }).waitFor()
  await page.getByTestId('buka-lampiran').click()
  await closed()
  await until('it is opened', async () => (await desk.bridge.acts()).some((act) => act.act === 'open'))
  await desk.bridge.upload('program.pdf', Buffer.from('MZ bukan PDF'))
  await page.getByTestId('lampirkan').click()
  await page.getByText('Isi berkas ini bukan PNG, JPEG, atau PDF.', { exact: false }).first().waitFor()
  await pane().getByRole('button', { name: 'Hapus Daftar hadir.pdf' }).click()
  await pane().getByText('Belum ada lampiran.', { exact: false }).waitFor()
})

test('Ctrl+P leads to the documents of the session', async () => {
  await page.getByRole('row', { name: /Sosialisasi KIPP 2021/ }).click()
  startCounting()
  await press('Control+p')
  await dialog().waitFor()
  await looksRight('cetak-kegiatan')
  await press('Enter')
  counted('daftar hadir', 2)
  await heading('Dokumen & Rekap')
  await pageDrawn()
  await page.getByText('Senin, 4 Oktober 2021').first().waitFor({ state: 'attached' })
  assert.match(await at('kegiatan').locator('option:checked').innerText(), /Sosialisasi KIPP 2021/)
})
