// Pictures of every screen over made-up answers, with axe on each, at three widths, light and dark.
// node looks/take.mjs OUT [name…]   (run `npm run gallery` before)
import { mkdir } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { launch, serve } from './serve.mjs'

const out = resolve(process.argv[2] ?? '/tmp/looks')
const only = process.argv.slice(3)
await mkdir(out, { recursive: true })
const { base, close } = await serve()
const axe = readFileSync(resolve(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8')

const screens = {
  komponen: { query: 'komponen' },
  mulai: { query: 'mulai', ready: '[data-testid=mulai-contoh]' },
  'mulai-edisi': { query: '', ready: '[data-testid=rel-beranda]', act: async (page) => { if (page.viewportSize().width < 760) await page.keyboard.press('Alt+m'); await page.click('[data-testid=edisi]'); await page.click('text=Edisi baru…'); await page.waitForSelector('[data-testid=buat-edisi]') } },
  beranda: { query: '', ready: '[data-testid=belum-penilaian]' },
  usulan: { query: '', ready: '[data-testid=rel-usulan]', act: async (page) => { await page.keyboard.press('Control+4'); await page.waitForSelector('[data-line]'); await page.keyboard.press('ArrowDown'); await page.waitForSelector('[role=tab]'); } },
  'usulan-isian': { query: '', ready: '[data-testid=rel-usulan]', act: async (page) => { await page.keyboard.press('Control+4'); await page.waitForSelector('[data-line]'); await page.keyboard.press('ArrowDown'); await page.waitForSelector('[role=tab]'); await page.click('[data-tab=form]') } },
  hasil: { query: '', ready: '[data-testid=rel-hasil]', act: async (page) => { await page.keyboard.press('Control+7'); await page.waitForSelector('[data-line]:focus'); for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowDown'); await page.keyboard.press('Enter'); await page.waitForSelector('[data-testid=penjelasan]') } },
  'hasil-bekukan': { query: '', ready: '[data-testid=rel-hasil]', act: async (page) => { await page.keyboard.press('Control+7'); await page.waitForSelector('[data-line]:focus'); await page.keyboard.press('Alt+b'); await page.waitForSelector('dialog[open]') } },
  dokumen: { query: '', ready: '[data-testid=rel-dokumen]', act: async (page) => { await page.keyboard.press('Control+9'); await page.waitForSelector('[data-line]:focus'); await page.keyboard.press('End'); await page.keyboard.press('ArrowUp'); await page.waitForSelector('article img') } },
  bantuan: { query: '', ready: '[data-testid=belum-penilaian]', act: async (page) => { await page.keyboard.press('F1'); await page.waitForSelector('dialog[open]') } },
}
const sizes = [[1366, 697], [1024, 700], [683, 697]]
const browser = await launch()
let bad = 0
try {
  for (const [name, screen] of Object.entries(screens)) {
    if (only.length && !only.includes(name)) continue
    for (const [width, height] of sizes) {
      for (const theme of ['light', 'dark']) {
        const page = await (await browser.newContext({ viewport: { width, height }, locale: 'id-ID', colorScheme: theme, reducedMotion: 'reduce' })).newPage()
        page.setDefaultTimeout(4000)
        const said = new Set()
        page.on('console', (message) => message.type() === 'error' && said.add(message.text()))
        page.on('pageerror', (error) => said.add(String(error)))
        try {
          await page.goto(`${base}?${screen.query}`)
          if (screen.ready) await page.waitForSelector(screen.ready, { timeout: 5000, state: 'attached' })
          await screen.act?.(page)
          await page.waitForTimeout(150)
          if (theme === 'light' || width === 1366) await page.screenshot({ path: join(out, `${name}-${theme}-${width}.png`) })
          await page.evaluate(axe)
          const found = await page.evaluate(async () => (await globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(' | ')} ${v.nodes[0].failureSummary?.split('\n')[1] ?? ''}`))
          const sideways = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
          const wrong = await page.evaluate(() => document.documentElement.dataset.salah)
          const told = [...found, ...said, ...(sideways ? ['sideways scroll'] : []), ...(wrong !== '0' ? [`${wrong} errors or violations of the policy`] : [])]
          bad += told.length
          console.log(`${told.length ? 'FAILED' : 'ok'} ${name} ${theme} ${width}${told.map((line) => `\n    ${line}`).join('')}`)
        } catch (error) {
          bad++
          console.log(`FAILED ${name} ${theme} ${width}: ${String(error).split('\n')[0]}`)
          await page.screenshot({ path: join(out, `${name}-${theme}-${width}-gagal.png`) })
        }
        await page.context().close()
      }
    }
  }
} finally {
  await browser.close()
  close()
}
console.log(bad ? `${bad} findings` : 'nothing found')
process.exit(bad ? 1 : 0)
