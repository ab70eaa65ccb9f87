/** Every form and dialog in which somebody may be typing when the program is killed. */
import assert from 'node:assert/strict'
import { agency as newAgency, judged, juror, passed } from '../../harness/arrange.mjs'
import {
  activeCell,
  at,
  button,
  call,
  desk,
  dialog,
  find,
  focused,
  heading,
  onRow as row,
  page,
  press,
  screen,
  type,
} from '../../harness/hands.mjs'
import { until } from '../../harness/until.mjs'
import { MEJA, restarted } from './power.mjs'

const edition = async () => (await call('editions.list')).toSorted((a, b) => b.year - a.year)[0].id
const settings = (id) => async () => {
  await button('rel-pengaturan')()
  await heading('Pengaturan')
  await button(`bagian-${id}`)()
}
/** A form of a list opens by itself when its typing is found; otherwise the list has the focus. */
async function cameBack() {
  if (restarted) await page.getByTestId('ketikan-dipulihkan').waitFor()
  else await row()
  return restarted
}
const agency =
  (words, act, itself = true) =>
  async () => {
    await screen('Control+2', 'Perangkat Daerah')
    if (itself && (await cameBack())) return
    await row()
    await find(words)
    await act()
  }
const book = async () => {
  await screen('Control+8', 'Piagam')
  await row()
  await press('Alt+r')
  await heading('Register nomor')
  await row()
}

/** The jurors' list. */
const jurors = async () => {
  await screen('Control+6', 'Penilaian')
  await press('Alt+3')
  await row()
}
/** The grid of marks. */
const grid = async () => {
  await screen('Control+6', 'Penilaian')
  await page.getByRole('grid').waitFor()
  await until('a cell is active', activeCell)
}

/** A competition in the edition just made: four submissions that passed, one juror. */
async function competition() {
  const id = await edition()
  const unit = await newAgency('DISTAN', 'Dinas Pertanian')
  await passed(
    id,
    ['Kejar Contoh', 'Kelas Contoh', 'Pasar Contoh', 'Pojok Contoh'].map((title) => [title, unit]),
  )
  await juror(id, 'Juri Contoh')
  return true
}
/** Its first stage that is judged is open. */
async function opened() {
  const [stage] = await judged(await edition())
  await call('stages.open', { stage: stage.id })
  return true
}

/**
 * One row per form: how it is opened, the field and what is typed there, how it is saved. `over` types over what the
 * field has; `more` is a second field; `begin` and `back` type and look where a field has no name; `file` is another
 * desk than the sample; `once` is a form whose save is followed by more, so that taking back the last change shows
 * nothing.
 */
export const FORMS = [
  {
    form: 'perangkat-daerah',
    what: 'a unit edited',
    field: 'contact',
    text: 'Petugas Contoh',
    open: agency('DISTAN', () => press('F2')),
    save: () => press('Control+Enter'),
  },
  {
    form: 'perangkat-daerah',
    what: 'a new unit',
    field: 'name',
    text: 'UPT Puskesmas Contoh',
    more: ['code', 'PKM-CTH'],
    async open() {
      await screen('Control+2', 'Perangkat Daerah')
      if (!(await cameBack())) await press('Control+n')
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'pengecualian',
    what: 'a unit exempted',
    field: 'reason',
    text: 'Baru dibentuk tahun ini',
    open: agency('DISTAN', button('kecualikan'), false),
    save: button('kecualikan-sekarang'),
  },
  {
    form: 'gabung-unit',
    what: 'two units merged',
    field: 'on',
    text: '1/1/2022',
    open: agency('PKM-CTH', button('gabungkan'), false),
    async save() {
      await at('into').focus()
      await type('DISTAN')
      await press('Enter')
      await button('gabungkan-sekarang')()
    },
  },
  {
    form: 'ganti-piagam',
    what: 'a certificate replaced',
    field: 'reason',
    text: 'Menurut surat perangkat daerah',
    async open() {
      await book()
      await press('Alt+g')
    },
    async save() {
      await at('sebab').focus()
      await type('n')
      await press('Control+Enter')
    },
  },
  {
    form: 'nomor-piagam-baru',
    what: 'a missing number',
    field: 'nomor-piagam',
    text: '061/SUSULAN-77/B. Organisasi/Setda',
    over: true,
    async arrange() {
      const rows = (await call('certificates.list', { edition: await edition() })).rows
      await call('certificates.void', {
        certificate: rows.find((one) => one.rank === 10 || one.id !== null).id,
        reason: 'Nama salah',
      })
    },
    async open() {
      await screen('Control+8', 'Piagam')
      await row()
      await page.locator('[data-finding="0"]').waitFor()
      await press('F8')
      await focused('[data-finding="0"] *')
      await press('Enter')
    },
    save: () => press('Enter'),
  },
  {
    form: 'isian-dokumen',
    what: 'values of a document',
    text: 'Ruang Rapat Contoh',
    field: async () =>
      (await call('documents.values', { edition: await edition() })).find((one) => !one.is_date && one.value === '')
        .key,
    async open() {
      const key = await this.field()
      const { document } = (await call('documents.values', { edition: await edition() })).find((one) => one.key === key)
      const name = (await call('documents.list', { edition: await edition() })).find(
        (one) => one.code === document,
      ).name
      await screen('Control+9', 'Dokumen & Rekap')
      await row()
      await find(name)
      await until(`${name} is picked`, () =>
        page.evaluate(
          (words) =>
            document.activeElement?.matches('[role=row]') &&
            document.activeElement.getAttribute('aria-label').startsWith(words),
          name,
        ),
      )
      await button('isian')()
    },
    save: button('simpan-isian'),
  },
  {
    form: 'usulan',
    what: 'a new submission',
    field: 'title',
    text: 'Inovasi Contoh Baru',
    async open() {
      await screen('Control+4', 'Usulan')
      if (restarted) return
      await row()
      await press('Control+n')
      await focused('#title')
    },
    async save() {
      await at('agency_id').focus()
      await type('DISTAN')
      await press('Enter')
      await press('Control+s')
    },
  },
  {
    form: 'usulan',
    what: 'a text of a submission',
    field: 'isian',
    text: 'Latar belakang contoh.',
    over: true,
    async open() {
      await screen('Control+4', 'Usulan')
      if (restarted) return
      await row()
      await press('F2')
      await focused('#title')
      await press('Control+Tab')
      await focused('#isian')
    },
    save: () => press('Control+s'),
  },
  {
    form: 'pleno',
    what: 'a decision of the panel',
    field: 'reason',
    text: 'Musyawarah panel contoh',
    async open() {
      await screen('Control+7', 'Hasil')
      await row()
      await press('Alt+p')
      await dialog().waitFor()
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'nomor-piagam',
    what: 'a number written by hand',
    field: 'isi-nomor',
    text: '061/TANGAN-1/B. Organisasi/Setda',
    /** One certificate without a number, to be written in on paper. */
    async arrange() {
      const id = await edition()
      const one = (await call('certificates.list', { edition: id })).rows.findLast((row) => row.id !== null)
      await call('certificates.void', { certificate: one.id, reason: 'Dicetak tanpa nomor' })
      await call('certificates.issue', {
        edition: id,
        submissions: [one.submission],
        numbers: [{ submission: one.submission, number: '' }],
      })
    },
    async open() {
      await book()
      await press('End')
      await at('isi-nomor').waitFor()
    },
    async save() {
      await at('isi-nomor').focus()
      await press('Tab')
      await press('Enter')
    },
  },
  {
    form: 'percobaan',
    what: 'a mark tried',
    text: '61',
    async open() {
      await screen('Control+7', 'Hasil')
      await row()
      await press('Alt+c')
      await focused('[id^="coba-"]')
    },
    begin: () => type('61'),
    back: async () => /^61/.test(await page.locator('[id^="coba-"]').first().inputValue()),
    save: button('buang-percobaan'),
  },
  {
    form: 'koreksi',
    what: 'why a trial is kept',
    field: 'reason',
    text: 'Salah ketik dari lembar',
    async open() {
      await screen('Control+7', 'Hasil')
      await row()
      if (!restarted) {
        await press('Alt+c')
        await focused('[id^="coba-"]')
        await type('62')
        await press('Enter')
      }
      await page.getByTestId('percobaan').getByText('62,00').waitFor()
      await press('Control+s')
      await dialog().waitFor()
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'pembekuan',
    what: 'why a result is frozen again',
    field: 'reason',
    text: 'Koreksi lembar Juri 1',
    async open() {
      await screen('Control+7', 'Hasil')
      await row()
      // The form before left a trial that says what the desk says by now: it is in nobody's way.
      await press('Alt+b')
      await dialog().waitFor()
    },
    async save() {
      await at('reason').focus()
      await press('Control+Enter')
    },
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
      await FORMS.find((one) => one.form === 'lembar').open()
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
