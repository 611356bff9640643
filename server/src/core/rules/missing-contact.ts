import { insertion } from '../linter/fixes/values.ts'
import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** An escalation does not say whom to turn to. */
export const missingContact: Rule = {
  id: 'missing-contact',
  summary: 'An escalation does not say whom to contact.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-contact')) {
      yield {
        message: phrase`Escalation "${deviation.section.heading?.text ?? deviation.label}" has no contact; expected a person, a team or a channel`,
        at: deviation.at,
        fixes: insertion(deviation),
      }
    }
  },
}
