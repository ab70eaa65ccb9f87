/**
 * Penilaian by keyboard alone: the grid of one juror as in Excel, the sheet as it lies on the desk (flow 4), the team
 * with its conflicts (flow 8), the lock. Keys are counted: more than the target of flows.md fails. Every view is looked
 * at by axe in light and dark, and must not scroll sideways.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { agency, judged, juror, leaves, newEdition, passed } from '../harness/arrange.mjs'
import {
  activeCell,
  at,
  button,
  call,
  closed,
  counted,
  desk,
  dialog,
  drafts,
  focusAt,
  focused,
  heading,
  holdBack,
  noDraft,
  page,
  paste,
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

const AGENCIES = [
  ['DINKES', 'Dinas Kesehatan', 'dinas'],
  ['DISTAN', 'Dinas Pertanian', 'dinas'],
  ['BAPPELITBANGDA', 'Badan Perencanaan Pembangunan Daerah', 'badan'],
]
const TITLES = [
  ['Kejar Stunting', 'DINKES'],
  ['Kelas Buby', 'DINKES'],
  ['Si Dora Eman', 'DINKES'],
  ['Pojok Bisa', 'DISTAN'],
  ['Pugalu SIP', 'BAPPELITBANGDA'],
  ['Go Pasar Indah', 'DISTAN'],
]
const MARKS = ['79', '82', '82,5', '79,5', '78.5', '80', '81']

let edition, stage, agencies, submissions, jurors, criteria
const grid = async (juror) => call('score_sheets.grid', { edition, stage, juror })
const cellOf = async (juror, submission) =>
  (await grid(juror)).rows.find((row) => row.submission === submission).cells[0]
const bar = () => page.getByTestId('bilah-sel').innerText()

before(async () => {
  await sitDown()
  edition = await newEdition()
  agencies = {}
  for (const [code, name, kind] of AGENCIES) agencies[code] = await agency(code, name, kind)
  submissions = await passed(
    edition,
    TITLES.map(([title, code]) => [title, agencies[code]]),
  )
  jurors = {}
  for (const [name, code] of [['Juri Satu'], ['Juri Dua', 'DISTAN'], ['Juri Tiga']])
    jurors[name] = await juror(edition, name, agencies[code])
  const [found] = await judged(edition)
  stage = found.id
  criteria = leaves(found)
  assert.equal(criteria.length, 7)
  await page.setViewportSize({ width: 1366, height: 697 })
  await reload()
})
after(standUp)

test('a stage that is not open says so and is opened', async () => {
  await screen('Control+6', 'Penilaian')
  await page.getByText('Penilaian proposal belum dibuka').waitFor()
  await looksRight('belum-dibuka')
  await button('buka-tahapan')()
  await page.getByRole('grid').waitFor()
  assert.equal((await grid(jurors['Juri Satu'])).rows.length, 6)
})

test('the grid: type, Enter down, Tab right, saved at once', async () => {
  await until('the grid has the focus', activeCell)
  await type('82,5')
  await press('Enter')
  await until(
    'the mark is saved',
    async () => (await cellOf(jurors['Juri Satu'], submissions['Kejar Stunting'])).marks[0] === '82,50',
  )
  assert.match(await activeCell(), new RegExp(`^${submissions['Kelas Buby']} ${criteria[0]}$`))
  await type('80')
  await press('Tab')
  await type('81')
  await press('ArrowUp')
  await until(
    'both are saved',
    async () =>
      (await cellOf(jurors['Juri Satu'], submissions['Kelas Buby'])).marks.slice(0, 2).join() === '80,00,81,00',
  )
  assert.equal(await activeCell(), `${submissions['Kejar Stunting']} ${criteria[1]}`)
})

test('out of range is refused in the cell, with its sentence above; Esc throws it away', async () => {
  await type('101')
  await press('Enter')
  await until('the sentence', async () => /101 di luar rentang/.test(await bar()))
  const wrong = page.locator('[aria-invalid="true"]')
  assert.equal(await wrong.innerText(), '101')
  assert.equal(await activeCell(), await wrong.getAttribute('data-sel'), 'the cell is active again')
  assert.equal((await cellOf(jurors['Juri Satu'], submissions['Kejar Stunting'])).marks[1], null)
  await looksRight('satu-juri-salah')
  await press('Escape')
  await until('no cell is wrong', async () => (await wrong.count()) === 0)
  await type('1.000')
  await press('Enter')
  await until('ambiguous is refused too', async () => /1\.000/.test(await bar()))
  await press('Escape')
})

test('F2 edits, Esc keeps what was there, Del empties, Ctrl+Z takes it back', async () => {
  await press('Control+Home')
  await press('F2')
  await press('Backspace')
  await press('Escape')
  assert.equal((await cellOf(jurors['Juri Satu'], submissions['Kejar Stunting'])).marks[0], '82,50')
  await press('Delete')
  await until(
    'the cell is empty',
    async () => (await cellOf(jurors['Juri Satu'], submissions['Kejar Stunting'])).marks[0] === null,
  )
  await press('Control+z')
  await until(
    'taken back',
    async () => (await cellOf(jurors['Juri Satu'], submissions['Kejar Stunting'])).marks[0] === '82,50',
  )
  await until(
    'and shown',
    async () =>
      (await page.locator(`[data-sel="${submissions['Kejar Stunting']} ${criteria[0]}"]`).innerText()) === '82,50',
  )
})

test('a block is pasted from Excel as one change, and filled down', async () => {
  await press('Control+Home')
  await paste('90\t91\t92\r\n80\t81\t82\r\n')
  await until(
    'the block is saved',
    async () =>
      (await cellOf(jurors['Juri Satu'], submissions['Kelas Buby'])).marks.slice(0, 3).join(' ') ===
      '80,00 81,00 82,00',
  )
  assert.deepEqual((await cellOf(jurors['Juri Satu'], submissions['Kejar Stunting'])).marks.slice(0, 3), [
    '90,00',
    '91,00',
    '92,00',
  ])
  await undoBar('Nilai 2 lembar oleh Juri Satu')
  await press('Escape')
  await press('Control+z')
  await until('one undo takes both sheets back', async () =>
    (await grid(jurors['Juri Satu'])).rows
      .slice(0, 2)
      .every((row, n) => row.cells[0].marks.slice(0, 3).join() === ['82,50,,', '80,00,81,00,'][n]),
  )
  const shown = (title, n) => page.locator(`[data-sel="${submissions[title]} ${criteria[n]}"]`).innerText()
  await until(
    'and shows it',
    async () => (await shown('Kejar Stunting', 0)) === '82,50' && (await shown('Kelas Buby', 1)) === '81,00',
  )
  await press('Control+y')
  await until(
    'and again',
    async () =>
      (await shown('Kejar Stunting', 0)) === '90,00' &&
      (await shown('Kejar Stunting', 1)) === '91,00' &&
      (await shown('Kelas Buby', 2)) === '82,00',
  )
  await press('Control+Home')
  await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Control+d')
  await until(
    'filled down',
    async () =>
      (await cellOf(jurors['Juri Satu'], submissions['Si Dora Eman'])).marks.slice(0, 2).join(' ') === '90,00 91,00',
  )
  await until('and shown so', async () => (await shown('Si Dora Eman', 1)) === '91,00')
  assert.equal(
    await page.evaluate(() => {
      const data = new DataTransfer()
      document.activeElement.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
      )
      return data.getData('text/plain')
    }),
    '90,00\t91,00\r\n90,00\t91,00\r\n90,00\t91,00',
  )
  await press('Escape')
  await looksRight('satu-juri')
})

test('what a paste could not save goes with it, gives way to the desk, and a dash is empty', async () => {
  const shown = (title, n) => page.locator(`[data-sel="${submissions[title]} ${criteria[n]}"]`).innerText()
  const marks = async (title) => (await cellOf(jurors['Juri Satu'], submissions[title])).marks
  const wrong = page.locator('.cells .wrong')
  const stood = await marks('Pugalu SIP')
  await press('Control+Home')
  for (let n = 0; n < 4; n++) await press('ArrowDown')
  await paste('61\tabc\r\n62\t101\r\n')
  await until('the good ones are saved', async () => (await marks('Go Pasar Indah'))[0] === '62,00')
  await until('the bad ones stay', async () => (await wrong.count()) === 2)
  // Pressed twice at once, it is taken back once.
  await page
    .getByTestId('bilah-urungkan')
    .getByRole('button', { name: /Urungkan/ })
    .dblclick()
  await until('taken back', async () => (await marks('Pugalu SIP'))[0] === stood[0])
  await until('and the refused with them', async () => (await wrong.count()) === 0)
  await page.getByTestId('bilah-urungkan').getByText('Diurungkan').waitFor()
  assert.deepEqual((await marks('Kejar Stunting')).slice(0, 2), ['90,00', '91,00'], 'nothing before it was taken back')
  await page.getByRole('grid').focus()
  await press('Control+Home')
  for (let n = 0; n < 4; n++) await press('ArrowDown')
  await paste('61\tabc\r\n–\t-\r\n')
  await until('one is refused', async () => (await wrong.count()) === 1 && (await marks('Pugalu SIP'))[0] === '61,00')
  // The same sheet comes by another way: its mark is seen.
  await call('score_sheets.record', {
    stage,
    submission: submissions['Pugalu SIP'],
    juror: jurors['Juri Satu'],
    marks: [{ criterion: criteria[1], mark: '63' }],
  })
  await press('Alt+2')
  await page.getByRole('grid', { name: 'Jumlah nilai per juri' }).waitFor()
  await press('Alt+1')
  await until('the mark of the desk', async () => (await shown('Pugalu SIP', 1)) === '63,00')
  assert.equal(await wrong.count(), 0)
  await call('score_sheets.record', {
    stage,
    submission: submissions['Pugalu SIP'],
    juror: jurors['Juri Satu'],
    marks: criteria.slice(0, 2).map((criterion) => ({ criterion, mark: null })),
  })
  await reload()
  await screen('Control+6', 'Penilaian')
  await until('the grid has the focus', activeCell)
})

test('a conflict is hatched with its reason and takes nothing', async () => {
  await press('Alt+PageDown')
  await page.getByRole('tab', { name: 'Juri Dua', selected: true }).waitFor()
  const row = page.locator(`[data-baris="${submissions['Pojok Bisa']}"]`)
  await until('the lock', async () => /Benturan kepentingan\s*perangkat daerah sendiri/.test(await row.innerText()))
  await until('the focus', () => page.evaluate(() => document.activeElement.getAttribute('role') === 'grid'))
  await press('Control+Home')
  for (let n = 0; n < 3; n++) await press('ArrowDown')
  assert.match(await bar(), /Lembar ini tidak dapat diisi/)
  await type('90')
  assert.equal(await page.locator('[role=gridcell] input').count(), 0)
  await paste('90\t91')
  await page.getByText('2 nilai tidak ditempel').waitFor()
  await looksRight('satu-juri-benturan')
})

test('what is typed into a cell survives a killed page', async () => {
  await press('Control+Home')
  await type('77')
  await until('the draft', async () => (await drafts()).some((draft) => draft.text === '77'))
  await reload()
  await press('Control+6')
  await page.getByRole('tab', { name: /Juri Satu/, selected: true }).waitFor()
  await press('Alt+PageDown')
  await until(
    'it is back',
    async () =>
      (await page.locator(`[data-sel="${submissions['Kejar Stunting']} ${criteria[0]}"]`).innerText()) === '77',
  )
  assert.equal((await cellOf(jurors['Juri Dua'], submissions['Kejar Stunting'])).marks[0], null, 'and not yet a mark')
  await until('the focus', activeCell)
  await press('F2')
  await press('Enter')
  await until(
    'saved',
    async () => (await cellOf(jurors['Juri Dua'], submissions['Kejar Stunting'])).marks[0] === '77,00',
  )
  await noDraft()
  await press('Alt+PageUp')
})

const sheetOf = (title) => page.getByRole('heading', { level: 2, name: title }).waitFor()
const focusedField = () => page.evaluate(() => document.activeElement?.id ?? '')

test('flow 4: a sheet of seven criteria takes eight keys', async () => {
  await press('Alt+PageDown')
  await press('Alt+PageDown')
  await page.getByRole('tab', { name: /Juri Tiga/, selected: true }).waitFor()
  await press('Control+l')
  await sheetOf('Kejar Stunting')
  await focusAt(`marks.${criteria[0]}`)
  startCounting()
  for (const mark of MARKS) {
    await type(mark)
    await press('Enter')
  }
  await until('the total', async () => (await page.getByTestId('jumlah').innerText()) === '80,025')
  assert.equal(await focusedField(), 'control_total')
  await type('80,03')
  await press('Control+Enter')
  counted('flow 4, a sheet', 8)
  await sheetOf('Kelas Buby')
  assert.equal((await cellOf(jurors['Juri Tiga'], submissions['Kejar Stunting'])).state, 'submitted')
  await focusAt(`marks.${criteria[0]}`)
  assert.match(await page.getByTestId('tempat').innerText(), /Lembar 2 dari 6/)
})

test('a double click opens the sheet, or another one, with the focus in its first criterion', async () => {
  await press('Escape')
  await until('the grid', activeCell)
  for (const delay of [0, 400]) {
    const box = await page.getByTestId('ketik-lembar').boundingBox()
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.click(x, y)
    if (delay) await focusAt(`marks.${criteria[0]}`)
    await page.mouse.click(x, y, { clickCount: delay ? 1 : 2 })
    await sheetOf('Kelas Buby')
    await focusAt(`marks.${criteria[0]}`)
    if (!delay) await press('Escape')
    if (!delay) await until('the grid', activeCell)
  }
  await page
    .getByRole('navigation', { name: /Antrean/ })
    .getByText('Pojok Bisa')
    .dblclick()
  await sheetOf('Pojok Bisa')
  await focusAt(`marks.${criteria[0]}`)
  await page
    .getByRole('navigation', { name: /Antrean/ })
    .getByText('Kelas Buby')
    .dblclick()
  await sheetOf('Kelas Buby')
  await focusAt(`marks.${criteria[0]}`)
  await page.getByTestId('tempat').dblclick({ position: { x: 8, y: 8 } })
  assert.match(await page.evaluate(() => getSelection().toString()), /\w/, 'a word is still picked by two presses')
  await at(`marks.${criteria[0]}`).focus()
})

test('marks typed before the next sheet is there are not lost', async () => {
  // The next sheet comes late, and the officer's hands are already there.
  const arrive = await holdBack('score_sheets.show')
  await press('Alt+l')
  await type('71')
  await press('Enter')
  await type('72,5')
  assert.equal(
    await page.getByRole('heading', { level: 2, name: 'Kelas Buby' }).count(),
    1,
    'the old sheet still stands there',
  )
  await arrive()
  await sheetOf('Si Dora Eman')
  await until(
    'both stand in their fields, the cursor behind the second',
    async () =>
      (await focusedField()) === `marks.${criteria[1]}` &&
      (await page.evaluate(() => document.activeElement.value)) === '72,5',
  )
  assert.match(await at(`marks.${criteria[0]}`).inputValue(), /^71/)
  await press('Escape')
  await until('the grid', activeCell)
  await press('Control+l')
  await type('73')
  await sheetOf('Kelas Buby')
  await until(
    'typed at once after Ctrl+L',
    async () =>
      (await at(`marks.${criteria[0]}`).inputValue()) === '73' && (await focusedField()) === `marks.${criteria[0]}`,
  )
  await press('Control+a')
  await press('Backspace')
})

test('out of range keeps the cursor and says so; the running total leaves it out', async () => {
  await type('101')
  await press('Enter')
  await page.getByText('101 di luar rentang. Nilai 0,00 sampai 100,00.').waitFor()
  await focusAt(`marks.${criteria[0]}`)
  await looksRight('lembar-salah')
})

test('a control total that differs keeps the sheet a draft, both numbers shown', async () => {
  for (const mark of MARKS) {
    await type(mark)
    await press('Enter')
  }
  await type('80')
  await press('Control+Enter')
  await page.getByTestId('belum-lengkap').waitFor()
  assert.match(await page.getByTestId('belum-lengkap').innerText(), /Jumlah di kertas 80.*hitungan 80,025/)
  assert.equal(await focusedField(), 'control_total')
  assert.equal((await cellOf(jurors['Juri Tiga'], submissions['Kelas Buby'])).state, 'outstanding')
  const foot = await page.getByTestId('simpan-berikutnya').boundingBox()
  for (const key of ['periksa-lagi', 'simpan-selisih']) {
    const box = await page.getByTestId(key).boundingBox()
    assert.ok(box.y + box.height <= foot.y, `${key} is in sight above the foot`)
  }
  await looksRight('lembar')
})

test('what is typed blind after it overwrites nothing; a key says what is wanted', async () => {
  const before = await page.locator('input.mark').evaluateAll((all) => all.map((one) => one.value))
  for (const mark of MARKS) {
    await type(mark)
    await press('Enter')
  }
  await press('Control+Enter')
  await page
    .getByText('Jumlah di kertas berbeda. Alt+P memeriksa lagi, Alt+D menyimpan dengan selisih dan lanjut.')
    .waitFor()
  assert.deepEqual(await page.locator('input.mark').evaluateAll((all) => all.map((one) => one.value)), before)
  await press('Alt+p')
  await focusAt('control_total')
  await type('81')
  await press('Control+Enter')
  await page.getByTestId('simpan-selisih').waitFor()
  assert.match(await page.getByTestId('belum-lengkap').innerText(), /Jumlah di kertas 81/)
  await press('Alt+d')
  await sheetOf('Si Dora Eman')
  assert.equal((await cellOf(jurors['Juri Tiga'], submissions['Kelas Buby'])).state, 'outstanding')
})

test('what is typed blind after an incomplete sheet fills nothing either', async () => {
  const values = () => page.locator('input.mark').evaluateAll((all) => all.map((one) => one.value))
  // Two marks stand here from before.
  await press('Control+a')
  await type(MARKS[0])
  await press('Control+Enter')
  await page.getByTestId('belum-lengkap').waitFor()
  await focusAt(`marks.${criteria[2]}`)
  const before = await values()
  for (const mark of MARKS) {
    await type(mark)
    await press('Enter')
  }
  await press('Control+Enter')
  await page.getByText('Lembar belum lengkap. Alt+P mengisi yang kosong, Alt+D membiarkannya dan lanjut.').waitFor()
  assert.deepEqual(await values(), before)
  await press('Alt+p')
  await focusAt(`marks.${criteria[2]}`)
})

test('skip, and abstain with a reason', async () => {
  await press('Alt+a')
  await dialog().waitFor()
  await looksRight('abstain')
  await press('Enter')
  await page.getByText('Alasan harus diisi.').waitFor()
  await type('mendampingi penyusunan proposal')
  await press('Enter', 'Enter')
  await sheetOf('Pojok Bisa')
  await focusAt(`marks.${criteria[0]}`)
  await press('Enter')
  assert.equal(
    await focusedField(),
    `marks.${criteria[0]}`,
    'the second Enter of a double one passes over no criterion',
  )
  assert.equal((await cellOf(jurors['Juri Tiga'], submissions['Si Dora Eman'])).state, 'abstained')
})

test('what is typed into a sheet survives a killed page, at most a second old', async () => {
  await focusAt(`marks.${criteria[0]}`)
  await type('66')
  await press('Enter')
  await type('67')
  const typedAt = Date.now()
  await until('the draft of both marks', async () =>
    (await drafts()).some(
      (draft) => draft.form === 'lembar' && /"66(,00)?"/.test(draft.text) && /"67"/.test(draft.text),
    ),
  )
  assert.ok(Date.now() - typedAt < 5000, 'kept while typing, not at the end')
  await reload()
  await press('Control+6')
  await page.getByRole('grid').waitFor()
  await press('Alt+PageUp')
  await page.getByRole('tab', { name: /Juri Tiga/, selected: true }).waitFor()
  await press('Control+l')
  await sheetOf('Kelas Buby')
  await press('Alt+l')
  await sheetOf('Pojok Bisa')
  await page.getByTestId('ketikan-dipulihkan').waitFor()
  const typed = (n) => at(`marks.${criteria[n]}`).inputValue()
  await until('both marks are back', async () => (await typed(0)) === '66,00' && (await typed(1)) === '67,00')
  assert.equal((await cellOf(jurors['Juri Tiga'], submissions['Pojok Bisa'])).marks[0], null, 'and not yet marks')
  await press('Escape')
})

test('typing that is not saved is named above the grid, in its row and in the pile, one click away', async () => {
  const note = page.getByTestId('belum-disimpan')
  await note.getByText(/Isian \d+ lembar belum disimpan/).waitFor()
  const row = page.locator(`[data-baris="${submissions['Pojok Bisa']}"]`)
  await until('the row says so', async () => /isian belum disimpan/.test(await row.innerText()))
  await looksRight('isian-belum-disimpan')
  await note.getByRole('button', { name: 'Pojok Bisa, Juri Tiga' }).click()
  await sheetOf('Pojok Bisa')
  await page.getByTestId('ketikan-dipulihkan').waitFor()
  await press('Alt+l')
  await sheetOf('Pugalu SIP')
  const pile = page.getByRole('navigation', { name: /Antrean/ }).getByRole('button', { name: /Pojok Bisa/ })
  await until('the pile says so', async () => /isian belum disimpan/.test(await pile.innerText()))
  await press('Escape')
  await until('the grid', activeCell)
})

test('all jurors: totals, means, what lacks; F8 goes to it and Enter opens it', async () => {
  await press('Alt+2')
  const all = page.getByRole('grid', { name: 'Jumlah nilai per juri' })
  await all.waitFor()
  assert.match(await all.innerText(), /80,03/)
  assert.match(await bar(), /lembar belum masuk/)
  assert.match(await page.getByTestId('kaki').innerText(), /Rata-rata tiap juri\s+80,03/)
  await looksRight('semua-juri')
  await until('the focus', () => page.evaluate(() => document.activeElement.getAttribute('role') === 'grid'))
  await press('Control+Home')
  await press('F8')
  await press('Enter')
  await heading('Ketik lembar nilai')
  await press('Escape')
  await all.waitFor()
})

test('a sheet that is there before its pile keeps what is typed meanwhile', async () => {
  const arrive = await holdBack('score_sheets.grid')
  await until('the focus', () => page.evaluate(() => document.activeElement.getAttribute('role') === 'grid'))
  const shown = page.waitForResponse(/call\/score_sheets\.show/)
  await press('Enter')
  await shown
  await page.getByText('Memuat…').waitFor()
  await type('64')
  await arrive()
  await until(
    'it stands in the first field, the cursor behind it',
    async () =>
      (await focusedField()) === `marks.${criteria[0]}` && (await at(`marks.${criteria[0]}`).inputValue()) === '64',
  )
  await press('Control+a')
  await press('Backspace')
  await press('Escape')
  await page.getByRole('grid', { name: 'Jumlah nilai per juri' }).waitFor()
})

test('Ctrl+Enter twice: the second, too early for the next sheet, touches neither', async () => {
  await press('Alt+1')
  await page.getByRole('tab', { name: /Juri Tiga/ }).click()
  await page.getByRole('grid', { name: /Juri Tiga/ }).waitFor()
  await press('Tab')
  await until('the grid, one Tab behind its juror', activeCell)
  await press('Control+l')
  await sheetOf('Kelas Buby')
  await press('Alt+l')
  await sheetOf('Pojok Bisa')
  await press('Alt+l')
  await sheetOf('Pugalu SIP')
  await focusAt(`marks.${criteria[0]}`)
  for (const mark of MARKS) {
    await type(mark)
    await press('Enter')
  }
  await until('the total', async () => (await page.getByTestId('jumlah').innerText()) === '80,025')
  let [arrive, asked] = []
  const late = new Promise((go) => (arrive = go))
  const waiting = new Promise((go) => (asked = go))
  await page.route('**/call/score_sheets.show*', async (route) => (asked(), await late, await route.continue()), {
    times: 1,
  })
  let records = 0
  const count = (request) => /score_sheets\.record/.test(request.url()) && records++
  page.on('request', count)
  await press('Control+Enter')
  await waiting
  await press('Control+Enter')
  await press('Alt+a')
  assert.equal(await dialog().count(), 0, 'nobody abstains from a sheet that is not there yet')
  arrive()
  await sheetOf('Go Pasar Indah')
  await focusAt(`marks.${criteria[0]}`)
  assert.deepEqual(
    [await page.getByTestId('jumlah').innerText(), await at(`marks.${criteria[0]}`).inputValue()],
    ['0,00', ''],
  )
  page.off('request', count)
  assert.equal(records, 1, 'saved once')
  await press('Escape')
  await until('the grid', activeCell)
  await press('Control+z')
  await until(
    'taken back',
    async () => (await cellOf(jurors['Juri Tiga'], submissions['Pugalu SIP'])).state === 'outstanding',
  )
  await page.getByRole('tab', { name: /Juri Dua/ }).click()
})

test('flow 8: a juror with a detected and a declared conflict takes nine keys', async () => {
  await screen('Control+1', 'Beranda')
  startCounting()
  await press('Control+6')
  await press('Alt+3')
  await page.getByRole('grid', { name: 'Daftar juri' }).waitFor()
  await press('Control+n')
  await dialog().waitFor()
  await type('Juri Baru')
  await press('Tab')
  await type('dinkes')
  await press('Enter')
  await press('Control+Enter')
  await page.getByText('Benturan kepentingan: 3').waitFor()
  await press('Alt+b')
  await dialog().waitFor()
  await type('pugalu')
  await press('Enter')
  await type('pembina tim inovator')
  await press('Control+Enter')
  await page.getByText('Benturan kepentingan: 4').waitFor()
  counted('flow 8', 9)
  const juror = (await call('jurors.list', { edition })).find((one) => one.name === 'Juri Baru')
  assert.deepEqual([juror.agency, juror.seat, juror.conflicts.length], [agencies.DINKES, 'anggota', 4])
  await undoBar('Benturan Juri Baru dengan Pugalu SIP dicatat')
  await looksRight('juri')
})

test('the form and the conflict dialog are accessible; a juror is edited with F2', async () => {
  await press('F2')
  await page.getByRole('dialog', { name: 'Ubah Juri Baru' }).waitFor()
  await looksRight('juri-ubah')
  await press('Control+a')
  await press('Backspace')
  await press('Control+Enter')
  await dialog().getByRole('alert').waitFor()
  // One stands in the field that is wrong: the first Esc is the field's.
  await focusAt('name')
  await press('Escape', 'Escape')
  await closed()
  await press('Alt+b')
  await page.getByRole('dialog', { name: 'Nyatakan benturan Juri Baru' }).waitFor()
  await type('kejar')
  await looksRight('juri-benturan')
  await press('Escape')
  await press('Escape')
  await closed()
})

test('F2 and Esc change nothing: what stood in the first field stays there', async () => {
  const inList = () => page.evaluate(() => document.activeElement.matches('[data-line]'))
  await until('the list', inList)
  await press('F2')
  const name = dialog().locator('#name')
  const stood = await until('the name', () => name.inputValue())
  await press('Escape')
  await until('back in the list', inList)
  await press('F2')
  await until('the name again', async () => (await name.inputValue()) === stood)
  await press('End')
  await type(', S.E.')
  await press('Escape')
  assert.equal(await name.inputValue(), stood, 'the first Esc is the field’s')
  await press('Escape')
  await until('back in the list', inList)
})

test('the pact is noted with F2 and a day as it is typed', async () => {
  await press('F2')
  await dialog().waitFor()
  for (let n = 0; n < 5; n++) await press('Tab')
  await type('15/11/2021')
  await press('Control+Enter')
  await until(
    'the day',
    async () =>
      (await call('jurors.list', { edition })).find((one) => one.name === 'Juri Baru').pact_on === '2021-11-15',
  )
  await closed()
  await page.getByText('Pakta integritas 15 November 2021').waitFor()
})

test('a sheet that will not come is excused with a reason and awaited again', async () => {
  await page
    .getByRole('button', { name: /^Bebaskan/ })
    .first()
    .focus()
  await press('Enter')
  await dialog().waitFor()
  await type('sakit')
  await press('Enter')
  await page
    .getByRole('button', { name: /^Cabut pembebasan/ })
    .first()
    .focus()
  await press('Enter')
  await until(
    'awaited again',
    async () => (await page.getByRole('button', { name: /^Cabut pembebasan/ }).count()) === 0,
  )
})

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

test('nothing went wrong unseen', () => desk.seeNothingWrong())
