/** The register of people by keyboard and by mouse: made, refused, found, changed, taken out, each taken back. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { agency, newEdition } from '../harness/arrange.mjs'
import {
  call,
  closed,
  counted,
  dialog,
  focused,
  noDraft,
  onRow,
  page,
  paste,
  press,
  reload,
  screen,
  sitDown,
  standUp,
  startCounting,
  type,
} from '../harness/hands.mjs'
import { looksRight } from '../harness/looks.mjs'

before(async () => {
  await sitDown()
  await newEdition()
  await agency('DINKES', 'Dinas Kesehatan')
  await agency(
    'DP3AP2KB',
    'Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana',
  )
  await reload()
})
after(standUp)

const people = async () => {
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await press('Alt+2')
}
const focusOn = (testid) => focused(`[data-testid="${testid}"]`)
const names = async () => (await call('people.list')).map((person) => person.name)

test('a person is written down within six keys, and the list has the focus', async () => {
  await people()
  await page.getByText('Belum ada orang').waitFor()
  await looksRight('orang-kosong')
  startCounting()
  await press('Control+n')
  await dialog().waitFor()
  await type('Ani Contoh, S.KM.')
  await press('Tab')
  await type('dinkes')
  await press('Enter', 'Tab')
  await type('Analis Kesehatan')
  await press('Control+Enter')
  await closed()
  counted('orang baru', 6)
  await onRow('Ani Contoh, S.KM.')
  await noDraft()
})

test('one who is there already is refused at the name, and nothing typed is lost', async () => {
  await press('Control+n')
  await dialog().waitFor()
  await type('ANI CONTOH, S.KM.')
  await press('Tab')
  await type('Dinas Kesehatan')
  await press('Control+Enter')
  await page.getByText('Ani Contoh, S.KM. sudah ada. Bila orangnya lain, isi NIP keduanya.').first().waitFor()
  await looksRight('orang-ganda')
  await page.locator('#nip').fill('19800326 200003 2 001')
  await page.locator('#name').fill('Budi Contoh')
  await page.locator('#agency').fill('pemberdayaan perempuan')
  await page.locator('#agency').press('Enter')
  await page.getByTestId('simpan-orang').click()
  await closed()
  await onRow('Budi Contoh')
  assert.deepEqual(await names(), ['Ani Contoh, S.KM.', 'Budi Contoh'])
})

test('found by a part of any word, changed by F2, taken out by Del and brought back', async () => {
  await page.getByLabel('Cari orang').fill('analis')
  await page.getByText('1 dari 2 orang').waitFor()
  await page.getByLabel('Cari orang').fill('')
  await page.getByText('2 dari 2 orang').waitFor()
  await looksRight('orang-daftar')
  await page.getByText('Ani Contoh, S.KM.').first().click()
  await press('F2')
  await dialog().waitFor()
  await page.locator('#phone').fill('0811-4200-00')
  await press('Control+Enter')
  await closed()
  await page.getByText('0811-4200-00').first().waitFor()
  await press('Delete')
  await page.getByText('1 dari 1 orang').waitFor()
  await press('Control+z')
  await page.getByText('2 dari 2 orang').waitFor()
  assert.deepEqual(await names(), ['Ani Contoh, S.KM.', 'Budi Contoh'])
})

test('a dialog that is left is forgotten, and the list keeps its place', async () => {
  await onRow('Budi Contoh')
  await press('Control+n')
  await dialog().waitFor()
  await type('Cici Contoh')
  await press('Tab')
  await press('Escape')
  await closed()
  await noDraft()
  await screen('Control+2', 'Perangkat Daerah')
  await people()
  await page.getByRole('heading', { level: 2, name: 'Budi Contoh' }).waitFor()
  assert.deepEqual(await names(), ['Ani Contoh, S.KM.', 'Budi Contoh'])
})

test('two of one name are told apart in the list, and Ctrl+K leads to one of them', async () => {
  await call('people.save', { name: 'Budi Contoh', office: 'Narasumber' })
  for (const nip of ['198003262000031001', '198103262000031002'])
    await call('people.save', { name: 'Cici Contoh', office: 'Pemandu', nip })
  await reload()
  await people()
  await page.getByText('5 dari 5 orang').waitFor()
  await page.getByRole('row', { name: /Budi Contoh, Dinas Pemberdayaan/ }).waitFor()
  await page.getByRole('row', { name: /Budi Contoh, .*Narasumber/ }).waitFor()
  await page.getByRole('row', { name: /Cici Contoh, NIP 19810326 200003 1 002/ }).waitFor()
  await looksRight('orang-senama')
  await screen('Control+2', 'Perangkat Daerah')
  await press('Control+k')
  await dialog().waitFor()
  await type('narasumber')
  await page.getByRole('option', { name: /Budi Contoh/ }).waitFor()
  await press('Enter')
  await page.getByRole('heading', { level: 2, name: 'Budi Contoh' }).waitFor()
  await page.getByText('Luar perangkat daerah').first().waitFor()
})

test('a block copied from Excel becomes people, and one undo takes them back', async () => {
  const before = await names()
  await people()
  await onRow('Budi Contoh')
  await paste('Nama\tPerangkat daerah\tJabatan\nEka Contoh\tDinas Kesehatan\tBidan\nFajar Contoh\t\tDosen')
  await page.getByRole('heading', { level: 1, name: 'Impor orang' }).waitFor()
  await focusOn('periksa')
  await looksRight('orang-impor')
  await press('Enter')
  await page.getByText('2 siap').first().waitFor()
  await press('Control+Enter')
  await focusOn('lihat-daftar')
  await press('Enter')
  await page.getByText(`${before.length + 2} dari ${before.length + 2} orang`).waitFor()
  await press('Control+z')
  await page.getByText(`${before.length} dari ${before.length} orang`).waitFor()
  assert.deepEqual(await names(), before)
})

test('jurors come into the register with three keys, and none is written down twice', async () => {
  const [edition] = (await call('editions.list')).map(({ id }) => id)
  for (const name of ['Juri Contoh 1', 'Juri Contoh 2']) await call('jurors.save', { edition, name, seat: 'anggota' })
  const before = (await names()).length
  await screen('Control+2', 'Perangkat Daerah')
  startCounting()
  await people()
  await press('Alt+k')
  await dialog().waitFor()
  await page.getByText('Catat 2 orang').waitFor()
  await looksRight('orang-juri-inovator')
  await press('Control+Enter')
  await closed()
  counted('juri ke daftar orang', 4)
  await page.getByText(`${before + 2} dari ${before + 2} orang`).waitFor()
  await press('Alt+k')
  await page.getByText('Semua juri dan inovator edisi ini sudah ada').waitFor()
  await press('Escape')
  await closed()
})

test('two rows of one person become one, and are separated again by mouse', async () => {
  const before = await names()
  await page.getByRole('row', { name: /Juri Contoh 1/ }).click()
  await press('Alt+g')
  await dialog().waitFor()
  await type('juri contoh 2')
  await press('Enter')
  await looksRight('orang-gabung')
  await press('Control+Enter')
  await closed()
  await page.getByText(`${before.length - 1} dari ${before.length - 1} orang`).waitFor()
  await page.getByRole('heading', { level: 3, name: 'Ejaan lain' }).waitFor()
  await looksRight('orang-ejaan')
  await press('Control+z')
  await page.getByText(`${before.length} dari ${before.length} orang`).waitFor()
  await press('Control+y')
  await page.getByRole('button', { name: 'Pisahkan Juri Contoh 2' }).click()
  await page.getByText(`${before.length} dari ${before.length} orang`).waitFor()
  assert.deepEqual(await names(), before)
})

test('the teams of the edition: a member by keyboard, the jurors by themselves', async () => {
  await press('Alt+3')
  await page.getByText('2 dari 2 anggota').waitFor()
  await press('Control+n')
  await dialog().waitFor()
  await type('ani contoh')
  await press('Enter', 'Tab')
  await press('Tab', 'Tab', 'Tab')
  await type('Dinas Kesehatan')
  await looksRight('tim-baru')
  await press('Control+Enter')
  await closed()
  await page.getByText('3 dari 3 anggota').waitFor()
  await onRow('Tim Pelaksana')
  await looksRight('tim')
  await press('Control+n')
  await dialog().waitFor()
  await press('Control+Enter')
  await page.getByText('Pilih orangnya, atau isi jabatannya').first().waitFor()
  await press('Escape')
  await closed()
  await page.getByRole('row', { name: /Juri Contoh 1/ }).click()
  await press('F2')
  await page.getByText('Anggota ini juri. Ubah di Penilaian, tampilan Juri.').waitFor()
  await page.getByRole('row', { name: /Ani Contoh/ }).click()
  await press('Delete')
  await page.getByText('2 dari 2 anggota').waitFor()
  await press('Control+z')
  await page.getByText('3 dari 3 anggota').waitFor()
  await press('Alt+1')
  await page.getByRole('heading', { level: 2 }).first().waitFor()
})
