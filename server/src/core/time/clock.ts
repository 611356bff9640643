/** Finds possible times of day by their digits alone; recognise.ts decides by their surroundings. Texts are plain. */
import { anyCase, type TextPattern, withLetters } from '../util/anyCase.ts'
import type { Span } from '../util/text.ts'
import type { TimeOfDay } from './types.ts'

/**
 * How a time was written: `14:30`, `2.30 AM`, `2 AM` or `14 Uhr`, `14h30`, `15.26`, `1900`, a bare hour, `14:??`. The last
 * letters of the list need more around them to count as times.
 */
export type ClockForm = 'colon' | 'said' | 'hours' | 'dotted' | 'military' | 'bare' | 'masked'

/** Digits that may be a time of day. */
export interface Clock {
  readonly span: Span
  readonly form: ClockForm
  /** Undefined when masked. */
  readonly time?: TimeOfDay
  /** As far as the digits go: 25:10 and 13:30 AM are no times of day. */
  readonly valid: boolean
  /** Whether the hour is written with one digit and nothing else says that this is a time. */
  readonly oneDigit: boolean
  /** True if it follows a date's `T`. */
  readonly afterT: boolean
  /** *Midnight*, which may be the begin or the end of its day. */
  readonly midnight?: boolean
}

/** Names of noon and midnight. */
const noonNames = 'noon|midday|mittags?|midi|mediodía|mezzogiorno|meio-dia'
const midnightNames = 'midnight|mitternachts?|minuit|medianoche|mezzanotte|meia-noite'
/** Behind 12 or 12:00 they only tell which of the two it is. */
const twelve = anyCase(`^ ?(?:\\( ?)?(?:(${noonNames})|(${midnightNames}))(?![\\p{L}\\d])(?: ?\\))?`)
const named = anyCase(`^(?:(${noonNames})|(${midnightNames}))(?![\\p{L}\\d])`)
/** The point behind `pm` ends a sentence, the one behind `p.m.` is its own. */
const meridiem = '(?: ?([ap])(?:\\. ?m(?![\\p{L}\\d])\\.?| ?m(?![\\p{L}\\d]))|([ap])(?![\\p{L}\\d.]))'
const spoken = '(?: ?Uhr| ?uur| ?hrs?| ?h)(?![\\p{L}\\d])'
const maskedForm =
  /(?:\d\d|\d\?|\?\?|xx|hh|--|__):(?:\d\?|\?\?|xx|mm|--|__)(?::(?:\?\?|xx|ss|--|__))?(?![\w?:-])|(?:\d\?|\?\?|xx|--|__):\d\d(?![\w?:])/iy
/** `14h05`, which is a length of time as well. */
const hourAndMinutes = /(\d{1,2}) ?h ?(\d{2})(?!\w)/y
const forms: readonly (readonly [ClockForm, TextPattern])[] = [
  ['masked', () => maskedForm],
  ['colon', anyCase(`(\\d{1,2}): ?(\\d{2})(?::(\\d{2}(?:[.,]\\d{1,9})?))?(?!\\d)(?:${meridiem}|(${spoken}))?`, 'uy')],
  ['dotted', anyCase(`(\\d{1,2})\\.(\\d{2})()(?!\\d)(?:${meridiem}|(${spoken}))?`, 'uy')],
  ['said', anyCase(`(\\d{1,2})()()(?:${meridiem}|( ?Uhr(?: \\d{2}(?!\\d))?(?![\\p{L}\\d])| o'clock))`, 'uy')],
  ['hours', () => hourAndMinutes],
  ['military', withLetters(`([0-2]\\d)([0-5]\\d)([0-5]\\d)?(?!\\d)(?:()()(${spoken}))?`, 'uy')],
]
const eastAsian =
  /(午前|午後|上午|下午|早上|晚上|凌晨|中午|傍晚|오전|오후|새벽|저녁)? ?(\d{1,2})(?:(?: ?(?:[時时点點]|시)|:)(?: ?(\d{1,2}|半|반)(?: ?[分분])?(?: ?(\d{1,2}) ?[秒초])?)?)(?![間间간\d])/y
const lead = anyCase(String.raw`^(\d{1,2})(?= ?(?:-|to|and|or|und|bis|until) ?\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.? ?m(?!\p{L})|Uhr(?!\p{L})))`)
const shortZone = /^ ?(?:UTC|GMT|BRT|[CE]E?S?T|[PM][SD]?T|[EC]DT|MES?Z|JST|BST|IST|Z)(?![\p{L}\d])/u

const beginnings = anyCase(
  String.raw`\d{1,8}|\?\?:|--:|__:|xx:|(?<![\p{L}\d])(?:hh:mm|${noonNames}|${midnightNames})(?![\p{L}\d])|[午上下早晚凌中傍][前後午上晨晚]|오전|오후|새벽|저녁`,
  'gu',
)

/** What may be times of day in a plain text, in order. `spans` are dates, whose digits are none. */
export function findClocks(text: string, dates: readonly Span[]): Clock[] {
  const clocks: Clock[] = []
  const patterns = forms.map(([form, pattern]) => [form, pattern(text)] as const)
  let dateIndex = 0
  let free = 0
  for (const match of text.matchAll(beginnings(text))) {
    const start = match.index
    if (start < free) continue
    while ((dates[dateIndex]?.end ?? Number.POSITIVE_INFINITY) <= start) dateIndex++
    if ((dates[dateIndex]?.start ?? Number.POSITIVE_INFINITY) <= start) continue
    const afterT = /^[Tt]$/.test(text.charAt(start - 1)) && dates[dateIndex - 1]?.end === start - 1
    const isAfterDate = dates[dateIndex - 1]?.end === start && /[^\w-]/.test(text.charAt(start - 1))
    if (!afterT && !isAfterDate && !opens(text, start, free)) continue
    const afterDate = afterT || (text.charAt(start - 1) === ' ' && dates[dateIndex - 1]?.end === start - 1)
    const clock = clockAt(text, start, afterT, afterDate, patterns)
    if (clock === undefined) continue
    // `12 53 04 pm` is one number written with spaces, unless the digits before are a date.
    const isSpaced = /\d $/.test(text.slice(Math.max(0, start - 2), start)) && dates[dateIndex - 1]?.end !== start - 1 && start - 1 !== free
    if (isSpaced && !/[:.hH]/.test(text.slice(start, clock.span.end))) continue
    clocks.push(clock)
    free = clock.span.end
  }
  return clocks
}

/** True if a time can begin at an offset: not inside a word, a number, a path, an address or a version. */
function opens(text: string, start: number, previousEnd: number): boolean {
  const before = text.charAt(start - 1)
  if (before === '' || start === previousEnd) return true
  if (/[\s([{"'|,;=~<>@–!≈→]/u.test(before)) return !(before === ',' && /\d/.test(text.charAt(start - 2)))
  // A range or pair without spaces may follow a time or its zone. Anything else with these marks is a path, sign or number.
  if (before === '-' || before === '/') return start - 1 === previousEnd || /[a-zA-Z)\]]/.test(text.charAt(start - 2))
  if (before === ':') return isLabel(text.slice(Math.max(0, start - 40), start - 1))
  return /[\u3000-\u9fff]/.test(before)
}

/** `Start:14:30` says when something started; `localhost:10`, `file.ts:12:30` and `line:12` do not. */
function isLabel(before: string): boolean {
  if (/[\u3000-\u9fff)]$/.test(before)) return true
  return /(?:^|\n|[|>-] )\p{Lu}[\p{L} ]{1,30}$/u.test(before) && !/(?:host|port|line|zeile|col|column|row|page)$/i.test(before)
}

function clockAt(
  text: string,
  start: number,
  afterT: boolean,
  afterDate: boolean,
  patterns: readonly (readonly [ClockForm, RegExp])[],
): Clock | undefined {
  for (const [form, pattern] of patterns) {
    pattern.lastIndex = start
    const match = pattern.exec(text)
    if (match === null) continue
    if (form === 'masked') return masked(start, match[0], text)
    // `OPT-02: 23 items`
    if (form === 'colon' && match[0].includes(': ') && text.charAt(start - 1) === '-') continue
    if (
      form === 'military' &&
      !afterT &&
      !(afterDate && closesDated.test(text.slice(start + match[0].length, start + match[0].length + 24))) &&
      !/^(?:hrs?\b|Z\b|z\b| ?[A-Z]| -|-\d{4}(?!\d)| and | to |$)/.test(text.slice(start + match[0].length, start + match[0].length + 5))
    )
      continue
    const clock = atTwelve(text, readClock(form, match, afterT))
    if (clock !== undefined && closes(text, clock.span.end, form)) return clock
  }
  return eastAsianClock(text, start) ?? spokenHour(text, start) ?? namedHour(text, start) ?? bareHour(text, start)
}

const hourBehind = anyCase(
  String.raw`(?:^|[^\p{L}])(?:à|vers|dès|depuis|jusqu['’]à|às|até as|desde as|a las|desde las|hasta las|sobre las) $`,
)

/** `à 14h`, `às 14 h`, `a las 14h`: without the word in front it may be a length of time. */
function spokenHour(text: string, start: number): Clock | undefined {
  const [all, hour] =
    /^(\d{1,2}) ?h(?![\p{L}\d/]|,? (?:(?:et|y|e|o|ou|à|a) )?(?:2[4-9]|[3-9]\d|\d{3}) ?h| (?:max|ouvr))/u.exec(
      text.slice(start, start + 18),
    ) ?? []
  const before = text.slice(Math.max(0, start - 18), start)
  const time = onDayClock(Number(hour), 0, undefined, undefined)
  // *À 24h* counts hours.
  if (all === undefined || !isTimeOfDay(time) || time.hour === 24) return undefined
  const isRange =
    /(?:de|das|dalle) $/.test(before) &&
    /^ (?:à|a|às|alle) \d{1,2} ?h(?!\d{0,2} p[aeo]r )/.test(text.slice(start + all.length, start + all.length + 16))
  const isZoned = shortZone.test(text.slice(start + all.length, start + all.length + 8))
  const isListed = /(?:às|à|las) \d{1,2} ?h(?:\d\d)? (?:e|et|y) $/.test(before)
  if (!isRange && !isZoned && !isListed && !hourBehind(before).test(before)) return undefined
  // *À 3h* may be three hours in, *à 3h du matin* is not.
  if (!isRange && !isZoned && time.hour < 7 && /à $/.test(before) && !/^ (?:du|le)(?!\p{L})/u.test(text.slice(start + all.length)))
    return undefined
  return { span: { start, end: start + all.length }, form: 'said', time, valid: true, oneDigit: false, afterT: false }
}

/** What may follow the digits of `2026-03-01 1430`. What is counted, in the plural or with a unit, may not. */
export const closesDated = /^(?:$|[,;:)|\]-]| [-(|]| (?!\p{L}{1,20}s(?!\p{L})|(?:ms|min|[kKMGT]i?B|of|EUR|USD|GBP)(?!\p{L}))\p{L})/u

/** `12:00 noon`, `12 Uhr mittags`, `12:00 (midnight)`: one time with what names it. */
function atTwelve(text: string, clock: Clock | undefined): Clock | undefined {
  const { hour, minute, second = 0, meridiem } = clock?.time ?? { hour: -1, minute: 0 }
  if (clock === undefined || hour % 12 !== 0 || minute !== 0 || second !== 0) return clock
  const behind = text.slice(clock.span.end, clock.span.end + 20)
  const match = twelve(behind).exec(behind)
  if (match === null || (match[1] !== undefined && hour !== 12) || (match[2] !== undefined && meridiem === 'pm')) return clock
  const time = match[1] === undefined ? { hour: hour === 24 ? 24 : 0, minute } : { hour, minute }
  const span = { start: clock.span.start, end: clock.span.end + match[0].length }
  return { ...clock, span, form: 'said', time, oneDigit: false, ...(match[1] === undefined ? { midnight: true } : {}) }
}

function masked(start: number, match: string, text: string): Clock | undefined {
  // Lower-case hh:mm in prose explains a format as often as it stands for a value, so that only digits around it decide.
  if (/^xx/i.test(match) && /[\p{L}\d]/u.test(text.charAt(start - 1))) return undefined
  return { span: { start, end: start + match.length }, form: 'masked', valid: true, oneDigit: false, afterT: false }
}

function readClock(form: ClockForm, match: RegExpExecArray, afterT: boolean): Clock | undefined {
  const [all, hours = '', minutes = '', seconds = '', long, short, suffix] = match
  const half = (long ?? short)?.toLowerCase()
  // `6a` is a section; a single letter needs minutes in front of it.
  if (form === 'said' && half !== undefined && long === undefined) return undefined
  // An `h` stands behind durations as well, so that it decides nothing.
  const isSaid = suffix !== undefined && suffix.trim() !== 'h'
  const spokenMinutes = /Uhr (\d{2})/.exec(suffix ?? '')?.[1]
  const written = Number(hours)
  const minute = Number(minutes || spokenMinutes || 0)
  const second = seconds === '' ? undefined : Number(seconds.replace(',', '.'))
  const time = onDayClock(written, minute, second, half === 'a' ? 'am' : half === 'p' ? 'pm' : undefined)
  const valid = isTimeOfDay(time) && !(half === 'a' && written > 12)
  if (form === 'said' && (!valid || (half !== undefined && (written < 1 || written > 12)))) return undefined
  return {
    span: { start: match.index, end: match.index + all.length },
    form: half !== undefined || isSaid ? 'said' : form,
    time,
    valid,
    oneDigit: hours.length === 1 && half === undefined && !isSaid,
    afterT,
  }
}

/** A written hour with its half of the day, on the 24-hour clock. 13:30 pm is 13:30. */
export function onDayClock(hour: number, minute: number, second: number | undefined, half: 'am' | 'pm' | undefined): TimeOfDay {
  const shifted = half === 'am' && hour === 12 ? 0 : half === 'pm' && hour < 12 ? hour + 12 : hour
  return { hour: shifted, minute, ...(second === undefined ? {} : { second }), ...(half === undefined ? {} : { meridiem: half }) }
}

/** Whether the numbers are on the clock; 24:00 and a leap second are (ISO 8601, RFC 3339). */
export function isTimeOfDay({ hour, minute, second = 0 }: TimeOfDay): boolean {
  if (hour === 24) return minute === 0 && second === 0
  return hour < 24 && minute < 60 && second < 61
}

const letterBehind = withLetters('^\\p{L}')
const zoneBehind = withLetters(
  String.raw`^(?:[A-Z]{2,5}(?![a-z\d])|[Zz](?![\p{L}\d])|[\u3000-\u9fff\uac00-\ud7a3]|h(?![\p{L}\d])|ish(?![\p{L}\d]))`,
)

/** True if a time can end at an offset. Addresses, versions, ratios and measures continue. */
function closes(text: string, end: number, form: ClockForm): boolean {
  const rest = text.slice(end, end + 12)
  if (/^(?::[\w?]|[.,]\d|[°%$€£#@\\]|\/\d+(?![\d:])|-\d{1,4}[-.]\d|_|\.\w)/.test(rest)) return false
  if (
    form === 'dotted' &&
    /^ ?(?:%|€|\$|£|x\b|(?:EUR|USD|GBP|CHF|JPY|[kKMGT]i?B|ms|sec|percent|[Pp]ro[zc]ent|pour ?cent|por ?cento?|per ?cento)\b)/.test(rest)
  )
    return false
  // A letter right behind is a zone (`13:00UTC`, `14:30Z`, `T`-forms) or the time is part of a word.
  return !letterBehind(rest).test(rest) || zoneBehind(rest).test(rest)
}

function eastAsianClock(text: string, start: number): Clock | undefined {
  eastAsian.lastIndex = start
  const match = eastAsian.exec(text)
  if (match === null) return undefined
  const [all, half, hours = '', minutes, seconds] = match
  // 点 counts points and marks as well, so it needs minutes or a half of the day; a colon was read before unless there is a half.
  if (half === undefined && (/[点點]/.test(all) ? minutes === undefined : !/[時时시]/.test(all))) return undefined
  if (/\d:$/.test(all)) return undefined
  const later = half !== undefined && /午後|下午|傍晚|晚上|오후|저녁/.test(half)
  const minute = /[半반]/.test(minutes ?? '') ? 30 : Number(minutes ?? 0)
  const second = seconds === undefined ? undefined : Number(seconds)
  const time = onDayClock(Number(hours), minute, second, later ? 'pm' : /午前|上午|早上|凌晨|오전|새벽/.test(half ?? '') ? 'am' : undefined)
  if (!isTimeOfDay(time)) return undefined
  return { span: { start, end: start + all.length }, form: 'said', time, valid: true, oneDigit: false, afterT: false }
}

/** *Noon* and *midnight*, which recognise.ts takes for times where a zone is beside them, and `12 noon`. */
function namedHour(text: string, start: number): Clock | undefined {
  const rest = text.slice(start, start + 24)
  const [digits = ''] = /^12(?=\D)/.exec(rest) ?? []
  if (digits !== '') {
    const clock = {
      span: { start, end: start + 2 },
      form: 'bare',
      time: { hour: 12, minute: 0 },
      valid: true,
      oneDigit: false,
      afterT: false,
    } as const
    const twelfth = atTwelve(text, clock)
    return twelfth === clock ? undefined : twelfth
  }
  const match = named(rest).exec(rest)
  if (match === null) return undefined
  const isNoon = match[1] !== undefined
  return {
    span: { start, end: start + match[0].length },
    form: 'bare',
    time: { hour: isNoon ? 12 : 0, minute: 0 },
    valid: true,
    oneDigit: true,
    afterT: false,
    ...(isNoon ? {} : { midnight: true }),
  }
}

/** `2` of `2-3 AM`, `10` of `at 10 UTC`. */
function bareHour(text: string, start: number): Clock | undefined {
  const rest = text.slice(start, start + 40)
  let match = lead(rest).exec(rest)
  if (match === null) {
    const hour = /^\d{1,2}(?!\d)/.exec(rest)
    const prepared = /(?:^|\s)(?:at|um|by|until|till|from|since|between|gegen|bis|ab) $/i.test(text.slice(Math.max(0, start - 9), start))
    if (hour !== null && prepared && shortZone.test(rest.slice(hour[0].length))) match = hour
  }
  if (match === null) return undefined
  const time = onDayClock(Number(match[0]), 0, undefined, undefined)
  if (!isTimeOfDay(time)) return undefined
  return { span: { start, end: start + match[0].length }, form: 'bare', time, valid: true, oneDigit: true, afterT: false }
}
