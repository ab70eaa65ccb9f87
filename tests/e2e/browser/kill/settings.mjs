/** The team, who signs and the settings of the sample. See `forms.mjs`. */
import assert from 'node:assert/strict'
import { at, button, call, dialog, page, press, screen, type } from '../../harness/hands.mjs'
import { doorOf } from '../../harness/arrange.mjs'
import { edition, settings, jurors } from './ways.mjs'
import { restarted } from './power.mjs'

/** The sosialisasi of the sample, and a form that opens from it. */
const session = (key) => async () => {
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await press('Alt+1')
  await page.getByRole('row', { name: /^Sosialisasi KIPP 2021/ }).click()
  await page.getByTestId('isi-notulen').waitFor()
  await press(key)
  await dialog().waitFor()
}

export const SETTINGS = [
  {
    form: 'kegiatan',
    what: 'a new session',
    field: 'place',
    text: 'Aula Contoh Baru',
    more: ['name', 'Rapat Contoh Baru'],
    async open() {
      await screen('Control+3', 'Kegiatan & Kehadiran')
      await press('Alt+1')
      await page.getByTestId('kegiatan-baru').waitFor()
      await press('Control+n')
      await at('name').waitFor()
    },
    async save() {
      await at('date').fill('20/9/2021')
      await at('starts_at').fill('9')
      await press('Control+Enter')
    },
  },
  {
    form: 'susunan-acara',
    what: 'the programme of a session',
    field: 'items.8.speaker',
    text: 'Pembawa acara contoh',
    open: session('Alt+a'),
    save: () => press('Control+Enter'),
  },
  {
    form: 'pengisi',
    what: 'the speakers of a session',
    field: 'roles.2.topic',
    text: 'Tanya jawab contoh',
    open: session('Alt+m'),
    save: () => press('Control+Enter'),
  },
  {
    form: 'notulen',
    what: 'the minutes of a session',
    field: 'closing',
    text: 'Ditutup dengan ucapan terima kasih contoh',
    open: session('Alt+o'),
    save: () => press('Control+Enter'),
  },
  {
    form: 'orang',
    what: 'a new person',
    field: 'name',
    text: 'Orang Contoh Baru',
    async open() {
      await screen('Control+3', 'Kegiatan & Kehadiran')
      await press('Alt+2')
      await page.getByTestId('orang-baru').waitFor()
      await press('Control+n')
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'tim',
    what: 'a new member of a team',
    field: 'office',
    text: 'Kepala Subbagian Contoh',
    async open() {
      await screen('Control+3', 'Kegiatan & Kehadiran')
      await press('Alt+3')
      await page.getByTestId('tim-baru').waitFor()
      await press('Control+n')
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'pintu',
    what: 'somebody at the door',
    field: 'kotak-pintu',
    text: 'Tamu Contoh Baru',
    async open() {
      await doorOf(await edition())
    },
    save: () => press('Enter'),
  },
  {
    form: 'juri',
    what: 'a new juror',
    field: 'name',
    text: 'Juri Contoh Baru',
    async open() {
      await jurors()
      await press('Control+n')
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'benturan',
    what: 'a conflict declared',
    field: 'reason',
    text: 'Mendampingi penyusunan proposal',
    async open() {
      await jurors()
      await press('Alt+b')
      await dialog().waitFor()
    },
    async save() {
      await at('submission').focus()
      await type('pojok')
      await press('Enter')
      await press('Control+Enter')
    },
  },
  {
    form: 'penanda-tangan',
    what: 'a new signatory',
    field: 'name',
    text: 'Penanda Contoh',
    more: ['office', 'Asisten Administrasi Umum'],
    async open() {
      await settings('penanda')()
      await page.getByTestId('penanda-baru').waitFor()
      if (!restarted) await press('Control+n')
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'kelas',
    what: 'award classes',
    field: 'classes.0.full_name',
    text: 'Inovasi Contoh',
    over: true,
    open: settings('kelas'),
    save: () => press('Control+Enter'),
  },
  {
    form: 'rubrik',
    what: 'weights',
    field: 'bobot.proposal',
    text: '500',
    over: true,
    open: settings('rubrik'),
    async save() {
      await at('bobot.presentasi').fill('500')
      await at('alasan-bobot').fill('Keputusan tim')
      await press('Control+Enter')
    },
  },
  {
    form: 'edisi',
    what: 'a field of the edition',
    field: 'legal_basis',
    text: 'Keputusan Bupati Contoh',
    over: true,
    open: settings('edisi'),
    save: button('simpan-ketikan'),
  },
  {
    form: 'tutup-edisi',
    what: 'an edition closed',
    field: 'reason',
    text: 'Selesai diumumkan',
    once: true,
    async open() {
      await settings('edisi')()
      await button('tutup-edisi')()
    },
    async save() {
      await button('tutup-edisi-ya')()
      await dialog().waitFor({ state: 'hidden' })
      const { year } = (await call('editions.list')).find((one) => one.closed)
      assert.ok(year)
      await call('editions.reopen', { edition: await edition(), reason: 'Uji' })
    },
  },
  {
    form: 'tahapan',
    what: 'a stage',
    field: 'tahapan.persiapan.name',
    text: 'Persiapan contoh',
    over: true,
    open: settings('tahapan'),
    save: button('simpan-ketikan'),
  },
  {
    form: 'perpanjangan',
    what: 'an extension',
    field: 'reason',
    text: 'Permintaan pimpinan',
    async open() {
      await settings('tahapan')()
      if (restarted) await button('simpan-ketikan')()
      else {
        await at('tahapan.pleno.ends_on').fill('20/12/2021')
        await press('Tab')
      }
      await dialog().waitFor()
    },
    save: button('perpanjang'),
  },
  {
    form: 'langkah',
    what: 'a step of a stage',
    field: 'langkah.baru',
    text: 'Pesan aula contoh',
    async open() {
      await settings('tahapan')()
      await at('langkah.baru').waitFor()
    },
    save: button('tambah-langkah'),
  },
  {
    form: 'tahapan-dinilai',
    what: 'a new stage',
    field: 'name',
    text: 'Rapat Contoh',
    async open() {
      await settings('tahapan')()
      await button('tambah-tahapan')()
      await dialog().waitFor()
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'kantor',
    what: 'the kop',
    field: 'kop_alamat',
    text: 'Jalan Contoh 27',
    over: true,
    open: settings('kantor'),
    save: button('simpan-ketikan'),
  },
  {
    form: 'petugas',
    what: 'the officer',
    field: 'name',
    text: 'Petugas Pengganti',
    over: true,
    open: settings('petugas'),
    save: button('simpan-ketikan'),
  },
]
