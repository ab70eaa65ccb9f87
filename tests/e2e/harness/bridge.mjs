/**
 * A browser journey: one bridge with a desk of its own, one Chromium, one page. Everything started here is ended in
 * `end`, whatever happened, or the whole run would hang on an open pipe.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'

const here = fileURLToPath(new URL('..', import.meta.url))
const AXE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
/** 2021-12-10 15.20 in Masamba (WITA), the day of the announcement. */
export const ANNOUNCED = Date.UTC(2021, 11, 10, 7, 20)
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Starts a bridge. `dist` (or KIPP_DIST) serves another page than that of the built program; `at` is when its clock
 * stands still.
 */
export async function startBridge({ dist = process.env.KIPP_DIST, data, at = ANNOUNCED } = {}) {
  const program = process.env.KIPP_BRIDGE ?? `${here}/../../target/debug/kipp-bridge`
  const args = ['--follow', '--at', String(at), ...(dist ? ['--dist', dist] : []), ...(data ? ['--data', data] : [])]
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const address = await new Promise((found, lost) => {
    createInterface({ input: child.stdout }).once('line', found)
    child.once('error', lost)
    child.once('exit', (code) => lost(new Error(`the bridge ended with ${code}`)))
  })
  const json = async (path) => (await fetch(address + path)).json()
  return {
    address,
    /** One command, past the screen: to arrange or to look behind it. */
    async call(name, input = {}) {
      const response = await fetch(`${address}/call/${name}`, { method: 'POST', body: JSON.stringify(input) })
      const answer =
        response.headers.get('content-type') === 'application/octet-stream'
          ? Buffer.from(await response.arrayBuffer())
          : await response.json()
      if (!response.ok) throw Object.assign(new Error(`${name}: ${answer.code} ${answer.title}`), { answer })
      return answer
    },
    upload: async (name, bytes) =>
      (await fetch(`${address}/upload?name=${encodeURIComponent(name)}`, { method: 'POST', body: bytes })).json(),
    /** Files written so far, in order: token, name, shown, length. */
    written: () => json('/written'),
    writtenFile: async (number) => Buffer.from(await (await fetch(`${address}/written/${number}`)).arrayBuffer()),
    /** What stands beside the computer from now on: a printer that takes, one that refuses, or none (missing). */
    async printer(is) {
      assert.ok((await fetch(`${address}/printer?is=${is}`, { method: 'POST' })).ok, is)
    },
    /** What was printed, opened, shown, titled. */
    acts: () => json('/acts'),
    /** The power goes: nothing is said, nothing is finished. The data folder stays for the next bridge. */
    async kill() {
      const gone = new Promise((done) => child.once('exit', done))
      child.kill('SIGKILL')
      await gone
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((done) => child.once('exit', done))
      child.stdin.end()
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
      await gone
      clearTimeout(timer)
    },
  }
}

/** A bridge, a browser, a page on a screen of 1366 x 768 with the taskbar showing. */
export async function openDesk(options = {}) {
  const bridge = await startBridge(options)
  let browser
  try {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS })
    const context = await browser.newContext({
      viewport: { width: 1366, height: 728 },
      locale: 'id-ID',
      timezoneId: 'Asia/Makassar',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    const complaints = watch(page, bridge.address)
    await page.goto(bridge.address + (options.path ?? '/'))
    const end = async () => {
      await browser.close().catch(() => {})
      await bridge.end()
    }
    return {
      bridge,
      page,
      complaints,
      end,
      seeAxe: () => axeFinds(page),
      seeNothingWrong: () => nothingWrong(page, complaints),
    }
  } catch (error) {
    await browser?.close().catch(() => {})
    await bridge.end()
    throw error
  }
}

/** What the page must never do, seen from outside it: errors nobody caught, refused by CSP, asked of another host. */
function watch(page, address) {
  const complaints = []
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 422/.test(message.text()))
      complaints.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) complaints.push(`request: ${url}`)
  })
  return complaints
}

/** No violation, no error nobody caught, no request to elsewhere; the page's own counter must be there and be 0. */
async function nothingWrong(page, complaints) {
  assert.deepEqual(complaints, [])
  const { salah, sebab } = await page.evaluate(() => ({ ...document.documentElement.dataset }))
  assert.equal(salah, '0', `what the page counted as wrong, the last: ${sebab}`)
}

/** What axe finds on the page as it stands, as lines: rule, impact, element. Empty is good. */
export async function axeFinds(page) {
  // addScriptTag would be blocked by the CSP; automation is not bound by it.
  await page.evaluate(AXE)
  const { violations, passes } = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), RULES)
  assert.ok(passes.length > 5, 'axe looked at something')
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} (${rule.impact}) ${node.target.join(' ')}`))
}
