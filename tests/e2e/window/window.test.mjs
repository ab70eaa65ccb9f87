/**
 * The real window: what only it can show. Starting, the sample, printing through the system, closing, a second start, a
 * real file dialog, a desk file that cannot be opened. Everything else is looked at in the browser.
 */
import { afterEach, beforeEach, test } from 'node:test'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pdfPages, pdfText } from '../harness/papers.mjs'
import { until } from '../harness/until.mjs'
import {
  KEYS,
  SHELL,
  makeHome,
  openWindow,
  programs,
  settled,
  xFocus,
  xKey,
  xType,
  xWindow,
  xWindows,
} from '../harness/window.mjs'

let place, window
beforeEach(() => (place = makeHome()))
afterEach(async () => {
  await window?.end()
  window = undefined
  place.clear()
})

const sidecars = () => readdirSync(place.data).filter((name) => /-(wal|journal|shm)$/.test(name))

test('starts, opens the sample, prints, saves, closes', async () => {
  const saved = join(place.files, 'piagam saya é.pdf')
  place.script({ choose_save: [null, saved] })
  window = await openWindow(place)
  assert.match(await window.run('return document.title'), /Meja KIPP$/)
  await window.click(await window.find('mulai-contoh'))
  await window.click(await window.find('rel-hasil'))
  await window.bodyHas('Kejar Stunting')
  await window.bodyHas('CONTOH: bukan data sebenarnya')
  await window.click(await window.find('rel-dokumen'))
  await window.click(await window.row('Piagam penghargaan'))
  await until('the page is drawn', () =>
    window.run(
      "return [...document.querySelectorAll('[data-testid=halaman] img')].some((img) => img.naturalWidth > 100)",
    ),
  )
  await window.click(await window.find('cetak'))
  const [printed] = await until('the stub lp got it', () => place.printed().length && place.printed())
  assert.equal(pdfPages(printed), 7)
  assert.match(pdfText(printed), /CONTOH: bukan data sebenarnya/)
  await window.find('pemberitahuan')
  // Three copies of another document: one order to lp, three times the same pages. The field marks all of itself.
  await window.click(await window.row('Daftar hadir'))
  await until('the field stands there', () =>
    window.run("document.getElementById('rangkap')?.focus(); return document.activeElement?.id === 'rangkap'"),
  )
  await window.press('3')
  await window.press(KEYS.control, 'p')
  await window.bodyHas('Daftar hadir diserahkan ke pencetak, 3 rangkap')
  const copies = await until('lp made three', () => place.printed().length === 4 && place.printed().slice(1))
  assert.ok(copies.every((copy) => copy.equals(copies[0]) && pdfPages(copy) === 3))
  await assert.rejects(
    window.call('sys.print', { token: 'berkas-1', copies: 100 }),
    (error) => error.answer.code === 'invalid' && /1 sampai 99/.test(error.answer.title),
  )
  await window.click(await window.row('Piagam penghargaan'))
  // The first save dialog is closed without an answer, the second gives a name.
  const dialogs = () => place.opened().filter((line) => line.startsWith('choose_save')).length
  await window.click(await window.find('simpan-pdf'))
  await until('the first dialog was closed', () => dialogs() === 1)
  // While an act is under way the screen takes no other, and says so: then it is asked again.
  await until('the PDF is saved', async () => {
    if (existsSync(saved)) return true
    if (dialogs() === 1) await window.click(await window.find('simpan-pdf'))
    return false
  })
  assert.equal(pdfPages(readFileSync(saved)), 7)
  assert.deepEqual(readdirSync(place.files), ['piagam saya é.pdf'])
  await window.seeNothingWrong()
  await window.close()
  assert.deepEqual(sidecars(), [], 'the desk was put away')
})

test('only `call` is allowed, and nothing but our page is shown', async () => {
  window = await openWindow(place)
  await window.find('mulai-contoh')
  const refused = await window.invoke('plugin:dialog|open', {})
  assert.match(String(refused), /not allowed/)
  await window.run("location.href = 'http://127.0.0.1:8/'; return 1")
  await window.run("window.open('http://127.0.0.1:8/'); return 1")
  await window.find('mulai-contoh')
  assert.equal(await window.run('return location.protocol'), 'tauri:')
  for (const key of ['\uE035', '\uE00A\uE012']) await window.press(...key)
  await window.find('mulai-contoh')
  await assert.rejects(window.call('desks.no_such'), (error) => error.answer.code === 'not_found')
  await assert.rejects(window.call('desks.open', { file: 'berkas-99' }), (error) =>
    ['not_found', 'invalid'].includes(error.answer.code),
  )
})

test('a second start brings the first window to the front and ends', async () => {
  window = await openWindow(place)
  await window.find('mulai-contoh')
  const second = spawn(SHELL, [], { env: place.env, stdio: 'ignore' })
  const code = await new Promise((ended) => second.once('exit', ended))
  assert.equal(code, 0)
  assert.equal(programs(place).length, 1)
  await window.find('mulai-contoh')
})

test('a real file dialog, driven by keys', async () => {
  window = await openWindow(place)
  const made = join(place.files, 'meja kantor.kipp')
  await window.click(await window.find('mulai-buat'))
  await answerDialog('Simpan berkas meja baru', made)
  await until('the desk file is made', () => existsSync(made))
  await until('it is the open desk', async () => (await window.run('return document.title')).startsWith('meja kantor'))
  // The clipboard of the machine, too: what is copied is pasted by its keys.
  await window.call('sys.copy', { text: 'Yth. Kepala Dinas “Contoh”' })
  await window.press('\uE009', 'k')
  await window.find('cari-semua')
  await window.press('\uE009', 'v')
  await until('the text is pasted', () =>
    window.run("return document.querySelector('[data-testid=cari-semua]').value === 'Yth. Kepala Dinas “Contoh”'"),
  )
  await window.seeNothingWrong()
})

test('a damaged desk file is left as it is, and the window says so', async () => {
  window = await openWindow(place)
  await window.find('mulai-contoh')
  await window.call('desks.about')
  await window.close()
  const [name] = readdirSync(place.data).filter((file) => file.endsWith('.kipp'))
  const junk = Buffer.alloc(8192, 'bukan basis data ')
  writeFileSync(join(place.data, name), junk)
  window = await openWindow(place)
  await window.bodyHas('rusak')
  await window.close()
  const kept = readdirSync(place.data)
    .filter((file) => /\.kipp/.test(file))
    .map((file) => join(place.data, file))
    .filter((file) => statSync(file).isFile())
  assert.ok(
    kept.some((file) => readFileSync(file).equals(junk)),
    `the damaged bytes are kept: ${kept}`,
  )
})

/** Types a path into GTK's own dialog. */
async function answerDialog(title, path) {
  await xWindow(title)
  // What is typed before it takes keys is lost: as long as it stands there, it is answered again.
  await until(`the dialog ${title} is answered`, async () => {
    const [dialog] = xWindows(title)
    if (!dialog) return true
    xFocus(dialog)
    await settled()
    xKey('ctrl+a')
    xType(path)
    xKey('Return')
    await settled()
    return xWindows(title).length === 0
  })
}
