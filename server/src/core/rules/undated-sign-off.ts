import { utcDate } from '../linter/fixes/values.ts'
import type { Rule } from '../linter/rule.ts'
import { filling } from '../markdown/edits.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A sign-off has a name, but no date. */
export const undatedSignOff: Rule = {
  id: 'undated-sign-off',
  summary: 'A sign-off has no date.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match, environment }) {
    for (const deviation of deviationsOf(match.deviations, 'undated-sign-off')) {
      const today = utcDate(environment.now)
      yield {
        message: phrase`Sign-off "${deviation.label}" has no date; expected one, such as ${today}`,
        at: deviation.at,
        fixes: [{ title: phrase`Insert ${today}`, certain: false, edits: [filling(deviation.at, today)] }],
      }
    }
  },
}
