import { gapsOf } from '../kind/gaps.ts'
import type { PlacedEdit, Rule } from '../rule.ts'

/** A column of the template is not in the table. */
export const missingColumn: Rule = {
  id: 'missing-column',
  summary: 'A column of the kind is not in the table.',
  severity: 'warning',
  blank: true,
  *check({ match }) {
    for (const gap of gapsOf(match.gaps, 'missing-column')) {
      const { block } = gap.table.at
      const source = block.text.slice(gap.table.at.start, gap.table.at.end)
      const edits: PlacedEdit[] = []
      let line = gap.table.at.start
      // Every line of the table gets one more cell behind its last bar.
      for (const [index, text] of source.split(/\r\n|\n|\r/).entries()) {
        const end = line + text.trimEnd().length
        const closed = text.trimEnd().endsWith('|')
        const cell = index === 0 ? ` ${gap.label} ` : index === 1 ? '-'.repeat(gap.label.length + 2) : ' '.repeat(gap.label.length + 2)
        edits.push({ at: { block, start: end, end }, text: `${closed ? '' : ' |'}${cell}|` })
        line += text.length + (/^\r\n|^\n|^\r/.exec(block.text.slice(line + text.length))?.[0].length ?? 0)
      }
      yield {
        message: `Column "${gap.label}" is missing; expected it in the table`,
        at: gap.at,
        fixes: [{ title: `Insert column "${gap.label}"`, certain: true, edits }],
      }
    }
  },
}
