/**
 * The screens over a desk of 10,000 submissions, in Chromium over the bridge: how long a change of screen takes to be
 * painted, and how a long list scrolls. `node screens.mjs DATA DIST` prints one JSON line; KIPP_BRIDGE is the bridge.
 */
import assert from 'node:assert/strict'
import { openDesk } from '../e2e/harness/bridge.mjs'
import { until } from '../e2e/harness/until.mjs'

/** A list may draw what is in sight and a little more. */
const MOST_ROWS = 60
const ROUNDS = 5
const [data, dist] = process.argv.slice(2)

const desk = await openDesk({ data, dist })
try {
  const { page } = desk
  await page.locator('[data-testid=rel-beranda]').waitFor()
  // Screens are fetched quietly after the first paint; an officer's first click comes later than that.
  await until('every screen is fetched', () =>
    page.evaluate(
      () => performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('.js')).length >= 11,
    ),
  )
  const screens = await page.evaluate(() =>
    [...document.querySelectorAll('[data-testid^=rel-]')].map((item) => item.dataset.testid),
  )
  const changes = []
  const saveMark = await marker(desk.bridge)
  for (let round = 0; round < 2 * ROUNDS; round++)
    for (const screen of screens) {
      const anew = round % 2 === 0
      if (anew) await saveMark()
      changes.push({ screen, anew, ...(await page.evaluate(change, screen)) })
    }
  const scrolled = await scroll(page)
  assert.ok(scrolled.rows <= MOST_ROWS, `${scrolled.rows} rows are drawn at once`)
  process.stdout.write(`${JSON.stringify({ changes, scrolled })}\n`)
} finally {
  await desk.end()
}

/** Saves one mark after the other past the screen, so that every screen has to be computed anew. */
async function marker(bridge) {
  const [{ id: edition }] = await bridge.call('editions.list')
  const stage = (await bridge.call('stages.list', { edition })).find(({ code }) => code === 'proposal').id
  const [{ id: submission }] = await bridge.call('submissions.list', { edition })
  const [{ id: juror }] = await bridge.call('jurors.list', { edition })
  let at = 0
  return () =>
    bridge.call('score_sheets.record', {
      stage,
      submission,
      juror,
      marks: [{ criterion: 'k4', mark: `${60 + (++at % 40)}` }],
    })
}

/** In the page: a click on the rail, until a frame has shown the new heading, and until its content stands there. */
async function change(testid) {
  const item = document.querySelector(`[data-testid=${testid}]`)
  const before = document.querySelector('main')
  const frame = () => new Promise((painted) => requestAnimationFrame(painted))
  const begun = performance.now()
  item.click()
  while (document.querySelector('main') === before || !document.querySelector('main h1')) await frame()
  await frame()
  const painted = performance.now() - begun
  const lacks = () => document.querySelector('main .waiting, main [aria-busy=true]') !== null
  while (lacks() && performance.now() - begun < 15_000) await frame()
  return { painted, content: performance.now() - begun }
}

/** Through the long list, a screenful every few frames, as a dragged scroll bar does. */
async function scroll(page) {
  await page.locator('[data-testid=rel-usulan]').click()
  await page.locator('[role=grid] [data-line]').first().waitFor()
  return page.evaluate(async () => {
    const box = document.querySelector('[role=grid]')
    const frame = () => new Promise((painted) => requestAnimationFrame(painted))
    const took = []
    let rows = 0
    let last = await frame()
    for (let at = 0; at < 300; at++) {
      box.scrollTop += at % 30 === 29 ? box.clientHeight * 20 : 90
      const now = await frame()
      took.push(now - last)
      last = now
      rows = Math.max(rows, box.querySelectorAll('[data-line]').length)
    }
    return { took, rows, count: Number(box.getAttribute('aria-rowcount')) - 1 }
  })
}
