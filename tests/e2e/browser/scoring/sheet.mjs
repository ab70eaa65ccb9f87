/** The sheet as it lies on the desk (flow 4), and the grid of all jurors that leads to it. */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import {
  activeCell,
  at,
  counted,
  dialog,
  drafts,
  focusAt,
  heading,
  holdBack,
  page,
  press,
  reload,
  startCounting,
  type,
} from '../../harness/hands.mjs'
import { looksRight } from '../../harness/looks.mjs'
import { until } from '../../harness/until.mjs'
import { MARKS, submissions, jurors, criteria, cellOf, bar, sheetOf, focusedField } from './competition.mjs'

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
  await focusAt(`marks.${criteria[0]}`)
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

test('what is typed into a sheet survives a killed page', async () => {
  await focusAt(`marks.${criteria[0]}`)
  await type('66')
  await press('Enter')
  await type('67')
  await until('the draft of both marks', async () =>
    (await drafts()).some(
      (draft) => draft.form === 'lembar' && /"66(,00)?"/.test(draft.text) && /"67"/.test(draft.text),
    ),
  )
  const last = `marks.${criteria[1]}`
  assert.equal(await page.evaluate(() => document.activeElement.id), last, 'kept while typing, not at the end')
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
