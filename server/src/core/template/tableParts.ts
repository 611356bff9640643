/** What a table of a template asks for: fields, rows, or rows of given columns. */
import { conceptsIn, nameKey } from '../lexicon/names.ts'
import type { Cell, Table } from '../markdown/document.ts'
import { base, fieldPart, saysOptional, type Template } from './fieldPart.ts'
import type { ColumnPart, FieldPart, RowPart, TablePart } from './kind.ts'
import { isBlankCell, isLegend } from './stays.ts'
import { isToReplace, valueTypeOf } from './value.ts'
import { means } from './words.ts'

/** `name` is the heading of its section. */
export function tableLeaves(table: Table, name: string, template: Template): (FieldPart | TablePart)[] {
  const directive = template.directiveAt(table.at)
  const [label, value] = table.columns
  // Two columns, one with names and one with values, are fields, one per row.
  if (
    table.fields.length > 0 &&
    table.fields.length === table.rows.length &&
    table.rows.every(({ cells: [first] }) => !isBlankCell(first) && /\p{L}/u.test(first?.text ?? '')) &&
    (table.rows.some(({ cells: [, second] }) => isBlankCell(second) || isToReplace(second?.text ?? '')) ||
      (means('field', label?.text ?? '') && means('value', value?.text ?? '')))
  ) {
    return table.fields.map((field) => fieldPart(field, template, field.at))
  }
  if (isLegend(table) && !directive && !isOfWork(table, name)) return []
  const naming = namingColumn(table)
  const named =
    naming < 0
      ? []
      : table.rows.filter(({ cells }) => isName(cells[naming]) && cells.some((cell, index) => index !== naming && isBlankCell(cell)))
  const part: TablePart = {
    type: 'table',
    ...base('', table.at, directive, ''),
    columns: table.columns.map((cell, index): ColumnPart => {
      const about = directive?.columns?.get(cell.text)
      const example = table.rows[0]?.cells[index]?.text ?? ''
      return {
        name: cell.text,
        aliases: about?.aliases ?? [],
        optional: about?.optional ?? (cell.text === '' || means('note', cell.text) || saysOptional(cell.text)),
        valueType: about?.type ?? valueTypeOf(example, cell.text),
      }
    }),
    // What is named twice is no name.
    rows:
      named.length > 1 && new Set(named.map((row) => nameKey(row.cells[naming]?.text ?? ''))).size === named.length
        ? named.map((row): RowPart => ({ name: row.cells[naming]?.text ?? '', source: template.source(row.at, row.at) }))
        : [],
    examples: table.rows.map((row) => row.cells.map((cell) => cell.text)),
    least: directive?.least ?? 1,
    source: template.source(table.at, table.at),
  }
  return [part]
}

/** True for a table of actions with their owners, whose rows are examples even without a blank. */
function isOfWork({ columns }: Table, name: string): boolean {
  const isAction = (text: string) =>
    conceptsIn(text).some((concept) => concept === 'action' || concept === 'action item' || concept === 'follow up')
  return isAction(name) && columns.some(({ text }) => conceptsIn(text).includes('owner'))
}

/**
 * The column with the names of rows that are to be filled in: milestones, roles, levels. It is the first one, or the one behind numbers
 * and times; -1 for none. An id or a number is only an example.
 */
function namingColumn({ columns, rows }: Table): number {
  return columns.findIndex(
    (_, index) =>
      rows.some(({ cells }) => isName(cells[index])) &&
      (index === 0 || rows.every(({ cells }) => isName(cells[index]) && cells.slice(0, index).every(isNumberOrTime))),
  )
}

/** True for a cell that only counts its row, or is for its time. */
function isNumberOrTime(cell: Cell): boolean {
  return cell.empty || !/\p{L}/u.test(cell.text) || /^\W*(?:HH|hh):/.test(cell.text)
}

function isName(cell: Cell | undefined): boolean {
  return /\p{L}/u.test(cell?.text ?? '') && !isBlankCell(cell) && !/^[\p{Lu}\d]+-?\d+$|^\d|^@|…|\.{3}/u.test(cell?.text ?? '')
}
