/**
 * What stands on bits-ui, by keyboard only: the menu of editions, and the calendar of a day in a form and inside a
 * dialog. Each is looked at open by axe in light and dark, must not scroll sideways, and the page's own counter of what
 * the content security policy refused stays 0, with frozen prototypes as in the window.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { agency, newEdition } from '../harness/arrange.mjs'
import { desk, focusAt, page, press, reload, sitDown, standUp, type } from '../harness/hands.mjs'
import { looksRight, readable } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

before(async () => {
  await sitDown()
  await page.addInitScript(() => Object.freeze(Object.prototype))
  for (const year of [2021, 2022]) await newEdition(year)
  await agency('DINKES', 'Dinas Kesehatan')
  await agency('DISTAN', 'Dinas Pertanian')
  await reload()
})
after(standUp)

const calendar = () => page.getByTestId('kalender')
const onDay = (name) =>
  page.waitForFunction((wanted) => document.activeElement?.getAttribute('aria-label') === wanted, name)
const onItem = (name) =>
  page.waitForFunction(
    (wanted) =>
      document.activeElement?.matches('[role^=menuitem]') && document.activeElement.textContent.trim() === wanted,
    name,
  )
/** The whole calendar is inside the window and nothing lies over it. */
async function inSight() {
  await until('the calendar is whole', () =>
    page.evaluate(() => {
      const box = document.querySelector('[data-testid=kalender]').getBoundingClientRect()
      const corners = [
        [box.left + 3, box.top + 3],
        [box.right - 3, box.top + 3],
        [box.left + 3, box.bottom - 3],
        [box.right - 3, box.bottom - 3],
      ]
      return corners.every(([x, y]) => document.elementFromPoint(x, y)?.closest('[data-testid=kalender]'))
    }),
  )
}

test('the menu of editions opens by ↓, moves, comes back by Esc and changes the edition by Enter', async () => {
  const button = page.getByTestId('edisi')
  await button.focus()
  await press('ArrowDown')
  await onItem('KIPP 2022')
  // Not at 683: the rail, and with it the menu, is put away there.
  await readable('menu-edisi')
  await press('End')
  await onItem('Berkas lain…')
  await press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.activeElement?.dataset.testid === 'edisi')
  await press('Enter')
  await onItem('KIPP 2022')
  await press('ArrowUp')
  await onItem('KIPP 2021')
  await press('Enter')
  await button.getByText('KIPP 2021').waitFor()
  await page.waitForFunction(() => document.activeElement?.dataset.testid === 'edisi')
})

test('a day is picked from the calendar by Alt+↓ and arrows, and written as officers write it', async () => {
  await press('Control+2')
  await page.getByRole('row', { name: /^DINKES/ }).waitFor()
  await press('Control+n')
  await focusAt('code')
  const field = page.locator('#valid_from')
  await field.focus()
  await press('Alt+ArrowDown')
  await onDay('Jumat, 10 Desember 2021')
  await looksRight('kalender')
  await inSight()
  await press('ArrowRight')
  await onDay('Sabtu, 11 Desember 2021')
  await press('PageDown')
  await onDay('Selasa, 11 Januari 2022')
  await press('Home')
  await onDay('Senin, 10 Januari 2022')
  await press('End')
  await onDay('Minggu, 16 Januari 2022')
  await press('Escape')
  await focusAt('valid_from')
  await calendar().waitFor({ state: 'detached' })
  assert.equal(await field.inputValue(), '')
  await type('1/3/21')
  await press('Alt+ArrowDown')
  await onDay('Senin, 1 Maret 2021')
  await press('ArrowDown')
  await onDay('Senin, 8 Maret 2021')
  await press('Enter')
  await focusAt('valid_from')
  await until('the day is written', async () => (await field.inputValue()) === '8 Maret 2021')
  await page.getByText('Senin, 8 Maret 2021').first().waitFor()
  await press('Tab')
  await focusAt('valid_to')
  await press('Escape')
})

test('no dialog cuts the calendar, and its Esc leaves the dialog open', async () => {
  await page.getByRole('row', { name: /^DINKES/ }).click()
  await page.getByTestId('gabungkan').click()
  const dialog = page.getByRole('dialog').filter({ has: page.locator('#on') })
  await dialog.waitFor()
  await page.locator('#on').fill('10/12/2021')
  await press('Alt+ArrowDown')
  await onDay('Jumat, 10 Desember 2021')
  await inSight()
  await looksRight('kalender-dialog')
  await press('Escape')
  await focusAt('on')
  await calendar().waitFor({ state: 'detached' })
  assert.equal(await dialog.isVisible(), true)
  await press('Alt+ArrowDown')
  await onDay('Jumat, 10 Desember 2021')
  await press('ArrowLeft', 'Enter')
  await until('the day is written', async () => (await page.locator('#on').inputValue()) === '9 Desember 2021')
  await press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
