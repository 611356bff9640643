/** Days of the Gregorian calendar, and what the names of months and weekdays mean. */
import { monthNames, weekdayNames } from './calendar-data.ts'
import type { CalendarDate } from './types.ts'

/** Each name of a month or weekday in some languages, with its number from 1. */
function numbered(names: Readonly<Record<string, string>>, languages = Object.keys(names)): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const language of languages)
    for (const [index, ofOne] of (names[language] ?? '').split('|').entries())
      for (const name of ofOne.split(' ')) if (!numbers.has(name)) numbers.set(name, index + 1)
  return numbers
}

/** Names as alternatives of a pattern, the longer before those that begin like them. */
function alternatives(names: Iterable<string>): string {
  return [...names].sort((a, b) => b.length - a.length).join('|')
}

const months = numbered(monthNames)
const weekdays = numbered(weekdayNames)
/** The languages in which a month may stand before its day, and in which abbreviations need no point. */
const germanic = ['en', 'de']
const germanicMonths = numbered(monthNames, germanic)
const fullMonths = new Set(Object.values(monthNames).flatMap((ofAll) => ofAll.split('|').map((ofOne) => ofOne.split(' ', 1)[0] ?? '')))

const latinDays = [...weekdays.keys()].filter((name) => /^[a-z\u00c0-\u024f-]+$/.test(name))
const germanicDays = numbered(weekdayNames, germanic)

/** Names of months as alternatives of a pattern. */
export const monthPattern = alternatives(months.keys())

/** Those that may stand before their day: `March 1`. */
export const leadingMonthPattern = alternatives(germanicMonths.keys())

/** How the names of months begin, as alternatives of a pattern. */
export const monthBeginnings = [...new Set(Array.from(months.keys(), (name) => name.slice(0, 3)))].join('|')

/** English and German names of weekdays, and those of other languages in full or with a point: *Sam* and *Dom* are persons elsewhere. */
export const weekdayPattern = `${alternatives(latinDays.filter((name) => germanicDays.has(name) || name.length > 4))}|(?:${alternatives(
  latinDays.filter((name) => !germanicDays.has(name) && name.length <= 4),
)})(?=\\.)`

/** Names of weekdays in full, as alternatives of a pattern. */
export const fullWeekdayPattern = alternatives(latinDays.filter((name) => name.length > 4 && name !== 'thurs'))

/** Names of weekdays in scripts without spaces, of one sign or of several, as alternatives of a pattern. */
export const eastAsianWeekdays = {
  signs: alternatives([...weekdays.keys()].filter((name) => !latinDays.includes(name) && name.length === 1)),
  names: alternatives([...weekdays.keys()].filter((name) => !latinDays.includes(name) && name.length > 1)),
}

/** The month of a name in any case, 1 to 12; undefined when it is no month's name. */
export function monthOf(name: string): number | undefined {
  return months.get(name.toLowerCase())
}

/** True if the name of a month in lower case counts without a year: in full, and where it is written so (`8 mars`, `27 de enero`). */
export function isWrittenInLowerCase(name: string): boolean {
  return fullMonths.has(name) && !germanicMonths.has(name)
}

/** True for a name of a month that is one in English or German. */
export function isGermanicMonth(name: string): boolean {
  return germanicMonths.has(name.toLowerCase())
}

/** The weekday of a name in any case, 1 for Monday to 7 for Sunday; undefined when it is none. */
export function weekdayOf(name: string): number | undefined {
  return weekdays.get(name.toLowerCase())
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
