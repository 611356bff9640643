/** Secrets in the columns of a table that are named like one. */

import { allOf } from '../../markdown/blocks.ts'
import type { Block, Table } from '../../markdown/document.ts'
import { anyCase } from '../../util/anyCase.ts'
import type { Secret } from './detectors.ts'
import { categoryOf, keyWords, pairWords, passwordWords, sortOf } from './labelWords.ts'
import { isReference } from './references.ts'
import { isKey, isPassword, looksRandom } from './values.ts'

/** The name of a column. The label is all of it or nearly so. */
const columnName = anyCase(
  `^[^\\p{L}]*(?:\\p{L}{1,20}[^\\p{L}]{1,3}){0,2}?(?:(${pairWords})|(${passwordWords})|(${keyWords}))(?:[^\\p{L}]|$).{0,30}$`,
)

/** The cells of columns named like a password, a key, or a user and password. */
export function inColumns(block: Block): Secret[] {
  return allOf(block.contents, 'table').flatMap((table) => inTable(block, table))
}

function inTable(block: Block, table: Table): Secret[] {
  const found: Secret[] = []
  for (const [index, column] of table.columns.entries()) {
    const match = columnName(column.text).exec(column.text)
    // Test results also have a column *Pass*.
    if (!match || (/^\W*pass\W*$/i.test(column.text) && table.columns.some(({ text }) => /fail/i.test(text)))) continue
    const sort = sortOf(match)
    for (const { cells } of table.rows) {
      const cell = cells[index]
      if (!cell || cell.empty) continue
      const source = block.text.slice(cell.at.start, cell.at.end)
      const [, user, raw = ''] = /^["'`*_]*(?:(\S{1,60}) ?[/:] ?)?["'`]?(\S+?)["'`*_]*$/.exec(source) ?? []
      const accepts = user !== undefined || sort === 'pair' ? looksRandom : sort === 'password' ? isPassword : isKey
      if (raw === '' || !accepts(raw) || (user !== undefined && isReference(source))) continue
      const start = cell.at.start + source.lastIndexOf(raw)
      found.push({ category: categoryOf(sort), span: { start, end: start + raw.length } })
    }
  }
  return found
}
