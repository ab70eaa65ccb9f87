/** Titles of the desk that are the same or nearly: asked of the desk while a title is typed. */
import { call, type Name } from '../../api/call'

export interface Similar {
  id: number
  code: string
  title: string
  agency: string
  edition: string
  same: boolean
}

/** None when the desk cannot say. */
export async function similarTo(edition: number, title: string, except: number | undefined): Promise<Similar[]> {
  if (title.trim().length < 3) return []
  const answer: unknown = await call('submissions.similar' as Name, { edition, title, except: except ?? null } as never).catch(() => [])
  return Array.isArray(answer) ? (answer as Similar[]) : []
}
