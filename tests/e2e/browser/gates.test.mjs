/**
 * Dates of stages: outside them one reason is asked and the last one offered again; an extension says to which day the
 * age counts and is announced; the organizer's steps are ticked on Beranda; what is judged stands still and says why.
 */
import { after, before, beforeEach, test } from 'node:test'
import assert from 'node:assert/strict'
import { agency, judged, juror, newEdition, passed } from '../harness/arrange.mjs'
import {
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
  noDraft,
  page,
  press,
  rail,
  reload,
  screen,
  sitDown,
  standUp,
  startCounting,
  still,
  type,
  undoBar,
} from '../harness/hands.mjs'
import { looksRightEverywhere } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

let edition
let health
const section = (id) => button(`bagian-${id}`)()
const stages = async () => call('stages.list', { edition })
const stage = async (code) => (await stages()).find((one) => one.code === code)
const dates = async (code, starts_on, ends_on) =>
  call('stages.change', { stage: (await stage(code)).id, starts_on, ends_on })
const REASON = 'jaringan di Seko putus sampai Selasa'

before(async () => {
  await sitDown()
  edition = await newEdition()
  health = await agency('DINKES', 'Dinas Kesehatan')
  await dates('pendaftaran', '6/10/2021', '5/11/2021')
  await reload()
})
after(standUp)
beforeEach(() => page.setViewportSize({ width: 1366, height: 697 }))

async function submission(title) {
  await screen('Control+4', 'Usulan')
  await press('Control+n')
  await focusAt('title')
  await type(title)
  await press('Tab', 'Tab')
  await focusAt('agency_id')
  await type('kesehatan')
  await page.getByRole('option', { name: 'Dinas Kesehatan' }).waitFor()
  await press('Enter')
  await press('Control+Enter')
  await dialog()
    .getByRole('heading', { name: /Pendaftaran ditutup 5 November 2021/ })
    .waitFor()
}

test('a new submission after the closing asks for a reason, by keyboard', async () => {
  await submission('Kejar Stunting')
  await focusAt('outside_reason')
  await press('Enter')
  await at('outside_reason-salah').getByText('Isi alasan di luar jadwal.').waitFor()
  await type(REASON)
  await looksRightEverywhere('alasan-jadwal')
  // Left: nothing is written, what was typed of the submission stays, and it is said. The first Esc empties the field.
  await press('Escape', 'Escape')
  await closed()
  await page.getByText('Pendaftaran ditutup 5 November 2021.', { exact: true }).first().waitFor()
  assert.equal((await call('submissions.list', { edition })).length, 0)
  assert.equal(await at('title').inputValue(), 'Kejar Stunting')
  startCounting()
  await press('Control+Enter')
  await dialog().waitFor()
  await focusAt('outside_reason')
  await type(REASON)
  await press('Enter')
  await closed()
  await undoBar('Kejar Stunting dinyatakan masuk')
  counted('a submission after the closing', 2)
  // Saved and declared in one act: one reason for both.
  const ops = await call('operations.list', { text: '', open: false, limit: 2 })
  assert.deepEqual(
    ops.map((one) => one.reason),
    [`Di luar jadwal: ${REASON}`, `Di luar jadwal: ${REASON}`],
  )
  await noDraft()
})

test('the last reason is offered again: one key; with the mouse it is left', async () => {
  await submission('Jaga Desa')
  await until('the last reason stands there', async () => (await at('outside_reason').inputValue()) === REASON)
  startCounting()
  await press('Enter')
  await closed()
  counted('the same reason again', 1)
  await until('it is there', async () => (await call('submissions.list', { edition })).length === 2)
  await submission('Go Pasar')
  await dialog()
    .getByRole('button', { name: /Batalkan/ })
    .click()
  await closed()
  // Left as it is, nothing asks by itself: the typing stays a draft.
  await screen('Control+1', 'Beranda')
  await page.getByText('usulan sedang diisi').waitFor()
  assert.equal((await call('submissions.list', { edition })).length, 2)
})

test('an extension of the registration asks to which day the age counts', async () => {
  await rail('pengaturan', 'Pengaturan')
  await section('tahapan')
  await at('tahapan.pendaftaran.ends_on').fill('12/11/2021')
  await press('Tab')
  await dialog().waitFor()
  await focusAt('reason')
  await type('permohonan Camat Seko')
  await press('Control+Enter')
  await dialog().getByText('Pilih sampai tanggal mana usia inovasi dihitung.').first().waitFor()
  await looksRightEverywhere('perpanjangan')
  await dialog()
    .getByRole('radio', { name: /Tanggal semula: 5 November 2021/ })
    .focus()
  await press('Space', 'Control+Enter')
  await closed()
  await until('it is kept', async () => (await stage('pendaftaran')).extensions.length === 1)
  assert.equal((await stage('pendaftaran')).extensions[0].age_to, '5 November 2021')
  await page.getByText('semula 5 November 2021').waitFor()
  await at('tahapan-langkah').selectOption({ label: 'Pendaftaran' })
  await page.getByTestId('perpanjangan').getByText('Usia inovasi tetap dihitung sampai 5 November 2021.').waitFor()
  await looksRightEverywhere('tahapan')
  await screen('Control+1', 'Beranda')
  await page.getByText('semula 5 Nov 2021').waitFor()
})

test('it is announced from its stage', async () => {
  await rail('pengaturan', 'Pengaturan')
  await section('tahapan')
  await at('tahapan-langkah').selectOption({ label: 'Pendaftaran' })
  await page.getByRole('button', { name: 'Pengumuman perpanjangan' }).click()
  await heading('Dokumen & Rekap')
  await page
    .getByText(/Nomor pengumuman belum diisi/)
    .first()
    .waitFor()
  await at('perpanjangan').selectOption({ label: '12 November 2021' })
  await still()
  await looksRightEverywhere('pengumuman-perpanjangan')
})

test('steps are worded, added, moved and removed by keyboard', async () => {
  await rail('pengaturan', 'Pengaturan')
  await section('tahapan')
  await at('tahapan-langkah').selectOption({ label: 'Sosialisasi' })
  const texts = async () => {
    const own = (await stage('sosialisasi')).id
    return (await call('stage_steps.list', { edition })).filter((one) => one.stage === own).map((one) => one.text)
  }
  await at('langkah.baru').focus()
  await type('Pesan aula')
  await press('Enter')
  await until('it is added', async () => (await texts()).at(-1) === 'Pesan aula')
  await focusAt('langkah.baru')
  const first = page.getByTestId('langkah').getByRole('textbox').first()
  await first.fill('Undang 41 perangkat daerah')
  await press('Tab')
  await until('it is worded', async () => (await texts())[0] === 'Undang 41 perangkat daerah')
  await page.getByRole('textbox', { name: 'Langkah 4' }).focus()
  await press('Alt+ArrowUp')
  await until('it is moved', async () => (await texts())[2] === 'Pesan aula')
  await focused('[data-step] .up')
  await press('Alt+ArrowDown')
  await until('it is back', async () => (await texts())[3] === 'Pesan aula')
  await page
    .getByRole('button', { name: /Selesaikan notulen/ })
    .last()
    .focus()
  await press('Enter')
  await until('it is removed', async () => (await texts()).length === 3)
  await press('Control+z')
  await until('it is back', async () => (await texts()).length === 4)
  await until('no step is being typed', async () => (await drafts()).every((one) => one.form !== 'langkah'))
})

test('a step is ticked on Beranda, and what the data tell has no tick', async () => {
  await dates('sosialisasi', '8/12/2021', '12/12/2021')
  await screen('Control+1', 'Beranda')
  const list = page.getByTestId('langkah-tahapan')
  await list.getByRole('heading', { name: /Sosialisasi/ }).waitFor()
  await looksRightEverywhere('beranda-langkah')
  await list.getByRole('checkbox', { name: 'Pesan aula' }).focus()
  await press('Space')
  await list.getByText('10 Desember 2021').waitFor()
  await undoBar('Pesan aula selesai')
  assert.equal(await list.getByRole('checkbox', { name: 'Bekukan hasil' }).count(), 0)
  await list.getByRole('checkbox', { name: 'Undang 41 perangkat daerah' }).click()
  await until(
    'both are ticked',
    async () => (await call('stage_steps.list', { edition })).filter((one) => one.done_on).length === 2,
  )
})

test('what is judged stands still: the screen says so before anything is typed', async () => {
  await dates('pendaftaran', '', '')
  await juror(edition, 'Juri 1')
  await passed(edition, [['Ibu Tangguh', health]])
  const [proposal] = await judged(edition)
  await call('stages.open', { stage: proposal.id })
  await rail('pengaturan', 'Pengaturan')
  await section('rubrik')
  await page.getByText(/Bobot tahapan tidak dapat diubah selama Penilaian proposal berlangsung/).waitFor()
  await page.getByText(/Rubrik tidak dapat diubah selama Penilaian proposal berlangsung/).waitFor()
  await looksRightEverywhere('rubrik-tetap')
  await page.locator('[data-row="bobot.proposal.signifikansi"]').click({ position: { x: 40, y: 10 } })
  await press('Delete')
  await page
    .locator('footer, [role=status]')
    .getByText(/Kunci Penilaian proposal lebih dulu/)
    .first()
    .waitFor()
  await at('bobot.proposal').focus()
  await type('5')
  assert.equal(await at('bobot.proposal').inputValue(), '600')
  await section('tahapan')
  await page.getByText(/Aturan peserta tidak dapat diubah selama Penilaian proposal berlangsung/).waitFor()
  assert.equal(await at('tahapan.proposal.participants').isDisabled(), true)
  // Locked, the rubric without marks is free again.
  await call('stages.lock', { stage: proposal.id })
  await reload()
  await rail('pengaturan', 'Pengaturan')
  await section('rubrik')
  await page.getByTestId('pohon-bobot').waitFor()
  await at('bobot.proposal').fill('700')
  await at('bobot.presentasi').fill('300')
  await press('Control+Enter')
  await until('it is saved', async () => (await stage('proposal')).weight === 700)
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
