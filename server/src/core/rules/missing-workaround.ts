import type { Rule } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import { filling, isInCell } from '../markdown/edits.ts'
import { type GapOf, gapsOf } from '../matching/deviations.ts'
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
    for (const gap of gapsOf(match.gaps, 'missing-workaround')) {
      const none = 'None – no workaround known'
      const { said, isLabel } = whatIsSaid(gap)
      const edit = gap.item && !isLabel ? { at: gap.at, text: ` (workaround: ${none.toLowerCase()})` } : filling(gap.at, none)
      yield {
        message: phrase`Known issue "${gap.label}" has no workaround; expected steps, or "None – <reason>"`,
        at: gap.at,
        ...(isHighSeverity(gap.severity, environment.severityScale) ? { severity: 'error' as const } : {}),
        fixes:
          gap.insert !== undefined
            ? [{ title: phrase`Insert the workaround`, certain: false, blank: true, edits: [{ at: gap.at, text: gap.insert }] }]
            : said || (gap.cell && gap.at.start === gap.at.end && !isInCell(gap.at))
              ? []
              : [{ title: phrase`State that no workaround is known`, certain: false, edits: [edit] }],
      }
    }
  },
}

/** True for `said` where other words on the workaround stand there, which only the author can replace; a label behind which nothing stands is none. */
function whatIsSaid({ at, item }: GapOf<'missing-workaround'>): { said: boolean; isLabel: boolean } {
  const isLabel =
    item !== undefined && /[:：][\s*_]*$/.test(sourceOf({ ...item.textAt, end: at.start })) && isWorkaround(item.text.slice(-20))
  return { said: at.start < at.end || (item !== undefined && !isLabel && isWorkaround(item.text)), isLabel }
}
