/** The grid of one juror as in Excel. */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import {
  activeCell,
  button,
  call,
  drafts,
  noDraft,
  page,
  paste,
  press,
  reload,
  screen,
  type,
  undoBar,
} from '../../harness/hands.mjs'
import { looksRight } from '../../harness/looks.mjs'
import { until } from '../../harness/until.mjs'
import { stage, submissions, jurors, criteria, grid, cellOf, bar } from './competition.mjs'

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
