import { expectedValue, valueFixes } from '../linter/fixes/values.ts'
import type { Rule } from '../linter/rule.ts'
import { gapsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A label with nothing behind or below it. */
export const unfilledField: Rule = {
  id: 'unfilled-field',
  summary: 'A field has no value.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match, environment }) {
    for (const gap of gapsOf(match.gaps, 'unfilled-field')) {
      const expected = gap.part ? expectedValue(gap.part) : phrase`a value`
      yield {
        message: phrase`Field "${gap.field.label}" is empty; expected ${expected}`,
        at: gap.at,
        fixes: gap.part ? valueFixes(gap.field, gap.part, environment) : [],
      }
    }
  },
}
