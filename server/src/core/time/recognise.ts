/** Recognises times of day in a run of text: which digits are times, and what they share with their neighbours. */
import { anyCase } from '../util/anyCase.ts'
import { either } from '../util/phrase.ts'
import type { Span } from '../util/text.ts'
import { comesFromBefore, goesOnBehind, hasZoneBeyond, mayNameZone, saysOtherDay, unknownZoneAt } from './beside.ts'
import { fullWeekdayPattern } from './calendar.ts'
import { type Candidate, findCandidates } from './candidate.ts'
import { closesDated, onDayClock } from './clock.ts'
import { hasOffset, isSkipped, offsetsOf } from './convert.ts'
import { plainText } from './plain.ts'
import type { DateMention, TimeMention, TimeOfDay, TimeProblem, ZoneMention } from './types.ts'
import * as words from './words.ts'
import { formatOffset } from './zones.ts'

/** What is known of the place of a text. */
export interface TextContext {
  /** The label, column heading or key that the text is the value of: `Duration`, `Support hours`. */
  readonly label?: string
  /** The place asks for a moment (a column *Time*), so that digits alone are one: `4:19`, and `25:10` as a mistake. */
  readonly expectsTime?: boolean
}

/** How a candidate is linked to the one before it; `aside` is an alternative in brackets, which has a zone of its own. */
type Link = 'none' | 'range' | 'list' | 'alternative' | 'aside'

interface Item {
  readonly candidate: Candidate
  readonly link: Link
  time: TimeOfDay | undefined
  zone: ZoneMention | undefined
  accepted: boolean
}

const anyTime =
  /\d|\?:\?|:\?|--:|__:|\b(?:HH:MM|xx:xx|noon|midnight|midday|midi|minuit|mittag|mitternacht|medio|media|mezzo|mezza|meio|meia|time:? (?:TB[CDA]|to be|unknown|not known))\b/i
const unknownTime = anyCase(
  String.raw`(?<![\p{L}\d])time:? (?:tb[cda]|to be (?:confirmed|determined|announced)|unknown|not known)(?![\p{L}\d])|(?<![\p{L}\d])HH:MM(?::SS)?(?![\p{L}\d:])`,
  'gu',
)

/**
 * The times of day in one run of text (a paragraph, a cell, a heading, the text of a list item), in order and without overlaps.
 * Code spans and addresses are to be masked by spaces of the same length beforehand. Emphasis may stay.
 */
export function recogniseTimes(text: string, context: TextContext = {}): TimeMention[] {
  const plain = plainText(text)
  if (!anyTime.test(plain)) return []
  const items = linkNeighbours(plain, findCandidates(plain))
  shareMeridiem(items)
  shareZones(items)
  accept(plain, items, context)
  const mentions = buildMentions(plain, items, context)
  for (const match of plain.matchAll(unknownTime(plain))) addUnknown(mentions, { start: match.index, end: match.index + match[0].length })
  return mentions
}

function linkNeighbours(text: string, candidates: readonly Candidate[]): Item[] {
  return candidates.map((candidate, index) => {
    const previous = candidates[index - 1]
    const gap = previous === undefined ? undefined : text.slice(previous.span.end, startOf(text, candidate, previous.span.end))
    return { candidate, link: gap === undefined ? 'none' : linkOf(gap), time: candidate.clock.time, zone: candidate.zone, accepted: false }
  })
}

/** Where a candidate begins, or the day before it if only a sign for *about* stands between: `(2026-06-19 ~02:10 UTC)`. */
function startOf(text: string, { span, dateNearby }: Candidate, free: number): number {
  if (dateNearby === undefined || dateNearby.span.start < free) return span.start
  return /^ ?[~≈] ?$/.test(text.slice(dateNearby.span.end, span.start).slice(0, 4)) ? dateNearby.span.start : span.start
}

function linkOf(between: string): Link {
  // A sign for *about* before a time is no part of the link, unless it is all of it: `~01:00 y ~03:00`, `10:00 ~ 11:00`.
  const written = between.length > 40 ? between : between.replace(/(?<=\S ?)[~≈] ?$/, '')
  const gap = written.length > 12 || written.includes('  ') ? written.replace(/ {2,200}/g, ' ') : written
  if (gap.length > 12) return 'none'
  if (/^ ?(?:-|->|→|~|to|until|till|through|bis|à|a|às|até|al|alle|tot|hasta|a las|até as|から|至|到|부터|에서) ?$/.test(gap))
    return 'range'
  if (/^,? ?(?:and|und|et|y|e|en|&|\+) (?:(?:las|às|as|le|les|alle|um|at) )?$|^(?:と|和|및|、) ?$/.test(gap)) return 'list'
  if (/^ ?(?:,|\/|\||=|,? ?(?:or|oder|bzw\.|aka|i\.e\.,?)) ?$/.test(gap)) return 'alternative'
  if (/^ ?\/ ?$/.test(gap)) return 'alternative'
  return /^ ?\( ?$/.test(gap) ? 'aside' : 'none'
}

/** `2-3 AM`, `9:00 - 10:30 PM`: the half of the day holds for both, unless the range would then run backwards. */
function shareMeridiem(items: readonly Item[]): void {
  for (let index = items.length - 2; index >= 0; index--) {
    const item = items[index]
    const next = items[index + 1]
    const half = next?.time?.meridiem
    if (item?.time === undefined || next?.time === undefined || half === undefined || next.link === 'none') continue
    const { hour, minute, second, meridiem } = item.time
    if (meridiem !== undefined || hour < 1 || hour > 12 || item.zone !== undefined) continue
    const shared = onDayClock(hour, minute, second, half)
    if (minutesOf(shared) <= minutesOf(next.time)) item.time = shared
  }
}

function minutesOf({ hour, minute }: TimeOfDay): number {
  return hour * 60 + minute
}

/** One zone for both: backwards over every link (`2 AM and 2.30 AM PST`), forwards over ranges and *and*. */
function shareZones(items: readonly Item[]): void {
  for (let index = items.length - 2; index >= 0; index--) {
    const item = items[index]
    const next = items[index + 1]
    if (item !== undefined && next !== undefined && isOneZone(item, next)) item.zone ??= next.zone
  }
  for (const [index, item] of items.entries()) {
    if (item.link === 'range' || item.link === 'list') item.zone ??= items[index - 1]?.zone
  }
}

/** Whether the zone behind two times is that of both: not of `12:48 (6:48 PDT)`, but of `14:30 (2:30 pm CET)`. */
function isOneZone(item: Item, next: Item): boolean {
  if (next.link !== 'aside') return next.link !== 'none'
  return item.time !== undefined && next.time !== undefined && minutesOf(item.time) === minutesOf(next.time)
}

function accept(text: string, items: readonly Item[], context: TextContext): void {
  for (const [index, item] of items.entries()) {
    const inRange = item.link === 'range' || items[index + 1]?.link === 'range'
    item.accepted = isTime(text, item, inRange, context)
  }
  // A neighbour of a time is one too, in both directions; it still has to be on the clock.
  for (const [index, item] of items.entries()) {
    if (item.link !== 'none' && items[index - 1]?.accepted) item.accepted ||= mayJoin(item)
  }
  for (let index = items.length - 2; index >= 0; index--) {
    const item = items[index]
    const next = items[index + 1]
    if (item !== undefined && next?.accepted && next.link !== 'none') item.accepted ||= mayJoin(item)
  }
}

function mayJoin({ candidate, zone, time }: Item): boolean {
  const { form, valid } = candidate.clock
  if (!valid) return false
  return form === 'military' || form === 'bare' ? zone !== undefined || time?.meridiem !== undefined : true
}

const germanAm = new RegExp(
  `^ (?:\\d{1,2}\\.|(?:${fullWeekdayPattern})(?<=tag|woch|abend)|selben|gleichen|folgenden|nächsten|Morgen|Abend|Ende|Anfang|Wochenende)`,
  'iu',
)

function isTime(text: string, { candidate, zone }: Item, inRange: boolean, context: TextContext): boolean {
  const { clock, date } = candidate
  const before = text.slice(Math.max(0, clock.span.start - 48), clock.span.start)
  const behind = text.slice(clock.span.end, clock.span.end + 40)
  const written = text.slice(clock.span.start, clock.span.end)
  const isAlone = context.expectsTime === true && before.trim() === '' && behind.trim() === ''
  const ownZone = candidate.zone !== undefined
  if (clock.form === 'masked') return !/^hh:mm/.test(written) || ownZone || date !== undefined
  if (!clock.valid) return date !== undefined || clock.afterT || ownZone || isAlone
  if (clock.form === 'said' && words.saysStaff(written, behind)) return false
  if (clock.form === 'said')
    return !(/ am$/.test(written) && germanAm.test(behind)) && !(written.endsWith('hrs') && words.saysNoTime(before, '', true))
  // `6.01 h` is a length.
  if (clock.form === 'dotted' && written.endsWith('h') && date === undefined && !words.saysClock(before)) return false
  if (ownZone) return true
  // The name of a file: `2026-06-27T063500-mapping.md`.
  if (clock.afterT) return !/^[-_]\p{L}/u.test(behind)
  if (clock.form === 'bare') return false
  if (clock.form === 'military') return zone !== undefined || (date?.form === 'iso' && closesDated.test(behind))
  if (date !== undefined) return true
  if (clock.form === 'dotted') return words.saysClock(before) && !words.saysNoTime('', behind, false)
  if (clock.form === 'hours')
    return !words.saysLength(before, behind) && (context.expectsTime === true || words.saysTimeOfHours(before, clock.time?.hour ?? 0))
  // *Duration: 14:00-17:05* gives the ends, not the length.
  if (inRange && !clock.oneDigit && !words.saysNoTime('', behind, false)) return true
  if (words.saysNoTime(before, behind, clock.oneDigit)) return false
  if (context.label !== undefined && words.asksForDuration(context.label)) return false
  // `0:14 intro` is the place in a recording.
  const isOffset = clock.time?.hour === 0 && (words.leads(before) || /[([~-] ?$/.test(before))
  if (isOffset && inRange) return false
  return !clock.oneDigit || context.expectsTime === true || (words.saysTime(before) && !isOffset)
}

function buildMentions(text: string, items: readonly Item[], context: TextContext): TimeMention[] {
  const mentions: TimeMention[] = []
  const utcSpans = findUtcBeside(items)
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    if (item === undefined || !item.accepted) continue
    const next = items[index + 1]
    const end = next?.accepted && next.link === 'range' && next.time !== undefined && item.time !== undefined ? next : undefined
    const behind = items[end === undefined ? index + 1 : index + 2]
    const mention = buildMention(text, item, end, utcSpans[index], neighbourDate(items, index), context)
    // What stands between two times that are linked is their link.
    const isLinked = behind?.accepted === true && behind.link !== 'none'
    mentions.push(isLinked ? mention : withRest(text, mention))
    if (end !== undefined) index++
  }
  return mentions
}

/** The mention with the parts that follow it. */
function withRest(text: string, mention: TimeMention): TimeMention {
  const last = mention.until ?? mention
  const unknownZone = last.zone === undefined ? unknownZoneAt(text, mention.span.end) : undefined
  if (unknownZone !== undefined) return { ...mention, unread: true, unknownZone }
  const { end } = mention.span
  const isRead = !goesOnBehind(text, end) && (last.zone !== undefined || !(mayNameZone(text, end) || hasZoneBeyond(text, end)))
  return isRead ? mention : { ...mention, unread: true }
}

function buildMention(
  text: string,
  item: Item,
  end: Item | undefined,
  utcBeside: Span | undefined,
  near: DateMention | undefined,
  context: TextContext,
): TimeMention {
  const { clock, span: first } = item.candidate
  const span = { start: first.start, end: end?.candidate.span.end ?? first.end }
  const beforeAll = text.slice(Math.max(0, span.start - 90), span.start)
  const behind = text.slice(span.end, span.end + 60)
  // A date behind the end of a range is the day of both.
  const lateDate = end?.candidate.date
  const isSharedDate = lateDate !== undefined && end !== undefined && lateDate.span.start >= end.candidate.clock.span.end
  const date = item.candidate.date ?? (isSharedDate ? lateDate : undefined)
  const dated = date?.year !== undefined
  const label = context.label ?? ''
  return {
    span,
    timeSpan: clock.span,
    ...(item.time === undefined ? {} : { time: item.time }),
    ...(date === undefined ? {} : { date }),
    ...(near === undefined || date !== undefined ? {} : { dateNearby: near }),
    ...(item.zone === undefined ? {} : { zone: item.zone }),
    ...(end?.time === undefined
      ? {}
      : {
          until: {
            timeSpan: end.candidate.clock.span,
            time: end.time,
            ...(lateDate === undefined || isSharedDate ? {} : { date: lateDate }),
            ...(end.zone === undefined ? {} : { zone: end.zone }),
          },
        }),
    ...(utcBeside === undefined ? {} : { utcBeside }),
    approximate: words.saysApproximate(beforeAll, behind) || words.saysApproximate(text.slice(first.start, clock.span.start), ''),
    partial: clock.form === 'masked' || date?.partial === true,
    recurring: !dated && (words.saysRecurring(beforeAll, behind) || words.asksForRecurring(label)),
    attendance: !dated && end !== undefined && (words.saysAttendance(beforeAll, behind) || words.asksForAttendance(label)),
    problems: [item, ...(end === undefined ? [] : [end])].flatMap((part) => problemsOf(part)),
    unread:
      item.candidate.contradicted || end?.candidate.contradicted === true || (item.link === 'none' && comesFromBefore(text, span.start)),
    otherDay: (clock.midnight === true && end === undefined) || saysOtherDay(text, span, date !== undefined),
  }
}

/** The date of a neighbour that a time is listed with, else one before it in its sentence. */
function neighbourDate(items: readonly Item[], index: number): DateMention | undefined {
  for (let at = index; items[at] !== undefined && items[at]?.link !== 'none' && index - at < 6; at--) {
    const date = items[at - 1]?.candidate.date
    if (date !== undefined) return date
  }
  for (let at = index + 1; items[at] !== undefined && items[at]?.link !== 'none' && at - index < 6; at++) {
    const { clock, date } = items[at]?.candidate ?? {}
    // A date in front of the next time is that one's own; one behind it (`2 AM and 3 AM on 1 March`) is for all.
    if (date !== undefined && clock !== undefined && date.span.start >= clock.span.end) return date
  }
  return items[index]?.candidate.dateNearby
}

function problemsOf({ candidate }: Item): TimeProblem[] {
  const { clock, date, zone, statedOffset } = candidate
  const problems: TimeProblem[] = [...(date?.problems ?? [])]
  if (!clock.valid) problems.push({ kind: 'no-such-time', span: clock.span })
  if (zone === undefined || date?.year === undefined || date.partial || clock.time === undefined || problems.length > 0) return problems
  const local = { date: { year: date.year, month: date.month, day: date.day }, time: clock.time }
  if (isSkipped(local, zone.zone)) return [{ kind: 'skipped', span: candidate.span }]
  if (statedOffset === undefined || hasOffset(local, zone.zone, statedOffset)) return problems
  const expected = either(offsetsOf(zone.zone, local).map(formatOffset))
  return [{ kind: 'zone-offset', span: candidate.span, expected }]
}

/** For each item, where the same moment stands in UTC right beside it. */
function findUtcBeside(items: readonly Item[]): (Span | undefined)[] {
  const found: (Span | undefined)[] = items.map(() => undefined)
  let first = 0
  for (let index = 1; index <= items.length; index++) {
    const link = items[index]?.link
    if (link === 'alternative' || link === 'aside' || link === 'range') continue
    const group = items.slice(first, index)
    const inUtc = group.find((item) => item.accepted && item.candidate.zone?.zone.kind === 'utc')
    for (const [offset, item] of group.entries()) {
      if (inUtc !== undefined && item !== inUtc && isSameMoment(item, inUtc)) found[first + offset] = inUtc.candidate.span
    }
    first = index
  }
  return found
}

function isSameMoment(item: Item, inUtc: Item): boolean {
  const { time, zone } = item
  if (time === undefined || inUtc.time === undefined || zone === undefined || zone.zone.kind === 'utc') return false
  const difference = minutesOf(time) - minutesOf(inUtc.time)
  return offsetsOf(zone.zone).some((offset) => (difference - offset) % (24 * 60) === 0)
}

function addUnknown(mentions: TimeMention[], span: Span): void {
  if (mentions.some((mention) => mention.span.start < span.end && span.start < mention.span.end)) return
  const unknown = {
    span,
    timeSpan: span,
    approximate: false,
    partial: true,
    recurring: false,
    attendance: false,
    problems: [],
    unread: false,
    otherDay: false,
  }
  const at = mentions.findIndex((mention) => mention.span.start > span.start)
  mentions.splice(at < 0 ? mentions.length : at, 0, unknown)
}
