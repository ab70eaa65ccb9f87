/** Letters of the sample: their register, what is written, worded and numbered, invitations. See `forms.mjs`. */
import { at, button, call, dialog, heading, onRow as row, page, press, screen, type } from '../../harness/hands.mjs'
import { edition, settings } from './ways.mjs'

const register = async () => {
  await screen('Control+9', 'Dokumen & Rekap')
  await press('Alt+2')
  await row()
}
const NAME = 'Rapat Contoh Undangan'
/** A session to which two agencies are invited. */
async function invited() {
  const id = await edition()
  if ((await call('sessions.list', { edition: id })).some((one) => one.name === NAME)) return true
  const session = (
    await call('sessions.save', {
      edition: id,
      kind: 'rapat',
      name: NAME,
      date: '20/12/2021',
      starts_at: '9',
      place: 'Aula Contoh',
      kept_back: 0,
    })
  ).value
  const agencies = (await call('agencies.list')).agencies.slice(0, 2).map((one) => one.id)
  await call('invitations.put', { session, agencies })
  return true
}
const MISSED = 'Rapat Contoh yang Terlewat'
/** One of two invited agencies came to a session. */
async function attended() {
  const id = await edition()
  if ((await call('sessions.list', { edition: id })).some((one) => one.name === MISSED)) return true
  const about = { edition: id, kind: 'rapat', name: MISSED, date: '20/12/2021', starts_at: '9', place: 'Aula Contoh' }
  const session = (await call('sessions.save', { ...about, kept_back: 0 })).value
  const agencies = (await call('agencies.list')).agencies.slice(2, 4).map((one) => one.id)
  await call('invitations.put', { session, agencies })
  const present = { session, agency: agencies[0], name: 'Peserta Contoh yang Hadir', deputy: false, signed_sheet: true }
  await call('attendance.check_in_new', present)
  return true
}
const invitations = async () => {
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await press('Alt+1')
  await page.getByRole('row', { name: new RegExp(`^${NAME}`) }).click()
  await row(NAME)
  await press('Alt+u')
  await heading('Undangan')
  await row()
}

export const LETTERS = [
  {
    form: 'surat-tugas',
    what: 'a surat tugas',
    field: 'task.task',
    text: 'menjadi narasumber contoh',
    more: ['task.place', 'Aula Contoh'],
    async open() {
      await register()
      await press('Control+n')
    },
    async save() {
      await at('task.from').fill('13/12/2021')
      await at('task.people').focus()
      await type('Peserta Contoh 1')
      await press('Enter')
      await page.getByLabel('Pangkat, golongan').waitFor()
      await press('Control+Enter')
    },
  },
  {
    form: 'surat-kirim',
    what: 'who received a letter',
    field: 'by',
    text: 'Staf Umum Contoh',
    open: register,
    save: () => press('Alt+d'),
  },
  {
    form: 'surat-nomor',
    what: 'the number of a letter, written in later',
    field: 'number',
    text: '061/TANGAN-9/B. Organisasi/Setda',
    async arrange() {
      const id = await edition()
      const person = (await call('people.list'))[0].id
      const task = { people: [{ person }], task: 'mengantar surat', from: '13/12/2021', place: 'Masamba' }
      await call('letters.issue', { letter: { edition: id, document: 'surat-tugas', task }, number: '' })
      return true
    },
    async open() {
      await register()
      await page
        .getByRole('row', { name: /^Tanpa nomor/ })
        .last()
        .click()
      await press('F2')
      await dialog().waitFor()
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'teks-surat',
    what: 'a text of a letter',
    field: 'alinea-1',
    text: 'Demikian surat tugas contoh ini dibuat.',
    over: true,
    async open() {
      await register()
      await press('Alt+t')
    },
    save: () => press('Control+s'),
  },
  {
    form: 'seri-nomor',
    what: 'how the numbers of letters look',
    field: 'kegiatan.template',
    text: '061/CONTOH-X{urut}/Setda',
    over: true,
    open: settings('seri'),
    save: button('simpan-ketikan'),
  },
  {
    form: 'bagi-kursi',
    what: 'how the seats are given',
    field: 'persons',
    text: '3',
    arrange: invited,
    async open() {
      await invitations()
      await press('Alt+b')
      await dialog().waitFor()
    },
    save: () => press('Control+Enter'),
  },
  {
    form: 'undangan',
    what: 'what invitations bear',
    field: 'date',
    text: '9/12/2021',
    arrange: invited,
    open: invitations,
    save: () => press('Control+p'),
  },
  {
    form: 'surat-tidak-hadir',
    what: 'letters to those that were absent',
    field: 'date',
    text: '21/12/2021',
    arrange: attended,
    async open() {
      await screen('Control+3', 'Kegiatan & Kehadiran')
      await press('Alt+4')
      await at('kegiatan').selectOption({ label: `${MISSED}, Senin, 20 Desember 2021` })
      await press('Alt+s')
      await dialog().waitFor()
    },
    save: () => press('Control+p'),
  },
]
