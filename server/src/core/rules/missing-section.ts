import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A section of the template is not in the document. */
export const missingSection: Rule = {
  id: 'missing-section',
  summary: 'A section of the kind is not there at all.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-section')) {
      yield {
        message: phrase`Section "${deviation.part.name}" is missing; expected it here`,
        at: deviation.at,
        fixes: [
          {
            title: phrase`Insert section "${deviation.part.name}"`,
            certain: false,
            blank: true,
            edits: [{ at: deviation.at, text: deviation.insert }],
          },
        ],
      }
    }
  },
}
