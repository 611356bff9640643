/** Days of the Gregorian calendar, and the names of months and weekdays in English and German. */
import type { CalendarDate } from './types.ts'

const monthNames =
  'january jan januar jänner jan|february feb februar feber|march mar märz mär mrz maerz|april apr|may mai|june jun juni|july jul juli|' +
  'august aug|september sep sept|october oct oktober okt|november nov|december dec dezember dez'

const months = new Map(monthNames.split('|').flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)))

const weekdayNames =
  'monday mon montag|tuesday tue tues dienstag|wednesday wed weds mittwoch|thursday thu thur thurs donnerstag|' +
  'friday fri freitag|saturday sat samstag sonnabend|sunday sun sonntag'

const weekdays = new Map(weekdayNames.split('|').flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)))

/** German two-letter weekdays, Monday first; they are words elsewhere (*so*, *do*), so they only count before German dates. */
const shortGermanWeekdays = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so']

/** Names of months as alternatives of a pattern, the longer before those that begin like them. */
export const monthPattern = [...months.keys()].sort((a, b) => b.length - a.length).join('|')

/** How the names of months begin, as alternatives of a pattern. */
export const monthBeginnings = [...new Set(Array.from(months.keys(), (name) => name.slice(0, 3)))].join('|')

/** Names of weekdays as alternatives of a pattern, German short ones included. */
export const weekdayPattern = [...weekdays.keys(), ...shortGermanWeekdays].sort((a, b) => b.length - a.length).join('|')

/** English and German names of weekdays in full, as alternatives of a pattern. */
export const fullWeekdayPattern = [...weekdays.keys()].filter((name) => name.length > 5).join('|')

/** The month of a name in any case, 1 to 12; undefined when it is no month's name. */
export function monthOf(name: string): number | undefined {
  return months.get(name.toLowerCase())
}

/** The weekday of a name in any case, 1 for Monday to 7 for Sunday; undefined when it is none. */
export function weekdayOf(name: string): number | undefined {
  const lower = name.toLowerCase()
  const short = shortGermanWeekdays.indexOf(lower)
  if (short >= 0) return short + 1
  const chinese = '月火水木金土日'.indexOf(name)
  if (chinese >= 0 && name.length === 1) return chinese + 1
  return weekdays.get(lower)
}

/** The English name of a weekday, 1 for Monday to 7 for Sunday. */
export function weekdayName(weekday: number): string {
  return ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][weekday - 1] ?? ''
}

/** Whether a day is in the calendar: 2028-02-29 is, 2026-02-30 is not. Without a year, 29 February counts. */
export function isRealDay(year: number | undefined, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  // Day 0 of the next month is the last one of this; 2000 was a leap year.
  return day <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate()
}

/** The weekday of a day, 1 for Monday to 7 for Sunday. */
export function weekdayOfDate(date: CalendarDate): number {
  return new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay() || 7
}

/** The day that lies a number of days after another, or before it when the number is negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date(Date.UTC(date.year, date.month - 1, date.day + days))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** A day as `YYYY-MM-DD`. */
export function formatDate(date: CalendarDate): string {
  return `${String(date.year).padStart(4, '0')}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
}
