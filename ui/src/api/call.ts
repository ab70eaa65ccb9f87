/**
 * The only door to the host: the window (Tauri's one command `call`) or, in browser tests, the bridge over HTTP.
 * It knows names, inputs and outputs; it refuses to know what a command means. Nothing else in the screen may touch
 * `@tauri-apps/api` or `fetch`.
 *
 * Start reading at `call`. Everything it throws is a `CallError`; branch on `code` only, never on a text.
 */
import { Channel, invoke, isTauri } from '@tauri-apps/api/core'
import { afterPaint } from '../lib/paint'
import type { Commands, DraftEndIn } from './bindings'

/** Commands answered by the host itself, never by the desk: dialogs, opening, printing, news, closing. */
export interface HostActs {
  /** Stops the work named `job` at its next look; the command itself answers with code `cancelled`. */
  'sys.cancel': { input: { job: string }; output: null }
  /** The page has saved what it had: the window may go. */
  'sys.close': { input: null; output: null }
  /** A file to read. `null`: the officer closed the dialog. */
  'sys.choose_open': { input: { title: string; filters: FileFilter[] }; output: ChosenFile | null }
  /** A file to write, asked with `name` filled in. */
  'sys.choose_save': { input: { title: string; name: string; filters: FileFilter[] }; output: ChosenFile | null }
  /** A folder to write into: pass its token to a command that writes several files. */
  'sys.choose_folder': { input: { title: string }; output: ChosenFile | null }
  /** A file of ours in the desk's print folder, without asking: for "Cetak" and "Buka" straight from a preview. */
  'sys.spool': { input: { name: string }; output: ChosenFile }
  /**
   * Hands a written PDF to the printer, `copies` times (1 to 99, left out: 1). `printed`: so many copies were handed
   * over, fewer where a later one was refused. `opened`: this computer has no program that prints PDFs, so it was
   * opened; the number of copies (0 here) is then set in that program.
   */
  'sys.print': { input: FileOf & { copies?: number }; output: { how: 'printed' | 'opened'; copies: number } }
  /** Opens a written file with the computer's program for it. */
  'sys.open': { input: FileOf; output: null }
  /** Shows a written file in its folder. `shown: false`: nothing could show it; tell the officer `path`. */
  'sys.reveal': { input: FileOf; output: { shown: boolean; path: string } }
  /** Shows a session on the projector, in a window of its own: on the second monitor where there is one. */
  'sys.open_screen': { input: { session: number }; output: null }
  'sys.close_screen': { input: null; output: null }
  /** Puts a text on the clipboard. */
  'sys.copy': { input: { text: string }; output: null }
  /** Sets the title bar to the open desk's name. */
  'sys.title': { input: { text: string }; output: null }
  /** A problem of the page for the log file. */
  'sys.log': { input: { text: string }; output: null }
}

/** A written file: the token it was written through, and inside a folder its name there. */
export interface FileOf {
  token: string
  name?: string
}
export interface FileFilter {
  label: string
  /** Endings without the dot: `xlsx`. */
  endings: string[]
}
/** A token instead of a path: only the host knows what stands behind it. `name` is for the eye. */
export interface ChosenFile {
  token: string
  name: string
}

/** What a long job is at: "Piagam 37 dari 120: Dinas Kesehatan". */
export interface Progress {
  done: number
  total: number
  text: string
}

export interface Problem {
  field: string
  severity: string
  text: string
}
export interface CallError {
  code: ErrorCode
  title: string
  detail: string
  hints: string[]
  problems: Problem[]
  reference: string | null
}
export type ErrorCode =
  | 'invalid'
  | 'not_allowed_now'
  | 'outside_dates'
  | 'not_found'
  | 'conflict'
  | 'in_use'
  | 'disk_full'
  | 'file_busy'
  | 'file_newer'
  | 'file_damaged'
  | 'file_foreign'
  | 'not_writable'
  | 'cancelled'
  | 'bug'

/** News from the host, sent without being asked. */
export type News =
  | { kind: 'closing' }
  | { kind: 'dropped'; files: ChosenFile[] }
  | { kind: 'focused' }
  /** A command changed something: for the windows that did not ask for it themselves. */
  | { kind: 'changed'; topics: string[] }

/** This page is the one of the projector: `#/layar/` and the session. */
export const onScreen = (): boolean => location.hash.startsWith('#/layar/')

type Table = Commands & HostActs
export type Name = keyof Table
export type Input<N extends Name> = Table[N] extends { input: infer I } ? I : never
/** JSON as its type; bytes (a page, a PDF, a spreadsheet) as `ArrayBuffer`. */
export type Output<N extends Name> = Table[N] extends { output: infer O } ? O : never

export interface CallOptions {
  /** Names the work, so that `cancel(job)` can stop it. */
  job?: string
  onProgress?: (progress: Progress) => void
  /** The drafts this command saves: the desk ends them in the same step. */
  ends?: readonly DraftEndIn[]
}

/** Runs one command. Throws a `CallError`. */
export async function call<N extends Name>(name: N, input: Input<N>, options: CallOptions = {}): Promise<Output<N>> {
  try {
    const { ends } = options
    const args = JSON.stringify((ends?.length ? { ...(input as object), ends_drafts: ends } : input) ?? null)
    const answer = isTauri()
      ? await throughWindow(name, args, options)
      : await inTurn(name, () => throughBridge(name, args, options))
    return answer as Output<N>
  } catch (thrown) {
    throw asCallError(thrown)
  }
}

/** Tells the window what stands on the screen, once that is painted: the bare frame, or the open desk. */
export function tellPainted(what: 'frame' | 'desk'): void {
  if (!isTauri()) return
  afterPaint(() => void invoke('call', { name: 'sys.painted', args: JSON.stringify(what) }))
}

/** Stops the work named `job`. */
export const cancel = (job: string): Promise<null> => call('sys.cancel', { job })

let jobs = 0
/** A job name of this page, never used twice. */
export const newJob = (): string => `kerja-${++jobs}`

/** Hears the host's news for as long as the page lives. Call it once. */
export function listen(onNews: (news: News) => void): void {
  if (isTauri()) {
    const channel = new Channel<News>(onNews)
    void invoke('call', { name: 'sys.listen', args: 'null', progress: channel })
  } else if (onScreen()) void followBridge(onNews)
}

/** Behind the bridge the projector's page asks what changed: the browser tests need no push. */
async function followBridge(onNews: (news: News) => void): Promise<void> {
  let known = 0
  for (let first = true; ; first = false) {
    const response = await fetch(`/news/${known}`).catch(() => undefined)
    const news = response?.ok ? ((await response.json()) as { at: number; topics: string[] }) : undefined
    if (news && news.at !== known) {
      known = news.at
      if (!first) onNews({ kind: 'changed', topics: news.topics })
    }
    await new Promise((next) => setTimeout(next, 100))
  }
}

export function isCallError(thrown: unknown): thrown is CallError {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'problems' in thrown
}

/** Anything thrown becomes a `CallError`: Tauri's own refusals are strings, a lost bridge is a TypeError. */
export function asCallError(thrown: unknown): CallError {
  if (isCallError(thrown)) return thrown
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return {
    code: 'bug',
    title: 'Perintah ini gagal karena kesalahan program. Pekerjaan lain tidak terpengaruh.',
    detail,
    hints: [],
    problems: [],
    reference: null,
  }
}

async function throughWindow(name: string, args: string, { job, onProgress }: CallOptions): Promise<unknown> {
  const progress = onProgress && new Channel<Progress>(onProgress)
  return invoke('call', { name, args, job, progress })
}

/**
 * The bridge's HTTP server may leave a fifth connection unanswered for ever: three calls at once, one poll of progress,
 * and a cancel that waits for nobody.
 */
const atOnce = 3
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (name === 'sys.cancel') return work()
  while (running >= atOnce) await new Promise<void>((free) => waiting.push(free))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

/** The bridge polls the progress of a job: the browser tests need no push. */
async function throughBridge(name: string, args: string, { job, onProgress }: CallOptions): Promise<unknown> {
  const watched = onProgress ? (job ?? newJob()) : job
  const query = onScreen() ? '?window=layar' : watched ? `?job=${encodeURIComponent(watched)}` : ''
  const stop = watched && onProgress ? pollProgress(watched, onProgress) : undefined
  try {
    const response = await fetch(`/call/${name}${query}`, { method: 'POST', body: args })
    if (response.headers.get('content-type') === 'application/octet-stream') return await response.arrayBuffer()
    const answer: unknown = await response.json()
    if (!response.ok) throw answer
    return answer
  } finally {
    stop?.()
  }
}

function pollProgress(job: string, onProgress: (progress: Progress) => void): () => void {
  let seen = -1
  const timer = setInterval(async () => {
    const response = await fetch(`/progress/${encodeURIComponent(job)}`).catch(() => undefined)
    const progress = response?.ok ? ((await response.json()) as Progress | null) : null
    if (progress && progress.done !== seen) {
      seen = progress.done
      onProgress(progress)
    }
  }, 100)
  return () => clearInterval(timer)
}
