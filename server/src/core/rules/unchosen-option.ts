import type { Rule } from '../linter/rule.ts'
import { boxAs } from '../markdown/elements/boxes.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** Options of a choice for which fixes are offered. */
const maxOptions = 50

/** A choice of which none, or more than one, is ticked. */
export const unchosenOption: Rule = {
  id: 'unchosen-option',
  summary: 'None, or more than one, of a choice is ticked.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'unchosen-option')) {
      const { name, options } = deviation
      const choices = options.map((option) => option.text).join(', ')
      yield {
        message:
          deviation.ticked === 0
            ? phrase`Nothing is ticked for "${name}"; expected exactly one of ${choices}`
            : phrase`${deviation.ticked} are ticked for "${name}"; expected exactly one of ${choices}`,
        at: deviation.at,
        // A menu of more would help nobody, and each of its fixes looks at all options.
        fixes: (options.length > maxOptions ? [] : options).map((option) => ({
          title: phrase`Choose ${option.text}`,
          certain: false,
          edits: options
            .filter((other) => other.box.ticked !== (other === option))
            .map((other) => ({ at: other.box.at, text: boxAs(other.box, other === option) })),
        })),
      }
    }
  },
}
