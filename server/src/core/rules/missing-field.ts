import { gapsOf } from '../kind/gaps.ts'
import type { Rule } from '../rule.ts'

/** A field of the template is not in the document. */
export const missingField: Rule = {
  id: 'missing-field',
  summary: 'A field of the kind is not there at all.',
  severity: 'warning',
  blank: true,
  *inStretch({ match }) {
    for (const gap of gapsOf(match.gaps, 'missing-field')) {
      yield {
        message: `Field "${gap.part.name}" is missing; expected it ${gap.section.heading ? `in "${gap.section.heading.text}"` : 'here'}`,
        at: gap.at,
        fixes: [{ title: `Insert "${gap.part.name}"`, certain: true, edits: [{ at: gap.at, text: gap.insert }] }],
      }
    }
  },
}
