/** The door of a session by the keyboard alone, two desks that exchange their lists, and the projector's page. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { agency, newEdition } from '../harness/arrange.mjs'
import {
  desk,
  call,
  counted,
  focused,
  holdBack,
  onRow,
  page,
  press,
  reload,
  screen,
  sitDown,
  standUp,
  startCounting,
  type,
} from '../harness/hands.mjs'
import { looksRight } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

let session
const people = {}

before(async () => {
  await sitDown()
  const edition = await newEdition()
  const units = [
    ['DINKES', 'Dinas Kesehatan'],
    ['DISDAG', 'Dinas Perdagangan'],
    ['TANALILI', 'Kecamatan Tana Lili'],
    ['DP3AP2KB', 'Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana'],
  ]
  const ids = []
  for (const [code, name] of units) ids.push(await agency(code, name))
  for (const [name, at] of [
    ['Made Sudana Contoh', 0],
    ['Rahma Contoh', 1],
    ['Nirwan Contoh', 3],
  ])
    people[name] = (await call('people.save', { name, agency: ids[at], office: 'Kepala Bidang' })).value
  await call('obligations.set', { edition })
  const saved = await call('sessions.save', {
    edition,
    kind: 'sosialisasi',
    name: 'Sosialisasi KIPP 2021',
    date: '10/12/2021',
    starts_at: '15',
    place: 'Aula Kantor Bupati',
    capacity: 60,
  })
  session = saved.value
  await reload()
})
after(standUp)

const told = (text) =>
  until(`told: ${text}`, async () => (await page.getByTestId('pintu-kabar').innerText()).includes(text))
const hall = (count) =>
  until(`${count} in the hall`, async () => (await page.getByTestId('di-aula').innerText()).startsWith(count))
const offered = (text) => page.getByRole('option').filter({ hasText: text }).first().waitFor()
const here = () => call('attendance.list', { session })

test('a door is opened from the list of sessions, and the box has the cursor', async () => {
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await onRow('Sosialisasi KIPP 2021')
  await press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Sosialisasi KIPP 2021' }).waitFor()
  await focused('[data-testid="pintu"]')
  await looksRight('pintu-kosong')
})

test('somebody of the register is in by a few letters and Enter, and the counters move', async () => {
  startCounting()
  await type('suda')
  await press('Enter')
  counted('orang yang dikenal', 1)
  await told('Made Sudana Contoh, Dinas Kesehatan: dicatat hadir.')
  await hall('1 dari 60')
  assert.equal(await page.getByTestId('pd-hadir').innerText(), '1 dari 4')
  assert.equal(await page.getByTestId('pintu').inputValue(), '')
  await focused('[data-testid="pintu"]')
})

test('an agency alone, a deputy by name, a newcomer in one line and a guest: each within six keys', async () => {
  startCounting()
  await type('tanalili')
  await offered('Kecamatan Tana Lili')
  await press('Enter', 'Enter')
  counted('perangkat daerah tanpa nama', 6)
  await told('Utusan Kecamatan Tana Lili')
  startCounting()
  await type('perdagangan')
  await offered('Dinas Perdagangan')
  await press('Shift+Enter')
  await type('Siti Contoh, Kabid Pasar')
  await offered('Tambah “Siti Contoh”')
  await looksRight('pintu-nama')
  await press('Shift+Enter')
  counted('wakil dengan nama', 6)
  await told('Siti Contoh, Dinas Perdagangan: dicatat hadir sebagai wakil.')
  startCounting()
  await type('Budi Contoh, S.Kom., dinkes, Kabid Sistem')
  await offered('Tambah “Budi Contoh, S.Kom.”')
  await press('Enter')
  counted('orang baru', 6)
  await told('Budi Contoh, S.Kom., Dinas Kesehatan: dicatat hadir.')
  startCounting()
  await type('Wartawan Contoh')
  await offered('sebagai tamu')
  await press('Enter')
  counted('tamu', 6)
  await told('Wartawan Contoh: dicatat hadir.')
  await hall('5 dari 60')
  await looksRight('pintu')
})

test('who is in the hall already is told and counted once', async () => {
  await type('suda')
  await offered('Hadir 15.20')
  await looksRight('pintu-sudah-hadir')
  startCounting()
  await press('Enter')
  counted('sudah hadir', 1)
  await told('Made Sudana Contoh sudah hadir pukul 15.20. Tetap dihitung satu orang.')
  await hall('5 dari 60')
})

test('a mistake is taken back by Ctrl+Z, and an older one at its row', async () => {
  startCounting()
  await press('Control+z')
  counted('urungkan', 6)
  await hall('4 dari 60')
  await page.getByRole('button', { name: 'Urungkan Siti Contoh' }).click()
  await hall('3 dari 60')
  await press('Control+z')
  await hall('4 dari 60')
  await page.getByTestId('pintu').focus()
})

const noteGone = () =>
  until('nothing is said any more', async () => (await page.getByTestId('pintu-kabar').innerText()) === '')
test('nothing is said any more of who was taken back, by key or at the row', async () => {
  const back = [() => press('Control+z'), () => page.getByRole('button', { name: 'Urungkan Salah Contoh' }).click()]
  for (const take of back) {
    await page.getByTestId('pintu').focus()
    await type('Salah Contoh')
    await press('Enter')
    await told('Salah Contoh: dicatat hadir.')
    await hall('5 dari 60')
    await take()
    await hall('4 dari 60')
    await noteGone()
  }
  await page.getByTestId('pintu').focus()
})

test('a scanner is faster than the answer: five lines at once are five people', async () => {
  await type('Satu Contoh')
  await page.keyboard.press('Enter')
  for (const name of ['Dua', 'Tiga', 'Empat', 'Lima']) {
    await type(`${name} Contoh`)
    await page.keyboard.press('Enter')
  }
  await hall('9 dari 60')
  const names = (await here()).people.map((one) => one.name)
  for (const name of ['Satu', 'Dua', 'Tiga', 'Empat', 'Lima']) assert.ok(names.includes(`${name} Contoh`), name)
})

test('the desk is slow: what is typed after Enter stays, and is of the agency that was entered', async () => {
  const answer = await holdBack('attendance.find')
  await type('tanalili')
  await page.keyboard.press('Enter')
  assert.equal(await page.getByTestId('pintu').inputValue(), '')
  await type('Enam Contoh')
  await answer()
  await page.getByLabel('Siapa dari Kecamatan Tana Lili?').waitFor()
  assert.equal(await page.getByTestId('pintu').inputValue(), 'Enam Contoh')
  await offered('Tambah “Enam Contoh”')
  await page.keyboard.press('Enter')
  await told('Enam Contoh, Kecamatan Tana Lili: dicatat hadir.')
  await hall('10 dari 60')
})

test('what is refused while the next one is typed waits beside the box', async () => {
  const answer = await holdBack('attendance.find')
  await type('panjang'.repeat(50))
  await page.keyboard.press('Enter')
  await type('Tujuh Contoh')
  await answer()
  await page.getByTestId('pintu-belum').getByText('Belum dicatat: “panjangpanjang').waitFor()
  assert.equal(await page.getByTestId('pintu').inputValue(), 'Tujuh Contoh')
  await looksRight('pintu-belum')
  await page.getByRole('button', { name: /^Ketik lagi/ }).click()
  await focused('[data-testid="pintu"]')
  assert.equal((await page.getByTestId('pintu').inputValue()).length, 350)
  await page.getByTestId('pintu-belum').getByText('Belum dicatat: “Tujuh Contoh”').waitFor()
  await page.getByRole('button', { name: 'Abaikan “Tujuh Contoh”' }).click()
  await page.getByTestId('pintu-belum').waitFor({ state: 'detached' })
  await press('Escape')
})

test('a name of 400 letters is refused in words, stands in the box again and breaks nothing', async () => {
  const long = 'panjang'.repeat(57)
  await page.getByTestId('pintu').fill(long)
  await offered('sebagai tamu')
  await looksRight('pintu-panjang')
  await press('Enter')
  await page.getByText('paling banyak 300').first().waitFor()
  await until('the letters are back', async () => (await page.getByTestId('pintu').inputValue()).length >= 399)
  await press('Escape')
  assert.equal(await page.getByTestId('pintu').inputValue(), '')
})

test('the signed sheet goes through the same box', async () => {
  await press('Alt+2')
  await type('rahma')
  await offered('Rahma Contoh')
  await press('Enter')
  await told('Rahma Contoh')
  await press('Alt+1')
  const sheet = (await here()).people.filter((one) => one.signed_sheet)
  assert.deepEqual(
    sheet.map((one) => [one.name, one.time]),
    [['Rahma Contoh', '15.00']],
  )
})

test('the list of the door is written for another desk, and taken again it changes nothing', async () => {
  await press('Alt+k')
  await page.getByText('Daftar pintu ditulis:').first().waitFor()
  const [file] = await desk.bridge.written()
  assert.match(file.shown, /Pintu Sosialisasi KIPP 2021 meja 00000\.kipp-pintu$/)
  await desk.bridge.upload('pintu.kipp-pintu', await desk.bridge.writtenFile(0))
  await press('Control+i')
  await page.getByText('Daftar itu sudah diterima; tidak ada yang baru.').first().waitFor()
  await desk.bridge.upload('rusak.kipp-pintu', Buffer.from('{"kind":"rusak"'))
  await press('Control+i')
  await page.getByText('rusak.kipp-pintu tidak dapat diterima').first().waitFor()
  await looksRight('pintu-berkas-rusak')
})

test('the projector follows the desk by itself, names nobody, and is answered nothing else', async () => {
  const projector = await page.context().newPage()
  await projector.setViewportSize({ width: 1920, height: 1080 })
  await projector.goto(`${desk.bridge.address}/#/layar/${session}`)
  await projector.getByRole('heading', { name: 'Sosialisasi KIPP 2021' }).waitFor()
  const seen = await projector.getByTestId('layar-aula').innerText()
  await page.getByTestId('pintu').focus()
  await type('nirwan')
  await offered('Nirwan Contoh')
  await press('Enter')
  await until(
    'the projector shows one more',
    async () => Number(await projector.getByTestId('layar-aula').innerText()) === Number(seen) + 1,
  )
  // The clock of a journey stands still: of one moment all are the newest.
  await projector.getByRole('listitem').filter({ hasText: 'Pemberdayaan Perempuan' }).waitFor()
  assert.doesNotMatch(await projector.evaluate(() => document.body.innerText), /Contoh/)
  const refused = await projector.evaluate(async () => {
    const asked = ['attendance.list', 'people.list', 'desks.close', 'sys.close', 'sys.choose_open']
    const answers = asked.map((name) => fetch(`/call/${name}?window=layar`, { method: 'POST', body: '{}' }))
    return (await Promise.all(answers)).map((answer) => answer.status)
  })
  assert.deepEqual(refused, [422, 422, 422, 422, 422])
  if (process.env.KIPP_PICTURES) await projector.screenshot({ path: `${process.env.KIPP_PICTURES}/layar.png` })
  assert.equal(await projector.evaluate(() => document.documentElement.dataset.salah), '0')
  await projector.close()
  await press('Alt+l')
  await until('the window is asked for', async () =>
    (await desk.bridge.acts()).some((one) => one.act === 'open_screen' && one.session === session),
  )
})

test('nothing went wrong on the page', () => desk.seeNothingWrong())
