/** Words of a list on paper (Ctrl+P). */
import { count } from '../lib/format'

export const printWords = {
  command: 'Cetak daftar ini…',
  key: 'Cetak daftar yang ditampilkan',
  title: (list: string) => `Cetak daftar ${list}`,
  nothing: 'Tidak ada baris untuk dicetak.',
  rows: (n: number) => `${count(n)} baris`,
  order: (column: string, descending: boolean) => `urut ${column}${descending ? ' menurun' : ''}`,
  search: (text: string) => (text.trim() === '' ? undefined : `cari “${text.trim()}”`),
  newest: (n: number) => `${count(n)} perubahan terbaru`,
  columns: 'Kolom yang dicetak',
  settings: 'Pengaturan cetak',
  paper: 'Kertas',
  office: 'Kertas kantor',
  orientation: 'Arah',
  landscape: 'Mendatar',
  portrait: 'Tegak',
  letterhead: 'Cetak kop',
  says: (filter: string) => `Kaki halaman: ${filter}.`,
  preview: 'Halaman daftar',
  excel: 'Excel…',
  save: 'Simpan PDF…',
  print: 'Cetak',
  making: (name: string) => `Membuat daftar ${name}`,
} as const
