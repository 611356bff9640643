import { none, noneFix } from '../linter/fixes/values.ts'
import type { Fix, Rule } from '../linter/rule.ts'
import { deviationsOf, type EmptySection } from '../matching/deviations.ts'
import { apart } from '../matching/insert.ts'
import { phrase } from '../util/phrase.ts'

/** A heading with nothing of the author's below it. */
export const emptySection: Rule = {
  id: 'empty-section',
  summary: 'A section has no content of its own.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'empty-section')) {
      yield {
        message: phrase`Section "${deviation.label}" is empty; expected content, or "None" with a reason`,
        at: deviation.at,
        fixes: saysNothing(deviation),
      }
    }
  },
}

/** A heading without a name of its own cannot be answered: `Feature 1:`. */
function saysNothing({ at, part }: EmptySection): Fix[] {
  if (at.start < at.end || (part?.type === 'section' && part.repeats)) return []
  return [noneFix(apart(at, none))]
}
