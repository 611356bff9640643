/** Matches a table: its columns, its required rows, and cells that must not be empty. */

import { conceptsIn, named, nameKey } from '../lexicon/names.ts'
import { contains, sourceOf } from '../markdown/blocks.ts'
import type { Cell, Place, Row, Section, Table } from '../markdown/document.ts'
import { saysNothing } from '../recognisers/blankValues.ts'
import { isClosed } from '../recognisers/closed.ts'
import { hasBlank, placeholdersIn } from '../recognisers/placeholders.ts'
import { isAnswered } from '../recognisers/workarounds.ts'
import type { ColumnPart, RowPart, SectionPart, TablePart } from '../template/kind.ts'
import { blanksLeftIn } from '../template/ownText.ts'
import { isToReplace } from '../template/value.ts'
import { perObject } from '../util/perObject.ts'
import type { EmptyCell, MissingWorkaround } from './deviations.ts'
import { lineEnd, marginOf } from './insert.ts'
import { type MatchBuilder, pushDeviation, pushLine } from './regionMatch.ts'
import { assignByName } from './scores.ts'

/** The index of the document's column for each column of the template. */
type Columns = ReadonlyMap<ColumnPart, number>

/** Matches the best of the tables; false if none has the template's columns. */
export function matchTable(
  part: TablePart,
  tables: readonly Table[],
  section: Section,
  within: SectionPart,
  builder: MatchBuilder,
): boolean {
  let best: { table: Table; columns: Columns } | undefined
  for (const table of tables) {
    const columns = columnsOf(part, table)
    if (columns.size * 2 >= part.columns.length && columns.size > (best?.columns.size ?? 0)) best = { table, columns }
  }
  if (!best) return false
  const { table, columns } = best
  builder.handled.add(table)
  builder.tables.set(table, part)
  const label = within.name
  for (const column of part.columns) {
    if (columns.has(column) || column.optional) continue
    const last = table.columns.at(-1)?.at ?? table.at
    pushDeviation(builder, { rule: 'missing-column', at: { ...last, start: last.end }, label: column.name, section, part, table })
  }
  const timeline = part.columns.some((column) => column.valueType === 'timestamp')
  const written = table.rows.filter((row) => !row.empty)
  // A row without a name may be any of the missing rows. That is one fault, the empty cell.
  let unnamed = written.filter((row) => row.cells[nameColumn(part, columns)]?.empty).length
  const rows = rowsOf(part, table, columns)
  for (const wanted of part.rows) {
    if (rows.has(wanted)) continue
    if (unnamed > 0) unnamed--
    else missingRow(wanted, part, table, columns, rows, section, timeline, builder)
  }
  for (const row of table.rows) if (row.empty) emptyRow(row, table, label, section, part, written.length, builder)
  for (const row of written) matchRow(row, part, table, columns, label, section, builder)
  if (table.rows.length === 0 && part.rows.length === 0 && part.least > 0) {
    const at = lineEnd(table.at)
    const insert = rowOf([], part, table, columns)
    pushDeviation(builder, { rule: 'missing-row', at, label, section, part, table, row: undefined, wanted: undefined, insert })
  }
  return true
}

/** The index in a table, from zero, of each column of the template. */
export function columnsOf(part: TablePart, table: Table): Columns {
  const places = table.columns.map((cell, index) => ({ ...named(cell.text), index }))
  const found = assignByName(part.columns, places)
  return new Map(Array.from(found, ([column, { index }]) => [column, index]))
}

function missingRow(
  wanted: RowPart,
  part: TablePart,
  table: Table,
  columns: Columns,
  rows: ReadonlyMap<RowPart, Row>,
  section: Section,
  timeline: boolean,
  builder: MatchBuilder,
): void {
  const before = part.rows.slice(0, part.rows.indexOf(wanted)).findLast((other) => rows.has(other))
  const anchor = (before && rows.get(before)?.at) ?? headerOf(table)
  const cells = part.examples.find((texts) => texts.includes(wanted.name)) ?? [wanted.name]
  pushDeviation(builder, {
    rule: timeline ? 'missing-milestone' : 'missing-row',
    at: lineEnd(anchor),
    label: wanted.name,
    section,
    part,
    table,
    row: undefined,
    wanted,
    insert: rowOf(cells, part, table, columns),
  })
}

/** The rows of the document for those of the template, by the cell in the template's first column. */
function rowsOf(part: TablePart, table: Table, columns: Columns): ReadonlyMap<RowPart, Row> {
  const column = nameColumn(part, columns)
  const wanted = part.rows.map((row) => ({ row, name: row.name, aliases: [] }))
  const places = wanted.length === 0 ? [] : table.rows.map((row) => ({ ...named(row.cells[column]?.text ?? ''), row }))
  return new Map(Array.from(assignByName(wanted, places), ([one, place]) => [one.row, place.row]))
}

/** The index in the document of the template's column that names its rows: usually the first. */
function nameColumn(part: TablePart, columns: Columns): number {
  const [row] = part.rows
  const example = row && part.examples.find((cells) => cells.includes(row.name))
  const column = part.columns[example?.indexOf(row?.name ?? '') ?? 0]
  return (column && columns.get(column)) ?? 0
}

/** The source of a template row on a line of its own, with the cells in the order of the document's columns. */
function rowOf(cells: readonly string[], part: TablePart, table: Table, columns: Columns): string {
  const texts = table.columns.map((header, at) => {
    const index = part.columns.findIndex((column) => columns.get(column) === at)
    const padding = /^[ \t]*(?=[ \t]\|)/.exec(header.at.block.text.slice(header.at.end))?.[0].length ?? 0
    return (cells[index] ?? '').padEnd(header.at.end - header.at.start + padding)
  })
  const bare = table.at.block.text[table.at.start] !== '|' && texts[0]?.trim() !== ''
  const line = bare ? texts.map((text) => text.trimEnd()).join(' | ') : `| ${texts.join(' | ')} |`
  return `\n${marginOf(table.at)}${line}`
}

/** Header and delimiter line of a table. */
function headerOf(table: Table): Place {
  const first = table.rows[0]
  if (!first) return table.at
  const { block, start } = table.at
  // The rows of a long table are in other blocks.
  const before = block.text.slice(start, first.at.block === block ? first.at.start : undefined).trimEnd()
  return { ...table.at, end: start + before.length }
}

/** An empty row is left over if other rows are filled in; else it is the missing row. */
export function emptyRow(
  row: Row,
  table: Table,
  label: string,
  section: Section,
  part: TablePart | undefined,
  written: number,
  builder: MatchBuilder,
): void {
  if (part?.optional && written === 0) return
  pushDeviation(builder, { rule: 'missing-row', at: row.at, label, section, part, table, row, wanted: undefined, insert: '' })
}

function matchRow(row: Row, part: TablePart, table: Table, columns: Columns, label: string, section: Section, builder: MatchBuilder): void {
  const name = row.cells.find((cell) => !cell.empty)?.text ?? label
  const blanks = placeholdersIn(row.at.block).filter((blank) => blank.at.start >= row.at.start && blank.at.end <= row.at.end)
  const naming = nameColumn(part, columns)
  const rowName = row.cells[naming]?.text ?? ''
  const isNamed = part.rows.some((wanted) => nameKey(wanted.name) === nameKey(rowName))
  const same = part.examples.find((texts) => isSameRow(texts, row))
  const example = same ?? (isNamed ? part.examples.find((texts) => texts.includes(rowName)) : undefined)
  if (same && !isNamed && blanks.length === 0) {
    const solid = row.cells.filter((cell) => !cell.empty)
    // A number alone is no content of the author's, and no text of the template that could be put in other words.
    if (solid.length < row.cells.length && solid.every(({ text }) => !/\p{L}/u.test(text) || isId(text)))
      emptyRow(row, table, name, section, part, 0, builder)
    else {
      const text = solid.map((cell) => cell.text).join(' | ')
      pushDeviation(builder, { rule: 'placeholder-text', at: contentOf(row), label: name, section, part, text })
    }
    return
  }
  const left = blanksLeft(row, part)
  let open = blanks.length > 0
  for (const [index, cell] of row.cells.entries()) {
    const isName = isNamed && index === naming
    const isLeft = !isName && !cell.empty && example?.[index] === cell.text && isToReplace(cell.text) && !saysNothing(cell.text)
    const at = left.find((place) => contains(cell.at, place)) ?? (isLeft && !hasBlank(cell.at) ? cell.at : undefined)
    if (!at) continue
    open = true
    pushDeviation(builder, { rule: 'placeholder-text', at, label: name, section, part, text: sourceOf(at), blank: true })
  }
  for (const column of part.columns) {
    const index = columns.get(column)
    const cell = index === undefined ? undefined : row.cells[index]
    if (!cell || column.optional) continue
    const rule = ruleOfCell(column)
    if (rule === 'missing-workaround' ? isAnswered(cell) : !isBlankCell(cell, rule)) continue
    if ((rule === 'missing-workaround' || rule === 'missing-eta') && isClosed(row, table)) continue
    open = true
    if (rule === 'missing-workaround')
      pushDeviation(builder, { rule, at: cell.at, label: name, section, part, cell, row, table, severity: severityIn(row, table) })
    else pushDeviation(builder, { rule, at: cell.at, label: `${name}: ${column.name}`, section, part, cell, row, table, column })
  }
  // Open cells are lines of their own.
  if (blanks.length > 0) pushLine(builder, name, section, 'open', row.at, 'placeholder-text')
  else if (!open) pushLine(builder, name, section, 'met', row.at)
}

/** True for a cell that is empty or has only a sign for nothing. A cell of an owner is judged as an owner. */
function isBlankCell(cell: Cell, rule: EmptyCell['rule']): boolean {
  return cell.empty || (rule !== 'missing-owner' && saysNothing(cell.text) && !hasBlank(cell.at))
}

/** The most special rule for an empty cell, by the name of its column. */
export const ruleOfCell = perObject((column: Pick<ColumnPart, 'name' | 'aliases'>): EmptyCell['rule'] | MissingWorkaround['rule'] => {
  const concepts = [column.name, ...column.aliases].flatMap(conceptsIn)
  if (concepts.includes('workaround')) return 'missing-workaround'
  if (concepts.includes('eta')) return 'missing-eta'
  if (concepts.includes('owner')) return 'missing-owner'
  return 'empty-cell'
})

/** True for a label or column of the severity of an issue. */
export function namesSeverity(name: string): boolean {
  return conceptsIn(name).some((concept) => concept === 'severity' || concept === 'priority')
}

/** The text in the severity column of a row; empty if there is none. */
export function severityIn(row: Row, table: Table): string {
  const column = table.columns.findIndex((cell) => namesSeverity(cell.text))
  return column < 0 ? '' : (row.cells[column]?.text ?? '')
}

/** The blanks of the template that are left in a row, as far as they cannot be recognised without it. */
function blanksLeft(row: Row, part: TablePart): Place[] {
  const known = placeholdersIn(row.at.block)
  return blanksLeftIn(part, row.at).filter((at) => !known.some((blank) => blank.at.start < at.end && at.start < blank.at.end))
}

/** True for a row with the same words, numbers and signs as a row of the template. */
function isSameRow(texts: readonly string[], row: Row): boolean {
  return texts.length === row.cells.length && texts.every((text, index) => text === row.cells[index]?.text)
}

function isId(text: string): boolean {
  return /^[\p{Lu}]{1,4}-?\d+$/u.test(text)
}

function contentOf(row: Row): Place {
  const cells: readonly Cell[] = row.cells.filter((cell) => !cell.empty)
  const first = cells[0]
  const last = cells.at(-1)
  return first && last ? { ...first.at, end: last.at.end } : row.at
}
