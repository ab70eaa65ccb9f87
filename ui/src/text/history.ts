/** Words of Riwayat: tables and fields of the desk file as an officer calls them. What is not named here is not shown. */
import { count } from '../lib/format'

export const historyWords = {
  subtitle: (n: number, since: string) => `${count(n)} perubahan${since ? ` sejak ${since}` : ''}`,
  print: 'Cetak',
  noun: 'Benda',
  period: 'Masa',
  anyActor: 'Semua petugas',
  anyNoun: 'Semua perubahan',
  anyTime: 'Semua waktu',
  saidActor: (name: string) => `petugas ${name}`,
  saidOnly: 'hanya yang dapat diurungkan',
  search: 'Cari di riwayat',
  searchHint: 'Cari benda, alasan  (Ctrl+F)',
  scope: 'Lingkup',
  here: 'Edisi ini',
  all: 'Semua edisi',
  only: 'Hanya yang dapat diurungkan',
  list: 'Perubahan, terbaru di atas',
  pane: 'Rincian perubahan',
  columns: { time: 'Waktu', actor: 'Petugas', change: 'Perubahan', state: 'Urungkan' },
  states: { can: 'Dapat', ask: 'Perlu diperiksa', no: 'Tidak', barrier: 'Batas', undone: 'Diurungkan' },
  shown: (n: number, more: boolean) => `${count(n)}${more ? ' terbaru' : ''} ditampilkan`,
  empty: { title: 'Belum ada perubahan.', text: 'Setiap perubahan pada berkas ini tercatat di sini dengan waktu dan petugasnya.' },
  none: 'Tidak ada perubahan yang cocok.',
  clear: 'Hapus saringan',
  choose: 'Pilih perubahan untuk melihat rinciannya.',
  reason: 'Alasan',
  seq: (n: number) => `Perubahan ke-${count(n)}`,
  changes: 'Sebelum dan sesudah',
  column: 'Kolom',
  before: 'Sebelum',
  after: 'Sesudah',
  made: 'baru',
  removed: 'dihapus',
  changed: 'diubah',
  plain: 'Hanya rujukan dan urutan yang berubah.',
  noChanges: 'Perubahan ini tidak mengubah isian.',
  more: (n: number) => `Tampilkan ${count(n)} lagi`,
  yes: 'ya',
  no: 'tidak',
  undoTitle: 'Urungkan',
  undo: 'Urungkan perubahan ini',
  busy: 'Mengurungkan…',
  undone: 'Perubahan ini sudah diurungkan.',
  refused: 'Tidak dapat diurungkan',
  leads: { hasil: 'Buat koreksi di Hasil', tahapan: 'Buka kunci di Penilaian', piagam: 'Ke Register nomor', riwayat: 'Lihat perubahan itu' },
  pick: 'Pilih perubahan lebih dulu.',
} as const

/** Nouns of the kinds of operations, where these are called otherwise than their table. */
export const nounWords: Readonly<Record<string, string>> = {
  desks: 'Berkas meja', documents: 'Dokumen', imports: 'Impor', rubrics: 'Rubrik', operations: 'Urungkan dan kembalikan', certificates: 'Piagam dan sertifikat',
  rankings: 'Peringkat', result_revisions: 'Pembekuan hasil',
}

export const tableWords: Readonly<Record<string, string>> = {
  agencies: 'Perangkat daerah', agency_aliases: 'Nama lain perangkat daerah', agency_kinds: 'Jenis perangkat daerah', assets: 'Gambar kantor',
  assignments: 'Penugasan juri', award_classes: 'Kelas penghargaan', certificate_prints: 'Cetakan piagam', certificates: 'Piagam dan sertifikat',
  conflicts: 'Benturan kepentingan', criteria: 'Kriteria', criterion_levels: 'Tingkat kriteria', desk: 'Berkas meja', document_values: 'Isian dokumen',
  editions: 'Edisi', form_sections: 'Bagian formulir', import_mappings: 'Susunan kolom impor', innovations: 'Inovasi', innovators: 'Inovator',
  issued_files: 'Berkas terbit', jurors: 'Juri', marks: 'Nilai kriteria', number_series: 'Seri nomor', obligations: 'Kewajiban mengirim usulan',
  panel_decision_rows: 'Baris keputusan pleno', panel_decisions: 'Keputusan pleno', recap_groups: 'Kelompok rekap', result_revisions: 'Revisi hasil',
  result_rows: 'Baris hasil beku', score_sheets: 'Lembar nilai', section_texts: 'Isian usulan', settings: 'Pengaturan', signatories: 'Penanda tangan',
  stage_extensions: 'Perpanjangan tahapan', stage_participants: 'Peserta tahapan', stages: 'Tahapan', status_changes: 'Riwayat keadaan usulan',
  submissions: 'Usulan', tie_rules: 'Penentu seri',
}

/** How a value is written: as it is, as a moment, a day, hundredths, per mille, or yes and no. */
export type Manner = 'text' | 'moment' | 'day' | 'points' | 'percent' | 'flag' | 'word'

/** Fields with their words; a field named only with its table overrides the general one. */
export const fieldWords: Readonly<Record<string, readonly [string, Manner]>> = {
  name: ['Nama', 'text'], short_name: ['Nama singkat', 'text'], full_name: ['Nama lengkap', 'text'], code: ['Kode', 'text'], title: ['Judul', 'text'],
  expansion: ['Kepanjangan', 'text'], text: ['Teks', 'text'], guidance: ['Petunjuk', 'text'], note: ['Catatan', 'text'], source: ['Sumber', 'text'],
  reason: ['Alasan', 'text'], contact: ['Narahubung', 'text'], phone: ['Telepon', 'text'], head_name: ['Nama kepala', 'text'], head_title: ['Jabatan kepala', 'text'],
  obliged: ['Wajib mengirim', 'flag'], required: ['Wajib diisi', 'flag'], enabled: ['Dipakai', 'flag'], valid_from: ['Berlaku sejak', 'day'],
  valid_to: ['Berlaku sampai', 'day'], exempt_reason: ['Alasan pengecualian', 'text'], exempted_at: ['Dikecualikan pada', 'moment'],
  year: ['Tahun', 'text'], region: ['Daerah', 'text'], place: ['Tempat', 'text'], legal_basis: ['Dasar hukum', 'text'],
  registration_closes_on: ['Pendaftaran ditutup', 'day'], minimum_age_months: ['Usia inovasi paling sedikit (bulan)', 'text'],
  administrative_selection: ['Seleksi administrasi', 'flag'], sub_units_count: ['Usulan unit memenuhi induknya', 'flag'], rounding: ['Pembulatan', 'word'],
  combine: ['Penggabungan tahap', 'word'], result_date: ['Tanggal penetapan', 'day'], closed_at: ['Ditutup pada', 'moment'], closed_reason: ['Alasan ditutup', 'text'],
  starts_on: ['Mulai', 'day'], ends_on: ['Selesai', 'day'], old_ends_on: ['Selesai semula', 'day'], new_ends_on: ['Selesai menjadi', 'day'],
  started_on: ['Mulai diterapkan', 'day'], opened_at: ['Dibuka pada', 'moment'], locked_at: ['Dikunci pada', 'moment'], scale_min: ['Nilai terendah', 'points'],
  scale_max: ['Nilai tertinggi', 'points'], kind: ['Jenis', 'word'], participants: ['Peserta', 'word'], status: ['Keadaan', 'word'],
  from_status: ['Dari keadaan', 'word'], to_status: ['Menjadi', 'word'], actor: ['Petugas', 'text'], at: ['Pada', 'moment'], category: ['Kategori', 'text'],
  unit: ['Unit kerja', 'text'], office: ['Jabatan', 'text'], nip: ['NIP', 'text'], seat: ['Kedudukan', 'word'],
  pact_on: ['Pakta integritas', 'day'], state: ['Keadaan', 'word'], abstain_reason: ['Alasan abstain', 'text'], control_total: ['Jumlah kontrol', 'points'],
  weight: ['Bobot', 'percent'], rank_from: ['Dari peringkat', 'text'], rank_to: ['Sampai peringkat', 'text'], document: ['Dokumen', 'word'],
  number: ['Nomor', 'text'], running: ['Urutan', 'text'], check_code: ['Kode cek', 'text'], issued_at: ['Terbit pada', 'moment'], copy: ['Cetakan ke', 'text'],
  paper: ['Kertas', 'text'], template: ['Susunan nomor', 'text'], first: ['Nomor pertama', 'text'], role: ['Peran', 'word'], rank_grade: ['Pangkat, golongan', 'text'],
  capacity: ['Atas dasar', 'word'], principal: ['Atas nama', 'text'], frozen_at: ['Dibekukan pada', 'moment'], decided_at: ['Diputuskan pada', 'moment'],
  declared_at: ['Dinyatakan pada', 'moment'], max_words: ['Batas kata', 'text'], from_mark: ['Dari nilai', 'points'], to_mark: ['Sampai nilai', 'points'],
  rank: ['Peringkat', 'text'], computed_rank: ['Peringkat hitungan', 'text'], final_score: ['Nilai akhir', 'text'], agency: ['Perangkat daerah', 'text'],
  class: ['Kelas', 'text'], key: ['Isian', 'word'], value: ['Nilai', 'text'], size: ['Ukuran', 'text'], made_at: ['Dibuat pada', 'moment'],
  media_type: ['Jenis gambar', 'text'], published_rank: ['Peringkat terbit', 'text'], how: ['Cara', 'word'],
  agency_id: ['Perangkat daerah', 'text'], parent_id: ['Induk', 'text'], merged_into_id: ['Digabung ke', 'text'], unit_agency_id: ['Unit', 'text'],
  kind_id: ['Jenis', 'text'], stage_id: ['Tahapan', 'text'], criterion_id: ['Kriteria', 'text'], submission_id: ['Usulan', 'text'], juror_id: ['Juri', 'text'],
  signatory_id: ['Penanda tangan', 'text'], replaces_id: ['Menggantikan', 'text'], revision_id: ['Revisi', 'text'],
  'agency_aliases.agency_id': ['', 'text'], 'marks.criterion_id': ['', 'text'], 'section_texts.submission_id': ['', 'text'], 'criterion_levels.criterion_id': ['', 'text'],
  'innovations.agency_id': ['', 'text'], 'innovations.title': ['', 'text'],
  'marks.value': ['Nilai', 'points'],
  'result_revisions.document': ['', 'text'],
  'import_mappings.mapping': ['', 'text'],
  'agency_aliases.text': ['Nama lain', 'text'],
  'panel_decision_rows.place': ['Tempat', 'text'],
}

/** Words of coded values. */
export const valueWords: Readonly<Record<string, string>> = {
  belum: 'Belum', draf: 'Draf', masuk: 'Masuk', lengkap: 'Lengkap', lolos: 'Lolos', perbaikan: 'Perbaikan', gugur: 'Gugur', anggota: 'Anggota', ketua: 'Ketua',
  sekretaris: 'Sekretaris', assigned: 'Ditugaskan', excused: 'Dibebaskan', removed: 'Dihapus', issued: 'Terbit', void: 'Dibatalkan', replaced: 'Diganti',
  piagam: 'Piagam penghargaan', sertifikat: 'Sertifikat penghargaan', person: 'Perorangan', team: 'Tim', agency: 'Perangkat daerah', kepala_daerah: 'Kepala daerah',
  sekretaris_daerah: 'Sekretaris daerah', ranks: 'Peringkat', order: 'Urutan', all_in: 'Semua masuk', unranked: 'Tanpa peringkat', half_up: 'Ke atas dari setengah',
  weighted: 'Berbobot', all: 'Semua', handed: 'Diserahkan ke pencetak', opened: 'Dibuka di program PDF', confirmed: 'Sudah tercetak', failed: 'Gagal',
}
