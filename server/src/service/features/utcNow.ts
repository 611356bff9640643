/** *Insert UTC Now*: the current time, as precise as the place asks for, in place of its blank or moment. */
import type { Range } from 'vscode-languageserver-types'
import { utcDate, utcMinute } from '../../core/linter/fixes/values.ts'
import { allOf } from '../../core/markdown/blocks.ts'
import type { Block, Document, Place, Table } from '../../core/markdown/document.ts'
import { fieldsIn } from '../../core/markdown/outline.ts'
import { allSections } from '../../core/markdown/sections.ts'
import { columnsOf } from '../../core/matching/tables.ts'
import { placeholdersIn } from '../../core/recognisers/placeholders.ts'
import { datesInRun, placeIn, type TimeInBlock, timesIn } from '../../core/recognisers/times/moments.ts'
import type { FieldPart, ValueType } from '../../core/template/kind.ts'
import { valueTypeOf } from '../../core/template/value.ts'
import type { Span } from '../../core/util/text.ts'
import type { CommandEdit } from '../../protocol.ts'
import type { Examined } from '../../workspace/examine.ts'
import { rangeOf, spanOf } from '../convert/ranges.ts'

/** A day, a time of day, or both, to the minute or the second. */
type Precision = 'date' | 'time' | 'minute' | 'second'

/**
 * The current time for each range: it replaces the range, or the blank or moment that it is in or that a cursor touches. Ranges in the same
 * one get the same edit, so that a client applies it once. `now` is in milliseconds since 1970.
 */
export function utcNowAt(examined: Pick<Examined, 'document' | 'result'>, ranges: readonly Range[], now: number): CommandEdit[] {
  const { document } = examined
  return ranges.map((range) => {
    const own = spanOf(document.lines, range)
    const { span, written, before = '' } = replacedAt(document, own) ?? { span: own, written: '' }
    const precision = precisionIn(written) ?? precisionAt(examined, own.start)
    return { range: rangeOf(document.lines, span), newText: before + momentAs(precision, now) }
  })
}

function momentAs(precision: Precision, now: number): string {
  if (precision === 'date') return utcDate(now)
  if (precision === 'second') return `${new Date(now).toISOString().slice(0, 19)}Z`
  return precision === 'time' ? utcMinute(now).slice(11) : utcMinute(now)
}

interface Replaced {
  readonly span: Span
  /** The replaced text. */
  readonly written: string
  /** Text to add before the new moment. */
  readonly before?: string
}

/** The blank, moment or day around a span, or touched by an empty one. */
function replacedAt(document: Document, { start, end }: Span): Replaced | undefined {
  const blocks = document.blocks.filter((block) => document.startOf(block) <= end && start <= document.startOf(block) + block.text.length)
  for (const block of blocks) {
    const from = document.startOf(block)
    const found = inBlock(block, { start: start - from, end: end - from })
    if (found) return { ...found, span: { start: found.span.start + from, end: found.span.end + from } }
  }
  return undefined
}

function inBlock(block: Block, cursor: Span): Replaced | undefined {
  const replaced = ({ start, end }: Place): Replaced => ({ span: { start, end }, written: block.text.slice(start, end) })
  const touched = (place: Place) => place.start <= cursor.start && cursor.end <= place.end
  const blank = placeholdersIn(block).find(({ at, text }) => {
    const isInside = touched(at) && (cursor.start < cursor.end || (at.start < cursor.start && cursor.end < at.end))
    // Beside a blank of another type a moment can be inserted.
    return isInside || (touched(at) && isTime(valueTypeOf(text, '')))
  })
  if (blank) return replaced(blank.at)
  const times = timesIn(block)
  const time = times.find(({ at }) => touched(at))
  if (time) {
    const single = momentsAt(time, times).find(touched)
    // Times that share a zone cannot be replaced alone, so the current time goes behind them.
    return single ? replaced(single) : { span: { start: time.at.end, end: time.at.end }, written: '', before: ' ' }
  }
  for (const run of block.runs) {
    const date = datesInRun(run).find(({ span }) => touched(placeIn(run.at, span)))
    if (date) return replaced(placeIn(run.at, date.span))
  }
  return undefined
}

function isTime(type: ValueType): boolean {
  return type === 'date' || type === 'time' || type === 'timestamp'
}

/** The places of a time, or of both ends of a range, that can be replaced alone; none if a zone is shared. */
function momentsAt({ mention, origin, at }: TimeInBlock, others: readonly TimeInBlock[]): Place[] {
  const { zone, until, timeSpan } = mention
  const isShared = others.some(
    (other) => other.mention !== mention && other.mention.zone && zone && other.mention.zone.span.start === zone.span.start,
  )
  if (isShared || (zone && (zone.span.start < mention.span.start || zone.span.end > mention.span.end))) return []
  if (!until) return [at]
  if (zone && zone.span.start === until.zone?.span.start) return []
  const second = Math.min(until.timeSpan.start, until.date?.span.start ?? until.timeSpan.start)
  const first = Math.max(
    timeSpan.end,
    zone?.span.end ?? 0,
    (mention.date?.span.start ?? second) < second ? (mention.date?.span.end ?? 0) : 0,
  )
  return [placeIn(origin, { start: mention.span.start, end: first }), placeIn(origin, { start: second, end: mention.span.end })]
}

/** The precision of a mask or of the replaced moment; `undefined` if the place decides. */
function precisionIn(written: string): Precision | undefined {
  if (/hh:?mm:?ss|\d:\d\d:\d\d/i.test(written)) return 'second'
  if (/^(?:YYYY|JJJJ|AAAA|DD|MM|TT|JJ)\b[^h]*$/i.test(written)) return 'date'
  if (/^hh:mm$/i.test(written)) return 'time'
  return /hh:?mm/i.test(written) ? 'minute' : undefined
}

/** What a place asks for. */
export interface Asked {
  /** `text` if nothing tells. */
  readonly type: ValueType
  /** The template's blank at the place; empty for none. */
  readonly blank: string
  /** Its label or column. */
  readonly label: string
  readonly part: FieldPart | undefined
}

/** What the field or column at an offset asks for, by its part of the template, else by its own name; `undefined` in running text. */
export function askedAt({ document, result }: Pick<Examined, 'document' | 'result'>, offset: number): Asked | undefined {
  const fields = result?.match?.fields
  for (const section of allSections(document.root)) {
    for (const { field } of fieldsIn(section.elements)) {
      const end = document.lines.lineEnd(document.lines.positionAt(document.spanOf(field.value.at).end).line)
      if (offset <= document.spanOf(field.labelAt).end || offset > end) continue
      const { label } = field
      const part = fields?.get(field)
      if (part?.type !== 'field') return { type: valueTypeOf('', label), blank: '', label, part: undefined }
      return { type: part.signOff ? 'date' : part.valueType, blank: part.signOff ? '' : part.blank, label, part }
    }
  }
  for (const { elements } of document.bodies) {
    for (const table of allOf(elements, 'table')) {
      const { start, end } = document.spanOf(table.at)
      if (start <= offset && offset <= end) return { ...columnAt(document, table, offset, result), blank: '', part: undefined }
    }
  }
  return undefined
}

function precisionAt(examined: Pick<Examined, 'document' | 'result'>, offset: number): Precision {
  const { type = 'text', blank = '' } = askedAt(examined, offset) ?? {}
  return ofType(type, blank)
}

function ofType(type: ValueType, blank: string): Precision {
  if (type === 'date' || type === 'time') return type
  return /hh:?mm:?ss/i.test(blank) ? 'second' : 'minute'
}

function columnAt(document: Document, table: Table, offset: number, result: Examined['result']): Pick<Asked, 'type' | 'label'> {
  const row = table.rows.find(({ at }) => document.spanOf(at).start <= offset && offset <= document.spanOf(at).end)
  const index = row?.cells.findLastIndex(({ at }) => document.spanOf(at).start <= offset) ?? -1
  const column = table.columns[index]
  if (column === undefined) return { type: 'text', label: '' }
  const part = result?.match?.tables.get(table)
  const columns = part && columnsOf(part, table)
  const own = part?.columns.find((candidate) => columns?.get(candidate) === index)
  return { type: own?.valueType ?? valueTypeOf('', column.text), label: column.text }
}
