/** Times and dates as one line of text, so that a test's expectations read like the documents that they are about. */

import {
  type DateMention,
  recogniseTimes,
  type TextContext,
  type TimeMention,
  type TimeOfDay,
} from '../../../server/src/core/time/index.ts'
import { inEnglish } from '../../../server/src/core/util/phrase.ts'

/** Each mention as `<its text> = date time until zone flags !problems`. */
export function timesIn(text: string, context: TextContext = {}): string[] {
  return recogniseTimes(text, context).map((mention) => `${text.slice(mention.span.start, mention.span.end)} = ${readingOf(mention)}`)
}

/** What a mention was read as, without its text. */
export function readingOf(mention: TimeMention): string {
  const { date, dateNearby, time, until, zone } = mention
  const parts = [
    date === undefined ? undefined : dateOf(date),
    dateNearby === undefined ? undefined : `(${dateOf(dateNearby)})`,
    time === undefined ? '?' : clockOf(time),
    until === undefined ? undefined : `to ${until.date === undefined ? '' : `${dateOf(until.date)} `}${clockOf(until.time)}`,
    zone?.zone.name,
    zone?.doubtful ? 'doubtful' : undefined,
    mention.unread ? 'unread' : undefined,
    mention.otherDay ? 'other-day' : undefined,
    zone?.zone.suggestion === undefined ? undefined : 'misspelt',
    mention.utcBeside === undefined ? undefined : 'utc-beside',
    ...(['approximate', 'partial', 'recurring', 'attendance'] as const).filter((flag) => mention[flag]),
    ...mention.problems.map(
      ({ kind, expected }) =>
        `!${kind}${expected === undefined ? '' : `: ${typeof expected === 'object' ? inEnglish(expected) : expected}`}`,
    ),
  ]
  return parts.filter((part) => part !== undefined).join(' ')
}

/** A date as `2026-03-01`, with `-` for a year that is not written and `?` behind one that can be read twice. */
export function dateOf(date: DateMention): string {
  if (date.partial) return '????-??-??'
  return `${date.year ?? '-'}-${digits(date.month)}-${digits(date.day)}${date.order === 'ambiguous' ? '?' : ''}`
}

function clockOf({ hour, minute, second }: TimeOfDay): string {
  return `${digits(hour)}:${digits(minute)}${second === undefined ? '' : `:${String(second).padStart(2, '0')}`}`
}

function digits(value: number): string {
  return String(value).padStart(2, '0')
}
