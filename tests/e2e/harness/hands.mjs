/**
 * The desk of a journey and the hands on it: its keys, its screens, what has the focus. A journey file is a process of
 * its own, so there is one desk at a time; `desk` and `page` are always the ones opened last, or moved to.
 */
import assert from 'node:assert/strict'
import { openDesk } from './bridge.mjs'
import { until } from './until.mjs'

export let desk, page

/** Opens a desk and sits down at it. KIPP_DIST: another build of the page, while it is being made. */
export async function sitDown(options = {}) {
  desk = await openDesk({ dist: process.env.KIPP_DIST, ...options })
  page = desk.page
  await page.emulateMedia({ reducedMotion: 'reduce' })
}
/** The same, with the sample open on Beranda. */
export async function sitDownAtSample() {
  await sitDown()
  await page.getByTestId('mulai-contoh').click()
  await heading('Beranda')
}
/** The hands go over to another desk, which stands open too. */
export function moveTo(other) {
  desk = other
  page = other.page
}
export const standUp = () => desk?.end()
/** One command, past the screen: to arrange or to look behind it. */
export const call = (name, input) => desk.bridge.call(name, input)
/** The page dies and comes back. */
export async function reload() {
  await page.reload()
  await page.getByTestId('rel-beranda').waitFor()
}

/** Keys and chords pressed since `startCounting`; text that must be typed anyway is not counted. */
export let keys = 0
/**
 * Chords of one call come from one stroke of the hand. Between two calls a person looks; to the page, whose time runs
 * faster here, that is another key.
 */
export const press = async (...chords) => {
  await page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Unidentified' })))
  for (const chord of chords) {
    keys++
    await page.keyboard.press(chord)
  }
}
export const type = (text) => page.keyboard.type(text)
/** A key that is pressed outside the page: Enter in the system's picker, Ctrl+V of a text. */
export const alsoPressed = () => void keys++
export const startCounting = () => void (keys = 0)
/** The keys since `startCounting` are within the target of flows.md. */
export function counted(what, most) {
  assert.ok(keys <= most, `${what}: ${keys} keys, at most ${most}`)
  console.log(`# ${what}: ${keys} keys (at most ${most})`)
}
/** The button with this test id is pressed by Enter. */
export const button = (id) => async () => {
  await page.getByTestId(id).focus()
  await press('Enter')
}

export const heading = (name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
/** A screen by its key. */
export const screen = async (key, name) => {
  await press(key)
  await heading(name)
}
/** A screen by its place on the rail. */
export const rail = async (id, name) => {
  await page.getByTestId(`rel-${id}`).click()
  await heading(name)
}
export const dialog = () => page.getByRole('dialog')
export const closed = () => dialog().waitFor({ state: 'detached' })
export const at = (id) => page.locator(`[id="${id}"]`)

export const focused = (selector) =>
  until(`the focus on ${selector}`, () => page.evaluate((wanted) => document.activeElement?.matches(wanted), selector))
export const focusIn = (selector) =>
  until(`the focus in ${selector}`, () =>
    page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector),
  )
export const focusAt = (id) => focused(`[id="${id}"]`)
/** A row of a list has the focus: any, or one that says these words. */
export const onRow = (words = '') =>
  until(`the focus on a row: ${words}`, () =>
    page.evaluate(
      (text) =>
        document.activeElement?.matches('[role=row]') &&
        document.activeElement.getAttribute('aria-label').includes(text),
      words,
    ),
  )
/** The row of a list that says these words. */
export const line = (words) => page.getByRole('row', { name: new RegExp(words) })
/** Nothing of the screen is on its way any more. */
export const still = () =>
  until('nothing is on its way', () =>
    page.evaluate(() => document.querySelector('main .waiting, main [aria-busy=true]') === null),
  )
/** Searches the list; what is found has the focus. */
export async function find(words) {
  await press('Control+f', 'Control+a')
  await type(words)
  await press('Enter')
  await onRow()
}
/** The cell of the marks that keys go to, as "submission criterion"; '' when the grid has no focus. */
export const activeCell = () =>
  page.evaluate(
    () =>
      document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.dataset.sel ?? '',
  )
/** Cells copied in Excel are pasted where the focus is. */
export const paste = (text) =>
  page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
export const undoBar = (words) => page.getByTestId('bilah-urungkan').getByText(words, { exact: false }).waitFor()
/** A true page stands in the preview: in that of the dialog, when one is open. */
export const pageDrawn = () =>
  until('the page is drawn', () =>
    page.evaluate(() =>
      [...(document.querySelector('dialog[open]') ?? document).querySelectorAll('[data-testid="halaman"] img')].some(
        (img) => img.naturalWidth > 100,
      ),
    ),
  )

/** The file that comes of it. */
export async function fileFrom(work) {
  const written = async () => (await desk.bridge.written()).length
  const before = await written()
  await work()
  await until('a file is written', async () => (await written()) > before)
  return desk.bridge.writtenFile(before)
}
/** What was handed to the printer so far, and the file of one of them. */
export const prints = async () => (await desk.bridge.acts()).filter((act) => act.act === 'print')
export const printed = async (act) =>
  desk.bridge.writtenFile((await desk.bridge.written()).findLastIndex((file) => file.shown === act.path))
/** The desk is slow: it answers this command only when the returned function is called. */
export async function holdBack(command) {
  const address = `**/call/${command}*`
  let answer
  const held = new Promise((go) => (answer = go))
  await page.route(address, async (route) => {
    await held
    await route.continue()
  })
  return async () => {
    answer()
    await page.unroute(address, { behavior: 'wait' })
  }
}
export const drafts = () => call('drafts.list')
export async function noDraft() {
  let left = []
  await until('no draft is left', async () => (left = await drafts()).length === 0).catch((error) => {
    throw new Error(`a draft is left: ${JSON.stringify(left)}`, { cause: error })
  })
}
export const draftKept = (text) =>
  until(`the draft is kept: ${text}`, async () => (await drafts()).some((draft) => draft.text.includes(text)))
