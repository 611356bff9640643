import { isSkippedThere, momentsIn, zoneInForce } from '../chronology/conversions.ts'
import type { Problem, Rule } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Place } from '../markdown/document.ts'
import { datesInRun, placeIn } from '../recognisers/times/moments.ts'
import type { TimeProblem } from '../time/index.ts'
import { type Phrase, type PhraseValue, phrase } from '../util/phrase.ts'

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
