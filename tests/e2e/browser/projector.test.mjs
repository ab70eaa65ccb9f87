/** Layar aula with a full hall: every agency that has come can be read, on whatever projector. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { agency, imported, newEdition } from '../harness/arrange.mjs'
import { axeFinds } from '../harness/bridge.mjs'
import { call, desk, page, sitDown, standUp } from '../harness/hands.mjs'
import { until } from '../harness/until.mjs'

const LONG = 'Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana'
const SIZES = [
  [1920, 1080],
  [1280, 800],
  [1024, 768],
]
let edition, projector
const session = async (name) =>
  (
    await call('sessions.save', {
      edition,
      kind: 'sosialisasi',
      name,
      date: '10/12/2021',
      starts_at: '15',
      place: 'Aula Kantor Bupati',
    })
  ).value
/** Somebody of each comes in, whose name is never to be seen. */
async function arrive(session, agencies) {
  for (const { id } of agencies) {
    const how = { session, deputy: false, signed_sheet: false }
    await call('attendance.check_in_new', { ...how, name: `Rahasia ${id}`, agency: id })
  }
}

before(async () => {
  await sitDown()
  edition = await newEdition()
  await imported('perangkat-daerah', 'pd_luwu_utara.csv', edition)
  await call('obligations.set', { edition })
  projector = await page.context().newPage()
  await projector.clock.install()
})
after(standUp)

/** The names that can be read now: whole, within the list and the window. */
const readable = () =>
  projector.evaluate(() => {
    const list = document.querySelector('main ul').getBoundingClientRect()
    return [...document.querySelectorAll('main li')]
      .filter((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect()
        const isIn = left >= list.left - 1 && right <= list.right + 1 && top >= list.top - 1
        return isIn && bottom <= Math.min(list.bottom, innerHeight) + 1
      })
      .filter((one) => [...one.children].every((part) => part.scrollWidth <= one.clientWidth))
      .map((one) => one.firstElementChild.textContent)
  })
async function shown(session, count) {
  await projector.goto(`${desk.bridge.address}/#/layar/${session}`)
  await until(`${count} agencies`, async () => (await projector.getByRole('listitem').count()) === count)
}
/** All that can be read while the pages turn, and on how many pages. */
async function readThrough() {
  const turning = projector.getByTestId('layar-halaman')
  const pages = (await turning.count()) === 0 ? 1 : Number(/dari (\d+)/.exec(await turning.innerText())[1])
  const seen = new Set()
  for (let at = 0; at < pages; at++) {
    if (pages > 1) assert.equal(await turning.innerText(), `Halaman ${at + 1} dari ${pages}`)
    for (const name of await readable()) seen.add(name)
    if (pages > 1) await projector.clock.runFor(10_000)
  }
  return [seen.size, pages]
}
async function inEverySize(name, count, mostPages) {
  for (const [at, [width, height]] of SIZES.entries()) {
    await projector.setViewportSize({ width, height })
    await projector.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
    const [seen, pages] = await readThrough()
    const size = `${name} at ${width}`
    const letters = await projector.evaluate(() => parseFloat(getComputedStyle(document.querySelector('li')).fontSize))
    console.log(`# ${size}: ${seen} of ${count} on ${pages} pages, letters of ${letters.toFixed(1)} px`)
    if (process.env.KIPP_PICTURES)
      await projector.screenshot({ path: `${process.env.KIPP_PICTURES}/layar-${name}-${width}.png` })
    assert.equal(seen, count, `${size}: every agency can be read`)
    assert.ok(pages <= mostPages[at], `${size}: ${pages} pages`)
    assert.ok(letters >= 11.5, `${size}: letters of ${letters} px`)
  }
}

test('the 41 agencies of the register stand on one page', async () => {
  const here = await session('Sosialisasi KIPP 2021')
  const obliged = (await call('agencies.list')).agencies.filter((one) => one.obliged)
  assert.equal(obliged.length, 41)
  await arrive(here, obliged)
  await projector.setViewportSize({ width: 1024, height: 768 })
  await shown(here, 41)
  await inEverySize('41', 41, [1, 1, 1])
  for (const colorScheme of ['dark', 'light']) {
    await projector.emulateMedia({ colorScheme })
    assert.deepEqual(await axeFinds(projector), [], colorScheme)
  }
})

test('41 and 61 with the longest names are all read, where they do not fit page by page; nobody is named', async () => {
  const many = []
  for (let at = 1; at <= 61; at++) {
    const name = `${LONG} ${at}`
    many.push({ id: await agency(`PANJANG${at}`, name) })
  }
  await call('obligations.set', { edition })
  const here = await session('Coaching')
  await arrive(here, many.slice(0, 41))
  await shown(here, 41)
  await inEverySize('41-panjang', 41, [1, 2, 2])
  await arrive(here, many.slice(41))
  await until('61 agencies', async () => (await projector.getByRole('listitem').count()) === 61)
  await inEverySize('61-panjang', 61, [2, 2, 2])
  assert.doesNotMatch(await projector.evaluate(() => document.body.innerText), /Rahasia/)
  assert.deepEqual(await axeFinds(projector), [])
  assert.equal(await projector.evaluate(() => document.documentElement.dataset.salah), '0')
})

test('nothing went wrong on the page', () => desk.seeNothingWrong())
