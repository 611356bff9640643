import { expectedValue, utcDate, utcMinute } from '../linter/fixes/values.ts'
import type { Rule } from '../linter/rule.ts'
import { filling } from '../markdown/edits.ts'
import { gapsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A box is ticked, but the link or date that the item asks for is not there. */
export const tickedWithoutEvidence: Rule = {
  id: 'ticked-without-evidence',
  summary: 'An item is ticked, but the link or date that it asks for is still empty.',
  severity: 'warning',
  blank: false,
  *checkRegion({ match, environment }) {
    for (const gap of gapsOf(match.gaps, 'ticked-without-evidence')) {
      const now =
        gap.part.evidence === 'date' ? utcDate(environment.now) : gap.part.evidence === 'timestamp' ? utcMinute(environment.now) : undefined
      yield {
        message: phrase`Item "${gap.label}" is ticked without evidence; expected ${expectedValue(gap.part)}`,
        at: gap.at,
        fixes: now ? [{ title: phrase`Insert ${now}`, certain: false, edits: [filling(gap.at, now)] }] : [],
      }
    }
  },
}
