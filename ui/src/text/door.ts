/** The words of the door of a session, and of the screen in its hall. */
import { count } from '../lib/format'

export const doorWords = {
  all: 'Semua kegiatan',
  modes: { label: 'Asal catatan', door: 'Di pintu', sheet: 'Daftar hadir bertanda tangan' },
  box: 'Ketik nama orang, perangkat daerah, atau pindai kode undangan',
  boxWithin: (agency: string) => `Siapa dari ${agency}? Enter saja bila namanya tidak disebut`,
  results: 'Hasil pencarian',
  hint: { enter: 'catat hadir', deputy: 'catat sebagai wakil', undo: 'urungkan', back: 'kembali' },
  line: 'Orang baru dalam satu baris: nama, perangkat daerah, jabatan',
  since: (time: string) => `Hadir ${time}`,
  people: (n: number) => (n === 0 ? 'Belum ada yang hadir' : `${count(n)} orang hadir`),
  representative: (agency: string) => `Utusan ${agency}`,
  representativeUnder: 'Tanpa nama; dapat diganti di daftar orang',
  newcomer: (name: string) => `Tambah “${name}”`,
  guest: (name: string) => `Tambah “${name}” sebagai tamu`,
  guestUnder: 'Tidak dihitung untuk perangkat daerah mana pun',
  nothing: 'Tidak ada yang cocok.',
  done: (name: string, agency: string | null, deputy: boolean) =>
    `${name}${agency ? `, ${agency}` : ''}: dicatat hadir${deputy ? ' sebagai wakil' : ''}.`,
  already: (name: string, time: string) => `${name} sudah hadir pukul ${time}. Tetap dihitung satu orang.`,
  checkIn: 'Catat kehadiran',
  recent: 'Baru dicatat',
  showAll: (n: number) => `Semua ${count(n)} orang`,
  showRecent: 'Yang terbaru saja',
  none: 'Belum ada yang dicatat hadir.',
  takeBack: 'Urungkan',
  guestRow: 'Tamu',
  deputy: 'Wakil',
  sheet: 'Daftar hadir',
  time: 'Waktu',
  name: 'Nama',
  act: 'Tindakan',
  recap: 'Kehadiran per perangkat daerah',
  counters: {
    label: 'Angka kehadiran',
    hall: 'Di aula',
    seats: (seats: number) => ` dari ${count(seats)} kursi`,
    people: ' orang',
    arrived: 'PD hadir',
    of: (all: number) => ` dari ${count(all)}`,
    absent: 'Belum hadir',
  },
  filter: { label: 'Saring perangkat daerah', all: 'Semua', absent: 'Belum', represented: 'Diwakili' },
  columns: { agency: 'Perangkat daerah', people: 'Luring', status: 'Kehadiran' },
  others: (n: number) => `${count(n)} orang lain di aula bukan dari perangkat daerah yang diundang.`,
  nobodyInvited: 'Belum ada perangkat daerah yang diundang atau wajib pada edisi ini.',
  full: 'Aula melebihi kursinya.',
  screen: 'Layar aula',
  send: 'Kirim daftar pintu…',
  take: 'Terima daftar pintu…',
  sendTitle: 'Kirim daftar pintu',
  takeTitle: 'Terima daftar pintu dari meja lain',
  files: 'Daftar pintu',
  sent: (rows: number) => `Daftar pintu ditulis: ${count(rows)} catatan`,
  reveal: 'Buka folder',
  taken: (added: number, back: number) =>
    added === 0 && back === 0
      ? 'Daftar itu sudah diterima; tidak ada yang baru.'
      : [
          added > 0 ? `${count(added)} catatan ditambahkan` : '',
          back > 0 ? `${count(back)} catatan dibatalkan di meja lain` : '',
        ]
          .filter(Boolean)
          .join(', ') + '.',
  keys: [
    ['Enter, Shift+Enter', 'Catat hadir; sebagai wakil'],
    ['Alt+1, 2', 'Di pintu, Daftar hadir bertanda tangan'],
    ['Alt+3–5', 'Semua, Belum, Diwakili'],
    ['Alt+L', 'Layar aula di proyektor'],
    ['Alt+K', 'Kirim daftar pintu ke meja lain'],
    ['Ctrl+I', 'Terima daftar pintu dari meja lain'],
  ] as const,
  list: {
    title: 'Kegiatan',
    none: 'Belum ada kegiatan pada edisi ini.',
    open: (name: string) => `Buka pintu ${name}`,
  },
}

export const hallWords = {
  hall: 'Di aula',
  arrived: 'Perangkat daerah hadir',
  of: (all: number) => `dari ${count(all)}`,
  list: 'Sudah hadir',
  none: 'Selamat datang. Perangkat daerah yang hadir akan tampil di sini.',
  waiting: 'Menunggu data kegiatan dari meja.',
}
