import { none, noneFix } from '../linter/fixes/values.ts'
import type { Rule } from '../linter/rule.ts'
import { filling, isInCell } from '../markdown/edits.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A cell is empty in a column that the kind requires, in a row that has other content. */
export const emptyCell: Rule = {
  id: 'empty-cell',
  summary: 'A cell is empty in a column that the kind requires.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'empty-cell')) {
      yield {
        message: phrase`Cell "${deviation.label}" is empty; expected a value, or "None – <reason>"`,
        at: deviation.at,
        fixes: isInCell(deviation.at) ? [noneFix(filling(deviation.at, none))] : [],
      }
    }
  },
}
