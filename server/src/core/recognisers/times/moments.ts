/** The times of a document, each with its zone (written or declared) and its day. */

import { blocksOf, reads } from '../../markdown/blocks.ts'
import type { Block, Content, Document, Heading, Place, Section } from '../../markdown/document.ts'
import {
  addDays,
  type CalendarDate,
  calendarDate,
  type DateMention,
  formatDate,
  recogniseTimes,
  type TimeMention,
} from '../../time/index.ts'
import { perObject } from '../../util/perObject.ts'
import { lastUpTo } from '../../util/text.ts'
import {
  after,
  beginning,
  type Clocked,
  type Course,
  clocksOf,
  type Day,
  dayLinesOf,
  daysOfEntries,
  emptyCourse,
  firstFrom,
  goneOn,
  halfDay,
  joined,
  moved,
  noClock,
  type Progress,
  type Sequence,
  sequencesOf,
  type ZonePlace,
} from './days.ts'
import { type Declaration, type DeclarationScope, declarationScopes, placeIn } from './declarations.ts'
import { dateOfDocument, datesIn } from './documentDay.ts'
import { piecesOf } from './pieces.ts'

export { type Declaration, placeIn } from './declarations.ts'
export { datesInRun } from './documentDay.ts'

/** A time in its block, regardless of the rest of the document. */
export interface TimeInBlock {
  readonly mention: TimeMention
  /** The offsets of the mention count from here. */
  readonly origin: Place
  readonly at: Place
  /** The zone in its own label or column heading: `Time (UTC)`. */
  readonly declaration: Declaration | undefined
  /** The day in another cell of its row, or of a row above if that cell is empty. */
  readonly rowDate: DateMention | undefined
}

/** A time of day with its meaning in the document. */
export interface TimeInDocument extends TimeInBlock {
  /** The declaration that covers it, whether or not it is needed; `undefined` for none. */
  readonly declaration: Declaration | undefined
  /** The day for times without one: from the row, the section, the title, or the front matter. */
  readonly documentDate: CalendarDate | undefined
  /** True if the entries around it leave its day open; see `EntryDay`. */
  readonly dayDoubtful: boolean
  readonly clockDoubtful: boolean
  /** True if its day is the next one, because earlier headings or paragraphs pass midnight. */
  readonly dayCarried: boolean
  /** True if the entries or the text around it have several zones, so that their order tells little. */
  readonly zonesMixed: boolean
  /**
   * For the first time of a list or table: the others in its entry and below that have no zone. If it gets a zone, they get it too.
   * `undefined` for any other time. Of a long list, only those in the same block.
   */
  readonly below: readonly TimeInDocument[] | undefined
  /** The first and the last clock time of the entries and the text around it, in minutes. Their days depend on each other. */
  readonly earliest: number
  readonly latest: number
}

/** The times in a block, in order. */
export const timesIn = perObject((block: Block): readonly TimeInBlock[] =>
  piecesOf(block).flatMap(({ at, text, context, declaration, rowDate }) =>
    recogniseTimes(text, context).map((mention) => ({ mention, origin: at, at: placeIn(at, mention.span), declaration, rowDate })),
  ),
)

const documentTimes = perObject((document: Document) => new DocumentTimes(document))

/** All times of a document, in order. */
export function timesOf(document: Document): readonly TimeInDocument[] {
  return blocksWithTimes(document).flatMap((block) => timesOfBlock(document, block))
}

/** The times of a document in one of its blocks, in order. The array stays the same until their meaning changes. */
export function timesOfBlock(document: Document, block: Block): readonly TimeInDocument[] {
  return timesIn(block).length === 0 ? none : documentTimes(document).in(block)
}

/** The blocks with times, in order. */
export function blocksWithTimes(document: Document): readonly Block[] {
  return blocksOf(document, timeReader)
}

const none: readonly TimeInDocument[] = []
const timeReader = reads((block) => timesIn(block).length > 0)
const dayLineReader = reads((block) => dayLinesOf(block).length > 0)
const timedHeadingReader = reads((block) => block.bodies.some(({ heading }) => heading && headingTime(heading)))
const timedParagraphReader = reads((block) => timedParagraphs(block).length > 0)
const datedHeadingReader = reads((block) => block.bodies.some(({ heading }) => heading && datesIn(heading).length > 0))

/** The times of a block with their meaning. If one context applies to the whole block, they depend on that alone. */
interface BlockTimes {
  readonly times: readonly TimeInDocument[]
  readonly plain: PlainContext | undefined
  /** The state that its first entries continue, if they were cut off from others. */
  readonly chain: string
}

/** The context of times where no heading has a date and there is one zone at most. */
interface PlainContext {
  readonly declaration: Declaration | undefined
  readonly date: string
}

const timesOfBlocks = new WeakMap<Block, BlockTimes>()

/** The meaning of the times in the blocks of a document. */
class DocumentTimes {
  readonly #document: Document
  readonly #scopes: readonly DeclarationScope[]
  readonly #fallback: CalendarDate | undefined
  /** The day above all headings. */
  readonly #whole: Day
  readonly #days = new Map<Section, Day>()
  readonly #paragraphs = new Map<Section, readonly Paragraphs[]>()
  readonly #dayLines = new Map<Section, { readonly start: number; readonly date: CalendarDate | undefined }[]>()
  readonly #chains = new Map<Block, Chain>()
  readonly #read = new Map<Block, readonly TimeInDocument[]>()
  readonly #hasTimedHeadings: boolean
  readonly #hasTimedParagraphs: boolean
  readonly plain: PlainContext | undefined
  /** The offset from which the plain context applies. */
  readonly #from: number

  constructor(document: Document) {
    this.#document = document
    this.#scopes = declarationScopes(document)
    const { date, certain } = dateOfDocument(document)
    this.#fallback = date
    this.#whole = { date, doubtful: !certain, carried: false }
    this.#hasTimedParagraphs = blocksOf(document, timedParagraphReader).flatMap(timedParagraphs).length > 1
    this.#hasTimedHeadings = blocksOf(document, timedHeadingReader).length > 0
    const hasDayLines = this.#readDayLines()
    const [scope, ...others] = this.#scopes
    const isPlain =
      others.length === 0 &&
      (scope?.end ?? Number.POSITIVE_INFINITY) > document.length &&
      !hasDayLines &&
      !this.#hasTimedHeadings &&
      !this.#hasTimedParagraphs &&
      blocksOf(document, datedHeadingReader).length === 0
    this.plain = isPlain ? { declaration: scope?.declaration, date: dateKey(this.#fallback) + (certain ? '' : '?') } : undefined
    this.#from = scope?.start ?? 0
  }

  in(block: Block): readonly TimeInDocument[] {
    const plain = this.plain && this.#document.startOf(block) >= this.#from ? this.plain : undefined
    const chain = this.#chainOf(block)
    const known = timesOfBlocks.get(block)
    const isKnown = plain && known?.plain?.declaration === plain.declaration && known?.plain?.date === plain.date
    if (isKnown && known?.chain === chain.key) return known.times
    const before = this.#read.get(block)
    if (before) return before
    const times = this.#timesOf(block, chain)
    const same = known?.times.every((time, index) => isSame(time, times[index] as TimeInDocument))
    const found = same && known ? known.times : times
    timesOfBlocks.set(block, { times: found, plain, chain: chain.key })
    this.#read.set(block, found)
    return found
  }

  #timesOf(block: Block, chain: Chain): readonly TimeInDocument[] {
    const sections = this.#document.sectionsIn(block)
    const start = this.#document.startOf(block)
    const all = timesIn(block)
    const days = daysOfEntries(block, all, chain.from, (sequence) => chain.courses.get(sequence) ?? sequence.course)
    let section = -1
    let origin: Place | undefined
    let earliest = Number.POSITIVE_INFINITY
    let latest = Number.NEGATIVE_INFINITY
    let isMixed = false
    let isTurned = false
    const below = new Map<number | undefined, TimeInDocument[]>(days.map((entry) => [entry?.head, []]))
    const found = all.map((time, index): TimeInDocument => {
      while ((startIn(block, sections[section + 1]) ?? Number.POSITIVE_INFINITY) <= time.at.start) section++
      const scope = this.#scopeAt(start + time.at.start)
      const own = sections[section] ?? sections[0] ?? this.#document.root
      const { date, doubtful, carried } = this.#dayAt(own, start + time.at.start)
      const entry = days[index]
      const declaration =
        time.declaration ?? scope?.declaration ?? (time.mention.zone || !entry?.zone ? undefined : declarationOfEntry(entry.zone))
      const rowDate = time.rowDate ?? entry?.date
      // A day with two readings does not count, and then neither does the document's.
      const day = rowDate ? calendarDate(rowDate, date?.year) : date
      if (time.origin !== origin) {
        origin = time.origin
        const clocks = this.#hasTimedHeadings ? [...headingClocks(own)] : []
        isMixed = false
        isTurned = false
        for (let at = index; all[at]?.origin === origin; at++) {
          clocks.push(...clocksOf(all[at]?.mention))
          isTurned ||= isAfterMidnight(all[at], all[at - 1])
          isMixed ||= all[at]?.mention.zone?.zone.name !== time.mention.zone?.zone.name
        }
        earliest = clocks.reduce((least, clock) => Math.min(least, clock), Number.POSITIVE_INFINITY)
        latest = clocks.reduce((most, clock) => Math.max(most, clock), Number.NEGATIVE_INFINITY)
      }
      return {
        ...(declaration ? withoutDoubt(time) : time),
        rowDate,
        declaration,
        documentDate: day && entry?.days ? addDays(day, entry.days) : day,
        dayDoubtful: entry?.dayDoubtful || (doubtful && rowDate === undefined) || isTurned,
        clockDoubtful: entry?.clockDoubtful ?? false,
        dayCarried: carried,
        zonesMixed: isMixed || entry?.mixed === true,
        below: below.get(index),
        earliest: Math.min(entry?.earliest ?? Number.POSITIVE_INFINITY, earliest),
        latest: Math.max(entry?.latest ?? Number.NEGATIVE_INFINITY, latest),
      }
    })
    for (const [index, time] of found.entries()) {
      const head = days[index]?.head
      if (head !== index && !time.mention.zone && !time.declaration) below.get(head)?.push(time)
    }
    return found
  }

  /** What the entries of a block continue. */
  #chainOf(block: Block): Chain {
    const known = this.#chains.get(block)
    if (known) return known
    const { blocks } = this.#document
    let first = this.#document.indexOf(block)
    while (first > 0 && blocks[first]?.continuation) first--
    let last = this.#document.indexOf(block)
    while (blocks[last + 1]?.continuation) last++
    if (first === last) return unchained
    let parts: ChainPart[] = []
    for (const part of blocks.slice(first, last + 1)) {
      const { leading, trailing } = sequencesOf(part, timesIn(part))
      const begins = parts.length === 0 || leading !== trailing
      if (parts.length > 0) parts.push({ part, sequence: leading })
      if (!begins) continue
      // If a list or table ends within a block, the next one at its end may continue in the next block.
      this.#keepChain(parts)
      parts = [{ part, sequence: trailing }]
    }
    this.#keepChain(parts)
    return this.#chains.get(block) ?? unchained
  }

  #keepChain(parts: readonly ChainPart[]): void {
    const course = parts.reduce((before, { sequence }) => (sequence ? joined(before, sequence.course) : before), emptyCourse)
    let from = beginning
    for (const { part, sequence } of parts) {
      const { clock, days, date, doubtful, zone } = from
      const key = [
        clock?.minutes,
        clock?.zone?.name,
        days,
        date && `${date.year}-${date.month}-${date.day}`,
        doubtful,
        zone && `${zone.zone.name}@${parts.findIndex(({ part }) => part === zone.at.block)}:${zone.at.start}`,
        course.falls > course.rises,
        course.leaps,
        course.twelve && course.noon,
        course.zone === null,
        course.earliest,
        course.latest,
      ].join()
      const before = this.#chains.get(part)
      const courses = new Map([...(before?.courses ?? []), ...(sequence ? [[sequence, course] as const] : [])])
      this.#chains.set(part, { from: before?.from ?? from, courses, key: before ? `${before.key};${key}` : key })
      if (sequence) from = after(sequence, from, course)
    }
  }

  /** True if lines name days other than the document's; they are recorded by section. */
  #readDayLines(): boolean {
    let isOther = false
    for (const block of blocksOf(this.#document, dayLineReader)) {
      const sections = this.#document.sectionsIn(block)
      const origin = this.#document.startOf(block)
      for (const { start, date } of dayLinesOf(block)) {
        const section = sections.findLast((one) => (startIn(block, one) ?? 0) <= start) ?? this.#document.root
        const day = calendarDate(date, this.#fallback?.year)
        isOther ||= dateKey(day) !== dateKey(this.#fallback)
        const lines = this.#dayLines.get(section) ?? []
        lines.push({ start: origin + start, date: day })
        this.#dayLines.set(section, lines)
      }
    }
    if (!isOther) this.#dayLines.clear()
    return isOther
  }

  #scopeAt(offset: number): DeclarationScope | undefined {
    return this.#scopes.length === 0 ? undefined : this.#scopes.findLast(({ start, end }) => start <= offset && offset < end)
  }

  /** The day at an offset in a section: from the last line that names one, else the section's. */
  #dayAt(section: Section, offset: number): Day {
    const line = lastUpTo(this.#dayLines.get(section) ?? [], offset)
    const around = line ? { date: line.date, doubtful: line.date === undefined, carried: false } : this.#dayOf(section)
    if (!this.#hasTimedParagraphs || !around.date) return around
    const last = lastUpTo(this.#paragraphsOf(section), offset)
    if (!last || (line && last.start < line.start)) return around
    return moved(around, last.days, last.doubtful)
  }

  /** The day of a section: the one in its heading, else that of its parent, moved past midnight where earlier headings pass it. */
  #dayOf(section: Section): Day {
    const known = this.#days.get(section)
    if (known) return known
    const { heading, parent } = section
    const [named] = heading ? datesIn(heading) : []
    const around = parent && heading ? this.#dayAt(parent, this.#document.spanOf(heading.at).start) : this.#whole
    const { days, doubtful } = parent && this.#hasTimedHeadings ? beforeHeading(section, parent) : { days: 0, doubtful: false }
    const own = calendarDate(named, this.#fallback?.year)
    const day = named ? { date: own, doubtful: own === undefined, carried: false } : moved(around, days, doubtful)
    this.#days.set(section, day)
    return day
  }

  /** The paragraphs of a section that begin with a time, and how often they pass midnight. */
  #paragraphsOf(section: Section): readonly Paragraphs[] {
    const known = this.#paragraphs.get(section)
    if (known) return known
    const found: Paragraphs[] = []
    const lines = this.#dayLines.get(section) ?? []
    let progress = noClock
    let line = 0
    for (const element of section.elements) {
      const time = element.type === 'paragraph' ? leadingTime(element.at) : undefined
      if (!time) continue
      const { start } = this.#document.spanOf(element.at)
      while ((lines[line]?.start ?? Number.POSITIVE_INFINITY) <= start) {
        line++
        progress = noClock
      }
      progress = goneOn(progress, time.mention)
      found.push({ start, ...progress })
    }
    this.#paragraphs.set(section, found)
    return found
  }
}

interface Paragraphs extends Clocked {
  /** Offset in the document. */
  readonly start: number
}

/** How often the headings of a section pass midnight up to one of its subsections. */
function beforeHeading({ heading }: Section, parent: Section): Clocked {
  let progress = noClock
  for (const other of parent.sections) {
    const time = other.heading && headingTime(other.heading)
    if (time) progress = goneOn(progress, time.mention)
    else if (other.heading && datesIn(other.heading).length > 0) progress = noClock
    if (other.heading === heading) return progress
  }
  return noClock
}

/** The clock times in the headings around content of a section. If they change, so may the days of its times. */
function headingClocks(section: Section): number[] {
  const clocks = section.heading ? clocksOf(headingTime(section.heading)?.mention) : []
  return section.parent ? [...clocks, ...headingClocks(section.parent)] : clocks
}

/** The time at the start of a heading. */
function headingTime({ textAt }: Heading): TimeInBlock | undefined {
  return leadingTime(textAt)
}

function timedParagraphs(block: Block): Content[] {
  return timesIn(block).length === 0 ? [] : block.contents.filter(({ type, at }) => type === 'paragraph' && leadingTime(at) !== undefined)
}

/** The time at the start of a place, after marks. */
function leadingTime({ block, start, end }: Place): TimeInBlock | undefined {
  const times = timesIn(block)
  const time = times[firstFrom(start, times)]
  return time && time.at.start <= start + 4 && time.at.start < end && !time.mention.recurring ? time : undefined
}

/** The zone of a first entry as a declaration; the same object for the same zone. */
const declarationOfEntry = perObject((zone: ZonePlace): Declaration => ({ ...zone, ofEntry: true }))

/** True if a time follows another in one text but is more than half a day later, so that its day is probably the next. */
function isAfterMidnight(time: TimeInBlock | undefined, before: TimeInBlock | undefined): boolean {
  if (!time || before?.origin !== time.origin || time.mention.date !== undefined) return false
  return (clocksOf(before.mention).at(-1) ?? 0) - (clocksOf(time.mention)[0] ?? 0) > halfDay
}

/** What the entries of a block continue, and the whole course of each. */
interface Chain {
  readonly from: Progress
  readonly courses: ReadonlyMap<Sequence, Course>
  readonly key: string
}

/** A sequence in a block that is part of a longer one. */
interface ChainPart {
  readonly part: Block
  readonly sequence: Sequence | undefined
}

const unchained: Chain = { from: beginning, courses: new Map(), key: '' }

/** A time whose zone is declared: ambiguous letters beside it are a word. */
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

/** The start of a section in a block: its heading, or before the block. */
function startIn(block: Block, section: Section | undefined): number | undefined {
  if (!section) return undefined
  return section.heading?.at.block === block ? section.heading.at.start : 0
}

function isSame(one: TimeInDocument, other: TimeInDocument): boolean {
  if (one.declaration !== other.declaration) return false
  if (one.dayDoubtful !== other.dayDoubtful || one.clockDoubtful !== other.clockDoubtful || one.dayCarried !== other.dayCarried)
    return false
  if (one.below?.length !== other.below?.length) return false
  if (one.zonesMixed !== other.zonesMixed || one.earliest !== other.earliest || one.latest !== other.latest) return false
  return one.documentDate === other.documentDate || dateKey(one.documentDate) === dateKey(other.documentDate)
}

function dateKey(date: CalendarDate | undefined): string {
  return date ? formatDate(date) : ''
}
