/** Times in the lines of a transcript, as chats, logs and alerts write them. The time engine reads them; this finds where they are. */
import { dateAlone, recogniseTimes, type TimeOfDay, utc, weekdayOf } from '../time/index.ts'
import type { Stamp, WrittenDay } from './messages.ts'
import { find, isWholly } from './words.ts'

/** UTF-16 units of a line in which its time is looked for. */
const maxHead = 160

/** False for a line that certainly has no time near its start, as most lines of a long message. */
export function mayHoldTime(line: string): boolean {
  return sign.test(line.length > maxHead ? line.slice(0, maxHead) : line)
}

const sign = /\d[:.h]\d\d|\d ?[ap]\.?m\b|\d\s?[时時点點시]/i

/** The first time of a line; `undefined` if there is none near its start. */
export function stampIn(line: string): Stamp | undefined {
  const head = line.slice(0, maxHead)
  if (!sign.test(head)) return undefined
  const text = inUsualForm(head)
  const mention = recogniseTimes(text).find(({ time, partial }) => time !== undefined && !partial)
  if (!mention?.time || mention.recurring || mention.problems.length > 0 || mention.time.hour > 24) return undefined
  const date = mention.date ?? (mention.dateNearby && mention.dateNearby.span.end <= mention.span.start ? mention.dateNearby : undefined)
  const start = Math.min(mention.span.start, date?.span.start ?? mention.span.start)
  const before = date ? undefined : dayBefore(text.slice(0, start))
  const { until } = mention
  const minutes = until && (clockOf(until.time) - clockOf(mention.time) + 1440) % 1440
  const from = before?.start ?? start
  return {
    start: from,
    end: mention.span.end,
    written: head.slice(from, mention.span.end).trim(),
    time: mention.time,
    day: date ? { kind: 'date', date } : before?.day,
    zone: mention.zone?.zone.kind === 'local' ? undefined : mention.zone?.zone,
    ...(minutes !== undefined && { minutes }),
    ...(mention.approximate && { approximate: true }),
  }
}

function clockOf({ hour, minute }: TimeOfDay): number {
  return hour * 60 + minute
}

/** The day on a line of its own, as chats have it between messages; `undefined` for any other line. */
export function dayLine(line: string): WrittenDay | undefined {
  if (line.length > 60) return undefined
  const words = line.replace(/^[\s\-–—=*_[\]]+|[\s\-–—=*_[\],]+$/g, '')
  if (words === '') return undefined
  if (isWholly('today', words)) return { kind: 'ago', days: 0 }
  if (isWholly('yesterday', words)) return { kind: 'ago', days: 1 }
  const date = /\d/.test(words) ? dateAlone(words) : undefined
  if (date) return { kind: 'date', date }
  const weekday = /\d/.test(words) || words.length < 5 ? undefined : weekdayOf(words.toLowerCase())
  return weekday === undefined ? undefined : { kind: 'weekday', weekday }
}

/** Dates of access logs (`01/Mar/2026:02:47`) and of klog (`E0301 02:47`), in characters that the time engine reads, of the same number. */
function inUsualForm(text: string): string {
  return text.replace(/(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(?=\d\d:\d\d)/, '$1 $2 $3 ')
}

/** A day in words before a time: *Today at*, *Yesterday*, *Sun*. */
function dayBefore(text: string): { readonly start: number; readonly day: WrittenDay } | undefined {
  const tail = text.slice(-40)
  const match = /(?:^|[\s,([–—-])(\p{L}[\p{L}'’]{1,14})\.?,?(?: ?(?:at|um|à|a las?|às|alle(?: ore)?|om))?[\s,]*$/u.exec(tail)
  const [all, word = ''] = match ?? []
  if (!match || all === undefined) return undefined
  const start = text.length - tail.length + match.index + all.indexOf(word)
  if (isWholly('today', word)) return { start, day: { kind: 'ago', days: 0 } }
  if (isWholly('yesterday', word)) return { start, day: { kind: 'ago', days: 1 } }
  const weekday = weekdayOf(word.toLowerCase())
  return weekday === undefined ? undefined : { start, day: { kind: 'weekday', weekday } }
}

/** A moment in UTC as a stamp, for formats that count seconds or have a form that nobody else has. */
export function stampOfInstant(instant: number, written: string): Stamp | undefined {
  if (!(Math.abs(instant) < 8e15)) return undefined
  const iso = new Date(instant).toISOString()
  const stamp = stampIn(iso)
  return stamp && { ...stamp, written, zone: utc, end: written.length }
}

/** True if words say that a message was changed later: `(edited)`. */
export function isEdited(words: string): boolean {
  return words.length < 40 && find('edited', words) !== null
}
