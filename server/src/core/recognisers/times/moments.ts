/** The times of a document, each with its zone (written or declared) and its day. */

import { blocksOf, reads } from '../../markdown/blocks.ts'
import type { Block, Document, Place } from '../../markdown/document.ts'
import { addDays, type CalendarDate, calendarDate } from '../../time/index.ts'
import { perObject } from '../../util/perObject.ts'
import { type TimeInBlock, timesIn } from './blockTimes.ts'
import {
  after,
  beginning,
  type Course,
  clocksOf,
  daysOfEntries,
  emptyCourse,
  halfDay,
  joined,
  type Progress,
  type Sequence,
  sequencesOf,
  type ZonePlace,
} from './days.ts'
import { type Declaration, type DeclarationScope, declarationScopes, placeIn } from './declarations.ts'
import { dateOfDocument } from './documentDay.ts'
import { dateKey, headingClocks, SectionDays, startIn } from './sectionDays.ts'

export { type TimeInBlock, timesIn } from './blockTimes.ts'
export { type Declaration, placeIn } from './declarations.ts'
export { datesInRun } from './documentDay.ts'

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
  readonly #days: SectionDays
  readonly #chains = new Map<Block, Chain>()
  readonly #read = new Map<Block, readonly TimeInDocument[]>()
  readonly plain: PlainContext | undefined
  /** The offset from which the plain context applies. */
  readonly #from: number

  constructor(document: Document) {
    this.#document = document
    this.#scopes = declarationScopes(document)
    const day = dateOfDocument(document)
    this.#days = new SectionDays(document, day)
    const [scope, ...others] = this.#scopes
    const isPlain = others.length === 0 && (scope?.end ?? Number.POSITIVE_INFINITY) > document.length && this.#days.isOneDay
    this.plain = isPlain ? { declaration: scope?.declaration, date: dateKey(day.date) + (day.certain ? '' : '?') } : undefined
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
      const { date, doubtful, carried } = this.#days.at(own, start + time.at.start)
      const entry = days[index]
      const declaration =
        time.declaration ?? scope?.declaration ?? (time.mention.zone || !entry?.zone ? undefined : declarationOfEntry(entry.zone))
      const rowDate = time.rowDate ?? entry?.date
      // A day with two readings does not count, and then neither does the document's.
      const day = rowDate ? calendarDate(rowDate, date?.year) : date
      if (time.origin !== origin) {
        origin = time.origin
        const clocks = this.#days.hasTimedHeadings ? [...headingClocks(own)] : []
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

  #scopeAt(offset: number): DeclarationScope | undefined {
    return this.#scopes.length === 0 ? undefined : this.#scopes.findLast(({ start, end }) => start <= offset && offset < end)
  }
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

function isSame(one: TimeInDocument, other: TimeInDocument): boolean {
  if (one.declaration !== other.declaration) return false
  if (one.dayDoubtful !== other.dayDoubtful || one.clockDoubtful !== other.clockDoubtful || one.dayCarried !== other.dayCarried)
    return false
  if (one.below?.length !== other.below?.length) return false
  if (one.zonesMixed !== other.zonesMixed || one.earliest !== other.earliest || one.latest !== other.latest) return false
  return one.documentDate === other.documentDate || dateKey(one.documentDate) === dateKey(other.documentDate)
}
