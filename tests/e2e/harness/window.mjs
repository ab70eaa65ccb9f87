/**
 * The real window: tauri-driver and WebDriver by fetch, no client library. Run inside
 * `dbus-run-session -- xvfb-run -a -s "-screen 0 1366x768x24"`. One window at a time; everything started here is ended
 * in `end`.
 */
import { spawn, execFileSync } from 'node:child_process'
import { createServer } from 'node:net'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import assert from 'node:assert/strict'
import { CHANGES, patiently, watchChanges } from './patience.mjs'
import { until } from './until.mjs'

const here = fileURLToPath(new URL('..', import.meta.url))
export const SHELL = process.env.KIPP_SHELL ?? `${here}/../../target/debug/meja-kipp`
const DRIVER = process.env.TAURI_DRIVER ?? `${here}/../../.tools/bin/tauri-driver`
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
/** WebDriver's names of keys. */
export const KEYS = {
  enter: '\uE007',
  escape: '\uE00C',
  tab: '\uE004',
  control: '\uE009',
  f5: '\uE035',
  down: '\uE015',
}

/**
 * A place of its own for one journey: data, configuration, cache, a folder for files, and a stub `lp` first on PATH
 * that keeps what it was given in `printed`.
 */
export function makeHome() {
  const home = mkdtempSync(join(tmpdir(), 'kipp-'))
  const folder = (name) => {
    mkdirSync(join(home, name), { recursive: true })
    return join(home, name)
  }
  const [bin, printed, files, data] = ['bin', 'printed', 'files', 'data'].map(folder)
  const lp = join(bin, 'lp')
  writeFileSync(
    lp,
    `#!/bin/sh
n=1
[ "$1" = "-n" ] && [ "$3 $4" = "-o collate=true" ] && { n=$2; shift 4; }
[ "$1" = "--" ] || exit 9
for _ in $(seq "$n"); do cp "$2" "${printed}/$(ls "${printed}" | wc -l).pdf" || exit 8; done
echo "request id is stub-1 (1 file(s))"
`,
  )
  chmodSync(lp, 0o755)
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env.PATH}`,
    XDG_DATA_HOME: data,
    XDG_CONFIG_HOME: folder('config'),
    XDG_CACHE_HOME: folder('cache'),
    HOME: home,
  }
  return {
    home,
    env,
    files,
    /** The desk's own data folder. */
    data: join(data, 'id.go.kipp.meja'),
    /** PDFs that reached the printer, in order. */
    printed: () =>
      readdirSync(printed)
        .sort()
        .map((name) => readFileSync(join(printed, name))),
    /** Answers of the dialogs for this run; see host/scripted.rs. */
    script(answers) {
      const path = join(home, 'script.json')
      writeFileSync(path, JSON.stringify({ opened: join(home, 'opened.log'), ...answers }))
      env.KIPP_SCRIPT = path
    },
    opened: () =>
      existsSync(join(home, 'opened.log')) ? readFileSync(join(home, 'opened.log'), 'utf8').trim().split('\n') : [],
    log: () => {
      const logs = join(data, 'id.go.kipp.meja', 'log')
      return existsSync(logs)
        ? readdirSync(logs)
            .map((name) => readFileSync(join(logs, name), 'utf8'))
            .join('')
        : ''
    },
    clear: () => rmSync(home, { recursive: true, force: true }),
  }
}

const free = () =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => found(port))
    })
  })

/** Starts the program with its window and takes hold of the page. */
export async function openWindow(place) {
  const [port, native] = [await free(), await free()]
  // Its own process group: one kill ends the driver, WebKitWebDriver and the program.
  const driver = spawn(DRIVER, ['--port', port, '--native-port', native], {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
    env: place.env,
  })
  driver.unref()
  const killDriver = () => {
    try {
      process.kill(-driver.pid, 'SIGTERM')
    } catch {
      // It ended by itself.
    }
  }
  process.once('exit', killDriver)
  const ask = async (method, path, body, signal) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
      signal,
    })
    const { value } = await answer.json()
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error} ${value.message}`)
    return value
  }
  const wd = (method, path, body) =>
    patiently(`the driver's answer to ${method} ${path}`, (signal) => ask(method, path, body, signal))
  let session
  const end = async () => {
    if (session) await wd('DELETE', `/session/${session}`).catch(() => {})
    session = undefined
    killDriver()
    process.off('exit', killDriver)
  }
  try {
    await until('the driver answers', () => wd('GET', '/status'))
    const options = { alwaysMatch: { 'tauri:options': { application: SHELL, args: [] } } }
    session = (await wd('POST', '/session', { capabilities: options })).sessionId
  } catch (error) {
    await end()
    throw error
  }
  const s = `/session/${session}`
  watchChanges(() => ask('POST', `${s}/execute/sync`, { script: `return ${CHANGES}`, args: [] }))
  const byCss = async (value) => (await wd('POST', `${s}/element`, { using: 'css selector', value }))[ELEMENT]
  const byXpath = async (value) => (await wd('POST', `${s}/element`, { using: 'xpath', value }))[ELEMENT]
  const window = {
    end,
    /** The element with this test id, waited for. */
    find: (testid) => until(testid, () => byCss(`[data-testid="${testid}"]`)),
    /** A button or link by its visible words, waited for. */
    named: (words) =>
      until(words, () =>
        byXpath(`//*[self::button or self::a][contains(normalize-space(.), ${JSON.stringify(words)})]`),
      ),
    /** A row of a list by its words. */
    row: (words) =>
      until(words, () =>
        byXpath(`//*[@role='row'][contains(normalize-space(.), ${JSON.stringify(words)})]//*[@role='gridcell']`),
      ),
    /** Clicks, again if the page was just drawing. */
    click: (element) => until('click', async () => (await wd('POST', `${s}/element/${element}/click`, {})) === null),
    text: (element) => wd('GET', `${s}/element/${element}/text`),
    bodyHas: (words) => until(words, async () => (await window.run('return document.body.innerText')).includes(words)),
    press: (...keys) =>
      wd('POST', `${s}/actions`, {
        actions: [
          {
            type: 'key',
            id: 'keys',
            actions: [
              ...keys.map((value) => ({ type: 'keyDown', value })),
              ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
            ],
          },
        ],
      }),
    run: (script, ...args) => wd('POST', `${s}/execute/sync`, { script, args }),
    /** One command, as the page would call it. */
    async call(name, input = {}) {
      const script = `const done = arguments[arguments.length - 1]
        window.__TAURI_INTERNALS__.invoke('call', { name: arguments[0], args: arguments[1] })
          .then(
            (answer) => done({ answer: answer instanceof ArrayBuffer ? { bytes: answer.byteLength } : answer }),
            (refused) => done({ refused }),
          )`
      const { answer, refused } = await wd('POST', `${s}/execute/async`, {
        script,
        args: [name, JSON.stringify(input)],
      })
      if (refused !== undefined)
        throw Object.assign(new Error(`${name}: ${JSON.stringify(refused)}`), { answer: refused })
      return answer
    },
    /** What the host says to any other command than `call`: the refusal, or "allowed". */
    invoke: (command, args) =>
      wd('POST', `${s}/execute/async`, {
        script: `const done = arguments[arguments.length - 1]
          window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]).then(() => done('allowed'), done)`,
        args: [command, args],
      }),
    async picture(path) {
      writeFileSync(path, Buffer.from(await wd('GET', `${s}/screenshot`), 'base64'))
    },
    /** No CSP violation, no error nobody caught; the page's own counter must be there. */
    async seeNothingWrong() {
      assert.equal(
        await window.run('return document.documentElement.dataset.salah'),
        '0',
        'what the page counted as wrong',
      )
    },
    /** Whether the program still runs. */
    runs: () => programs(place).length > 0,
    /** Asks the window to close as a window manager does and waits for the program's end. */
    async close() {
      askToClose(await xWindow('Meja KIPP'))
      await until('the program ends', () => programs(place).length === 0).catch((error) => {
        const windows = execFileSync('xwininfo', ['-root', '-tree'], { encoding: 'utf8' })
        throw new Error(`${error.message}; X: ${windows}; log: ${place.log()}`)
      })
      session = undefined
      await end()
    },
  }
  return window
}

/** Process ids of our program in this journey's home. */
export function programs(place) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const ours = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] === SHELL
        return (
          ours &&
          readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`HOME=${place.home}\0`) &&
          !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
        )
      } catch {
        return false
      }
    })
    .map(Number)
}

/** The X windows of a title that are seen now. */
export function xWindows(title) {
  try {
    const seen = execFileSync('xdotool', ['search', '--onlyvisible', '--name', title], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return seen.trim().split('\n').filter(Boolean)
  } catch {
    // It found none.
    return []
  }
}

/** The X window of the program, by its title. */
export const xWindow = (title) => until(`an X window named ${title}`, () => xWindows(title)[0])

/** Waits until two looks at the screen show the same picture: what was opening has opened. */
export const settled = () => {
  let before = ''
  return until('the screen comes to rest', () => {
    const now = execFileSync('import', ['-window', 'root', '-depth', '2', 'gray:-'], { maxBuffer: 1 << 26 }).toString(
      'base64',
    )
    const same = now === before
    before = now
    return same
  })
}

/** Types into whatever has the X focus: dialogs are outside WebDriver. */
export const xType = (text) => execFileSync('xdotool', ['type', '--delay', '15', text])
export const xKey = (...keys) => execFileSync('xdotool', ['key', '--delay', '40', ...keys])
export const xFocus = (window) => execFileSync('xdotool', ['windowfocus', '--sync', window])

/** Asks a window to close as a window manager does; `xdotool windowclose` would kill it instead. */
export function askToClose(window) {
  const ask = `
import sys
from Xlib import X, display
from Xlib.protocol import event
d = display.Display()
w = d.create_resource_object('window', int(sys.argv[1]))
protocols, delete = d.intern_atom('WM_PROTOCOLS'), d.intern_atom('WM_DELETE_WINDOW')
w.send_event(event.ClientMessage(window=w, client_type=protocols, data=(32, [delete, X.CurrentTime, 0, 0, 0])))
d.sync()
`
  execFileSync('/usr/bin/python3', ['-c', ask, window])
}

/** The whole screen of the X server as a picture. */
export const picture = (path) => execFileSync('import', ['-window', 'root', path])
