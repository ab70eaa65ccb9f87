/**
 * A typed date read back at once. It says what it understood; what is right is the desk's to say, which reads the same
 * text again when it is saved. Day first, as officers write.
 */
export interface ReadDate {
  iso?: string
  problem?: string
}

const months = ['januari', 'februari', 'maret', 'april', 'mei', 'juni', 'juli', 'agustus', 'september', 'oktober', 'november', 'desember']
const shown = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember']
const odd: Record<string, number> = { pebruari: 2, peb: 2, agt: 8, ags: 8, nop: 11, nopember: 11 }

function monthNamed(text: string): number {
  const lower = text.toLocaleLowerCase('id').replace(/\.$/, '')
  if (odd[lower]) return odd[lower]
  return lower.length < 3 ? 0 : months.findIndex((name) => name.startsWith(lower)) + 1
}

export function readDate(text: string): ReadDate {
  const typed = text.trim()
  if (typed === '') return {}
  const parts = typed.replace(/^(senin|selasa|rabu|kamis|jumat|jum.at|sabtu|minggu|ahad)[,/ ]+/i, '').split(/[/\-. ,]+/).filter(Boolean)
  const iso = parts[0]?.length === 4
  const [day, month, year] = iso ? [parts[2], parts[1], parts[0]] : parts
  if (parts.length !== 3 || !day || !month || !year || !/^\d{1,2}$/.test(day) || !/^(\d{2}|\d{4})$/.test(year)) {
    return { problem: `Tanggal “${typed}” tidak dikenali. Ketik misalnya 10/2/2020 atau 10 Februari 2020.` }
  }
  const n = /^\d{1,2}$/.test(month) ? Number(month) : monthNamed(month)
  if (n < 1 || n > 12) {
    return { problem: /^\d+$/.test(month) ? `Bulan ${month} tidak ada. Ketik hari, bulan, lalu tahun, misalnya 25/12/2021.` : `Tanggal “${typed}” tidak dikenali. Ketik misalnya 10/2/2020 atau 10 Februari 2020.` }
  }
  const y = year.length === 4 ? Number(year) : Number(year) >= 70 ? 1900 + Number(year) : 2000 + Number(year)
  const last = new Date(Date.UTC(y, n, 0)).getUTCDate()
  const d = Number(day)
  const tail = n === 2 ? ` ${y}` : ''
  if (d < 1 || d > last) return { problem: `Tanggal ${d} ${shown[n - 1]}${tail} tidak ada. Ketik 1–${last} ${shown[n - 1]}${tail}.` }
  return { iso: `${y}-${String(n).padStart(2, '0')}-${String(d).padStart(2, '0')}` }
}
