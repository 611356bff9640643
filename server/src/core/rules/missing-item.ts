import type { Rule } from '../linter/rule.ts'
import { gapsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A checklist item of the template was deleted. */
export const missingItem: Rule = {
  id: 'missing-item',
  summary: 'A checklist item of the kind was deleted.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const gap of gapsOf(match.gaps, 'missing-item')) {
      yield {
        message: phrase`Checklist item "${gap.part.name}" is missing; expected it here, ticked or marked "N/A – <reason>"`,
        at: gap.at,
        fixes: [{ title: phrase`Insert item "${gap.part.name}"`, certain: false, blank: true, edits: [{ at: gap.at, text: gap.insert }] }],
      }
    }
  },
}
