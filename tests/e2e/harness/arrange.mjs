/** What stands on the desk before a journey begins. Everything is told to the desk by its commands, past the screen. */
import { readFileSync } from 'node:fs'
import { call, desk, line, page, press, screen } from './hands.mjs'

export const PRESET = 'luwu-utara-2021'
export const newEdition = async (year = 2021) => (await call('editions.create', { preset: PRESET, year })).value
/** A file as an office sends it. */
export const sheet = (name) => readFileSync(new URL(`../../fixtures/sheets/${name}`, import.meta.url))
/** It is imported as it stands. */
export async function imported(kind, name, edition) {
  const { token } = await desk.bridge.upload(name, sheet(name))
  // The upload is also offered to the next picker: not to the journey's.
  await call('sys.choose_open', { title: '', filters: [] })
  await call('imports.apply', { kind, file: token, edition, answers: {}, skip: [], mode: 'all' })
}
export const agency = async (code, name, kind = 'dinas') =>
  (await call('agencies.save', { code, name, kind, obliged: true, aliases: [] })).value
/** Who may sign; of each the role, the name and the office. */
export async function officials(...all) {
  for (const [role, name, office] of all) await call('signatories.save', { role, name, office, capacity: 'definitif' })
}
export const juror = async (edition, name, agency = null) =>
  (await call('jurors.save', { edition, name, agency, seat: 'anggota' })).value
/** Submissions that passed, by their titles. `entries`: title and agency. */
export async function passed(edition, entries) {
  const made = {}
  for (const [title, agency] of entries)
    made[title] = (await call('submissions.save', { edition, title, agency, innovators: [], sections: [] })).value
  for (const status of ['masuk', 'lengkap', 'lolos'])
    await call('submissions.set_status', { submissions: Object.values(made), status })
  return made
}
/** Stages that are judged, in order. */
export const judged = async (edition) =>
  (await call('stages.list', { edition })).filter((one) => one.scored && one.enabled)
/** Its criteria that take a mark. */
export const leaves = (stage) => stage.criteria.filter((one) => one.leaf).map((one) => one.code)

export const agencyNamed = async (name) => (await call('agencies.list')).agencies.find((one) => one.name === name)
/** A unit of the register with something of it changed. */
export async function changeAgency(name, change) {
  const { kind_name, merged_into, common, ...agency } = await agencyNamed(name)
  await call('agencies.save', { ...agency, ...change })
}

/** The door of the first session of an edition is opened; a session is made where there is none. */
export async function doorOf(edition) {
  const [known] = await call('sessions.list', { edition })
  if (!known)
    await call('sessions.save', {
      edition,
      kind: 'sosialisasi',
      name: 'Sosialisasi Contoh',
      date: '4/10/2021',
      starts_at: '9',
      place: 'Aula Contoh',
    })
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await line(known?.name ?? 'Sosialisasi Contoh')
    .first()
    .click()
  await press('Enter')
  await page.getByTestId('pintu').waitFor()
}
