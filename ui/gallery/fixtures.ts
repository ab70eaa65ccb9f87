/** Made-up answers for pictures and checks: the ten titles are real (2021), everything else is invented. Never shipped. */
import type { Commands } from '../src/api/bindings'

type Out<N extends keyof Commands> = Commands[N]['output']

const zone = 480
const at = (iso: string) => Date.parse(`${iso}+08:00`)

export const about: Out<'desks.about'> = {
  version: '0.1.0',
  zone_minutes: zone,
  now: at('2021-11-25T10:42:00'),
  desk: {
    name: 'KIPP Luwu Utara', place: 'Dokumen\\KIPP', is_sample: true, read_only: false,
    saved_at: at('2021-11-25T10:42:00'), backed_up_at: at('2021-11-16T16:00:00'),
  },
}
export const recent: Out<'desks.recent'> = {
  desks: [
    { token: 'a', name: 'KIPP Luwu Utara', place: 'Dokumen\\KIPP', note: 'KIPP 2021, 10 usulan', saved_at: at('2021-11-25T10:42:00'), backed_up_at: at('2021-11-16T16:00:00'), present: true },
    { token: 'b', name: 'KIPP 2019 Luwu Utara', place: 'Dokumen\\KIPP', note: 'selesai', saved_at: at('2021-01-14T09:00:00'), backed_up_at: at('2021-01-14T09:00:00'), present: true },
    { token: 'c', name: 'Latihan', place: 'E:\\', note: '', saved_at: at('2021-10-03T09:00:00'), backed_up_at: null, present: false },
  ],
}
export const editions: Out<'editions.list'> = {
  editions: [
    { id: 1, code: '2021', name: 'KIPP 2021', year: 2021, region: 'Kabupaten Luwu Utara', closed: false },
    { id: 2, code: '2020', name: 'KIPP 2020', year: 2020, region: 'Kabupaten Luwu Utara', closed: true },
  ],
}
export const presets: Out<'editions.presets'> = { presets: [{ id: 'kipp-2021', name: 'KIPP kabupaten 2021 (Perbup 61/2018 dan 27/2020)', note: '' }] }

export const overview: Out<'overview.show'> = {
  total: 10,
  stages: (
    [
      ['Persiapan', '2021-09-27', '2021-10-01', 'done'], ['Sosialisasi', '2021-10-07', '2021-10-07', 'done'],
      ['Bedah inovasi', '2021-10-11', '2021-10-22', 'done'], ['Pendaftaran', '2021-10-11', '2021-11-05', 'done'],
      ['Teguran', '2021-11-08', '2021-11-10', 'done'], ['Seleksi administrasi', '2021-11-08', '2021-11-16', 'done'],
      ['Penilaian proposal', '2021-11-17', '2021-11-30', 'now'], ['Presentasi dan wawancara', '2021-12-02', '2021-12-03', 'next'],
      ['Pleno dan penetapan', '2021-12-09', '2021-12-10', 'next'], ['Penganugerahan', '2021-12-13', '2021-12-13', 'next'],
      ['Tindak lanjut', '2022-01-03', '2022-01-31', 'next'],
    ] as const
  ).map(([name, from, to, state], n) => ({
    id: n + 1, name, from, to, state, day: state === 'now' ? 9 : null, days: state === 'now' ? 14 : null, extensions: name === 'Pendaftaran' ? 1 : 0,
  })),
  missing: [
    { kind: 'agencies_missing', count: 33, severity: 'urgent', detail: 'termasuk 15 kecamatan' },
    { kind: 'sheets_missing', count: 13, severity: 'look', detail: 'dari 46 lembar; batas Selasa, 30 November' },
    { kind: 'conflicts', count: 4, severity: 'info', detail: 'di luar hitungan, tercetak di berita acara' },
    { kind: 'certificates_unprinted', count: 10, severity: 'info', detail: 'menunggu penetapan' },
    { kind: 'not_frozen', count: 1, severity: 'look', detail: 'angka masih dapat berubah' },
  ],
  steps: [
    { kind: 'agencies', text: 'Impor daftar perangkat daerah', done: true },
    { kind: 'submissions', text: 'Impor atau ketik usulan', done: true },
    { kind: 'sheets', text: 'Lengkapi 13 lembar nilai yang belum masuk', done: false },
    { kind: 'freeze', text: 'Bekukan hasil', done: false },
    { kind: 'certificates', text: 'Cetak piagam dan sertifikat', done: false },
  ],
  obligation: {
    sent: 8, owed: 41,
    groups: [
      { name: 'Sekretariat dan inspektorat', sent: 0, owed: 3, exempt: 0 }, { name: 'Dinas dan satuan', sent: 7, owed: 18, exempt: 0 },
      { name: 'Badan', sent: 1, owed: 5, exempt: 0 }, { name: 'Kecamatan', sent: 0, owed: 15, exempt: 0 },
    ],
  },
  sheets: {
    submitted: 33, assigned: 46,
    jurors: [
      { id: 1, name: 'Juri 1', note: 'akademisi', submitted: 10, assigned: 10 }, { id: 2, name: 'Juri 2', note: 'media', submitted: 10, assigned: 10 },
      { id: 3, name: 'Juri 3', note: 'Bappelitbangda', submitted: 5, assigned: 9 }, { id: 4, name: 'Juri 4', note: 'Inspektorat', submitted: 6, assigned: 10 },
      { id: 5, name: 'Juri 5', note: 'Dinkes', submitted: 2, assigned: 7 },
    ],
  },
  path: [{ status: 'draf', count: 10 }, { status: 'masuk', count: 10 }, { status: 'lolos', count: 10 }],
}

const entries: [string, string, string, string][] = [
  ['Si Modis Lutra', 'Dinas Kominfo-SP', 'Nirwan Sakir', 'lengkap'], ['Kejar Stunting', 'Dinas Kesehatan', 'dr. Nisma', 'masuk'],
  ['Go Pasar Indah', 'DP2KUKM', 'Rahma', 'lengkap'], ['Kelas Buby', 'Dinas Kesehatan', 'Juinar Rustam', 'masuk'],
  ['Pojok Bisa', 'Dinas Pertanian', 'Made Sudana', 'perbaikan'], ['Pugalu SIP', 'Bappelitbangda', 'Ovan Patuang', 'lengkap'],
  ['Si Mira Bersantai', 'DPMPTSP', 'Ahmad Jani', 'lolos'], ['Japri Ka Boss', 'Dinas Pendidikan dan Kebudayaan', 'Supiyan Sakti', 'masuk'],
  ['Kawasan Perdesaan Terintegrasi', 'Dinas PMD', 'Alimuddin', 'draf'], ['Si Dora Eman', 'Dinas Kesehatan', 'Andi Bahtiar', 'gugur'],
]
export function submissions(many: number): Out<'submissions.list'> {
  const ten = entries.map(([title, agency, , status], n) => ({ id: n + 1, number: n + 1, title, agency, status, note: status === 'perbaikan' ? 'lampiran 3 tidak ditemukan' : '' }))
  const rest = Array.from({ length: Math.max(0, many - 10) }, (_, n) => {
    const like = ten[n % 10]
    return { id: n + 11, number: n + 11, title: `${like?.title} ${n + 11}`, agency: like?.agency ?? '', status: like?.status ?? 'masuk', note: '' }
  })
  return { rows: [...ten, ...rest] }
}
const form: [string, number, number, number][] = [
  ['Ringkasan', 0, 200, 184], ['Latar belakang dan tujuan', 100, 300, 310], ['Kebaruan', 150, 200, 176], ['Implementasi', 50, 200, 143],
  ['Signifikansi', 300, 600, 548], ['Adaptabilitas', 200, 300, 221], ['Sumber daya', 50, 200, 96], ['Strategi keberlanjutan', 150, 500, 0],
]
export function submission(id: number): Out<'submissions.show'> {
  const [title = '', agency = '', innovator = '', status = 'masuk'] = entries[(id - 1) % 10] ?? []
  return {
    id, number: id, title, agency, status,
    expansion: id === 2 ? 'Kelas Pijat Bayi Risiko Stunting' : null,
    unit: id === 2 ? 'UPT Puskesmas Tana Lili' : null,
    group: null, category: null, started_on: null, age: 'tidak dapat diperiksa', note: null,
    innovators: [{ name: innovator, role: id === 2 ? 'Kepala Puskesmas Tana Lili' : null }],
    sections: form.map(([section, weight, limit, words], n) => ({ title: section, weight, limit, words, text: n === 1 ? 'Kasus balita berisiko stunting di wilayah kerja Puskesmas Tana Lili masih ditemukan pada setiap pelaksanaan posyandu. Sebagian besar keluarga baru mengetahui anaknya berisiko setelah berat badan tidak naik tiga bulan berturut-turut.' : '' })),
    history: [
      { status: 'draf', at: at('2021-10-26T09:14:00'), actor: 'Contoh', reason: null },
      { status: 'masuk', at: at('2021-10-28T10:20:00'), actor: 'Contoh', reason: null },
    ],
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
export const ranking: Out<'rankings.show'> = {
  frozen: null, provisional: false, sheets: { submitted: 92, assigned: 92, abstained: 1, conflicts: 7 },
  stages: [{ id: 7, name: 'Penilaian proposal', short: 'Proposal', weight: 600, opened: true }, { id: 8, name: 'Presentasi dan wawancara', short: 'Presentasi', weight: 400, opened: true }],
  classes: [
    { id: 1, short: 'Top 7', full: 'Top 7 Inovasi Pelayanan Publik', first: 1, last: 7, document: 'piagam penghargaan dari Bupati' },
    { id: 2, short: 'Partisipatif', full: 'Inovasi Partisipatif', first: 8, last: 10, document: 'sertifikat' },
  ],
  tie_rules: ['Signifikansi', 'presentasi', 'pleno'], spread_limit: 1000,
  rows: board.map(([submission_, title, agency, innovator, proposal, talk, final, marks, spread, deviation], n) => ({
    submission: submission_, title, agency, innovator, rank: n + 1, decided_rank: null, class: n < 7 ? 1 : 2, provisional: false, final,
    tie: n === 4 || n === 5 ? 'seri, penentu 1' : null,
    stages: [
      { stage: 7, score: proposal, sheets: 4, marks, spread, deviation },
      { stage: 8, score: talk, sheets: 5, marks: [talk], spread: 0, deviation: null },
    ],
  })),
}
export function explain(id: number): Out<'rankings.explain'> {
  const row = board.find(([submission_]) => submission_ === id) ?? board[0]
  const [, title, agency, innovator, , , final] = row as (typeof board)[number]
  const two = [['78,50', '80,65'], ['84,95', '81,70'], [null, '80,00'], ['85,50', '81,60'], ['78,75', '83,85']] as const
  return {
    submission: id, title, subtitle: `Peringkat ${board.indexOf(row as (typeof board)[number]) + 1}, ${agency}, inovator ${innovator}`, final,
    stages: [
      { stage: 7, name: 'Proposal', score: '81,93', counted: 4, weight: 600, product: '49,158' },
      { stage: 8, name: 'Presentasi', score: '81,56', counted: 5, weight: 400, product: '32,624' },
    ],
    jurors: two.map(([first, second], n) => ({
      juror: n + 1, name: `Juri ${n + 1}`,
      cells: [{ stage: 7, kind: first === null ? 'abstain' : 'mark', total: first ?? '' }, { stage: 8, kind: 'mark', total: second }],
    })),
    mean: 'Rata-rata',
    rounding: 'Rata-rata lembar yang masuk; abstain tidak dihitung nol. Dibulatkan bertahap: setiap angka tercetak dihitung dari angka tercetak di kirinya.',
    tie: id === 3 || id === 8 ? { title: 'Seri dengan Japri Ka Boss (81,78)', text: 'Penentu 1, rata-rata Signifikansi: 81,38 lebih tinggi dari 81,00, maka peringkat 5.' } : null,
    decision: 'Sama dengan hitungan.',
  }
}
export const sheet: Out<'score_sheets.explain'> = {
  juror: 'Juri 1', stage: 'Proposal', total: '78,50',
  criteria: form.slice(1).map(([name, weight]) => ({ name, weight, mark: '78,50', product: '7,85' })),
}

const doc = (code: string, name: string, group: string, state: 'ready' | 'lacking' | 'printed', state_text: string, more: Partial<Out<'documents.list'>['documents'][number]> = {}) => ({
  code, name, group, state, state_text, papers: ['A4', 'F4', 'Folio'], paper: 'A4', orientations: ['portrait' as const], orientation: 'portrait' as const,
  has_letterhead: true, per_recipient: false, has_sheet_twin: false, styles: [], ...more,
})
export const documents: Out<'documents.list'> = {
  documents: [
    doc('daftar-hadir', 'Daftar hadir', 'Sosialisasi', 'ready', 'Siap'),
    doc('rekap-peserta', 'Rekap peserta', 'Pendaftaran dan teguran', 'printed', 'Dicetak 2 kali', { has_sheet_twin: true, orientations: ['portrait', 'landscape'], orientation: 'landscape' }),
    doc('rekap-kepatuhan', 'Rekap kepatuhan', 'Pendaftaran dan teguran', 'ready', 'Siap', { has_sheet_twin: true }),
    doc('lembar-nilai', 'Lembar nilai', 'Penilaian', 'printed', 'Dicetak 92 kali'),
    doc('rekap-nilai', 'Rekapitulasi nilai', 'Penilaian', 'ready', 'Siap', { has_sheet_twin: true, orientations: ['portrait', 'landscape'], orientation: 'landscape' }),
    doc('lampiran-pengumuman', 'Lampiran pengumuman', 'Pleno dan penetapan', 'lacking', 'Kurang nomor'),
    doc('piagam', 'Piagam penghargaan', 'Penganugerahan', 'ready', 'Siap', { per_recipient: true, orientation: 'landscape', orientations: ['landscape'], styles: [{ code: 'klasik', name: 'Klasik' }, { code: 'modern', name: 'Modern' }, { code: 'teks', name: 'Teks' }] }),
    doc('sertifikat', 'Sertifikat partisipatif', 'Penganugerahan', 'ready', 'Siap', { per_recipient: true, orientation: 'landscape', orientations: ['landscape'] }),
  ],
}
const papers: Record<string, [number, number]> = { A4: [210, 297], F4: [215, 330], Folio: [215.9, 330.2] }
export function outline(document: string, paper: string, orientation: string): Out<'documents.outline'> {
  const [w, h] = papers[paper] ?? (paper.split('x').map(Number) as [number, number])
  const [width_mm, height_mm] = orientation === 'landscape' ? [h, w] : [w, h]
  const pages = document === 'lembar-nilai' ? 46 : document === 'piagam' ? 7 : 1
  return {
    pages: Array.from({ length: pages }, (_, n) => ({ width_mm, height_mm, text: `CONTOH: bukan data sebenarnya. ${document}, halaman ${n + 1}` })),
    notices: document === 'piagam' ? [{ text: 'Judul “Sistem Monitoring dan Evaluasi Pra-Mandiri SPBE Luwu Utara” diperkecil menjadi 12,5 pt.', page: 3 }] : [],
  }
}
export function page(document: string, number: number, size: { width_mm: number; height_mm: number }): string {
  const { width_mm: w, height_mm: h } = size
  const lines = Array.from({ length: 18 }, (_, n) => `<rect x="20" y="${60 + n * 8}" width="${w - 40 - (n % 3) * 20}" height="3" fill="#bbb"/>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}"><rect width="${w}" height="${h}" fill="#fff"/><rect x="15" y="12" width="${w - 30}" height="24" fill="none" stroke="#333"/><text x="${w / 2}" y="28" font-size="9" text-anchor="middle" font-family="serif">${document} ${number}</text>${lines}</svg>`
}
