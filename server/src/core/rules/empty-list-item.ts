import { gapsOf } from '../kind/gaps.ts'
import type { Place } from '../model/document.ts'
import type { Fix, Rule } from '../rule.ts'

/** A list whose items are all empty, or empty items left over in one. */
export const emptyListItem: Rule = {
  id: 'empty-list-item',
  summary: 'A list has nothing behind its bullets or numbers.',
  severity: 'warning',
  blank: true,
  *inStretch({ match }) {
    for (const gap of gapsOf(match.gaps, 'empty-list-item')) {
      const whole = gap.list.items.every((item) => item.empty)
      const sort = gap.list.ordered ? 'step' : 'item'
      const message = whole
        ? `List${gap.label ? ` "${gap.label}"` : ''} is empty; expected at least one ${sort}, or "None"`
        : `Unexpected empty ${sort}; expected text behind "${gap.items[0]?.markerAt.block.text.slice(gap.items[0].markerAt.start, gap.items[0].markerAt.end) ?? '-'}", or no ${sort}`
      yield { message, at: gap.at, fixes: whole ? [] : [removal(gap.at, gap.items.length, sort)] }
    }
  },
}

/** Takes the lines of empty items out, with the line break before them. */
function removal(at: Place, count: number, sort: string): Fix {
  const { text } = at.block
  const before = /(?:\r\n|\n|\r)[ \t>]*$/.exec(text.slice(0, at.start))?.[0] ?? ''
  const behind = /^[ \t]*/.exec(text.slice(at.end))?.[0] ?? ''
  const place: Place = { block: at.block, start: at.start - before.length, end: at.end + behind.length }
  return {
    title: `Remove ${count === 1 ? `the empty ${sort}` : `${count} empty ${sort}s`}`,
    certain: before !== '',
    edits: [{ at: place, text: '' }],
  }
}
