/** The form of the minutes: as the desk has them, and as they are sent. Parts without a word are left out. */
import type { Input, Output } from '../../api/call'
import { longDate } from '../../lib/format'

type Minutes = Output<'sessions.show'>['minutes']

export interface Reply {
  who: string
  agency: string
  text: string
}
export interface Topic {
  title: string
  text: string
  replies: Reply[]
}
export interface FollowUp {
  text: string
  who: string
  due_on: string
  note: string
}
export interface MinutesForm {
  opening: string
  topics: Topic[]
  decisions: string[]
  follow_ups: FollowUp[]
  closing: string
  ready: boolean
}

export const blankReply = (): Reply => ({ who: '', agency: '', text: '' })
export const blankTopic = (): Topic => ({ title: '', text: '', replies: [] })
export const blankFollowUp = (): FollowUp => ({ text: '', who: '', due_on: '', note: '' })

const orBlank = <T>(rows: T[], blank: () => T): T[] => (rows.length ? rows : [blank()])

export const formOf = (minutes: Minutes): MinutesForm => ({
  opening: minutes.opening ?? '',
  topics: orBlank(
    minutes.topics.map((topic) => ({
      title: topic.title,
      text: topic.text ?? '',
      replies: topic.replies.map(({ who, agency, text }) => ({ who: who ?? '', agency: agency ?? '', text })),
    })),
    blankTopic,
  ),
  decisions: orBlank([...minutes.decisions], () => ''),
  follow_ups: orBlank(
    minutes.follow_ups.map(({ text, who, due_on, note }) => ({
      text,
      who: who ?? '',
      due_on: due_on === null ? '' : longDate(due_on),
      note: note ?? '',
    })),
    blankFollowUp,
  ),
  closing: minutes.closing ?? '',
  ready: minutes.ready,
})

const says = (row: object): boolean =>
  Object.values(row).some((value) => (typeof value === 'string' ? value.trim() !== '' : false))

/** What was left empty altogether goes: nobody must fill it. */
export const tidied = (form: MinutesForm): MinutesForm => ({
  ...form,
  topics: form.topics
    .map((topic) => ({ ...topic, replies: topic.replies.filter(says) }))
    .filter((topic) => says(topic) || topic.replies.length > 0),
  decisions: form.decisions.filter((text) => text.trim() !== ''),
  follow_ups: form.follow_ups.filter(says),
})

export const inputOf = (session: number, form: MinutesForm): Input<'sessions.put_minutes'> => ({ session, ...form })
