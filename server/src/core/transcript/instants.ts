/** The moments of messages: their days across midnight, and their zones. What the text does not say is asked. */
import {
  addDays,
  type CalendarDate,
  type DateMention,
  formatDate,
  instantOf,
  isRealDay,
  possibleDates,
  type TimeOfDay,
  toUtc,
  utc,
  weekdayOfDate,
  type Zone,
  zoneOf,
} from '../time/index.ts'
import type { Message, Stamp, Transcript, WrittenDay } from './messages.ts'

/** What is known beside the text. */
export interface Surroundings {
  /** The zone of times that say none, if somebody chose it. */
  readonly zone: Zone | undefined
  /** The zone that is proposed otherwise. */
  readonly proposedZone: Zone
  /** The day of the first message, if somebody chose it. */
  readonly day: CalendarDate | undefined
  /** The day that is proposed otherwise, from the document; `undefined` if it has none. */
  readonly proposedDay: CalendarDate | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** A message with its moment. */
export interface PlacedMessage {
  readonly message: Message
  /** Milliseconds since 1970. */
  readonly instant: number
}

/** Something that the text leaves open, with the answer that was taken. */
export interface Assumption {
  /** The first time that it is about, as written. */
  readonly written: string
  /** A zone by its name, or a day as `2026-03-01`. */
  readonly taken: string
  /** Other answers, the likeliest first. */
  readonly others: readonly string[]
}

export interface Placement {
  /** In order of time; those of one moment in the order of the text. */
  readonly placed: readonly PlacedMessage[]
  readonly zone: Assumption | undefined
  readonly day: Assumption | undefined
}

const minute = 60_000
const dayLength = 1440 * minute
/** A chat that goes back by more than this passed midnight; a thread that was answered later goes back by less. */
const mostBack = 6 * 60 * minute
/** The same for a message of the day before: *11:58 PM* below *2:51 AM* is rather of the evening that follows. */
const mostBackOverMidnight = 60 * minute

/** True for a zone that one of several meanings of another is. */
function isOneOf({ kind, meanings }: Zone, chosen: Zone | undefined): boolean {
  return (
    kind === 'ambiguous' &&
    chosen?.meanings.some((one) =>
      meanings.some((other) => other.name === one.name || (one.place !== undefined && other.place === one.place)),
    ) === true
  )
}

/** Gives each message of a transcript its moment. */
export function placedIn({ messages, zone: declared }: Transcript, around: Surroundings): Placement {
  const ordered = isNewestFirst(messages) ? messages.toReversed() : messages
  const today = dayIn(around.proposedZone, around.now)
  const days = new Days(around, today, hasMeridiem(messages), monthFirstIn(messages))
  const asked: { zone?: Assumption; day?: Assumption } = {}
  const placed: PlacedMessage[] = []
  let before: number | undefined
  let isUnsaid = false
  for (const message of ordered) {
    const { stamp } = message
    const time = days.timeOf(stamp)
    const own = stamp.zone ?? declared
    const isOpen = own === undefined || (own.kind === 'ambiguous' && own.meanings.length > 1)
    const zone = own && !isOneOf(own, around.zone) ? own : (around.zone ?? around.proposedZone)
    if (isOpen && zone !== around.zone && !isUnsaid && !(asked.zone && own)) {
      asked.zone = zoneAsked(stamp, own, around.proposedZone)
      isUnsaid = own === undefined
    }
    const said = days.read(stamp)
    const date = said ?? days.following(before, (day) => instantFor(day, time, zone, before))
    if (days.isAssumed) asked.day ??= { written: stamp.written, taken: formatDate(date), others: days.others.map(formatDate) }
    days.go(date, time)
    before = instantFor(date, time, zone, before)
    placed.push({ message, instant: before })
  }
  const inOrder = placed.map((one, index) => ({ one, index })).sort((a, b) => a.one.instant - b.one.instant || a.index - b.index)
  return { placed: inOrder.map(({ one }) => one), zone: asked.zone, day: asked.day }
}

function zoneAsked({ written }: Stamp, own: Zone | undefined, proposed: Zone): Assumption {
  if (!own) return { written, taken: proposed.name, others: proposed.kind === 'utc' ? [] : [utc.name] }
  const [taken = own.name, ...others] = own.meanings.map(({ name }) => name).filter((name) => zoneOf(name))
  return { written, taken, others }
}

/** The instant of a local time. One that the clocks skip is an hour later; of two, the first that is not before the last message. */
function instantFor(date: CalendarDate, time: TimeOfDay, zone: Zone, before: number | undefined): number {
  const instants = toUtc({ date, time }, zone).flatMap(({ instant }) => instant ?? [])
  const [first] = instants
  if (first === undefined) {
    const offset = toUtc({ date: addDays(date, -1), time }, zone)[0]?.instant
    return offset === undefined ? (instantOf({ date, time, span: { start: 0, end: 0 } }, { zone: utc }) ?? 0) : offset + dayLength
  }
  return (zone.kind === 'iana' && before !== undefined ? instants.find((instant) => instant >= before) : undefined) ?? first
}

/** The days of messages, one after the other. */
class Days {
  readonly #around: Surroundings
  readonly #today: CalendarDate
  readonly #twelve: boolean
  #date: CalendarDate | undefined
  #clock: number | undefined
  #monthFirst: boolean | undefined
  #meridiem: 'am' | 'pm' | undefined
  /** Days between what was read and what somebody chose for the first message. */
  #shift = 0
  /** True if the last day was not said. */
  isAssumed = false
  others: readonly CalendarDate[] = []

  constructor(around: Surroundings, today: CalendarDate, twelve: boolean, monthFirst: boolean | undefined) {
    this.#monthFirst = monthFirst
    this.#around = around
    this.#today = today
    this.#twelve = twelve
  }

  /** The time of a stamp on the 24-hour clock: in Slack, *10:03* below *10:02 PM* is in the evening, too. */
  timeOf({ time }: Stamp): TimeOfDay {
    if (time.meridiem) this.#meridiem = time.meridiem
    if (!this.#twelve || time.meridiem || !this.#meridiem || time.hour > 12 || time.hour === 0) return time
    const hour = time.hour % 12
    const both = [hour, hour + 12].map((one) => ({ ...time, hour: one }))
    const later = both.find((one) => clockOf(one) >= (this.#clock ?? 0)) ?? both[this.#meridiem === 'pm' ? 1 : 0]
    return later ?? time
  }

  /** The day that a stamp says; `undefined` for a time of day alone. */
  read({ day }: Stamp): CalendarDate | undefined {
    this.isAssumed = false
    this.others = []
    return day ? this.#read(day) : undefined
  }

  /** The day of a time of day: that of the message before, or the next one if it would go back too far. */
  following(before: number | undefined, instantOn: (day: CalendarDate) => number): CalendarDate {
    const date = this.#date
    if (date && before !== undefined)
      return (
        [-1, 0, 1]
          .map((days) => ({ day: addDays(date, days), back: days < 0 ? mostBackOverMidnight : mostBack }))
          .find(({ day, back }) => instantOn(day) >= before - back)?.day ?? addDays(date, 1)
      )
    this.isAssumed = !this.#around.day && !this.#around.proposedDay
    return this.#around.day ?? this.#around.proposedDay ?? this.#today
  }

  /** Goes on from a message. */
  go(date: CalendarDate, time: TimeOfDay): void {
    this.#date = date
    this.#clock = clockOf(time)
  }

  #read(day: WrittenDay): CalendarDate | undefined {
    const start = this.#date ?? this.#around.day ?? this.#around.proposedDay
    if (day.kind === 'ago') {
      if (!this.#date) this.#shift = this.#around.day ? daysBetween(addDays(this.#today, -day.days), this.#around.day) : 0
      return addDays(this.#today, this.#shift - day.days)
    }
    if (day.kind === 'weekday') {
      if (start) return addDays(start, (day.weekday - weekdayOfDate(start) + 7) % 7)
      this.isAssumed = true
      return addDays(this.#today, -((weekdayOfDate(this.#today) - day.weekday + 7) % 7))
    }
    return this.#dated(day, start)
  }

  #dated({ date }: Extract<WrittenDay, { kind: 'date' }>, start: CalendarDate | undefined): CalendarDate | undefined {
    const near = start ?? this.#today
    const years = date.year === undefined ? [near.year - 1, near.year, near.year + 1] : [date.year]
    if (date.order === 'ambiguous' && date.month !== date.day) return this.#swapped(date, years, near)
    const all = years.flatMap((year) => possibleDates({ ...date, order: 'certain', year }))
    return nearest(start ? all : all.filter((one) => !this.#isAhead(one)), near) ?? nearest(all, near)
  }

  /** A day and a month that may be swapped: all of a transcript are in one order. */
  #swapped({ month, day }: DateMention, years: readonly number[], near: CalendarDate): CalendarDate | undefined {
    const inOrder = (monthFirst: boolean) => {
      const [first, second] = monthFirst ? [month, day] : [day, month]
      return nearest(
        years.flatMap((year) => (isRealDay(year, first, second) ? [{ year, month: first, day: second }] : [])),
        near,
      )
    }
    if (this.#monthFirst === undefined) {
      const both = [true, false].flatMap((monthFirst) => inOrder(monthFirst) ?? [])
      const known = both.find((one) => formatDate(one) === formatDate(this.#around.day ?? this.#around.proposedDay ?? zero))
      // What was copied has happened. Otherwise, months come first where clocks have twelve hours.
      const [past, ...others] = both.filter((one) => !this.#isAhead(one))
      const taken = known ?? (others.length === 0 ? past : undefined) ?? inOrder(this.#twelve) ?? both[0]
      this.isAssumed = known === undefined
      this.others = both.filter((one) => one !== taken && formatDate(one) !== formatDate(taken ?? zero))
      this.#monthFirst = taken?.month === month
    }
    return inOrder(this.#monthFirst) ?? inOrder(!this.#monthFirst)
  }

  #isAhead(date: CalendarDate): boolean {
    return daysBetween(this.#today, date) > 1
  }
}

const zero: CalendarDate = { year: 0, month: 1, day: 1 }

function nearest(dates: readonly CalendarDate[], to: CalendarDate): CalendarDate | undefined {
  return dates.toSorted((one, other) => Math.abs(daysBetween(one, to)) - Math.abs(daysBetween(other, to)))[0]
}

/** True if a date of the transcript shows that months come first, false if days do; `undefined` if none shows it. */
function monthFirstIn(messages: readonly Message[]): boolean | undefined {
  for (const { stamp } of messages) {
    const [, first, second] = /(?<!\d)(\d{1,2})[/-](\d{1,2})(?:[/-]|\s|$)/.exec(stamp.written) ?? []
    if (stamp.day?.kind !== 'date' || stamp.day.date.form !== 'slashed' || stamp.day.date.order === 'ambiguous') continue
    if (Number(first) > 12) return false
    if (Number(second) > 12) return true
  }
  return undefined
}

function hasMeridiem(messages: readonly Message[]): boolean {
  return messages.some(({ stamp }) => stamp.time.meridiem !== undefined)
}

/** True if times fall more often than they rise, as in logs with the newest entry first. */
function isNewestFirst(messages: readonly Message[]): boolean {
  let falls = 0
  let rises = 0
  for (const [index, { stamp }] of messages.entries()) {
    const before = messages[index - 1]?.stamp
    if (!before || before.zone?.name !== stamp.zone?.name) continue
    const step = orderKey(stamp) - orderKey(before)
    if (step < 0) falls++
    if (step > 0) rises++
  }
  // Two times of day, the second one earlier, are rather of two days.
  return falls > rises && (falls > 1 || messages.every(({ stamp }) => stamp.day !== undefined))
}

function orderKey({ day, time }: Stamp): number {
  const date = day?.kind === 'date' ? day.date : undefined
  const days = date ? (date.year ?? 0) * 372 + date.month * 31 + date.day : 0
  return days * 1440 + clockOf(time) + (time.second ?? 0) / 60
}

function clockOf({ hour, minute }: TimeOfDay): number {
  return hour * 60 + minute
}

function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / dayLength)
}

/** The day on the clocks of a zone. */
function dayIn(zone: Zone, instant: number): CalendarDate {
  const near = new Date(instant)
  const inUtc = { year: near.getUTCFullYear(), month: near.getUTCMonth() + 1, day: near.getUTCDate() }
  const noon = { date: inUtc, time: { hour: near.getUTCHours(), minute: near.getUTCMinutes() } }
  const offset = (toUtc(noon, zone)[0]?.instant ?? instant) - instant
  const local = new Date(instant - offset)
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
}
