import type { Rule } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Place, Table } from '../markdown/document.ts'
import type { PlacedEdit } from '../markdown/edits.ts'
import { deviationsOf } from '../matching/deviations.ts'
import { phrase } from '../util/phrase.ts'

/** A column of the template is not in the table. */
export const missingColumn: Rule = {
  id: 'missing-column',
  summary: 'A column of the kind is not in the table.',
  severity: 'warning',
  blank: true,
  *checkRegion({ match }) {
    for (const deviation of deviationsOf(match.deviations, 'missing-column')) {
      // Each line of the table gets one more cell at its end.
      const edits = linesOf(deviation.table).flatMap(({ block, start, end }, index) => {
        const line = block.text.slice(start, end).trimEnd()
        return cellAt(index, deviation.label, line, { block, start: start + line.length, end: start + line.length })
      })
      yield {
        message: phrase`Column "${deviation.label}" is missing; expected it in the table`,
        at: deviation.at,
        // The columns of a table of tags are not cut at bars.
        fixes: sourceOf(deviation.table.at).startsWith('<')
          ? []
          : [{ title: phrase`Insert column "${deviation.label}"`, certain: false, blank: true, edits }],
      }
    }
  },
}

/** The header of a table, its delimiter and its rows. */
function linesOf({ at, rows }: Table): Place[] {
  const { block, start } = at
  const [header = '', delimiter = ''] = block.text.slice(start).split(/(?<=\r\n|\n|\r(?!\n))/, 2)
  const behind = start + header.length
  return [{ block, start, end: behind }, { block, start: behind, end: behind + delimiter.length }, ...rows.map((row) => row.at)]
}

/** A cell for the end of a line: the header, the delimiter, or an empty one. Rows without a closing bar need none. */
function cellAt(index: number, name: string, line: string, at: Place): PlacedEdit[] {
  const dashes = '-'.repeat(Math.max(3, name.length))
  const closed = line.endsWith('|')
  if (index === 0) return [{ at, text: closed ? ` ${name} |` : ` | ${name}` }]
  if (index > 1) return closed ? [{ at, text: ` ${' '.repeat(name.length)} |` }] : []
  return [{ at, text: !closed ? ` | ${dashes}` : /[-:]\|$/.test(line) ? `-${dashes}-|` : ` ${dashes} |` }]
}
