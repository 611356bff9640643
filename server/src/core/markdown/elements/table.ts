/** Reads a table with the exact place of every cell. */
import type { Table as MdastTable, TableCell, TableRow } from 'mdast'
import type { Cell, Field, Row, Table } from '../document.ts'
import { cleaned, readValue } from './fields.ts'
import { endOf, startOf } from './inline.ts'
import type { Reader } from './reader.ts'
import { seenText } from './unseen.ts'

/** Reads a table, or the rest of one whose header is in an earlier block. */
export function readTable(node: MdastTable, reader: Reader, above?: readonly Cell[]): Table {
  const [header, ...below] = node.children
  const columns = above ?? header?.children.map((cell) => readCell(cell, reader)) ?? []
  const body = above ? node.children : below
  const rows = body.map((row) => readRow(row, columns.length, reader))
  const at = reader.place(startOf(node), endOf(node))
  return { type: 'table', columns, rows, at, fields: columns.length === 2 ? rows.flatMap((row) => fieldOf(row, reader)) : [] }
}

function readRow(node: TableRow, width: number, reader: Reader): Row {
  const cells = node.children.map((cell) => readCell(cell, reader))
  const end = endOf(node)
  while (cells.length < width) cells.push({ text: '', at: reader.place(end, end), empty: true })
  return { cells, at: reader.place(startOf(node), end), empty: cells.every((cell) => cell.empty || /^\[ ?\]$/.test(cell.text)) }
}

function readCell(node: TableCell, reader: Reader): Cell {
  const first = node.children[0]
  const last = node.children.at(-1)
  const text = cleaned(seenText(node.children))
  if (!first || !last || text === '') {
    // An mdast cell begins at its bar; the content belongs one space behind it.
    const bar = reader.text[startOf(node)] === '|' ? startOf(node) + 1 : startOf(node)
    const room = endOf(node) - bar
    const start = bar + (room > 1 && /[ \t]/.test(reader.text[bar] ?? '') ? 1 : 0)
    if (first && last) reader.run('cell', startOf(first), endOf(last), node.children)
    return { text: '', at: reader.place(start, start), empty: true }
  }
  const at = reader.place(startOf(first), endOf(last))
  reader.run('cell', at.start, at.end, node.children)
  return { text, at, empty: false }
}

/** A row of two cells as a field: the first is the label, the second the value. */
function fieldOf(row: Row, reader: Reader): Field[] {
  const [label, cell] = row.cells
  if (!label || !cell || label.empty) return []
  const value = cell.empty
    ? { text: '', at: cell.at, elements: [], options: [], empty: true }
    : readValue(reader, cell.at.start, cell.at.end)
  return [{ type: 'field', label: label.text.replace(/[:：]$/, ''), labelAt: label.at, form: 'table', at: row.at, value, tentative: false }]
}
