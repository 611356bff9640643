/** Finds dates. Patterns have bounded repetitions only, so they are linear in the length of the text. */
import { anyCase, type TextPattern, withLetters } from '../util/anyCase.ts'
import { type PhraseValue, phrase } from '../util/phrase.ts'
import { remembered } from '../util/remembered.ts'
import type { Span } from '../util/text.ts'
import {
  eastAsianWeekdays,
  isGermanicMonth,
  isRealDay,
  isWrittenInLowerCase,
  leadingMonthPattern,
  monthBeginnings,
  monthOf,
  monthPattern,
  weekdayOf,
  weekdayOfDate,
  weekdayPattern,
} from './calendar.ts'
import { plainText } from './plain.ts'
import type { DateForm, DateMention, TimeProblem } from './types.ts'

/** A date that was found, and whether it is one only beside a time (`1/20`, `6.3.`). */
export interface FoundDate {
  readonly mention: DateMention
  readonly tentative: boolean
}

/**
 * The dates of one run of text, in order. Dates without a year count when their month is named; numbers alone (`1/20`) do not,
 * except beside a time, where `recogniseTimes` reads them.
 */
export const recogniseDates = remembered((text): readonly DateMention[] =>
  findDates(plainText(text)).flatMap(({ mention, tentative }) => (tentative ? [] : [mention])),
)

interface Reading {
  readonly year?: number
  readonly month: number
  readonly day: number
  readonly form: DateForm
  readonly ambiguous?: boolean
  readonly tentative?: boolean
  readonly partial?: boolean
}

interface Shape {
  readonly pattern: TextPattern
  /** What must stand in a text that has such a date: faster to look for. */
  readonly sign?: RegExp
  /** Undefined when the numbers make no date. */
  readonly read: (match: RegExpExecArray) => Reading | undefined
}

const year = '(?:19|20|21)\\d{2}'
/** No letter, digit or sign of a path stands before; in a script without spaces a word may. */
const left = '(?<!(?![\\u3000-\\u9fff])[\\p{L}\\p{N}_./\\\\-])'
/** A digit beside what may be the name of a month. */
const besideMonth = new RegExp(`\\d\\D{1,7}(?:${monthBeginnings})|(?:${monthBeginnings})\\D{1,9}\\d`, 'i')
const eastAsian = /(?<!\d)(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2})(?: ?[日日号일])?/g
const eastAsianDay = /(?<![\d年년]|[年년] )(\d{1,2})[月월] ?(\d{1,2})[日号일]/g
const shapes: readonly Shape[] = [
  {
    pattern: anyCase(
      `${left}(${year})\\u2060?-(\\d{1,2}|\\?\\?|xx)\\u2060?-(\\d{1,2}|\\?\\?|xx)(?=$|[^\\d\\w/-]|T\\d|-(?:$|[^\\w-]))(?!\\.\\d)`,
      'gu',
    ),
    read: ([, y, m, d]) => {
      const masked = /\D/.test(`${m}${d}`)
      return { year: Number(y), month: masked ? 0 : Number(m), day: masked ? 0 : Number(d), form: 'iso', partial: masked }
    },
  },
  {
    pattern: withLetters(`${left}(${year})([/.]) ?(\\d{1,2})\\2 ?(\\d{1,2})(?![\\w/]|\\.\\d)`, 'gu'),
    read: ([, y, , m, d]) => real({ year: Number(y), month: Number(m), day: Number(d), form: 'slashed' }),
  },
  {
    pattern: withLetters(`${left}(${year})(\\d{2})(\\d{2})(?=T\\d{4})`, 'gu'),
    read: ([, y, m, d]) => real({ year: Number(y), month: Number(m), day: Number(d), form: 'iso' }),
  },
  {
    pattern: withLetters(`${left}(\\d{1,2})\\. ?(\\d{1,2})\\. ?(${year})(?![\\w-]|\\.\\d)`, 'gu'),
    read: ([, d, m, y]) =>
      Number(m) > 12 || Number(d) > 31 ? undefined : { year: Number(y), month: Number(m), day: Number(d), form: 'dotted' },
  },
  {
    pattern: withLetters(`${left}(\\d{2})\\.(\\d{2})\\.(\\d{2})(?![\\w-]|\\.\\d)`, 'gu'),
    read: ([, d, m, y]) => real({ year: century(Number(y)), month: Number(m), day: Number(d), form: 'dotted' }),
  },
  {
    pattern: withLetters(`${left}(\\d{1,2})\\.(\\d{1,2})\\.(?=,? (?:um )?\\d{1,2}[:.]\\d{2})`, 'gu'),
    read: ([, d, m]) => real({ month: Number(m), day: Number(d), form: 'dotted', tentative: true }),
  },
  {
    pattern: withLetters(`${left}(\\d{1,2})(\\u2060?[/-])(\\d{1,2})\\2(${year}|[23]\\d)(?![\\w/-]|\\.\\d)`, 'gu'),
    read: ([, first, mark, second, y]) => {
      if (mark !== '/' && y?.length === 2) return undefined
      return numbers(Number(first), Number(second), y?.length === 2 ? century(Number(y)) : Number(y), false)
    },
  },
  {
    pattern: withLetters(`${left}(\\d{1,2})/(\\d{1,2})(?![\\w/%-]|[.,:]\\d)`, 'gu'),
    read: ([, first, second]) => numbers(Number(first), Number(second), undefined, true),
  },
  {
    sign: besideMonth,
    pattern: anyCase(
      `${left}(\\d{1,2})(?:st|nd|rd|th|er|\\.|[º°])?(?: of| de)?[ -](${monthPattern})(?:(?:\\.|,|\\.,)?(?: del?)?[ -]{1,2}(${year})(?!\\d|:\\d))?(?![\\p{L}\\d])`,
      'gu',
    ),
    read: ({ 1: d, 2: name, 3: y, index, input }) =>
      named(Number(d), name ?? '', y, beginsValue.test(input.slice(Math.max(0, index - 4), index))),
  },
  {
    sign: besideMonth,
    pattern: anyCase(
      `${left}(${leadingMonthPattern})\\.?[ -]{1,2}(\\d{1,2})(?:st|nd|rd|th)?(?:,?[ -]{1,2}(${year})(?!\\d|:\\d))?(?![\\p{L}\\d]|[.:]\\d)`,
      'gu',
    ),
    read: ([, name, d, y]) => named(Number(d), name ?? '', y, true),
  },
  {
    pattern: () => eastAsian,
    read: ([, y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d), form: 'cjk' }),
  },
  {
    pattern: () => eastAsianDay,
    read: ([, m, d]) => real({ month: Number(m), day: Number(d), form: 'cjk' }),
  },
]

/** The dates of a plain text, tentative ones included, in order and without overlaps. */
export function findDates(text: string): readonly FoundDate[] {
  return /\d/.test(text) ? datesByText(text) : []
}

const datesByText = remembered((text): readonly FoundDate[] => {
  const found: FoundDate[] = []
  for (const { pattern, sign, read } of shapes) {
    if (sign && !sign.test(text)) continue
    for (const match of text.matchAll(pattern(text))) {
      const reading = read(match)
      if (reading === undefined) continue
      found.push({ mention: withWeekday(text, match.index, match.index + match[0].length, reading), tentative: reading.tentative ?? false })
    }
  }
  found.sort((a, b) => a.mention.span.start - b.mention.span.start || b.mention.span.end - a.mention.span.end)
  const kept: FoundDate[] = []
  for (const date of found) {
    if (date.mention.span.start >= (kept.at(-1)?.mention.span.end ?? 0)) kept.push(date)
  }
  return kept
})

/** The same date with a year that stands further on (`Nov 4 14:57:20 2020`). */
export function withYear(date: DateMention, year: number): DateMention {
  const { span, month, day, weekday } = date
  return { ...date, year, problems: problemsOf(span, { year, month, day, form: date.form }, weekday) }
}

function real(reading: Reading): Reading | undefined {
  return isRealDay(reading.year, reading.month, reading.day) ? reading : undefined
}

/** Years of two digits are those around now: 70 to 99 lie in the last century, as POSIX reads them (strptime, `%y`). */
function century(year: number): number {
  return year + (year >= 70 ? 1900 : 2000)
}

/** `3/4/2026`: both orders are in use, unless one number is no month. */
function numbers(first: number, second: number, year: number | undefined, tentative: boolean): Reading | undefined {
  if (first < 1 || second < 1 || first > 31 || second > 31 || (first > 12 && second > 12)) return undefined
  const [month, day] = first > 12 ? [second, first] : [first, second]
  const reading: Reading = { ...(year === undefined ? {} : { year }), month, day, form: 'slashed', tentative }
  if (tentative) return real({ ...reading, ambiguous: first <= 12 && second <= 12 && first !== second })
  return { ...reading, ambiguous: first <= 12 && second <= 12 && first !== second }
}

/** What stands before a date that begins its text or value. */
const beginsValue = /(?:^|[:：|(]) ?$/

/** Without a year, an English month in lower case is more often a word (*may 5 nodes*), as are abbreviations of others (*set*, *out*). */
function named(day: number, name: string, year: string | undefined, canBeNoDay: boolean): Reading | undefined {
  const month = monthOf(name)
  // A number that is no day may belong to what stands before it: *Build 45 March 2026*.
  if (month === undefined || day < 1 || (day > 31 && !(canBeNoDay && year !== undefined))) return undefined
  const isSure = isWrittenInLowerCase(name.toLowerCase()) || (isGermanicMonth(name) && /^\p{Lu}/u.test(name))
  if (year === undefined) return isSure ? real({ month, day, form: 'named' }) : undefined
  return { year: Number(year), month, day, form: 'named' }
}

const weekdayBefore = anyCase(
  `(?<![\\p{L}\\d])(${weekdayPattern})\\.?,? (?:(?:the|den|dem|le|el|de|il) )?$|(${eastAsianWeekdays.names}) ?$|[(（](${eastAsianWeekdays.signs})[)）] ?$`,
)
const weekdayBehind = anyCase(
  `^ ?\\((${weekdayPattern}|${eastAsianWeekdays.signs})\\.?\\)|^ (${weekdayPattern})(?= \\d)|^ ?[(（]?(${eastAsianWeekdays.names})[)）]?`,
)

function withWeekday(text: string, start: number, end: number, reading: Reading): DateMention {
  const textBefore = text.slice(Math.max(0, start - 20), start)
  const textBehind = text.slice(end, end + 20)
  const before = weekdayBefore(textBefore).exec(textBefore)
  const nameBefore = before?.slice(1).find((name) => name !== undefined)
  const shortAndForeign =
    nameBefore?.length === 2 && /^[a-z]/i.test(nameBefore) && reading.form !== 'dotted' && !text.startsWith('.', start + 2)
  const behind = weekdayBehind(textBehind).exec(textBehind)
  let weekday: number | undefined
  let span: Span = { start, end }
  if (before && nameBefore !== undefined && !shortAndForeign) {
    weekday = weekdayOf(nameBefore)
    span = { start: start - before[0].length, end }
  } else if (behind !== null) {
    weekday = weekdayOf(behind.slice(1).find((name) => name !== undefined) ?? '')
    span = { start, end: end + behind[0].length }
  }
  const decided = reading.ambiguous && weekday !== undefined ? byWeekday(reading, weekday) : reading
  return {
    span,
    ...(decided.year === undefined ? {} : { year: decided.year }),
    month: decided.month,
    day: decided.day,
    form: decided.form,
    order: decided.ambiguous ? 'ambiguous' : 'certain',
    ...(weekday === undefined ? {} : { weekday }),
    partial: decided.partial ?? false,
    problems: problemsOf(span, decided, weekday),
  }
}

/** `Mon 03/02/2026`: only one of the two days is a Monday. */
function byWeekday(reading: Reading, weekday: number): Reading {
  const { year, month, day } = reading
  if (year === undefined) return reading
  const isMonthFirst = weekdayOfDate({ year, month, day }) === weekday
  const isDayFirst = weekdayOfDate({ year, month: day, day: month }) === weekday
  if (isMonthFirst === isDayFirst) return reading
  return isMonthFirst ? { ...reading, ambiguous: false } : { ...reading, month: day, day: month, ambiguous: false }
}

/** From Monday on. */
const weekdays = [phrase`Monday`, phrase`Tuesday`, phrase`Wednesday`, phrase`Thursday`, phrase`Friday`, phrase`Saturday`, phrase`Sunday`]

/** The name of a weekday, 1 for Monday to 7 for Sunday, as words that are translated. */
export function weekdayInWords(weekday: number): PhraseValue {
  return weekdays[weekday - 1] ?? ''
}

function problemsOf(span: Span, reading: Reading, weekday: number | undefined): TimeProblem[] {
  const { year, month, day } = reading
  if (reading.partial) return []
  if (!isRealDay(year, month, day)) return [{ kind: 'no-such-day', span }]
  if (year === undefined || weekday === undefined) return []
  // A weekday that fits one of two readings has decided by now, so here it fits neither.
  if (reading.ambiguous) return weekdayOfDate({ year, month, day }) === weekday ? [] : [{ kind: 'weekday', span }]
  const right = weekdayOfDate({ year, month, day })
  return right === weekday ? [] : [{ kind: 'weekday', span, expected: weekdayInWords(right) }]
}

/** The date that a text consists of, but for marks of emphasis. */
export function dateAlone(text: string): DateMention | undefined {
  const [date] = recogniseDates(text)
  return date && text.replace(/[*_~`]/g, '').trim().length === date.span.end - date.span.start ? date : undefined
}
