/** Days that one time takes from another. They have to be written where a conversion changes them. */

import { sourceOf } from '../markdown/blocks.ts'
import type { Document, Place } from '../markdown/document.ts'
import type { PlacedEdit } from '../markdown/edits.ts'
import { placeIn } from '../recognisers/times/declarations.ts'
import { dateOfDocument } from '../recognisers/times/documentDay.ts'
import { type TimeInBlock, type TimeInDocument, timesIn, timesOf } from '../recognisers/times/moments.ts'
import { type CalendarDate, calendarDate, formatDate } from '../time/index.ts'
import type { Span } from '../util/text.ts'

/** True for times in one range of text, in which the day of one applies to the others. */
export function isBeside(one: TimeInBlock, other: TimeInBlock): boolean {
  return one.origin.block === other.origin.block && one.origin.start === other.origin.start
}

/** Edits that write the day of each time that takes it from `time` and is not converted itself. */
export function daysBeside(time: TimeInDocument, converted: readonly TimeInDocument[]): PlacedEdit[] {
  const isConverted = (at: Place) => converted.some((other) => other.at.block === at.block && other.at.start === at.start)
  return timesIn(time.origin.block).flatMap((other) => {
    const { mention, origin, at } = other
    if (!isBeside(time, other) || mention.date !== undefined || isConverted(at) || mention.partial || mention.recurring) return []
    const day: CalendarDate | undefined = calendarDate(mention.dateNearby, time.documentDate?.year) ?? time.documentDate
    const place = placeIn(origin, mention.timeSpan)
    const written = sourceOf(place)
    return day ? [{ at: place, text: `${formatDate(day)} ${written}` }] : []
  })
}

/** True if times of the document that are not converted take their day from one that is. */
export function isDayTaken(head: TimeInDocument, converted: readonly TimeInDocument[], document: Document): boolean {
  const scope = scopeOf(head, document)
  if (!scope) return false
  const known = new Set(converted.map(({ at }) => document.spanOf(at).start))
  return timesOf(document).some((time) => {
    const { start } = document.spanOf(time.at)
    const isOpen =
      calendarDate(time.mention.date ?? time.mention.dateNearby, time.documentDate?.year) === undefined && time.documentDate !== undefined
    return isOpen && scope.start <= start && start < scope.end && !isBeside(time, head) && !known.has(start)
  })
}

/** The scope of a time's day: the document if no day comes before it; its section if it is in a heading; else `undefined`. */
export function scopeOf({ at }: TimeInDocument, document: Document): Span | undefined {
  const { start } = document.spanOf(at)
  const place = dateOfDocument(document).at
  if (place !== undefined && start <= document.spanOf(place).start) return { start: 0, end: document.length }
  const section = document
    .sectionsIn(at.block)
    .find(({ heading }) => heading?.at.block === at.block && heading.at.start <= at.start && at.end <= heading.at.end)
  if (!section) return undefined
  const next = document.sectionAt(section.behind)?.heading
  return { start, end: next ? document.spanOf(next.at).start : document.length }
}
