/** A desk of its own, from its first edition on: each form builds on those before it. See `forms.mjs`. */
import assert from 'node:assert/strict'
import {
  at,
  button,
  call,
  desk,
  dialog,
  focused,
  heading,
  onRow as row,
  page,
  press,
  screen,
  type,
} from '../../harness/hands.mjs'
import { judged } from '../../harness/arrange.mjs'
import { edition, settings, grid, competition, opened } from './ways.mjs'
import { MEJA, restarted } from './power.mjs'

export const NEW_DESK = [
  {
    form: 'edisi-baru',
    what: 'a new edition',
    once: true,
    file: MEJA,
    field: 'kop_alamat',
    text: 'Jalan Edisi Baru 1',
    over: true,
    async open() {
      await page.getByTestId('mulai-edisi').waitFor()
      await press('Control+n')
      await focused('#year')
    },
    async save() {
      await press('Alt+s')
      await heading('Beranda')
    },
  },
  {
    // Wider than the level texts, so that none of them keeps it from changing.
    form: 'skala',
    what: 'the scale',
    file: MEJA,
    field: 'scale_max',
    text: '100,5',
    over: true,
    async open() {
      await settings('edisi')()
      await button('ubah-skala')()
      await dialog().waitFor()
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'usulan',
    what: 'a submission',
    file: MEJA,
    field: 'title',
    text: 'Panen Raya Contoh',
    arrange: competition,
    async open() {
      await screen('Control+4', 'Usulan')
      if (restarted) return
      await row()
      await press('Control+n')
    },
    async save() {
      await at('agency_id').fill('distan')
      await press('Enter')
      await press('Control+s')
    },
  },
  {
    form: 'status-usulan',
    what: 'a step back with its reason',
    file: MEJA,
    field: 'reason',
    text: 'Berkas diperbaiki dahulu',
    async open() {
      await screen('Control+4', 'Usulan')
      await row()
      await press('Enter')
      await page.getByTestId('status-lain').waitFor()
      await button('status-lain')()
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'sel-nilai',
    what: 'a cell of the grid',
    file: MEJA,
    text: '77',
    arrange: opened,
    async open() {
      await grid()
      await press('Control+Home')
    },
    begin: () => type('77'),
    back: async () => (await page.locator('[data-sel]').first().innerText()) === '77',
    async save() {
      await press('F2')
      await press('Enter')
    },
  },
  {
    form: 'lembar',
    what: 'a sheet',
    file: MEJA,
    text: '66',
    async open() {
      await grid()
      await press('Control+l')
      await focused('[id^="marks."]')
    },
    async begin() {
      await press('Control+a')
      await type('66')
    },
    back: async () => /^66/.test(await page.locator('[id^="marks."]').first().inputValue()),
    async save() {
      const fields = page.locator('[id^="marks."]')
      for (let n = 0; n < (await fields.count()); n++) await fields.nth(n).fill('66')
      await at('control_total').fill('66')
      await press('Control+Enter')
    },
  },
  {
    form: 'alasan',
    what: 'an abstention',
    file: MEJA,
    field: 'reason',
    text: 'Mendampingi penyusunan',
    async open() {
      await NEW_DESK.find((one) => one.form === 'lembar').open()
      await press('Alt+a')
      await dialog().waitFor()
    },
    async save() {
      await at('reason').focus()
      await press('Enter')
    },
  },
  {
    form: 'bebaskan',
    what: 'a missing sheet excused before a freeze',
    file: MEJA,
    field: 'excuse',
    text: 'Juri bertugas di luar daerah',
    async open() {
      await screen('Control+7', 'Hasil')
      await row()
      await press('Alt+b')
      await dialog().waitFor()
    },
    async save() {
      await at('excuse').focus()
      await press('Enter')
    },
  },
  {
    form: 'kehadiran-daring',
    what: 'names of a participant file being said',
    field: undefined,
    text: '"skip":true',
    async open() {
      await screen('Control+3', 'Kegiatan & Kehadiran')
      await press('Alt+4')
      await page.getByTestId('impor-daring').waitFor()
      await desk.bridge.upload(
        'zoom.csv',
        Buffer.from('Name (Original Name),User Email,Total Duration (Minutes),Guest\niPhone,,60,Yes\n'),
      )
      await press('Control+i')
      await page.getByTestId('hitungan').waitFor()
      await row()
    },
    async begin() {
      await press('Delete')
      await page.getByTestId('hitungan').getByText('1 dilewati').waitFor()
    },
    back: async () => /1 dilewati/.test(await page.getByTestId('hitungan').innerText()),
    async save() {
      await press('Control+Enter')
      await page.getByTestId('impor-daring').waitFor()
    },
  },
  {
    form: 'impor',
    what: 'a file being imported: a cell mended, another half typed',
    file: MEJA,
    field: 'perbaikan-sel',
    text: 'Kebun Contoh',
    async open() {
      await screen('Control+4', 'Usulan')
      await row()
      await desk.bridge.upload(
        'titipan.csv',
        Buffer.from('Judul;Perangkat daerah\n;Dinas Pertanian\n;Dinas Pertanian\n'),
      )
      await press('Control+i')
      if (!restarted) {
        await focused('[data-testid=periksa]')
        await press('Enter')
      }
      await page.getByTestId('hitungan').waitFor()
      await row()
    },
    async begin() {
      await type('Sawah Contoh')
      await press('Enter')
      await page.getByTestId('hitungan').getByText('1 siap').waitFor()
      await row()
      await press('F8')
      await focused('[role=row][aria-label*=", A3,"]')
      await type('Kebun Contoh')
    },
    back: async () =>
      (await at('perbaikan-sel').inputValue()) === 'Kebun Contoh' &&
      /1 siap/.test(await page.getByTestId('hitungan').innerText()),
    async save() {
      // The half typed cell is taken first, and looked at; the second time the file comes in.
      await press('Control+Enter')
      await page.getByTestId('hitungan').getByText('2 siap').waitFor()
      await press('Control+Enter')
      await focused('[data-testid=lihat-daftar]')
      const titles = (await call('submissions.list', { edition: await edition() })).map((one) => one.title)
      assert.deepEqual(
        ['Kebun Contoh', 'Sawah Contoh'].filter((one) => !titles.includes(one)),
        [],
      )
    },
  },
  {
    form: 'alasan-jadwal',
    what: 'a reason outside the dates',
    file: MEJA,
    field: 'outside_reason',
    text: 'Jadwal panelis berubah',
    once: true,
    async arrange() {
      const stage = (await judged(await edition()))[1]
      await call('stages.change', { stage: stage.id, starts_on: '1/12/2021', ends_on: '2/12/2021' })
      return true
    },
    async open() {
      await screen('Control+1', 'Beranda')
      await page
        .getByRole('button', { name: /^Presentasi/ })
        .first()
        .click()
      await heading('Penilaian')
      await page
        .getByRole('button', { name: /^Buka tahapan/ })
        .last()
        .click()
      await dialog().waitFor()
    },
    save: () => press('Enter'),
  },
  {
    form: 'salin-edisi',
    what: 'the year of a copied edition',
    file: MEJA,
    field: 'year',
    text: '2037',
    over: true,
    async open() {
      await press('Control+o')
      await page.getByTestId('mulai-tahun-lalu').waitFor()
      await press('Alt+t')
      await dialog().waitFor()
    },
    async save() {
      await at('year').focus()
      await press('Enter')
      await heading('Beranda')
    },
  },
]
