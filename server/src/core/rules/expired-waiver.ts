import { removeComment } from '../linter/fixes/removeComment.ts'
import type { Rule } from '../linter/rule.ts'
import { isInForce } from '../linter/waivers.ts'
import { phrase } from '../util/phrase.ts'

/** A waiver whose last day is over, or whose day does not exist. */
export const expiredWaiver: Rule = {
  id: 'expired-waiver',
  summary: 'A waiver is no longer in force.',
  severity: 'warning',
  blank: false,
  *check({ waivers, environment }) {
    for (const { waiver } of waivers) {
      if (!waiver.until || isInForce(waiver, environment)) continue
      const { text, at, date } = waiver.until
      yield {
        message: date
          ? phrase`Waiver ended on ${text}; expected a later day, or no waiver`
          : phrase`Unexpected "${text}"; expected the last day of the waiver, such as 2026-12-01`,
        at: at.end > at.start ? at : waiver.at,
        fixes: date ? removeComment(waiver.at) : [],
      }
    }
  },
}
