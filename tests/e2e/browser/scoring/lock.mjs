/** What is locked asks a reason; on to the next stage. */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { judged } from '../../harness/arrange.mjs'
import {
  at,
  button,
  call,
  closed,
  dialog,
  focusAt,
  focused,
  page,
  press,
  reload,
  screen,
  type,
} from '../../harness/hands.mjs'
import { looksRight } from '../../harness/looks.mjs'
import { until } from '../../harness/until.mjs'
import {
  agencies,
  edition,
  stage,
  submissions,
  jurors,
  criteria,
  grid,
  bar,
  sheetOf,
  focusedField,
} from './competition.mjs'

test('locking names what is locked and opens on Batalkan; afterwards a change asks its reason', async () => {
  await press('Alt+1')
  await page.getByRole('tab', { name: /Juri Dua/, selected: true }).waitFor()
  await button('kunci')()
  await dialog().waitFor()
  assert.match(
    await dialog().innerText(),
    /Kunci penilaian proposal\?[\s\S]*1 lembar tidak dapat diubah tanpa alasan[\s\S]*lembar belum masuk/,
  )
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Batalkan/)
  await looksRight('kunci')
  await press('Tab')
  await press('Enter')
  await page.getByTestId('terkunci').waitFor()
  const firsts = async () => (await grid(jurors['Juri Dua'])).rows.slice(0, 3).map((row) => row.cells[0].marks[0])
  const before = await firsts()
  await page.getByRole('grid').focus()
  await press('Control+Home')
  // Typed blind, as from the papers: no dialog stands between two marks, each waits in its own row.
  for (const mark of ['20', '30', '40']) {
    await type(mark)
    await press('Enter')
  }
  const note = page.getByTestId('terkunci')
  await note.getByText('3 nilai menunggu alasan.').waitFor()
  assert.equal(await dialog().count(), 0)
  assert.deepEqual(await firsts(), before, 'nothing is changed without a reason')
  await press('Control+Home')
  assert.match(await bar(), /77,00 menjadi 20: menunggu alasan/)
  await looksRight('satu-juri-menunggu')
  await press('Control+Enter')
  await focusAt('reason')
  const asked = await page.getByTestId('yang-diubah').innerText()
  assert.match(asked, /Kejar Stunting\s+Latar Belakang dan Tujuan\s+77,00\s+20\s+Kelas Buby[\s\S]*kosong\s+30/)
  await looksRight('alasan-nilai')
  await type('salah ketik')
  await press('Enter')
  await until('saved with their reason, each in its row', async () => (await firsts()).join() === '20,00,30,00,40,00')
  await focused('[role=grid]')
  await note.getByText('Alasan yang dicatat: salah ketik. Berlaku sampai layar ini ditinggalkan.').waitFor()
  await press('Control+Home')
  await type('88')
  await press('Enter')
  await until('the reason holds for the next mark', async () => (await firsts())[0] === '88,00')
  await looksRight('satu-juri-terkunci')
  await button('akhiri-alasan')()
  await page.getByRole('grid').focus()
  await press('Control+Home')
  await type('21')
  await press('Enter')
  await note.getByText('1 nilai menunggu alasan.').waitFor()
  await button('buang-menunggu')()
  await until('thrown away', async () => (await page.locator('.cells .dirty').count()) === 0)
  assert.equal((await firsts())[0], '88,00')
})

test('a sheet of a locked stage: what is typed blind after it is saved becomes no reason', async () => {
  await press('Control+l')
  await sheetOf('Kejar Stunting')
  await press('Alt+l')
  await sheetOf('Kelas Buby')
  await focused('input.mark')
  await press('Control+Enter')
  await page.getByText('Tidak ada yang diubah pada lembar ini').waitFor()
  assert.equal(await dialog().count(), 0, 'nothing is changed, nothing is asked')
  const [first] = await page.locator('input.mark').all()
  await first.fill('55')
  await press('Control+Enter', 'Control+Enter')
  await focused('dialog .asks')
  for (const key of ['7', '9', 'Enter', 'Control+Enter']) await press(key)
  await dialog().getByText('Ketikan belum menjadi alasan.').waitFor()
  assert.equal(await at('reason').inputValue(), '')
  assert.match(await page.getByTestId('yang-diubah').innerText(), /30,00\s+55/)
  await looksRight('alasan-lembar')
  await press('Tab')
  await type('dicocokkan dengan kertas')
  await press('Enter')
  await closed()
  await page.getByTestId('belum-lengkap').waitFor()
  await page.getByText('Alasan yang dicatat: dicocokkan dengan kertas.').waitFor()
  // It ends with the screen.
  await press('Alt+d')
  await press('Escape')
  await screen('Control+1', 'Beranda')
  await screen('Control+6', 'Penilaian')
  await page.getByTestId('terkunci').getByText('Setiap perubahan nilai memerlukan alasan').waitFor()
  await button('buka-kunci')()
  await type('lembar susulan')
  await press('Enter')
  await page.getByTestId('kunci').waitFor()
})

test('the last sheet leads on to the next stage; taken back, it lies on the desk again', async () => {
  // Every other sheet of the first juror is in, and nobody else's is awaited.
  const mine = jurors['Juri Satu']
  const all = async () => (await grid(mine)).rows.map((row) => [row.submission, row.cells[0].state])
  const [last, ...others] = (await all()).filter(([, state]) => state !== 'conflict').map(([submission]) => submission)
  for (const submission of others)
    await call('score_sheets.record', {
      stage,
      submission,
      juror: mine,
      marks: criteria.map((criterion) => ({ criterion, mark: '80' })),
    })
  for (const { id } of (await call('jurors.list', { edition })).filter((one) => one.id !== mine)) {
    for (const row of (await grid(id)).rows.filter((one) => one.cells[0].state === 'outstanding'))
      await call('assignments.act', { stage, submission: row.submission, juror: id, act: 'excuse', reason: 'uji' })
  }
  await call('score_sheets.record', {
    stage,
    submission: last,
    juror: mine,
    marks: criteria.map((criterion, at) => ({ criterion, mark: at === 0 ? null : '80' })),
  })
  await reload()
  await screen('Control+6', 'Penilaian')
  await page.getByRole('tab', { name: /Juri Satu/ }).click()
  await press('Control+l')
  await sheetOf('Kejar Stunting')
  await at(`marks.${criteria[0]}`).fill('80')
  await press('Control+Enter')
  await page.getByTestId('selesai').waitFor()
  await focused('[data-testid=selesai] button')
  await looksRight('selesai')
  await press('Control+z')
  await sheetOf('Kejar Stunting')
  await until('the first criterion', async () => (await focusedField()) === `marks.${criteria[0]}`)
  // Nothing was typed since: in the field, too, the keys take back and bring again.
  await press('Control+y')
  await until('brought again', async () => (await all()).every(([, state]) => state !== 'outstanding'))
  await until('its marks in the sheet', async () => (await at(`marks.${criteria[0]}`).inputValue()) === '80,00')
  await press('Control+z')
  await until('taken back again', async () => (await all()).some(([, state]) => state === 'outstanding'))
  await until('and out of the sheet', async () => (await at(`marks.${criteria[0]}`).inputValue()) === '')
  await at(`marks.${criteria[0]}`).fill('80')
  await press('Control+Enter')
  await page.getByTestId('selesai').waitFor()
  await button('tahap-berikutnya')()
  await page.getByText('Presentasi dan wawancara belum dibuka').waitFor()
  await focused('[data-testid=buka-tahapan]')
})

test('a conflict in a stage of two criteria keeps its words whole', async () => {
  const talk = (await judged(edition)).at(-1)
  await call('stages.open', { stage: talk.id })
  await reload()
  await screen('Control+6', 'Penilaian')
  await page.locator('#tahap').selectOption({ index: 1 })
  await page.getByRole('tab', { name: /Juri Dua/ }).click()
  const why = page.locator(`[data-baris="${submissions['Pojok Bisa']}"] .why`)
  await until('said in short', async () => /^Benturan perangkat daerah sendiri$/.test((await why.innerText()).trim()))
  for (const width of [1366, 1024]) {
    await page.setViewportSize({ width, height: 697 })
    assert.ok((await why.boundingBox()).height <= 36, `two lines at ${width}`)
  }
})

test('a title of one long word stays inside the pane of its juror', async () => {
  await call('submissions.save', {
    id: submissions['Pojok Bisa'],
    edition,
    title: 'PelayananTerpaduSatuPintu'.repeat(6),
    agency: agencies.DISTAN,
    innovators: [],
    sections: [],
  })
  await reload()
  await screen('Control+6', 'Penilaian')
  await press('Alt+3')
  await page.getByRole('grid').getByText('Juri Dua').click()
  await page.getByText('Benturan kepentingan: 2').waitFor()
  await looksRight('juri-kata-panjang')
})
