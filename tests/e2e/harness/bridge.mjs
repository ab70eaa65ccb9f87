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
import { answered, patiently, requested, watchPage } from './patience.mjs'
import { makePatient } from './patient-page.mjs'

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
 * stands still. With null it goes, and a copy of a desk gets a sign of its own, as it does outside of tests.
 */
export async function startBridge({ dist = process.env.KIPP_DIST, data, at = ANNOUNCED } = {}) {
  const program = process.env.KIPP_BRIDGE ?? `${here}/../../target/debug/kipp-bridge`
  const clock = at === null ? [] : ['--at', String(at)]
  const args = ['--follow', ...clock, ...(dist ? ['--dist', dist] : []), ...(data ? ['--data', data] : [])]
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const address = await patiently(
    'the bridge says where it is',
    () =>
      new Promise((found, lost) => {
        lines.once('line', found)
        child.once('error', lost)
        child.once('exit', (code) => lost(new Error(`the bridge ended with ${code}`)))
      }),
  )
  /** The body of the answer as well: a bridge that stands still may stop in the middle of it. */
  const ask = (path, options) =>
    patiently(`the bridge's answer to ${path}`, async (signal) => {
      requested(signal, path)
      try {
        const response = await fetch(address + path, { ...options, signal })
        return { response, bytes: Buffer.from(await response.arrayBuffer()) }
      } finally {
        answered(signal)
      }
    })
  const json = async (path, options) => JSON.parse((await ask(path, options)).bytes)
  return {
    address,
    /** One command, past the screen: to arrange or to look behind it. */
    async call(name, input = {}) {
      const { response, bytes } = await ask(`/call/${name}`, { method: 'POST', body: JSON.stringify(input) })
      const answer = response.headers.get('content-type') === 'application/octet-stream' ? bytes : JSON.parse(bytes)
      if (!response.ok) throw Object.assign(new Error(`${name}: ${answer.code} ${answer.title}`), { answer })
      return answer
    },
    upload: (name, bytes) => json(`/upload?name=${encodeURIComponent(name)}`, { method: 'POST', body: bytes }),
    /** Files written so far, in order: token, name, shown, length. */
    written: () => json('/written'),
    writtenFile: async (number) => (await ask(`/written/${number}`)).bytes,
    /** What stands beside the computer from now on: a printer that takes, one that refuses, or none (missing). */
    async printer(is) {
      assert.ok((await ask(`/printer?is=${is}`, { method: 'POST' })).response.ok, is)
    },
    /** What was printed, opened, shown, titled. */
    acts: () => json('/acts'),
    /** It stands still, as a program does that hangs, until it is told to go on. */
    stand: () => child.kill('SIGSTOP'),
    goOn: () => child.kill('SIGCONT'),
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
      await patiently('the bridge puts its desk away', () => gone).finally(() => child.kill('SIGKILL'))
    },
  }
}

/** A bridge, a browser, a page on a screen of 1366 x 768 with the taskbar showing. */
export async function openDesk(options = {}) {
  const bridge = await startBridge(options)
  let browser
  try {
    browser = await patiently('Chromium starts', (signal) =>
      chromium.launch({ executablePath: CHROMIUM, args: ARGS, timeout: 0, signal }),
    )
    const context = await browser.newContext({
      viewport: { width: 1366, height: 728 },
      locale: 'id-ID',
      timezoneId: 'Asia/Makassar',
    })
    const page = await context.newPage()
    makePatient(page)
    watchPage(page)
    const complaints = watch(page, bridge.address)
    await page.goto(bridge.address + (options.path ?? '/'))
    const end = async () => {
      await patiently('Chromium ends', () => browser.close()).catch(() => {})
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
