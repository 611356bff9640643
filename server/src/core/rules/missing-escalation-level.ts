import { insertion } from '../linter/fixes/values.ts'
import type { Rule } from '../linter/rule.ts'
import { gapsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A level of the escalation is not there, or its label has nothing behind it. */
export const missingEscalationLevel: Rule = {
  id: 'missing-escalation-level',
  summary: 'A level of the escalation is missing.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const gap of gapsOf(match.gaps, 'missing-escalation-level')) {
      yield {
        message: phrase`Escalation level "${gap.label}" is missing; expected who or what helps at this level`,
        at: gap.at,
        fixes: insertion(gap),
      }
    }
  },
}
