import { gapsOf } from '../kind/gaps.ts'
import { phrase } from '../phrase.ts'
import type { Rule } from '../rule.ts'

/** A heading with nothing of the author's below it. */
export const emptySection: Rule = {
  id: 'empty-section',
  summary: 'A section has no content of its own.',
  severity: 'warning',
  blank: true,
  *inStretch({ match }) {
    for (const gap of gapsOf(match.gaps, 'empty-section')) {
      yield { message: phrase`Section "${gap.label}" is empty; expected content, or "None" with a reason`, at: gap.at }
    }
  },
}
