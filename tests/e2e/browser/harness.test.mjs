/** The harness itself: what it says it would see, it sees. Without these, "no violation" would mean nothing. */
import { after, before, beforeEach, test } from 'node:test'
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDesk } from '../harness/bridge.mjs'
import { counted, setPatience } from '../harness/patience.mjs'
import { until } from '../harness/until.mjs'

const bad = fileURLToPath(new URL('../pages/bad', import.meta.url))
let desk
before(async () => (desk = await openDesk({ dist: bad })))
after(() => desk?.end())
beforeEach(() => setPatience(30))

test('a page that breaks the policy is seen by its own counter and from outside', async () => {
  await desk.page.waitForFunction(() => Number(document.documentElement.dataset.salah) >= 3)
  await assert.rejects(desk.seeNothingWrong())
  const text = desk.complaints.join('\n')
  assert.match(text, /Content Security Policy/)
  assert.match(text, /error: thrown on purpose/)
})

test('a request to another host is seen and blocked', async () => {
  const blocked = await desk.page.evaluate(() =>
    fetch('http://127.0.0.1:1/x').then(
      () => 'reached',
      () => 'blocked',
    ),
  )
  assert.equal(blocked, 'blocked')
  assert.match(desk.complaints.join('\n'), /127\.0\.0\.1:1/)
})

test('axe finds a control without a name and text without contrast', async () => {
  const found = (await desk.seeAxe()).join('\n')
  assert.match(found, /label/)
  assert.match(found, /color-contrast/)
})

/** The page changes `times` times, with a pause between, and then has `#done`. */
const changing = (times) =>
  desk.page.evaluate((left) => {
    const change = () => {
      document.body.dataset.left = left
      if (left-- > 0) setTimeout(change, 200)
      else document.body.append(Object.assign(document.createElement('p'), { id: 'done' }))
    }
    change()
  }, times)

test('a condition that never comes is given up, and the page is said to be at rest', async () => {
  setPatience(2)
  await assert.rejects(
    until('the moon', () => Promise.reject(new Error('only clouds'))),
    (error) =>
      /^never: the moon; the page is at rest and answers, the condition did not come; waited [23] s/.test(
        error.message,
      ) && error.cause.message === 'only clouds',
  )
  await assert.rejects(
    desk.page.getByTestId('moon').waitFor(),
    /^Error: never: waitFor of getByTestId\('moon'\); the page is at rest and answers[^]*Call log:[^]*waiting for/,
  )
})

test('a page that is slow but moves is waited for', async () => {
  setPatience(2)
  await changing(40)
  await desk.page.locator('#done').waitFor({ state: 'attached' })
  assert.equal(await desk.page.evaluate(() => document.body.dataset.left), '0', 'it waited for every change')
})

test('a page that moves without end is given up all the same', async () => {
  setPatience(1)
  await changing(100)
  await assert.rejects(
    until('the moon', () => false),
    /something moved until the end, the condition did not come.*moved last: a change in body, \d s ago/,
  )
  await desk.page.reload()
})

test('time in the queue for a processor is not waited', () => {
  assert.equal(counted(1, 0, 0), 1, 'the program rests')
  assert.equal(counted(1, 1, 0), 1, 'the program runs')
  assert.equal(counted(1, 0.25, 0.5), 0.5, 'it ran, queued, and rested')
  assert.equal(counted(1, 0.5, 1.5), 0.25, 'four threads want the processor')
})

test('a program that stands still is told as such', async () => {
  setPatience(2)
  desk.bridge.stand()
  try {
    await assert.rejects(
      desk.bridge.call('desks.about'),
      /^Error: never: the bridge's answer to .*; the program stands still: no answer to \/call\/desks.about; /,
    )
    await desk.page.evaluate(() => void fetch('/call/desks.about', { method: 'POST', body: '{}' }))
    await assert.rejects(
      until('the moon', () => false),
      /the program stands still: no answer to \/call\/desks.about/,
    )
  } finally {
    desk.bridge.goOn()
  }
  assert.ok(await desk.bridge.call('desks.about'))
})

test('a page whose script runs without end is told as such', async () => {
  setPatience(2)
  await desk.page.evaluate(
    () =>
      void setTimeout(() => {
        for (;;);
      }),
  )
  await assert.rejects(desk.page.locator('#moon').waitFor(), /the page runs without end and does not answer/)
})

test('a test that waits for nothing ends by itself, with its name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kipp-standing-'))
  const file = join(folder, 'standing.test.mjs')
  const patience = new URL('../harness/patience.mjs', import.meta.url)
  writeFileSync(
    file,
    `import { test } from 'node:test'
    import { setPatience } from '${patience}'
    setPatience(1)
    test('hangs', () => new Promise(() => setInterval(() => {}, 1000)))`,
  )
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined }
  const [failed, told] = await new Promise((done) =>
    execFile(process.execPath, ['--test', file], { env }, (error, out) => done([error, out])),
  )
  rmSync(folder, { recursive: true })
  assert.ok(failed)
  assert.match(told, /“hangs” stands still: nothing was waited for in \d+ s/)
})
