/** The words of the register of people. */
import { count } from '../lib/format'

export const peopleWords = {
  list: 'Orang',
  subtitle: (n: number) => `${count(n)} orang`,
  search: 'Cari orang',
  searchHint: 'Nama, jabatan, atau unit',
  shown: (fitting: number, all: number) => `${count(fitting)} dari ${count(all)} orang`,
  fresh: 'Orang baru',
  import: 'Impor…',
  keys: [
    ['Ctrl+I', 'Impor dari Excel atau CSV'],
    ['Ctrl+V', 'Tempel baris yang disalin dari Excel'],
  ] as const,
  pasteNoBlock: 'Yang disalin bukan tabel. Salin beberapa sel di Excel, lalu tekan Ctrl+V di sini.',
  emptyTitle: 'Belum ada orang',
  emptyText: 'Catat peserta kegiatan, inovator, dan anggota tim satu kali; kegiatan dan surat memakainya dari sini.',
  pane: 'Rincian orang',
  choose: 'Pilih satu orang lebih dulu.',
  edit: 'Ubah',
  remove: 'Hapus orang',
  outside: 'Luar perangkat daerah',
  form: { fresh: 'Orang baru', edit: (name: string) => `Ubah ${name}`, save: 'Simpan orang' },
  fields: {
    name: 'Nama',
    agency: 'Perangkat daerah',
    agencyHint: 'Kosong: dari luar perangkat daerah',
    office: 'Jabatan',
    nip: 'NIP',
    phone: 'Telepon',
    note: 'Catatan',
  },
}
