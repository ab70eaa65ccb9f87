/** Titles of the desk that are the same or nearly: asked of the desk while a title is typed. */
import { call, type Output } from '../../api/call'

export type Similar = Output<'submissions.similar'>[number]

/** None when the desk cannot say. */
export async function similarTo(edition: number, title: string, except: number | undefined): Promise<Similar[]> {
  if (title.trim().length < 3) return []
  return call('submissions.similar', { edition, title: title.trim(), except: except ?? null }).catch(() => [])
}
