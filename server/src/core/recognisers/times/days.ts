/**
 * The day of a time from its surroundings: a row, item or line that names a day, and earlier entries of its table or list, whose clock
 * passes midnight.
 */
import type { Block, Content, Element, Place, TextRun } from '../../markdown/document.ts'
import {
  addDays,
  type CalendarDate,
  type DateMention,
  dateAlone,
  offsetsOf,
  recogniseDates,
  type TimeMention,
  type Zone,
} from '../../time/index.ts'

/** A time with its place in its block. */
export interface PlacedTime {
  readonly mention: TimeMention
  /** The offsets of the mention count from here. */
  readonly origin: Place
  readonly at: Place
}

/** What the entries around a time tell about its day. */
export interface EntryDay {
  /** The day in its entry, or in one above. */
  readonly date: DateMention | undefined
  /** The number of days after that day, or after the document's. */
  readonly days: number
  /** True if the order of the entries leaves open which day it is. */
  readonly dayDoubtful: boolean
  /** True if the entries are in order only on a 12-hour clock: `11:50`, `12:10`, `1:05`. */
  readonly clockDoubtful: boolean
  /** The zone in the first entry, which applies to those below. */
  readonly zone: ZonePlace | undefined
  /** The index of the time in the first entry, if it has no zone: adding one there would give this time the zone. */
  readonly head: number | undefined
  /** True if the entries have several zones. */
  readonly mixed: boolean
  /** The first and the last clock time of all entries, in minutes. */
  readonly earliest: number
  readonly latest: number
}

/** A zone in an entry. */
export interface ZonePlace {
  readonly zone: Zone
  readonly written: string
  readonly at: Place
}

/** A clock time in minutes, with its zone if it has one. */
export interface ZonedClock {
  readonly minutes: number
  readonly zone: Zone | undefined
}

/** The state after some entries: the last clock time, the last named day, and the days since. */
export interface Progress {
  readonly clock: ZonedClock | undefined
  readonly days: number
  readonly date: DateMention | undefined
  /** True once the clock passed midnight in entries that may not be in order, as among labels. */
  readonly doubtful: boolean
  /** The zone of the first entry with a time, unless others differ; `null` for none. */
  readonly zone: ZonePlace | null | undefined
}

/** The state before the first entry. */
export const beginning: Progress = { clock: undefined, days: 0, date: undefined, doubtful: false, zone: undefined }

/** A summary of a sequence of clock times, so that parts of a long one can be joined. */
export interface Course {
  readonly first: ZonedClock | undefined
  readonly last: ZonedClock | undefined
  readonly rises: number
  readonly falls: number
  /** True if a clock time is more than half a day later than the one above. */
  readonly leaps: boolean
  /** True if all hours fit a 12-hour clock, and one falls as after noon. */
  readonly twelve: boolean
  readonly noon: boolean
  /** The zone of the clock times; `null` for several. */
  readonly zone: string | null | undefined
  readonly earliest: number
  readonly latest: number
}

/** A row or item. */
interface Entry {
  readonly clock: ZonedClock | undefined
  readonly twelve: boolean
  /** True if it begins with its time, so that it is part of the order. */
  readonly leads: boolean
  /** The zone of its own time. */
  readonly zone: ZonePlace | undefined
  /** The day that the entry itself names. */
  readonly date: DateMention | undefined
  /** The range in the block with its own times. */
  readonly from: number
  readonly to: number
  readonly inner: readonly Sequence[]
}

/** The entries of a table or list within one block. */
export interface Sequence {
  readonly entries: readonly Entry[]
  readonly course: Course
}

/** The sequences of a block. */
export interface BlockSequences {
  readonly all: readonly Sequence[]
  /** The sequence that continues one cut off at the end of the block before. */
  readonly leading: Sequence | undefined
  /** The sequence that the next block may continue. */
  readonly trailing: Sequence | undefined
}

/** In minutes. */
export const halfDay = 12 * 60
export const emptyCourse: Course = {
  first: undefined,
  last: undefined,
  rises: 0,
  falls: 0,
  leaps: false,
  twelve: true,
  noon: false,
  zone: undefined,
  earliest: Number.POSITIVE_INFINITY,
  latest: Number.NEGATIVE_INFINITY,
}
const none: BlockSequences = { all: [], leading: undefined, trailing: undefined }
const sequences = new WeakMap<Block, BlockSequences>()

/** The tables and lists of a block with the clock times of their entries. `times` are those of the block, in order. */
export function sequencesOf(block: Block, times: readonly PlacedTime[]): BlockSequences {
  const before = sequences.get(block)
  if (before) return before
  const found = times.length === 0 ? none : findSequences(block, times)
  sequences.set(block, found)
  return found
}

function findSequences(block: Block, times: readonly PlacedTime[]): BlockSequences {
  const read = (elements: readonly Content[]): Sequence[] =>
    elements.flatMap((element) => {
      if (element.type === 'quote') return read(element.elements)
      const sequence = sequenceIn(block, element, times, read)
      return sequence ? [sequence] : []
    })
  const all = read(block.contents)
  const [first] = block.contents
  const last = block.contents.at(-1)
  const isEntries = (content: Content | undefined) => content?.type === 'list' || content?.type === 'table'
  return { all, leading: block.continuation && isEntries(first) ? all[0] : undefined, trailing: isEntries(last) ? all.at(-1) : undefined }
}

function sequenceIn(
  block: Block,
  element: Content,
  times: readonly PlacedTime[],
  read: (elements: readonly Element[]) => Sequence[],
): Sequence | undefined {
  const entry = (from: number, to: number, lead: number, date: DateMention | undefined, inner: readonly Sequence[]): Entry => {
    const first = times[firstFrom(from, times)]
    const mention = first && first.at.start < to ? first.mention : undefined
    const { time } = mention ?? {}
    const isClock = time !== undefined && !mention?.recurring && !mention?.attendance && !mention?.approximate
    return {
      clock: isClock ? { minutes: time.hour * 60 + time.minute, zone: zoneNamedBy(mention) } : undefined,
      twelve: !isClock || (time.hour >= 1 && time.hour <= 12 && time.meridiem === undefined),
      leads: first !== undefined && !/\p{L}{3}/u.test(block.text.slice(lead, Math.max(lead, first.at.start))),
      zone: zonePlaceOf(mention && first),
      date: mention?.date ?? mention?.dateNearby ?? date,
      from,
      to,
      inner,
    }
  }
  let entries: Entry[]
  if (element.type === 'table')
    entries = element.rows.map(({ at, cells }) => {
      const date = cells.map(({ text }) => dateAlone(text)).find((day) => day !== undefined)
      // A table of fields is a sequence only if its labels are times.
      return entry(at.start, at.end, element.fields.length === 0 ? at.end : (cells[0]?.at.start ?? at.start), date, [])
    })
  else if (element.type === 'list')
    entries = element.items.map((item) => {
      const inside = item.elements[0]?.at.start ?? item.at.end
      const end = inside > item.textAt.start ? inside : item.at.end
      return entry(item.at.start, end, item.textAt.start, dayOfItem(block, item.textAt, item.elements.length > 0), read(item.elements))
    })
  else return undefined
  return {
    entries,
    course: entries.reduce(
      (course, { clock, date, twelve, zone }) => joined(course, courseOf(clock, date, twelve, zone?.zone.name)),
      emptyCourse,
    ),
  }
}

function courseOf(clock: ZonedClock | undefined, date: DateMention | undefined, twelve: boolean, zone: string | undefined): Course {
  // A named day overrides the order, so the order begins again.
  return {
    ...emptyCourse,
    first: date ? undefined : clock,
    last: clock,
    twelve,
    zone,
    earliest: clock?.minutes ?? emptyCourse.earliest,
    latest: clock?.minutes ?? emptyCourse.latest,
  }
}

/** The course of two consecutive parts. */
export function joined(one: Course, other: Course): Course {
  const { first, last } = other
  const between = one.last === undefined || first === undefined ? 0 : minutesBetween(one.last, first)
  return {
    first: one.first ?? (one.last === undefined ? first : undefined),
    last: last ?? one.last,
    rises: one.rises + other.rises + (between > 0 && between <= halfDay ? 1 : 0),
    falls: one.falls + other.falls + (between < 0 && between >= -halfDay ? 1 : 0),
    leaps: one.leaps || other.leaps || between > halfDay,
    twelve: one.twelve && other.twelve,
    zone: one.zone === undefined ? other.zone : other.zone === undefined || other.zone === one.zone ? one.zone : null,
    noon: one.noon || other.noon || isPastNoon(between),
    earliest: Math.min(one.earliest, other.earliest),
    latest: Math.max(one.latest, other.latest),
  }
}

/** The minutes from one clock time to another on the same day; as instants if both have zones. */
function minutesBetween(one: ZonedClock, other: ZonedClock): number {
  const between = other.minutes - one.minutes
  if (!one.zone || !other.zone || one.zone.name === other.zone.name) return between
  const [[offset], [otherOffset]] = [offsetsOf(one.zone), offsetsOf(other.zone)]
  return offset === undefined || otherOffset === undefined ? between : between + offset - otherOffset
}

/** The days from one to the next: 1 past midnight, -1 where it is still the day before further west. */
function daysBetween(one: ZonedClock, other: ZonedClock): number {
  const between = minutesBetween(one, other)
  return between < -halfDay ? 1 : between >= 2 * halfDay ? -1 : 0
}

/** True if both have a zone, or neither. */
function areComparable(one: ZonedClock | undefined, other: ZonedClock): boolean {
  return (one?.zone === undefined) === (other.zone === undefined)
}

function zoneNamedBy(mention: TimeMention | undefined): Zone | undefined {
  const named = mention?.zone ?? mention?.until?.zone
  return named?.doubtful || named?.zone.kind === 'local' ? undefined : named?.zone
}

/** True if a clock time this many minutes after the one above reads as past noon: at most six hours later. */
export function isPastNoon(between: number): boolean {
  return between < -halfDay / 2 && between > -halfDay
}

/** The state after a sequence that continues another. */
export function after(sequence: Sequence, from: Progress, course: Course): Progress {
  let progress = from
  for (const entry of sequence.entries) progress = next(progress, entry, course)
  return progress
}

function next(before: Progress, { clock, date, leads, zone: own }: Entry, course: Course): Progress {
  const isTimed = leads && clock !== undefined
  const first = own ?? null
  const isOther = own !== undefined && own.zone.name !== before.zone?.zone.name
  const zone = !isTimed ? before.zone : before.zone === undefined ? first : isOther ? null : before.zone
  // A day in an entry with a label applies to that entry only.
  if (date !== undefined) return { clock, days: 0, date: leads ? date : undefined, doubtful: false, zone }
  if (clock === undefined) return before
  const days = before.clock ? daysBetween(before.clock, clock) : 0
  if (days === 0 || isFalling(course)) return { ...before, clock, zone }
  return leads && (course.zone !== null || areComparable(before.clock, clock))
    ? { ...before, clock, days: before.days + days, zone }
    : { ...before, clock, doubtful: true, zone }
}

/** The zone of a time, unless it is shared with another place. */
function zonePlaceOf(time: PlacedTime | undefined): ZonePlace | undefined {
  const zone = time?.mention.zone ?? time?.mention.until?.zone
  if (!time || !zone || zone.doubtful || zone.zone.kind === 'local' || time.mention.unread) return undefined
  const { block, start } = time.origin
  return { zone: zone.zone, written: zone.written, at: { block, start: start + zone.span.start, end: start + zone.span.end } }
}

/** The newest entry is first. */
function isFalling({ rises, falls }: Course): boolean {
  return falls > rises
}

/**
 * What the entries of a block tell about each of its times, in order; `undefined` for a time outside entries. The leading sequence
 * continues `from`; `wholeCourse` returns the course of the whole of which a sequence is part.
 */
export function daysOfEntries(
  block: Block,
  times: readonly PlacedTime[],
  from: Progress,
  wholeCourse: (sequence: Sequence) => Course,
): readonly (EntryDay | undefined)[] {
  const found: (EntryDay | undefined)[] = times.map(() => undefined)
  const { all, leading } = sequencesOf(block, times)
  const walk = (sequence: Sequence, begin: Progress): void => {
    const course = wholeCourse(sequence)
    let progress = begin
    let head: number | undefined
    for (const entry of sequence.entries) {
      if (entry.leads && entry.clock && progress.zone === undefined && !entry.zone) head = firstFrom(entry.from, times)
      // If later entries name a zone other than UTC, the zone of the first entry is only its own.
      if (entry.leads && entry.clock && entry.zone && entry.zone.zone.kind !== 'utc') head = undefined
      progress = next(progress, entry, course)
      const date = entry.date ?? progress.date
      for (let index = firstFrom(entry.from, times); (times[index]?.at.start ?? entry.to) < entry.to; index++) {
        const time = times[index]?.mention.time
        const isLater = time && entry.clock && Math.abs(time.hour * 60 + time.minute - entry.clock.minutes) > halfDay
        found[index] = {
          date,
          days: progress.days,
          dayDoubtful: progress.doubtful || (isFalling(course) && course.leaps) || isLater === true,
          clockDoubtful: course.twelve && course.noon,
          mixed: course.zone === null,
          zone: (entry.leads && progress.zone) || undefined,
          head: entry.leads ? head : undefined,
          earliest: course.earliest,
          latest: course.latest,
        }
      }
      for (const inner of entry.inner) walk(inner, { ...progress, date, zone: undefined })
    }
  }
  for (const sequence of all) walk(sequence, sequence === leading ? from : beginning)
  return found
}

/** The index of the first of the sorted times that starts at or after an offset. */
export function firstFrom(offset: number, times: readonly PlacedTime[]): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle]?.at.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The day that an item names for its content: the item begins with one, or names one above other items. */
function dayOfItem(block: Block, textAt: Place, hasMore: boolean): DateMention | undefined {
  const text = block.text.slice(textAt.start, textAt.end)
  const dates = recogniseDates(text)
  const [date, ...others] = dates
  if (date === undefined || others.length > 0) return undefined
  return hasMore || /^[\s*_~`([]*$/.test(text.slice(0, date.span.start)) ? date : undefined
}

/** A line that names a day for the rest of its section. */
export interface DayLine {
  /** Its offset in the block. */
  readonly start: number
  readonly date: DateMention
}

const dayLabel = /^(?:date|day|datum|tag|fecha|data|dia|día|jour|日付|日期)$/i

/** The lines of a block that name a day for what follows: `**2026-05-12:**`, `Tuesday, 12 May 2026:`, `Date: 2026-05-12`. */
export function dayLinesOf(block: Block): readonly DayLine[] {
  const found: DayLine[] = []
  for (const element of block.contents) {
    if (element.type !== 'paragraph') continue
    for (const { label, labelAt, value } of element.fields) {
      const date = dateAlone(label) ?? (dayLabel.test(label) ? dateAlone(value.text) : undefined)
      if (date) found.push({ start: labelAt.start, date })
    }
    const run = found.length === 0 ? block.runs.find(({ at }) => at.start === element.at.start) : undefined
    const date = run && dayOfLine(run)
    if (date) found.push({ start: element.at.start, date })
  }
  return found
}

/** The day of a line that consists of it, or that ends in a colon and names no other. */
function dayOfLine({ text }: TextRun): DateMention | undefined {
  const line = text.trim()
  if (line.length > 80 || line.includes('\n')) return undefined
  const [date, ...others] = recogniseDates(line)
  if (date === undefined || others.length > 0 || /\d:\d\d/.test(line)) return undefined
  const isAlone = !/[\p{L}\p{N}]/u.test(line.slice(0, date.span.start) + line.slice(date.span.end))
  return isAlone || /[:：]\W*$/.test(line) ? date : undefined
}

/** A day, whether it is uncertain, and whether it was counted from a named one. */
export interface Day {
  readonly date: CalendarDate | undefined
  readonly doubtful: boolean
  readonly carried: boolean
}

/** A day some days later. */
export function moved({ date, doubtful, carried }: Day, days: number, isDoubtful: boolean): Day {
  return { date: date && days ? addDays(date, days) : date, doubtful: doubtful || isDoubtful, carried: carried || days > 0 }
}

/** The state after headings or paragraphs that begin with a time. */
export interface Clocked {
  readonly clock: ZonedClock | undefined
  readonly dated: boolean
  readonly days: number
  readonly doubtful: boolean
}

/** The state before the first one. */
export const noClock: Clocked = { clock: undefined, dated: false, days: 0, doubtful: false }

/** The state after another one. */
export function goneOn(before: Clocked, mention: TimeMention): Clocked {
  const [minutes] = clocksOf(mention)
  const clock = minutes === undefined ? undefined : { minutes, zone: zoneNamedBy(mention) }
  if (mention.date !== undefined) return { clock, dated: true, days: 0, doubtful: false }
  if (clock === undefined) return before
  const days = before.clock ? daysBetween(before.clock, clock) : 0
  // After one with its own day, or if only one of them has a zone, it is uncertain whether the order continues.
  const isSure = !before.dated && areComparable(before.clock, clock)
  return {
    clock,
    dated: before.dated,
    days: before.days + (isSure ? days : 0),
    doubtful: before.doubtful || (days !== 0 && !isSure),
  }
}

/** The clocks of a mention, in minutes. */
export function clocksOf(mention: TimeMention | undefined): number[] {
  return [mention?.time, mention?.until?.time].flatMap((time) => (time ? [time.hour * 60 + time.minute] : []))
}
