import { absence } from '../linter/fixes/absence.ts'
import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** An escalation does not say whom to turn to. */
export const missingContact: Rule = {
  id: 'missing-contact',
  summary: 'An escalation does not say whom to contact.',
  severity: 'warning',
  blank: true,
  *check({ document, match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-contact')) {
      yield absence(
        deviation,
        phrase`Escalation "${deviation.section.heading?.text ?? deviation.label}" has no contact`,
        phrase`expected a person, a team or a channel`,
        phrase`Insert "${deviation.label}"`,
        document,
      )
    }
  },
}
