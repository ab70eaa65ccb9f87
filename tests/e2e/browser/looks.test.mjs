/**
 * Every screen of the sample and every dialog that opens from one, looked at in three sizes, light and dark: by axe
 * with its best practice, for sideways scrolling, and for choices that are cut. A message and the undo bar stand
 * meanwhile.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { changeAgency, doorOf, judged } from '../harness/arrange.mjs'
import {
  call,
  closed,
  desk,
  dialog,
  focused,
  heading,
  onRow,
  page,
  pageDrawn,
  press,
  rail,
  reload,
  screen,
  sitDownAtSample,
  standUp,
  still,
  type,
} from '../harness/hands.mjs'
import { looksRightEverywhere } from '../harness/looks.mjs'

before(sitDownAtSample)
after(standUp)

const wide = () => page.setViewportSize({ width: 1366, height: 697 })
const click = (id) => page.getByTestId(id).first().click()
const named = (name) => page.getByRole('button', { name }).first().click()
const opened = async () => void (await dialog().waitFor())
async function shut() {
  await press('Escape')
  await closed()
}
const agencies = () => screen('Control+2', 'Perangkat Daerah').then(() => onRow())
const sessions = () => screen('Control+3', 'Kegiatan & Kehadiran').then(() => onRow())
const submissions = () => screen('Control+4', 'Usulan').then(() => onRow())
const scoring = (view) => async () => {
  await screen('Control+6', 'Penilaian')
  await press(view)
  await page.locator('main [data-entry], main [role=grid]').first().waitFor({ state: 'attached' })
}
const result = () => screen('Control+7', 'Hasil').then(() => onRow())
const certificates = () =>
  screen('Control+8', 'Piagam')
    .then(() => onRow())
    .then(pageDrawn)
const register = async () => {
  await certificates()
  await press('Alt+r')
  await onRow()
}
const documents = (name) => async () => {
  await screen('Control+9', 'Dokumen & Rekap')
  await page.getByRole('grid').getByText(name, { exact: true }).first().click()
  await pageDrawn()
}
const part = (name) => async () => {
  await press('Control+k')
  await page.getByTestId('cari-semua').waitFor()
  await type(`pengaturan ${name}`)
  await page.locator('[role=option]').first().waitFor()
  await press('Enter')
  await heading('Pengaturan')
}

/** What is looked at; what opens it; the component of a dialog; how it is left, if not by going elsewhere. */
const VIEWS = [
  ['beranda', () => screen('Control+1', 'Beranda')],
  ['perangkat-daerah', agencies],
  ['pohon', () => agencies().then(() => named('Pohon'))],
  [
    'kewajiban',
    () =>
      agencies()
        .then(() => press('Alt+3'))
        .then(() => onRow()),
    undefined,
    () => press('Alt+1'),
  ],
  ['kolom', () => agencies().then(() => click('kolom')), undefined, () => press('Escape')],
  [
    'cetak-daftar',
    () =>
      agencies()
        .then(() => press('Control+p'))
        .then(opened)
        .then(pageDrawn),
    'PrintDialog',
    shut,
  ],
  ['kegiatan', sessions],
  ['kegiatan-ubah', () => sessions().then(() => press('F2')), undefined, () => press('Escape')],
  ...[
    ['Alt+a', 'AgendaDialog'],
    ['Alt+m', 'RolesDialog'],
    ['Alt+o', 'MinutesDialog'],
    ['Control+p', 'PapersDialog'],
  ].map(([key, name]) => [
    name,
    () =>
      sessions()
        .then(() => page.getByRole('row', { name: /^Sosialisasi KIPP 2021/ }).click())
        .then(() => page.getByTestId('isi-notulen').waitFor())
        .then(() => press(key))
        .then(opened),
    name,
    shut,
  ]),
  ['pintu', async () => doorOf((await call('editions.list'))[0].id)],
  ['usulan', submissions],
  ['saringan', () => submissions().then(() => click('saringan')), undefined, () => click('saringan')],
  ['penilaian-satu', scoring('Alt+1')],
  ['penilaian-semua', scoring('Alt+2')],
  ['penilaian-juri', scoring('Alt+3')],
  ['hasil', result],
  [
    'bekukan',
    () =>
      result()
        .then(() => press('Alt+b'))
        .then(opened),
    'FreezeDialog',
    shut,
  ],
  [
    'pleno',
    () =>
      result()
        .then(() => press('Alt+p'))
        .then(opened),
    'PanelDialog',
    shut,
  ],
  ['piagam', certificates],
  ['register', register],
  [
    'ganti',
    () =>
      register()
        .then(() => press('Alt+g'))
        .then(opened),
    'ReplaceDialog',
    shut,
  ],
  ['dokumen', documents('Rekapitulasi nilai')],
  [
    'pilih-kolom',
    () =>
      documents('Rekapitulasi nilai')()
        .then(() => click('pilih-kolom'))
        .then(opened),
    'ColumnsDialog',
    shut,
  ],
  [
    'isian',
    () =>
      documents('Lampiran pengumuman')()
        .then(() => named('Isian…'))
        .then(opened),
    'ValuesDialog',
    shut,
  ],
  ['riwayat', () => rail('riwayat', 'Riwayat').then(() => onRow())],
  ...[
    'Setelan edisi',
    'Tahapan',
    'Rubrik dan bobot',
    'Penentu seri',
    'Kelas penghargaan',
    'Aturan surat',
    'Hari libur',
    'Wilayah dan kop',
    'Penanda tangan',
    'Petugas',
    'Tampilan',
  ].map((name) => [`pengaturan ${name}`, part(name)]),
  [
    'bantuan',
    () =>
      screen('Control+1', 'Beranda')
        .then(() => press('F1'))
        .then(opened),
    'Help',
    shut,
  ],
  [
    'cari',
    () =>
      press('Control+k')
        .then(() => type('dinas'))
        .then(() => page.locator('[role=option]').first().waitFor()),
    undefined,
    () => press('Escape'),
  ],
  [
    'mulai',
    () => press('Control+o').then(() => page.getByTestId('mulai-buka').waitFor()),
    undefined,
    () => press('Escape'),
  ],
]

/** Dialogs that the journey of their screen looks at, in the states only it has. */
const ELSEWHERE = [
  'Button',
  'NumbersDialog',
  'ContinueDialog',
  'CopiesDialog',
  'OutdatedDialog',
  'ExemptDialog',
  'MergeDialog',
  'JoinDialog',
  'Attachments',
  'KnownDialog',
  'StatusDialog',
  'CompareDialog',
  'KeepDialog',
  'CopyDialog',
  'ExtensionDialog',
  'OutsideDialog',
  'Register',
  'StageDialog',
  'ScaleDialog',
  'EditionSection',
  'LockDialog',
  'AskReason',
  'ConflictDialog',
  'JurorForm',
  'AnswerDialog',
  'NoteDialog',
  'SentDialog',
  'ReceiptDialog',
  'BatchDialog',
  'AbsentDialog',
  'HolidaysSection',
  'NumberDialog',
  'ChooseSession',
  'SeatsDialog',
  'Texts',
]

test('a change and a finished file are said meanwhile', async () => {
  await changeAgency('Dinas Pertanian', { note: 'catatan' })
  await reload()
  await agencies()
  await press('F2')
  await page.locator('#contact').fill('Petugas')
  await press('Control+Enter')
  await page.getByTestId('bilah-urungkan').waitFor()
  await click('ekspor')
  await page.getByTestId('pemberitahuan').first().waitFor()
})

for (const [name, open, , leave] of VIEWS) {
  test(`${name} looks right`, async () => {
    await wide()
    await open()
    await still()
    await looksRightEverywhere(name)
    await wide()
    await leave?.()
  })
}

test('a heading of a pane is not broken inside a word', async () => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await agencies()
  const heading = page.locator('.pane h2').first()
  const lines = await heading.evaluate((one) => {
    const text = one.firstChild
    const range = document.createRange()
    return one.textContent.split(' ').map((word) => {
      range.setStart(text, one.textContent.indexOf(word))
      range.setEnd(text, one.textContent.indexOf(word) + word.length)
      return range.getClientRects().length
    })
  })
  assert.deepEqual(
    lines.filter((many) => many !== 1),
    [],
    await heading.innerText(),
  )
  await wide()
})

test('the last step of the year leads to what closes the edition', async () => {
  await wide()
  await screen('Control+1', 'Beranda')
  await page
    .getByRole('button', { name: /Buka pengaturan/ })
    .first()
    .focus()
  await press('Enter')
  await focused('[data-testid="tutup-edisi"]')
})

test('a refusal looks right', async () => {
  const [{ id: edition }] = await call('editions.list')
  const [stage] = await judged(edition)
  await call('stages.lock', { stage: stage.id })
  await reload()
  await screen('Control+1', 'Beranda')
  await press('Control+z')
  await page
    .getByText(/Tidak dapat diurungkan/)
    .first()
    .waitFor()
  await looksRightEverywhere('ditolak')
})

test('every dialog of the program is looked at, here or in the journey of its screen', () => {
  const source = fileURLToPath(new URL('../../../ui/src', import.meta.url))
  const dialogs = readdirSync(source, { recursive: true }).filter(
    (name) => name.endsWith('.svelte') && readFileSync(`${source}/${name}`, 'utf8').includes('<Dialog'),
  )
  const known = new Set([...VIEWS.map(([, , component]) => component), ...ELSEWHERE])
  assert.ok(dialogs.length > 15)
  assert.deepEqual(
    dialogs.map((name) => name.split('/').at(-1).replace('.svelte', '')).filter((name) => !known.has(name)),
    [],
  )
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
