/** The times of a document: each with its zone, written or declared, and the day it belongs to. */

import { fieldsOfBlock, tablesOfBlock } from './model/blocks.ts'
import type { Block, Cell, Document, Field, Heading, Place, Run, Section } from './model/document.ts'
import { allSections } from './model/sections.ts'
import type { Span } from './text.ts'
import {
  type CalendarDate,
  calendarDate,
  type DateMention,
  findZoneDeclarations,
  recogniseDates,
  recogniseTimes,
  type TextContext,
  type TimeMention,
  type Zone,
  type ZoneDeclaration,
  zoneOf,
} from './time/index.ts'

/** Where the zone of times is said once for all that it covers. */
export interface Declaration {
  readonly zone: Zone
  readonly written: string
  /** The zone's words. */
  readonly at: Place
}

/** A time as it stands in its block, whatever the rest of the document says. */
export interface TimeInBlock {
  readonly mention: TimeMention
  /** Where offsets of the mention count from. */
  readonly origin: Place
  readonly at: Place
  /** Declared by the label or the column's heading itself: `Time (UTC)`. */
  readonly declaration: Declaration | undefined
  /** The day in another cell of its row, or of a row above where that cell is empty. */
  readonly rowDate: DateMention | undefined
}

/** A time of day in a document, with what the rest of it says. */
export interface TimeInDocument extends TimeInBlock {
  readonly section: Section
  /** The declaration that covers it; `undefined` if there is none, whether or not the time needs one. */
  readonly declaration: Declaration | undefined
  /** The day that the document gives to times without one: the row's, the section's, the title's, the front matter's. */
  readonly documentDate: CalendarDate | undefined
}

/** A stretch of a run that is read on its own: a field's value, a cell, or all of it. */
interface Piece {
  readonly at: Place
  readonly text: string
  readonly context: TextContext
  readonly declaration: Declaration | undefined
  readonly rowDate: DateMention | undefined
}

const known = new WeakMap<Block, readonly TimeInBlock[]>()

/** The times in a block, in order; found once. */
export function timesIn(block: Block): readonly TimeInBlock[] {
  const before = known.get(block)
  if (before) return before
  const found = piecesOf(block).flatMap(({ at, text, context, declaration, rowDate }) =>
    recogniseTimes(text, context).map((mention) => ({ mention, origin: at, at: placeIn(at, mention.span), declaration, rowDate })),
  )
  known.set(block, found)
  return found
}

/** A span of a piece of text as a place. */
export function placeIn(origin: Place, span: Span): Place {
  return { block: origin.block, start: origin.start + span.start, end: origin.start + span.end }
}

const timesOfDocuments = new WeakMap<Document, readonly TimeInDocument[]>()

/** All times of a document, in order; found once. */
export function timesOf(document: Document): readonly TimeInDocument[] {
  const before = timesOfDocuments.get(document)
  if (before) return before
  const times = findTimes(document)
  timesOfDocuments.set(document, times)
  return times
}

/** All times of a document by the block in which they stand. */
export function timesByBlock(document: Document): ReadonlyMap<Block, readonly TimeInDocument[]> {
  const groups = new Map<Block, TimeInDocument[]>()
  for (const time of timesOf(document)) {
    const group = groups.get(time.at.block)
    if (group) group.push(time)
    else groups.set(time.at.block, [time])
  }
  return groups
}

function findTimes(document: Document): TimeInDocument[] {
  if (document.blocks.every((block) => timesIn(block).length === 0)) return []
  const scopes = declarationScopes(document)
  const dates = datesOfSections(document)
  const times: TimeInDocument[] = []
  const sections = sectionStarts(document)
  let section = document.root
  let next = 0
  for (const block of document.blocks) {
    for (const time of timesIn(block)) {
      const offset = document.startOf(block) + time.at.start
      while ((sections[next]?.start ?? Number.POSITIVE_INFINITY) <= offset) {
        section = sections[next]?.section ?? section
        next++
      }
      const scope = scopes.findLast(({ start, end }) => start <= offset && offset < end)
      const sectionDate = dates.get(section)
      times.push({
        ...time,
        section,
        declaration: time.declaration ?? scope?.declaration,
        documentDate: calendarDate(time.rowDate, sectionDate?.year) ?? sectionDate,
      })
    }
  }
  return times
}

/** The declarations of a document that stand outside labels and columns, in order. */
export function declarationsOf(document: Document): Declaration[] {
  return declarationScopes(document).map(({ declaration }) => declaration)
}

function sectionStarts(document: Document): { section: Section; start: number }[] {
  return Array.from(allSections(document.root), (section) => ({
    section,
    start: section.heading ? document.spanOf(section.heading.at).start : 0,
  }))
}

/** The label of a row that says the zone: `| Time zone | Europe/Berlin |`. */
const zoneLabel = /^(?:time[ -]?zone|tz|zeitzone|タイムゾーン|时区|時区)$/iu

interface DeclarationScope {
  readonly declaration: Declaration
  /** Offsets in the document. */
  readonly start: number
  readonly end: number
}

/** What each declaration covers: a heading's its section, one in the text or in a table all that follows, the front matter's everything. */
function declarationScopes(document: Document): DeclarationScope[] {
  const scopes: DeclarationScope[] = []
  const entry = document.frontMatter?.entries.get('timezone') ?? document.frontMatter?.entries.get('time_zone')
  const zone = typeof entry?.value === 'string' ? zoneOf(entry.value) : undefined
  if (entry && zone)
    scopes.push({ declaration: { zone, written: String(entry.value), at: entry.valueAt }, start: 0, end: document.text.length + 1 })
  const sections = sectionStarts(document)
  for (const block of document.blocks) {
    for (const { form, label, value } of fieldsOfBlock(block)) {
      const zone = form === 'table' && zoneLabel.test(label) ? zoneOf(value.text) : undefined
      if (!zone) continue
      const start = document.startOf(block)
      scopes.push({ declaration: { zone, written: value.text, at: value.at }, start, end: document.text.length + 1 })
    }
    for (const run of block.runs) {
      if (run.where === 'cell') continue
      for (const found of declarationsIn(run)) {
        const declaration: Declaration = { zone: found.zone, written: found.written, at: placeIn(run.at, found.span) }
        const start = document.startOf(block) + run.at.start
        const labelled = fieldAround(block, placeIn(run.at, found.span))
        // A label that says its own zone covers its value, which is read with it.
        if (labelled) continue
        let end = document.text.length + 1
        if (run.where === 'heading') {
          const index = sections.findIndex(
            (candidate) => candidate.section.heading?.textAt.block === block && candidate.section.heading.textAt.start === run.at.start,
          )
          const own = sections[index]
          const after = own && sections.slice(index + 1).find((other) => other.section.depth <= own.section.depth)
          if (own) end = after?.start ?? end
        }
        scopes.push({ declaration, start, end })
      }
    }
  }
  return scopes.sort((a, b) => a.start - b.start)
}

const declarationsOfRuns = new WeakMap<Run, readonly ZoneDeclaration[]>()

function declarationsIn(run: Run): readonly ZoneDeclaration[] {
  const before = declarationsOfRuns.get(run)
  if (before) return before
  const found = findZoneDeclarations(run.text)
  declarationsOfRuns.set(run, found)
  return found
}

const datesOfRuns = new WeakMap<Run, readonly DateMention[]>()

/** The dates in a run of text; found once. Their spans count from the run's start. */
export function datesInRun(run: Run): readonly DateMention[] {
  const before = datesOfRuns.get(run)
  if (before) return before
  const found = recogniseDates(run.text)
  datesOfRuns.set(run, found)
  return found
}

function fieldAround(block: Block, place: Place): Field | undefined {
  return fieldsOfBlock(block).find(
    (field) =>
      field.labelAt.start <= place.start &&
      place.end <= field.labelAt.end &&
      /date|time|start|end|begin|detected|resolved|due|update|posted/i.test(field.label) &&
      !/zone/i.test(field.label),
  )
}

/** Cuts the runs of a block where a label or a column says what stands there. */
function piecesOf(block: Block): Piece[] {
  const fields = fieldsOfBlock(block)
  const columns = columnsOf(block)
  return block.runs.flatMap((run): Piece[] => {
    if (run.where === 'cell') {
      const { column, rowDate } = columns.get(run.at.start) ?? {}
      const heading = column && labelOf(column.text, column.at)
      return [{ at: run.at, text: run.text, context: heading?.context ?? {}, declaration: heading?.declaration, rowDate }]
    }
    if (run.where === 'heading') return [{ at: run.at, text: run.text, context: {}, declaration: undefined, rowDate: undefined }]
    return fieldPieces(run, fields)
  })
}

function fieldPieces(run: Run, fields: readonly Field[]): Piece[] {
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
    // The label too may be a time: `10:45: alert fires`.
    add(at, valueStart, {}, undefined)
    const label = labelOf(field.label, field.labelAt)
    add(valueStart, next, label.context, label.declaration)
    at = next
  }
  add(at, run.at.end, {}, undefined)
  return pieces
}

/** The heading over each cell with content, and the day that its row is about, by the start of the cell. */
function columnsOf(block: Block): Map<number, { column: Cell; rowDate: DateMention | undefined }> {
  const columns = new Map<number, { column: Cell; rowDate: DateMention | undefined }>()
  for (const table of tablesOfBlock(block)) {
    let rowDate: DateMention | undefined
    for (const row of table.rows) {
      rowDate = row.cells.map(dateInCell).find((date) => date !== undefined) ?? rowDate
      for (const [index, cell] of row.cells.entries()) {
        const column = table.columns[index]
        if (column && !cell.empty) columns.set(cell.at.start, { column, rowDate })
      }
    }
  }
  return columns
}

/** The date that a cell consists of. */
function dateInCell({ text }: Cell): DateMention | undefined {
  const [date] = recogniseDates(text)
  return date && text.replace(/[*_~`]/g, '').trim().length === date.span.end - date.span.start ? date : undefined
}

function labelOf(label: string, at: Place): { context: TextContext; declaration: Declaration | undefined } {
  const [found] = findZoneDeclarations(at.block.text.slice(at.start, at.end))
  const declaration: Declaration | undefined = found && { zone: found.zone, written: found.written, at: placeIn(at, found.span) }
  const expectsTime = /^\W*(?:time|timestamp|date and time|when|uhrzeit|zeit|時刻|時間|时间)(?![\p{L}])/iu.test(label)
  return { context: { label, ...(expectsTime ? { expectsTime } : {}) }, declaration }
}

/** The day of each section: the one that its heading names, else that of the section around it, else the document's. */
function datesOfSections(document: Document): ReadonlyMap<Section, CalendarDate | undefined> {
  const dates = new Map<Section, CalendarDate | undefined>()
  const fallback = dateOfDocument(document)
  const visit = (section: Section, inherited: CalendarDate | undefined) => {
    const own = section.heading ? calendarDate(datesIn(section.heading)[0], fallback?.year) : undefined
    dates.set(section, own ?? inherited)
    for (const child of section.sections) visit(child, own ?? inherited)
  }
  visit(document.root, fallback)
  return dates
}

const headingDates = new WeakMap<Heading, readonly DateMention[]>()

function datesIn(heading: Heading): readonly DateMention[] {
  const before = headingDates.get(heading)
  if (before) return before
  const found = recogniseDates(heading.text)
  headingDates.set(heading, found)
  return found
}

/** The day that a document is about: its front matter's, else the first date above the second heading or in a field called date. */
function dateOfDocument(document: Document): CalendarDate | undefined {
  for (const key of ['date', 'created', 'datum']) {
    const entry = document.frontMatter?.entries.get(key)
    const text = entry ? entry.valueAt.block.text.slice(entry.valueAt.start, entry.valueAt.end) : ''
    const date = text ? calendarDate(recogniseDates(text)[0]) : undefined
    if (date) return date
  }
  let headings = 0
  for (const block of document.blocks) {
    for (const run of block.runs) {
      if (run.where === 'heading') headings++
      const date = calendarDate(datesInRun(run).find((mention) => mention.year !== undefined && mention.order === 'certain'))
      if (date) return date
      if (headings > 3) return undefined
    }
  }
  return undefined
}
