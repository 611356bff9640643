import { nameKey } from '../lexicon/names.ts'
import { droppedFrom } from '../linter/keptItems.ts'
import type { Rule } from '../linter/rule.ts'
import { allSections, endOfSection } from '../markdown/sections.ts'
import { lineEnd } from '../matching/insert.ts'
import { phrase } from '../util/phrase.ts'

/** An open item of the previous handoff that is neither carried over nor closed. */
export const droppedItem: Rule = {
  id: 'dropped-item',
  summary: 'An open item of the previous handoff is neither carried over nor closed.',
  severity: 'warning',
  blank: false,
  *check({ document, environment, facts }) {
    const entry = document.frontMatter?.entries.get('previous')
    if (!environment.workspace || !entry || facts?.previous === undefined || facts.example) return
    const previous = environment.workspace.handoff(facts.previous)
    if (!previous || previous.example || previous.path === facts.path) return
    for (const item of droppedFrom(document, previous.openItems)) {
      const section = Array.from(allSections(document.root)).find(
        (candidate) => candidate.heading && nameKey(candidate.heading.text) === nameKey(item.section),
      )
      const at = lineEnd(section?.endsAt ?? endOfSection(document.root))
      yield {
        message: phrase`Open item "${item.text}" of ${previous.path} is not here; expected it carried over, or marked as done`,
        at: entry.valueAt,
        related: [{ message: phrase`"${item.text}" is open here`, path: previous.path }],
        fixes: [{ title: phrase`Carry over "${item.text}"`, certain: true, edits: [{ at, text: `\n- [ ] ${item.text}` }] }],
      }
    }
  },
}
