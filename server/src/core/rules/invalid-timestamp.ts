import { isSkippedThere, momentsIn, zoneInForce } from '../chronology/conversions.ts'
import type { Problem, Rule } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Place } from '../markdown/document.ts'
import { datesInRun, placeIn, type TimeInDocument } from '../recognisers/times/moments.ts'
import { type TimeProblem, weekdayInWords, weekdayOfDate } from '../time/index.ts'
import { type Phrase, type PhraseValue, phrase } from '../util/phrase.ts'
import type { Span } from '../util/text.ts'

const words: Readonly<Record<TimeProblem['kind'], Phrase>> = {
  'no-such-day': phrase`a day that exists`,
  'no-such-time': phrase`a time between 00:00 and 24:00`,
  weekday: phrase`the weekday of the date`,
  'zone-offset': phrase`the offset of the zone`,
  skipped: phrase`a time that the clocks show`,
}

/** A date or time that does not exist, or that contradicts itself. */
export const invalidTimestamp: Rule = {
  id: 'invalid-timestamp',
  summary: 'A date or time does not exist, or contradicts itself.',
  severity: 'error',
  blank: false,
  *checkBlock(block, { timesIn }) {
    const reported: Place[] = []
    const problem = (at: Place, expected: PhraseValue): Problem | undefined => {
      if (reported.some((other) => other.block === at.block && other.start < at.end && at.start < other.end)) return undefined
      reported.push(at)
      return { message: phrase`Unexpected "${sourceOf(at)}"; expected ${expected}`, at }
    }
    for (const time of timesIn(block)) {
      for (const { kind, span, expected } of [...time.mention.problems, ...(time.mention.date?.problems ?? [])]) {
        const found = problem(placeIn(time.origin, span), expected ?? words[kind])
        if (found) yield found
      }
      const weekday = weekdayBeside(time)
      if (weekday) {
        const found = problem(placeIn(time.origin, weekday.span), weekdayInWords(weekday.expected))
        if (found) yield found
      }
      for (const moment of momentsIn(time)) {
        if (!isSkippedThere(moment, time)) continue
        const place = zoneInForce(moment, time)?.name ?? ''
        const found = problem(placeIn(time.origin, moment.span), phrase`a time that the clocks of ${place} show on that day`)
        if (found) yield found
      }
    }
    for (const run of block.runs) {
      for (const date of datesInRun(run)) {
        for (const { kind, span, expected } of date.problems) {
          const found = problem(placeIn(run.at, span), expected ?? words[kind])
          if (found) yield found
        }
      }
    }
  },
}

/** The weekday that a date without a year should have in the document's year, and around New Year in the one beside it, if it has another. */
function weekdayBeside({ mention, documentDate }: TimeInDocument): { readonly span: Span; readonly expected: number } | undefined {
  const { date } = mention
  if (date?.weekday === undefined || date.year !== undefined || !documentDate || date.order === 'ambiguous') return undefined
  const { year } = documentDate
  const years = date.month > 9 ? [year, year - 1] : date.month < 4 ? [year, year + 1] : [year]
  const weekdays = years.map((one) => weekdayOfDate({ year: one, month: date.month, day: date.day }))
  return weekdays.includes(date.weekday) ? undefined : { span: date.span, expected: weekdays[0] as number }
}
