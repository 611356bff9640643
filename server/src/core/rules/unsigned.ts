import { gapsOf } from '../kind/gaps.ts'
import type { Rule } from '../rule.ts'

/** A sign-off has no name. */
export const unsigned: Rule = {
  id: 'unsigned',
  summary: 'A sign-off has no name.',
  severity: 'warning',
  blank: true,
  *check({ match }) {
    for (const gap of gapsOf(match.gaps, 'unsigned')) {
      yield { message: `Sign-off "${gap.label}" is not signed; expected a name and a date`, at: gap.at }
    }
  },
}
