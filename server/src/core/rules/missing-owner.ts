import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** An action, milestone or issue that nobody owns. */
export const missingOwner: Rule = {
  id: 'missing-owner',
  summary: 'An action, milestone or next update has no owner.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-owner')) {
      yield { message: phrase`"${deviation.label.replace(/: [^:]*$/, '')}" has no owner; expected a name or a role`, at: deviation.at }
    }
  },
}
