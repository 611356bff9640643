import { gapsOf } from '../kind/gaps.ts'
import { filling } from '../model/edits.ts'
import { phrase } from '../phrase.ts'
import type { Rule } from '../rule.ts'
import { utcDate } from './values.ts'

/** A sign-off has a name, but no date. */
export const undatedSignOff: Rule = {
  id: 'undated-sign-off',
  summary: 'A sign-off has no date.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match, environment }) {
    for (const gap of gapsOf(match.gaps, 'undated-sign-off')) {
      const today = utcDate(environment.now)
      yield {
        message: phrase`Sign-off "${gap.label}" has no date; expected one, such as ${today}`,
        at: gap.at,
        fixes: [{ title: phrase`Insert ${today}`, certain: false, edits: [filling(gap.at, today)] }],
      }
    }
  },
}
