/** Typing that is not yet a change, less than a second behind. To be replaced by lib/drafts when that is one piece. */
import { call, type Output } from '../../api/call'
import { messages } from '../../lib/messages.svelte'

export type Draft = Output<'drafts.list'>[number]
const waiting = new Map<string, { form: string; row: string; text: string; timer: ReturnType<typeof setTimeout> }>()
let sent: Promise<unknown> = Promise.resolve()

export function putDraft(form: string, row: string, text: string): void {
  const key = `${form}\n${row}`
  const before = waiting.get(key)
  const timer = before?.timer ?? setTimeout(() => flush(key), 600)
  waiting.set(key, { form, row, text, timer })
}
export function dropDraft(form: string, row: string): void {
  const key = `${form}\n${row}`
  clearTimeout(waiting.get(key)?.timer)
  waiting.delete(key)
  sent = sent.then(() => call('drafts.delete', { form, row })).catch(() => undefined)
}
function flush(key: string): void {
  const one = waiting.get(key)
  if (!one) return
  clearTimeout(one.timer)
  waiting.delete(key)
  sent = sent
    .then(() => call('drafts.put', { form: one.form, row: one.row, text: one.text }))
    .then(() => (messages.saving_ = { state: 'saved', at: Date.now() }))
    .catch(() => undefined)
}
export async function flushDrafts(): Promise<void> {
  for (const key of [...waiting.keys()]) flush(key)
  await sent
}
export async function listDrafts(form: string): Promise<Draft[]> {
  await flushDrafts()
  const all = await call('drafts.list', {}).catch(() => [])
  return all.filter((draft) => draft.form === form)
}
