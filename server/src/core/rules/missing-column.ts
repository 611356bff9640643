import { gapsOf } from '../kind/gaps.ts'
import type { Place } from '../model/document.ts'
import { phrase } from '../phrase.ts'
import type { PlacedEdit, Rule } from '../rule.ts'

/** A column of the template is not in the table. */
export const missingColumn: Rule = {
  id: 'missing-column',
  summary: 'A column of the kind is not in the table.',
  severity: 'warning',
  blank: true,
  *inStretch({ match }) {
    for (const gap of gapsOf(match.gaps, 'missing-column')) {
      const { block } = gap.table.at
      const source = block.text.slice(gap.table.at.start, gap.table.at.end)
      const edits: PlacedEdit[] = []
      let line = gap.table.at.start
      // Every line of the table gets one more cell behind its last bar.
      for (const [index, text] of source.split(/\r\n|\n|\r/).entries()) {
        const end = line + text.trimEnd().length
        edits.push(...cellAt(index, gap.label, text.trimEnd(), { block, start: end, end }))
        line += text.length + (/^\r\n|^\n|^\r/.exec(block.text.slice(line + text.length))?.[0].length ?? 0)
      }
      yield {
        message: phrase`Column "${gap.label}" is missing; expected it in the table`,
        at: gap.at,
        fixes: [{ title: phrase`Insert column "${gap.label}"`, certain: true, edits }],
      }
    }
  },
}

/** One more cell at the end of a line of a table: its header, its delimiter, or an empty one. Without a bar at the end rows need none. */
function cellAt(index: number, name: string, line: string, at: Place): PlacedEdit[] {
  const dashes = '-'.repeat(Math.max(3, name.length))
  const closed = line.endsWith('|')
  if (index === 0) return [{ at, text: closed ? ` ${name} |` : ` | ${name}` }]
  if (index > 1) return closed ? [{ at, text: ` ${' '.repeat(name.length)} |` }] : []
  return [{ at, text: !closed ? ` | ${dashes}` : /[-:]\|$/.test(line) ? `-${dashes}-|` : ` ${dashes} |` }]
}
