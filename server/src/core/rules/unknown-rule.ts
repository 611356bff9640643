import { nearest } from '../nearest.ts'
import type { Rule } from '../rule.ts'
import { removeComment } from './waiver-fixes.ts'

/** A waiver names a rule that does not exist, or none. */
export const unknownRule: Rule = {
  id: 'unknown-rule',
  summary: 'A waiver names a rule that does not exist.',
  severity: 'warning',
  blank: false,
  *check({ waivers, ruleIds }) {
    for (const { waiver } of waivers) {
      if (waiver.rules.length === 0)
        yield {
          message: 'Waiver names no rule; expected the id of a rule, such as missing-workaround',
          at: waiver.at,
          fixes: [removeComment(waiver.at)],
        }
      for (const { id, at } of waiver.rules) {
        if (ruleIds.includes(id)) continue
        const near = nearest(id, ruleIds)
        yield {
          message: `Unknown rule "${id}"; expected ${near ? `"${near}"` : 'the id of a rule, such as missing-workaround'}`,
          at,
          fixes: near ? [{ title: `Change to ${near}`, certain: false, edits: [{ at, text: near }] }] : [removeComment(waiver.at)],
        }
      }
    }
  },
}
