import { absence } from '../linter/fixes/absence.ts'
import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A section of the template is not in the document. */
export const missingSection: Rule = {
  id: 'missing-section',
  summary: 'A section of the kind is not there at all.',
  severity: 'warning',
  blank: true,
  *check({ document, match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-section')) {
      yield absence(
        deviation,
        phrase`Section "${deviation.label}" is missing`,
        phrase`expected it here`,
        phrase`Insert section "${deviation.label}"`,
        document,
      )
    }
  },
}
