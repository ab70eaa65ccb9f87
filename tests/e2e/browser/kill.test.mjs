/**
 * The program is killed while somebody types: in every form and dialog the desk has what was typed while the field is
 * still being typed in (how soon: `ui/src/lib/drafts.svelte.test.ts`), it is there after the restart, and once it is
 * saved nothing of it is kept. What was saved and undone does not come back: neither as typing that is "dipulihkan"
 * nor, when the form is left, into the desk. The forms stand in `kill/forms.mjs`.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { at, call, desk, drafts, page, press, screen, type } from '../harness/hands.mjs'
import { until } from '../harness/until.mjs'
import { FORMS } from './kill/forms.mjs'
import { comeAgain, openFile, restart, switchOff, switchOn } from './kill/power.mjs'

const newest = async () => (await call('operations.list', { text: '', open: false, limit: 1 }))[0]
const ofForm = async (form) => (await drafts()).filter((draft) => draft.form === form)

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
    const field = await page.evaluateHandle(() => document.activeElement)
    await until('the desk has it', async () =>
      (await drafts()).some((draft) => draft.form === one.form && draft.text.includes(one.text)),
    )
    const typing = await page.evaluate((field) => document.activeElement === field, field)
    assert.ok(typing, 'it is kept while the field is typed in, not because it was left')

    await restart(one.file)
    await one.open()
    if (one.form !== 'sel-nilai') await page.getByTestId('ketikan-dipulihkan').last().waitFor()
    await until('it is back in its field', one.back ?? (async () => (await at(id).inputValue()) === one.text))
    if (one.more) assert.equal(await at(one.more[0]).inputValue(), one.more[1])

    const before = (await newest()).seq
    await one.save()
    await until('nothing of it is kept', async () => (await ofForm(one.form)).length === 0)
    const saved = await newest()
    if (saved.undoable && saved.seq > before && !one.once) await undone(one, id)
    await desk.seeNothingWrong()
  })
}

/** The save is taken back; one looks at the form again, goes, and brings the save back. */
async function undone(one, id) {
  await call('operations.undo')
  const { seq } = await newest()
  await comeAgain()
  await one.open()
  if (id) await at(id).waitFor()
  assert.deepEqual(await page.getByTestId('ketikan-dipulihkan').allInnerTexts(), [], 'nothing was typed')
  if (id && !one.same) assert.notEqual(await at(id).inputValue(), one.text)
  await press('Escape')
  await screen('Control+1', 'Beranda')
  assert.deepEqual([await ofForm(one.form), (await newest()).seq], [[], seq], 'nothing is written by itself')
  await call('operations.redo')
  assert.deepEqual(await ofForm(one.form), [])
  await comeAgain()
}

test('every form that keeps what is typed stands in the table', () => {
  const source = fileURLToPath(new URL('../../../ui/src', import.meta.url))
  const files = readdirSync(source, { recursive: true }).filter(
    (name) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$/.test(name),
  )
  const named = files.flatMap((name) =>
    [
      ...readFileSync(`${source}/${name}`, 'utf8').matchAll(
        /(?:\bform: |const (?:FORM|TRIAL) = |\.draft\()'([a-z-]+)'/g,
      ),
    ].map((match) => match[1]),
  )
  const known = new Set(FORMS.map((one) => one.form))
  assert.ok(named.length >= 25, `found only ${named.length}`)
  assert.deepEqual(
    named.filter((form) => !known.has(form)),
    [],
  )
})
