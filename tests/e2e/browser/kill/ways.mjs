/** The ways to the forms, and what must stand in the desk for some of them. */
import { agency as newAgency, judged, juror, passed } from '../../harness/arrange.mjs'
import { activeCell, button, call, find, heading, onRow as row, page, press, screen } from '../../harness/hands.mjs'
import { until } from '../../harness/until.mjs'
import { restarted } from './power.mjs'

export const edition = async () => (await call('editions.list')).toSorted((a, b) => b.year - a.year)[0].id
export const settings = (id) => async () => {
  await button('rel-pengaturan')()
  await heading('Pengaturan')
  await button(`bagian-${id}`)()
}
/** A form of a list opens by itself when its typing is found; otherwise the list has the focus. */
export async function cameBack() {
  if (restarted) await page.getByTestId('ketikan-dipulihkan').waitFor()
  else await row()
  return restarted
}
export const agency =
  (words, act, itself = true) =>
  async () => {
    await screen('Control+2', 'Perangkat Daerah')
    if (itself && (await cameBack())) return
    await row()
    await find(words)
    await act()
  }
export const book = async () => {
  await screen('Control+8', 'Piagam')
  await row()
  await press('Alt+r')
  await heading('Register nomor')
  await row()
}

/** The jurors' list. */
export const jurors = async () => {
  await screen('Control+6', 'Penilaian')
  await press('Alt+3')
  await row()
}
/** The grid of marks. */
export const grid = async () => {
  await screen('Control+6', 'Penilaian')
  await page.getByRole('grid').waitFor()
  await until('a cell is active', activeCell)
}

/** A competition in the edition just made: four submissions that passed, one juror. */
export async function competition() {
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
export async function opened() {
  const [stage] = await judged(await edition())
  await call('stages.open', { stage: stage.id })
  return true
}
