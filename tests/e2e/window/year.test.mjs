/**
 * The real window from its first start to the printed result: an edition, the register and the ten submissions of 2021,
 * marks from a file, taken back and brought back, the frozen result, paper, and all of it there after a new start.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { pdfText } from '../harness/papers.mjs'
import { until } from '../harness/until.mjs'
import { KEYS, makeHome, openWindow } from '../harness/window.mjs'

const sheet = (name) => fileURLToPath(new URL(`../../fixtures/sheets/${name}`, import.meta.url))
const JURORS = ['Rahma Palallo', 'Baso Syamsuddin', 'Nur Hasanah']

let place, window, edition, marks
before(() => {
  place = makeHome()
  marks = join(place.files, 'nilai juri.csv')
  place.script({ choose_open: [sheet('pd_luwu_utara.csv'), sheet('usulan_kipp_2021.csv'), marks] })
})
after(async () => {
  await window?.end()
  place.clear()
})

const rows = () => window.call('rankings.show', { edition }).then(({ rows }) => rows)
const valued = async () => (await rows()).filter((row) => row.value !== null).length
const chord = (key) => window.press(KEYS.control, key)

/** Ctrl+I on the screen one is on, through columns and report, to what came of it. */
async function bringIn(screen, words) {
  await window.click(await window.find(`rel-${screen}`))
  await window.bodyHas(words.on)
  await chord('i')
  await window.click(await window.find('periksa'))
  await window.click(await window.find('impor'))
  await window.find('selesai')
  await window.bodyHas(words.done)
  await window.click(await window.find('lihat-daftar'))
}

test('the first start: an edition as the preset has it', async () => {
  window = await openWindow(place)
  await window.click(await window.find('mulai-edisi'))
  await window.click(await window.find('buat-edisi'))
  await window.find('rel-beranda')
  edition = await until('the edition is made', async () => (await window.call('editions.list'))[0]?.id)
})

test('the register and the ten submissions come from their files', async () => {
  await bringIn('perangkat-daerah', { on: 'Perangkat Daerah', done: '61 unit diimpor, 41 di antaranya wajib' })
  await bringIn('usulan', { on: 'Usulan', done: '10 usulan diimpor.' })
  const list = await window.call('submissions.list', { edition })
  assert.equal(list.length, 10)
  assert.equal((await window.call('agencies.list')).agencies.length, 61)
})

test('marks from a file are taken back by Ctrl+Z and brought back by Ctrl+Y', async () => {
  const submissions = await window.call('submissions.list', { edition })
  await window.call('submissions.set_status', { submissions: submissions.map((one) => one.id), status: 'lolos' })
  for (const name of JURORS) await window.call('jurors.save', { edition, name, seat: 'anggota' })
  const lines = []
  for (const stage of (await window.call('stages.list', { edition })).filter((one) => one.criteria.length > 0)) {
    await window.call('stages.open', { stage: stage.id })
    submissions.forEach((submission, at) => {
      for (const [seat, juror] of JURORS.entries()) {
        for (const criterion of stage.criteria)
          lines.push(`${submission.code},${juror},${stage.code},${criterion.code},${95 - at * 3 - seat}`)
      }
    })
  }
  writeFileSync(marks, ['usulan,juri,tahap,kriteria,nilai', ...lines].join('\n'))
  await bringIn('penilaian', { on: 'Penilaian', done: `${lines.length} nilai diimpor.` })
  assert.equal(await valued(), 10)
  await chord('z')
  await until('the marks are gone', async () => (await valued()) === 0)
  await chord('y')
  await until('the marks are back', async () => (await valued()) === 10)
})

test('the result is frozen and goes on paper', async () => {
  for (const stage of (await window.call('stages.list', { edition })).filter((one) => one.criteria.length > 0)) {
    await window.call('stages.lock', { stage: stage.id })
  }
  await window.click(await window.find('rel-hasil'))
  await window.bodyHas('Kejar Stunting')
  await window.click(await window.find('bekukan'))
  await window.click(await window.find('bekukan-ya'))
  await until('it is frozen', async () => (await window.call('result_revisions.list', { edition })).length === 1)
  await window.find('pemberitahuan')
  await window.click(await window.find('rel-dokumen'))
  await window.click(await window.row('Rekapitulasi nilai'))
  await until('the page is drawn', () =>
    window.run(
      "return [...document.querySelectorAll('[data-testid=halaman] img')].some((img) => img.naturalWidth > 100)",
    ),
  )
  await window.click(await window.find('cetak'))
  const [printed] = await until('the stub lp got it', () => place.printed().length && place.printed())
  const text = pdfText(printed)
  assert.match(text, /Kejar Stunting/)
  assert.doesNotMatch(text, /RANCANGAN|CONTOH/)
  await window.seeNothingWrong()
})

test('closed and started again, it is all there', async () => {
  await window.close()
  assert.deepEqual(
    readdirSync(place.data).filter((name) => /-(wal|journal|shm)$/.test(name)),
    [],
  )
  window = await openWindow(place)
  await window.click(await window.find('rel-hasil'))
  await window.bodyHas('Kejar Stunting')
  assert.deepEqual(
    (await rows()).map((row) => row.rank),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  )
  assert.equal((await window.call('result_revisions.list', { edition })).length, 1)
  assert.equal((await window.call('desks.check')).clean, true)
  await window.seeNothingWrong()
})
