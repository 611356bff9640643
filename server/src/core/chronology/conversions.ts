/** The zone of a time, and the fixes that convert it to UTC. */

import { inCells } from '../linter/fixes/cells.ts'
import type { Fix } from '../linter/rule.ts'
import { contains, sourceOf } from '../markdown/blocks.ts'
import type { Document, Element, Place } from '../markdown/document.ts'
import type { PlacedEdit } from '../markdown/edits.ts'
import { type Declaration, declarationsOf, placeIn } from '../recognisers/times/declarations.ts'
import { type TimeInDocument, timesIn } from '../recognisers/times/moments.ts'
import { withMoments } from '../recognisers/times/pieces.ts'
import {
  type CalendarDate,
  type Conversion,
  type DateMention,
  formatDate,
  isPlainText,
  isSkipped,
  type Moment,
  momentsOf,
  namesDayBeside,
  namesZoneBehind,
  possibleDates,
  rewriteMoment,
  type TimeMention,
  type TimeOfDay,
  toUtc,
  type Zone,
  zoneOf,
} from '../time/index.ts'
import { type Phrase, type PhraseValue, phrase } from '../util/phrase.ts'
import type { Span } from '../util/text.ts'
import { daysBeside, isBeside, isDayTaken, scopeOf } from './takenDays.ts'
import { hasUnread } from './unreadTimes.ts'

/** The zone of a moment: written beside it, declared, or neither. */
export interface ZoneInForce {
  readonly zone: Zone
  readonly declaration: Declaration | undefined
}

/** A time with its zone. */
export interface ZonedTime {
  readonly zone: Zone
  /** The zone as written in the text. */
  readonly written: string
  readonly time: TimeInDocument
}

/** Returns the zone in which a moment is read; `undefined` if none is known. */
export type ZoneOf = (moment: Moment, time: TimeInDocument) => Zone | undefined

/** One way to write a time in UTC. */
interface Reading {
  readonly edits: readonly PlacedEdit[]
  /** The moments in UTC. */
  readonly values: readonly string[]
  /** The assumption about the zone, such as `PST is UTC-08:00`. */
  readonly explanation: PhraseValue | undefined
  /** False if the day or zone is uncertain. */
  readonly certain: boolean
  /** True if the day differs from the written or known one. */
  readonly changesDay: boolean
  /** True if it writes a day where there is none, or another. */
  readonly writesDay: boolean
}

/** The moments of a time, with its own date or a neighbour's. */
export function momentsIn(time: TimeInDocument): Moment[] {
  return momentsOf(withYears(time), { ...(time.documentDate && { date: time.documentDate }) })
}

export function zoneOfMoment(moment: Moment, time: TimeInDocument): ZoneInForce | undefined {
  if (moment.zone) return { zone: moment.zone.zone, declaration: undefined }
  return time.declaration && { zone: time.declaration.zone, declaration: time.declaration }
}

/** The zone of a moment, written or declared. */
export function zoneInForce(moment: Moment, time: TimeInDocument): Zone | undefined {
  return zoneOfMoment(moment, time)?.zone
}

/** True for a zone whose times should be converted. */
export function isOtherZone(zone: Zone | undefined): boolean {
  return zone !== undefined && zone.kind !== 'utc' && zone.kind !== 'local'
}

/** True for a time that does not exist or contradicts itself. */
export function isInvalid(time: TimeInDocument): boolean {
  const { problems, date } = time.mention
  return problems.length > 0 || (date?.problems.length ?? 0) > 0 || momentsIn(time).some((moment) => isSkippedThere(moment, time))
}

/** True for a time that the clocks of its zone skip. */
export function isSkippedThere(moment: Moment, time: TimeInDocument): boolean {
  const zone = zoneInForce(moment, time)
  return zone !== undefined && isSkipped(moment, zone)
}

/**
 * All ways to write times that belong together in UTC, such as `2 AM and 3 AM PST`: one fix per meaning, certain if there is only one. None
 * if a time cannot be converted, or if a day would change from which other times take theirs.
 */
export function conversionFixes(
  times: readonly TimeInDocument[],
  zoneOf: ZoneOf,
  title = (values: string) => phrase`Convert to ${values}`,
  document?: Document,
): Fix[] {
  const readings = readingsTogether(times, zoneOf, document)
  const zones = sharedZones(times).map((at) => ({ at, text: 'UTC' }))
  if (!zones.every(({ at }) => isPlain(at))) return []
  return combined(readings).map(({ chosen, certain, explanation }) => ({
    title: explained(title(chosen.map(({ values }) => values.join(' – ')).join(', ')), explanation),
    certain,
    edits: inCells([...chosen.flatMap(({ edits }) => edits), ...zones]),
  }))
}

/** True if converting the times writes a day, which other times of the document may then take. */
export function writesDay(times: readonly TimeInDocument[]): boolean {
  return times.some((time) => readingsOf(time, zoneInForce).some((reading) => reading.writesDay))
}

/** The zones that several times share: `(CET) 14:30 and 15:30`. */
function sharedZones(times: readonly TimeInDocument[]): Place[] {
  const zones = new Map<number, Place>()
  for (const { mention, origin } of times)
    for (const zone of [mention.zone, mention.until?.zone]) if (zone) zones.set(origin.start + zone.span.start, placeIn(origin, zone.span))
  return [...zones.values()].filter((at) => !times.some((other) => other.at.start <= at.start && at.end <= other.at.end))
}

/** The title of a fix, with its assumption about the zone if there are several. */
function explained(title: Phrase, explanation: PhraseValue | undefined): Phrase {
  return explanation === undefined ? title : phrase`${title} (${explanation})`
}

/** The first way to write a time, or its start, in UTC; `undefined` for none. */
export function inUtc(time: TimeInDocument, zoneOf: ZoneOf): string | undefined {
  return readingsOf(time, zoneOf)[0]?.values[0]
}

/** The same as an example; `undefined` if its day can be read in two ways, since an example would look like one of them. */
export function exampleOf(time: TimeInDocument, zoneOf: ZoneOf): string | undefined {
  return (time.mention.date ?? time.mention.dateNearby)?.order === 'ambiguous' ? undefined : inUtc(time, zoneOf)
}

/**
 * All ways to convert everything that a declaration covers, and the declaration itself, so that nothing is half converted. Recurring and
 * unknown times keep their digits and get the zone's name. None if a time cannot be converted.
 */
export function declarationFixes(document: Document, times: readonly TimeInDocument[], { zone, written }: Declaration): Fix[] {
  const isMeant = (declaration: Declaration | undefined): declaration is Declaration => declaration?.zone.name === zone.name
  const covered = times.filter((time) => isMeant(time.declaration) && isOpen(time))
  const named = times.filter((time) => !isOpen(time) && covered.some(({ declaration }) => isNamedBy(declaration, time)))
  const converted = [...named, ...covered.filter((time) => !time.mention.utcBeside && momentsIn(time).length > 0)]
  const kept = covered.filter((time) => !converted.includes(time))
  if (kept.some(({ mention }) => mention.problems.length > 0)) return []
  const places: Place[] = []
  for (const declaration of [...declarationsOf(document), ...covered.map((time) => time.declaration)]) {
    if (!isMeant(declaration)) continue
    if (declaration.contradicted) return []
    // The entry with the zone is converted itself.
    if (declaration.ofEntry) continue
    const at = wholeName(declaration.at)
    if (!places.some((place) => place.block === at.block && place.start === at.start)) places.push(at)
  }
  if (!places.every(isPlain)) return []
  const edits: PlacedEdit[] = [...places.map((at) => ({ at, text: 'UTC' })), ...kept.flatMap((time) => withName(time))]
  const readings = readingsTogether(converted, zoneInForce, document)
  const count = converted.length
  const title =
    count === 1
      ? phrase`Convert the time declared as ${written}, and the declaration, to UTC`
      : phrase`Convert all ${count} times declared as ${written}, and the declaration, to UTC`
  return combined(readings).map(({ chosen, certain, explanation }) => ({
    title: explained(title, explanation),
    // Times in code, such as log lines, would lose their zone; those of a quotation are another's.
    certain: certain && !clocksInCode(document) && !hasUnread(document, covered) && !covered.some(({ quoted }) => quoted),
    edits: inCells([...edits, ...chosen.flatMap((reading) => reading.edits)]),
  }))
}

const clockInCode = /(?<![\d:.])\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?![\d:.,\w]| ?(?:UTC|GMT|[+-]\d{2}:?\d{2}|[A-Z]{3,4}\b))/

/** True for code that is read as a time. */
function isRead(code: Place): boolean {
  return timesIn(code.block).some(({ at }) => contains(code, at))
}

/** True if code contains a time without a zone, which may be in the declared zone. */
function clocksInCode({ bodies, blocks }: Document): boolean {
  const isThere = (element: Element): boolean => {
    if (element.type === 'code') return clockInCode.test(element.text)
    if (element.type === 'list') return element.items.some((item) => item.elements.some(isThere))
    return element.type === 'quote' && element.elements.some(isThere)
  }
  return (
    bodies.some(({ elements }) => elements.some(isThere)) ||
    blocks.some(({ runs }) => runs.some(({ code }) => code.some((at) => clockInCode.test(sourceOf(at)) && !isRead(at))))
  )
}

/** True if a declaration is the zone of a time in the first entry of a list or table. */
export function isNamedBy(declaration: Declaration | undefined, { mention, origin }: TimeInDocument): boolean {
  if (!declaration?.ofEntry || declaration.at.block !== origin.block) return false
  return [mention.zone, mention.until?.zone].some((zone) => zone && origin.start + zone.span.start === declaration.at.start)
}

/** True if a time, or one end of it, takes its zone from a declaration. */
function isOpen({ mention }: TimeInDocument): boolean {
  return !mention.zone || (mention.until !== undefined && !mention.until.zone)
}

/** Adds the declared zone's name behind a time that keeps its digits. */
function withName({ mention, origin, declaration }: TimeInDocument): PlacedEdit[] {
  const at = placeIn(origin, mention.until ? mention.until.timeSpan : mention.timeSpan)
  return declaration && /\d/.test(sourceOf(at)) ? [{ at: { ...at, start: at.end }, text: ` ${declaration.written}` }] : []
}

/** The words of a zone with its second name in parentheses: `Pacific Time (PT)`, `Berliner Zeit (MEZ)`. */
function wholeName(at: Place): Place {
  const { block, start, end } = at
  const behind = /^ ?\(([^()\n]{1,40})\)/.exec(block.text.slice(end, end + 44))
  return behind?.[1] && zoneOf(behind[1]) ? { block, start, end: end + behind[0].length } : at
}

interface Combination {
  readonly chosen: readonly Reading[]
  readonly certain: boolean
  /** Which reading it is; `undefined` if there is only one. */
  readonly explanation: PhraseValue | undefined
}

/** Combines the readings of several times by meaning: all first readings, then all second ones, and so on. */
function combined(readings: readonly (readonly Reading[])[]): Combination[] {
  if (readings.length === 0 || readings.some((some) => some.length === 0)) return []
  const count = Math.max(...readings.map((some) => some.length))
  return Array.from({ length: count }, (_, index): Combination => {
    const chosen = readings.flatMap((some) => some[Math.min(index, some.length - 1)] ?? [])
    const deciding = chosen.find((_reading, at) => (readings[at]?.length ?? 0) > 1)
    return { chosen, certain: count === 1 && chosen.every(({ certain }) => certain), explanation: deciding?.explanation }
  })
}

/**
 * The ways to write several times in UTC. If one changes a day that others in its text take, the others get their own day: converted times
 * in their conversion, the rest in a separate edit.
 */
function readingsTogether(times: readonly TimeInDocument[], zoneOf: ZoneOf, document: Document | undefined): Reading[][] {
  const alone = times.map((time) => readingsOf(time, zoneOf))
  const changing = times.filter((_time, index) => alone[index]?.some(({ changesDay }) => changesDay))
  const writing = times.filter((_time, index) => alone[index]?.some(({ writesDay }) => writesDay))
  if (writing.length === 0) return alone
  const scopes = document ? writing.flatMap((time) => scopeOf(time, document) ?? []) : []
  if (document && writing.some((time) => isDayTaken(time, times, document))) return times.map(() => [])
  return times.map((time, index) => {
    const takesOver =
      time.mention.date === undefined && (scopes.length > 0 || changing.some((other) => other !== time && isBeside(other, time)))
    const readings = takesOver ? readingsOf(time, zoneOf, true) : (alone[index] ?? [])
    const [first] = times.filter((other) => changing.includes(other) && isBeside(other, time))
    const days = first === time ? daysBeside(time, times) : []
    return days.length === 0 ? readings : readings.map((reading) => ({ ...reading, edits: [...reading.edits, ...days] }))
  })
}

/** The ways to write one time in UTC, with its day if `dated`; none if it, or one end of it, cannot be converted. */
function readingsOf(time: TimeInDocument, zoneOf: ZoneOf, dated = false): Reading[] {
  if (time.mention.unread) return []
  const mention = withYears(time)
  if (mention.date?.order !== 'ambiguous') return readingsOfMention(mention, time, zoneOf, undefined, dated)
  return possibleDates(mention.date).flatMap((day) => {
    const certain: TimeMention = { ...mention, date: { ...mention.date, ...day, order: 'certain' } as DateMention }
    return readingsOfMention(certain, time, zoneOf, formatDate(day), dated)
  })
}

function readingsOfMention(mention: TimeMention, time: TimeInDocument, zoneOf: ZoneOf, day: string | undefined, dated: boolean): Reading[] {
  const { origin, documentDate } = time
  const moments = momentsOf(mention, { ...(documentDate && { date: documentDate }) })
  const isDateWritten = mention.date?.year !== undefined
  const conversions = moments.map((moment) => {
    const zone = zoneOf(moment, time)
    if (!zone) return []
    if (mention.otherDay && !isDateWritten) return toUtc({ time: moment.time }, zone, moment.date)
    return conversionsOf(moment, zone, isDateWritten || dated, time)
  })
  const count = Math.max(0, ...conversions.map((some) => some.length))
  if (conversions.some((some) => some.length === 0)) return []
  // A date without a year stays, so the day must not change.
  const keepsDate = mention.date !== undefined && !isDateWritten
  const changesDay = conversions.some((some) => some.some(({ dayShift }) => dayShift !== 0))
  if (keepsDate && (moments.length > 1 || changesDay)) return []
  // Words for another day stay, so the day must not change.
  if (mention.otherDay && !isDateWritten && changesDay) return []
  const certain = !leavesOver(time, changesDay) && isCertain(mention, time, moments, conversions.flat(), zoneOf)
  return Array.from({ length: count }, (_, index) => index).flatMap((index): Reading[] => {
    const chosen = conversions.flatMap((some) => some[Math.min(index, some.length - 1)] ?? [])
    const deciding = chosen.find((_conversion, at) => (conversions[at]?.length ?? 0) > 1)
    const edits = chosen.map((conversion, at) => {
      const span = keepsDate ? behindDate(mention) : (moments[at]?.span ?? mention.span)
      return momentEdits(conversion, span, mention, origin)
    })
    if (edits.some((some) => some === undefined)) return []
    return [
      {
        certain,
        changesDay: chosen.some(({ dayShift }) => dayShift !== 0),
        writesDay: chosen.some(({ dayShift, utc }) => dayShift !== 0 || (utc.includes('T') && mention.date === undefined)),
        values: chosen.map(({ utc }) => utc),
        explanation: day && deciding ? phrase`${day}, ${deciding.explanation}` : (day ?? deciding?.explanation),
        edits: edits.flatMap((some) => some ?? []),
      },
    ]
  })
}

/** True if words left beside a time would contradict the conversion: its zone in other words, or its old day. */
function leavesOver({ at, mention, origin }: TimeInDocument, changesDay: boolean): boolean {
  const { block, start } = at
  // Its zone may follow in parentheses with other words.
  const end = Math.max(at.end, ...[mention.zone, mention.until?.zone].map((zone) => (zone ? origin.start + zone.span.end : 0)))
  const { text } = block
  const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1), start - 80) + 1
  const line = /^[^\r\n]*/.exec(text.slice(from, end + 80))?.[0] ?? ''
  return namesZoneBehind(line, end - from) || (changesDay && namesDayBeside(line, start - from, end - from))
}

/** True if the zone of a time is certain, and also its day if the conversion depends on it. */
function isCertain(
  mention: TimeMention,
  time: TimeInDocument,
  moments: readonly Moment[],
  conversions: readonly Conversion[],
  zoneOf: ZoneOf,
): boolean {
  if (mention.zone?.doubtful || mention.until?.zone?.doubtful || time.clockDoubtful) return false
  const isDated = mention.date?.year !== undefined
  const isDayCertain = isDated
    ? !mention.otherDay
    : !mention.otherDay && !time.dayDoubtful && mention.dateNearby === undefined && moments.every(({ date }) => date)
  // If one time changes a day named in the sentence, each of its times gets its day.
  const isNamed = isDated || (mention.dateNearby !== undefined && !mention.otherDay && !time.dayDoubtful)
  if (!isNamed && time.zonesMixed && (mention.zone || !conversions.every((conversion) => keepsOrder(conversion, time)))) return false
  if (isDayCertain) return true
  if (conversions.some(({ dayShift, instant }) => dayShift !== 0 || (instant !== undefined && !isNamed))) return false
  return !mention.otherDay || moments.every((moment) => zoneOf(moment, time)?.kind === 'offset')
}

/** Replaces the moment at a span, relative to `origin`, by its conversion; `undefined` if there is markup inside its parts. */
function momentEdits(conversion: Conversion, span: Span, mention: TimeMention, origin: Place): PlacedEdit[] | undefined {
  const { date, timeSpan, zone, until } = mention
  const within = (part: Span | undefined) => (part && span.start <= part.start && part.end <= span.end ? part : undefined)
  const time = within(timeSpan) ?? within(until?.timeSpan)
  const text = readingAt(origin, span)
  if (!time || !text) return undefined
  const parts = { time, date: within(date?.span) ?? within(until?.date?.span), zone: within(zone?.span) ?? within(until?.zone?.span) }
  const edits = rewriteMoment(text, span, parts, { utc: conversion.utc, dayChanges: conversion.dayShift !== 0 })
  return edits?.map((edit) => ({ at: placeIn(origin, edit.span), text: edit.text }))
}

/** The source from `origin` and its visible text, long enough for a span; `undefined` outside running text. */
function readingAt(origin: Place, { end }: Span): { source: string; read: string } | undefined {
  const { block, start } = origin
  const run = block.runs.find(({ at }) => at.start <= start && start + end <= at.end)
  return run && { source: block.text.slice(start, run.at.end), read: withMoments(run).text.slice(start - run.at.start) }
}

/** True for a place with nothing but text, which can be replaced as a whole. */
export function isPlain(at: Place): boolean {
  const text = readingAt({ ...at, end: at.start }, { start: 0, end: at.end - at.start })
  return text === undefined || isPlainText(text, { start: 0, end: at.end - at.start })
}

/**
 * The conversions of one moment. A day that is only near decides about daylight saving; it is written if it changes, or if that of a time
 * around it changes from which its own would be read.
 */
function conversionsOf(moment: Moment, zone: Zone, isDateWritten: boolean, around: TimeInDocument): Conversion[] {
  const { date, time } = moment
  if (date && isDateWritten) return toUtc({ date, time }, zone)
  const short = toUtc({ time }, zone, date)
  const isShort = short.every(
    (conversion) => conversion.dayShift === 0 && (around.mention.date || !leadsElsewhere(conversion, time, around)),
  )
  if (!date || isShort) return short
  return toUtc({ date, time }, zone)
}

/** True if readers get the same day for a time among other zones before and after its conversion. */
function keepsOrder({ utc, dayShift }: Conversion, { earliest, latest }: TimeInDocument): boolean {
  const halfDay = 12 * 60
  if (dayShift !== 0 || latest - earliest > halfDay) return false
  const [, hours, past] = /(\d\d):(\d\d)/.exec(utc) ?? []
  const minutes = Number(hours) * 60 + Number(past)
  return Math.abs(minutes - earliest) <= halfDay && Math.abs(minutes - latest) <= halfDay
}

/** True if the same conversion of a time around it, which gives the day, leads to another day. */
function leadsElsewhere({ utc }: Conversion, { hour, minute }: TimeOfDay, { earliest, latest, dayCarried }: TimeInDocument): boolean {
  if (dayCarried) return true
  const offset = hour * 60 + minute - Number(utc.slice(0, 2)) * 60 - Number(utc.slice(3, 5))
  return earliest < offset || latest >= offset + 24 * 60
}

/** The time and zone of a mention, without its date. */
function behindDate({ span, date, timeSpan }: TimeMention): Span {
  if (!date) return span
  return date.span.start < timeSpan.start ? { start: timeSpan.start, end: span.end } : { start: span.start, end: date.span.start }
}

/** A mention whose dates get the year that is nearest to the document's day. */
function withYears({ mention, documentDate }: TimeInDocument): TimeMention {
  const { date, dateNearby, until } = mention
  if (!documentDate || ![date, dateNearby, until?.date].some((own) => own && own.year === undefined)) return mention
  const dated = (own: DateMention) => (own.year === undefined && !own.partial ? { ...own, year: nearestYear(own, documentDate) } : own)
  return {
    ...mention,
    ...(date && { date: dated(date) }),
    ...(dateNearby && { dateNearby: dated(dateNearby) }),
    ...(until && { until: { ...until, ...(until.date && { date: dated(until.date) }) } }),
  }
}

function nearestYear({ month, day }: DateMention, near: CalendarDate): number {
  const months = (month - near.month) * 31 + day - near.day
  if (months > 6 * 31) return near.year - 1
  return months < -6 * 31 ? near.year + 1 : near.year
}
