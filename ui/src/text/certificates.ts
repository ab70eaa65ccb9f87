/** Words of Piagam and its register of numbers. */
import { count } from '../lib/format'

const capital = (word: string): string => word.charAt(0).toLocaleUpperCase('id') + word.slice(1)

export const certificateWords = {
  subtitle: (n: number, revision: number) => `${count(n)} penerima menurut hasil revisi ${revision}`,
  search: 'Cari penerima',
  searchHint: 'Cari penerima  (Ctrl+F)',
  order: 'Urutan',
  orders: { rank: 'Menurut peringkat', longest: 'Nama terpanjang dulu', name: 'Menurut abjad nama' },
  kind: 'Jenis',
  kinds: { semua: 'Piagam dan sertifikat', piagam: 'Piagam', sertifikat: 'Sertifikat' },
  list: 'Penerima piagam dan sertifikat',
  pane: 'Pratinjau piagam',
  columns: { rank: 'No.', name: 'Penerima', number: 'Nomor', state: 'Keadaan' },
  tickAll: 'Centang semua yang bernomor',
  tick: (name: string) => `Centang ${name}`,
  ticked: (n: number) => `${count(n)} dipilih`,
  tickedWord: 'dicentang',
  noTick: 'Penerima ini belum bernomor, jadi belum dapat dicetak.',
  noNumber: 'belum bernomor',
  shrunk: 'Menyusut agar muat',
  print: (n: number) => `Cetak ${count(n)}`,
  save: 'Simpan PDF',
  files: 'Satu berkas per penerima',
  register: 'Register nomor',
  nothing: 'Centang sedikitnya satu penerima yang bernomor.',
  allPrinted: 'Yang sudah dicetak tidak dicentang sendiri. Centang yang dicetak ulang (SALINAN) atau disimpan.',
  none: 'Tidak ada penerima yang cocok.',
  clear: 'Hapus saringan',
  notFrozen: {
    title: 'Hasil belum dibekukan',
    text:
      'Piagam dan sertifikat dibuat dari hasil yang dibekukan, supaya nama dan peringkatnya tidak berubah lagi. ' +
      'Bekukan hasil lebih dulu.',
    go: 'Ke Hasil',
  },
  nobody: {
    title: 'Belum ada penerima',
    text:
      'Tidak ada usulan pada hasil beku yang masuk kelas penghargaan. ' +
      'Periksa kelas penghargaan dan bekukan revisi baru.',
  },
  check: {
    title: 'Pemeriksaan sebelum cetak',
    sum: (ready: number, warnings: number, wrong: number) =>
      [`${count(ready)} siap`, warnings ? `${count(warnings)} peringatan` : '', wrong ? `${count(wrong)} salah` : '']
        .filter(Boolean)
        .join(', '),
    fine: 'Semua penerima siap dicetak.',
    fill: (number: string) => `Isi nomor ${number}…`,
    fillPlain: 'Isi nomor…',
    field: (title: string) => `Nomor untuk ${title}`,
    keep: 'Enter memakai nomor ini, Esc membatalkan.',
    keepOn: (date: string, signer: string) =>
      `Bertanggal ${date}${signer ? `, ditandatangani ${signer}` : ''}; tidak dapat diurungkan. ` +
      'Enter memakai nomor ini, Esc membatalkan.',
    page: 'Lihat halaman',
    people: 'Isi penanda tangan',
    date: 'Isi tanggal penetapan',
    replace: 'Ganti di register…',
    all: (n: number) => `Beri nomor ${count(n)} penerima…`,
    give: 'Beri nomor…',
    /** What many have for one cause, by its code; what has no words here is said with its first sentence. */
    many: {
      number_missing: (n: number) => `${count(n)} penerima belum bernomor`,
      content_changed: (n: number) => `${count(n)} penerima berbeda dari hasil terbaru`,
      shrunk: (n: number) => `${count(n)} tulisan menyusut agar muat`,
      tall_signature: (n: number) => `${count(n)} halaman lebih rapat karena blok tanda tangannya tinggi`,
      letters: (n: number) => `${count(n)} tulisan memakai huruf pengganti`,
    } as Readonly<Record<string, (n: number) => string>>,
    like: (n: number, first: string) => `${first} Juga ${count(n - 1)} hal sejenis.`,
    each: 'Satu per satu',
    together: 'Ringkas',
    wrong: 'Salah',
    warning: 'Peringatan',
  },
  numbering: {
    title: (n: number) => `Beri nomor ${count(n)} penerima`,
    range: (n: number, what: string, first: string | null, last: string | null) =>
      first === null
        ? `${count(n)} ${what}`
        : first === last
          ? `1 ${what}: ${first}`
          : `${count(n)} ${what}: ${first} sampai dengan ${last ?? ''}`,
    bears: (date: string, signer: string, office: string) => `Bertanggal ${date}, ditandatangani ${signer}, ${office}.`,
    nobody: (date: string) => `Bertanggal ${date}. Penanda tangan belum ada: isi lebih dulu.`,
    forGood:
      'Nomor, tanggal, dan penanda tangan tidak dapat diurungkan. ' +
      'Yang keliru hanya dapat dibatalkan atau diganti dengan nomor baru.',
    act: (n: number) => `Beri ${count(n)} nomor`,
  },
  issued: (n: number) => `${count(n)} nomor diberikan`,
  printing: (n: number) => `Mencetak ${count(n)} piagam`,
  saving: (n: number) => `Menyimpan ${count(n)} piagam`,
  of: (n: number, what: string) => `${count(n)} ${what}`,
  and: ' dan ',
  handed: (what: string) => `${what} diserahkan ke pencetak`,
  opened: (what: string) =>
    `${what} dibuka di program PDF. Tekan Ctrl+P di jendela yang terbuka, lalu Alt+S di sini setelah tercetak.`,
  unrecorded: (said: string) => `Belum tercatat di register: ${said}`,
  confirm: (n: number) => `Sudah tercetak (${count(n)})`,
  confirmed: (n: number) => `${count(n)} lembar tercatat sudah tercetak`,
  noneOpened: 'Tidak ada piagam yang sedang dibuka di program PDF.',
  saved: (n: number) => `${count(n)} berkas PDF disimpan`,
  stopped: (handed: number) => `Dihentikan. ${count(handed)} lembar sudah diserahkan, sisanya tidak dibuat.`,
  saveTitle: 'Simpan piagam',
  folder: 'Pilih folder untuk piagam dan sertifikat',
  what: { piagam: 'piagam', sertifikat: 'sertifikat' } as Readonly<Record<string, string>>,
  numbers: (head: string, tail: string) => `Nomor ${head}…${tail}`,
  byOrder: { longest: 'Menurut panjang nama', name: 'Menurut abjad nama' },
  resume: {
    button: 'Lanjutkan cetak…',
    none: 'Belum ada cetakan yang dapat dilanjutkan.',
    title: 'Lanjutkan cetak',
    text:
      'Kertas macet atau lembar rusak? Cetak dilanjutkan dari lembar yang dipilih. ' +
      'Cetakan yang gagal tidak dihitung; sebabnya dicatat di register nomor.',
    stopped: (handed: number, all: number) =>
      `Cetak dihentikan setelah ${count(handed)} dari ${count(all)} lembar diserahkan. ` +
      'Lanjutkan dari lembar yang dipilih.',
    from: 'Lanjutkan dari nomor',
    cause: 'Sebab lembar sebelumnya gagal',
    causes: ['Kertas macet', 'Hasil cetak buram atau pudar', 'Kertas rusak atau kotor', 'Salah kertas'],
    sheet: (n: number, name: string, title: string) => `${count(n)}. ${name}, ${title}`,
    act: (n: number) => `Cetak ${count(n)} lembar`,
  },
  size: (width: string, height: string) => `${width} × ${height} mm`,
  /** What the page looked at says, decided with its result or its number. */
  facts: {
    signer: 'Penanda tangan',
    date: 'Tanggal',
    by: (name: string, office: string) => `${name}, ${office}`,
    nobody: 'belum ada',
    /** Short on purpose: one line beside the page. */
    change: 'Ubah di Pengaturan ›',
    people: 'Penanda tangan',
    edition: 'Setelan edisi',
    again: '; lalu bekukan hasil lagi.',
    numbered: (what: string) => `; bekukan hasil, ganti ${what}.`,
  },

  book: {
    subtitle: (series: string, n: number) => `${count(n)} nomor terpakai${series ? `, seri ${series}` : ''}`,
    search: 'Cari nomor atau penerima',
    searchHint: 'Cari nomor, penerima  (Ctrl+F)',
    back: 'Kembali ke piagam',
    print: (what: string) => `Cetak ${what} ini`,
    paper: 'Cetak buku register…',
    list: 'Register nomor piagam dan sertifikat',
    filter: 'Saring keadaan',
    all: 'Semua',
    states: { issued: 'Terbit', void: 'Dibatalkan', replaced: 'Diganti' },
    columns: {
      number: 'Nomor',
      name: 'Penerima',
      class: 'Kelas',
      issued: 'Terbit',
      state: 'Keadaan',
      prints: 'Cetakan',
    },
    series: (template: string) => `Seri ${template}`,
    byHand: 'Di luar seri',
    times: (n: number) => (n === 0 ? '–' : n === 1 ? '1 kali' : `cetakan ke-${count(n)}`),
    onScreen: 'di program PDF',
    failedOnly: 'gagal',
    outdated: 'Berbeda dengan hasil',
    saysOtherwise: 'Hasil terbaru menyebut lain:',
    replacedBy: (number: string) => `oleh ${number}`,
    replacedShort: (number: string) => `Diganti ${number}`,
    replacesShort: (number: string) => `Pengganti ${number}`,
    blank: 'dikosongkan',
    emptyTitle: 'Belum ada nomor.',
    emptyText: 'Nomor pertama diberikan waktu piagam diterbitkan.',
    none: 'Tidak ada nomor yang cocok.',
    gap:
      'Nomor ini belum pernah diberikan. Nomor berikutnya tidak mengisinya sendiri: ' +
      'ketik nomor itu waktu memberi atau mengganti nomor bila hendak dipakai.',
    pane: 'Rincian nomor',
    check: 'Celah dan ganda',
    fine: 'Tidak ada celah dan tidak ada nomor ganda.',
    record: 'Catatan',
    page: 'Cetakan berikutnya',
    pageAlt: (what: string, number: string) => `Halaman ${what} ${number} seperti akan dicetak`,
    copies: 'Cetakan',
    neverPrinted: 'Belum pernah dicetak.',
    copy: (n: number) => (n === 1 ? 'Lembar pertama' : `Salinan ke-${count(n)}`),
    confirm: 'Sudah tercetak',
    failed: 'Cetakan gagal…',
    failedTitle: (number: string) => `Cetakan gagal: ${number}`,
    failedText:
      'Cetakan terakhir ini tidak dihitung lagi: cetakan berikutnya memuat kata yang sama dengan lembar yang gagal. ' +
      'Sebabnya dicatat di register nomor.',
    failedAct: 'Catat gagal',
    noPrint: (what: string) => `${capital(what)} ini belum mempunyai cetakan.`,
    fields: {
      name: 'Penerima',
      unit: 'Unit kerja',
      title: 'Inovasi',
      class: 'Kelas',
      rank: 'Peringkat',
      signer: 'Penanda tangan',
      issued: 'Terbit',
      state: 'Keadaan',
      reason: 'Sebab',
      replaces: 'Menggantikan',
      code: 'Kode cek',
    },
    again: 'Cetak ulang',
    first: 'Cetak',
    change: 'Batalkan atau ganti…',
    fillTitle: 'Nomor',
    fillHint: 'Nomor dikosongkan untuk ditulis tangan. Catat di sini setelah ditulis.',
    fill: 'Isi nomor',
    filled: (number: string) => `Nomor ${number} dicatat`,
    closed: (what: string, state: string) => `${capital(what)} ini sudah ${state.toLocaleLowerCase('id')}.`,
    pick: 'Pilih sebuah nomor lebih dulu.',
  },
  outdated: {
    title: (what: string, number: string) => `${capital(what)} ${number} berbeda dengan hasil`,
    about: (name: string, title: string) => `${name}, “${title}”. Hasil terbaru menyebut lain:`,
    note: 'Dicetak begini, lembarnya memuat keterangan yang lama. Pengganti memuat yang terbaru, dengan nomor baru.',
    print: 'Cetak yang lama',
    replace: 'Ganti…',
  },
  change: {
    title: (what: string, number: string) => `Ganti ${what} ${number}`,
    voidTitle: (what: string, number: string) => `Batalkan ${what} ${number}`,
    about: (name: string, klass: string, title: string, issued: string) =>
      `${name}, ${klass} untuk “${title}”, terbit ${issued}. Nomor lama tetap tercatat dan tidak dipakai lagi.`,
    changes: 'Pengganti memuat yang terbaru:',
    noAward: 'Menurut hasil terbaru usulan ini tidak mendapat penghargaan: tidak dapat diganti, hanya dibatalkan.',
    act: 'Tindakan',
    replace: 'Ganti dengan nomor baru',
    replaceNote: 'Yang lama tercetak DIBATALKAN, yang baru PENGGANTI',
    only: 'Batalkan saja',
    onlyNote: (what: string) => `Tidak ada ${what} pengganti`,
    number: 'Nomor pengganti',
    numberHint: (next: number | null) =>
      next === null
        ? 'Edisi ini belum mempunyai seri. Ketik nomornya.'
        : `Kosong berarti nomor berikutnya dalam seri, urutan ${next}.`,
    unit: 'Unit kerja pada pengganti',
    cause: 'Sebab',
    causes: [
      ['', 'Pilih sebab'],
      ['Nama salah ejaan', 'Nama salah ejaan'],
      ['Gelar atau jabatan salah', 'Gelar atau jabatan salah'],
      ['Unit kerja salah', 'Unit kerja salah'],
      ['Rusak atau hilang', 'Rusak atau hilang'],
      ['Hasil dikoreksi', 'Hasil dikoreksi'],
      ['lain', 'Sebab lain (tulis di keterangan)'],
    ] as readonly (readonly [string, string])[],
    name: 'Nama pada pengganti',
    note: 'Keterangan, tercatat di register nomor',
    causeNeeded: 'Pilih sebab di atas, atau tulis di sini.',
    forGood: 'Penerbitan nomor tidak dapat diurungkan.',
    forGoodVoid: 'Pembatalan tidak dapat diurungkan.',
    replaceAct: 'Terbitkan pengganti',
    voidAct: 'Catat pembatalan',
    busy: 'Mencatat…',
    replaced: (old: string) => `Pengganti ${old} diterbitkan. Ctrl+P mencetaknya.`,
    voided: (what: string, number: string) => `${capital(what)} ${number} dibatalkan`,
  },
} as const
