/**
 * Penilaian by keyboard alone: the grid of one juror as in Excel, the sheet as it lies on the desk (flow 4), the team with
 * its conflicts (flow 8), the lock. Keys are counted: more than the target of flows.md fails. Every view is looked at by
 * axe in light and dark, and must not scroll sideways.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { openDesk } from '../harness/bridge.mjs'
import { until as waitUntil } from '../harness/until.mjs'

const PRESET = 'luwu-utara-2021'
const AGENCIES = [
  { code: 'DINKES', name: 'Dinas Kesehatan', kind: 'dinas' },
  { code: 'DISTAN', name: 'Dinas Pertanian', kind: 'dinas' },
  { code: 'BAPPELITBANGDA', name: 'Badan Perencanaan Pembangunan Daerah', kind: 'badan' },
]
const TITLES = [
  ['Kejar Stunting', 'DINKES'], ['Kelas Buby', 'DINKES'], ['Si Dora Eman', 'DINKES'], ['Pojok Bisa', 'DISTAN'], ['Pugalu SIP', 'BAPPELITBANGDA'],
  ['Go Pasar Indah', 'DISTAN'],
]
const MARKS = ['79', '82', '82,5', '79,5', '78.5', '80', '81']

let desk, page, edition, stage, agencies, submissions, jurors, criteria
let keys = 0
/** One key or one chord, counted. */
const press = async (chord) => {
  keys++
  await page.keyboard.press(chord)
}
/** Text that must be typed anyway is not counted. */
const type = (text) => page.keyboard.type(text)
const count = async (work) => {
  keys = 0
  await work()
  return keys
}
const call = (name, input) => desk.bridge.call(name, input)
const grid = async (juror) => call('score_sheets.grid', { edition, stage, juror })
const cellOf = async (juror, submission) => (await grid(juror)).rows.find((row) => row.submission === submission).cells[0]
const until = async (what, look) => {
  try {
    return await waitUntil(what, look)
  } catch (never) {
    if (process.env.LOOKS) await page.screenshot({ path: `${process.env.LOOKS}/gagal.png` })
    throw never
  }
}
const active = () => page.evaluate(() => {
  const grid = document.activeElement
  return grid?.getAttribute('aria-activedescendant') ? document.getElementById(grid.getAttribute('aria-activedescendant')).dataset.sel ?? '' : ''
})
const bar = () => page.getByTestId('bilah-sel').innerText()

before(async () => {
  // KIPP_DIST: another build of the page, while it is being made.
  desk = await openDesk({ dist: process.env.KIPP_DIST })
  page = desk.page
  // Colours on their way from light to dark would be judged half way.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.getByTestId('mulai-contoh').waitFor()
  edition = (await call('editions.create', { preset: PRESET, year: 2021 })).value
  agencies = {}
  for (const agency of AGENCIES) agencies[agency.code] = (await call('agencies.save', { ...agency, obliged: true })).value
  submissions = {}
  for (const [title, agency] of TITLES) {
    submissions[title] = (await call('submissions.save', { edition, title, agency: agencies[agency], innovators: [], sections: [] })).value
  }
  for (const status of ['masuk', 'lengkap', 'lolos']) await call('submissions.set_status', { submissions: Object.values(submissions), status })
  jurors = {}
  for (const [name, agency] of [['Juri Satu', null], ['Juri Dua', 'DISTAN'], ['Juri Tiga', null]]) {
    jurors[name] = (await call('jurors.save', { edition, name, agency: agency && agencies[agency], seat: 'anggota' })).value
  }
  const found = (await call('stages.list', { edition })).find((one) => one.scored && one.enabled)
  stage = found.id
  criteria = found.criteria.filter((one) => one.leaf).map((one) => one.code)
  assert.equal(criteria.length, 7)
  await page.setViewportSize({ width: 1366, height: 697 })
  await page.reload()
  await page.getByTestId('rel-penilaian').waitFor()
})
after(() => desk?.end())

/** axe in light and dark, and no sideways scroll at the three widths. */
async function looksRight(name) {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((wanted) => (document.documentElement.dataset.theme = wanted), theme)
    assert.deepEqual(await desk.seeAxe(), [], `${name}, ${theme}`)
    if (process.env.LOOKS) await page.screenshot({ path: `${process.env.LOOKS}/${name}-${theme}-1366.png` })
  }
  await page.evaluate(() => delete document.documentElement.dataset.theme)
  for (const [width, height] of [[1024, 700], [683, 697], [1366, 697]]) {
    await page.setViewportSize({ width, height })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.ok(wide <= 0, `${name} scrolls sideways by ${wide} at ${width}`)
    if (process.env.LOOKS) await page.screenshot({ path: `${process.env.LOOKS}/${name}-light-${width}.png` })
  }
}

test('a stage that is not open says so and is opened', async () => {
  await press('Control+6')
  await page.getByRole('heading', { level: 1, name: 'Penilaian' }).waitFor()
  await page.getByText('Penilaian proposal belum dibuka').waitFor()
  await looksRight('belum-dibuka')
  await page.getByTestId('buka-tahapan').focus()
  await press('Enter')
  await page.getByRole('grid').waitFor()
  assert.equal((await grid(jurors['Juri Satu'])).rows.length, 6)
})

test('the grid: type, Enter down, Tab right, saved at once', async () => {
  await until('the grid has the focus', active)
  await type('82,5')
  await press('Enter')
  await until('the mark is saved', async () => (await cellOf(jurors['Juri Satu'], submissions['Kejar Stunting'])).marks[0] === '82,50')
  assert.match(await active(), new RegExp(`^${submissions['Kelas Buby']} ${criteria[0]}$`))
  await type('80')
  await press('Tab')
  await type('81')
  await press('ArrowUp')
  await until('both are saved', async () => (await cellOf(jurors['Juri Satu'], submissions['Kelas Buby'])).marks.slice(0, 2).join() === '80,00,81,00')
  assert.equal(await active(), `${submissions['Kejar Stunting']} ${criteria[1]}`)
})

test('out of range is refused in the cell, with its sentence above; Esc throws it away', async () => {
  await type('101')
  await press('Enter')
  await until('the sentence', async () => /101 di luar rentang/.test(await bar()))
  const wrong = page.locator('[aria-invalid="true"]')
  assert.equal(await wrong.innerText(), '101')
  assert.equal(await active(), await wrong.getAttribute('data-sel'), 'the cell is active again')
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
  await until('the cell is empty', async () => (await cellOf(jurors['Juri Satu'], submissions['Kejar Stunting'])).marks[0] === null)
  await press('Control+z')
  await until('taken back', async () => (await cellOf(jurors['Juri Satu'], submissions['Kejar Stunting'])).marks[0] === '82,50')
  await until('and shown', async () => (await page.locator(`[data-sel="${submissions['Kejar Stunting']} ${criteria[0]}"]`).innerText()) === '82,50')
})

const paste = (text) =>
  page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)

test('a block is pasted from Excel as one change, and filled down', async () => {
  await press('Control+Home')
  await paste('90\t91\t92\r\n80\t81\t82\r\n')
  await until('the block is saved', async () => (await cellOf(jurors['Juri Satu'], submissions['Kelas Buby'])).marks.slice(0, 3).join(' ') === '80,00 81,00 82,00')
  assert.deepEqual((await cellOf(jurors['Juri Satu'], submissions['Kejar Stunting'])).marks.slice(0, 3), ['90,00', '91,00', '92,00'])
  await page.getByTestId('bilah-urungkan').getByText('Nilai 2 lembar oleh Juri Satu').waitFor()
  await press('Escape')
  await press('Control+z')
  await until('one undo takes both sheets back', async () => (await grid(jurors['Juri Satu'])).rows.slice(0, 2).every((row, n) => row.cells[0].marks.slice(0, 3).join() === ['82,50,,', '80,00,81,00,'][n]))
  const shown = (title, n) => page.locator(`[data-sel="${submissions[title]} ${criteria[n]}"]`).innerText()
  await until('and shows it', async () => (await shown('Kejar Stunting', 0)) === '82,50' && (await shown('Kelas Buby', 1)) === '81,00')
  await press('Control+y')
  await until('and again', async () => (await shown('Kejar Stunting', 0)) === '90,00' && (await shown('Kejar Stunting', 1)) === '91,00' && (await shown('Kelas Buby', 2)) === '82,00')
  await press('Control+Home')
  await press('Shift+ArrowDown')
  await press('Shift+ArrowDown')
  await press('Shift+ArrowRight')
  await press('Control+d')
  await until('filled down', async () => (await cellOf(jurors['Juri Satu'], submissions['Si Dora Eman'])).marks.slice(0, 2).join(' ') === '90,00 91,00')
  await until('and shown so', async () => (await shown('Si Dora Eman', 1)) === '91,00')
  assert.equal(await page.evaluate(() => {
    const data = new DataTransfer()
    document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }))
    return data.getData('text/plain')
  }), '90,00\t91,00\r\n90,00\t91,00\r\n90,00\t91,00')
  await press('Escape')
  await looksRight('satu-juri')
})

test('a conflict is hatched with its reason and takes nothing', async () => {
  await press('Alt+PageDown')
  await page.getByRole('tab', { name: 'Juri Dua', selected: true }).waitFor()
  const row = page.locator(`[data-baris="${submissions['Pojok Bisa']}"]`)
  await until('the lock', async () => /Benturan kepentingan\s*perangkat daerah yang sama/.test(await row.innerText()))
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
  await until('the draft', async () => (await call('drafts.list', {})).some((draft) => draft.text === '77'))
  await page.reload()
  await page.getByTestId('rel-penilaian').waitFor()
  await press('Control+6')
  await page.getByRole('tab', { name: /Juri Satu/, selected: true }).waitFor()
  await press('Alt+PageDown')
  await until('it is back', async () => (await page.locator(`[data-sel="${submissions['Kejar Stunting']} ${criteria[0]}"]`).innerText()) === '77')
  assert.equal((await cellOf(jurors['Juri Dua'], submissions['Kejar Stunting'])).marks[0], null, 'and not yet a mark')
  await until('the focus', active)
  await press('F2')
  await press('Enter')
  await until('saved', async () => (await cellOf(jurors['Juri Dua'], submissions['Kejar Stunting'])).marks[0] === '77,00')
  await until('the draft is gone', async () => (await call('drafts.list', {})).length === 0)
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
  await until('the first criterion', async () => (await focusedField()) === `marks.${criteria[0]}`)
  const used = await count(async () => {
    for (const mark of MARKS) {
      await type(mark)
      await press('Enter')
    }
    await until('the total', async () => (await page.getByTestId('jumlah').innerText()) === '80,025')
    assert.equal(await focusedField(), 'control_total')
    await type('80,03')
    await press('Control+Enter')
  })
  await sheetOf('Kelas Buby')
  assert.ok(used <= 8, `${used} keys`)
  assert.equal((await cellOf(jurors['Juri Tiga'], submissions['Kejar Stunting'])).state, 'submitted')
  await until('the next first criterion', async () => (await focusedField()) === `marks.${criteria[0]}`)
  assert.match(await page.getByTestId('tempat').innerText(), /Lembar 2 dari 6/)
  console.log(`# flow 4: ${used} keys a sheet`)
})

test('marks typed before the next sheet is there are not lost', async () => {
  // The next sheet comes late, and the officer's hands are already there.
  let arrive
  const late = new Promise((go) => (arrive = go))
  await page.route('**/call/score_sheets.show*', async (route) => {
    await late
    await route.continue()
  }, { times: 1 })
  await press('Alt+l')
  await type('71')
  await press('Enter')
  await type('72,5')
  assert.equal(await page.getByRole('heading', { level: 2, name: 'Kelas Buby' }).count(), 1, 'the old sheet still stands there')
  arrive()
  await sheetOf('Si Dora Eman')
  await until('both stand in their fields, the cursor behind the second', async () => (await focusedField()) === `marks.${criteria[1]}` && (await page.evaluate(() => document.activeElement.value)) === '72,5')
  assert.match(await page.locator(`[id="marks.${criteria[0]}"]`).inputValue(), /^71/)
  await press('Escape')
  await until('the grid', active)
  await press('Control+l')
  await type('73')
  await sheetOf('Kelas Buby')
  await until('typed at once after Ctrl+L', async () => (await page.locator(`[id="marks.${criteria[0]}"]`).inputValue()) === '73' && (await focusedField()) === `marks.${criteria[0]}`)
  await press('Control+a')
  await press('Backspace')
})

test('out of range keeps the cursor and says so; the running total leaves it out', async () => {
  await type('101')
  await press('Enter')
  await page.getByText('101 di luar rentang. Nilai 0,00 sampai 100,00.').waitFor()
  await until('back at the field', async () => (await focusedField()) === `marks.${criteria[0]}`)
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
  assert.equal(await focusedField(), `marks.${criteria[0]}`)
  assert.equal((await cellOf(jurors['Juri Tiga'], submissions['Kelas Buby'])).state, 'outstanding')
  await looksRight('lembar')
})

test('skip, and abstain with a reason', async () => {
  await press('Alt+l')
  await sheetOf('Si Dora Eman')
  await press('Alt+a')
  await page.getByRole('dialog').waitFor()
  await looksRight('abstain')
  await press('Enter')
  await page.getByText('Alasan harus diisi.').waitFor()
  await type('mendampingi penyusunan proposal')
  await press('Enter')
  await sheetOf('Pojok Bisa')
  assert.equal((await cellOf(jurors['Juri Tiga'], submissions['Si Dora Eman'])).state, 'abstained')
})

test('what is typed into a sheet survives a killed page, at most a second old', async () => {
  await until('the first criterion', async () => (await focusedField()) === `marks.${criteria[0]}`)
  await type('66')
  await press('Enter')
  await type('67')
  const typedAt = Date.now()
  await until('the draft of both marks', async () => (await call('drafts.list', {})).some((draft) => draft.form === 'lembar' && /"66(,00)?"/.test(draft.text) && /"67"/.test(draft.text)))
  assert.ok(Date.now() - typedAt < 5000, 'kept while typing, not at the end')
  await page.reload()
  await page.getByTestId('rel-penilaian').waitFor()
  await press('Control+6')
  await page.getByRole('grid').waitFor()
  await press('Alt+PageUp')
  await page.getByRole('tab', { name: /Juri Tiga/, selected: true }).waitFor()
  await press('Control+l')
  await sheetOf('Kelas Buby')
  await press('Alt+l')
  await sheetOf('Pojok Bisa')
  await page.getByTestId('ketikan-dipulihkan').waitFor()
  const typed = (n) => page.locator(`[id="marks.${criteria[n]}"]`).inputValue()
  await until('both marks are back', async () => (await typed(0)) === '66,00' && (await typed(1)) === '67,00')
  assert.equal((await cellOf(jurors['Juri Tiga'], submissions['Pojok Bisa'])).marks[0], null, 'and not yet marks')
  await press('Escape')
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
  await page.getByRole('heading', { level: 1, name: 'Ketik lembar nilai' }).waitFor()
  await press('Escape')
  await all.waitFor()
})

test('Ctrl+Enter twice: the second, too early for the next sheet, touches neither', async () => {
  await press('Alt+1')
  await page.getByRole('tab', { name: /Juri Tiga/ }).click()
  await page.getByRole('grid', { name: /Juri Tiga/ }).waitFor()
  await press('Tab')
  await until('the grid, one Tab behind its juror', active)
  await press('Control+l')
  await sheetOf('Kelas Buby')
  await press('Alt+l')
  await sheetOf('Pojok Bisa')
  await press('Alt+l')
  await sheetOf('Pugalu SIP')
  await until('the first criterion', async () => (await focusedField()) === `marks.${criteria[0]}`)
  for (const mark of MARKS) {
    await type(mark)
    await press('Enter')
  }
  await until('the total', async () => (await page.getByTestId('jumlah').innerText()) === '80,025')
  let [arrive, asked] = []
  const late = new Promise((go) => (arrive = go))
  const waiting = new Promise((go) => (asked = go))
  await page.route('**/call/score_sheets.show*', async (route) => (asked(), await late, await route.continue()), { times: 1 })
  let records = 0
  const count = (request) => /score_sheets\.record/.test(request.url()) && records++
  page.on('request', count)
  await press('Control+Enter')
  await waiting
  await press('Control+Enter')
  await press('Alt+a')
  assert.equal(await page.getByRole('dialog').count(), 0, 'nobody abstains from a sheet that is not there yet')
  arrive()
  await sheetOf('Go Pasar Indah')
  await until('the first criterion of the next', async () => (await focusedField()) === `marks.${criteria[0]}`)
  assert.deepEqual([await page.getByTestId('jumlah').innerText(), await page.locator(`[id="marks.${criteria[0]}"]`).inputValue()], ['0,00', ''])
  page.off('request', count)
  assert.equal(records, 1, 'saved once')
  await press('Escape')
  await until('the grid', active)
  await press('Control+z')
  await until('taken back', async () => (await cellOf(jurors['Juri Tiga'], submissions['Pugalu SIP'])).state === 'outstanding')
  await page.getByRole('tab', { name: /Juri Dua/ }).click()
})

test('flow 8: a juror with a detected and a declared conflict takes nine keys', async () => {
  await press('Control+1')
  await page.getByRole('heading', { level: 1, name: 'Beranda' }).waitFor()
  const used = await count(async () => {
    await press('Control+6')
    await press('Alt+3')
    await page.getByRole('grid', { name: 'Daftar juri' }).waitFor()
    await press('Control+n')
    await page.getByRole('dialog').waitFor()
    await type('Juri Baru')
    await press('Tab')
    await type('dinkes')
    await press('Enter')
    await press('Control+Enter')
    await page.getByText('Benturan kepentingan: 3').waitFor()
    await press('Alt+b')
    await page.getByRole('dialog').waitFor()
    await type('pugalu')
    await press('Enter')
    await type('pembina tim inovator')
    await press('Control+Enter')
    await page.getByText('Benturan kepentingan: 4').waitFor()
  })
  assert.ok(used <= 9, `${used} keys`)
  const juror = (await call('jurors.list', { edition })).find((one) => one.name === 'Juri Baru')
  assert.deepEqual([juror.agency, juror.seat, juror.conflicts.length], [agencies.DINKES, 'anggota', 4])
  await page.getByTestId('bilah-urungkan').getByText('Benturan Juri Baru dengan Pugalu SIP dicatat').waitFor()
  await looksRight('juri')
  console.log(`# flow 8: ${used} keys`)
})

test('the form and the conflict dialog are accessible; a juror is edited with F2', async () => {
  await press('F2')
  await page.getByRole('dialog', { name: 'Ubah Juri Baru' }).waitFor()
  await looksRight('juri-ubah')
  await press('Control+a')
  await press('Backspace')
  await press('Control+Enter')
  await page.getByRole('dialog').getByRole('alert').waitFor()
  await press('Escape')
  await press('Alt+b')
  await page.getByRole('dialog', { name: 'Nyatakan benturan Juri Baru' }).waitFor()
  await type('kejar')
  await looksRight('juri-benturan')
  await press('Escape')
  await press('Escape')
  await until('no dialog', async () => (await page.getByRole('dialog').count()) === 0)
})

test('F2 and Esc change nothing: what stood in the first field stays there', async () => {
  const inList = () => page.evaluate(() => document.activeElement.matches('[data-line]'))
  await until('the list', inList)
  await press('F2')
  const name = page.getByRole('dialog').locator('#name')
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
  await page.getByRole('dialog').waitFor()
  for (let n = 0; n < 5; n++) await press('Tab')
  await type('15/11/2021')
  await press('Control+Enter')
  await until('the day', async () => (await call('jurors.list', { edition })).find((one) => one.name === 'Juri Baru').pact_on === '2021-11-15')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('Pakta integritas 15 November 2021').waitFor()
})

test('a sheet that will not come is excused with a reason and awaited again', async () => {
  await page.getByRole('button', { name: /^Bebaskan/ }).first().focus()
  await press('Enter')
  await page.getByRole('dialog').waitFor()
  await type('sakit')
  await press('Enter')
  await page.getByRole('button', { name: /^Cabut pembebasan/ }).first().focus()
  await press('Enter')
  await until('awaited again', async () => (await page.getByRole('button', { name: /^Cabut pembebasan/ }).count()) === 0)
})

test('locking names what is locked and opens on Batalkan; afterwards a change asks its reason', async () => {
  await press('Alt+1')
  await page.getByRole('tab', { name: /Juri Dua/, selected: true }).waitFor()
  await page.getByTestId('kunci').focus()
  await press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  assert.match(await dialog.innerText(), /Kunci penilaian proposal\?[\s\S]*1 lembar tidak dapat diubah tanpa alasan[\s\S]*lembar belum masuk/)
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Batalkan/)
  await looksRight('kunci')
  await press('Tab')
  await press('Enter')
  await page.getByTestId('terkunci').waitFor()
  await page.getByRole('grid').focus()
  await press('Control+Home')
  await type('88')
  await press('Enter')
  await dialog.waitFor()
  await type('salah ketik')
  await press('Enter')
  await until('saved with its reason', async () => (await cellOf(jurors['Juri Dua'], submissions['Kejar Stunting'])).marks[0] === '88,00')
  assert.match(await page.getByTestId('terkunci').innerText(), /Alasan yang dicatat: salah ketik/)
  await looksRight('satu-juri-terkunci')
  await page.getByTestId('buka-kunci').focus()
  await press('Enter')
  await type('lembar susulan')
  await press('Enter')
  await page.getByTestId('kunci').waitFor()
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
