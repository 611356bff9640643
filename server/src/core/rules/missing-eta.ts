import { none, noneFix } from '../linter/fixes/values.ts'
import type { Rule } from '../linter/rule.ts'
import { filling, isInCell } from '../markdown/edits.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A known issue does not say when it will be fixed. */
export const missingEta: Rule = {
  id: 'missing-eta',
  summary: 'A known issue does not say when it will be fixed.',
  severity: 'information',
  blank: false,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-eta')) {
      yield {
        message: phrase`Known issue "${deviation.label.replace(/: [^:]*$/, '')}" has no date for its fix; expected a date or version, or "None – <reason>"`,
        at: deviation.at,
        fixes: isInCell(deviation.at) ? [noneFix(filling(deviation.at, none))] : [],
      }
    }
  },
}
