import { expectedValue, utcDate, utcMinute } from '../linter/fixes/values.ts'
import type { Rule } from '../linter/rule.ts'
import { filling } from '../markdown/edits.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A box is ticked, but the link or date that the item asks for is not there. */
export const tickedWithoutEvidence: Rule = {
  id: 'ticked-without-evidence',
  summary: 'An item is ticked, but the link or date that it asks for is still empty.',
  severity: 'warning',
  blank: false,
  *checkRegion({ match, environment }) {
    for (const deviation of deviationsOf(match.deviations, 'ticked-without-evidence')) {
      const now =
        deviation.part.evidence === 'date'
          ? utcDate(environment.now)
          : deviation.part.evidence === 'timestamp'
            ? utcMinute(environment.now)
            : undefined
      yield {
        message: phrase`Item "${deviation.label}" is ticked without evidence; expected ${expectedValue(deviation.part)}`,
        at: deviation.at,
        fixes: now ? [{ title: phrase`Insert ${now}`, certain: false, edits: [filling(deviation.at, now)] }] : [],
      }
    }
  },
}
