import { gapsOf } from '../kind/gaps.ts'
import { filling, isInCell } from '../model/edits.ts'
import { phrase } from '../phrase.ts'
import type { Rule } from '../rule.ts'
import { none, noneFix } from './values.ts'

/** A known issue does not say when it will be fixed. */
export const missingEta: Rule = {
  id: 'missing-eta',
  summary: 'A known issue does not say when it will be fixed.',
  severity: 'information',
  blank: false,
  *checkRegion({ match }) {
    for (const gap of gapsOf(match.gaps, 'missing-eta')) {
      yield {
        message: phrase`Known issue "${gap.label.replace(/: [^:]*$/, '')}" has no date for its fix; expected a date or version, or "None – <reason>"`,
        at: gap.at,
        fixes: isInCell(gap.at) ? [noneFix(filling(gap.at, none))] : [],
      }
    }
  },
}
