import type { Rule } from '../linter/rule.ts'
import { phrase } from '../util/phrase.ts'

/** A waiver does not say why. */
export const waiverWithoutReason: Rule = {
  id: 'waiver-without-reason',
  summary: 'A waiver gives no reason.',
  severity: 'warning',
  blank: false,
  *check({ waivers }) {
    for (const { waiver } of waivers) {
      if (waiver.reason === '' && !waiver.misspelt)
        yield {
          message: phrase`Waiver has no reason; expected one, such as "-- tracked elsewhere; until 2026-12-01; by @name"`,
          at: waiver.at,
        }
    }
  },
}
