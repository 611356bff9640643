import type { Rule } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import { filling, isInCell } from '../markdown/edits.ts'
import { type DeviationOf, deviationsOf } from '../matching/deviations.ts'
import { isHighSeverity } from '../recognisers/severity.ts'
import { isWorkaround } from '../recognisers/workarounds.ts'
import { phrase } from '../util/phrase.ts'

/** A known issue with neither a workaround nor the word that there is none. */
export const missingWorkaround: Rule = {
  id: 'missing-workaround',
  summary: 'A known issue has no workaround.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match, environment }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-workaround')) {
      const none = 'None – no workaround known'
      const { said, isLabel } = whatIsSaid(deviation)
      const edit =
        deviation.item && !isLabel ? { at: deviation.at, text: ` (workaround: ${none.toLowerCase()})` } : filling(deviation.at, none)
      yield {
        message: phrase`Known issue "${deviation.label}" has no workaround; expected steps, or "None – <reason>"`,
        at: deviation.at,
        ...(isHighSeverity(deviation.severity, environment.severityScale) ? { severity: 'error' as const } : {}),
        fixes:
          deviation.insert !== undefined
            ? [{ title: phrase`Insert the workaround`, certain: false, blank: true, edits: [{ at: deviation.at, text: deviation.insert }] }]
            : said || (deviation.cell && deviation.at.start === deviation.at.end && !isInCell(deviation.at))
              ? []
              : [{ title: phrase`State that no workaround is known`, certain: false, edits: [edit] }],
      }
    }
  },
}

/** `said` is true if other words are in place of the workaround, which only the author can replace. A bare label does not count. */
function whatIsSaid({ at, item }: DeviationOf<'missing-workaround'>): { said: boolean; isLabel: boolean } {
  const isLabel =
    item !== undefined && /[:：][\s*_]*$/.test(sourceOf({ ...item.textAt, end: at.start })) && isWorkaround(item.text.slice(-20))
  return { said: at.start < at.end || (item !== undefined && !isLabel && isWorkaround(item.text)), isLabel }
}
