/** The form of one agency: texts as typed, sent as they are. What is right is the desk's to say. */
import type { Input } from '../../api/call'
import type { Agency } from './choices'

/** The draft's form, and its row of a unit that is not there yet. */
export const FORM = 'perangkat-daerah'
export const NEW = 'baru'

export interface AgencyForm {
  code: string
  name: string
  short_name: string
  kind: string
  parent: number | undefined
  obliged: boolean
  /** Comes online rather than to the hall. */
  far: boolean
  head_name: string
  head_title: string
  contact: string
  phone: string
  valid_from: string
  valid_to: string
  note: string
  source: string
  /** One per line. */
  aliases: string
}

export function formOf(agency: Agency): AgencyForm {
  return {
    code: agency.code,
    name: agency.name,
    short_name: agency.short_name ?? '',
    kind: agency.kind,
    parent: agency.parent ?? undefined,
    obliged: agency.obliged,
    far: agency.far,
    head_name: agency.head_name ?? '',
    head_title: agency.head_title ?? '',
    contact: agency.contact ?? '',
    phone: agency.phone ?? '',
    valid_from: agency.valid_from ?? '',
    valid_to: agency.valid_to ?? '',
    note: agency.note ?? '',
    source: agency.source ?? '',
    aliases: agency.aliases.join('\n'),
  }
}

export function blankForm(
  kind: { code: string; obliged: boolean } | undefined,
  parent: number | undefined,
): AgencyForm {
  return {
    code: '',
    name: '',
    short_name: '',
    kind: kind?.code ?? '',
    parent,
    obliged: kind?.obliged ?? false,
    far: false,
    head_name: '',
    head_title: '',
    contact: '',
    phone: '',
    valid_from: '',
    valid_to: '',
    note: '',
    source: '',
    aliases: '',
  }
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

export function inputOf(id: number | undefined, form: AgencyForm): Input<'agencies.save'> {
  return {
    id: id ?? null,
    code: form.code.trim(),
    name: form.name.trim(),
    short_name: orNull(form.short_name),
    kind: form.kind,
    parent: form.parent ?? null,
    obliged: form.obliged,
    far: form.far,
    head_name: orNull(form.head_name),
    head_title: orNull(form.head_title),
    contact: orNull(form.contact),
    phone: orNull(form.phone),
    valid_from: orNull(form.valid_from),
    valid_to: orNull(form.valid_to),
    note: orNull(form.note),
    source: orNull(form.source),
    aliases: form.aliases
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  }
}
