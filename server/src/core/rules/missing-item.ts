import { absence } from '../linter/fixes/absence.ts'
import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A checklist item of the template was deleted. */
export const missingItem: Rule = {
  id: 'missing-item',
  summary: 'A checklist item of the kind was deleted.',
  severity: 'warning',
  blank: true,
  *check({ document, match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-item')) {
      yield absence(
        deviation,
        phrase`Checklist item "${deviation.label}" is missing`,
        phrase`expected it here, ticked or marked "N/A – <reason>"`,
        phrase`Insert item "${deviation.label}"`,
        document,
      )
    }
  },
}
