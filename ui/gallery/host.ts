/** Answers `call` from made-up data in place of the bridge. Counts nothing, keeps nothing. */
import * as made from './fixtures'

type Answer = unknown
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const query = new URLSearchParams(location.search)
let open = !query.has('mulai')
let progress: { done: number; total: number; text: string } | null = null
let stopped = false
let frozen = false

const done = (value: unknown, changed: string[], label?: string) => ({ value, changed, warnings: [], undo: label ?? null })
const refuse = (code: string, title: string, detail = '', problems: unknown[] = []) => ({ code, title, detail, hints: [], problems, reference: null })

/* eslint-disable-next-line */
const answers: Record<string, (input: never) => Answer | Promise<Answer>> = {
  'desks.about': () => (open ? made.about : { ...made.about, desk: null }),
  'desks.recent': () => made.recent,
  'desks.open_default': () => ((open = !query.has('mulai')), made.about),
  'desks.open_recent': () => ((open = true), made.about),
  'desks.open': () => ((open = true), made.about),
  'desks.create': () => ((open = true), made.about),
  'desks.open_sample': () => ((open = true), made.about),
  'editions.list': () => made.editions,
  'editions.presets': () => made.presets,
  'editions.create': ({ year }: { year: number }) => {
    if (!year) throw refuse('invalid', '1 isian perlu diperbaiki.', '', [{ field: 'year', severity: 'salah', text: 'Tahun harus diisi.' }])
    return done(1, ['editions'], `Edisi ${year} dibuat`)
  },
  'settings.show': () => [],
  'signatories.list': () => [],
  'drafts.list': () => [],
  'drafts.put': () => null,
  'drafts.delete': () => null,
  'award_classes.list': () => [],
  'tie_rules.list': () => [],
  'overview.show': () => made.overview,
  'submissions.list': () => made.submissions(Number(query.get('banyak') ?? 10)),
  'submissions.show': ({ submission }: { submission: number }) => made.submission(submission),
  'rankings.show': () => made.ranking,
  'rankings.explain': ({ submission }: { submission: number }) => made.explain(submission),
  'result_revisions.list': () => (frozen ? [{ number: 1, frozen_at: '10 Desember 2021 15.20', actor: 'Contoh', reason: null, sha256: '' }] : []),
  'result_revisions.show': () => ({ ...made.ranking, revision: 1, frozen_at: '10 Desember 2021 15.20' }),
  'result_revisions.freeze': () => ((frozen = true), done(1, ['result_revisions'])),
  'documents.list': () => made.documents,
  'documents.outline': ({ document, setting }: { document: string; setting: { paper: string; orientation: string } }) => made.outline(document, setting.paper, setting.orientation),
  'documents.preview': ({ document, setting, page }: { document: string; page: number; setting: { paper: string; orientation: string } }) => {
    const size = made.outline(document, setting.paper, setting.orientation).pages[0]
    return new TextEncoder().encode(made.page(document, page, size ?? { width_mm: 210, height_mm: 297 }))
  },
  'documents.save': () => work(),
  'documents.values': () => [],
  'certificates.list': () => ({ revision: 1, rows: [], findings: [] }),
  'stages.list': () => [],
  'jurors.list': () => [],
  'certificates.print': () => work(),
  'operations.undo': () => done('', ['editions']),
  'operations.redo': () => done('', ['editions']),
  'sys.cancel': () => ((stopped = true), null),
  'sys.choose_open': () => ({ token: 't', name: 'KIPP 2021.kipp' }),
  'sys.choose_save': ({ name }: { name: string }) => ({ token: 't', name }),
  'sys.choose_folder': () => ({ token: 't', name: 'Dokumen\\KIPP\\piagam' }),
  'sys.spool': ({ name }: { name: string }) => ({ token: 't', name }),
  'sys.print': () => ({ how: 'printed' }),
  'sys.reveal': () => ({ shown: true, path: '' }),
  'sys.open': () => null,
}

async function work() {
  stopped = false
  for (let n = 1; n <= 10; n++) {
    progress = { done: n, total: 10, text: `Piagam ${n} dari 10: Dinas Pertanian` }
    await wait(Number(query.get('lambat') ?? 0))
    if (stopped) throw refuse('cancelled', 'Dihentikan.')
  }
  return done({ files: [], left_out: [], notices: [], shown: '', name: 'piagam.pdf', size: 1 }, ['certificates'])
}

export function answerFromFixtures(): void {
  globalThis.fetch = async (asked, init) => {
    const url = String(asked)
    if (url.startsWith('/progress/')) return Response.json(progress)
    const name = /^\/call\/([^?]+)/.exec(url)?.[1] ?? ''
    const answer = answers[name]
    if (!answer) return Response.json(refuse('not_found', `Perintah “${name}” tidak dikenal.`), { status: 422 })
    try {
      const value = await answer(JSON.parse(String(init?.body ?? 'null')) as never)
      if (value instanceof Uint8Array) return new Response(value as Uint8Array<ArrayBuffer>, { headers: { 'content-type': 'application/octet-stream' } })
      return Response.json(value)
    } catch (thrown) {
      return Response.json(thrown, { status: 422 })
    }
  }
}
