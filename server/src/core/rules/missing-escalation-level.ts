import { absence } from '../linter/fixes/absence.ts'
import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A level of the escalation is not there, or its label has nothing behind it. */
export const missingEscalationLevel: Rule = {
  id: 'missing-escalation-level',
  summary: 'A level of the escalation is missing.',
  severity: 'warning',
  blank: true,
  *check({ document, match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-escalation-level')) {
      yield absence(
        deviation,
        phrase`Escalation level "${deviation.label}" is missing`,
        phrase`expected who or what helps at this level`,
        phrase`Insert "${deviation.label}"`,
        document,
      )
    }
  },
}
