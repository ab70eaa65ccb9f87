/**
 * Hasil by keyboard: what a person should look at before freezing, a mark that is tried and thrown away or kept, the
 * panel's decision, a missing sheet excused, the freeze (flow 5, keys counted), a correction with its reason, and the
 * two revisions side by side. Every state is looked at by axe in light and dark and must not scroll sideways.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { agency, judged, juror, leaves, newEdition, passed } from '../harness/arrange.mjs'
import {
  button,
  call,
  closed,
  counted,
  desk,
  dialog,
  drafts,
  focused,
  heading,
  holdBack,
  onRow,
  page,
  press,
  rail,
  reload,
  screen,
  sitDown,
  standUp,
  startCounting,
  type,
} from '../harness/hands.mjs'
import { looksRight } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

const TITLES = ['Kejar Stunting', 'Kelas Buby', 'Pojok Bisa', 'Si Dora Eman']
/** Of every criterion of both stages, per juror: the second and the third tie across the edge of the first class. */
const MARKS = {
  'Kejar Stunting': ['90', '91', '89'],
  'Kelas Buby': ['85', '85', '85'],
  'Pojok Bisa': ['85', '85', '85'],
  'Si Dora Eman': ['60', '82', '70'],
}

let edition, proposal, talk, submissions, jurors
const fill = (stage, juror, submission, mark) =>
  call('score_sheets.record', {
    stage: stage.id,
    submission,
    juror,
    marks: leaves(stage).map((criterion) => ({ criterion, mark })),
  })
/** Of the sheet whose marks are tried here. */
const firstTotal = async () =>
  (
    await call('score_sheets.show', {
      stage: proposal.id,
      submission: submissions['Kejar Stunting'],
      juror: jurors[0],
    })
  ).total
const inFocus = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.innerText || '')
const grid = () => page.getByRole('grid')
const order = async () => (await call('rankings.show', { edition })).rows.map((row) => row.title)
const onScreen = async () => {
  const text = await grid().innerText()
  return TITLES.toSorted((a, b) => text.indexOf(a) - text.indexOf(b))
}
const noTrial = () => page.getByTestId('percobaan').waitFor({ state: 'detached' })
const bar = () => page.getByTestId('percobaan').innerText()
const toHasil = async () => {
  await screen('Control+7', 'Hasil')
  await grid().getByText(TITLES[0]).waitFor()
}

before(async () => {
  await sitDown()
  edition = await newEdition()
  await call('award_classes.save', {
    edition,
    classes: [
      { short_name: 'Juara', full_name: 'Juara Inovasi', rank_from: 1, rank_to: 2, document: 'piagam' },
      {
        short_name: 'Partisipatif',
        full_name: 'Inovasi Partisipatif',
        rank_from: 3,
        rank_to: 4,
        document: 'sertifikat',
      },
    ],
  })
  const entries = []
  for (const [n, title] of TITLES.entries()) entries.push([title, await agency(title, `Dinas ${'ABCD'[n]}`)])
  submissions = await passed(edition, entries)
  jurors = []
  for (const name of ['Juri 1', 'Juri 2', 'Juri 3']) jurors.push(await juror(edition, name))
  ;[proposal, talk] = await judged(edition)
  for (const stage of [proposal, talk]) {
    await call('stages.open', { stage: stage.id })
    for (const [title, marks] of Object.entries(MARKS)) {
      for (const [n, mark] of marks.entries()) {
        // Juri 3 has not handed in the talk of the last one.
        if (stage === talk && title === 'Si Dora Eman' && n === 2) continue
        await fill(stage, jurors[n], submissions[title], mark)
      }
    }
  }
  await page.setViewportSize({ width: 1366, height: 697 })
  await reload()
})
after(standUp)

test('what a person should look at stands above the table, and F8 goes there', async () => {
  await toHasil()
  const findings = page.getByTestId('temuan')
  await findings.waitFor()
  const text = await findings.innerText()
  for (const words of [
    /1 lembar nilai belum masuk/,
    /1 seri pada batas kelas menunggu pleno/,
    /selisih juri di atas 10,00 pada 1 usulan/,
  ])
    assert.match(text, words)
  await press('F8')
  await until('the tie has the focus', async () =>
    /Kelas Buby/.test(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')),
  )
  await press('F8')
  await press('F8')
  await until('the spread has the focus', async () =>
    /Si Dora Eman/.test(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')),
  )
  await grid().getByText('di atas batas 10,00').waitFor({ state: 'attached' })
  await looksRight('sementara')
})

test('a mark is tried: ranks move before anything is saved, and Esc throws it away', async () => {
  const before = (await call('operations.list', { limit: 1 }))[0].id
  await press('Home')
  await press('Alt+c')
  await focused('[id^="coba-"]')
  for (let n = 0; n < leaves(proposal).length; n++) {
    await type('20')
    await press('Enter')
  }
  await until('the bar counts', async () =>
    new RegExp(`Percobaan: ${leaves(proposal).length} nilai diubah`).test(await bar()),
  )
  await until('ranks have moved', async () => (await onScreen())[0] === 'Kelas Buby')
  assert.match(await grid().innerText(), /turun 2/)
  assert.match(await grid().innerText(), /dari Juara/)
  await until('the bar says what follows', async () => /pindah kelas; belum disimpan/.test(await bar()))
  assert.deepEqual(await order(), TITLES, 'nothing was saved')
  await looksRight('percobaan')
  await page.locator('#coba-' + leaves(proposal)[0]).focus()
  await press('Control+a')
  await type('101')
  await press('Enter')
  await until('the mark is refused in its place', async () =>
    /101 di luar rentang/.test(await page.getByTestId('penjelasan').innerText()),
  )
  await page.locator('#coba-' + leaves(proposal)[0]).focus()
  await press('Escape')
  await until(
    'the mark as it was',
    async () => (await page.locator('#coba-' + leaves(proposal)[0]).inputValue()) !== '101',
  )
  await press('Escape')
  await focused('[data-testid=penjelasan]')
  await press('Escape')
  await onRow()
  await press('Escape')
  await noTrial()
  await until('the ranking is back', async () => (await onScreen())[0] === TITLES[0])
  assert.equal((await call('operations.list', { limit: 1 }))[0].id, before)
  await button('kembalikan-percobaan')()
  await until('it is back', async () => /Percobaan: \d+ nilai diubah/.test(await bar()))
  await button('buang-percobaan')()
  await noTrial()
})

test('a trial is kept as one correction, and one undo takes it back', async () => {
  startCounting()
  await press('Home')
  await press('Alt+c')
  await focused('[id^="coba-"]')
  await type('50')
  await press('Enter')
  await until('tried', async () => /Percobaan: 1 nilai diubah/.test(await bar()) && /menjadi 50,00/.test(await bar()))
  await press('Control+s')
  await dialog().getByText('Alasan koreksi').waitFor()
  await type('angka terbaca salah')
  await press('Enter')
  counted('koreksi', 6)
  await noTrial()
  const newest = (await call('operations.list', { limit: 1 }))[0]
  assert.equal(newest.label, 'Koreksi nilai Kejar Stunting oleh Juri 1')
  assert.equal(newest.reason, 'angka terbaca salah')
  await press('Control+z')
  await until('taken back', async () => (await firstTotal()) === '90,00')
})

test('a missing sheet is excused with its reason, then the tie goes to the panel', async () => {
  await press('Alt+b')
  await dialog().getByTestId('lembar-kurang').waitFor()
  assert.match(await inFocus(), /Batalkan/, 'the dialog opens on Batalkan')
  assert.match(await dialog().innerText(), /Lembar Juri 3 untuk Si Dora Eman/)
  await looksRight('lembar-kurang')
  await dialog().locator('#excuse').focus()
  await press('Enter')
  await dialog().getByText('Isi alasan membebaskan lembar ini.').first().waitFor()
  await type('sakit')
  await press('Enter')
  await until('excused', async () => (await call('rankings.show', { edition })).awaited_sheets === 0)
  await dialog().getByTestId('ke-pleno').waitFor()
  await dialog().getByTestId('ke-pleno').focus()
  await press('Enter')
  await dialog().getByText('Urutan seri').waitFor()
  await looksRight('pleno')
  await dialog().locator(`#tempat-${submissions['Kelas Buby']}`).fill('2')
  await dialog().locator(`#tempat-${submissions['Pojok Bisa']}`).fill('1')
  await dialog().locator('#reason').fill('dampak lebih luas')
  await dialog().locator('#on').fill('9/12/21')
  await dialog().locator('#by').fill('Tim Penilai')
  await press('Control+Enter')
  await until('the order holds', async () => (await order())[1] === 'Pojok Bisa')
  await until('and is shown', async () => (await onScreen())[1] === 'Pojok Bisa' && (await dialog().count()) === 0)
  const decision = (await call('rankings.show', { edition })).decisions[0]
  assert.deepEqual(
    [decision.decided_on, decision.reason],
    ['9 Desember 2021', 'dampak lebih luas (diputuskan oleh Tim Penilai)'],
  )
})

test('a decision stands in the explanation, is withdrawn, and the withdrawal undone', async () => {
  await grid().getByText('Pojok Bisa').click()
  await page.getByTestId('penjelasan').getByText('dampak lebih luas (diputuskan oleh Tim Penilai)').waitFor()
  await looksRight('diputuskan')
  await button('cabut-pleno')()
  await until('withdrawn', async () => (await call('rankings.show', { edition })).decisions.length === 0)
  await press('Control+z')
  await until('it holds again', async () => (await order())[1] === 'Pojok Bisa')
})

/** The row one goes on with, wherever the focus came to rest. */
async function pick(title) {
  await grid().getByText(title).click()
  await page.getByRole('heading', { level: 2, name: title }).waitFor()
}

test('a reason looked for while the correction is being saved is no reason of the next one', async () => {
  const [find, save] = [await holdBack('drafts.list'), await holdBack('score_sheets.correct')]
  await pick(TITLES[0])
  await press('Alt+c')
  await focused('[id^="coba-"]')
  await type('50')
  await press('Enter')
  await until('tried', async () => /menjadi 50,00/.test(await bar()))
  await press('Control+s')
  await dialog().getByText('Alasan koreksi').waitFor()
  await type('angka terbaca salah')
  const asked = page.waitForRequest(/score_sheets\.correct/)
  await press('Enter')
  await asked
  await find()
  await save()
  await noTrial()
  await press('Control+z')
  await until('taken back', async () => (await firstTotal()) === '90,00')
  await reload()
  assert.deepEqual(
    (await drafts()).filter((one) => one.form === 'koreksi'),
    [],
  )
  await toHasil()
})

test('a mark being typed stays when the marks are read anew', async () => {
  const explain = () => page.getByTestId('penjelasan').innerText()
  await pick(TITLES[0])
  await press('Alt+c')
  await focused('[id^="coba-"]')
  const before = await explain()
  await type('20')
  await press('Enter')
  await until('tried', async () => /menjadi 20,00/.test(await bar()) && (await explain()) !== before)
  const answer = await holdBack('rankings.explain')
  await button('buang-percobaan')()
  await noTrial()
  await pick(TITLES[0])
  await press('Alt+c')
  await focused('[id^="coba-"]')
  await type('50')
  await answer()
  await until('read anew', async () => (await explain()) === before)
  await press('Enter')
  await until('tried', async () => /menjadi 50,00/.test(await bar()))
  await button('buang-percobaan')()
  await noTrial()
})

test('the panel gives other ranks; computed and decided stand side by side', async () => {
  await grid().getByText('Si Dora Eman').click()
  await page.getByRole('heading', { level: 2, name: 'Si Dora Eman' }).waitFor()
  await button('ubah-pleno')()
  const place = (title) => dialog().locator(`#tempat-${submissions[title]}`)
  await place('Si Dora Eman').waitFor()
  assert.deepEqual(
    await Promise.all(TITLES.map((title) => place(title).inputValue())),
    ['1', '3', '2', '4'],
    'it begins with the ranks as they are',
  )
  // The same rank twice and nobody on the fourth: the desk says so, and nothing is written.
  await place('Si Dora Eman').fill('0')
  await dialog().locator('#reason').fill('verifikasi lapangan')
  await press('Control+Enter')
  await dialog().getByRole('alert').first().waitFor()
  await looksRight('pleno-peringkat-salah')
  await place('Si Dora Eman').fill('3')
  await place('Kelas Buby').fill('4')
  await press('Control+Enter')
  await until('the ranks hold', async () => (await order())[2] === 'Si Dora Eman')
  await page
    .getByRole('row', { name: /3, Si Dora Eman/ })
    .getByText('hitungan 4')
    .waitFor()
  await looksRight('pleno-peringkat')
  await press('Control+z')
  await until('as before', async () => (await order())[3] === 'Si Dora Eman')
})

test('flow 5: frozen in four keys from anywhere', async () => {
  await screen('Control+1', 'Beranda')
  startCounting()
  await press('Control+7')
  await page.getByTestId('bekukan').waitFor()
  await grid().getByText(TITLES[0]).waitFor()
  await press('Alt+b')
  await dialog().getByText('Yang dibekukan').waitFor()
  assert.match(await inFocus(), /Batalkan/, 'the dialog opens on Batalkan')
  assert.match(await dialog().innerText(), /peringkat 4 usulan, 23 lembar nilai/)
  assert.match(
    await page.getByTestId('bekukan-ya').innerText(),
    /Ctrl\+Enter/,
    'the Enter that ends a date does not freeze',
  )
  await press('Tab')
  await press('Enter')
  await page.getByText('Hasil dibekukan sebagai revisi 1').waitFor()
  counted('flow 5', 4)
  const inside = await page
    .getByTestId('pemberitahuan')
    .last()
    .evaluate((toast) =>
      [...toast.querySelectorAll('button')].every(
        (one) => one.getBoundingClientRect().right <= toast.getBoundingClientRect().right,
      ),
    )
  assert.ok(inside, 'what a message offers stands whole in its place')
  assert.equal((await call('result_revisions.list', { edition })).length, 1)
  await looksRight('beku')
})

test('after the freeze a correction asks for its reason, and becomes revision 2', async () => {
  await page.locator('#revisi').selectOption('0')
  await grid().getByText('Kelas Buby').click()
  await press('Alt+c')
  await focused('[id^="coba-"]')
  await type('95')
  await press('Enter')
  await until('tried', async () => /menjadi 95,00/.test(await bar()))
  await press('Control+s')
  await dialog().getByText('Alasan koreksi').waitFor()
  await press('Enter')
  await dialog().getByText('Isi alasan koreksi.').first().waitFor()
  await looksRight('koreksi')
  await dialog().locator('#reason').focus()
  await type('angka di kertas terbaca salah')
  await press('Enter')
  await until(
    'kept',
    async () => (await page.getByTestId('percobaan').count()) === 0 && (await order())[1] === 'Kelas Buby',
  )
  await press('Alt+b')
  await dialog().locator('#reason').waitFor()
  await type('koreksi lembar Juri 1')
  // Refused at a day that there is not: one types on right there.
  const day = await dialog().locator('#date').inputValue()
  await dialog().locator('#date').fill('31/2/21')
  await dialog().locator('#reason').focus()
  await press('Control+Enter')
  await dialog().getByRole('alert').getByText('31 Februari 2021 tidak ada').waitFor()
  await focused('#date')
  await press('Control+a')
  await type(day)
  assert.equal(await dialog().locator('#date').inputValue(), day)
  // Where no field is named, one stands at what was said, and sees it.
  await call('editions.close', { edition, reason: 'uji' })
  await press('Control+Enter')
  await dialog().getByRole('alert').waitFor()
  await focused('dialog .said')
  assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'solid')
  await looksRight('bekukan-ditolak')
  await call('editions.reopen', { edition, reason: 'uji' })
  await dialog().locator('#reason').focus()
  // Two lines can be typed here: the dialog is sent by Ctrl+Enter, and its button says so.
  await press('Control+Enter')
  await page.getByText('Hasil dibekukan sebagai revisi 2').waitFor()
})

test('the two revisions stand side by side with every difference in words', async () => {
  await page.locator('#banding').selectOption('1')
  const pane = page.getByTestId('yang-berubah')
  await pane.waitFor()
  const text = await grid().innerText()
  for (const words of [/naik 1/, /turun 1/, /dari Juara/, /dari Partisipatif/, /tetap/]) assert.match(text, words)
  const said = await pane.innerText()
  for (const words of [/Juri 1, Kelas Buby/, /85,00/, /95,00/, /koreksi lembar Juri 1/]) assert.match(said, words)
  await looksRight('dua-revisi')
  await page.getByLabel(/Hanya yang berubah, 2/).check()
  await until('only what changed', async () => !/Kejar Stunting/.test(await grid().innerText()))
  await page.getByLabel(/Hanya yang berubah, 2/).uncheck()
  await page.locator('#banding').selectOption('')
})

test('a number of revision 1 is explained as it was frozen', async () => {
  await page.locator('#revisi').selectOption('1')
  await grid().getByText('Kelas Buby').click()
  const pane = page.getByTestId('penjelasan')
  await pane.getByText('Angka revisi 1').waitFor()
  await until('the old number', async () => /Mengapa 85,00/.test(await pane.innerText()))
  await pane.getByRole('button', { name: '85,00' }).first().click()
  await pane.getByText('Lembar Juri 1, Proposal').waitFor()
  assert.equal(await pane.getByRole('textbox').count(), 0, 'a frozen mark is not tried')
  await looksRight('beku-lembar')
})

test('a trial that came back and says no more than the desk does not stop the freeze', async () => {
  const { stages } = await call('rankings.explain', {
    edition,
    submission: submissions['Kejar Stunting'],
    revision: null,
    changes: [],
  })
  const [stage] = stages
  const [sheet] = stage.sheets
  const change = {
    stage: stage.stage,
    submission: submissions['Kejar Stunting'],
    juror: sheet.juror,
    criterion: sheet.lines.find((one) => one.leaf).code,
    mark: '90',
  }
  await screen('Control+1', 'Beranda')
  await call('drafts.put', {
    form: 'percobaan',
    row: String(edition),
    text: JSON.stringify({ changes: [change] }),
    stroke: Date.now(),
  })
  await reload()
  await screen('Control+1', 'Beranda')
  const answer = await holdBack('rankings.what_if')
  await press('Control+7')
  await heading('Hasil')
  await page.getByTestId('buang-percobaan').waitFor()
  await press('Alt+b')
  await answer()
  await dialog().getByText('Yang dibekukan').waitFor()
  await press('Escape')
  await closed()
  await until('nothing of it is kept', async () => !(await drafts()).some((one) => one.form === 'percobaan'))
  await toHasil()
})

test('the freeze names sheets with typing that is not saved; left, it forgets the day that was typed', async () => {
  const [stage] = await judged(edition)
  const [juror] = await call('jurors.list', { edition })
  const row = `${stage.id} ${submissions['Kelas Buby']} ${juror.id}`
  await call('drafts.put', { form: 'lembar', row, text: '{"base":{},"typed":{}}', stroke: Date.now() })
  await page.locator('#revisi').selectOption('0')
  await press('Alt+b')
  const note = dialog().getByTestId('belum-disimpan')
  await note.getByRole('button', { name: `Kelas Buby, ${juror.name}` }).waitFor()
  const day = dialog().locator('#date')
  const proposed = await until('a day is proposed', () => day.inputValue())
  await day.fill('15/12/2021')
  await dialog().getByText('15 Desember 2021').first().waitFor()
  await looksRight('bekukan-isian')
  await press('Escape')
  await press('Escape')
  await closed()
  // Opened by a double click, its field has the focus and takes what is typed.
  await page.getByTestId('bekukan').dblclick()
  await focused('#reason')
  await type('koreksi')
  assert.equal(await dialog().locator('#reason').inputValue(), 'koreksi')
  await until('proposed anew', async () => (await day.inputValue()) === proposed)
  await note.getByRole('button', { name: /Kelas Buby/ }).click()
  await heading('Ketik lembar nilai')
  await page.getByRole('heading', { level: 2, name: 'Kelas Buby' }).waitFor()
  await call('drafts.delete', { form: 'lembar', row, stroke: Date.now() })
  await toHasil()
})

test('an undo behind the freeze leads to the correction, from the bar and from Riwayat', async () => {
  await page.locator('#revisi').selectOption('0')
  await press('Control+z')
  await page.getByText('Buat koreksi di Hasil').waitFor()
  await rail('riwayat', 'Riwayat')
  await page.getByRole('searchbox').fill('Nilai Pojok Bisa oleh Juri 2')
  await grid().getByText('Nilai Pojok Bisa oleh Juri 2').first().click()
  const lead = page.getByTestId('jalan-lain')
  await lead.waitFor()
  await lead.focus()
  await press('Enter')
  await heading('Hasil')
  await focused('[id^="coba-"]')
  assert.match(await page.getByTestId('penjelasan').innerText(), /Lembar Juri 2/)
  await type('70')
  await press('Enter')
  await until('tried', async () => /Juri 2, Pojok Bisa/.test(await bar()))
  await button('buang-percobaan')()
  await noTrial()
  await desk.seeNothingWrong()
})

test('a stage that is locked stays the one looked at', async () => {
  await reload()
  await screen('Control+6', 'Penilaian')
  await page.getByTestId('kunci').click()
  await dialog().waitFor()
  await press('Control+Enter')
  await page.getByTestId('terkunci').waitFor()
  assert.equal(await page.locator('#tahap').inputValue(), String(proposal.id))
  await page.getByTestId('buka-kunci').waitFor()
})

test('a closed edition says so at once: no form is opened that the desk would refuse', async () => {
  await call('editions.close', { edition, reason: 'selesai' })
  await reload()
  const said = async (words) => page.getByRole('contentinfo').getByText(words).waitFor()
  await said('Edisi ditutup, hanya baca')
  await screen('Control+6', 'Penilaian')
  await page.getByRole('grid').focus()
  await press('Control+Home')
  const before = await drafts()
  await type('5')
  await press('Enter')
  assert.deepEqual(await drafts(), before)
  await press('Control+i')
  await said('Edisi ini ditutup.')
  await screen('Control+4', 'Usulan')
  for (const key of ['Control+n', 'Control+i']) {
    await press('F1', 'Escape')
    await press(key)
    await said('Edisi ini ditutup.')
  }
  await toHasil()
  assert.equal(await page.getByTestId('coba').count(), 0)
  for (const key of ['Alt+b', 'Alt+c', 'Alt+p']) {
    await press('F1', 'Escape')
    await press(key)
    await said('Edisi ini ditutup.')
    assert.equal(await dialog().count(), 0)
  }
  await call('editions.reopen', { edition, reason: 'koreksi' })
  await desk.seeNothingWrong()
})
