/** A signatory as typed. */
import type { Input, Output } from '../../api/call'
import { longDate } from '../../lib/format'
import { settingsWords } from '../../text/settings'

export interface SignatoryDraft {
  id: number | null
  role: string
  name: string
  nip: string
  rank_grade: string
  office: string
  capacity: string
  principal: string
  valid_from: string
  valid_to: string
}
/** A new one, in the first role of those that sign certificates and recaps that nobody has yet. */
export const emptySignatory = (others: readonly { role: string }[] = []): SignatoryDraft => ({
  id: null,
  role:
    ['kepala_daerah', 'sekretaris_daerah', 'kepala_bagian'].find((role) => others.every((one) => one.role !== role)) ??
    'lainnya',
  name: '',
  nip: '',
  rank_grade: '',
  office: '',
  capacity: 'definitif',
  principal: '',
  valid_from: '',
  valid_to: '',
})
export const signatoryDraft = (row: Output<'signatories.list'>[number]): SignatoryDraft => ({
  id: row.id,
  role: row.role,
  name: row.name,
  nip: row.nip_text ?? row.nip ?? '',
  rank_grade: row.rank_grade ?? '',
  office: row.office,
  capacity: row.capacity,
  principal: row.principal ?? '',
  valid_from: longDate(row.valid_from ?? ''),
  valid_to: longDate(row.valid_to ?? ''),
})
const filled = (text: string): string | null => text.trim() || null
export const signatoryInput = (draft: SignatoryDraft): Input<'signatories.save'> => ({
  id: draft.id,
  role: draft.role,
  name: draft.name,
  office: draft.office,
  capacity: draft.capacity,
  nip: filled(draft.nip),
  rank_grade: filled(draft.rank_grade),
  principal: draft.capacity === 'an' || draft.capacity === 'ub' ? filled(draft.principal) : null,
  valid_from: filled(draft.valid_from),
  valid_to: filled(draft.valid_to),
})
/** Whether anything was typed into a new one. */
export const isBlank = (draft: SignatoryDraft): boolean =>
  [draft.name, draft.nip, draft.office, draft.rank_grade].every((text) => text.trim() === '')

/** What the desk would refuse of one, in its words, before anything is written. What a NIP is, the desk reads. */
export function signatoryProblems(draft: SignatoryDraft): { field: keyof SignatoryDraft; text: string }[] {
  const w = settingsWords.signatories
  const has = (text: string) => text.trim() !== ''
  return [
    ...(has(draft.name) ? [] : [{ field: 'name' as const, text: w.noName }]),
    ...(has(draft.office) ? [] : [{ field: 'office' as const, text: w.noOffice }]),
    ...(draft.role === 'kepala_daerah' && (has(draft.nip) || has(draft.rank_grade))
      ? [{ field: has(draft.nip) ? ('nip' as const) : ('rank_grade' as const), text: w.headless }]
      : []),
    ...(['an', 'ub'].includes(draft.capacity) && !has(draft.principal)
      ? [{ field: 'principal' as const, text: w.noPrincipal }]
      : []),
  ]
}
