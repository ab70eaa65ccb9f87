/**
 * How numbers and times look. It never adds, rounds or parses: what it gets is already decided by the desk.
 */
const thousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, '.')

/** Whole numbers: 1.678. */
export function count(value: number): string {
  return value < 0 ? `-${thousands(String(-value))}` : thousands(String(value))
}

/** Hundredths as written on paper: 8910 → "89,10". */
export function points(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  const sign = hundredths < 0 ? '-' : ''
  return `${sign}${thousands(digits.slice(0, -2))},${digits.slice(-2)}`
}

/** Hundred-thousandths, as a control total is kept: 8015000 → "80,15", 8015500 → "80,155". */
export function exact(hundredThousandths: number): string {
  const digits = String(Math.abs(hundredThousandths)).padStart(6, '0')
  const sign = hundredThousandths < 0 ? '-' : ''
  return `${sign}${thousands(digits.slice(0, -5))},${digits.slice(-5).replace(/0{1,3}$/, '')}`
}

/** Eighteen digits as on paper: "19800326 200003 1 001". Anything else comes back as it is. */
export function nip(digits: string): string {
  return /^\d{18}$/.test(digits) ? digits.replace(/^(.{8})(.{6})(.)(.{3})$/, '$1 $2 $3 $4') : digits
}

/** A measure of paper: 215.9 → "215,9". */
export function millimetres(mm: number): string {
  return String(mm).replace('.', ',')
}

/** Weights in per mille: 600 → "60%", 625 → "62,5%". */
export function percent(perMille: number): string {
  const tenths = perMille % 10
  return `${count((perMille - tenths) / 10)}${tenths ? `,${tenths}` : ''}%`
}

/** "10.42" of a moment, in the desk's zone (minutes east of UTC), never the computer's. */
export function clock(utcMillis: number, zoneMinutes: number): string {
  const there = new Date(utcMillis + zoneMinutes * 60_000)
  return `${String(there.getUTCHours()).padStart(2, '0')}.${String(there.getUTCMinutes()).padStart(2, '0')}`
}

const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
]
const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des']
const weekdays = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu']

/** "2021-12-10" → "10 Desember 2021". Anything else comes back as it is. */
export function longDate(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  return parts ? `${Number(parts[3])} ${months[Number(parts[2]) - 1] ?? ''} ${parts[1]}` : iso
}

/** "2021-12-10" → "10 Des 2021", for tight columns. Anything else comes back as it is. */
export function tightDate(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  return parts ? `${Number(parts[3])} ${shortMonths[Number(parts[2]) - 1] ?? ''} ${parts[1]}` : iso
}

/** A moment as a long date in the desk's zone: "Kamis, 25 November 2021". */
export function longDay(utcMillis: number, zoneMinutes: number): string {
  const there = new Date(utcMillis + zoneMinutes * 60_000)
  const date = `${there.getUTCDate()} ${months[there.getUTCMonth()]} ${there.getUTCFullYear()}`
  return `${weekdays[there.getUTCDay()]}, ${date}`
}

/** "10 Desember 2021". */
export function day(utcMillis: number, zoneMinutes: number): string {
  return longDay(utcMillis, zoneMinutes).replace(/^\S+ /, '')
}

/** "10 Des 2021", for tight columns. */
export function tightDay(utcMillis: number, zoneMinutes: number): string {
  const there = new Date(utcMillis + zoneMinutes * 60_000)
  return `${there.getUTCDate()} ${shortMonths[there.getUTCMonth()]} ${there.getUTCFullYear()}`
}

/** "10 Desember 2021 15.20". */
export function moment(utcMillis: number, zoneMinutes: number): string {
  return `${day(utcMillis, zoneMinutes)} ${clock(utcMillis, zoneMinutes)}`
}

/** A name with places where a long word may be parted: after an open syllable, in words of 13 letters and more. */
export function softly(name: string): string {
  return name.replace(/\p{L}{13,}/gu, (word) => word.replace(/([aiueo])(?=[b-df-hj-np-tv-z][aiueo])/gi, '$1\u00AD'))
}
