import type { Rule } from '../linter/rule.ts'
import { boxAs } from '../markdown/elements/boxes.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A required checklist item is not ticked. */
export const untickedItem: Rule = {
  id: 'unticked-item',
  summary: 'A required checklist item is not ticked.',
  severity: 'information',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'unticked-item')) {
      const { box, textAt } = deviation.item
      const edit = box ? { at: box.at, text: boxAs(box, true) } : { at: { ...textAt, end: textAt.start }, text: '[x] ' }
      yield {
        message: phrase`Item "${deviation.label}" is not ticked; expected [x], or "N/A – <reason>"`,
        at: deviation.at,
        fixes: [{ title: phrase`Tick "${deviation.label}"`, certain: false, edits: [edit] }],
      }
    }
  },
}
