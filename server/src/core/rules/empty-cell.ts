import { gapsOf } from '../kind/gaps.ts'
import { filling, isInCell } from '../model/edits.ts'
import { phrase } from '../phrase.ts'
import type { Rule } from '../rule.ts'
import { none, noneFix } from './values.ts'

/** A cell is empty in a column that the kind requires, in a row that has other content. */
export const emptyCell: Rule = {
  id: 'empty-cell',
  summary: 'A cell is empty in a column that the kind requires.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const gap of gapsOf(match.gaps, 'empty-cell')) {
      yield {
        message: phrase`Cell "${gap.label}" is empty; expected a value, or "None – <reason>"`,
        at: gap.at,
        fixes: isInCell(gap.at) ? [noneFix(filling(gap.at, none))] : [],
      }
    }
  },
}
