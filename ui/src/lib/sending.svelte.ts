/**
 * A form's way to the desk: one writing at a time, refusals at their fields, anything else above them. It refuses to know
 * what is written and what the form does afterwards.
 */
import type { CallError, Input, Name, Problem } from '../api/call'
import { write, type ValueOf } from './write'

export class Sending {
  busy = $state(false)
  /** What the desk, or the form itself, found wrong with a field. */
  problems = $state.raw<Problem[]>([])
  /** A refusal that belongs to no field. */
  failed = $state.raw<CallError | undefined>(undefined)

  /** Undefined: refused, and said by `problems` or `failed`; or another one is under way. */
  async send<N extends Name>(name: N, input: Input<N>): Promise<{ value: ValueOf<N>; warnings: string[] } | undefined> {
    if (this.busy) return undefined
    this.busy = true
    const done = await write(name, input, { quiet: true })
    this.busy = false
    this.problems = done.ok ? [] : done.error.problems
    this.failed = done.ok || this.problems.length ? undefined : done.error
    return done.ok ? done : undefined
  }
  /** A sentence of the form's own at a field. */
  refuse(...problems: [field: string, text: string][]): void {
    this.failed = undefined
    this.problems = problems.map(([field, text]) => ({ field, severity: 'salah', text }))
  }
  clear(): void {
    this.problems = []
    this.failed = undefined
  }
}
