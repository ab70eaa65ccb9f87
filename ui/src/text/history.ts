/** Words of Riwayat: tables and fields of the desk file as an officer calls them. What is not named here is not shown. */
import { count } from '../lib/format'

export const historyWords = {
  subtitle: (n: number, since: string) => `${count(n)} perubahan${since ? ` sejak ${since}` : ''}`,
  noun: 'Jenis data',
  period: 'Waktu',
  anyActor: 'Semua petugas',
  anyNoun: 'Semua perubahan',
  anyTime: 'Semua waktu',
  saidActor: (name: string) => `petugas ${name}`,
  saidOnly: 'hanya yang dapat diurungkan',
  search: 'Cari di riwayat',
  searchHint: 'Cari perubahan, alasan  (Ctrl+F)',
  scope: 'Lingkup',
  here: 'Edisi ini',
  all: 'Semua edisi',
  only: 'Hanya yang dapat diurungkan',
  list: 'Perubahan, terbaru di atas',
  pane: 'Rincian perubahan',
  columns: { time: 'Waktu', actor: 'Petugas', change: 'Perubahan', state: 'Urungkan' },
  states: { can: 'Dapat', undone: 'Diurungkan' },
  cannot: (why: string) => `Tidak: ${why}`,
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
  bytes: (n: string) => `${n} bita`,
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

/**
 * How a value of a column is written: as it stands, as a moment, a day, a count, hundredths (marks), hundred-thousandths (the
 * control total), per mille, yes and no, an NIP, a size, or as the word of a code.
 * 'entry': the number of a submission, which a draft has not yet. 'setting': by the key of its row.
 */
export type Manner = 'text' | 'moment' | 'day' | 'count' | 'points' | 'exact' | 'percent' | 'flag' | 'nip' | 'size' | 'word' | 'entry' | 'setting'

/** A column in words and how its values are written; null: of the file, not of the office, and never told. */
type Said = readonly [string, Manner] | null

const reason: Said = ['Alasan', 'text']
const note: Said = ['Catatan', 'text']
const code: Said = ['Kode', 'text']
const name: Said = ['Nama', 'text']
const agency: Said = ['Perangkat daerah', 'text']
const stage: Said = ['Tahapan', 'text']
const criterion: Said = ['Kriteria', 'text']
const submission: Said = ['Usulan', 'text']
const juror: Said = ['Juri', 'text']
const actor: Said = ['Petugas', 'text']
const weight: Said = ['Bobot', 'percent']
const validFrom: Said = ['Berlaku sejak', 'day']
const validTo: Said = ['Berlaku sampai', 'day']
const title: Said = ['Judul', 'text']
const expansion: Said = ['Kepanjangan', 'text']
const guidance: Said = ['Petunjuk', 'text']
const nip: Said = ['NIP', 'nip']
const phone: Said = ['Telepon', 'text']
const document: Said = ['Dokumen', 'word']
const revision: Said = ['Revisi', 'text']

/** Every column of every journaled table. `history.test.ts` fails for one that is missing here or gone from the file. */
export const columnWords: Readonly<Record<string, Readonly<Record<string, Said>>>> = {
  agencies: {
    position: null, code, name, normal_name: null, short_name: ['Nama singkat', 'text'], kind_id: ['Jenis', 'text'], parent_id: ['Induk', 'text'],
    obliged: ['Wajib mengirim', 'flag'], head_name: ['Nama kepala', 'text'], head_title: ['Jabatan kepala', 'text'], contact: ['Narahubung', 'text'], phone,
    valid_from: validFrom, valid_to: validTo, merged_into_id: ['Digabung ke', 'text'], note, source: ['Sumber', 'text'],
  },
  agency_aliases: { agency_id: null, text: ['Nama lain', 'text'], normal: null },
  agency_kinds: { position: null, code, name, recap_group_id: ['Kelompok rekap', 'text'], obliged: ['Wajib mengirim', 'flag'] },
  assets: { key: null, media_type: ['Jenis gambar', 'word'], sha256: null, bytes: null },
  assignments: { stage_id: stage, submission_id: submission, juror_id: juror, state: ['Keadaan', 'word'], reason },
  award_classes: {
    edition_id: null, position: null, short_name: ['Nama pendek', 'text'], full_name: ['Nama lengkap', 'text'], rank_from: ['Dari peringkat', 'count'],
    rank_to: ['Sampai peringkat', 'count'], document, signatory_id: ['Penanda tangan', 'text'],
  },
  certificate_prints: { certificate_id: null, copy: ['Cetakan ke', 'count'], at: ['Pada', 'moment'], actor, paper: ['Kertas', 'text'], state: ['Keadaan', 'word'], reason },
  certificates: {
    edition_id: null, series_id: ['Seri nomor', 'text'], running: ['Urutan', 'count'], number: ['Nomor', 'text'], document, revision_id: revision, submission: null, position: null,
    content: null, check_code: ['Kode cek', 'text'], issued_at: ['Terbit pada', 'moment'], state: ['Keadaan', 'word'], replaces_id: ['Menggantikan', 'text'], reason,
  },
  conflicts: { juror_id: juror, submission_id: submission, reason, declared_at: ['Dinyatakan pada', 'moment'] },
  criteria: { stage_id: stage, parent_id: ['Induk', 'text'], position: null, code, name, guidance, weight },
  criterion_levels: { criterion_id: null, from_mark: ['Dari nilai', 'points'], to_mark: ['Sampai nilai', 'points'], title: ['Tingkat', 'text'], text: ['Uraian', 'text'] },
  document_values: { edition_id: null, document, key: ['Isian', 'word'], value: ['Nilai', 'setting'] },
  editions: {
    code, year: ['Tahun', 'text'], short_name: ['Nama pendek', 'text'], full_name: ['Nama lengkap', 'text'], region: ['Daerah', 'text'], place: ['Tempat penetapan', 'text'],
    legal_basis: ['Dasar hukum', 'text'], registration_closes_on: ['Pendaftaran ditutup', 'day'], minimum_age_months: ['Usia inovasi paling sedikit (bulan)', 'count'],
    administrative_selection: ['Seleksi administrasi', 'flag'], sub_units_count: ['Usulan unit memenuhi induknya', 'flag'], scale_min: ['Nilai terendah', 'points'], scale_max: ['Nilai tertinggi', 'points'], rounding: ['Pembulatan', 'word'],
    combine: ['Gabungan nilai antarjuri', 'word'], result_date: ['Tanggal penetapan', 'day'], closed_at: ['Ditutup pada', 'moment'], closed_reason: ['Alasan ditutup', 'text'],
  },
  form_sections: { edition_id: null, position: null, code, name, guidance, required: ['Wajib diisi', 'flag'], max_words: ['Batas kata', 'count'], weight },
  import_mappings: { kind: ['Jenis impor', 'word'], signature: null, mapping: null },
  innovations: { title: null, expansion: null, normal_title: null, agency_id: null, started_on: null, note },
  innovators: {
    submission_id: submission, position: null, kind: ['Jenis', 'word'], name, office: ['Jabatan', 'text'], nip, phone,
  },
  issued_files: { edition_id: null, document, revision_id: revision, name: ['Nama berkas', 'text'], sha256: null, size: ['Ukuran', 'size'], made_at: ['Dibuat pada', 'moment'] },
  jurors: {
    edition_id: null, position: null, name, normal_name: null, nip, agency_id: agency, office: ['Jabatan', 'text'], seat: ['Kedudukan', 'word'], pact_on: ['Pakta integritas', 'day'],
  },
  marks: { sheet_id: null, criterion_id: null, value: ['Nilai', 'points'] },
  number_series: { edition_id: null, name, template: ['Pola nomor', 'text'], first: ['Nomor pertama', 'count'] },
  obligations: { edition_id: null, agency_id: agency, exempt_reason: ['Alasan pengecualian', 'text'], exempted_at: ['Dikecualikan pada', 'moment'] },
  panel_decision_rows: { decision_id: null, submission_id: submission, place: ['Urutan', 'count'], reason },
  panel_decisions: { edition_id: null, kind: ['Jenis keputusan', 'word'], reason, decided_at: ['Diputuskan pada', 'moment'] },
  recap_groups: { position: null, name },
  result_revisions: {
    edition_id: null, number: ['Revisi', 'count'], frozen_at: ['Dibekukan pada', 'moment'], actor, reason, format: null, sha256: null, document: null, head: null,
  },
  result_rows: {
    revision_id: revision, position: null, submission: null, rank: ['Peringkat', 'count'], computed_rank: ['Peringkat hitungan', 'count'], title, agency,
    final_score: ['Nilai akhir', 'text'], class: ['Kelas', 'text'],
  },
  score_sheets: { assignment_id: null, abstain_reason: ['Alasan abstain', 'text'], control_total: ['Jumlah kontrol', 'exact'], note },
  section_texts: { submission_id: null, section_id: null, text: ['Teks', 'text'] },
  settings: { key: null, value: ['Nilai', 'setting'] },
  signatories: {
    position: null, role: ['Peran', 'word'], name, nip, rank_grade: ['Pangkat, golongan', 'text'], office: ['Jabatan', 'text'], capacity: ['Kapasitas', 'word'],
    principal: ['Atas nama', 'text'], valid_from: validFrom, valid_to: validTo, signature: null,
  },
  stage_extensions: { stage_id: stage, old_ends_on: ['Selesai semula', 'day'], new_ends_on: ['Selesai menjadi', 'day'], reason, at: ['Pada', 'moment'] },
  stage_participants: { stage_id: stage, submission_id: submission },
  stages: {
    edition_id: null, position: null, code, name, kind: ['Jenis', 'word'], enabled: ['Dipakai', 'flag'], starts_on: ['Mulai', 'day'], ends_on: ['Selesai', 'day'],
    scored: ['Dinilai juri', 'flag'], weight, participants: ['Peserta', 'word'],
    opened_at: ['Dibuka pada', 'moment'], locked_at: ['Dikunci pada', 'moment'], lock_reason: ['Alasan kunci', 'text'],
  },
  status_changes: { submission_id: null, from_status: ['Dari keadaan', 'word'], to_status: ['Menjadi', 'word'], reason, actor, at: ['Pada', 'moment'] },
  submissions: {
    edition_id: null, innovation_id: null, code: ['Nomor', 'entry'], title, expansion, normal_title: null, agency_id: agency, unit: ['Unit kerja', 'text'], unit_agency_id: ['Unit', 'text'],
    kind: ['Kelompok', 'word'], category: ['Kategori', 'text'], started_on: ['Mulai diterapkan', 'day'], status: ['Keadaan', 'word'], received_at: ['Masuk pada', 'moment'],
    published_rank: ['Peringkat terbit', 'count'], note,
  },
  tie_rules: { edition_id: null, position: null, kind: ['Penentu', 'word'], stage_id: stage, criterion_id: criterion },
}

/** Words of the codes that columns written as 'word' hold, and of the keys that name a row of settings, pictures or document values. */
export const valueWords: Readonly<Record<string, string>> = {
  draf: 'Draf', masuk: 'Masuk', lengkap: 'Lengkap', lolos: 'Lolos', perbaikan: 'Perbaikan', gugur: 'Gugur', umum: 'Umum', replikasi: 'Replikasi', khusus: 'Khusus',
  ketua: 'Ketua', wakil: 'Wakil ketua', anggota: 'Anggota', assigned: 'Ditugaskan', excused: 'Dibebaskan', removed: 'Dihapus', conflict: 'Benturan kepentingan',
  issued: 'Terbit', void: 'Dibatalkan', replaced: 'Diganti', person: 'Perorangan', team: 'Tim', agency: 'Perangkat daerah',
  ranks: 'Peringkat', order: 'Urutan', all_in: 'Semua masuk', unranked: 'Tanpa peringkat', all: 'Semua yang lolos', ticked: 'Yang ditetapkan',
  bertahap: 'Bertahap', akhir: 'Di akhir', mean: 'Rata-rata', median: 'Median', trimmed: 'Rata-rata tanpa nilai tertinggi dan terendah',
  stage_score: 'Nilai tahap', criterion_mean: 'Rata-rata kriteria', stage_median: 'Median tahap', panel: 'Keputusan pleno',
  kepala_daerah: 'Kepala daerah', sekretaris_daerah: 'Sekretaris daerah', kepala_bagian: 'Kepala bagian', lainnya: 'Lainnya',
  definitif: 'Definitif', plt: 'Plt.', plh: 'Plh.', an: 'a.n.', ub: 'u.b.', 'image/png': 'PNG', 'image/jpeg': 'JPEG',
  kantor: 'Kegiatan sekretariat', pendaftaran: 'Pendaftaran', seleksi: 'Seleksi', penilaian: 'Penilaian', penetapan: 'Penetapan', penganugerahan: 'Penganugerahan',
  piagam: 'Piagam penghargaan', sertifikat: 'Sertifikat penghargaan', 'register-nomor': 'Register nomor',
  'daftar-hadir': 'Daftar hadir', 'rekap-peserta': 'Rekap peserta', 'rekap-kepatuhan': 'Rekap kepatuhan', 'lembar-nilai': 'Lembar nilai',
  'lembar-nilai-kosong': 'Lembar nilai kosong', 'lembar-nilai-matriks': 'Lembar nilai matriks', 'rekap-nilai': 'Rekapitulasi nilai',
  'lampiran-pengumuman': 'Lampiran pengumuman', 'perangkat-daerah': 'Perangkat daerah', usulan: 'Usulan', juri: 'Juri', nilai: 'Nilai',
  tanggal: 'Tanggal', waktu: 'Waktu', tempat: 'Tempat', acara: 'Acara', nama_kegiatan: 'Nama kegiatan', ketua_nama: 'Nama Ketua Tim Penilai',
  ketua_nip: 'NIP Ketua Tim Penilai', ketua_pangkat: 'Pangkat Ketua Tim Penilai', nomor: 'Nomor', tentang: 'Perihal', induk: 'Naskah induk', judul: 'Judul daftar',
  klasifikasi: 'Kode klasifikasi', unit_nomor: 'Kode unit pada nomor', daerah: 'Nama daerah', jenis_daerah: 'Jenis daerah', kop_baris_1: 'Kop, baris 1',
  kop_baris_2: 'Kop, baris 2', kop_alamat: 'Kop, alamat', kop_kontak: 'Kop, kontak', sekretariat: 'Unit penyelenggara', zone_minutes: 'Zona waktu',
  batas_selisih: 'Batas selisih nilai juri', kertas: 'Kertas bawaan', qr_piagam: 'Kode QR pada piagam', nomor_piagam: 'Pola nomor piagam edisi baru',
  lambang_daerah: 'Lambang daerah', lambang_negara: 'Lambang negara', latar_piagam: 'Latar piagam',
  handed: 'Diserahkan ke pencetak', opened: 'Dibuka di program PDF', confirmed: 'Sudah tercetak', failed: 'Gagal',
}

/** Tables whose rows are named by a key of the program instead of a name of the office. */
export const namedByKey: readonly string[] = ['assets', 'document_values', 'settings']
/** The picture of a signature has a key for each signatory. */
export const signaturePicture = ['tanda_tangan_', 'Gambar tanda tangan'] as const
export const zones: Readonly<Record<string, string>> = { '420': 'WIB', '480': 'WITA', '540': 'WIT' }
