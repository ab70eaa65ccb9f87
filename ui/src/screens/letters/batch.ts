/** What all letters of a batch bear, as typed. */
import type { LetterIn } from '../../api/bindings'
import type { Numbering } from './task'

export interface BatchForm {
  /** Empty: the office's. */
  paper: string
  date: string
  /** An id; empty: who is on duty that day. */
  signatory: string
  numbering: Numbering
  number: string
}

export const freshBatch = (paper: string): BatchForm => ({
  paper,
  date: '',
  signatory: '',
  numbering: 'next',
  number: '',
})

/** The invitations of a session; `agencies`: only these. */
export const invitationOf = (edition: number, session: number, form: BatchForm, agencies: number[] = []): LetterIn => ({
  edition,
  document: 'surat-undangan',
  date: form.date.trim() === '' ? null : form.date,
  signatory: form.signatory === '' ? null : Number(form.signatory),
  session,
  agencies,
})
