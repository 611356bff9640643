import { absence } from '../linter/fixes/absence.ts'
import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A field of the template is not in the document. */
export const missingField: Rule = {
  id: 'missing-field',
  summary: 'A field of the kind is not there at all.',
  severity: 'warning',
  blank: true,
  *check({ document, match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-field')) {
      const { label, section } = deviation
      const where = section.heading ? phrase`expected it in "${section.heading.text}"` : phrase`expected it here`
      yield absence(deviation, phrase`Field "${label}" is missing`, where, phrase`Insert "${label}"`, document)
    }
  },
}
