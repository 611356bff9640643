import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A field of the template is not in the document. */
export const missingField: Rule = {
  id: 'missing-field',
  summary: 'A field of the kind is not there at all.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-field')) {
      const { heading } = deviation.section
      const where = heading ? phrase`in "${heading.text}"` : phrase`here`
      yield {
        message: phrase`Field "${deviation.part.name}" is missing; expected it ${where}`,
        at: deviation.at,
        fixes: [
          {
            title: phrase`Insert "${deviation.part.name}"`,
            certain: false,
            blank: true,
            edits: [{ at: deviation.at, text: deviation.insert }],
          },
        ],
      }
    }
  },
}
