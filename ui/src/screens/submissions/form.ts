/** One submission as typed: texts as they are, sent as they are. What is right is the desk's to say. */
import type { Input, Output } from '../../api/call'
import { longDate } from '../../lib/format'

export type Shown = Output<'submissions.show'>
export type Agency = Output<'agencies.list'>['agencies'][number]
/** The form of an edition, and a section of it. */
export type FormOfEdition = Output<'forms.show'>
export type SectionRow = FormOfEdition['sections'][number]
type InnovatorKind = 'person' | 'team' | 'agency'

export interface Person {
  kind: string
  name: string
  office: string
  nip: string
  phone: string
}
export interface SubmissionForm {
  title: string
  expansion: string
  /** The agency it counts for, and the registered unit below it that made it. */
  agency: number | undefined
  unit_agency: number | undefined
  /** The unit as the paper writes it. */
  unit: string
  kind: string
  category: string
  started: string
  note: string
  people: Person[]
  /** A name that still stands in the field for the next innovator. */
  newcomer: string
  /** Section code → text. */
  sections: Record<string, string>
}

export function blankForm(): SubmissionForm {
  return {
    title: '',
    expansion: '',
    agency: undefined,
    unit_agency: undefined,
    unit: '',
    kind: 'umum',
    category: '',
    started: '',
    note: '',
    people: [],
    newcomer: '',
    sections: {},
  }
}

export function formOf(shown: Shown): SubmissionForm {
  const { row } = shown
  return {
    title: row.title,
    expansion: row.expansion ?? '',
    agency: row.agency,
    unit_agency: shown.unit_agency ?? undefined,
    unit: row.unit ?? '',
    kind: row.kind ?? '',
    category: row.category ?? '',
    started: row.started_on ? longDate(row.started_on) : '',
    note: shown.note ?? '',
    people: shown.innovators.map((one) => ({
      kind: one.kind,
      name: one.name,
      office: one.office ?? '',
      nip: one.nip ?? '',
      phone: one.phone ?? '',
    })),
    newcomer: '',
    sections: Object.fromEntries(shown.sections.filter((one) => one.text !== '').map((one) => [one.code, one.text])),
  }
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** What is sent. Every section the form knows goes along, an emptied one too. */
export function inputOf(
  id: number | undefined,
  edition: number,
  form: SubmissionForm,
  sections: readonly string[],
): Input<'submissions.save'> {
  return {
    id: id ?? null,
    edition,
    title: form.title.trim(),
    expansion: orNull(form.expansion),
    agency: form.agency ?? null,
    unit: orNull(form.unit),
    unit_agency: form.unit_agency ?? null,
    kind: orNull(form.kind),
    category: orNull(form.category),
    started_on: orNull(form.started),
    note: orNull(form.note),
    innovators: [...form.people, { kind: 'person', name: form.newcomer, office: '', nip: '', phone: '' }]
      .filter((one) => one.name.trim() !== '')
      .map((one) => ({
        kind: one.kind,
        name: one.name.trim(),
        office: orNull(one.office),
        nip: orNull(one.nip),
        phone: orNull(one.phone),
      })),
    sections: sections.map((code) => ({ code, text: form.sections[code] ?? '' })),
  }
}

/** Where a picked unit counts: itself, or the obliged unit above it. The unit's own name goes on the paper then. */
export function placeOf(
  agencies: readonly Agency[],
  picked: number,
): { agency: number; unit_agency: number | undefined; unit: string } {
  const unit = agencies.find((one) => one.id === picked)
  let over = unit
  for (let steps = 0; over && !over.obliged && over.parent !== null && steps < 9; steps++) {
    const parent: Agency | undefined = agencies.find((one) => one.id === over?.parent)
    if (!parent) break
    over = parent
  }
  if (!unit || !over || over.id === unit.id) return { agency: picked, unit_agency: undefined, unit: '' }
  return { agency: over.id, unit_agency: unit.id, unit: unit.name }
}

/** What a typed innovator most likely is; the officer sees it and may change it. */
export function kindOf(name: string, agencies: readonly Agency[]): InnovatorKind {
  const typed = name.trim().toLocaleLowerCase('id')
  if (/^(tim|kelompok)\s/.test(typed)) return 'team'
  const same = agencies.some((one) =>
    [one.name, one.short_name ?? '', ...one.aliases].some((known) => known.toLocaleLowerCase('id') === typed),
  )
  return same ? 'agency' : 'person'
}

export const isBlank = (form: SubmissionForm): boolean => JSON.stringify(form) === JSON.stringify(blankForm())

/** Where one was in the form, so that one comes back to the same letter. */
export interface Spot {
  tab: EntryTab
  section: string | undefined
  field: string | undefined
  caret: number
}
export type EntryTab = 'identity' | 'form' | 'eligibility' | 'history'

export interface Typed {
  form: SubmissionForm
  spot: Spot
  /** A mark of what the desk had when the typing began. */
  base?: string
}

/** A mark of what a form says. */
export function markOf(form: SubmissionForm): string {
  const codes = Object.keys(form.sections)
    .filter((code) => form.sections[code] !== '')
    .sort()
  return markOfText(JSON.stringify(inputOf(undefined, 0, form, codes)))
}
/** A short mark of a text: another text has another mark, as good as always. */
function markOfText(text: string): string {
  let hash = 5381
  for (let at = 0; at < text.length; at++) hash = (hash * 33 + text.charCodeAt(at)) | 0
  return `${text.length}.${hash >>> 0}`
}

/** What is typed and not written, as it is found again in this session. */
export interface SubmissionDraft {
  typed: Typed
  at: number
}

export const typedText = (typed: Typed): string => JSON.stringify(typed)

/** The draft's text back; undefined when it is none of ours. */
export function typedFrom(text: string): Typed | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || !('form' in parsed)) return undefined
    const draft = parsed as { form: Partial<SubmissionForm>; spot?: Partial<Spot>; base?: unknown }
    const blank = blankForm()
    const form = { ...blank, ...draft.form }
    const right =
      typeof form.title === 'string' &&
      Array.isArray(form.people) &&
      typeof form.sections === 'object' &&
      form.sections !== null &&
      !Array.isArray(form.sections)
    if (!right) return undefined
    return {
      form,
      spot: { tab: 'identity', section: undefined, field: undefined, caret: 0, ...draft.spot },
      ...(typeof draft.base === 'string' ? { base: draft.base } : {}),
    }
  } catch {
    return undefined
  }
}

/** Drafts of this form: one row per submission, and one per new one that is not in the list yet. */
export const FORM = 'usulan'
const FRESH = /^baru (\d+) (\d+)$/

export const freshKey = (edition: number, number: number): string => `baru ${edition} ${number}`
/** The edition of a new one's key, or undefined when the key names a submission. */
export function freshOf(key: string): { edition: number; number: number } | undefined {
  const parts = FRESH.exec(key)
  return parts ? { edition: Number(parts[1]), number: Number(parts[2]) } : undefined
}
