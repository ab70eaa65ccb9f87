/**
 * The one way a screen changes data. Runs the command, tells the open reads what changed, says "Tersimpan", offers
 * undo, and hands field problems back to the form that asked. It refuses to know what was written.
 */
import type { Done } from '../api/bindings'
import { call, asCallError, type CallError, type CallOptions, type Input, type Name, type Output } from '../api/call'
import { changeBegins } from './last-action'
import type { Saves, Saving } from './drafts.svelte'
import { holdFocus } from './focus'
import { announce } from './reads.svelte'
import { messages } from './messages.svelte'
import { leftUndone, outside } from './outside.svelte'
import { route } from './route.svelte'
import { words } from '../text/id'

export type Written<T> = { ok: true; value: T; warnings: string[] } | { ok: false; error: CallError }

/** The value inside a write's answer. */
export type ValueOf<N extends Name> = Output<N> extends { value: infer V } ? V : Output<N>

function isDone(answer: unknown): answer is Done<unknown> {
  return typeof answer === 'object' && answer !== null && 'changed' in answer && Array.isArray(answer.changed)
}

interface WriteOptions extends Omit<CallOptions, 'ends'> {
  /** Typing that this write saves: its drafts end with it, in the desk and here. */
  saves?: Saves | readonly Saves[] | undefined
  /** The caller shows the error itself (at fields, in a dialog); otherwise it goes to the message bar. */
  quiet?: boolean
}

export async function write<N extends Name>(
  name: N,
  input: Input<N>,
  { quiet = false, saves = [], ...options }: WriteOptions = {},
): Promise<Written<ValueOf<N>>> {
  messages.saving()
  const giveFocusBack = holdFocus()
  const wasMade = changeBegins()
  try {
    const saving = [saves].flat().map((one) => one.saving())
    const answer = await sent(name, input, options, saving)
    for (const one of saving) one.done()
    if (!isDone(answer)) {
      messages.settled()
      return { ok: true, value: answer as ValueOf<N>, warnings: [] }
    }
    if (answer.changed.length > 0) messages.saved(Date.now())
    else messages.settled()
    if (answer.undo !== null) messages.offerUndo(answer.undo)
    wasMade()
    // An import tells its own in its report.
    if (name !== 'imports.apply') messages.warn(answer.warnings)
    await announce(answer.changed)
    giveFocusBack()
    return { ok: true, value: answer.value as ValueOf<N>, warnings: answer.warnings }
  } catch (thrown) {
    const error = asCallError(thrown)
    messages.settled()
    if (!quiet && error.code !== 'cancelled') messages.fail(error)
    return { ok: false, error }
  }
}

/** The answer of the command; outside the dates of a stage it is sent again with the reason that is asked for. */
async function sent<N extends Name>(
  name: N,
  input: Input<N>,
  options: CallOptions,
  saving: Saving[],
): Promise<unknown> {
  const ends = saving.flatMap((one) => one.ends)
  try {
    return await call(name, input, { ...options, ends })
  } catch (thrown) {
    const error = asCallError(thrown)
    if (error.code !== 'outside_dates') throw error
    const reason = await outside.ask(name, error)
    if (!reason) throw leftUndone(error)
    const own = reason.saves.saving()
    saving.push(own)
    const again = { ...(input as object), outside_reason: reason.text } as Input<N>
    return call(name, again, { ...options, ends: [...ends, ...own.ends] })
  }
}

/** Ctrl+Z: takes the newest operation back, or says why not. */
export async function undo(): Promise<void> {
  const label = messages.undo?.label
  messages.say('')
  const done = await write('operations.undo', {})
  if (done.ok) return messages.undone(messages.undo?.label ?? label)
  if (done.error.code === 'not_allowed_now') await leadOn()
}

/** Behind a freeze nothing is undone, but there is a way on: a correction, which becomes the next revision. */
async function leadOn(): Promise<void> {
  const newest = (await call('operations.list', { text: '', open: false, limit: 20 }).catch(() => [])).find(
    (one) => one.barrier && !one.undone,
  )
  if (newest?.barrier_kind !== 'edition') return
  messages.toast({ title: words.undo.frozen, action: { label: words.undo.toResult, run: () => route.go('hasil') } })
}

/** Ctrl+Y. */
export async function redo(): Promise<void> {
  messages.say('')
  await write('operations.redo', {})
}
