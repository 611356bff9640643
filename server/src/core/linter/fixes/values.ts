/** What rules on fields share: the words for an expected value, and the values that can be offered. */

import type { Field } from '../../markdown/document.ts'
import { filling, type PlacedEdit } from '../../markdown/edits.ts'
import type { FieldPart, ItemPart, ValueType } from '../../template/kind.ts'
import { type Phrase, phrase } from '../../util/phrase.ts'
import type { Environment } from '../environment.ts'
import type { Fix } from '../rule.ts'

const words: Readonly<Record<ValueType, Phrase>> = {
  text: phrase`a value`,
  date: phrase`a date, such as 2026-03-01`,
  timestamp: phrase`a time in UTC, such as 2026-03-01T22:30Z`,
  time: phrase`a time of day in UTC, such as 09:30Z`,
  duration: phrase`a duration, such as 30 minutes`,
  link: phrase`a link`,
  channel: phrase`a channel, such as #support`,
  email: phrase`an e-mail address`,
  person: phrase`a name`,
  version: phrase`a version, such as 2.4.0`,
  severity: phrase`a severity`,
  choice: phrase`a choice`,
  number: phrase`a number`,
}

/** The value that a part asks for, in words. */
export function expectedValue(part: FieldPart | ItemPart): Phrase {
  if (part.type === 'item') return words[part.evidence ?? 'text']
  if (part.choices.length > 0) return phrase`one of ${part.choices.join(', ')}`
  if (part.list === 'ordered') return phrase`steps`
  if (part.list === 'bullets') return phrase`at least one item`
  return words[part.valueType]
}

/** The values that can be offered for an empty field: now for moments, each of the choices. None is certain. */
export function valueFixes(field: Field, part: FieldPart, environment: Environment): Fix[] {
  const { at } = field.value
  const values =
    part.valueType === 'date' ? [utcDate(environment.now)] : part.valueType === 'timestamp' ? [utcMinute(environment.now)] : part.choices
  return values.map((value) => ({ title: phrase`Insert ${value}`, certain: false, edits: [filling(at, value)] }))
}

/** What says that there is nothing; the reason is left for its author to write. */
export const none = 'None – [reason]'

/** The fix that writes that there is nothing, by an edit that does so. */
export function noneFix(edit: PlacedEdit): Fix {
  return { title: phrase`Write "None" with a reason`, certain: false, edits: [edit] }
}

/** `2026-03-01T22:30Z`, to the minute. */
export function utcMinute(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`
}

/** `2026-03-01`, in UTC. */
export function utcDate(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
