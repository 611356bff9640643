/** *Insert UTC Now*: now, as exactly as the place asks for. */
import type { Position } from 'vscode-languageserver-types'
import type { ValueType } from '../core/kind/kind.ts'
import { elementsOf, fieldsIn } from '../core/kind/outline.ts'
import { columnsOf } from '../core/kind/tables.ts'
import { valueTypeOf } from '../core/kind/value.ts'
import type { Document, Table } from '../core/model/document.ts'
import { allSections } from '../core/model/sections.ts'
import { utcDate, utcMinute } from '../core/rules/values.ts'
import type { Examined } from './examine.ts'

/** How a moment is written: a day, a time of that day, or both, to the minute or the second. */
type Precision = 'date' | 'time' | 'minute' | 'second'

/** Now for each position. `now` is in milliseconds since 1970. */
export function utcNowAt(examined: Pick<Examined, 'document' | 'result'>, positions: readonly Position[], now: number): string[] {
  return positions.map((position) => momentAs(precisionAt(examined, examined.document.lines.offsetAt(position)), now))
}

function momentAs(precision: Precision, now: number): string {
  if (precision === 'date') return utcDate(now)
  if (precision === 'second') return `${new Date(now).toISOString().slice(0, 19)}Z`
  return precision === 'time' ? utcMinute(now).slice(11) : utcMinute(now)
}

/** What the field or column at an offset asks for: by its part of the template, else by its own name. */
function precisionAt({ document, result }: Pick<Examined, 'document' | 'result'>, offset: number): Precision {
  const fields = result?.match?.fields
  for (const section of allSections(document.root)) {
    for (const { field } of fieldsIn(section.elements)) {
      const end = document.lines.lineEnd(document.lines.positionAt(document.spanOf(field.value.at).end).line)
      if (offset <= document.spanOf(field.labelAt).end || offset > end) continue
      const part = fields?.get(field)
      if (part?.type !== 'field') return ofType(valueTypeOf('', field.label), '')
      return part.signOff ? 'date' : ofType(part.valueType, part.blank)
    }
  }
  for (const { elements } of document.passages) {
    for (const table of elementsOf(elements, 'table')) {
      const { start, end } = document.spanOf(table.at)
      if (start <= offset && offset <= end) return ofType(columnType(document, table, offset, result), '')
    }
  }
  return 'minute'
}

function ofType(type: ValueType, blank: string): Precision {
  if (type === 'date' || type === 'time') return type
  return /hh:?mm:?ss/i.test(blank) ? 'second' : 'minute'
}

function columnType(document: Document, table: Table, offset: number, result: Examined['result']): ValueType {
  const row = table.rows.find(({ at }) => document.spanOf(at).start <= offset && offset <= document.spanOf(at).end)
  const index = row?.cells.findLastIndex(({ at }) => document.spanOf(at).start <= offset) ?? -1
  const column = table.columns[index]
  if (column === undefined) return 'text'
  const part = result?.match?.tables.get(table)
  const columns = part && columnsOf(part, table)
  const own = part?.columns.find((candidate) => columns?.get(candidate) === index)
  return own?.valueType ?? valueTypeOf('', column.text)
}
