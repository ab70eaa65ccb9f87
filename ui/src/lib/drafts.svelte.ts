/**
 * Typing that is not yet a change: kept by the desk less than a second behind, so that a killed program costs no more.
 * The one place for it. A form of fields uses `formDraft`; a grid, which keeps a text per row, uses `putDraft`,
 * `dropDraft` and `listDrafts`. It refuses to know what a text means, and a desk that cannot be written keeps none.
 */
import { onDestroy, untrack } from 'svelte'
import type { DraftEndIn } from '../api/bindings'
import { call, type Output } from '../api/call'
import { messages } from './messages.svelte'

export type Draft = Output<'drafts.list'>[number]

/** How far the desk may be behind, in milliseconds; the call itself comes on top. */
const BEHIND = 400

interface Line {
  form: string
  row: string
  /** What is to be kept next; `null`: nothing any more. Undefined: the desk has it. */
  next: string | null | undefined
  /** The number of the last keystroke in it. */
  stroke: number
  timer: ReturnType<typeof setTimeout> | undefined
  /** Calls of one row go one after the other, so that the last one typed is the last one kept. */
  sent: Promise<void>
}
const lines = new Map<string, Line>()
let listening = false

/** Numbers what is typed, upwards also from one start of the page to the next. */
let strokes = 0
const nextStroke = (): number => (strokes = Math.max(strokes + 1, Date.now()))

/** The last keystroke of every draft of this page. */
const last = new Map<string, number>()
function struck(line: Line, stroke = nextStroke()) {
  line.stroke = stroke
  last.set(keyOf(line.form, line.row), stroke)
}

/** One saving of what was typed. The desk ends the draft with the write itself; what was typed later stays a draft. */
export interface Saving {
  ends: readonly DraftEndIn[]
  /** The desk has it. */
  done: () => void
}
/** Typing that a write can save; the write asks it what that is. */
export interface Saves {
  saving: () => Saving
}
/**
 * The draft of one row, for the write that saves it. `done` is told whether that was all of it; `rest` is what of it
 * that write does not save.
 */
export function draftOf(form: string, row: string, done?: (whole: boolean) => void, rest?: string): Saves {
  return {
    saving() {
      const stroke = nextStroke()
      return {
        ends: [{ form, row, stroke, rest: rest ?? null }],
        done() {
          const whole = (last.get(keyOf(form, row)) ?? 0) <= stroke
          const line = lines.get(keyOf(form, row))
          if (line && whole) line.next = undefined
          done?.(whole)
        },
      }
    },
  }
}

/** Keeps `text` as the draft of `form` and `row`, at the next tick. `stroke`: it was typed a while ago. */
export function putDraft(form: string, row: string, text: string, stroke?: number): void {
  const line = lineOf(form, row)
  line.next = text
  struck(line, stroke)
  line.timer ??= setTimeout(() => send(line), BEHIND)
}
/** It was thrown away, or is what the desk has again: at once, and nothing that waits comes after it. */
export function dropDraft(form: string, row: string): void {
  const line = lineOf(form, row)
  line.next = null
  struck(line)
  send(line)
}
/** Gives the desk everything that waits, now: the window loses the focus, hides or closes. */
export async function flushDrafts(): Promise<void> {
  for (const line of lines.values()) send(line)
  await Promise.all([...lines.values()].map((line) => line.sent))
}
/** The drafts of a form, newest first. */
export async function listDrafts(form: string): Promise<Draft[]> {
  await flushDrafts()
  const all = await call('drafts.list', {}).catch(() => [])
  return all.filter((draft) => draft.form === form)
}
/** The draft of a row, or the newest of any when none is named. */
export async function findDraft(form: string, row?: string): Promise<Draft | undefined> {
  return (await listDrafts(form)).find((draft) => row === undefined || draft.row === row)
}

const keyOf = (form: string, row: string): string => `${form}\n${row}`
function lineOf(form: string, row: string): Line {
  listen()
  const key = keyOf(form, row)
  const line = lines.get(key) ?? { form, row, next: undefined, stroke: 0, timer: undefined, sent: Promise.resolve() }
  lines.set(key, line)
  return line
}
function send(line: Line): void {
  clearTimeout(line.timer)
  line.timer = undefined
  const { form, row, next, stroke } = line
  if (next === undefined) return
  line.next = undefined
  const mine: Promise<void> = line.sent
    .then(() =>
      next === null
        ? call('drafts.delete', { form, row, stroke })
        : call('drafts.put', { form, row, text: next, stroke }).then(() => messages.kept(Date.now())),
    )
    .then(
      () => undefined,
      () => undefined,
    )
    .then(() => {
      if (line.sent === mine && line.next === undefined) lines.delete(keyOf(form, row))
    })
  line.sent = mine
}
function listen(): void {
  if (listening) return
  listening = true
  const flush = () => void flushDrafts()
  document.addEventListener('visibilitychange', flush)
  document.addEventListener('focusout', flush)
  addEventListener('blur', flush)
  addEventListener('pagehide', flush)
}

/** A draft that came back into its form. */
interface Restored {
  /** When it was typed, UTC milliseconds. */
  at: number
  /** What it stands on was changed since: the officer must look before it is saved. */
  changed: boolean
}
export interface FormDraft extends Saves {
  readonly restored: Restored | undefined
  /** The old draft of this row was looked for: what was typed before stands in the form. */
  readonly looked: boolean
  /** The form was left on purpose: what was typed is not wanted. A save ends its draft by itself. */
  leave: () => void
  /** Throws the typing away: the form shows again what the desk has. */
  discard: () => void
}
interface FormOf<T> {
  /** The code of the form; unique in the program. */
  form: string
  /** What the form is about; another row is another draft, and the old row's stays. */
  row: () => string
  /** A dialog's own: closing it without saving throws the typing away. */
  open?: () => boolean
  /** The form as the desk has it, untouched. Undefined: not known yet. Followed as long as nothing is typed. */
  desk: () => T | undefined
  /** The form as it stands. */
  typed: () => T | undefined
  /** Puts a state into the form: the desk's at the beginning, the draft's when there is one. */
  take: (state: T) => void
  /** When this says so, there is nothing worth keeping though it differs from the desk's. */
  blank?: (typed: T) => boolean
}

/** Keeps the typing of a form for as long as the component lives. Call it while the component is being made. */
export function formDraft<T>(of: FormOf<T>): FormDraft {
  let restored = $state.raw<Restored | undefined>(undefined)
  /** The old draft was looked for; until then nothing is kept or dropped. */
  let looked = $state(false)
  let row: string | undefined
  /** Counts the lookings: only the newest answers. */
  let looking = 0
  /** What was typed last, and its keystroke: it may be kept later, but was not typed later. */
  let seen = ''
  let stroke = 0
  /** The desk's state the typing began from. */
  let base = ''
  /** The form as it stood while the desk had not said yet what it has; it can be typed into meanwhile. */
  let early: { row: string; form: T } | undefined
  /** The desk holds a draft of this row. */
  let inDesk = false
  const isOpen = () => of.open?.() ?? true

  $effect(() => {
    const now = isOpen() ? of.desk() : undefined
    const here = of.row()
    if (!isOpen()) return untrack(close)
    if (now === undefined) return untrack(() => wait(here))
    const text = json(now)
    untrack(() => {
      if (here !== row) begin(here, now)
      else if (text !== base) follow(now, text)
    })
  })
  function wait(here: string) {
    const typed = of.typed()
    // A form that is not there yet cannot be typed into.
    if (typed !== undefined && early?.row !== here) early = { row: here, form: copy(typed) }
  }
  function begin(here: string, now: T) {
    row = here
    base = json(now)
    inDesk = looked = false
    restored = undefined
    const since = early?.row === here ? merged(now, now, { base: early.form, typed: of.typed() }) : undefined
    early = undefined
    of.take(since?.state ?? copy(now))
    const turn = ++looking
    void findDraft(of.form, here).then((draft) => {
      if (row !== here || looked || turn !== looking) return
      inDesk = draft !== undefined
      if (draft) bringBack(draft)
      looked = true
    })
  }
  function bringBack(draft: Draft) {
    const [now, typed, kept] = [JSON.parse(base) as T, of.typed(), envelope(draft.text)]
    const back = kept && typed !== undefined && merged(now, typed, kept)
    if (!back) return
    of.take(back.state)
    restored = { at: draft.at, changed: back.changed }
  }
  /** An untouched form follows the desk; what was typed stays. */
  function follow(now: T, text: string) {
    const typed = json(of.typed())
    if (typed === base) of.take(copy(now))
    if (typed !== base && typed !== text) return rebase(now)
    base = text
    restored = undefined
    if (looked) drop()
  }
  /** A field that says what the desk says is saved; the draft no longer stands on what was before it. */
  function rebase(now: T) {
    const [began, typed] = [JSON.parse(base) as unknown, of.typed()]
    if (!isFields(began) || !isFields(typed) || !isFields(now)) return
    const next = json({
      ...began,
      ...Object.fromEntries(Object.entries(now).filter(([key, value]) => same(value, typed[key]))),
    })
    if (next === base) return
    base = next
    if (looked) keep(typed, json(typed))
  }
  $effect(() => {
    const typed = of.typed()
    const text = json(typed)
    if (text !== seen) [seen, stroke] = [text, nextStroke()]
    if (!looked || typed === undefined || !isOpen()) return
    untrack(() => keep(typed, text))
  })
  function keep(typed: T, text: string) {
    if (row === undefined || row !== of.row()) return
    if (text !== base && text !== json(of.desk()) && !of.blank?.(typed)) {
      inDesk = true
      return putDraft(of.form, row, textOf(base, text), text === seen ? stroke : undefined)
    }
    restored = undefined
    drop()
  }
  /** The desk has `text`. The form may be gone, or be about another row by now. */
  function saved(here: string, text: string) {
    if (row !== here) return
    base = text
    restored = undefined
    inDesk = false
    const typed = of.typed()
    if (typed !== undefined && json(typed) !== text) keep(typed, json(typed))
  }
  function drop() {
    if (inDesk && row !== undefined) dropDraft(of.form, row)
    inDesk = false
  }
  /** Nothing of the typing is wanted any more. A draft that is still being looked for goes with it. */
  function forget() {
    inDesk ||= !looked
    looked = true
    restored = undefined
    drop()
  }
  function close() {
    early = undefined
    if (row === undefined) return
    forget()
    row = undefined
    looked = false
  }
  onDestroy(() => {
    row = undefined
    void flushDrafts()
  })
  return {
    get restored() {
      return restored
    },
    get looked() {
      return looked && row === of.row()
    },
    saving() {
      const [here, text] = [row, json(of.typed())]
      return here === undefined
        ? { ends: [], done: () => undefined }
        : draftOf(of.form, here, () => saved(here, text)).saving()
    },
    leave() {
      base = json(of.typed())
      forget()
    },
    discard() {
      const now = of.desk()
      if (now !== undefined) {
        base = json(now)
        of.take(copy(now))
      }
      forget()
    },
  }
}

const textOf = (base: string, typed: string): string => `{"base":${base},"typed":${typed}}`
/** A draft as a form keeps it: what the desk had, and what is typed. */
export const draftText = (base: unknown, typed: unknown): string => textOf(json(base), json(typed))

/** Alike for alike values, whatever the order in which their fields were made. */
const json = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (isFields(part) ? sorted(part) : part)) ?? 'null'
const sorted = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.keys(fields)
      .sort()
      .map((key) => [key, fields[key]]),
  )
const copy = <T>(value: T): T => $state.snapshot(value) as T
const same = (a: unknown, b: unknown): boolean => json(a) === json(b)
type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

interface Envelope {
  /** What the desk had when the typing began. */
  base: unknown
  typed: unknown
}
function envelope(text: string): Envelope | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return isFields(parsed) && 'base' in parsed && 'typed' in parsed
      ? { base: parsed.base, typed: parsed.typed }
      : undefined
  } catch {
    return undefined
  }
}

/**
 * What was typed, put over what the desk has now: of a form of fields only those that were typed into, of anything else
 * the whole. What the officer typed since the form opened stays. Undefined: there is nothing to bring back.
 */
function merged<T>(now: T, current: T, kept: Envelope): { state: T; changed: boolean } | undefined {
  const parts: [unknown, unknown, unknown, unknown, string?][] = []
  if (isFields(now) && isFields(current) && isFields(kept.base) && isFields(kept.typed)) {
    for (const key of new Set([...Object.keys(current), ...Object.keys(now)]))
      parts.push([now[key], current[key], kept.base[key], kept.typed[key], key])
  } else parts.push([now, current, kept.base, kept.typed])
  let state: unknown = isFields(current) ? { ...current } : current
  let [any, changed] = [false, false]
  for (const [had, has, began, typed, key] of parts) {
    if (same(began, typed) || same(typed, had) || !same(has, had) || !alike(had, typed)) continue
    if (key !== undefined && isFields(state)) state[key] = typed
    else state = typed
    any = true
    changed ||= !same(began, had)
  }
  return any ? { state: copy(state) as T, changed } : undefined
}
/** A draft of another version of the program may have another shape: that field is left alone. */
function alike(a: unknown, b: unknown): boolean {
  if (a === undefined || a === null || b === undefined || b === null) return true
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && (a.length === 0 || b.every((one) => alike(a[0], one)))
  if (isFields(a) && isFields(b))
    return Object.keys(a).every((key) => alike(a[key], b[key]) && (key in b || a[key] === undefined))
  return typeof a === typeof b
}
