/** Two programs, one desk file (no session bus, a second account): the file's own lock is the guard. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDesk, startBridge } from '../harness/bridge.mjs'

let data, first, second
before(async () => {
  data = mkdtempSync(join(tmpdir(), 'kipp-second-'))
  first = await startBridge({ data })
  assert.ok((await first.call('desks.about')).desk, 'the first has the desk open')
  second = await openDesk({ data })
})
after(async () => {
  await second?.end()
  await first?.end()
  rmSync(data, { recursive: true, force: true })
})

test('the second is refused while the first is there, with a code', async () => {
  await assert.rejects(
    second.bridge.call('desks.open_default'),
    (error) => error.answer.code === 'file_busy' && error.answer.hints.length > 0,
  )
  assert.ok((await first.call('desks.about')).desk, 'the first has it still')
})

test('its screen says why and still offers the rest', async () => {
  await second.page
    .getByText(/sedang dibuka|dipakai program lain/i)
    .first()
    .waitFor()
  await second.page.getByTestId('mulai-buka').waitFor()
})

test('once the first is gone, trying again opens the desk', async () => {
  await first.end()
  assert.ok((await second.bridge.call('desks.open_default')).desk)
})
