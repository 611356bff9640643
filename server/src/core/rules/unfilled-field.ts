import { expectedValue, valueFixes } from '../linter/fixes/values.ts'
import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A label with nothing behind or below it. */
export const unfilledField: Rule = {
  id: 'unfilled-field',
  summary: 'A field has no value.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match, environment }) {
    for (const deviation of deviationsOf(match.deviations, 'unfilled-field')) {
      const expected = deviation.part ? expectedValue(deviation.part) : phrase`a value`
      yield {
        message: phrase`Field "${deviation.field.label}" is empty; expected ${expected}`,
        at: deviation.at,
        fixes: deviation.part ? valueFixes(deviation.field, deviation.part, environment) : [],
      }
    }
  },
}
