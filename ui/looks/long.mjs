// A list of 10,000 rows in the gallery: how many rows are drawn, how the keys move, how long a frame takes.
import { serve, launch } from './serve.mjs'

const { base, close } = await serve()
const browser = await launch()
const page = await browser.newPage({ viewport: { width: 1366, height: 697 } })
let failed = 0
const ok = (what, is) => { if (!is) failed++; console.log(`${is ? 'ok' : 'FAILED'} ${what}`) }
try {
  await page.goto(`${base}?banyak=10000`)
  await page.waitForSelector('[data-testid=rel-usulan]')
  await page.keyboard.press('Control+4')
  await page.waitForSelector('[data-line]:focus')
  const rows = () => page.locator('[data-line]').count()
  ok(`drawn at the start: ${await rows()} rows`, (await rows()) <= 60)
  await page.keyboard.press('End')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-line') === '9999', null, { timeout: 3000 })
  ok('End puts the focus on row 10.000', true)
  for (let n = 0; n < 5; n++) await page.keyboard.press('PageUp')
  const after = await page.waitForFunction(() => { const at = Number(document.activeElement?.getAttribute('data-line')); return at < 9950 && at > 9900 ? at : false }, null, { timeout: 3000 })
  ok(`five screens up: row ${(await after.jsonValue()) + 1}`, true)
  ok(`drawn after jumping: ${await rows()} rows`, (await rows()) <= 60)
  await page.keyboard.press('Home')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-line') === '0', null, { timeout: 3000 })
  const times = await page.evaluate(async () => {
    const box = document.querySelector('[role=grid]')
    const frames = []
    let last = performance.now()
    for (let n = 0; n < 200; n++) {
      box.scrollTop += 180
      const now = await new Promise(requestAnimationFrame)
      frames.push(now - last)
      last = now
    }
    return { frames: frames.slice(1).sort((a, b) => a - b), drawn: document.querySelectorAll('[data-line]').length }
  })
  ok(`drawn while scrolling: ${times.drawn} rows`, times.drawn <= 60)
  console.log(`frame p50 ${times.frames[100].toFixed(1)} ms, p95 ${times.frames[189].toFixed(1)} ms`)
  await page.keyboard.press('Control+f')
  const search = await page.evaluate(async () => {
    const box = document.querySelector('[data-testid=cari]')
    const spent = []
    for (const query of ['p', 'po', 'poj', 'pojok', 'pojok 9', 'pojok bisa 9995']) {
      const start = performance.now()
      box.value = query
      box.dispatchEvent(new Event('input', { bubbles: true }))
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      spent.push(performance.now() - start)
    }
    return spent
  })
  console.log(`search to paint ${search.map((ms) => ms.toFixed(0)).join(' ')} ms`)
  ok('search finds the one row', (await page.locator('[data-line]').count()) === 1)
} catch (error) {
  failed++
  console.log(String(error).split('\n')[0])
} finally {
  await browser.close()
  close()
}
process.exit(failed ? 1 : 0)
