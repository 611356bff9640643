import { gapsOf } from '../kind/gaps.ts'
import { placeholdersIn } from '../placeholders.ts'
import type { Rule } from '../rule.ts'

/** Text of the template that was left in the document. */
export const placeholderText: Rule = {
  id: 'placeholder-text',
  summary: 'Text of the template was left: `[Feature Name]`, `<hash>`, `YYYY-MM-DD`, `____`, `TBD`.',
  severity: 'warning',
  blank: true,
  *inStretch({ match }) {
    for (const gap of gapsOf(match.gaps, 'placeholder-text')) {
      const own = gap.label === '' ? 'words of your own' : `"${gap.label}" in words of your own`
      const message = gap.blank ? placeholder(gap.text) : `Unexpected text of the template "${short(gap.text)}"; expected ${own}`
      yield { message, at: gap.at }
    }
  },
  *inBlock(block) {
    for (const { at, text, choices } of placeholdersIn(block)) {
      const expected = choices ? `one of ${choices.join(', ')}` : 'a value in its place'
      yield {
        message: `Unexpected placeholder "${short(text)}"; expected ${expected}`,
        at,
        // A rule more special than this one may speak of it.
        unlessClaimed: true,
        fixes: (choices ?? []).map((choice) => ({ title: `Choose ${choice}`, certain: false, edits: [{ at, text: choice }] })),
      }
    }
  },
}

function placeholder(text: string): string {
  return `Unexpected placeholder "${short(text)}"; expected a value in its place`
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
