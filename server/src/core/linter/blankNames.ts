/** Names blanks in the document's own words, so that a list of open lines can say more than `[Link]`. */
import { allFields, allOf, contains } from '../markdown/blocks.ts'
import type { ListItem, Place, Table } from '../markdown/document.ts'

/** The name of the field, cell or item around a blank; `undefined` for a blank in running text. */
export function nameOfBlank(at: Place): string | undefined {
  const { block } = at
  const fields = allFields(block.contents).filter(({ value }) => contains(value.at, at))
  // Fields can nest: one that continues below may contain another. The innermost names the blank.
  const field = fields.sort((a, b) => b.value.at.start - a.value.at.start)[0]
  if (field && field.label !== '') return field.label
  for (const table of allOf(block.contents, 'table')) if (contains(table.at, at)) return nameInTable(table, at)
  const item = allOf(block.contents, 'item').find(({ textAt }) => contains(textAt, at))
  return item && nameOfItem(item, at)
}

/**
 * The name of a line to correct: the field, row or item around the fault. Without one, or if that is the fault itself, the words at fault;
 * else the words of the line.
 */
export function nameOfFault(at: Place): string {
  const name = isFirstOfRow(at) ? undefined : nameOfBlank(at)
  if (name !== undefined) return name
  const { text } = at.block
  const from = text.lastIndexOf('\n', at.start - 1) + 1
  const to = text.indexOf('\n', at.start)
  const ending = to < 0 ? text.length : to
  return plainWords(text.slice(at.start, Math.min(at.end, ending))) || plainWords(text.slice(from, ending))
}

/** True for a place in the first cell of a row. The first cell is what identifies a row. */
function isFirstOfRow(at: Place): boolean {
  const rows = allOf(at.block.contents, 'table').flatMap((table) => table.rows)
  const row = rows.find((one) => contains(one.at, at))
  return row !== undefined && row.cells.findIndex((cell) => contains(cell.at, at)) === row.cells.findIndex((cell) => !cell.empty)
}

/** Without marks of headings, quotes, lists and emphasis. */
function plainWords(text: string): string {
  return text
    .replace(/^[\s>#*+-]+|[*_`~|]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** `<row>: <column>`, as for other lines of a table; only the column if the blank is in the cell that names the row. */
function nameInTable({ columns, rows }: Table, at: Place): string | undefined {
  const row = rows.find((one) => contains(one.at, at))
  const index = row?.cells.findIndex((cell) => contains(cell.at, at)) ?? -1
  const column = columns[index]?.text ?? ''
  const first = row?.cells.findIndex((cell) => !cell.empty) ?? -1
  const name = first < index ? (row?.cells[first]?.text ?? '') : ''
  return [name, column].filter((part) => part !== '').join(': ') || undefined
}

/** Names are shorter than this; words further on do not identify the item. */
const maxNameLength = 300

/** The words of an item up to the blank, without emphasis and without the sign that joins both. */
function nameOfItem({ textAt }: ListItem, at: Place): string | undefined {
  const words = textAt.block.text.slice(textAt.start, Math.min(at.start, textAt.start + maxNameLength))
  const name = words.replace(/[*_`~]+/g, '').replace(/[\s:：–—([<-]+$/u, '')
  return /[\p{L}\p{N}]/u.test(name) ? name.replace(/\s+/g, ' ').trim() : undefined
}
