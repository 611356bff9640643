import { nameKey } from '../lexicon/names.ts'
import type { Rule } from '../linter/rule.ts'
import { allSections, endOfSection } from '../markdown/sections.ts'
import { lineEnd } from '../matching/insert.ts'
import { redactedMark, redactorOf } from '../recognisers/secrets/redaction.ts'
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
    const text = document.text.slice(document.spanOf(document.frontMatter?.at ?? entry.keyAt).end)
    // Items from another document are redacted, so a secret in one can no longer be compared.
    const isRedacted = previous.openItems.some((item) => item.text.includes(redactedMark))
    const words = wordsOf(isRedacted ? redactorOf(document)(text) : text)
    for (const item of previous.openItems) {
      const kept = item.id !== undefined ? mentions(document.text, item.id) : words.includes(wordsOf(item.text))
      if (kept) continue
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

/** The words of a text, each between two blanks. */
function wordsOf(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ')} `
}

function mentions(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[at + id.length] ?? '') && !/[\p{L}\p{N}-]/u.test(text[at - 1] ?? '')) return true
  }
  return false
}
