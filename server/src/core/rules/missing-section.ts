import type { Rule } from '../linter/rule.ts'
import { gapsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A section of the template is not in the document. */
export const missingSection: Rule = {
  id: 'missing-section',
  summary: 'A section of the kind is not there at all.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const gap of gapsOf(match.gaps, 'missing-section')) {
      yield {
        message: phrase`Section "${gap.part.name}" is missing; expected it here`,
        at: gap.at,
        fixes: [
          { title: phrase`Insert section "${gap.part.name}"`, certain: false, blank: true, edits: [{ at: gap.at, text: gap.insert }] },
        ],
      }
    }
  },
}
