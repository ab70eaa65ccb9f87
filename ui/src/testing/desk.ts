import type { CallError } from '../api/call'

/** A desk that answers from a table, for tests: it stands where the bridge stands. */
type Answers = Record<string, (input: never) => unknown>

export interface Asked {
  name: string
  input: unknown
}

/** From now on `call` is answered by `answers`; what was asked is noted in the list that comes back. */
export function answering(answers: Answers): Asked[] {
  const asked: Asked[] = []
  globalThis.fetch = async (address, init) => {
    const name = /^\/call\/([^?]+)/.exec(address as string)?.[1] ?? ''
    const input: unknown = JSON.parse((init?.body as string | undefined) ?? 'null')
    asked.push({ name, input })
    try {
      const answer = answers[name]
      if (!answer) throw refusal('not_found', `Perintah “${name}” tidak dikenal.`)
      return Response.json((await answer(input as never)) ?? null)
    } catch (refused) {
      return Response.json(refused, { status: 422 })
    }
  }
  return asked
}

export function refusal(
  code: string,
  title: string,
  problems: { field: string; severity: string; text: string }[] = [],
): CallError {
  return { code, title, detail: '', hints: [], problems, reference: null } as CallError
}

/** Lets every answer under way arrive. */
export const settled = () =>
  new Promise<void>((resolve) => setTimeout(resolve, 0)).then(
    () => new Promise<void>((resolve) => setTimeout(resolve, 0)),
  )
