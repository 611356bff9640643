import { insertion } from '../linter/fixes/values.ts'
import type { Rule } from '../linter/rule.ts'
import { gapsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** An escalation does not say how soon it answers. */
export const missingResponseTime: Rule = {
  id: 'missing-response-time',
  summary: 'An escalation does not say how soon it answers.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const gap of gapsOf(match.gaps, 'missing-response-time')) {
      yield {
        message: phrase`Escalation "${gap.section.heading?.text ?? gap.label}" has no response time; expected one, such as 30 minutes`,
        at: gap.at,
        fixes: insertion(gap),
      }
    }
  },
}
