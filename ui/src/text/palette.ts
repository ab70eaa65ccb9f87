/** Words of the palette (Ctrl+K). */
import { count } from '../lib/format'

export const paletteWords = {
  title: 'Cari di semua',
  hint: 'Perangkat daerah, usulan, orang, nomor, atau perintah',
  list: 'Yang ditemukan',
  recent: 'Baru dipakai',
  groups: {
    agency: 'Perangkat daerah',
    submission: 'Usulan',
    person: 'Orang',
    certificate: 'Nomor piagam',
    command: 'Perintah',
  },
  none: (text: string) => `Tidak ditemukan: ${text}. Periksa ejaannya, atau ketik lebih sedikit.`,
  start: 'Ketik beberapa huruf; urutan kata bebas.',
  more: (shown: number, total: number) => `${count(shown)} dari ${count(total)}; ketik lebih lengkap`,
  found: (total: number) => (total === 0 ? 'Tidak ada yang cocok' : `${count(total)} pilihan`),
  command: 'Perintah',
  noDesk: 'Berkas belum dibuka: hanya perintah yang dicari.',
  commands: {
    go: (screen: string) => `Buka ${screen}`,
    light: 'Tampilan terang',
    dark: 'Tampilan gelap',
    system: 'Tampilan mengikuti Windows',
  },
} as const
