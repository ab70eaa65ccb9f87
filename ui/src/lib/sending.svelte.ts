/**
 * A form's way to the desk: one writing at a time, refusals at their fields, anything else above them. It refuses to
 * know what is written and what the form does afterwards.
 */
import { tick } from 'svelte'
import type { CallError, Input, Name, Problem } from '../api/call'
import type { Saves } from './drafts.svelte'
import { write, type ValueOf } from './write'

/** Where a field of the desk stands in the form; undefined: nowhere. */
export type At = (field: string) => string | undefined
const asNamed: At = (field) => field

export const placed = (problems: readonly Problem[], at: At): Problem[] =>
  problems.flatMap((problem) => {
    const field = at(problem.field)
    return field === undefined ? [] : [{ ...problem, field }]
  })

/** The drafts a write saves; none at all is said in words. */
export type Drafts = Saves | readonly Saves[]
export const noDraft: Drafts = []

export class Sending {
  /** The typing that a write of this form saves. */
  constructor(readonly drafts: Drafts) {}

  busy = $state(false)
  /** What the desk, or the form itself, found wrong with a field. */
  problems = $state.raw<readonly Problem[]>([])
  /** A refusal that belongs to no field. */
  failed = $state.raw<CallError | undefined>(undefined)

  /** Undefined: refused, and said by `problems` or `failed`; or another one is under way. */
  async send<N extends Name>(
    name: N,
    input: Input<N>,
    at?: At,
    saves = this.drafts,
  ): Promise<{ value: ValueOf<N>; warnings: string[] } | undefined> {
    if (this.busy) return undefined
    this.busy = true
    this.failed = undefined
    const done = await write(name, input, { quiet: true, saves })
    this.busy = false
    this.settle(done.ok ? undefined : done.error, at)
    return done.ok ? done : undefined
  }
  /** The desk answered: its refusal, or undefined when it took everything. */
  settle(refusal: CallError | undefined, at = asNamed): void {
    this.problems = refusal ? placed(refusal.problems, at) : []
    this.failed = this.problems.length ? undefined : refusal
  }
  /** A sentence of the form's own at a field. */
  refuse(...problems: [field: string, text: string][]): void {
    this.failed = undefined
    this.problems = problems.map(([field, text]) => ({ field, severity: 'salah', text }))
  }
  /** True: the field is empty; it says so and has the focus. */
  async lacks(field: string, value: string, text: string): Promise<boolean> {
    if (value.trim() !== '') return false
    this.refuse([field, text])
    // After the summary, which takes the focus when it appears.
    await tick()
    document.getElementById(field)?.focus()
    return true
  }
  clear(): void {
    this.problems = []
    this.failed = undefined
  }
}
