import { insertion } from '../linter/fixes/values.ts'
import type { Rule } from '../linter/rule.ts'
import { gapsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** An escalation does not say whom to turn to. */
export const missingContact: Rule = {
  id: 'missing-contact',
  summary: 'An escalation does not say whom to contact.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const gap of gapsOf(match.gaps, 'missing-contact')) {
      yield {
        message: phrase`Escalation "${gap.section.heading?.text ?? gap.label}" has no contact; expected a person, a team or a channel`,
        at: gap.at,
        fixes: insertion(gap),
      }
    }
  },
}
