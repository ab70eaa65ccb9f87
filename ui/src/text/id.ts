/**
 * Every word the screen says by itself, in formal Indonesian. Words of data and of errors come from the desk.
 * One word per thing; buttons are verbs; "…" means more will be asked.
 */
import { count } from '../lib/format'

export const words = {
  app: 'Meja KIPP',
  motto: 'Kompetisi Inovasi Pelayanan Publik, dari undangan sampai piagam. Bekerja tanpa internet.',
  sample: 'CONTOH: bukan data sebenarnya',
  readOnly: 'Hanya baca',
  loading: 'Memuat…',
  close: 'Tutup',
  severalWarnings: (n: number) => `${n} hal perlu diketahui`,
  cancel: 'Batalkan',
  none: '–',
  blank: 'kosong',
  noneFound: (text: string) => `Tidak ditemukan: ${text}`,
  letters: (now: number, limit: number) => `${count(now)} huruf, paling banyak ${count(limit)}.`,
  calendar: (field: string) => `Kalender: ${field}`,
  calendarKey: 'Buka kalender (Alt+↓)',
  monthBefore: 'Bulan sebelumnya',
  monthAfter: 'Bulan berikutnya',
  menu: 'Menu',
  split: 'Batas daftar dan rincian',
  draft: {
    label: 'Isian yang belum disimpan',
    clock: (time: string) => `pukul ${time}`,
    restored: (time: string) => `Isian yang belum disimpan (${time}) dipulihkan.`,
    changed: 'Data ini sudah diubah sejak itu: periksa sebelum menyimpan.',
    save: 'Simpan',
    discard: 'Buang',
  },

  regions: {
    rail: 'Bagian utama',
    tools: (screen: string) => `Alat ${screen}`,
    status: 'Baris status',
    messages: 'Pesan',
  },
  edition: {
    choose: 'Pilih edisi',
    files: 'Berkas lain…',
    fresh: 'Edisi baru…',
    closed: 'ditutup',
  },
  screens: {
    beranda: 'Beranda',
    'perangkat-daerah': 'Perangkat Daerah',
    usulan: 'Usulan',
    penilaian: 'Penilaian',
    hasil: 'Hasil',
    piagam: 'Piagam',
    dokumen: 'Dokumen & Rekap',
    riwayat: 'Riwayat',
    pengaturan: 'Pengaturan',
  },
  keys: {
    title: 'Tombol di layar ini',
    help: 'Bantuan layar ini',
    nowhere: (chord: string) => `${chord} tidak berlaku di layar ini.`,
    noFinding: 'Tidak ada baris yang perlu dilihat.',
    noScreen: (chord: string) => `${chord} belum mempunyai layar.`,
  },
  saving: {
    saved: (time: string) => `Tersimpan ${time}`,
    busy: 'Menyimpan…',
    idle: 'Tersimpan',
  },
  undo: {
    undo: 'Urungkan',
    redo: 'Kembalikan',
    frozen: 'Hasil sudah dibekukan. Buat koreksi; hasilnya menjadi revisi berikutnya.',
    toResult: 'Buat koreksi di Hasil',
    /** The desk's own name for taking back begins with the word already. */
    undone: (label: string) => `Diurungkan: ${label.replace(/^((Diurungkan|Dikembalikan): )+/, '')}`,
    /** Taken back and brought again, however often: the last time is said. */
    once: (label: string) => label.replace(/^(Diurungkan: |Dikembalikan: )(Diurungkan: |Dikembalikan: )+/, '$1'),
  },
  error: {
    label: 'Pesan salah',
    retry: 'Coba lagi',
    copy: 'Salin rincian',
    copied: 'Tersalin',
    reference: (number: string) => `Nomor rujukan ${number}`,
    fields: (n: number) => `${n} isian perlu diperbaiki.`,
  },
  job: {
    label: 'Pekerjaan yang berlangsung',
    stop: 'Hentikan',
    stopping: 'Menghentikan…',
    stopped: 'Dihentikan. Tidak ada berkas setengah jadi.',
    busy: 'Pekerjaan lain masih berjalan.',
  },
  plot: (low: string, high: string) => `terendah ${low}, tertinggi ${high}`,
  timeline: {
    done: 'selesai',
    now: 'berjalan',
    late: 'lewat batas',
    next: 'belum mulai',
    day: (day: number, days: number) => `hari ke-${day} dari ${days}`,
  },
  status: {
    belum: 'Belum',
    draf: 'Draf',
    masuk: 'Masuk',
    lengkap: 'Lengkap',
    lolos: 'Lolos',
    perbaikan: 'Perbaikan',
    gugur: 'Gugur',
    dikecualikan: 'Dikecualikan',
  },
  ofTotal: (n: number, total: number) => `${count(n)} dari ${count(total)}`,

  preview: {
    page: (n: number, total: number) => `Halaman ${n} dari ${total}`,
    pages: 'Halaman dokumen',
    before: 'Sebelumnya',
    after: 'Berikutnya',
    zoom: 'Besar pratinjau',
    fit: 'Muat',
    width: 'Lebar',
  },
} as const
