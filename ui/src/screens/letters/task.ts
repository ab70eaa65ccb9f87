/** A surat tugas as it is typed, and what is asked of the desk for it. */
import type { LetterIn } from '../../api/bindings'
import { letterWords, taskWords } from '../../text/letters'

/** The code of its draft. */
export const TASK_FORM = 'surat-tugas'

export interface TaskPerson {
  person: number
  rank: string
  task: string
}
export type Numbering = 'next' | 'blank' | 'typed'
export interface TaskForm {
  people: TaskPerson[]
  task: string
  from: string
  to: string
  place: string
  /** One a line. */
  grounds: string
  report_to: string
  report_days: string
  date: string
  /** An id; empty: who is on duty that day. */
  signatory: string
  numbering: Numbering
  number: string
}

export const freshTask = (): TaskForm => ({
  people: [],
  task: '',
  from: '',
  to: '',
  place: '',
  grounds: '',
  report_to: '',
  report_days: '',
  date: '',
  signatory: '',
  numbering: 'next',
  number: '',
})

const filled = (text: string): string | null => (text.trim() === '' ? null : text)

/** Undefined: what stands there is no number of days. */
export function daysOf(text: string): number | null | undefined {
  if (text.trim() === '') return null
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined
}

/** What is asked to be written. */
export function letterOf(edition: number, form: TaskForm): LetterIn {
  return {
    edition,
    document: 'surat-tugas',
    date: filled(form.date),
    signatory: form.signatory === '' ? null : Number(form.signatory),
    agencies: [],
    task: {
      people: form.people.map(({ person, rank, task }) => ({ person, rank: filled(rank), task: filled(task) })),
      task: form.task,
      from: form.from,
      to: filled(form.to),
      place: form.place,
      grounds: form.grounds.split('\n').filter((line) => line.trim() !== ''),
      report_to: filled(form.report_to),
      report_days: daysOf(form.report_days) ?? null,
    },
  }
}

/** The same for its page while it is being typed: what is not there yet has room. Undefined: nobody is sent yet. */
export function pageOf(edition: number, form: TaskForm, today: string): LetterIn | undefined {
  if (form.people.length === 0) return undefined
  const room = (text: string) => filled(text) ?? letterWords.room
  return letterOf(edition, {
    ...form,
    task: room(form.task),
    place: room(form.place),
    from: filled(form.from) ?? today,
    to: filled(form.from) ? form.to : '',
  })
}

/** How its number comes about; undefined: the next of the series. */
export function numberOf({ numbering, number }: Pick<TaskForm, 'numbering' | 'number'>): string | null {
  return numbering === 'next' ? null : numbering === 'blank' ? '' : number.trim()
}

/** What the form itself finds, before the desk is asked: field and sentence. */
export function lacksOf(form: TaskForm): [field: string, text: string][] {
  const f = taskWords.fields
  const lacks: [string, string][] = []
  if (daysOf(form.report_days) === undefined) lacks.push(['task.report_days', f.reportDaysWrong])
  if (form.numbering === 'typed' && form.number.trim() === '') lacks.push(['number', f.numberMissing])
  return lacks
}
