/**
 * What stands on the screen before the application is here: a still frame of the window, in the look this computer
 * chose, in front of nobody's reading aid, and gone when there is something to show.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { desk, page, sitDown, standUp } from '../harness/hands.mjs'
import { picture } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

let held
/** Loads the page anew and keeps the application back until `free` is called. */
async function hold() {
  let free
  const freed = new Promise((done) => (free = done))
  const asked = []
  await page.route('**/assets/*', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1)
    asked.push(name)
    if (name.startsWith('application')) await freed
    await route.continue()
  })
  await page.reload({ waitUntil: 'commit' })
  await until('the application is asked for', async () => asked.some((name) => name.startsWith('application')))
  // It is asked for as soon as the page is read, before its entry ran: the first frame comes after both.
  await until('the frame is painted', painted)
  return {
    asked,
    free: async () => {
      free()
      await page.locator('#skeleton').waitFor({ state: 'detached' })
      await page.unroute('**/assets/*')
    },
  }
}
const painted = () => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length)
const colour = (of) => page.locator(of).evaluate((element) => getComputedStyle(element).backgroundColor)
const sideways = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

before(async () => {
  await sitDown()
  await page.getByTestId('mulai-edisi').waitFor()
})
after(standUp)

test('the frame is painted while the application is still on its way, with few assets', async () => {
  held = await hold()
  await page.locator('#skeleton').getByText('Meja KIPP').waitFor()
  assert.ok(await painted())
  const early = held.asked.slice(
    0,
    held.asked.findIndex((name) => name.startsWith('application')),
  )
  assert.ok(early.length <= 3, `index.html asks for ${early}`)
  assert.equal(await page.locator('#skeleton').getAttribute('aria-hidden'), 'true')
})

test('it fits every width, light and dark', async () => {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme })
    for (const [width, height] of [
      [1366, 697],
      [1024, 700],
      [683, 697],
    ]) {
      await page.setViewportSize({ width, height })
      assert.equal(await sideways(), false, `sideways at ${width}`)
      await picture(`kerangka-${colorScheme}-${width}`)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1366, height: 697 })
})

test('it goes when there is something to show', async () => {
  await held.free()
  await page.getByTestId('mulai-edisi').waitFor()
})

test('the look that was chosen is there from the first frame', async () => {
  await page.evaluate(() => localStorage.setItem('tampilan', 'dark'))
  held = await hold()
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark')
  const dark = await colour('#skeleton .rail')
  await page.evaluate(() => delete document.documentElement.dataset.theme)
  assert.notEqual(await colour('#skeleton .rail'), dark)
  await held.free()
  await page.evaluate(() => localStorage.removeItem('tampilan'))
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
