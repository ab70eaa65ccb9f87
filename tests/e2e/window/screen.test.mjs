/**
 * Layar aula in the real window: a second one as large as the screen, which follows the desk and goes with it. What it
 * may ask is held by `tests/suite/door.rs` and by the browser's journey.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { until } from '../harness/until.mjs'
import { makeHome, openWindow, programs, xWindows } from '../harness/window.mjs'

let place, window, session
const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8' })
/** The windows of the projector. */
const screens = () => xWindows('^Layar aula$')
const shown = async () => (await until('the window is there', () => screens().length > 0 && screens()))[0]
/** What stands on a window, as a hash of its pixels. */
const look = (id) => run('bash', '-c', `import -window ${id} rgb:- | sha256sum`)

before(async () => {
  place = makeHome()
  window = await openWindow(place)
  await window.find('mulai-contoh')
  await window.click(await window.find('mulai-contoh'))
  await window.find('rel-kegiatan')
  const edition = (await window.call('editions.list'))[0].id
  const form = {
    edition,
    kind: 'sosialisasi',
    name: 'Sosialisasi Contoh',
    date: '4/10/2021',
    starts_at: '9',
    place: 'Aula',
  }
  session = (await window.call('sessions.save', form)).value
})
after(async () => {
  await window?.end()
  place.clear()
})

test('it is as large as the screen and shows the session', async () => {
  await window.call('sys.open_screen', { session })
  const id = await shown()
  const [, width, height] = /(\d+)x(\d+)/.exec(run('xdotool', 'getdisplaygeometry').trim().replace(' ', 'x'))
  const geometry = () => run('xdotool', 'getwindowgeometry', '--shell', id)
  await until(
    'it fills the screen',
    () => geometry().includes(`WIDTH=${width}`) && geometry().includes(`HEIGHT=${height}`),
  )
  assert.match(geometry(), /X=0\nY=0/)
})

test('it follows the desk without being touched, and names nobody', async () => {
  const id = await shown()
  let before = ''
  await until('the page is drawn and at rest', () => {
    const now = look(id)
    const still = now === before
    before = now
    return still
  })
  const agencies = (await window.call('agencies.list')).agencies
  const agency = agencies.find((one) => one.obliged).id
  await window.call('attendance.check_in_new', { session, name: 'Peserta Contoh', agency })
  await until('another picture', () => look(id) !== before)
  if (process.env.KIPP_PICTURES) run('import', '-window', id, `${process.env.KIPP_PICTURES}/layar-jendela.png`)
})

test('closing the desk closes it, and the program ends with its window', async () => {
  await window.call('sys.open_screen', { session })
  await shown()
  await window.call('desks.close')
  await until('it is gone', () => screens().length === 0)
  await window.call('desks.open_sample')
  const edition = (await window.call('editions.list'))[0].id
  const form = { edition, kind: 'rapat', name: 'Rapat Contoh', date: '4/10/2021', starts_at: '9', place: 'Aula' }
  session = (await window.call('sessions.save', form)).value
  await window.call('sys.open_screen', { session })
  await shown()
  await window.close()
  await until('nothing runs any more', () => programs(place).length === 0)
  window = undefined
})
