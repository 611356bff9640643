import type { Rule } from '../linter/rule.ts'
import { gapsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A field of the template is not in the document. */
export const missingField: Rule = {
  id: 'missing-field',
  summary: 'A field of the kind is not there at all.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const gap of gapsOf(match.gaps, 'missing-field')) {
      const { heading } = gap.section
      const where = heading ? phrase`in "${heading.text}"` : phrase`here`
      yield {
        message: phrase`Field "${gap.part.name}" is missing; expected it ${where}`,
        at: gap.at,
        fixes: [{ title: phrase`Insert "${gap.part.name}"`, certain: false, blank: true, edits: [{ at: gap.at, text: gap.insert }] }],
      }
    }
  },
}
