/** A time with what is written right beside it: date, zone, year. What neighbours share is linked in recognise.ts. */
import { remembered } from '../util/remembered.ts'
import type { Span } from '../util/text.ts'
import { type Clock, findClocks } from './clock.ts'
import { offsetsOf } from './convert.ts'
import { type FoundDate, findDates, withYear } from './dates.ts'
import { readOffset } from './offsets.ts'
import type { DateMention, Zone, ZoneMention } from './types.ts'
import { zoneAfter, zoneAt, zoneBefore } from './zone-match.ts'
import { zoneOf } from './zones.ts'

/** A clock and its neighbourhood. */
export interface Candidate {
  readonly clock: Clock
  /** From the date, zone or digits that come first to the one that comes last. */
  readonly span: Span
  readonly date?: DateMention
  readonly zone?: ZoneMention
  /** An RFC 9557 offset before a bracketed zone (`+02:00[Europe/Berlin]`), in minutes, to be compared with it. */
  readonly statedOffset?: number
  /** Another date not far before it in its sentence. */
  readonly dateNearby?: DateMention
  /** A second zone stands beside the first and says something else. */
  readonly contradicted: boolean
}

/** What may stand between a date and its time for both to be one value. */
const joins = /^(?:[Tt]|[ ]{0,8}[,;:@-]?[ ]{0,8}(?:(?:at|um|@|à|às|a las|alle(?: ore)?|om|kl\.?|klokken|klockan) ?)?)$/
/** What may stand between a time and a date behind it. */
const joinsBehind = /^ ?,? ?(?:(?:on|am|of|the|den|vom|de|del|du|le|do|dia|día|del día|el|il|op) ){0,2}(?:the )?$/
/** A date is looked for so far before a time. */
const maxDateDistance = 120

/** The candidates of a plain text, in order. */
export const findCandidates = remembered((text): readonly Candidate[] => {
  const dates = findDates(text)
  const clocks = findClocks(
    text,
    dates.map(({ mention }) => mention.span),
  )
  const candidates: Candidate[] = []
  let dateIndex = 0
  let free = 0
  for (const [index, clock] of clocks.entries()) {
    // An offset's digits (`-05:00`) are no time of their own.
    if (clock.span.start < free) continue
    while ((dates[dateIndex]?.mention.span.start ?? Number.POSITIVE_INFINITY) < clock.span.start) dateIndex++
    const before = dates[dateIndex - 1]
    const behind = dates[dateIndex]
    const next = clocks[index + 1]
    const candidate = readCandidate(text, clock, before, next !== undefined && belongsTo(text, behind, next) ? undefined : behind, free)
    candidates.push(candidate)
    free = candidate.span.end
  }
  return candidates
})

function belongsTo(text: string, date: FoundDate | undefined, clock: Clock): boolean {
  return (
    date !== undefined &&
    date.mention.span.end <= clock.span.start &&
    joins.test(text.slice(date.mention.span.end, clock.span.start).slice(0, 40))
  )
}

function readCandidate(text: string, clock: Clock, before: FoundDate | undefined, behind: FoundDate | undefined, free: number): Candidate {
  let { start, end } = clock.span
  let date: DateMention | undefined
  const isDirect = belongsTo(text, before, clock) && (before?.mention.span.start ?? 0) >= free
  // `10h de 25/11 às 4h de 26/11`: the day before is that of the time before.
  const isTorn =
    isDirect &&
    before !== undefined &&
    behind !== undefined &&
    /[^\W\d]/.test(text.slice(before.mention.span.end, clock.span.start)) &&
    /^ ?(?:de|del|du|do) $/.test(text.slice(clock.span.end, behind.mention.span.start).slice(0, 12))
  if (isDirect && before !== undefined && !isTorn) {
    date = before.mention
    start = date.span.start
  }
  const { zone, statedOffset, end: zoneEnd, contradicted = false } = readZone(text, clock, date !== undefined)
  end = zoneEnd
  let found = zone
  let isContradicted = contradicted || isTorn
  if (date !== undefined && date.year === undefined) {
    const year = /^ ((?:19|20|21)\d{2})(?![\d:-])/.exec(text.slice(end, end + 7))
    if (year?.[1] !== undefined) {
      date = withYear(date, Number(year[1]))
      end += year[0].length
    }
  }
  if (
    date === undefined &&
    behind !== undefined &&
    joinsBehind.test(text.slice(end, behind.mention.span.start).slice(0, 40)) &&
    behind.mention.span.start - end < 16
  ) {
    const gap = text.slice(end, behind.mention.span.start)
    if (!behind.tentative || /\p{L}/u.test(gap)) {
      date = behind.mention
      end = date.span.end
    }
  }
  if (found === undefined && end > clock.span.end) {
    const late = readZone(text, { ...clock, span: { start: clock.span.start, end } }, true)
    found = late.zone
    end = late.end
    isContradicted ||= late.contradicted ?? false
  }
  const opener = found === undefined ? openerOf(text, start, end) : undefined
  if (opener !== undefined) {
    const beyond = readZone(text, { ...clock, span: { start: clock.span.start, end: opener.closed } }, date !== undefined)
    if (beyond.zone && !beyond.zone.doubtful) {
      found = beyond.zone
      start = opener.start
      end = beyond.end
      isContradicted ||= beyond.contradicted ?? false
      if (
        date === undefined &&
        before !== undefined &&
        before.mention.span.start >= free &&
        joins.test(text.slice(before.mention.span.end, start).slice(0, 40))
      ) {
        date = before.mention
        start = date.span.start
      }
    }
  }
  if (found === undefined) {
    const early = zoneBefore(text, start)
    if (early !== undefined && early.span.start >= free) {
      found = early
      // A bracket that is closed before the time goes with its zone.
      const isOpened = /[)\]]/.test(text.slice(early.span.end, start))
      start = isOpened ? Math.max(free, early.span.start - 1) : early.span.start
    }
  }
  // `01:27 (Jan 27)` names the day in brackets; else one that stands further up in the sentence is likely.
  const bracketed =
    date === undefined &&
    behind !== undefined &&
    !behind.tentative &&
    /^ ?\( ?$/.test(text.slice(end, behind.mention.span.start).slice(0, 4))
  const earlier = !isDirect && before !== undefined && !before.tentative && isNear(text.slice(before.mention.span.end, clock.span.start))
  const near = bracketed ? behind.mention : earlier ? before.mention : undefined
  return {
    clock,
    span: { start, end },
    ...(date === undefined ? {} : { date }),
    ...(found === undefined ? {} : { zone: found }),
    ...(statedOffset === undefined ? {} : { statedOffset }),
    ...(near === undefined ? {} : { dateNearby: near }),
    contradicted: isContradicted,
  }
}

/** Where the bracket opens that holds a value and nothing else, and where it is closed: `[2026-03-01 14:30] CET`. */
function openerOf(text: string, start: number, end: number): { readonly start: number; readonly closed: number } | undefined {
  const [opened] = /[([] ?$/.exec(text.slice(Math.max(0, start - 2), start)) ?? []
  const [closed] = /^ ?[)\]]/.exec(text.slice(end, end + 2)) ?? []
  return opened && closed ? { start: start - opened.length, closed: end + closed.length } : undefined
}

function isNear(gap: string): boolean {
  return gap.length <= maxDateDistance && !/[.!?]\s/.test(gap)
}

interface ReadZone {
  readonly zone?: ZoneMention
  readonly statedOffset?: number
  readonly end: number
  readonly contradicted?: boolean
}

/** The zone right behind a time and where it ends, closing bracket included. */
function readZone(text: string, clock: Clock, hasDate: boolean): ReadZone {
  const at = clock.span.end
  const offset = offsetAfter(text, clock, hasDate)
  if (offset !== undefined) {
    const place = bracketedPlace(text, offset.span.end)
    if (place === undefined) return withSecondName(text, offset, offset.span.end)
    // A `Z` says nothing of the local offset and agrees with every zone (RFC 9557, section 2.2), so the time is in UTC.
    if (/^z$/i.test(offset.written)) return { zone: offset, end: place.end }
    const minutes = offset.zone.meanings[0]?.offset
    return { zone: place.zone, ...(minutes === undefined ? {} : { statedOffset: minutes }), end: place.end }
  }
  const bracketed = bracketedPlace(text, at)
  if (bracketed !== undefined) return { zone: bracketed.zone, end: bracketed.end }
  const zone = zoneAfter(text, at)
  if (zone === undefined) return { end: at }
  if (!/[([]/.test(text.slice(at, zone.span.start))) return withSecondName(text, zone, zone.span.end)
  const closing = /^ ?(?:times? ?)?[)\]]/.exec(text.slice(zone.span.end, zone.span.end + 8))
  // `14:30 (EST, low traffic)`: the bracket holds more than the zone, so the zone is not part of the value.
  return closing === null ? { zone, end: at } : withSecondName(text, zone, zone.span.end + closing[0].length)
}

/** A second name of the zone goes with the first: `GMT+0200 (CEST)`, `+0000 UTC`, `Central African Time (CAT)`. One of another zone contradicts it. */
export function withSecondName(text: string, zone: ZoneMention, end: number): ReadZone {
  const second = secondZone(text, end, /\d/.test(zone.written))
  if (second === undefined) return { zone, end }
  if (second.zone === undefined || !agree(zone.zone, second.zone)) return { zone, end, contradicted: true }
  return { ...withSecondName(text, zone, second.end), zone }
}

/** The name of a zone, in brackets or not, that begins at an offset; without a zone where its words only speak of one. */
function secondZone(text: string, at: number, isOffset: boolean): { readonly zone: Zone | undefined; readonly end: number } | undefined {
  // A tag or the address of a link, which may stand between, is read as spaces.
  const behind = text.slice(at, at + 120)
  const bracket = /^ {0,60}\( ?(?:or |i\.e\.,? |= ?|aka |oder )?([^()\n]{1,40}?) ?\)/.exec(behind)
  if (bracket?.[1] !== undefined) {
    // One digit may count days: `02:30 (+1)`.
    const zone = /^[+-] ?\d$/.test(bracket[1]) ? undefined : zoneOf(bracket[1])
    if (zone !== undefined && zone.kind !== 'local') return { zone, end: at + bracket[0].length }
    return aboutZone.test(bracket[1]) ? { zone: undefined, end: at } : undefined
  }
  const bare = /^ (?:(or|oder|bzw\.?|resp\.) )?|^ ?[/=] ?/.exec(behind)
  if (bare === null) return undefined
  const next = zoneAt(text, at + bare[0].length)
  // A zone followed by digits belongs to the next time: `14:30 PST / UTC 22:30`.
  if (next === undefined || next.doubtful || next.zone.kind === 'local' || /^:? ?\d/.test(text.slice(next.span.end, next.span.end + 3)))
    return undefined
  if (bare[0] === ' ' && !isOffset && !/^[A-Z]{3,5}$/.test(next.written)) return undefined
  return { zone: next.zone, end: next.span.end }
}

/** Words in brackets behind a zone that may change its meaning. */
const aboutZone = /summer|winter|daylight|\bdst\b|sommer|standard|[+-] ?\d|\boffset\b/i

/** Whether two zones can be one: they have an offset in common. */
function agree(one: Zone, other: Zone): boolean {
  const offsets = offsetsOf(one)
  return offsetsOf(other).some((offset) => offsets.includes(offset))
}

/** `Z`, `+02:00`, `+5:30`, `+0200`, `+02`, `+9.5h` and, where it cannot be the end of a range, `-05:00`. */
function offsetAfter(text: string, clock: Clock, hasDate: boolean): ZoneMention | undefined {
  const at = clock.span.end
  const rest = text.slice(at, at + 20)
  const zulu = /^ ?([Zz])(?![\p{L}\d])/u.exec(rest)
  if (zulu !== null) return zoneAt(text, at + zulu[0].length - 1)
  const lead = /^ ?(?=[+-]\d)/.exec(rest)?.[0]
  if (lead === undefined) return undefined
  const digits = rest.slice(lead.length)
  const offset = readOffset(digits)
  if (offset === undefined) return undefined
  const written = digits.slice(0, offset.length)
  if (/^[\d%]|^[:.-]\d|^ ?(?:[ap]\.?m|Uhr|%)/i.test(digits.slice(written.length))) return undefined
  const minus = written.startsWith('-')
  const spaced = lead !== ''
  const exact = clock.time?.second !== undefined || clock.afterT
  // Two digits alone are an offset where they could not be another number: `14:30:00-05`, `2026-03-01 14:30 -05`.
  if (
    /^.\d{1,2}$/.test(written) &&
    !(exact ? /^.\d\d$/.test(written) && (!spaced || hasDate) : spaced && /^.0\d$/.test(written) && (hasDate || !minus))
  )
    return undefined
  if (minus && !clock.afterT && !(exact && (written.includes(':') ? !spaced || hasDate : true)) && !(hasDate && spaced)) return undefined
  const zone = zoneOf(written)
  if (zone === undefined) return undefined
  const start = at + lead.length
  return { span: { start, end: start + written.length }, written, zone }
}

/** The zone of an RFC 9557 suffix, `[America/New_York]`, and where its brackets (and those of other tags) end. */
function bracketedPlace(text: string, at: number): { zone: ZoneMention; end: number } | undefined {
  const match = /^ ?\[(!?)([A-Za-z][\w+-]{1,14}(?:\/[\w+-]{1,31}){0,2})\](?:\[!?[a-z][a-z-]{1,10}=[\w-]{1,20}\]){0,2}/.exec(
    text.slice(at, at + 110),
  )
  const written = match?.[2]
  if (match === null || written === undefined) return undefined
  const zone = zoneOf(written)
  if (zone === undefined) return undefined
  const start = at + match[0].indexOf('[') + 1 + (match[1]?.length ?? 0)
  return { zone: { span: { start, end: start + written.length }, written, zone }, end: at + match[0].length }
}
