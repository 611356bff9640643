/** Tables that stand for a group of sections or fields: the first cells are their names, the columns their labels. */
import { type Named, named, sure } from '../lexicon/names.ts'
import { allOf } from '../markdown/blocks.ts'
import type { Cell, Element, Field, Heading, Paragraph, Place, Row, Section, Table } from '../markdown/document.ts'
import { standIn } from '../markdown/sections.ts'
import type { FieldPart, SectionPart } from '../template/kind.ts'
import { assign } from './assignment.ts'
import { nameScore } from './scores.ts'

/** A table whose rows are sections, with the row of each part and the column of each label. */
export interface RowSections {
  readonly table: Table
  readonly rows: ReadonlyMap<SectionPart, Section>
  /** True if there is a column for a field. */
  hasColumn(part: FieldPart): boolean
}

/** The table whose rows are the sections; `undefined` if there is none. `depth` is the depth of the sections. */
export function rowSections(parts: readonly SectionPart[], elements: readonly Element[], depth: number): RowSections | undefined {
  const wanted = parts.filter((part) => !part.repeats && part.parts.some((leaf) => leaf.type === 'field'))
  if (wanted.length === 0) return undefined
  for (const table of allOf(elements, 'table')) {
    const labels = table.columns.slice(1).map((cell) => named(cell.text))
    const hasColumn = (field: FieldPart) => labels.some((label) => nameScore(field, label) >= sure)
    const filled = wanted.filter((part) => part.parts.some((leaf) => leaf.type === 'field' && hasColumn(leaf)))
    const found = assign(filled, (part) =>
      table.rows
        .map((row, rank) => ({ place: row, rank, score: Math.max(0, ...rowNames(row).map((own) => nameScore(part, own))) }))
        .filter(({ score }) => score >= sure),
    )
    const rows = new Map(Array.from(found, ([part, row]) => [part, sectionOfRow(row, table, depth)]))
    if (rows.size > 0) return { table, rows, hasColumn }
  }
  return undefined
}

/** The names of a row: its first cell, or its first two where one hands over to the other. */
function rowNames(row: Row): Named[] {
  const [first, second] = row.cells
  return first ? [named(first.text), ...(second ? [named(`${first.text} ${second.text}`)] : [])] : []
}

function sectionOfRow(row: Row, table: Table, depth: number): Section {
  const [first] = row.cells
  const at = first?.at ?? row.at
  const heading: Heading = { type: 'heading', depth, bold: true, text: first?.text ?? '', at, textAt: at }
  const fields = row.cells.slice(1).flatMap((cell, index) => fieldOfCell(cell, table.columns[index + 1]) ?? [])
  const paragraph: Paragraph = { type: 'paragraph', at: row.at, text: '', fields }
  return standIn({ heading, depth, elements: [paragraph], endsAt: { ...row.at, start: row.at.end } })
}

/** A cell as a field whose label is its column; `undefined` for a cell without one. */
export function fieldOfCell(cell: Cell, column: Cell | undefined): Field | undefined {
  if (!column) return undefined
  const value = { text: cell.text, at: cell.at, elements: [], options: [], empty: cell.empty }
  return { type: 'field', label: column.text, labelAt: column.at, form: 'table', at: cell.at, value, tentative: false }
}

/** A field that is a row of a wide table. Its value is the cell behind its name. */
export function fieldInRow(part: FieldPart, elements: readonly Element[]): Field | undefined {
  for (const table of allOf(elements, 'table')) {
    if (table.columns.length < 3) continue
    for (const row of table.rows) {
      const [first, second] = row.cells
      if (!first || !second || nameScore(part, named(first.text)) < 1) continue
      const cells = row.cells.slice(1)
      const written = cells.filter((cell) => !cell.empty)
      const last = written.at(-1)
      // A sign-off needs all cells, any other field only the one behind its name.
      const at: Place = part.signOff && last ? { ...second.at, end: Math.max(second.at.end, last.at.end) } : second.at
      const text = part.signOff ? written.map((cell) => cell.text).join(' | ') : second.text
      const value = { text, at, elements: [], options: [], empty: text === '' }
      return { type: 'field', label: first.text, labelAt: first.at, form: 'table', at: row.at, value, tentative: false }
    }
  }
  return undefined
}
