/**
 * The desk of a journey and the hands on it: its keys, its screens, what has the focus. A journey file is a process of
 * its own, so there is one desk at a time; `desk` and `page` are always the ones opened last.
 */
import { openDesk } from './bridge.mjs'
import { until } from './until.mjs'

export let desk, page

/** Opens a desk and sits down at it. */
export async function sitDown(options = {}) {
  desk = await openDesk({ dist: process.env.KIPP_DIST, ...options })
  page = desk.page
}

export const press = (key) => page.keyboard.press(key)
export const at = (id) => page.locator(`[id="${id}"]`)
export const heading = (name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
/** A screen by its key. */
export const screen = async (key, name) => {
  await press(key)
  await heading(name)
}
export const focused = (selector) => until(`the focus in ${selector}`, () => page.evaluate((wanted) => document.activeElement?.matches(wanted), selector))
export const row = () => focused('[role=row]')
/** The button with this test id is pressed by Enter. */
export const button = (id) => async () => {
  await page.getByTestId(id).focus()
  await press('Enter')
}
