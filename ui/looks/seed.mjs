// Fills a fresh desk over the bridge with the ten titles of 2021 and invented marks, by the desk's own commands.
// For looking at screens before the sample is there; a stand-in that goes when `desks.open_sample` brings its data.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export async function seed(address) {
  const call = async (name, input) => {
    const answer = await fetch(new URL(`/call/${name}`, address), { method: 'POST', body: JSON.stringify(input) })
    const value = await answer.json()
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(value)} for ${JSON.stringify(input).slice(0, 200)}`)
    return value
  }
  const none = (keys) => Object.fromEntries(keys.split(' ').map((key) => [key, null]))
  const agencies = {}
  const kinds = (await call('agencies.list', {})).kinds.map((kind) => kind.code)
  const lines = readFileSync(resolve(import.meta.dirname, '../../tests/fixtures/sheets/pd_luwu_utara.csv'), 'utf8').trim().split('\n').slice(1)
  const rows = lines.map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')))
  for (const [code, name, kind, , obliged] of rows) {
    if (!kinds.includes(kind)) continue
    agencies[name] = (await call('agencies.save', { ...none('id short_name parent head_name head_title contact phone valid_from valid_to note source aliases'), code, name, kind, obliged: obliged === 'ya' })).value
  }
  const edition = (await call('editions.list', {}))[0].id
  await call('obligations.set', { edition, agencies: null }).catch((error) => console.log(String(error).slice(0, 200)))
  const names = Object.keys(agencies)
  const like = (...words) => agencies[names.find((name) => words.every((word) => name.toLowerCase().includes(word)))] ?? Object.values(agencies)[0]
  const entries = [
    ['Kejar Stunting', like('dinas kesehatan'), 'dr. Nisma', 89], ['Kelas Buby', like('dinas kesehatan'), 'Juinar Rustam', 86], ['Si Mira Bersantai', like('penanaman modal'), 'Ahmad Jani', 85],
    ['Pojok Bisa', like('dinas pertanian'), 'Made Sudana', 83], ['Go Pasar Indah', like('perdagangan'), 'Rahma', 81], ['Japri Ka Boss', like('pendidikan'), 'Supiyan Sakti', 81],
    ['Si Dora Eman', like('dinas kesehatan'), 'Andi Bahtiar', 80], ['Si Modis Lutra', like('informatika'), 'Nirwan Sakir', 78], ['Pugalu SIP', like('perencanaan'), 'Ovan Patuang', 75],
    ['Kawasan Perdesaan Terintegrasi', like('pemberdayaan masyarakat'), 'Alimuddin', 73],
  ]
  const submissions = []
  for (const [title, agency, person] of entries) {
    submissions.push((await call('submissions.save', {
      ...none('id unit unit_agency kind category started_on note'), edition, title, agency, expansion: title === 'Kejar Stunting' ? 'Kelas Pijat Bayi Risiko Stunting' : null,
      innovators: [{ ...none('office nip phone'), kind: 'person', name: person }], sections: null,
    })).value)
  }
  await call('submissions.set_status', { submissions, status: 'masuk', reason: null })
  await call('submissions.set_status', { submissions, status: 'lolos', reason: null })
  const jurors = []
  for (let n = 1; n <= 5; n++) {
    const agency = n === 3 ? like('perencanaan') : n === 5 ? like('dinas kesehatan') : null
    jurors.push((await call('jurors.save', { ...none('id nip office pact_on'), edition, name: `Juri Contoh ${n}`, agency, seat: n === 1 ? 'ketua' : 'anggota' })).value)
  }
  const stages = (await call('stages.list', { edition })).filter((stage) => stage.scored)
  for (const stage of stages) {
    await call('stages.open', { stage: stage.id })
    const grid = await call('score_sheets.grid', { edition, stage: stage.id, juror: null })
    for (const [r, row] of grid.rows.entries()) {
      for (const [j, cell] of row.cells.entries()) {
        if (cell.state !== 'outstanding') continue
        if (stage === stages.at(-1) && r === 9 && j > 2) continue
        const base = entries[submissions.indexOf(row.submission)][3]
        const marks = stage.criteria.filter((criterion) => criterion.leaf).map((criterion, c) => ({ criterion: criterion.code, mark: String(base + ((r * 3 + j * 5 + c * 7) % 9) - 4) }))
        if (r === 4 && j === 2) await call('score_sheets.abstain', { stage: stage.id, submission: row.submission, juror: cell.juror, reason: 'Pernah mendampingi inovasi ini.' })
        else await call('score_sheets.record', { stage: stage.id, submission: row.submission, juror: cell.juror, marks, control_total: null, note: null, reason: null })
      }
    }
  }
}
