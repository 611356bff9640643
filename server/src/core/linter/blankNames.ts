/** What a blank stands in for, in the document's own words: so a list of what is open can say more than `[Link]`. */
import { allFields, allOf, contains } from '../markdown/blocks.ts'
import type { ListItem, Place, Table } from '../markdown/document.ts'

/** The name of the field, cell or item that a blank stands in; `undefined` for one in running text. */
export function nameOfBlank(at: Place): string | undefined {
  const { block } = at
  const fields = allFields(block.contents).filter(({ value }) => contains(value.at, at))
  // The innermost, of a field that goes on below and one that stands there.
  const field = fields.sort((a, b) => b.value.at.start - a.value.at.start)[0]
  if (field && field.label !== '') return field.label
  for (const table of allOf(block.contents, 'table')) if (contains(table.at, at)) return nameInTable(table, at)
  const item = allOf(block.contents, 'item').find(({ textAt }) => contains(textAt, at))
  return item && nameOfItem(item, at)
}

/**
 * What to call a line that is to be corrected: the name of the field, row or item that the fault stands in; the words at fault where they
 * stand in none, or are the name themselves; else the words of the line.
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

/** True for what stands in the first cell of a row, which is what tells the row from others. */
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

/** `<row>: <column>`, as other lines of a table are called; of a blank that is to name its row only the column. */
function nameInTable({ columns, rows }: Table, at: Place): string | undefined {
  const row = rows.find((one) => contains(one.at, at))
  const index = row?.cells.findIndex((cell) => contains(cell.at, at)) ?? -1
  const column = columns[index]?.text ?? ''
  const first = row?.cells.findIndex((cell) => !cell.empty) ?? -1
  const name = first < index ? (row?.cells[first]?.text ?? '') : ''
  return [name, column].filter((part) => part !== '').join(': ') || undefined
}

/** A name is not longer: what stands further on says nothing of which item it is. */
const maxNameLength = 300

/** The words of an item up to the blank, without marks of emphasis and what joins both. */
function nameOfItem({ textAt }: ListItem, at: Place): string | undefined {
  const words = textAt.block.text.slice(textAt.start, Math.min(at.start, textAt.start + maxNameLength))
  const name = words.replace(/[*_`~]+/g, '').replace(/[\s:：–—([<-]+$/u, '')
  return /[\p{L}\p{N}]/u.test(name) ? name.replace(/\s+/g, ' ').trim() : undefined
}
