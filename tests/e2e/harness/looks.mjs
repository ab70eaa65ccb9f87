/**
 * How a screen looks: read by axe in light and dark, nothing to scroll sideways for. KIPP_PICTURES: where pictures go.
 */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { desk, page } from './hands.mjs'
import { until } from './until.mjs'

/** The office's screen, a small one, and the first at 200%. The first is what every look ends on. */
const SIZES = [
  [1366, 697],
  [1024, 700],
  [683, 384],
]
const folder = process.env.KIPP_PICTURES
if (folder) mkdirSync(folder, { recursive: true })

export const picture = async (name) => folder && page.screenshot({ path: `${folder}/${name}.png` })

/** Contrast is judged when nothing moves or fades any more. */
export async function axeIsSilent(name = '') {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))).then(() => undefined),
  )
  assert.deepEqual(await desk.seeAxe(), [], name)
}
async function inBothThemes(name) {
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme })
    await axeIsSilent(`${name}, ${colorScheme}`)
    await picture(`${name}-${colorScheme}`)
  }
}
async function inSize([width, height], name) {
  await page.setViewportSize({ width, height })
  // What lies over a table is put beside it in the next frame.
  await until(`${name} does not scroll sideways at ${width}`, () =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
  )
  assert.deepEqual(await cutChoices(), [], `${name} at ${width}: every choice reads whole`)
  assert.equal(await cutStatus(), 0, `${name} at ${width}: the status bar shows all it says`)
  assert.deepEqual(await cutOff(), [], `${name} at ${width}: a pane and a dialog hold what is in them`)
}
/**
 * What runs out of a pane or a dialog at its sides, as lines. A true page and a table of cells may be wider than their
 * frame; words for readers only have a pixel.
 */
const cutOff = () =>
  page.evaluate(() => {
    const wide = '[data-testid="halaman"], [role="grid"]'
    const inside = [...document.querySelectorAll('.pane *, dialog[open], dialog[open] *')].filter(
      (one) => one.clientWidth > 1 && !one.matches('.hidden-words'),
    )
    const scrolling = inside
      .filter((one) => getComputedStyle(one).overflowX !== 'visible' && !one.matches('input, textarea, select, svg'))
      .filter((one) => !one.closest(wide) && !one.querySelector(wide) && one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.tagName} ${one.className}: ${one.scrollWidth} in ${one.clientWidth}`)
    // Nothing scrolls to what runs out before the first.
    const before = inside
      .filter((one) => one.matches('dialog footer button'))
      .filter((one) => one.getBoundingClientRect().left < one.closest('dialog').getBoundingClientRect().left)
      .map((one) => `“${one.textContent.trim()}” begins outside`)
    return [...scrolling, ...before]
  })
/** Pixels of the status bar beyond the window. */
const cutStatus = () =>
  page.evaluate(() => {
    const bar = document.querySelector('footer[data-region]')
    return bar ? Math.max(0, bar.scrollWidth - bar.clientWidth, bar.scrollHeight - bar.clientHeight) : 0
  })
/** Lists of choices whose chosen words run under their arrow, as lines. */
const cutChoices = () =>
  page.evaluate(() => {
    const ruler = document.createElement('canvas').getContext('2d')
    return [...document.querySelectorAll('select')]
      .filter((one) => one.getClientRects().length > 0)
      .flatMap((one) => {
        const style = getComputedStyle(one)
        ruler.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
        const words = one.selectedOptions[0]?.textContent.trim() ?? ''
        const [needed, room] = [
          ruler.measureText(words).width,
          one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
        ]
        return needed > room + 1
          ? [`${one.id}: “${words}” needs ${Math.round(needed)} and has ${Math.round(room)}`]
          : []
      })
  })
/** Both themes on the office's screen; the smaller ones are as wide as the window. */
export async function looksRight(name) {
  await inBothThemes(name)
  for (const size of SIZES.toReversed()) {
    await inSize(size, name)
    if (size !== SIZES[0]) await picture(`${name}-${size[0]}`)
  }
}
/** Both themes on every screen. */
export async function looksRightEverywhere(name) {
  for (const size of SIZES.toReversed()) {
    await inSize(size, name)
    await inBothThemes(`${name}-${size[0]}`)
  }
}
/** As `looksRight`, where a smaller screen puts away what is looked at. */
export const readable = inBothThemes
