import { removeComment } from '../linter/fixes/removeComment.ts'
import type { Rule } from '../linter/rule.ts'
import { isInForce } from '../linter/waivers.ts'
import { phrase } from '../util/phrase.ts'

/** A waiver that covers no finding. */
export const unusedWaiver: Rule = {
  id: 'unused-waiver',
  summary: 'A waiver covers nothing.',
  severity: 'information',
  blank: false,
  *check({ waivers, ruleIds, environment }) {
    for (const { waiver, used } of waivers) {
      // An invalid waiver has a finding of its own.
      if (used || !isInForce(waiver, environment) || waiver.rules.length === 0 || waiver.rules.some(({ id }) => !ruleIds.includes(id)))
        continue
      const ids = waiver.rules.map(({ id }) => id).join(', ')
      yield {
        message: phrase`Waiver of ${ids} covers nothing; expected a finding in the next block, or no waiver`,
        at: waiver.at,
        fixes: removeComment(waiver.at),
      }
    }
  },
}
