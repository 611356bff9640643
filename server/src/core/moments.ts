/** The times of a document: each with its zone, written or declared, and the day it belongs to. */

import { anyCase } from './anyCase.ts'
import { blocksOf, fieldsOfBlock, reads, tablesOfBlock } from './model/blocks.ts'
import type { Block, Cell, Document, Field, FrontMatter, Heading, Place, Run, Section } from './model/document.ts'
import type { Span } from './text.ts'
import {
  type CalendarDate,
  calendarDate,
  type DateMention,
  dateAlone,
  findZoneDeclarations,
  findZonesInTitle,
  formatDate,
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
  /** True if it is said in two ways that do not agree. */
  readonly contradicted?: boolean
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

const timesOfDocuments = new WeakMap<Document, DocumentTimes>()

function documentTimes(document: Document): DocumentTimes {
  const before = timesOfDocuments.get(document)
  if (before) return before
  const times = new DocumentTimes(document)
  timesOfDocuments.set(document, times)
  return times
}

/** All times of a document, in order. */
export function timesOf(document: Document): readonly TimeInDocument[] {
  return blocksWithTimes(document).flatMap((block) => timesOfBlock(document, block))
}

/** The times of a document in one of its blocks, in order; the same array as long as what the rest of the document says of them is the same. */
export function timesOfBlock(document: Document, block: Block): readonly TimeInDocument[] {
  return timesIn(block).length === 0 ? none : documentTimes(document).in(block)
}

/** The blocks of a document in which there are times, in order. */
export function blocksWithTimes(document: Document): readonly Block[] {
  return blocksOf(document, timeReader)
}

const none: readonly TimeInDocument[] = []
const timeReader = reads((block) => timesIn(block).length > 0)
const zoneReader = reads((block) => declarationsInBlock(block).length > 0)
const datedHeadingReader = reads((block) => block.passages.some(({ heading }) => heading && datesIn(heading).length > 0))

/** The times of a block with what the document says, and that alone where it says one thing for all of the block. */
interface BlockTimes {
  readonly times: readonly TimeInDocument[]
  readonly plain: PlainContext | undefined
}

/** What a document says that has no dates in its headings and one zone at most. */
interface PlainContext {
  readonly declaration: Declaration | undefined
  readonly date: string
}

const timesOfBlocks = new WeakMap<Block, BlockTimes>()

/** True if two versions of a document say the same of the times in blocks that are in both; false where that is not seen at once. */
export function saySameOfTimes(one: Document, other: Document): boolean {
  const [mine, its] = [documentTimes(one).plain, documentTimes(other).plain]
  return mine !== undefined && its !== undefined && mine.declaration === its.declaration && mine.date === its.date
}

/** Works something out from things in a document and their times; again only if other things are given or the document says otherwise of the times. */
export function fromTimes<Things extends readonly [object, ...object[]], Answer>(
  workOut: (document: Document, ...things: Things) => Answer,
): (document: Document, ...things: Things) => Answer {
  const known = new WeakMap<object, { document: Document; readonly things: Things; readonly answer: Answer }>()
  return (document, ...things) => {
    const last = known.get(things[0])
    if (last?.things.every((thing, index) => thing === things[index]) && saySameOfTimes(document, last.document)) {
      last.document = document
      return last.answer
    }
    const answer = workOut(document, ...things)
    known.set(things[0], { document, things, answer })
    return answer
  }
}

/** What a document says of the times in its blocks. */
class DocumentTimes {
  readonly #document: Document
  readonly #scopes: readonly DeclarationScope[]
  readonly #fallback: CalendarDate | undefined
  readonly #dates = new Map<Section, CalendarDate | undefined>()
  readonly plain: PlainContext | undefined
  /** From where on the plain context holds. */
  readonly #from: number

  constructor(document: Document) {
    this.#document = document
    this.#scopes = declarationScopes(document)
    this.#fallback = dateOfDocument(document)
    const [scope, ...others] = this.#scopes
    const isPlain =
      others.length === 0 &&
      (scope?.end ?? Number.POSITIVE_INFINITY) > document.length &&
      blocksOf(document, datedHeadingReader).length === 0
    this.plain = isPlain ? { declaration: scope?.declaration, date: dateKey(this.#fallback) } : undefined
    this.#from = scope?.start ?? 0
  }

  in(block: Block): readonly TimeInDocument[] {
    const plain = this.plain && this.#document.startOf(block) >= this.#from ? this.plain : undefined
    const known = timesOfBlocks.get(block)
    if (plain && known?.plain?.declaration === plain.declaration && known?.plain?.date === plain.date) return known.times
    const times = this.#read(block)
    const same = known?.times.every((time, index) => isSame(time, times[index] as TimeInDocument))
    const found = same && known ? known.times : times
    timesOfBlocks.set(block, { times: found, plain })
    return found
  }

  #read(block: Block): readonly TimeInDocument[] {
    const sections = this.#document.sectionsIn(block)
    const start = this.#document.startOf(block)
    let section = -1
    return timesIn(block).map((time): TimeInDocument => {
      while ((startIn(block, sections[section + 1]) ?? Number.POSITIVE_INFINITY) <= time.at.start) section++
      const scope = this.#scopeAt(start + time.at.start)
      const date = this.#dateOf(sections[section] ?? sections[0] ?? this.#document.root)
      const declaration = time.declaration ?? scope?.declaration
      return {
        ...(declaration ? withoutDoubt(time) : time),
        declaration,
        documentDate: calendarDate(time.rowDate, date?.year) ?? date,
      }
    })
  }

  #scopeAt(offset: number): DeclarationScope | undefined {
    return this.#scopes.length === 0 ? undefined : this.#scopes.findLast(({ start, end }) => start <= offset && offset < end)
  }

  /** The day of a section: the one that its heading names, else that of the section around it, else the document's. */
  #dateOf(section: Section): CalendarDate | undefined {
    if (this.#dates.has(section)) return this.#dates.get(section)
    const own = section.heading ? calendarDate(datesIn(section.heading)[0], this.#fallback?.year) : undefined
    const date = own ?? (section.parent ? this.#dateOf(section.parent) : this.#fallback)
    this.#dates.set(section, date)
    return date
  }
}

/** A time for which a zone is declared: letters beside it that may be a word are one. */
function withoutDoubt(time: TimeInBlock): TimeInBlock {
  const { mention, origin } = time
  if (!mention.zone?.doubtful && !mention.until?.zone?.doubtful) return time
  const { zone, until, ...others } = mention
  const doubted = zone?.doubtful ? zone : until?.zone
  const end = doubted && doubted.span.end === mention.span.end ? (until ?? mention).timeSpan.end : mention.span.end
  const span = { start: mention.span.start, end: Math.max(end, mention.date?.span.end ?? 0) }
  const ended =
    until && (until.zone?.doubtful ? { timeSpan: until.timeSpan, time: until.time, ...(until.date && { date: until.date }) } : until)
  const kept = zone?.doubtful ? others : { ...others, ...(zone && { zone }) }
  return { ...time, mention: { ...kept, span, ...(ended && { until: ended }) }, at: placeIn(origin, span) }
}

/** Where a section begins in a block: at its heading, or before the block. */
function startIn(block: Block, section: Section | undefined): number | undefined {
  if (!section) return undefined
  return section.heading?.at.block === block ? section.heading.at.start : 0
}

function isSame(one: TimeInDocument, other: TimeInDocument): boolean {
  if (one.declaration !== other.declaration) return false
  return one.documentDate === other.documentDate || dateKey(one.documentDate) === dateKey(other.documentDate)
}

function dateKey(date: CalendarDate | undefined): string {
  return date ? formatDate(date) : ''
}

/** The declarations of a document that stand outside labels and columns, in order. */
export function declarationsOf(document: Document): Declaration[] {
  return declarationScopes(document).map(({ declaration }) => declaration)
}

/** The label of a row that says the zone: `| Time zone | Europe/Berlin |`. */
const zoneLabel = /^(?:time[ -]?zone|tz|zeitzone|タイムゾーン|时区|時区)$/i

interface DeclarationScope {
  readonly declaration: Declaration
  /** Offsets in the document. */
  readonly start: number
  readonly end: number
}

/** A declaration in a block, and from where in it on it counts; in a heading, it counts for the heading's section. */
interface BlockDeclaration {
  readonly declaration: Declaration
  /** `undefined` for a row of a table, which also counts for what stands above it. */
  readonly start: number | undefined
  readonly heading: boolean
}

/** What each declaration covers: a heading's its section, one in the text or in a table all that follows, the front matter's everything. */
function declarationScopes(document: Document): DeclarationScope[] {
  const scopes: DeclarationScope[] = []
  const whole = document.frontMatter && frontMatterDeclaration(document.frontMatter)
  if (whole) scopes.push({ declaration: whole, start: 0, end: document.length + 1 })
  for (const block of blocksOf(document, zoneReader)) {
    const origin = document.startOf(block)
    for (const { declaration, start, heading } of declarationsInBlock(block)) {
      const own = heading ? document.sectionsIn(block).find((section) => section.heading?.textAt.start === start) : undefined
      const after = own && document.sectionAt(own.behind)?.heading
      const from = start === undefined ? document.startOf(aboveTable(block, document)) : origin + start
      scopes.push({ declaration, start: from, end: after ? document.spanOf(after.at).start : document.length + 1 })
    }
  }
  return scopes.sort((a, b) => a.start - b.start)
}

/** The block in which a block's own table begins, and what stands above it: a long one is cut off from that. */
function aboveTable(block: Block, { blocks }: Document): Block {
  let first = block
  while (first.index > 0 && (first.opening || first.contents[0]?.type === 'table')) first = blocks[first.index - 1] as Block
  return first
}

const frontMatterDeclarations = new WeakMap<FrontMatter, { readonly found: Declaration | undefined }>()

function frontMatterDeclaration(frontMatter: FrontMatter): Declaration | undefined {
  const before = frontMatterDeclarations.get(frontMatter)
  if (before) return before.found
  const entry = frontMatter.entries.get('timezone') ?? frontMatter.entries.get('time_zone')
  const zone = typeof entry?.value === 'string' ? zoneOf(entry.value) : undefined
  const found = entry && zone && { zone, written: String(entry.value), at: entry.valueAt }
  frontMatterDeclarations.set(frontMatter, { found })
  return found
}

const declarationsOfBlocks = new WeakMap<Block, readonly BlockDeclaration[]>()

/** The declarations in a block that stand outside labels and columns; found once. */
function declarationsInBlock(block: Block): readonly BlockDeclaration[] {
  const before = declarationsOfBlocks.get(block)
  if (before) return before
  const found: BlockDeclaration[] = []
  for (const { form, label, value } of fieldsOfBlock(block)) {
    const zone = form === 'table' && zoneLabel.test(label) ? zoneOf(value.text) : undefined
    if (zone) found.push({ declaration: { zone, written: value.text, at: value.at }, start: undefined, heading: false })
  }
  for (const run of block.runs) {
    if (run.where === 'cell') continue
    for (const { zone, written, span, contradicted } of declarationsIn(run)) {
      const at = placeIn(run.at, span)
      // A label that says its own zone covers its value, which is read with it.
      if (fieldAround(block, at)) continue
      found.push({ declaration: { zone, written, at, contradicted }, start: run.at.start, heading: run.where === 'heading' })
    }
  }
  declarationsOfBlocks.set(block, found)
  return found
}

const declarationsOfRuns = new WeakMap<Run, readonly ZoneDeclaration[]>()

function declarationsIn(run: Run): readonly ZoneDeclaration[] {
  const before = declarationsOfRuns.get(run)
  if (before) return before
  const found = run.where === 'heading' ? findZonesInTitle(run.text) : findZoneDeclarations(run.text)
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
      field.labelAt.start <= place.start && place.end <= field.labelAt.end && field.value.text !== '' && !/zone/i.test(field.label),
  )
}

/** Cuts the runs of a block where a label or a column says what stands there. */
function piecesOf(block: Block): Piece[] {
  const fields = fieldsOfBlock(block)
  const columns = columnsOf(block)
  return block.runs.map(withCode).flatMap((run): Piece[] => {
    if (run.where === 'cell') {
      const { column, rowDate } = columns.get(run.at.start) ?? {}
      const heading = column && labelOf(column.text, column.at)
      return [{ at: run.at, text: run.text, context: heading?.context ?? {}, declaration: heading?.declaration, rowDate }]
    }
    if (run.where === 'heading') return [{ at: run.at, text: run.text, context: {}, declaration: undefined, rowDate: undefined }]
    return fieldPieces(run, fields)
  })
}

/** A run in which code is seen as something that stands there and is not read, unless it is the name of a zone: ``14:30 `UTC` ``. */
function withCode(run: Run): Run {
  if (run.code.length === 0) return run
  let text = run.text
  for (const { block, start, end } of run.code) {
    const words = block.text.slice(start, end)
    const name = words.replace(/^`+|`+$/g, (ticks) => ' '.repeat(ticks.length))
    const from = start - run.at.start
    const shown = zoneOf(name) === undefined ? '■'.repeat(end - start) : name
    text = text.slice(0, from) + shown + text.slice(from + end - start)
  }
  return { ...run, text }
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
    const above = table === block.contents[0] ? block.opening?.day : undefined
    let rowDate = above === undefined ? undefined : dateAlone(above)
    for (const row of table.rows) {
      rowDate = row.cells.map(({ text }) => dateAlone(text)).find((date) => date !== undefined) ?? rowDate
      for (const [index, cell] of row.cells.entries()) {
        const column = table.columns[index]
        if (column && !cell.empty) columns.set(cell.at.start, { column, rowDate })
      }
    }
  }
  return columns
}

const timeLabel = anyCase(
  String.raw`^\W*(?:time|timestamp|date and time|when|uhrzeit|zeit|heures?|horas?|horário|horario|orario|ora|tijd|時刻|時間|时间)(?![\p{L}])`,
)

function labelOf(label: string, at: Place): { context: TextContext; declaration: Declaration | undefined } {
  const [found] = findZonesInTitle(at.block.text.slice(at.start, at.end))
  const declaration: Declaration | undefined = found && { ...found, at: placeIn(at, found.span) }
  const expectsTime = timeLabel(label).test(label)
  return { context: { label, ...(expectsTime ? { expectsTime } : {}) }, declaration }
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
