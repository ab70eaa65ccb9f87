/**
 * What the strip of a print offers to choose from, read only where the document takes it. Made while the strip is being
 * made.
 */
import { longDate } from '../../lib/format'
import { toldApart } from '../../lib/namesakes'
import { read } from '../../lib/reads.svelte'
import { documentWords as w } from '../../text/documents'
import { takes, type Row } from './list'

interface Choice {
  value: string
  label: string
}
const all: Choice = { value: '', label: w.all }

export class StripChoices {
  readonly #stages
  readonly #jurors
  readonly #revisions
  readonly #signatories
  readonly #sessions

  constructor(row: () => Row, edition: () => number) {
    const ofEdition = (choice: 'juror' | 'revision' | 'session') => () =>
      takes(row(), choice) ? { edition: edition() } : null
    this.#stages = read('stages.list', () =>
      takes(row(), 'stage') || takes(row(), 'extension') ? { edition: edition() } : null,
    )
    this.#jurors = read('jurors.list', ofEdition('juror'))
    this.#revisions = read('result_revisions.list', ofEdition('revision'))
    this.#sessions = read('sessions.list', ofEdition('session'))
    this.#signatories = read('signatories.list', () => (takes(row(), 'signatory') ? {} : null))
  }

  get stages(): Choice[] {
    const scored = (this.#stages.value ?? []).filter((one) => one.scored && one.enabled)
    return [all, ...scored.map((one) => ({ value: String(one.id), label: one.name }))]
  }
  /** Newest first: that one is announced unless another is chosen. */
  get extensions(): Choice[] {
    const every = (this.#stages.value ?? []).flatMap((stage) =>
      stage.extensions.map((one) => ({ id: one.id, day: one.after, stage: stage.name })),
    )
    const twice = (day: string) => every.filter((one) => one.day === day).length > 1
    const made = every
      .sort((a, b) => b.id - a.id)
      .map(({ id, day, stage }) => ({ value: String(id), label: twice(day) ? `${day}, ${stage}` : day }))
    return [{ value: '', label: w.newestExtension }, ...made]
  }
  get jurors(): Choice[] {
    return [all, ...namedChoices(this.#jurors.value ?? [])]
  }
  get revisions(): Choice[] {
    const frozen = (this.#revisions.value ?? []).map((one) => ({
      value: String(one.number),
      label: w.revision(one.number),
    }))
    return [{ value: '', label: w.newest }, ...frozen, { value: '0', label: w.live }]
  }
  get sessions(): Choice[] {
    const held = (this.#sessions.value ?? []).map((one) => ({
      value: String(one.id),
      label: `${one.name}, ${longDate(one.date)}`,
    }))
    return [{ value: '', label: w.nearestSession }, ...held]
  }
  get signatories(): Choice[] {
    const people = (this.#signatories.value ?? []).map(({ id, name, office, nip }) => ({
      id,
      name: `${name}, ${office}`,
      nip,
    }))
    return [{ value: '', label: w.onDuty }, ...namedChoices(people)]
  }
}

/** People of one name are told apart. */
function namedChoices(people: Parameters<typeof toldApart>[0]): Choice[] {
  const named = toldApart(people)
  return people.map((one) => ({ value: String(one.id), label: named(one.id, one.name) }))
}
