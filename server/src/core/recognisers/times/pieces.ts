/** The ranges of a block that are read for times separately, each with its label or column. */

import { allFields, allOf, contains, sourceOf } from '../../markdown/blocks.ts'
import type { Block, Cell, Field, Place, TextRun } from '../../markdown/document.ts'
import { type DateMention, dateAlone, findZonesInTitle, recogniseTimes, type TextContext, zoneOf } from '../../time/index.ts'
import { anyCase } from '../../util/anyCase.ts'
import { perObject } from '../../util/perObject.ts'
import { type Declaration, placeIn } from './declarations.ts'

/** A range of a run that is read separately: a field's value, a cell, or the whole run. */
export interface Piece {
  readonly at: Place
  readonly text: string
  readonly context: TextContext
  readonly declaration: Declaration | undefined
  readonly rowDate: DateMention | undefined
}

/** Splits the runs of a block at labels and cells. */
export function piecesOf(block: Block): Piece[] {
  const fields = allFields(block.contents)
  const columns = columnsOf(block)
  return block.runs.flatMap((run): Piece[] => {
    if (run.where === 'cell') {
      const { column, isFirst, rowDate } = columns.get(run.at.start) ?? {}
      const heading = column && labelOf(column.text, column.at)
      const isTime = isFirst || heading?.context.expectsTime || heading?.declaration !== undefined
      const { text } = isTime ? withValues(run) : withZones(run)
      return [{ at: run.at, text, context: heading?.context ?? {}, declaration: heading?.declaration, rowDate }]
    }
    if (run.where === 'heading') return [{ at: run.at, text: withZones(run).text, context: {}, declaration: undefined, rowDate: undefined }]
    const hasValues =
      run.where === 'item' || (run.code.length > 0 && fields.some((field) => !field.tentative && contains(run.at, field.labelAt)))
    return fieldPieces(hasValues ? withValues(run) : withZones(run), fields)
  })
}

/** A run in which code is opaque, unless it is the name of a zone: ``14:30 `UTC` ``. */
function withZones(run: TextRun): TextRun {
  return withCode(run, (_before, name) => isZone(name))
}

/**
 * The same, but a moment in code is read where it is the value: with which an item begins, or which is all of a cell or of a label's value.
 * What other code stands for (a setting, an example) nobody knows.
 */
function withValues(run: TextRun): TextRun {
  const isValue = (before: string, behind: string) =>
    ((run.where === 'item' || run.where === 'cell') && /^[\s*_~]*$/.test(before)) ||
    (/[:：][^\S\n]*[*_~]*[^\S\n]*$/u.test(before) && /^[*_~\\\s]*(?:$|[,;(–—])/.test(behind.split('\n', 1)[0] ?? ''))
  return withCode(run, (before, name, behind) => isZone(name) || (isValue(before, behind) && isMoment(name.split(/[,;(]/, 1)[0] ?? '')))
}

/** A run in which every moment in code can be read, and nothing else in code. */
export const withMoments = perObject((run: TextRun): TextRun => withCode(run, (_before, name) => isMoment(name)))

function withCode(run: TextRun, isShown: (before: string, name: string, behind: string) => boolean): TextRun {
  if (run.code.length === 0) return run
  let text = ''
  let behind = 0
  for (const { block, start, end } of run.code) {
    const words = block.text.slice(start, end)
    const name = words.replace(/^`+|`+$/g, (ticks) => ' '.repeat(ticks.length))
    const from = start - run.at.start
    const before = text + run.text.slice(behind, from)
    behind = from + end - start
    text = before + (isShown(before, name, run.text.slice(behind)) ? name : '■'.repeat(end - start))
  }
  return { ...run, text: text + run.text.slice(behind) }
}

function isZone(text: string): boolean {
  return zoneOf(text) !== undefined
}

/** True if a text is a moment and nothing else. */
function isMoment(text: string): boolean {
  const value = text.trim()
  if (!/^[\dT]/.test(value) || value.length > 40) return false
  const [mention] = recogniseTimes(value, { expectsTime: true })
  return mention !== undefined && mention.span.start === 0 && mention.span.end === value.length
}

function fieldPieces(run: TextRun, fields: readonly Field[]): Piece[] {
  const own = fields
    .filter((field) => field.form !== 'table' && field.labelAt.start >= run.at.start && field.labelAt.end <= run.at.end)
    .sort((a, b) => a.labelAt.start - b.labelAt.start)
  const pieces: Piece[] = []
  let at = run.at.start
  const add = (start: number, end: number, context: TextContext, declaration: Declaration | undefined) => {
    if (end > start)
      pieces.push({
        at: { ...run.at, start, end },
        text: run.text.slice(start - run.at.start, end - run.at.start),
        context,
        declaration,
        rowDate: undefined,
      })
  }
  for (const [index, field] of own.entries()) {
    const next = own[index + 1]?.labelAt.start ?? run.at.end
    const valueStart = Math.min(next, Math.max(field.labelAt.end, field.value.empty ? field.labelAt.end : field.value.at.start))
    // The label itself may be a time: `10:45: alert fires`.
    add(at, valueStart, {}, undefined)
    const label = labelOf(field.label, field.labelAt)
    add(valueStart, next, label.context, label.declaration)
    at = next
  }
  add(at, run.at.end, {}, undefined)
  return pieces
}

interface CellContext {
  readonly column: Cell
  readonly isFirst: boolean
  readonly rowDate: DateMention | undefined
}

/** The heading of each cell with content, and the day of its row, by the start of the cell. */
function columnsOf(block: Block): Map<number, CellContext> {
  const columns = new Map<number, CellContext>()
  for (const table of allOf(block.contents, 'table')) {
    const above = table === block.contents[0] ? block.continuation?.day : undefined
    let rowDate = above === undefined ? undefined : dateAlone(above)
    for (const row of table.rows) {
      rowDate = row.cells.map(({ text }) => dateAlone(text)).find((date) => date !== undefined) ?? rowDate
      for (const [index, cell] of row.cells.entries()) {
        const column = table.columns[index]
        if (column && !cell.empty) columns.set(cell.at.start, { column, isFirst: index === 0, rowDate })
      }
    }
  }
  return columns
}

const timeLabel = anyCase(
  String.raw`^[\s*_(]*(?:(?:(?:time|timestamp|date and time|when|uhrzeit|zeit|zeitpunkt|heures?|date et heure|horodatage|quand|horas?|fecha y hora|cuándo|data e hora|data\/hora|quando|horário|horario|orario|data e ora|ora|tijd|tijdstip|wanneer)(?![\p{L}]))|日時|時刻|時間|时间|时刻|시각|시간|일시)`,
)

function labelOf(label: string, at: Place): { context: TextContext; declaration: Declaration | undefined } {
  const [found] = findZonesInTitle(sourceOf(at))
  const declaration: Declaration | undefined = found && { ...found, at: placeIn(at, found.span) }
  const expectsTime = timeLabel(label).test(label)
  return { context: { label, ...(expectsTime ? { expectsTime } : {}) }, declaration }
}
