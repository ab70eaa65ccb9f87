/**
 * How long the harness waits, and what it says when it gives up.
 *
 * A wait ends when nothing has moved for a while: no request of the page was answered, and the page changed nothing it
 * shows. The while is counted in seconds in which the program could work: what the program and the harness stood in the
 * queue for a processor is taken off, and a beat of the harness that came late counts as two at most. So a busy machine
 * makes nobody impatient, and a program that stands still is given up as soon as on an idle one. What moves without end
 * is given up too, after five times as long.
 *
 * Requests of the harness itself are no move: it asks again and again while it waits.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach } from 'node:test'

const BEAT = 500
/** The while, in counted seconds. */
let patience = 30
export const setPatience = (seconds) => void (patience = seconds)
/** How many times as long a wait may last that sees something move. */
const MOVING = 5
/** A test without any wait is given up after this many times as long. */
const WITHOUT_WAITS = 3
/** A run that goes on says so this often, in seconds of the clock: `cargo x test` ends a file that says nothing. */
const SAYS_SO = 30

const waits = new Set()
/** How many waits have ended, how often something moved, what it was and when. */
let ended = 0
let moves = 0
let last
/** The page that is watched: how it is asked, what it said, whether it is being asked. */
let page = { ask: undefined, said: undefined, asked: undefined }
/** Requests without an answer yet, of the page and of the harness: their path, and since when. */
const open = new Map()
export const requested = (request, path) => open.set(request, { path, since: performance.now() })
export const answered = (request) => open.delete(request)

function moved(what) {
  moves++
  last = { what, at: performance.now() }
}

/** In the page: how much it has changed so far, and where last. Changes are counted from the first question on. */
function changes() {
  if (!window.changesSeen) {
    const seen = (window.changesSeen = { count: 0, where: '' })
    new MutationObserver((list) => {
      seen.count += list.length
      const node = list.at(-1).target
      const element = node.nodeType === 1 ? node : node.parentElement
      seen.where = element?.dataset.testid ?? element?.id ?? ''
      seen.where ||= element?.tagName.toLowerCase() ?? ''
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  }
  return `${window.changesSeen.count} ${window.changesSeen.where}`
}
/** The text of a function that a page can be asked with. */
export const CHANGES = `(${changes})()`

/** From now on this is the page that moves: `ask` runs `CHANGES` in it. */
export function watchChanges(ask) {
  page = { ask, said: undefined, asked: undefined }
  open.clear()
}
/** The same for a page of Playwright, whose requests are seen as well. */
export function watchPage(of) {
  watchChanges(() => of.mainFrame().evaluate(CHANGES))
  const path = (request) => new URL(request.url()).pathname
  of.on('request', (request) => requested(request, path(request)))
  of.on('requestfinished', (request) => answered(request) && moved(`the answer to ${path(request)}`))
  of.on('requestfailed', (request) => answered(request) && moved(`the end of ${path(request)}`))
}

/** `work` until it is done, or until the patience is at its end: its signal is given, and it fails with the reason. */
export async function patiently(what, work) {
  const signal = new AbortController()
  const wait = { what, signal, begun: performance.now(), waited: 0, still: 0, ran: 0, seen: moves }
  const givenUp = new Promise((_, fail) => (wait.fail = fail))
  waits.add(wait)
  try {
    return await Promise.race([work(signal.signal), givenUp])
  } catch (error) {
    if (wait.why === undefined || error === wait.why) throw error
    // Playwright's error knows how far it came.
    const log = /\nCall log:[^]*/.exec(error.message)?.[0] ?? ''
    throw new Error(wait.why.message + log, { cause: error })
  } finally {
    ended++
    waits.delete(wait)
    clearTimeout(wait.timer)
  }
}

async function giveUp(wait) {
  if (wait.over) return
  wait.over = true
  const why = await reason(wait)
  // It may have ended well after all.
  if (!waits.has(wait)) return
  wait.why = new Error(why)
  wait.signal.abort(wait.why)
  // Who hears the signal ends with an error of his own, which says more.
  wait.timer = setTimeout(wait.fail, 10 * BEAT, wait.why)
}

/** Which it was: a condition that never came, or a program that stands still. */
async function reason({ what, begun, waited, still, ran }) {
  const seconds = (from) => Math.round((performance.now() - from) / 1000)
  const [oldest] = open.values()
  const answer = await answerNow()
  let which = 'the page is at rest and answers, the condition did not come'
  if (still < patience) which = 'something moved until the end, the condition did not come'
  else if (answer === NONE && ran > waited / 2) which = 'the page runs without end and does not answer'
  else if (answer === NONE) which = 'the page stands still and does not answer'
  else if (answer) which = `the page cannot be asked (${answer}), the condition did not come`
  else if (oldest && seconds(oldest.since) > still / 2) which = `the program stands still: no answer to ${oldest.path}`
  const clock = seconds(begun)
  const waiting =
    `${Math.round(waited)} s` + (clock > waited * 1.2 + 1 ? ` (${clock} by the clock of a busy machine)` : '')
  const lastMove = last ? `${last.what}, ${seconds(last.at)} s ago` : 'nothing'
  return `never: ${what}; ${which}; waited ${waiting}, processors ran ${ran.toFixed(1)} s; moved last: ${lastMove}`
}

const NONE = Symbol('no answer')
/** What the page answers, apart from its changes: why it cannot be asked, or nothing at all. */
function answerNow() {
  if (!page.ask) return 'there is none'
  const given = page.ask().then(
    () => undefined,
    (error) => error.message.split('\n')[0],
  )
  return Promise.race([given, new Promise((over) => setTimeout(over, 20 * BEAT, NONE).unref())])
}

/** Asks the page whether it has changed; one question at a time. */
function ask() {
  if (!page.ask || page.asked) return
  const asked = page
  asked.asked = asked.ask().then(
    (said) => {
      if (asked.said !== undefined && said !== asked.said && asked === page) moved(`a change in ${said.split(' ')[1]}`)
      asked.said = said
      asked.asked = undefined
    },
    () => (asked.asked = undefined),
  )
}

/** Seconds that the threads of the harness, and of all that it started, ran and queued since the last look. */
let before = new Map()
function measure(long) {
  const now = new Map()
  let [ran, queued] = [0, 0]
  for (const process of long ? family() : []) {
    for (const thread of read(() => readdirSync(`/proc/${process}/task`)) ?? []) {
      const figures = read(() => readFileSync(`/proc/${process}/task/${thread}/schedstat`, 'utf8'))
      if (!figures) continue
      const [run, queue] = figures.split(' ').map((nanoseconds) => Number(nanoseconds) / 1e9)
      const old = before.get(thread)
      now.set(thread, [run, queue])
      if (!old) continue
      if (process !== own) ran += run - old[0]
      queued += queue - old[1]
    }
  }
  before = now
  return { ran, queued }
}
const own = String(process.pid)
/** The process ids of the harness and of all that it started. */
function family() {
  const children = new Map()
  for (const id of (read(() => readdirSync('/proc')) ?? []).filter((name) => /^\d+$/.test(name))) {
    const parent = /\) . (\d+)/.exec(read(() => readFileSync(`/proc/${id}/stat`, 'utf8')) ?? '')?.[1]
    children.set(parent, [...(children.get(parent) ?? []), id])
  }
  const all = [own]
  for (const id of all) all.push(...(children.get(id) ?? []))
  return all
}
/** What has ended meanwhile, or is not there on this system, is nothing. */
function read(look) {
  try {
    return look()
  } catch {
    return undefined
  }
}

/** What is left of `gone` seconds when the time in the queue is taken off; never nothing, when anything ran. */
export const counted = (gone, ran, queued) => gone * (1 - queued / Math.max(gone, ran + queued))

let beaten = performance.now()
setInterval(() => {
  const gone = Math.min(performance.now() - beaten, 2 * BEAT) / 1000
  beaten = performance.now()
  follow(gone)
  // A wait that is soon over costs nothing: neither a look at the processors, nor, later, a question to the page.
  const long = [...waits].some((wait) => wait.waited > 0)
  const { ran, queued } = measure(long)
  const seconds = counted(gone, ran, queued)
  for (const wait of waits) {
    wait.waited += seconds
    wait.ran += ran
    wait.still = wait.seen === moves ? wait.still + seconds : 0
    wait.seen = moves
    if (wait.still >= patience || wait.waited >= patience * MOVING) void giveUp(wait)
    else if (wait.still >= patience / 3) ask()
  }
}, BEAT).unref()

/** The test that runs, and how far it had come when it was looked at last. There is none in a bench. */
let test
const begin = (name) => void (test = { name, ended, idle: 0, said: performance.now() })
if (process.env.NODE_TEST_CONTEXT) {
  begin('what comes before the first test')
  beforeEach(({ name }) => begin(`“${name}”`))
  afterEach(({ name }) => begin(`what comes after “${name}”`))
}

/** Says of a long test that it goes on. One that has neither waited nor done anything for long ends its file. */
function follow(gone) {
  if (!test) return
  const goesOn = waits.size > 0 || test.ended !== ended
  test.idle = goesOn ? 0 : test.idle + gone
  test.ended = ended
  if (test.idle >= patience * WITHOUT_WAITS) {
    console.log(`# ${test.name} stands still: nothing was waited for in ${Math.round(test.idle)} s`)
    process.exit(1)
  }
  if (!goesOn || performance.now() - test.said < SAYS_SO * 1000) return
  test.said = performance.now()
  const [first] = waits
  console.log(`# ${test.name} goes on${first ? `; it waits for ${first.what}, ${Math.round(first.waited)} s` : ''}`)
}
