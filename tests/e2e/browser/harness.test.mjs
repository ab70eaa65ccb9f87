/** The harness itself: what it says it would see, it sees. Without these, "no violation" would mean nothing. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { openDesk } from '../harness/bridge.mjs'

const bad = fileURLToPath(new URL('../pages/bad', import.meta.url))
let desk
before(async () => (desk = await openDesk({ dist: bad })))
after(() => desk?.end())

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
