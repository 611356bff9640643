/** What rules on time share: the zone in force, and the fixes that convert. */

import { tablesOfBlock } from '../model/blocks.ts'
import type { Document, Place } from '../model/document.ts'
import { type Declaration, declarationsOf, placeIn, type TimeInDocument } from '../moments.ts'
import { type Phrase, type PhraseValue, phrase } from '../phrase.ts'
import type { Fix, PlacedEdit } from '../rule.ts'
import type { Span } from '../text.ts'
import {
  type CalendarDate,
  type Conversion,
  type DateMention,
  formatDate,
  isSkipped,
  type Moment,
  momentsOf,
  possibleDates,
  replaceValue,
  type TimeMention,
  toUtc,
  type Zone,
  zoneOf,
} from '../time/index.ts'

/** The zone that a moment has: written beside it, declared, or neither. */
export interface ZoneInForce {
  readonly zone: Zone
  readonly declaration: Declaration | undefined
}

/** Says in which zone a moment is read; `undefined` if none is known. */
export type ZoneOf = (moment: Moment, time: TimeInDocument) => Zone | undefined

/** One way to write a time in UTC. */
interface Reading {
  readonly edits: readonly PlacedEdit[]
  /** The moments in UTC. */
  readonly values: readonly string[]
  /** Which zone was taken, such as `PST is UTC-08:00`. */
  readonly explanation: PhraseValue | undefined
}

/** The moments of a time, its own date or a neighbour's with it. */
export function momentsIn(time: TimeInDocument): Moment[] {
  return momentsOf(withYears(time), { ...(time.documentDate && { date: time.documentDate }) })
}

export function zoneOfMoment(moment: Moment, time: TimeInDocument): ZoneInForce | undefined {
  if (moment.zone) return { zone: moment.zone.zone, declaration: undefined }
  return time.declaration && { zone: time.declaration.zone, declaration: time.declaration }
}

/** The zone of a moment, wherever it is said. */
export function zoneInForce(moment: Moment, time: TimeInDocument): Zone | undefined {
  return zoneOfMoment(moment, time)?.zone
}

/** True for a zone whose times are to be converted. */
export function isOtherZone(zone: Zone | undefined): boolean {
  return zone !== undefined && zone.kind !== 'utc' && zone.kind !== 'local'
}

/** True for a time that does not exist or contradicts itself. */
export function isInvalid(time: TimeInDocument): boolean {
  const { problems, date } = time.mention
  return problems.length > 0 || (date?.problems.length ?? 0) > 0 || momentsIn(time).some((moment) => isSkippedThere(moment, time))
}

/** True for a time that the clocks of its zone jump over. */
export function isSkippedThere(moment: Moment, time: TimeInDocument): boolean {
  const zone = zoneInForce(moment, time)
  return zone !== undefined && isSkipped(moment, zone)
}

/** The words at a place. */
export function textAt(place: Place): string {
  return place.block.text.slice(place.start, place.end)
}

/**
 * Every way to write times in UTC that belong together, such as `2 AM and 3 AM PST`: one fix a meaning, certain if there is only
 * one. None if one of the times cannot be converted.
 */
export function conversionFixes(
  times: readonly TimeInDocument[],
  zoneOf: ZoneOf,
  title = (values: string) => phrase`Convert to ${values}`,
): Fix[] {
  const readings = times.map((time) => readingsOf(time, zoneOf))
  return combined(readings).map(({ chosen, certain, explanation }) => ({
    title: explained(title(chosen.map(({ values }) => values.join(' – ')).join(', ')), explanation),
    certain,
    edits: chosen.flatMap(({ edits }) => edits),
  }))
}

/** What a fix does, with the zone that it takes where there are several. */
function explained(title: Phrase, explanation: PhraseValue | undefined): Phrase {
  return explanation === undefined ? title : phrase`${title} (${explanation})`
}

/** The first of the ways to write a time, or its start, in UTC; `undefined` if there is none. */
export function inUtc(time: TimeInDocument, zoneOf: ZoneOf): string | undefined {
  return readingsOf(time, zoneOf)[0]?.values[0]
}

/**
 * Every way to convert all that is declared to be in a zone, and the declarations with it: nothing is left half converted. Times
 * that come again and those not known yet keep their digits and get the zone's name. None if a time cannot be converted.
 */
export function declarationFixes(document: Document, times: readonly TimeInDocument[], { zone, written }: Declaration): Fix[] {
  const isMeant = (declaration: Declaration | undefined): declaration is Declaration => declaration?.zone.name === zone.name
  const covered = times.filter((time) => isMeant(time.declaration) && isOpen(time))
  const converted = covered.filter((time) => !time.mention.utcBeside && momentsIn(time).length > 0)
  const kept = covered.filter((time) => !converted.includes(time))
  if (kept.some(({ mention }) => mention.problems.length > 0)) return []
  const places: Place[] = []
  for (const declaration of [...declarationsOf(document), ...covered.map((time) => time.declaration)]) {
    if (!isMeant(declaration)) continue
    const at = wholeName(declaration.at)
    if (!places.some((place) => place.block === at.block && place.start === at.start)) places.push(at)
  }
  const edits: PlacedEdit[] = [...places.map((at) => inCell(at, 'UTC')), ...kept.flatMap((time) => named(time))]
  const readings = converted.map((time) => readingsOf(time, zoneInForce))
  const count = converted.length
  const title =
    count === 1
      ? phrase`Convert the time declared as ${written}, and the declaration, to UTC`
      : phrase`Convert all ${count} times declared as ${written}, and the declaration, to UTC`
  return combined(readings).map(({ chosen, certain, explanation }) => ({
    title: explained(title, explanation),
    certain,
    edits: [...edits, ...chosen.flatMap((reading) => reading.edits)],
  }))
}

/** True if a time, or one end of it, takes its zone from what is declared. */
function isOpen({ mention }: TimeInDocument): boolean {
  return !mention.zone || (mention.until !== undefined && !mention.until.zone)
}

/** Puts the declared zone's name behind a time whose digits stay. */
function named({ mention, origin, declaration }: TimeInDocument): PlacedEdit[] {
  const at = placeIn(origin, mention.until ? mention.until.timeSpan : mention.timeSpan)
  return declaration && /\d/.test(textAt(at)) ? [{ at: { ...at, start: at.end }, text: ` ${declaration.written}` }] : []
}

/** A zone's words with the second name that follows in parentheses or goes before them: `Pacific Time (PT)`, `Berliner Zeit (MEZ)`. */
function wholeName(at: Place): Place {
  const { block, start, end } = at
  const behind = /^ ?\(([^()\n]{1,40})\)/.exec(block.text.slice(end, end + 44))
  if (behind?.[1] && zoneOf(behind[1])) return { block, start, end: end + behind[0].length }
  const before = /\p{Lu}\p{L}+er Zeit \($/u.exec(block.text.slice(Math.max(0, start - 40), start))
  return before && block.text[end] === ')' ? { block, start: start - before[0].length, end: end + 1 } : at
}

interface Combination {
  readonly chosen: readonly Reading[]
  readonly certain: boolean
  /** Which reading it is; `undefined` if there is only one. */
  readonly explanation: PhraseValue | undefined
}

/** The same meaning for all of several times: their first readings, then their second ones, and so on. */
function combined(readings: readonly (readonly Reading[])[]): Combination[] {
  if (readings.length === 0 || readings.some((some) => some.length === 0)) return []
  const count = Math.max(...readings.map((some) => some.length))
  return Array.from({ length: count }, (_, index): Combination => {
    const chosen = readings.flatMap((some) => some[Math.min(index, some.length - 1)] ?? [])
    const deciding = chosen.find((_reading, at) => (readings[at]?.length ?? 0) > 1)
    return { chosen, certain: count === 1, explanation: deciding?.explanation }
  })
}

/** The ways to write one time in UTC; none if it, or one end of it, cannot be written so. */
function readingsOf(time: TimeInDocument, zoneOf: ZoneOf): Reading[] {
  const mention = withYears(time)
  if (mention.date?.order !== 'ambiguous') return readingsOfMention(mention, time, zoneOf, undefined)
  return possibleDates(mention.date).flatMap((day) => {
    const certain: TimeMention = { ...mention, date: { ...mention.date, ...day, order: 'certain' } as DateMention }
    return readingsOfMention(certain, time, zoneOf, formatDate(day))
  })
}

function readingsOfMention(mention: TimeMention, time: TimeInDocument, zoneOf: ZoneOf, day: string | undefined): Reading[] {
  const { origin, documentDate } = time
  const moments = momentsOf(mention, { ...(documentDate && { date: documentDate }) })
  const isDateWritten = mention.date?.year !== undefined
  const conversions = moments.map((moment) => {
    const zone = zoneOf(moment, time)
    return zone ? conversionsOf(moment, zone, isDateWritten) : []
  })
  const count = Math.max(0, ...conversions.map((some) => some.length))
  if (conversions.some((some) => some.length === 0)) return []
  // Without a year the date stays as it is, so the day must not change.
  const keepsDate = mention.date !== undefined && !isDateWritten
  if (keepsDate && (moments.length > 1 || conversions.some((some) => some.some(({ dayShift }) => dayShift !== 0)))) return []
  return Array.from({ length: count }, (_, index): Reading => {
    const chosen = conversions.flatMap((some) => some[Math.min(index, some.length - 1)] ?? [])
    const deciding = chosen.find((_conversion, at) => (conversions[at]?.length ?? 0) > 1)
    return {
      values: chosen.map(({ utc }) => utc),
      explanation: day && deciding ? phrase`${day}, ${deciding.explanation}` : (day ?? deciding?.explanation),
      edits: chosen.map(({ utc }, at): PlacedEdit => {
        const { block, start, end } = placeIn(origin, keepsDate ? behindDate(mention) : (moments[at]?.span ?? mention.span))
        return inCell({ block, start, end }, replaceValue(block.text, { start, end }, utc).text)
      }),
    }
  })
}

/** The conversions of one moment; a day that is only near decides the season, and is written where the day changes. */
function conversionsOf(moment: Moment, zone: Zone, isDateWritten: boolean): Conversion[] {
  const { date, time } = moment
  if (date && isDateWritten) return toUtc({ date, time }, zone)
  const short = toUtc({ time }, zone, date)
  if (!date || short.every((conversion) => conversion.dayShift === 0)) return short
  return toUtc({ date, time }, zone)
}

/** Replaces a place; what ends a table's cell takes from its padding, or adds to it, so that bars that are in line stay so. */
export function inCell(at: Place, text: string): PlacedEdit {
  const { block, start, end } = at
  const table = tablesOfBlock(block).find((candidate) => candidate.at.start <= start && end <= candidate.at.end)
  const [all, marks = '', padding = ''] = (table && /^([)*_~`]*)([ \t]*)(?=[ \t]\|)/.exec(block.text.slice(end))) ?? []
  if (!table || all === undefined) return { at, text }
  const growth = text.length - (end - start)
  if (growth >= 0) return { at: { ...at, end: end + marks.length + Math.min(padding.length, growth) }, text: text + marks }
  const lineStart = lineStartOf(at)
  const [first] = table.columns
  const above = first && first.at.block !== block ? first.at.block.text.slice(lineStartOf(first.at)) : block.text.slice(table.at.start)
  const header = /^[^\r\n]*/.exec(above)?.[0]
  const isInLine = header?.[end + all.length + 1 - lineStart] === '|'
  return isInLine ? { at: { ...at, end: end + marks.length }, text: text + marks + ' '.repeat(-growth) } : { at, text }
}

/** Where in its block the line begins on which a place does. */
function lineStartOf({ block, start }: Place): number {
  return Math.max(block.text.lastIndexOf('\n', start), block.text.lastIndexOf('\r', start)) + 1
}

/** Time and zone of a mention, without the date before or behind them. */
function behindDate({ span, date, timeSpan }: TimeMention): Span {
  if (!date) return span
  return date.span.start < timeSpan.start ? { start: timeSpan.start, end: span.end } : { start: span.start, end: date.span.start }
}

/** A mention whose dates without a year have the one that brings them nearest to the document's day. */
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
