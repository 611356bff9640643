import { nameKey } from '../lexicon/names.ts'
import type { Rule } from '../linter/rule.ts'
import type { Section } from '../markdown/document.ts'
import { parentsOfSingles } from '../matching/match.ts'
import { phrase } from '../util/phrase.ts'

/** A section of the kind that occurs twice, so that readers do not know which one is valid. */
export const duplicateSection: Rule = {
  id: 'duplicate-section',
  summary: 'A section of the kind stands twice.',
  severity: 'information',
  blank: false,
  *checkRegion({ match }) {
    for (const parent of parentsOfSingles(match.sections)) {
      const first = new Map<string, Section>()
      for (const section of parent.sections) {
        const key = nameKey(section.heading?.text ?? '')
        const before = first.get(key)
        const part = before && match.sections.get(before)
        if (before?.heading && part && !part.repeats && section.heading && !match.sections.has(section)) {
          yield {
            message: phrase`Unexpected second section "${section.heading.text}"; expected it once`,
            at: section.heading.textAt,
            related: [{ message: phrase`The first one`, at: before.heading.textAt }],
          }
        } else if (key !== '' && (!before || (!part && match.sections.has(section)))) first.set(key, section)
      }
    }
  },
}
