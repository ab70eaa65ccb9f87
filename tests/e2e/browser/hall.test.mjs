/**
 * The hall scene: every agency of the register is invited in one batch, 120 people are checked in at two desks, the
 * others sit in an online meeting with four programs, and by the evening the recap is what was computed apart.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeAgency, imported, newEdition, officials } from '../harness/arrange.mjs'
import { startBridge } from '../harness/bridge.mjs'
import {
  alsoPressed,
  button,
  call,
  closed,
  counted,
  desk,
  fileFrom,
  focusAt,
  focused,
  heading,
  line,
  moveTo,
  onRow,
  page,
  pageDrawn,
  press,
  printed,
  prints,
  reload,
  screen,
  sitDown,
  standUp,
  startCounting,
  type,
} from '../harness/hands.mjs'
import { looksRight, picture } from '../harness/looks.mjs'
import { pdfPages, pdfText } from '../harness/papers.mjs'
import { until } from '../harness/until.mjs'
import * as files from './hall/files.mjs'
import {
  MEET,
  TEAMS,
  WEBEX,
  ZOOM,
  checkIns,
  connections,
  deputies,
  expected,
  goneAgain,
  guest,
  hall,
  inHall,
  mistaken,
  of,
  others,
  people,
  strangers,
} from './hall/audience.mjs'

const SESSION = 'Sosialisasi KIPP 2021'
const FAR = ['Kecamatan Seko', 'Kecamatan Rampi', 'Kecamatan Rongkong']
const ABSENT = ['Kecamatan Malangke', 'Kecamatan Sukamaju Selatan', 'Kecamatan Baebunta Selatan']
/** In Masamba: a week before, at the door of each desk, and when all have gone. */
const WEEK_BEFORE = Date.UTC(2021, 8, 27, 2)
const DOORS = [Date.UTC(2021, 9, 4, 1, 10), Date.UTC(2021, 9, 4, 1, 5)]
const EVENING = Date.UTC(2021, 9, 4, 8, 30)

const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'kipp-hall-')))
const doors = []
let edition, session
/** By code: the agencies of the register. */
let units
const ids = new Map()

before(async () => {
  await sitDown({ data: folders[0], at: WEEK_BEFORE })
  edition = await newEdition()
  await imported('perangkat-daerah', 'pd_luwu_utara.csv', edition)
  for (const name of FAR) await changeAgency(name, { far: true })
  await changeAgency('Dinas Komunikasi, Informatika, Statistik dan Persandian', { aliases: ['Kominfo Lutra'] })
  units = new Map((await call('agencies.list')).agencies.map((one) => [one.code, one]))
  await call('obligations.set', { edition })
  await officials(
    ['sekretaris_daerah', 'Armiadi', 'Sekretaris Daerah'],
    ['kepala_bagian', 'Muhammad Hadi', 'Kepala Bagian Organisasi'],
  )
  for (const { name, code, known } of hall)
    if (known) ids.set(name, (await call('people.save', { name, agency: units.get(code).id, office: 'Staf' })).value)
  const saved = await call('sessions.save', {
    edition,
    kind: 'sosialisasi',
    name: SESSION,
    date: '4/10/2021',
    starts_at: '9',
    ends_at: '12.00',
    place: 'Aula Kantor Bupati',
    platform: 'Zoom',
    meeting_id: '812 0000 0000',
    link: 'https://contoh.invalid/j/81200000000',
    capacity: 140,
    kept_back: 20,
  })
  session = saved.value
  await reload()
})
after(async () => {
  for (const one of doors) await one.end()
  await standUp()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const toSessions = async () => {
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await onRow(SESSION)
}

test('the 41 agencies of the register are invited and seated, their letters are one batch, by keys alone', async () => {
  await screen('Control+1', 'Beranda')
  startCounting()
  await toSessions()
  await press('Alt+u')
  await heading('Undangan')
  await page.getByText('Undang 41 perangkat daerah').waitFor()
  await press('Alt+b')
  await focusAt('persons')
  await type('3')
  await press('Shift+Tab', 'ArrowDown', 'ArrowDown')
  assert.ok(await page.getByRole('radio', { name: /Yang jauh daring lebih dulu/ }).isChecked())
  await picture('aula-kursi')
  await press('Control+Enter')
  await closed()
  // 120 seats: 38 agencies send three people, the three that are far stay online.
  await page.getByTestId('kursi').getByText('114 dibagi, 6 cadangan').waitFor()
  await page.getByTestId('kursi').getByText('9 orang daring').waitFor()
  await page.getByTestId('pemeriksaan').getByText('41 perangkat daerah: jabatan kepala belum diisi').waitFor()
  await press('F8')
  await focused('[data-testid="tulis-jabatan"]')
  await press('Enter')
  await page.getByTestId('tulis-jabatan').waitFor({ state: 'detached' })
  await pageDrawn()
  await picture('aula-undangan')
  await press('Control+p')
  await page.getByText(/41 undangan diterbitkan, Nomor 005\/1/).waitFor()
  await until('they are printed', async () => (await prints()).length === 1)
  counted('undang seluruh perangkat daerah', 10)
  assert.equal(pdfPages(await printed((await prints())[0])), 41)
})

test('each of them has its seats, a code for the door and a letter with the number of the batch', async () => {
  const { invitations } = await call('invitations.list', { session })
  assert.equal(new Set(invitations.map((one) => one.code)).size, 41)
  for (const one of invitations) {
    const far = FAR.includes(one.agency_name)
    assert.deepEqual([one.hall, one.online, one.recipient !== null], far ? [0, 3, true] : [3, 0, true], one.agency_name)
  }
  const { letters } = await call('letters.list', { edition })
  assert.deepEqual(
    letters.map((one) => [one.document, one.recipients.length]),
    [['surat-undangan', 41]],
  )
})

test('the second desk works on a copy that has a sign of its own', async () => {
  await standUp()
  const copier = await startBridge({ data: folders[1], at: null })
  try {
    const { token } = await copier.upload('Aula.kipp', readFileSync(join(folders[0], 'meja.kipp')))
    await copier.call('desks.open', { file: token })
    await copier.call('desks.copy_here')
  } finally {
    await copier.end()
  }
  for (const at of [0, 1]) {
    await sitDown({ data: folders[at], at: DOORS[at] })
    doors.push(desk)
    await heading('Beranda')
    await toSessions()
    await press('Enter')
    await focused('[data-testid="pintu"]')
    await counters(0, 0)
  }
  const names = await Promise.all(
    doors.map(async (door) => (await door.bridge.call('attendance.list', { session })).file_name),
  )
  assert.notEqual(names[0], names[1])
})

/** People in the hall and agencies that have come, as the door says them. */
const counters = async (people, agencies) => {
  await until(`${people} in the hall, ${agencies} agencies`, async () => {
    const said = await Promise.all(['di-aula', 'pd-hadir'].map((id) => page.getByTestId(id).innerText()))
    return said.join() === `${people} dari 140 kursi,${agencies} dari 41`
  })
}
const told = (text) =>
  until(`told: ${text}`, async () => (await page.getByTestId('pintu-kabar').innerText()).includes(text))
const offered = (text) => page.getByRole('option').filter({ hasText: text }).first().waitFor()
const list = () => call('attendance.list', { session, all: true })
/** Somebody types these letters, and takes what is offered. */
const enters = async (letters, offer, ...keys) => {
  await type(letters)
  await offered(offer)
  await press(...keys)
}
/** The agency before the name of who comes for it. */
const agencyFirst = async (letters, name) => {
  await enters(letters, name, 'Enter')
  await page.getByText(`Siapa dari ${name}?`).waitFor()
}

test('at the first door a known person, a newcomer, a deputy by the code of his letter, a guest', async () => {
  moveTo(doors[0])
  const [known, newcomer] = [of('SETWAN', 0), of('DISHUB', 1)]
  startCounting()
  await enters(known.name.slice(0, -' Contoh'.length), known.name, 'Enter')
  counted('orang yang dikenal', 1)
  await told(`${known.name}, Sekretariat DPRD: dicatat hadir.`)
  startCounting()
  await enters(`${newcomer.name}, dishub, Kabid Lalu Lintas`, `Tambah “${newcomer.name}”`, 'Enter')
  counted('orang baru dalam satu baris', 1)
  await told('Dinas Perhubungan: dicatat hadir.')
  const { invitations } = await call('invitations.list', { session })
  const { code } = invitations.find((one) => one.agency_name === 'Kecamatan Bone-Bone')
  startCounting()
  await agencyFirst(code, 'Kecamatan Bone-Bone')
  await enters(`${deputies[0].name}, Sekcam`, `Tambah “${deputies[0].name}”`, 'Shift+Enter')
  counted('wakil dengan kode undangan', 2)
  await told(`${deputies[0].name}, Kecamatan Bone-Bone: dicatat hadir sebagai wakil.`)
  startCounting()
  await enters(guest.name, 'sebagai tamu', 'Enter')
  counted('tamu', 1)
  await counters(4, 3)
})

test('who came through the wrong door is taken back by one key', async () => {
  await enters(`${mistaken.name}, sukamaju selatan`, `Tambah “${mistaken.name}”`, 'Enter')
  await counters(5, 4)
  startCounting()
  await press('Control+z')
  counted('urungkan', 1)
  await counters(4, 3)
})

test('at the second door the same two are written once more, one in capitals, and another deputy', async () => {
  moveTo(doors[1])
  await page.bringToFront()
  const [known, newcomer] = [of('SETWAN', 0), of('DISHUB', 1)]
  await enters(known.name.slice(0, -' Contoh'.length), known.name, 'Enter')
  await told(`${known.name}, Sekretariat DPRD: dicatat hadir.`)
  const capitals = newcomer.name.toUpperCase()
  await enters(`${capitals}, dishub`, `Tambah “${capitals}”`, 'Enter')
  await told('Dinas Perhubungan: dicatat hadir.')
  await agencyFirst('mappedeceng', 'Kecamatan Mappedeceng')
  await enters(deputies[1].name, `Tambah “${deputies[1].name}”`, 'Shift+Enter')
  await counters(3, 3)
})

test('the others follow: 120 at two doors', async () => {
  const byHand = [of('SETWAN', 0), of('DISHUB', 1), ...deputies, guest, mistaken]
  assert.equal(checkIns, 120)
  for (const at of [0, 1]) {
    moveTo(doors[at])
    for (const one of hall.filter((one) => one.desks.includes(at) && !byHand.includes(one))) {
      const { name, code } = one
      if (one.known) await call('attendance.check_in', { session, person: ids.get(name) })
      else await call('attendance.check_in_new', { session, name, agency: units.get(code).id })
    }
    const own = hall.filter((one) => one.desks.includes(at) && one !== mistaken)
    assert.equal((await list()).hall, own.length)
  }
})

const toast = (text) => page.getByTestId('pemberitahuan').getByText(text).first().waitFor()
/** The list of a door, written by one key for the other desk. */
const sent = async (at) => {
  moveTo(doors[at])
  await page.getByTestId('pintu').focus()
  return fileFrom(() => press('Alt+k'))
}
const taken = async (at, file, said) => {
  moveTo(doors[at])
  await desk.bridge.upload('pintu.kipp-pintu', file)
  await press('Control+i')
  await toast(said)
}
/** Agencies that somebody of the hall came for. */
const inHallAgencies = [...new Set(inHall.map((one) => one.code))].filter((code) => code !== null).length
/** All that is said of the hall but where its rows lie. */
const said = async () => {
  const { hall, agencies, people, others } = await list()
  const names = people.map(({ name, time, deputy }) => [name.toLowerCase(), time, deputy].join()).sort()
  return { hall, agencies, others, names }
}

test('the second list is taken by one key: who was written twice is one person, with the earlier time', async () => {
  const file = await sent(1)
  await taken(0, file, /catatan ditambahkan/)
  await counters(inHall.length + 1, inHallAgencies)
  const [twice] = (await list()).people.filter((one) => one.name === of('SETWAN', 0).name)
  assert.equal(twice.time, '09.05')
  assert.equal((await list()).people.length, inHall.length + 1)
  await looksRight('aula-pintu')
  await page.getByRole('button', { name: `Semua ${inHall.length + 1} orang` }).click()
  await page.getByRole('button', { name: `Urungkan ${goneAgain.name}` }).click()
  await counters(inHall.length, inHallAgencies)
})

test('taken a second time it changes nothing, and whom this desk took back stays away', async () => {
  const before = await said()
  await taken(0, await sent(1), 'Daftar itu sudah diterima; tidak ada yang baru.')
  assert.deepEqual(await said(), before)
})

test('the list of the first door taken at the second makes both say the same', async () => {
  const here = await said()
  await taken(1, await sent(0), /catatan ditambahkan, 1 catatan dibatalkan/)
  assert.deepEqual(await said(), here)
})

const toAttendance = async () => {
  await screen('Control+3', 'Kegiatan & Kehadiran')
  await press('Alt+4')
  await page.getByTestId('impor-daring').waitFor()
}
const offer = (name, bytes) => desk.bridge.upload(name, bytes)
const standing = async () => (await page.getByTestId('hitungan').innerText()).replace(/\s+/g, ' ')
/** The next open name, answered by what is done on its row. */
const answer = async (name, ...keys) => {
  await press('F8')
  await focused(`[role=row][aria-label^="Ditanyakan, ${name}"]`)
  await press(...keys)
}
/** The same with a unit out of the list of all. */
const answerUnit = async (name, letters) => {
  await answer(name, 'Enter')
  await focusAt('unit-lain')
  await type(letters)
  await press('Enter')
  await focused(`[role=row][aria-label^="Dipilih, ${name}"]`)
}

test('in the evening the list of the first program is taken: who is meant is asked, and answered by keys', async () => {
  for (const door of doors) await door.end()
  await sitDown({ data: folders[0], at: EVENING })
  await heading('Beranda')
  await toAttendance()
  await page.getByRole('row', { name: /^Kecamatan Seko, Tidak hadir/ }).waitFor()
  startCounting()
  await offer('zoom.csv', files.zoom(connections(ZOOM)))
  await press('Control+i')
  alsoPressed()
  await page.getByTestId('hitungan').waitFor()
  // Two of them are in the hall, and sure as the three are that nobody else can be.
  assert.match(await standing(), /^5 dikenali, 7 ditanyakan, 1 dilewati, 1 perekam\. 16 sambungan menjadi 14 orang\./)
  await answerUnit('Kecamtan Seko - Yusuf Contoh', 'seko')
  await answerUnit('iPhone (Rahma Contoh)', 'rampi')
  await answer('Sekcam Sabbang', '1', 'Enter', 'Tab', 'Tab', 'Space', 'Escape')
  await focused('[role=row][aria-label="Dipilih, Sekcam Sabbang, Sekcam Sabbang, Kecamatan Sabbang"]')
  assert.ok(await page.getByLabel('Hadir sebagai wakil').isChecked())
  await answer('Ucok Luar', '0')
  await answer('Tanpa Nama', 'Delete')
  await looksRight('aula-zoom')
  await press('Control+Enter')
  await page
    .getByText(/11 peserta daring dicatat, \d PD menjadi hadir/)
    .first()
    .waitFor()
  counted('daftar Zoom, lima nama dijawab', 20)
})

test('the lists of three other programs are taken as one; who is known from the first is not asked', async () => {
  await page.getByTestId('impor-daring').waitFor()
  startCounting()
  await offer('meet.csv', files.meet(connections(MEET)))
  await press('Control+i')
  alsoPressed()
  await page.getByTestId('masalah-berkas').waitFor()
  await picture('aula-meet')
  await page.getByRole('button', { name: 'Pakai' }).focus()
  await press('Enter')
  await page.getByTestId('hitungan').waitFor()
  for (const [name, bytes] of [
    ['teams.csv', files.teams(connections(TEAMS))],
    ['webex.csv', files.webex(connections(WEBEX))],
  ]) {
    await offer(name, bytes)
    await press('Control+i')
    alsoPressed()
    await page.getByText(new RegExp(`${name.startsWith('t') ? 'Teams' : 'Webex'} dikenali`)).waitFor()
  }
  assert.match(await standing(), /^13 dikenali, 2 ditanyakan, 0 dilewati\. 18 sambungan menjadi 15 orang\./)
  await line('Ditanyakan, Kecamatan Baebunta - Tono Contoh, .* dua perangkat pada waktu yang sama').waitFor()
  await page.getByText('1 nama belum dipilih; dicatat sebagai belum dikenali.').waitFor()
  await looksRight('aula-tiga')
  await press('Control+Enter')
  await page
    .getByText(/14 peserta daring dicatat/)
    .first()
    .waitFor()
  await page.getByTestId('impor-daring').waitFor()
  counted('daftar Meet, Teams, Webex', 10)
})

const recap = () => call('attendance.recap', { session })

test('a list that is taken twice changes nothing', async () => {
  const before = await recap()
  for (const [name, bytes] of [
    ['zoom.csv', files.zoom(connections(ZOOM))],
    ['webex.csv', files.webex(connections(WEBEX))],
  ]) {
    await offer(name, bytes)
    await press('Control+i')
    await page
      .getByText(/Berkas ini sudah dicatat/)
      .first()
      .waitFor()
    await press('Control+Enter', 'Escape')
    await page.getByTestId('impor-daring').waitFor()
  }
  assert.deepEqual(await recap(), before)
})

/** The obliged agencies in the order of the register, with their code. */
const register = () => [...units.values()].filter((one) => one.obliged)

test('the recap of all agencies is what was computed apart', async () => {
  const { agencies, total, people: came, strangers: asked, others: guests, in_hall, online } = await recap()
  const computed = register().map(({ code, name }) => [name, ...expected(code)])
  assert.equal(computed.length, 41)
  assert.deepEqual(
    agencies.map((one) => [one.name, one.status_text, one.hall, one.online, one.deputies, one.minutes]),
    computed,
  )
  const count = (status) => computed.filter((row) => row[1] === status).length
  assert.deepEqual(
    ['Hadir luring', 'Hadir daring', 'Luring dan daring', 'Diwakili', 'Tidak hadir'].map(count),
    [24, 6, 5, 3, 3],
    'the scene has every way to come',
  )
  // On paper who was represented stands with the way his deputy came.
  assert.deepEqual(
    [total.invited, total.hall, total.online, total.both, total.represented, total.absent, total.percent],
    [41, 24 + 2, 6 + 1, 5, 3, 3, '92,7%'],
  )
  assert.deepEqual([came.length, in_hall, guests], [people.length, inHall.length, others])
  assert.equal(online, people.filter((one) => one.minutes > 0 && (!one.hall || one.online)).length)
  assert.deepEqual(asked.map((one) => one.name).sort(), [...strangers].sort())
})

test('the screen says the same: the absent first, every agency, the sums of the groups', async () => {
  const rows = await page.locator('[data-line]').evaluateAll((all) => all.map((one) => one.ariaLabel))
  const computed = register().map(({ code, name }) => `${name}, ${expected(code)[0]}`)
  const absent = computed.filter((row) => row.endsWith('Tidak hadir'))
  assert.deepEqual(rows, [...absent, ...computed.filter((row) => !absent.includes(row))])
  await page.getByText('38 dari 41, 92,7%').waitFor()
  const sums = await page.locator('.sums tr.total > *').allInnerTexts()
  assert.deepEqual(sums, ['Jumlah', '41', '26', '7', '5', '3', '3', '92,7%'])
  await looksRight('aula-rekap')
  await page.getByRole('button', { name: /^Tidak hadir 3/ }).click()
  await until('the absent alone', async () => (await page.locator('[data-line]').count()) === 3)
  await looksRight('aula-tidak-hadir')
})

/** Agency and number of its letter, line by line. */
const followUp = (pdf) =>
  [...pdfText(pdf).matchAll(/^ *\d+ +(\S+(?: \S+)*) {2,}(\S+(?: \S+)*) {2,}–/gm)].map(([, ...row]) => row)

test('the list of what the absent are sent is printed with the three of them', async () => {
  startCounting()
  await press('Alt+r')
  await heading('Dokumen & Rekap')
  await pageDrawn()
  await picture('aula-rekap-cetak')
  await press('Control+f', 'Control+a')
  await type('tindak lanjut kehadiran')
  await press('Enter')
  await line('Daftar tindak lanjut kehadiran').and(page.locator('[aria-selected="true"]')).waitFor()
  await pageDrawn()
  await picture('aula-tindak-lanjut')
  const before = (await prints()).length
  await press('Control+p')
  await until('it is printed', async () => (await prints()).length > before)
  counted('daftar tindak lanjut', 5)
  assert.deepEqual(
    followUp(await printed((await prints()).at(-1))),
    ABSENT.map((name) => [name, '–']),
  )
})

test('the projector has the counters of the evening, every agency of the hall and no name of anybody', async () => {
  const projector = await page.context().newPage()
  await projector.setViewportSize({ width: 1920, height: 1080 })
  await projector.goto(`${desk.bridge.address}/#/layar/${session}`)
  await projector.getByRole('heading', { name: SESSION }).waitFor()
  assert.equal(await projector.getByTestId('layar-aula').innerText(), String(inHall.length))
  assert.equal(await projector.getByTestId('layar-pd').innerText(), `${41 - ABSENT.length} dari 41`)
  if (process.env.KIPP_PICTURES) await projector.screenshot({ path: `${process.env.KIPP_PICTURES}/aula-layar.png` })
  const shown = await projector.getByRole('listitem').evaluateAll((all) =>
    all.map((one) => {
      const { right, bottom } = one.getBoundingClientRect()
      return right <= innerWidth && bottom <= innerHeight
    }),
  )
  assert.deepEqual(shown, Array(41 - ABSENT.length).fill(true), 'every agency stands on the screen')
  assert.doesNotMatch(await projector.evaluate(() => document.body.innerText), /Contoh/)
  assert.equal(await projector.evaluate(() => document.documentElement.dataset.salah), '0')
  await projector.close()
})

test('the absent get one letter with one number, and the list of what they are sent says so', async () => {
  const letter = { edition, document: 'surat-tidak-hadir', session }
  const draft = await call('letters.draft', letter)
  const absent = ABSENT.map((name) => register().find((one) => one.name === name).id)
  assert.deepEqual(
    draft.recipients.map((one) => one.agency),
    absent,
  )
  assert.ok(draft.findings.some((one) => one.code === 'strangers' && one.text.startsWith(`${strangers.length} nama`)))
  const { pages } = await call('letters.outline', { letter })
  for (const name of ABSENT)
    assert.ok(
      pages.some((one) => one.text.includes(`${name} tidak tercatat hadir`)),
      name,
    )
  const [number] = (await call('letters.issue', { letter })).value.numbers
  assert.deepEqual((await call('letters.draft', letter)).recipients, [], 'all of them have theirs')
  await reload()
  await press('Control+9')
  await line('Daftar tindak lanjut kehadiran').click()
  await pageDrawn()
  const list = await fileFrom(button('simpan-pdf'))
  assert.deepEqual(
    followUp(list),
    ABSENT.map((name) => [name, number]),
  )
})

test('nothing went wrong unseen, and the desk is whole', async () => {
  await desk.seeNothingWrong()
  assert.ok((await call('desks.check')).clean)
})
