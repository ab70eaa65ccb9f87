/** The lists of one meeting on 4 October 2021, each as its program writes it. Connections: name, from, to. */

const DAY = '10/04/2021'
/** "9:05" of "09:05", in the morning of the meeting. */
const short = (time) => time.replace(/^0/, '')
const utf16 = (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')
const minute = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const minutes = (from, to) => minute(to) - minute(from)
const lines = (rows) => rows.map((row) => `${row}\r\n`).join('')

export const zoom = (rows) =>
  Buffer.from(
    lines([
      'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest',
      ...rows.map(([name, from, to]) => `"${name}",,${DAY} ${from}:00 AM,${DAY} ${to}:00 AM,${minutes(from, to)},Yes`),
    ]),
  )

/** Two columns of a name, and times without a day. */
export const meet = (rows) =>
  Buffer.from(
    lines([
      'First name,Last name,Email,Duration,Time joined,Time exited',
      ...rows.map(
        ([name, from, to]) => `${name.replace(' ', ',')},,${minutes(from, to)} min,${short(from)} AM,${short(to)} AM`,
      ),
    ]),
  )

/** Its second section has people, the third their connections. */
export const teams = (rows) => {
  const at = (time) => `10/4/21, ${short(time)}:00 AM`
  const people = [...new Set(rows.map(([name]) => name))].map((name) => {
    const own = rows.filter((one) => one[0] === name)
    return [name, own[0][1], own.at(-1)[2], own.reduce((sum, [, from, to]) => sum + minutes(from, to), 0)]
  })
  const row = ([name, from, to, long = minutes(from, to)], ...more) =>
    [name, at(from), at(to), `${long}m 0s`, '', ...more].join('\t')
  return utf16(
    lines([
      '1. Summary',
      'Meeting title\tSosialisasi KIPP 2021',
      `Attended participants\t${people.length}`,
      `Start time\t${at('08:55')}`,
      `End time\t${at('11:59')}`,
      '',
      '2. Participants',
      'Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole',
      ...people.map((one) => row(one, '', 'Attendee')),
      '',
      '3. In-Meeting Activities',
      'Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole',
      ...rows.map((one) => row(one, 'Attendee')),
    ]),
  )
}

/** Each time is a formula of Excel. */
export const webex = (rows) => {
  const at = (time) => `"=""2021-10-04 ${time}:00"""`
  const meeting = ['Sosialisasi KIPP 2021', at('09:00'), at('12:00')]
  return utf16(
    lines([
      'Event Name\tEvent Start Time\tEvent End Time\tName\tAttendee Email\tJoin Time\tLeave Time' +
        '\tAttendance Duration\tConnection Type',
      ...rows.map(([name, from, to]) =>
        [...meeting, name, '', at(from), at(to), `${minutes(from, to)} mins`, 'Desktop'].join('\t'),
      ),
    ]),
  )
}
