/**
 * Who comes to the sosialisasi, and how, before any program is asked: the list of the journey, and the recap that
 * follows from it, computed minute by minute and person by person.
 */

const FIRST = ['Andi', 'Baso', 'Daeng', 'Fitri', 'Hasna', 'Ilham', 'Jumriah', 'Kasman', 'Lukman', 'Mirna', 'Nurdin']
const SECOND = ['Rante', 'Salombe', 'Tandi', 'Usman', 'Wahid', 'Yunus', 'Zain', 'Palullu', 'Opu', 'Madika']
/** Nobody has the name of another one: 11 and 10 share no divisor. */
const called = (at) => `${FIRST[at % FIRST.length]} ${SECOND[at % SECOND.length]} Contoh`

/** Four of each come to the hall; of two agencies it is a part of them that comes. */
const IN_HALL = [
  'BAG-ORG SETWAN INSPEKTORAT DISDIKBUD DISPORAPAR DPKP DISTAN DP3AP2KB DPUTRPKP2 PKM-SABBANG SATPOLPP DPMPTSP',
  'DP2KUKM DPMD DLH DISDUKCAPIL DISHUB DISNAKERTRANS DINSOS DISPERPUSIP BPKPD BKPSDM BPBD KESBANGPOL',
]
/** Two of each come to the hall, and somebody is online. */
const BOTH = 'DISKOMINFOSP BAPPELITBANGDA 73.22.03 73.22.06 73.22.11'
const codes = (text) => text.split(' ')
/** For whom a part of an agency comes. */
const ABOVE = { 'BAG-ORG': 'SETDA', 'PKM-SABBANG': 'DINKES' }
/** The first of these goes to both desks, and the second, whom no register knows. */
const KNOWN_TWICE = codes('SETWAN INSPEKTORAT DISDIKBUD DISTAN DLH')
const NEW_TWICE = codes('DISHUB DPMD DINSOS BPBD BKPSDM')

/** Who comes to the hall: which desks take him, and whether the register knew him before. */
export const hall = []
for (const code of codes(IN_HALL.join(' ')))
  for (let at = 0; at < 4; at++) {
    const known = at % 2 === 0
    const twice = (at === 0 && KNOWN_TWICE.includes(code)) || (at === 1 && NEW_TWICE.includes(code))
    hall.push({ name: called(hall.length), code, known, desks: twice ? [0, 1] : [at < 2 ? 0 : 1] })
  }
for (const code of codes(BOTH))
  for (const at of [0, 1]) hall.push({ name: called(hall.length), code, known: true, desks: [at] })
export const of = (code, at) => hall.filter((one) => one.code === code)[at]
of('DISHUB', 1).name += ', S.Kom.'

export const deputies = [
  { name: 'Siti Contoh', code: '73.22.02', desks: [0], deputy: true },
  { name: 'Tamrin Contoh', code: '73.22.10', desks: [1], deputy: true },
]
export const guest = { name: 'Wartawan Contoh', code: null, desks: [0] }
/** At the wrong door: taken back at once. */
export const mistaken = { name: 'Rosdiana Contoh', code: '73.22.13', desks: [0], back: true }
hall.push(...deputies, guest, mistaken)
/** Of the second desk, taken back at the first when its list has come. */
export const goneAgain = Object.assign(of('KESBANGPOL', 3), { back: true })

export const checkIns = hall.flatMap((one) => one.desks).length
/** Who is in the hall when both desks know each other. */
export const inHall = hall.filter((one) => !one.back)

/**
 * Names of the meeting: as they stand in the file, who that is, of which agency, their connections. Without a person it
 * is nobody who is counted.
 */
const both = of('DISKOMINFOSP', 0)
const glance = of('DINSOS', 0)
const rahma = ['iPhone (Rahma Contoh)', 'Rahma Contoh', '73.22.09']
const wahyu = ['BAPPELITBANGDA - Wahyu Contoh', 'Wahyu Contoh', 'BAPPELITBANGDA']
const hasan = ['Hasan Contoh - Kecamatan Sabbang Selatan', 'Hasan Contoh', '73.22.15']
export const ZOOM = [
  [`DISKOMINFOSP_${both.name}`, both.name, 'DISKOMINFOSP', ['09:10', '10:00'], ['10:05', '11:30']],
  [...wahyu, ['09:00', '11:00']],
  [`DINSOS_${glance.name}`, glance.name, 'DINSOS', ['09:00', '09:05']],
  ['Kec. Malangke Brt', 'Kec. Malangke Brt', '73.22.08', ['09:00', '11:00']],
  ['Camat Rongkong', 'Camat Rongkong', '73.22.05', ['09:20', '09:50']],
  ['Kecamtan Seko - Yusuf Contoh', 'Kecamtan Seko - Yusuf Contoh', '73.22.07', ['09:05', '09:50'], ['10:00', '10:45']],
  [...rahma, ['09:00', '09:35']],
  ['Sekcam Sabbang', 'Sekcam Sabbang', '73.22.04', ['09:00', '11:45']],
  ['Ucok Luar', 'Ucok Luar', null, ['09:00', '11:00']],
  ['Tanpa Nama', null, null, ['09:00', '11:00']],
  ['Galaxy A12', null, null, ['09:30', '09:41']],
  ['read.ai meeting notes', null, null, ['09:00', '11:00']],
  ['Kecamatan Malangke - Dewi Contoh', 'Dewi Contoh', '73.22.01', ['11:00', '11:11']],
  [...hasan, ['09:00', '09:20']],
]
export const MEET = [
  ['Nur Contoh - Kecamatan Tana Lili', 'Nur Contoh', '73.22.12', ['09:00', '09:45'], ['10:00', '10:30']],
  ['Ira Contoh - Kecamatan Masamba', 'Ira Contoh', '73.22.03', ['09:00', '10:00']],
]
export const TEAMS = [
  ['Kominfo Lutra - Dedi Contoh', 'Dedi Contoh', 'DISKOMINFOSP', ['09:15', '10:45']],
  ['Sri Contoh (Kecamatan Sukamaju)', 'Sri Contoh', '73.22.06', ['09:00', '09:20'], ['09:30', '10:20']],
  // Too short in each list, long enough in both.
  [...hasan, ['10:00', '10:20']],
  // Online with another program at the same time: no minute counts twice.
  [...wahyu, ['10:30', '11:30']],
  [...rahma, ['10:00', '11:00']],
  ...['Aras', 'Bintang', 'Cakra', 'Darwis', 'Erni', 'Farid'].map((name) => [
    `${name} Contoh - Kecamatan Masamba`,
    `${name} Contoh`,
    '73.22.03',
    ['09:00', '10:00'],
  ]),
]
export const WEBEX = [
  // Two devices.
  ['Kecamatan Baebunta - Tono Contoh', 'Tono Contoh', '73.22.11', ['09:00', '11:00'], ['10:00', '10:30']],
  ['Call-in User_1', null, null, ['09:10', '09:40']],
]
/** Comes in place of somebody. */
const ONLINE_DEPUTY = 'Sekcam Sabbang'
const LEAST = 30
/** As the writers of files take them. */
export const connections = (names) => names.flatMap(([shown, , , ...spans]) => spans.map((span) => [shown, ...span]))
export const strangers = [...ZOOM, ...MEET, ...TEAMS, ...WEBEX]
  .filter(([shown, person]) => person === null && !shown.startsWith('read.ai'))
  .map(([shown]) => shown)

/** Everybody who came, once, whatever brought him. */
function everyone() {
  const people = new Map()
  const whoIs = (name, code) => {
    const key = `${name.toLowerCase()}, ${code}`
    if (!people.has(key)) people.set(key, { name, code, hall: false, deputy: false, online: new Set() })
    return people.get(key)
  }
  for (const { name, code, deputy = false } of inHall) Object.assign(whoIs(name, code), { hall: true, deputy })
  const minute = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  for (const [shown, name, code, ...spans] of [...ZOOM, ...MEET, ...TEAMS, ...WEBEX]) {
    if (name === null) continue
    const one = whoIs(name, code)
    if (shown === ONLINE_DEPUTY) one.deputy = true
    for (const [from, to] of spans) for (let at = minute(from); at < minute(to); at++) one.online.add(at)
  }
  return [...people.values()].map((one) => ({ ...one, minutes: one.online.size, online: one.online.size >= LEAST }))
}
export const people = everyone()
const counting = people.filter((one) => one.hall || one.online)
const unit = ({ code }) => ABOVE[code] ?? code
export const others = counting.filter((one) => unit(one) === null).length

/** How an agency came: its status, people in the hall, people online, deputies, the longest stay online. */
export function expected(code) {
  const own = counting.filter((one) => unit(one) === code)
  const count = (what) => own.filter((one) => one[what]).length
  const [there, online, deputy] = [count('hall'), count('online'), count('deputy')]
  const longest = Math.max(...own.map((one) => one.minutes))
  return [statusOf(there, online, deputy === own.length), there, online, deputy, longest > 0 ? longest : null]
}
function statusOf(there, online, byDeputies) {
  if (there + online === 0) return 'Tidak hadir'
  if (byDeputies) return 'Diwakili'
  if (online === 0) return 'Hadir luring'
  return there === 0 ? 'Hadir daring' : 'Luring dan daring'
}
