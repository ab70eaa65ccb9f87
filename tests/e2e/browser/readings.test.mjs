/**
 * How a file becomes a table, by keyboard: hidden rows left, sheets of one header taken together, merged cells filled,
 * a separator said. Every step is looked at by axe in light and dark.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { agencyNamed, imported, judged, juror, newEdition, passed, sheet } from '../harness/arrange.mjs'
import {
  call,
  desk,
  focusAt,
  heading,
  holdBack,
  line,
  onRow,
  page,
  press,
  reload,
  screen,
  sitDown,
  standUp,
  type,
} from '../harness/hands.mjs'
import { looksRight } from '../harness/looks.mjs'

let edition
before(async () => {
  await sitDown()
  edition = await newEdition()
  await imported('perangkat-daerah', 'pd_luwu_utara.csv', edition)
  await reload()
})
after(standUp)

const open = async (shown, bytes) => {
  await desk.bridge.upload(shown, bytes)
  await press('Control+4')
  await page.getByTestId('layar-siap').or(page.locator('h1')).first().waitFor()
  await press('Control+i')
  await page.getByTestId('periksa').waitFor()
}
const use = async (testid) => {
  await page.getByTestId(testid).focus()
  await press('Enter')
}
const counted = () => page.getByTestId('hitungan').innerText()
const back = async () => {
  await press('Escape')
  await page.getByTestId('periksa').waitFor({ state: 'detached' })
}

test('hidden rows are told, and left by one key', async () => {
  await open('usulan.xlsx', sheet('kasus/baris-tersembunyi.xlsx'))
  await page.getByText('2 baris tersembunyi ikut diimpor: baris 3–4.').waitFor()
  await looksRight('baca-tersembunyi')
  await use('lewati-tersembunyi')
  await page.getByText('2 baris tersembunyi tidak diimpor: baris 3–4.').waitFor()
  await press('Control+Enter')
  await page.getByTestId('hitungan').getByText('2 siap').waitFor()
  assert.match(await counted(), /2 siap, 0 peringatan, 0 salah/)
  await back()
})

test('sheets of one header come as one import by one key', async () => {
  await open('usulan.xlsx', sheet('kasus/banyak-lembar.xlsx'))
  await page.getByText('2 lembar lain bertajuk sama tidak ikut', { exact: false }).waitFor()
  await use('semua-lembar')
  await page.getByText('2 lembar lain bertajuk sama ikut diimpor', { exact: false }).waitFor()
  await looksRight('baca-lembar')
  await press('Control+Enter')
  await page.getByTestId('hitungan').getByText('2 siap').waitFor()
  assert.match(await counted(), /2 siap, 1 peringatan, 0 salah/)
  // What is alike is told by its own sheet and row.
  await line('Kec. Malangke A2.*Judul mirip “Inovasi Lembar Dua” di baris 2 lembar “Kec. Bone-Bone”').waitFor()
  await looksRight('baca-lembar-periksa')
  await press('Control+Enter')
  await page.getByText('3 usulan diimpor.').waitFor()
  assert.equal((await call('submissions.list', { edition })).length, 3)
})

test('merged cells are filled downward by one key', async () => {
  await open('usulan.xlsx', sheet('kasus/gabung.xlsx'))
  await page.getByText('1 sel gabungan hanya mengisi baris pertamanya.').waitFor()
  await use('isi-gabungan')
  await page.getByText('1 sel gabungan diisikan ke semua barisnya.').waitFor()
  await looksRight('baca-gabungan')
  await press('Control+Enter')
  await page.getByTestId('hitungan').getByText('2 siap').waitFor()
  // A title that is alike, and no row without its agency.
  assert.match(await counted(), /2 siap, 1 peringatan, 0 salah/)
  await back()
})

test('a separator and an encoding can be said', async () => {
  // Windows-1252: the é is one byte.
  await open(
    'koma.csv',
    Buffer.from(
      'Judul;Perangkat Daerah,x\nCafé, dua, tiga;Dinas Kesehatan,x\nEmpat, lima, enam;Dinas Kesehatan,x\n',
      'latin1',
    ),
  )
  const cell = (text) => page.getByRole('table').getByText(text, { exact: true }).waitFor()
  await cell('Café, dua, tiga')
  assert.deepEqual(
    [await page.locator('#pemisah').inputValue(), await page.locator('#enkode').inputValue()],
    [';', 'Windows-1252'],
  )
  await page.locator('#pemisah').selectOption(',')
  await cell('Judul;Perangkat Daerah')
  await cell('tiga;Dinas Kesehatan')
  await page.locator('#pemisah').selectOption(';')
  await cell('Café, dua, tiga')
  await page.locator('#enkode').selectOption('UTF-8')
  await cell('Caf\uFFFD, dua, tiga')
  await looksRight('baca-pemisah')
  await heading('Impor usulan')
  await back()
})

test('what was decided comes back by one key, what was typed by Esc, and nothing of the desk is undone', async () => {
  const rows = [
    'Judul;Perangkat Daerah;Catatan',
    'Satu;Dinas Kesehatan;a',
    'Dua;Dinas Kesehatan;b',
    `${'Nama yang panjang '.repeat(30)};Dinas Kesehatan;c`,
  ].join('\n')
  const before = await call('operations.list', { text: '', open: false, limit: 3 })
  await open('panjang.csv', Buffer.from(rows))
  await press('Control+Enter')
  await page.getByTestId('hitungan').getByText('1 salah').waitFor()
  await line('Isian ini 539 huruf').click()
  await page.getByTestId('hitungan').waitFor()
  await looksRight('periksa-panjang')
  await press('Delete')
  await page.getByTestId('hitungan').getByText('1 dilewati').waitFor()
  await press('Control+z')
  await page.getByTestId('hitungan').getByText('1 salah').waitFor()
  // A letter by mistake is not the text that is imported.
  await press('x', 'Escape')
  await onRow('Isian ini')
  assert.match(await page.locator('#perbaikan-sel').inputValue(), /^Nama yang panjang/)
  await type('Pendek')
  await press('Enter')
  await page.getByTestId('hitungan').getByText('3 siap').waitFor()
  await looksRight('periksa-diperbaiki')
  await press('Control+z')
  await page.getByTestId('hitungan').getByText('1 salah').waitFor()
  assert.deepEqual(await call('operations.list', { text: '', open: false, limit: 3 }), before)
  await press('Escape')
  await page.getByTestId('hitungan').waitFor({ state: 'detached' })
})

test('marks of a file without a stage are of the chosen one; a key before the file is read again counts', async () => {
  const [stage] = await judged(edition)
  const one = await juror(edition, 'Juri Satu')
  const titles = await passed(edition, [['Kejar Stunting', (await agencyNamed('Dinas Kesehatan')).id]])
  await call('stages.open', { stage: stage.id })
  await reload()
  await desk.bridge.upload(
    'nilai.csv',
    Buffer.from('usulan,juri,kriteria,nilai\nKejar Stunting,Juri Satu,Signifikansi,80\n'),
  )
  await screen('Control+6', 'Penilaian')
  await press('Control+i')
  await focusAt('tahap-semua')
  await page.getByText('Pilih dulu kolom untuk Tahap.').waitFor()
  await looksRight('baca-tahap')
  const answer = await holdBack('imports.inspect')
  // Typed ahead in the list, as one chooses by keyboard.
  await page.locator('#tahap-semua').selectOption(stage.code)
  await press('Control+Enter')
  await answer()
  await page.getByTestId('hitungan').getByText('1 siap').waitFor()
  await press('Control+Enter')
  await page.getByTestId('selesai').waitFor()
  const { lines } = await call('score_sheets.show', {
    stage: stage.id,
    submission: titles['Kejar Stunting'],
    juror: one,
  })
  assert.ok(JSON.stringify(lines).includes('80,00'), JSON.stringify(lines))
  await desk.seeNothingWrong()
})
