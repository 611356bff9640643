import { removeComment } from '../linter/fixes/removeComment.ts'
import type { Fix, Rule } from '../linter/rule.ts'
import type { Waiver } from '../linter/waivers.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Place } from '../markdown/document.ts'
import { nearest } from '../util/nearest.ts'
import { phrase } from '../util/phrase.ts'

/** A waiver that names an unknown rule, or none, or is written as in another linter. */
export const unknownRule: Rule = {
  id: 'unknown-rule',
  summary: 'A waiver names a rule that does not exist.',
  severity: 'warning',
  blank: false,
  *check({ waivers, ruleIds }) {
    for (const { waiver } of waivers) {
      if (waiver.misspelt) {
        const { at, meant } = waiver.misspelt
        const says = sourceOf(at)
        const title = phrase`Change to ${meant}`
        // Waivers have no end comment, so a range cannot be converted.
        const fixes = /enable|start|begin|end|stop|all/i.test(says)
          ? []
          : [{ title, certain: false, takesMarkup: true, edits: [{ at, text: meant }] }]
        yield { message: phrase`Unexpected "${says}"; expected "${meant} <rule> -- <reason>"`, at, fixes }
      } else if (waiver.rules.length === 0)
        yield {
          message: phrase`Waiver names no rule; expected the id of a rule, such as missing-workaround`,
          at: waiver.at,
          fixes: removeComment(waiver.at),
        }
      for (const { id, at } of waiver.rules) {
        if (ruleIds.includes(id)) continue
        const near = nearest(id, ruleIds)
        const expected = near ? phrase`"${near}"` : phrase`the id of a rule, such as missing-workaround`
        yield {
          message: phrase`Unknown rule "${id}"; expected ${expected}`,
          at,
          fixes: near
            ? [{ title: phrase`Change to ${near}`, certain: false, takesMarkup: true, edits: [{ at, text: near }] }]
            : removal(id, at, waiver),
        }
      }
    }
  },
}

/** Removes an id from the list, or the whole waiver if it is the only one. */
function removal(id: string, at: Place, waiver: Waiver): Fix[] {
  if (waiver.rules.length === 1) return removeComment(waiver.at)
  const isFirst = waiver.rules[0]?.at === at
  const before = isFirst ? 0 : (/[\s,]*$/.exec(at.block.text.slice(0, at.start))?.[0].length ?? 0)
  const behind = isFirst ? (/^[\s,]*/.exec(at.block.text.slice(at.end))?.[0].length ?? 0) : 0
  const edits = [{ at: { ...at, start: at.start - before, end: at.end + behind }, text: '' }]
  return [{ title: phrase`Remove "${id}"`, certain: false, takesMarkup: true, edits }]
}
