/** Order of, and time between, the moments of a document. */

import type { Span } from '../util/text.ts'
import { addDays, isRealDay } from './calendar.ts'
import { isTimeOfDay } from './clock.ts'
import { type LocalTime, offsetsOf } from './convert.ts'
import type { CalendarDate, DateMention, TimeMention, TimeOfDay, Zone, ZoneMention } from './types.ts'

/** One moment of a mention: its only one, or the start or end of its range. */
export interface Moment extends LocalTime {
  /** What a conversion to UTC replaces. */
  readonly span: Span
  readonly zone?: ZoneMention
}

/** What a document says about moments that do not say it themselves. */
export interface MomentDefaults {
  /** The day for times without one, and the year for dates without one. */
  readonly date?: CalendarDate
  /** The zone for times without one: declared, or configured. */
  readonly zone?: Zone
}

/**
 * The moments of a mention: one, or two of a range; none when it is partial, comes again, is no moment or not a real one. Its own
 * date goes before one nearby, and that before the default's; the date of an end is that of its start, or the day after when it
 * would else come first.
 */
export function momentsOf(mention: TimeMention, defaults: MomentDefaults = {}): Moment[] {
  const { time, until, zone } = mention
  if (time === undefined || mention.partial || mention.recurring || mention.attendance || !isTimeOfDay(time)) return []
  const date = calendarDate(mention.date ?? mention.dateNearby, defaults.date?.year) ?? defaults.date
  if (until === undefined) return [moment(mention.span, time, date, zone)]
  const startEnd =
    zone !== undefined && zone.span.end <= until.timeSpan.start ? Math.max(zone.span.end, mention.timeSpan.end) : mention.timeSpan.end
  const start = moment({ start: mention.span.start, end: startEnd }, time, date, zone)
  if (!isTimeOfDay(until.time)) return [start]
  const ownDate = calendarDate(until.date, defaults.date?.year)
  const isNextDay = ownDate === undefined && secondsOf(until.time) < secondsOf(time)
  const endDate = ownDate ?? (date !== undefined && isNextDay ? addDays(date, 1) : date)
  const endStart = until.date === undefined ? until.timeSpan.start : Math.min(until.date.span.start, until.timeSpan.start)
  return [start, moment({ start: endStart, end: mention.span.end }, until.time, endDate, until.zone)]
}

/**
 * The day of a date mention. Undefined when it is partial, has no year (and none is given), does not exist, or could be two days
 * (see `possibleDates`).
 */
export function calendarDate(date: DateMention | undefined, year?: number): CalendarDate | undefined {
  const dates = date === undefined ? [] : possibleDates(date, year)
  return dates.length === 1 ? dates[0] : undefined
}

/** The days that a date mention can be: one, two for `03/04/2026` (month first, then day first), none when it is no real one. */
export function possibleDates(date: DateMention, year?: number): CalendarDate[] {
  const { month, day } = date
  const actualYear = date.year ?? year
  if (date.partial || actualYear === undefined) return []
  const readings = date.order === 'ambiguous' ? [[month, day] as const, [day, month] as const] : [[month, day] as const]
  return readings.flatMap(([month, day]) => (isRealDay(actualYear, month, day) ? [{ year: actualYear, month, day }] : []))
}

/** The instant of a moment in milliseconds since 1970-01-01T00:00Z; undefined unless day, zone and meaning are certain. */
export function instantOf(moment: Moment, defaults: MomentDefaults = {}): number | undefined {
  const zone = moment.zone?.zone ?? defaults.zone
  const date = moment.date ?? defaults.date
  if (zone === undefined || date === undefined) return undefined
  const offsets = offsetsOf(zone, { date, time: moment.time })
  const offset = offsets[0]
  return offset === undefined || offsets.length > 1 ? undefined : localMilliseconds(date, moment.time) - offset * 60_000
}

/**
 * Milliseconds from one moment to another, negative when the second is earlier. Both instants are certain, or both moments are on
 * the same clock (the same zone, or none at all) and both or neither have a date; undefined otherwise.
 */
export function millisecondsBetween(from: Moment, to: Moment, defaults: MomentDefaults = {}): number | undefined {
  const start = instantOf(from, defaults)
  const end = instantOf(to, defaults)
  if (start !== undefined && end !== undefined) return end - start
  if ((from.zone?.zone ?? defaults.zone)?.name !== (to.zone?.zone ?? defaults.zone)?.name) return undefined
  const startDate = from.date ?? defaults.date
  const endDate = to.date ?? defaults.date
  if ((startDate === undefined) !== (endDate === undefined)) return undefined
  const anyDay = { year: 2000, month: 1, day: 1 }
  return localMilliseconds(endDate ?? anyDay, to.time) - localMilliseconds(startDate ?? anyDay, from.time)
}

/** Negative when the first moment is earlier, positive when it is later, 0 when equal; undefined when they cannot be compared. */
export function compareMoments(a: Moment, b: Moment, defaults: MomentDefaults = {}): number | undefined {
  const between = millisecondsBetween(a, b, defaults)
  return between === undefined ? undefined : 0 - between
}

function moment(span: Span, time: TimeOfDay, date: CalendarDate | undefined, zone: ZoneMention | undefined): Moment {
  return { span, time, ...(date === undefined ? {} : { date }), ...(zone === undefined ? {} : { zone }) }
}

function secondsOf({ hour, minute, second = 0 }: TimeOfDay): number {
  return hour * 3600 + minute * 60 + second
}

function localMilliseconds(date: CalendarDate, time: TimeOfDay): number {
  return Date.UTC(date.year, date.month - 1, date.day) + Math.round(secondsOf(time) * 1000)
}
