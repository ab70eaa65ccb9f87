/** The register, papers, submissions and results of the sample. See `forms.mjs`. */
import {
  at,
  button,
  call,
  dialog,
  find,
  focused,
  onRow as row,
  page,
  press,
  screen,
  type,
} from '../../harness/hands.mjs'
import { until } from '../../harness/until.mjs'
import { edition, cameBack, agency, book } from './ways.mjs'
import { restarted } from './power.mjs'

export const WORK = [
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
]
