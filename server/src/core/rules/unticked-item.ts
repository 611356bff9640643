import type { Rule } from '../linter/rule.ts'
import { boxAs } from '../markdown/elements/boxes.ts'
import { gapsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A required checklist item is not ticked. */
export const untickedItem: Rule = {
  id: 'unticked-item',
  summary: 'A required checklist item is not ticked.',
  severity: 'information',
  blank: true,
  *checkRegion({ match }) {
    for (const gap of gapsOf(match.gaps, 'unticked-item')) {
      const { box, textAt } = gap.item
      const edit = box ? { at: box.at, text: boxAs(box, true) } : { at: { ...textAt, end: textAt.start }, text: '[x] ' }
      yield {
        message: phrase`Item "${gap.label}" is not ticked; expected [x], or "N/A – <reason>"`,
        at: gap.at,
        fixes: [{ title: phrase`Tick "${gap.label}"`, certain: false, edits: [edit] }],
      }
    }
  },
}
