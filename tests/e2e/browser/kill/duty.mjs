/** The duty of the sample: letters, what came back, what the office did. See `forms.mjs`. */
import { at, call, dialog, onRow as row, page, press, screen } from '../../harness/hands.mjs'
import { edition, settings } from './ways.mjs'

/** The registration has ended. */
async function closed() {
  const id = await edition()
  const stage = (await call('stages.list', { edition: id })).find((one) => one.kind === 'pendaftaran')
  if (!(await call('ledger.show', { edition: id })).closing)
    await call('stages.change', { stage: stage.id, starts_on: '1/10/2021', ends_on: '30/10/2021' })
  return true
}
/** Some agency of the ledger has a letter. */
async function lettered() {
  const id = await edition()
  await closed()
  const { rows } = await call('ledger.show', { edition: id })
  if (rows.some((one) => one.letters.length > 0)) return true
  const agencies = rows.filter((one) => one.due).map((one) => one.agency)
  const document = rows.find((one) => one.due).next
  await call('letters.issue', { letter: { edition: id, document, date: '10/12/2021', agencies } })
  return true
}
/** The first row that has a letter, or is due. */
const ledger = async () => {
  await screen('Control+2', 'Perangkat Daerah')
  await press('Alt+3')
  await row()
  const { rows } = await call('ledger.show', { edition: await edition() })
  const { name } = rows.find((one) => one.letters.length > 0) ?? rows.find((one) => one.due)
  await page.getByRole('row', { name }).first().click()
  await row(name)
}

export const DUTY = [
  {
    form: 'surat-kewajiban',
    what: 'letters of the ladder in a batch',
    field: 'date',
    text: '10/12/2021',
    arrange: closed,
    async open() {
      await screen('Control+2', 'Perangkat Daerah')
      await press('Alt+3')
      await row()
      await press('Alt+s')
      await dialog().waitFor()
    },
    save: () => press('Control+p'),
  },
  {
    form: 'tanggapan',
    what: 'an answer to a letter',
    field: 'number',
    text: 'CONTOH-J-77',
    more: ['date', '10/12/2021'],
    arrange: lettered,
    async open() {
      await ledger()
      await press('Alt+j')
      await dialog().waitFor()
    },
    async save() {
      await at('verdict').selectOption('belum_cukup')
      await press('Control+Enter')
    },
  },
  {
    form: 'catatan-kewajiban',
    what: 'a note of the office on a duty',
    field: 'text',
    text: 'Kepala dinas contoh dipanggil.',
    more: ['date', '10/12/2021'],
    async open() {
      await ledger()
      await press('Alt+c')
      await dialog().waitFor()
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'surat-dikirim',
    what: 'a letter that was sent',
    field: 'on',
    text: '10/12/2021',
    arrange: lettered,
    async open() {
      await ledger()
      await page.getByTestId('catat-kirim').last().focus()
      await press('Enter')
      await dialog().waitFor()
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'surat-diterima',
    what: 'a letter that was received',
    field: 'by',
    text: 'Penerima Contoh',
    more: ['on', '10/12/2021'],
    arrange: lettered,
    async open() {
      await ledger()
      await page.getByTestId('catat-terima').last().focus()
      await press('Enter')
      await dialog().waitFor()
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'aturan-surat',
    what: 'the rules of the letters',
    field: 'first_term',
    text: '11',
    over: true,
    open: settings('surat'),
    save: () => press('Control+Enter'),
  },
  {
    form: 'hari-libur',
    what: 'a new day off',
    field: 'name',
    text: 'Hari jadi contoh',
    more: ['date', '29/11/2021'],
    async open() {
      await settings('libur')()
      await page.getByTestId('libur-baru').waitFor()
      await press('Control+n')
      await dialog().waitFor()
    },
    save: () => press('Control+Enter'),
  },
]
