import { gapsOf } from '../kind/gaps.ts'
import { phrase } from '../phrase.ts'
import type { Rule } from '../rule.ts'
import { insertion } from './values.ts'

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
