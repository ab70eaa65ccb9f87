/**
 * The program is killed while somebody types: in every form and dialog what was typed is there after the restart, not
 * more than a second of it is lost, and once it is saved nothing of it is kept. The forms stand in `kill/forms.mjs`.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { at, desk, drafts, page, press, type } from '../harness/hands.mjs'
import { until } from '../harness/until.mjs'
import { FORMS } from './kill/forms.mjs'
import { openFile, restart, switchOff, switchOn } from './kill/power.mjs'

/** The most that may be lost. */
const SECOND = 1000
const waits = []

before(switchOn)
after(switchOff)

for (const one of FORMS) {
  test(`${one.what}: what was typed is there after the kill, and gone once it is saved`, async () => {
    await openFile(one.file)
    if (await one.arrange?.()) await openFile(one.file)
    await one.open()
    const id = typeof one.field === 'function' ? await one.field() : one.field
    if (id) await at(id).waitFor()
    if (one.more) {
      await at(one.more[0]).focus()
      await type(one.more[1])
    }
    if (one.begin) await one.begin()
    else {
      await at(id).focus()
      if (one.over) await press('Control+a')
      await type(one.text)
    }
    const typed = performance.now()
    await until('the desk has it', async () => (await drafts()).some((draft) => draft.form === one.form && draft.text.includes(one.text)), 5000)
    const waited = performance.now() - typed
    waits.push(waited)
    assert.ok(waited <= SECOND, `kept ${Math.round(waited)} ms after the last key`)

    await restart(one.file)
    await one.open()
    if (one.form !== 'sel-nilai') await page.getByTestId('ketikan-dipulihkan').last().waitFor()
    await until('it is back in its field', one.back ?? (async () => (await at(id).inputValue()) === one.text))
    if (one.more) assert.equal(await at(one.more[0]).inputValue(), one.more[1])

    await one.save()
    await until('nothing of it is kept', async () => !(await drafts()).some((draft) => draft.form === one.form), 5000)
    await desk.seeNothingWrong()
  })
}

test('the wait of every form, told', () => {
  assert.equal(waits.length, FORMS.length)
  console.log(`# kept after the last key: ${Math.round(Math.max(...waits))} ms at most, ${waits.length} forms`)
})
