import type { Rule } from '../linter/rule.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A checklist item of the template was deleted. */
export const missingItem: Rule = {
  id: 'missing-item',
  summary: 'A checklist item of the kind was deleted.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-item')) {
      yield {
        message: phrase`Checklist item "${deviation.part.name}" is missing; expected it here, ticked or marked "N/A – <reason>"`,
        at: deviation.at,
        fixes: [
          {
            title: phrase`Insert item "${deviation.part.name}"`,
            certain: false,
            blank: true,
            edits: [{ at: deviation.at, text: deviation.insert }],
          },
        ],
      }
    }
  },
}
