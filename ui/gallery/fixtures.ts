/** Made-up answers for pictures and checks: the ten titles are real (2021), everything else is invented. Never shipped. */
import type { Commands } from '../src/api/bindings'

type Out<N extends keyof Commands> = Commands[N]['output']

export const desk = {
  name: 'KIPP Luwu Utara', folder: 'Dokumen\\KIPP', is_sample: true, access: 'read_write', created_at: Date.UTC(2021, 10, 25), zone_minutes: 480, zone_name: 'WITA', notices: [],
}
export const about: Out<'desks.about'> = { version: '0.1.0', actor: 'Contoh', desk }
export const recent: Out<'desks.recent'> = [
  { name: 'KIPP Luwu Utara.kipp', folder: 'Dokumen\\KIPP', present: true },
  { name: 'KIPP 2019.kipp', folder: 'Dokumen\\KIPP', present: true },
  { name: 'Latihan.kipp', folder: 'E:\\', present: false },
]
const edition = (id: number, year: number, closed: string | null) => ({
  id, code: String(year), year, short_name: `KIPP ${year}`, full_name: `Kompetisi Inovasi Pelayanan Publik Tahun ${year}`, region: 'Kabupaten Luwu Utara',
  place: 'Masamba', legal_basis: '', registration_closes_on: `${year}-11-05`, result_date: null, administrative_selection: true, sub_units_count: true,
  rounding: 'bertahap', combine: 'mean', closed, number_template: '',
})
export const editions: Out<'editions.list'> = [edition(1, 2021, null), edition(2, 2020, 'selesai')]
export const presets: Out<'editions.presets'> = [{ key: 'luwu-utara-2021', title: 'KIPP kabupaten 2021 (Perbup 61/2018 dan 27/2020)', year: 2021, region: 'Kabupaten Luwu Utara' }]

const group = (name: string, sent: number, obliged: number) => ({ group: name, obliged, sent, missing: obliged - sent, exempt: 0, percent: '' })
export const overview: Out<'overview.show'> = {
  edition: edition(1, 2021, null),
  today: 'Kamis, 25 November 2021',
  stages: (
    [
      ['Persiapan', '27 Sep – 1 Okt', 'done'], ['Sosialisasi', '7 Okt', 'done'], ['Bedah inovasi', '11 – 22 Okt', 'done'],
      ['Pendaftaran', '11 Okt – 5 Nov', 'done'], ['Teguran', '8 – 10 Nov', 'done'], ['Seleksi administrasi', '8 – 16 Nov', 'done'],
      ['Penilaian proposal', '17 – 30 Nov', 'now'], ['Presentasi dan wawancara', '2 – 3 Des', 'next'], ['Pleno dan penetapan', '9 – 10 Des', 'next'],
      ['Penganugerahan', '13 Des', 'next'], ['Tindak lanjut', 'Jan 2022', 'next'],
    ] as const
  ).map(([name, dates, state], n) => ({ id: n + 1, name, dates, state, note: name === 'Pendaftaran' ? 'diundur 1 kali' : state === 'now' ? 'hari ke-9 dari 14' : null })),
  missing: [
    { count: 33, text: 'perangkat daerah belum mengirim', screen: 'perangkat-daerah', filter: 'belum' },
    { count: 13, text: 'lembar nilai belum masuk', screen: 'penilaian', filter: 'belum' },
    { count: 2, text: 'usulan masih draf', screen: 'usulan', filter: 'draf' },
    { count: 10, text: 'piagam dan sertifikat belum dicetak', screen: 'piagam', filter: '' },
  ],
  next: [
    { count: 13, text: 'Lengkapi 13 lembar nilai yang belum masuk', screen: 'penilaian', filter: '' },
    { count: 1, text: 'Bekukan hasil', screen: 'hasil', filter: '' },
    { count: 10, text: 'Cetak piagam dan sertifikat', screen: 'piagam', filter: '' },
  ],
  groups: [group('Sekretariat dan inspektorat', 0, 3), group('Dinas dan satuan', 7, 18), group('Badan', 1, 5), group('Kecamatan', 0, 15)],
  total: group('', 8, 41),
  jurors: [[10, 10], [10, 10], [5, 9], [6, 10], [2, 7]].map(([submitted = 0, assigned = 0], n) => ({ id: n + 1, name: `Juri ${n + 1}`, office: null, agency_name: null, submitted, assigned })),
  path: [{ status: 'draf', label: 'Draf', count: 2 }, { status: 'masuk', label: 'Masuk', count: 3 }, { status: 'lolos', label: 'Lolos', count: 5 }],
}

const labels: Record<string, string> = { draf: 'Draf', masuk: 'Masuk', perbaikan: 'Perbaikan', lengkap: 'Lengkap', lolos: 'Lolos', gugur: 'Gugur' }
const entries: [string, string, string, string][] = [
  ['Si Modis Lutra', 'Dinas Kominfo-SP', 'Nirwan Sakir', 'lengkap'], ['Kejar Stunting', 'Dinas Kesehatan', 'dr. Nisma', 'masuk'],
  ['Go Pasar Indah', 'DP2KUKM', 'Rahma', 'lengkap'], ['Kelas Buby', 'Dinas Kesehatan', 'Juinar Rustam', 'masuk'],
  ['Pojok Bisa', 'Dinas Pertanian', 'Made Sudana', 'perbaikan'], ['Pugalu SIP', 'Bappelitbangda', 'Ovan Patuang', 'lengkap'],
  ['Si Mira Bersantai', 'DPMPTSP', 'Ahmad Jani', 'lolos'], ['Japri Ka Boss', 'Dinas Pendidikan dan Kebudayaan', 'Supiyan Sakti', 'masuk'],
  ['Kawasan Perdesaan Terintegrasi', 'Dinas PMD', 'Alimuddin', 'draf'], ['Si Dora Eman', 'Dinas Kesehatan', 'Andi Bahtiar', 'gugur'],
]
function row(n: number): Out<'submissions.list'>[number] {
  const [title = '', agency_name = '', innovators = '', status = ''] = entries[n % 10] ?? []
  return {
    id: n + 1, code: String(n + 1).padStart(3, '0'), title: n < 10 ? title : `${title} ${n + 1}`, agency: (n % 10) + 1, agency_name, innovators, status, status_label: labels[status] ?? '',
    expansion: n === 1 ? 'Kelas Pijat Bayi Risiko Stunting' : null, unit: n === 1 ? 'UPT Puskesmas Tana Lili' : null, kind: null, kind_label: null, category: null, started_on: null,
  }
}
export const submissions = (many: number): Out<'submissions.list'> => Array.from({ length: many }, (_, n) => row(n))
const form: [string, number, number, number][] = [
  ['Ringkasan', 0, 200, 184], ['Latar belakang dan tujuan', 100, 300, 310], ['Kebaruan', 150, 200, 176], ['Implementasi', 50, 200, 143],
  ['Signifikansi', 300, 600, 548], ['Adaptabilitas', 200, 300, 221], ['Sumber daya', 50, 200, 96], ['Strategi keberlanjutan', 150, 500, 0],
]
export function submission(id: number): Out<'submissions.show'> {
  const one = row(id - 1)
  return {
    row: one, unit_agency: null, published_rank: null, note: null, started_text: null, age: 'tidak dapat diperiksa: tanggal mulai penerapan belum diisi',
    innovators: [{ kind: 'person', name: one.innovators, office: id === 2 ? 'Kepala Puskesmas Tana Lili' : null, nip: null, phone: null }],
    sections: form.map(([name, , max_words, words], n) => ({
      code: String(n), name, guidance: '', required: true, max_words, words, problem: words > max_words ? `Lebih ${words - max_words} kata. Isian ${words} kata, batas ${max_words} kata.` : null,
      text: n === 1 ? 'Kasus balita berisiko stunting di wilayah kerja Puskesmas Tana Lili masih ditemukan pada setiap pelaksanaan posyandu. Sebagian besar keluarga baru mengetahui anaknya berisiko setelah berat badan tidak naik tiga bulan berturut-turut.' : '',
    })),
    history: [
      { from: null, to: 'draf', reason: null, actor: 'Contoh', at: '26 Oktober 2021 09.14' },
      { from: 'draf', to: 'masuk', reason: null, actor: 'Contoh', at: '28 Oktober 2021 10.20' },
    ],
    next: [],
  }
}

const board: [number, string, string, string, number, number, string, number[], number, string][] = [
  [2, 'Kejar Stunting', 'Dinas Kesehatan', 'dr. Nisma', 8900, 8926, '89,10', [8635, 9022, 8885, 9055], 420, '1,87'],
  [4, 'Kelas Buby', 'Dinas Kesehatan', 'Juinar Rustam', 8591, 8805, '86,77', [8600, 8703, 8415, 8645], 288, '1,24'],
  [7, 'Si Mira Bersantai', 'DPMPTSP', 'Ahmad Jani', 8569, 8629, '85,93', [8260, 8561, 8702, 8753], 493, '2,23'],
  [5, 'Pojok Bisa', 'Dinas Pertanian', 'Made Sudana', 8341, 8487, '83,99', [7998, 8382, 8465, 8520], 522, '2,36'],
  [3, 'Go Pasar Indah', 'DP2KUKM', 'Rahma', 8193, 8156, '81,78', [7850, 8495, 8550, 7875], 700, '3,83'],
  [8, 'Japri Ka Boss', 'Dinas Pendidikan dan Kebudayaan', 'Supiyan Sakti', 8108, 8282, '81,78', [8190, 8000, 7940, 8180], 250, '1,25'],
  [10, 'Si Dora Eman', 'Dinas Kesehatan', 'Andi Bahtiar', 8135, 7810, '80,05', [7345, 8120, 8200, 8825], 1480, '6,07'],
  [1, 'Si Modis Lutra', 'Dinas Kominfo-SP', 'Nirwan Sakir', 7779, 7877, '78,18', [7625, 7938, 7780, 7770], 313, '1,28'],
  [6, 'Pugalu SIP', 'Bappelitbangda', 'Ovan Patuang', 7505, 7698, '75,82', [7318, 7490, 7500, 7718], 400, '1,64'],
  [9, 'Kawasan Perdesaan Terintegrasi', 'Dinas PMD', 'Alimuddin', 7323, 7444, '73,71', [7138, 7180, 7528, 7445], 390, '1,91'],
]
const text = (hundredths: number) => `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`
const stage = (id: number, code: string, name: string, weight: number) => ({ id, code, name, weight, weight_text: `${weight / 10}%`, opened: true, jurors: [1, 2, 3, 4, 5].map((n) => `Juri ${n}`), axis_min: 7000, axis_max: 9500 })
export const ranking: Out<'rankings.show'> = {
  edition: 1, full_name: 'KIPP 2021', revision: null, frozen_at: null, between_stages: false, provisional: false, submitted_sheets: 92, awaited_sheets: 0,
  stages: [stage(7, 'proposal', 'Penilaian proposal', 600), stage(8, 'presentasi', 'Presentasi dan wawancara', 400)],
  tie_rules: ['Signifikansi', 'presentasi', 'pleno'], combine: 'mean', rounding: 'bertahap',
  classes: [
    { id: 1, short_name: 'Top 7', full_name: 'Top 7 Inovasi Pelayanan Publik', rank_from: 1, rank_to: 7, document: 'piagam', signatory: null },
    { id: 2, short_name: 'Partisipatif', full_name: 'Inovasi Partisipatif', rank_from: 8, rank_to: 10, document: 'sertifikat', signatory: null },
  ],
  rows: board.map(([submission_, title, agency, innovators, proposal, talk, final, marks, spread, deviation], n) => ({
    submission: submission_, code: String(submission_).padStart(3, '0'), title, expansion: null, agency, innovators, rank: n + 1, computed_rank: n + 1, decided: false,
    class: n < 7 ? 0 : 1, class_open: false, final_score: final, value: final, provisional: false, outstanding: 0, published_rank: n + 1,
    tie: n === 4 || n === 5 ? 'seri, penentu 1' : null, tie_text: null, remark: null,
    stages: [
      { takes_part: true, score: text(proposal), score_points: proposal, submitted: 4, cells: marks.map((total) => ({ text: text(total), total })), range: text(spread), deviation },
      { takes_part: true, score: text(talk), score_points: talk, submitted: 5, cells: [], range: null, deviation: null },
    ],
  })),
  obstacles: query('hambatan') ? ['13 lembar nilai belum masuk. Lengkapi atau bebaskan tiap lembar dengan alasannya.'] : [],
  newest_revision: null, same_as_newest: false, panel_ranks: false, decisions: [],
}
function query(name: string): boolean {
  return new URLSearchParams(location.search).has(name)
}
export function explain(id: number): Out<'rankings.explain'> {
  const at = Math.max(0, board.findIndex(([submission_]) => submission_ === id))
  const [, title, agency, innovators, proposal, talk, final] = board[at] as (typeof board)[number]
  const two = [['78,50', '80,65'], ['84,95', '81,70'], [null, '80,00'], ['85,50', '81,60'], ['78,75', '83,85']] as const
  const sheet = (n: number, total: string | null) => ({
    juror: n + 1, juror_name: `Juri ${n + 1}`, state: total === null ? 'abstained' : 'submitted', state_text: total === null ? 'abstain' : 'masuk', reason: total === null ? 'Bekerja pada unit yang sama tahun lalu.' : null,
    total, formula: total === null ? null : '78,5 × 10% + … = 78,50', role: total === null ? 'not_divided' : 'counted', control: null,
    lines: form.slice(1).map(([name, weight]) => ({ name, depth: 0, weight: `${weight / 10}%`, mark: '78,50', product: '7,85', formula: null })),
  })
  return {
    submission: id, title, agency, innovators, rank: at + 1, computed_rank: at + 1, value: final,
    formula: `${text(proposal)} × 60% + ${text(talk)} × 40% = ${final}`,
    terms: [
      { stage: 7, name: 'Penilaian proposal', score: text(proposal), weight: '60%', product: '49,158' },
      { stage: 8, name: 'Presentasi dan wawancara', score: text(talk), weight: '40%', product: '32,624' },
    ],
    tie: at === 4 || at === 5 ? 'Seri dengan Japri Ka Boss (81,78). Penentu 1, rata-rata Signifikansi: 81,38 lebih tinggi dari 81,00, maka peringkat 5.' : null,
    no_rank: null,
    stages: [7, 8].map((stage_, n) => ({
      stage: stage_, name: n ? 'Presentasi dan wawancara' : 'Penilaian proposal', score: text(n ? talk : proposal), formula: n ? null : '(78,50 + 84,95 + 85,50 + 78,75) ÷ 4 = 81,925 → 81,93',
      submitted: n ? 5 : 4, range: '7,00', deviation: '3,83', note: null, sheets: two.map((totals, m) => sheet(m, totals[n] ?? null)),
    })),
    rounding: 'Dibulatkan bertahap: setiap angka tercetak dihitung dari angka tercetak di kirinya.',
  }
}

const doc = (code: string, name: string, group: string, state: 'ready' | 'lacking' | 'printed', state_text: string, more: Partial<Out<'documents.list'>[number]> = {}) => ({
  code, name, group, state, state_text, papers: ['A4', 'F4', 'Folio', 'Letter'], paper: 'A4', orientations: ['portrait', 'landscape'], orientation: 'portrait',
  has_letterhead: true, per_recipient: false, has_sheet_twin: false, styles: [], takes: ['orientation', 'kop', 'ink_saving'], draft: false, revision: null, findings: [], ...more,
})
const award = { per_recipient: true, orientation: 'landscape', orientations: ['landscape'], has_letterhead: false, takes: ['style', 'black', 'qr', 'offset', 'revision', 'submissions'] }
export const documents: Out<'documents.list'> = [
  doc('daftar-hadir', 'Daftar hadir', 'Sosialisasi', 'ready', 'Siap', { takes: ['orientation', 'kop', 'ink_saving', 'blank_rows'] }),
  doc('rekap-peserta', 'Rekap peserta', 'Pendaftaran dan teguran', 'printed', 'Dicetak 2 kali', { has_sheet_twin: true, orientation: 'landscape' }),
  doc('rekap-kepatuhan', 'Rekap kepatuhan', 'Pendaftaran dan teguran', 'ready', 'Siap', { has_sheet_twin: true }),
  doc('lembar-nilai', 'Lembar nilai', 'Penilaian', 'printed', 'Dicetak 92 kali', { takes: ['kop', 'ink_saving', 'stage', 'juror'] }),
  doc('rekap-nilai', 'Rekapitulasi nilai', 'Penilaian', 'ready', 'Siap', { has_sheet_twin: true, orientation: 'landscape', takes: ['orientation', 'kop', 'ink_saving', 'revision', 'sign_jurors'] }),
  doc('lampiran-pengumuman', 'Lampiran pengumuman', 'Pleno dan penetapan', 'lacking', 'Kurang nomor', { takes: ['revision', 'ink_saving'] }),
  doc('piagam', 'Piagam penghargaan', 'Penganugerahan', 'ready', 'Siap', { ...award, styles: [{ code: 'klasik', name: 'Klasik' }, { code: 'modern', name: 'Modern' }, { code: 'teks', name: 'Teks' }] }),
  doc('sertifikat', 'Sertifikat penghargaan', 'Penganugerahan', 'ready', 'Siap', award),
]
const papers: Record<string, [number, number]> = { A4: [210, 297], F4: [215, 330], Folio: [215.9, 330.2] }
export function outline(document: string, paper: string, orientation: string): Out<'documents.outline'> {
  const [w, h] = papers[paper] ?? (paper.split('x').map(Number) as [number, number])
  const [width_mm, height_mm] = orientation === 'landscape' ? [h, w] : [w, h]
  const pages = document === 'lembar-nilai' ? 46 : document === 'piagam' ? 7 : 1
  return {
    title: documents.find((one) => one.code === document)?.name ?? document, draft: false, revision: 1,
    pages: Array.from({ length: pages }, (_, n) => ({ width_mm, height_mm, text: `CONTOH: bukan data sebenarnya. ${document}, halaman ${n + 1}`, file: '' })),
    notices: document === 'piagam' ? [{ level: 'warning', code: 'shrunk', text: 'Judul “Sistem Monitoring dan Evaluasi Pra-Mandiri SPBE Luwu Utara” diperkecil menjadi 12,5 pt.', field: '', record: '', submission: null, page: 3 }] : [],
  }
}
export function page(document: string, number: number, size: { width_mm: number; height_mm: number }): string {
  const { width_mm: w, height_mm: h } = size
  const lines = Array.from({ length: 18 }, (_, n) => `<rect x="20" y="${60 + n * 8}" width="${w - 40 - (n % 3) * 20}" height="3" fill="#bbb"/>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}"><rect width="${w}" height="${h}" fill="#fff"/><rect x="15" y="12" width="${w - 30}" height="24" fill="none" stroke="#333"/><text x="${w / 2}" y="28" font-size="9" text-anchor="middle" font-family="serif">${document} ${number}</text>${lines}</svg>`
}
