import { absence } from '../linter/fixes/absence.ts'
import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** An escalation does not say how soon it answers. */
export const missingResponseTime: Rule = {
  id: 'missing-response-time',
  summary: 'An escalation does not say how soon it answers.',
  severity: 'warning',
  blank: true,
  *check({ document, match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-response-time')) {
      yield absence(
        deviation,
        phrase`Escalation "${deviation.section.heading?.text ?? deviation.label}" has no response time`,
        phrase`expected one, such as 30 minutes`,
        phrase`Insert "${deviation.label}"`,
        document,
      )
    }
  },
}
