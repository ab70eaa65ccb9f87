/**
 * What was done last and what finished lie in a place of their own: on no screen and in no size does the undo bar or a
 * message cover anything that can be used next.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import {
  closed,
  desk,
  dialog,
  heading,
  onRow,
  page,
  press,
  screen,
  sitDownAtSample,
  standUp,
  still,
  type,
} from '../harness/hands.mjs'
import { until } from '../harness/until.mjs'

before(sitDownAtSample)
after(standUp)

/** To a screen by the palette, which is there in every size. */
async function go(command, title) {
  await press('Control+k')
  await page.getByTestId('cari-semua').waitFor()
  await type(command)
  await until(`the palette offers ${command}`, () =>
    page.evaluate(() => document.querySelector('dialog[open] [role=option], [role=listbox] [role=option]') !== null),
  )
  await press('Enter')
  await heading(title)
}
/** The undo bar and a message of a finished file stand in the window. */
async function bothStand() {
  await go('riwayat', 'Riwayat')
  await page.locator('main [data-entry]').first().waitFor({ state: 'attached' })
  await press('Control+p')
  await dialog().waitFor()
  await page.getByTestId('daftar-excel').click()
  await closed()
  await page.getByTestId('pemberitahuan').first().waitFor()
}

/** Every stop of the window, scrolled into sight: what lies at its middle must be itself. As lines of what does not. */
const covered = () =>
  page.evaluate(() => {
    const stops = 'a[href], button, input, select, textarea, [tabindex="0"]'
    const messages = document.querySelector('[data-testid="pesan"]')
    const found = []
    let looked = 0
    for (const stop of document.querySelectorAll(stops)) {
      if (messages.contains(stop) || stop.tabIndex < 0 || stop.getClientRects().length === 0) continue
      stop.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      const box = stop.getBoundingClientRect()
      const [left, right, top, bottom] = [
        Math.max(box.left, 0),
        Math.min(box.right, innerWidth),
        Math.max(box.top, 0),
        Math.min(box.bottom, innerHeight),
      ]
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      looked++
      const itself = at && (stop.contains(at) || at.contains(stop) || at.closest('label')?.control === stop)
      if (!itself)
        found.push(
          `${stop.tagName} ${stop.getAttribute('aria-label') ?? stop.textContent.trim().slice(0, 30)} #${stop.id}: ` +
            `${at?.tagName} ${at?.className} ${at?.textContent.trim().slice(0, 30)}`,
        )
    }
    return { looked, found }
  })

/** From the table of all jurors into one sheet. */
async function openSheet() {
  await page.getByRole('grid').focus()
  await press('ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter')
  await heading('Ketik lembar nilai')
  await page.getByTestId('simpan-berikutnya').waitFor()
}
/** What the palette is told, and the heading that answers. */
const SCREENS = [
  ['beranda', 'Beranda'],
  ['perangkat daerah', 'Perangkat Daerah'],
  ['usulan', 'Usulan'],
  ['penilaian', 'Penilaian'],
  ['nilai semua juri', 'Penilaian'],
  ['nilai semua juri', 'Penilaian', openSheet],
  ['penilaian', 'Penilaian', () => press('Alt+3')],
  ['hasil', 'Hasil'],
  ['piagam', 'Piagam'],
  ['register nomor', 'Register nomor'],
  ['dokumen & rekap', 'Dokumen & Rekap'],
  ['riwayat', 'Riwayat'],
  ...[
    'Setelan edisi',
    'Tahapan',
    'Rubrik dan bobot',
    'Penentu seri',
    'Kelas penghargaan',
    'Wilayah dan kop',
    'Penanda tangan',
    'Petugas',
    'Tampilan',
  ].map((name) => [`pengaturan ${name}`, 'Pengaturan']),
]

test('one change: the undo bar stands until the next one', async () => {
  await screen('Control+2', 'Perangkat Daerah')
  await onRow()
  await press('F2')
  await page.locator('#name').waitFor()
  await page.locator('#name').fill('Sekretariat Daerah yang namanya diubah supaya ada yang dapat diurungkan')
  await press('Control+Enter')
  await page.getByTestId('bilah-urungkan').waitFor()
})

for (const [width, height] of [
  [1366, 697],
  [1024, 700],
  [683, 384],
]) {
  test(`nothing that can be used lies under the undo bar or a message at ${width}`, async () => {
    await page.setViewportSize({ width, height })
    const wrong = []
    let stops = 0
    for (const [n, [command, title, further]] of SCREENS.entries()) {
      if (n % 6 === 0) await bothStand()
      await go(command, title)
      await further?.()
      await page.locator('main [data-entry], main .scroll, main button').first().waitFor({ state: 'attached' })
      await still()
      assert.ok(await page.getByTestId('bilah-urungkan').isVisible(), 'the undo bar stands')
      assert.ok(await page.getByTestId('pemberitahuan').first().isVisible(), 'a message stands')
      const { looked, found } = await covered()
      stops += looked
      wrong.push(...found.map((line) => `${command}: ${line}`))
    }
    assert.deepEqual(wrong, [])
    assert.ok(stops > 400, `${stops} stops were looked at`)
    console.log(`# ${width}: ${stops} stops on ${SCREENS.length} screens`)
  })
}

test('what is looked for would be found: something over a control is told', async () => {
  await go('riwayat', 'Riwayat')
  await page.evaluate(() => {
    const over = document.createElement('div')
    over.id = 'penutup'
    over.style.cssText = 'position:fixed;inset:auto 0 0 auto;width:600px;height:600px;z-index:99'
    document.body.append(over)
  })
  assert.ok((await covered()).found.length > 0)
  await page.evaluate(() => document.getElementById('penutup').remove())
})

test('on Mulai they lie below everything else', async () => {
  for (const [width, height] of [
    [1366, 697],
    [683, 384],
  ]) {
    await page.setViewportSize({ width, height })
    await bothStand()
    await press('Control+o')
    await page.getByTestId('mulai-buka').waitFor()
    assert.deepEqual((await covered()).found, [])
    await press('Escape')
    await heading('Beranda')
  }
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())
