/**
 * A read of a screen: runs a command, keeps its value, and runs again when a write changed something it depends on.
 * It refuses to guess: what changed is told by the write's answer (`announce`), never concluded here.
 */
import { READS } from '../api/bindings'
import { call, isCallError, asCallError, type CallError, type Input, type Name, type Output } from '../api/call'

/** A noun of the glossary in lower case, as a write names what it changed. */
type Topic = string

interface Reloadable {
  topics: readonly Topic[]
  reload: () => void
}

const live = new Set<Reloadable>()

const first = new Set<{ topics: readonly Topic[]; act: () => Promise<void> }>()

/**
 * Tells what a write changed: first to those who must know before any read runs again (the edition looked at may be
 * gone), then to every open read that depends on it. A read without topics depends on everything.
 */
export async function announce(changed: readonly Topic[]): Promise<void> {
  for (const { topics, act } of [...first]) if (topics.some((topic) => changed.includes(topic))) await act()
  for (const read of [...live]) {
    if (read.topics.length === 0 || read.topics.some((topic) => changed.includes(topic))) read.reload()
  }
}

/** Does `act` before any read runs again, whenever a write changed one of `topics`. Returns its end. */
export function beforeReads(topics: readonly Topic[], act: () => Promise<void>): () => void {
  const entry = { topics, act }
  first.add(entry)
  return () => first.delete(entry)
}

/** Reloads every open read: another desk was opened. */
export function announceAll(): void {
  for (const read of [...live]) read.reload()
}

const underWay = new Set<{ settled(): Promise<void> }>()

/** Through when every read that is under way now has its answer; false: none was. */
export async function allRead(): Promise<boolean> {
  const waited = [...underWay]
  await untilRead(...waited)
  return waited.length > 0
}

/** What a read has at the moment. While it reloads, the old value stays. */
export class Read<T> {
  value = $state.raw<T | undefined>(undefined)
  error = $state.raw<CallError | undefined>(undefined)
  loading = $state(false)
  /** Loading for longer than a blink: now its words are shown. */
  slow = $state(false)

  #turn = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #waiting: (() => void)[] = []

  /** Through when the newest answer is there: at once, when none is on its way. */
  settled(): Promise<void> {
    return this.loading ? new Promise((through) => this.#waiting.push(through)) : Promise.resolve()
  }
  /** Runs `work`; of several at once only the newest may answer. */
  async run(work: () => Promise<T>): Promise<void> {
    const turn = ++this.#turn
    this.loading = true
    underWay.add(this)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (turn === this.#turn && this.loading) this.slow = true
    }, 300)
    try {
      const value = await work()
      if (turn !== this.#turn) return
      this.value = value
      this.error = undefined
    } catch (thrown) {
      if (turn !== this.#turn) return
      this.error = isCallError(thrown) ? thrown : asCallError(thrown)
    }
    this.#settle()
  }

  /** Forgets the value; an answer still under way is dropped. */
  clear(): void {
    this.#turn++
    this.value = undefined
    this.error = undefined
    this.#settle()
  }

  #settle(): void {
    clearTimeout(this.#timer)
    this.loading = false
    underWay.delete(this)
    this.slow = false
    for (const through of this.#waiting.splice(0)) through()
  }
}

/** A read that a component holds open. */
export type LiveRead<T> = Read<T> & { reload: () => void }

/** What a list is told of its rows, also where they are made from those of a read. */
export type Rows<R> = Pick<LiveRead<readonly R[]>, 'value' | 'error' | 'loading' | 'slow' | 'reload'>

/** A key pressed while lists are being read again waits for them. */
export async function untilRead(...reads: readonly { settled(): Promise<void> }[]): Promise<void> {
  await Promise.all(reads.map((one) => one.settled()))
}

/**
 * Opens a read for as long as the component lives. `input` is tracked: a new input runs the command again, and `null`
 * means there is nothing to ask (the value is forgotten). What it depends on stands in the contract; `topics` are for
 * what does not. Call it while the component is being made.
 */
export function read<N extends Name>(
  name: N,
  input: () => Input<N> | null,
  topics: readonly Topic[] = (READS as Partial<Record<string, readonly Topic[]>>)[name] ?? [],
): LiveRead<Output<N>> {
  const reading = new Read<Output<N>>()
  let asked: Input<N> | null = null
  const reload = () => {
    if (asked !== null) void reading.run(() => call(name, asked as Input<N>))
  }
  $effect(() => {
    const entry = { topics, reload }
    live.add(entry)
    return () => live.delete(entry)
  })
  let key: string | undefined
  $effect(() => {
    const next = input()
    const nextKey = JSON.stringify(next)
    if (nextKey === key) return
    key = nextKey
    asked = next
    if (next === null) reading.clear()
    else reload()
  })
  return Object.assign(reading, { reload })
}
