/** Moments and days of a document as instants, which can be sorted and compared. */

import { momentsIn } from '../chronology/conversions.ts'
import { dayAt, minute, momentAt, startOfDay } from '../chronology/fieldTimes.ts'
import type { Document, Place } from '../markdown/document.ts'
import { type TimeInDocument, timesOf } from '../recognisers/times/moments.ts'
import { instantOf, type Moment, utc, type Zone, zoneOf } from '../time/index.ts'

/** A moment, or a day without a time. */
export interface When {
  /** Milliseconds since 1970; for a day its start in UTC. */
  readonly instant: number
  readonly wholeDay: boolean
}

/** The last instant of a moment or day: a day ends with its last minute. */
export function endOf({ instant, wholeDay }: When): number {
  return wholeDay ? instant + 1440 * minute - minute : instant
}

/** The first moment at a place, else the first day; `undefined` if neither is certain. */
export function whenAt(place: Place, document: Document): When | undefined {
  const moment = momentAt(place, document)
  if (moment?.instant !== undefined) return { instant: moment.instant, wholeDay: false }
  const day = dayAt(place)
  return day && { instant: startOfDay(day.date), wholeDay: true }
}

/** The instant of a moment. One without a zone is read in the project's zone, else in UTC. `undefined` if it is uncertain. */
export function instantIn(time: TimeInDocument, moment: Moment, zone: Zone): number | undefined {
  return instantOf(moment, { zone: time.declaration?.zone ?? zone, ...(time.documentDate && { date: time.documentDate }) })
}

/** The zone of times without one. */
export function usualZone(timeZone: string | undefined): Zone {
  return (timeZone === undefined ? undefined : zoneOf(timeZone)) ?? utc
}

/** A moment with its day in the text. */
export interface DatedMoment {
  readonly when: When
  readonly at: Place
  /** True for the end of a range. */
  readonly isEnd: boolean
}

/** The moments of a document with a written day, including the ends of ranges, in document order. */
export function datedMoments(document: Document, zone: Zone): DatedMoment[] {
  return timesOf(document).flatMap((time) => {
    if (time.mention.date === undefined || time.mention.approximate) return []
    return momentsIn(time).flatMap((moment, index) => {
      const instant = instantIn(time, moment, zone)
      return instant === undefined ? [] : [{ when: { instant, wholeDay: false }, at: time.at, isEnd: index > 0 }]
    })
  })
}

/** `2026-03-01 10:42 UTC`, or the day alone. */
export function shownWhen({ instant, wholeDay }: When): string {
  return wholeDay ? shownDay(instant) : `${shownDay(instant)} ${shownTime(instant)} UTC`
}

/** `2026-03-01`, in UTC. */
export function shownDay(instant: number): string {
  return isoOf(instant).slice(0, 10)
}

/** `10:42`, in UTC. */
export function shownTime(instant: number): string {
  return isoOf(instant).slice(11, 16)
}

/** Dates of documents are always in the valid range. */
function isoOf(instant: number): string {
  return new Date(Math.max(-8.64e15, Math.min(8.64e15, instant))).toISOString().replace(/^[+-]0*(?=\d{4})/, '')
}
