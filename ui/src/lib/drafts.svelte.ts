/**
 * Typing that is not yet a change: kept by the desk at most a second behind, so that a killed program costs nothing
 * more. It knows texts; what they mean is the form's. A desk that cannot be written simply keeps none.
 */
import { onDestroy } from 'svelte'
import { call } from '../api/call'

const TICK = 800

/**
 * Keeps `text()` as the draft of `form` and `row` while the component lives; `null` means there is nothing to keep,
 * `undefined` that it is not known yet (the old draft is still being looked for).
 */
export function keepDraft(form: string, row: () => string, text: () => string | null | undefined): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let kept: string | null | undefined
  let next: { row: string; text: string | null } | undefined
  const flush = () => {
    timer = undefined
    if (!next || next.text === kept) return
    kept = next.text
    const ref = { form, row: next.row }
    const work = next.text === null ? call('drafts.delete', ref) : call('drafts.put', { ...ref, text: next.text })
    void work.catch(() => undefined)
  }
  $effect(() => {
    const now = text()
    if (now === undefined) return
    next = { row: row(), text: now }
    timer ??= setTimeout(flush, TICK)
  })
  onDestroy(() => {
    clearTimeout(timer)
    flush()
  })
}

/** The draft as it was kept, or undefined. */
export async function findDraft(form: string, row: string): Promise<string | undefined> {
  const all = await call('drafts.list', {}).catch(() => [])
  return all.find((draft) => draft.form === form && draft.row === row)?.text
}

export function dropDraft(form: string, row: string): void {
  void call('drafts.delete', { form, row }).catch(() => undefined)
}
