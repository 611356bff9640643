import { momentsIn } from '../chronology/conversions.ts'
import { defaultsOf, type TimelineEntry as Entry, type Timeline, timelinesOf } from '../chronology/timelines.ts'
import type { Fix, Problem, Rule } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Table } from '../markdown/document.ts'
import { placeIn } from '../recognisers/times/moments.ts'
import { calendarDate, compareMoments, dateAlone, millisecondsBetween, type TimeMention } from '../time/index.ts'
import { perObject } from '../util/perObject.ts'
import { phrase } from '../util/phrase.ts'

const anyDay = { year: 2000, month: 1, day: 1 }

/** Rows of a timeline that are not in order, and ends that come before their start. */
export const timelineOrder: Rule = {
  id: 'timeline-order',
  summary: 'Rows of a timeline are not in order, or an end is before its start.',
  severity: 'warning',
  blank: false,
  *checkBlock(block, { timesIn }) {
    for (const time of timesIn(block)) {
      const [start, end] = momentsIn(time)
      if (time.mention.until && !isDatedEnd(time.mention)) continue
      if (start && end && (compareMoments(start, end, defaultsOf(time)) ?? 0) > 0) {
        yield {
          message: phrase`Unexpected end "${sourceOf(placeIn(time.origin, end.span))}"; expected a time after the start`,
          at: placeIn(time.origin, end.span),
          related: [{ message: phrase`The start`, at: placeIn(time.origin, start.span) }],
        }
      }
    }
  },
  *check({ document, match }) {
    for (const timeline of timelinesOf(document, match)) yield* disorderIn(timeline)
  },
}

/**
 * True if the day of a range's end is written, or cannot be the next one. A range without a day may pass midnight, but one of nearly a day
 * is rather a mistake.
 */
function isDatedEnd({ time, until, zone, otherDay }: TimeMention): boolean {
  if (until?.date !== undefined || time === undefined || until === undefined) return true
  const hours = until.time.hour - time.hour + (until.time.minute - time.minute) / 60
  return !otherDay && (zone?.zone.name === until.zone?.zone.name ? hours < 0 && hours > -2 : hours > 0)
}

const disorderIn = perObject(({ entries, table }: Timeline): readonly Problem[] => [...disorder(entries, table)])

/** The entries that are earlier than the one above. A timeline with the newest entry first is also in order. */
function* disorder(entries: readonly Entry[], table: Table | undefined): Generator<Problem> {
  const late: { entry: Entry; before: Entry }[] = []
  let falling = 0
  let rising = 0
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1]
    if (!before) continue
    const order = orderOf(before, entry)
    if (order === undefined || order === 0) continue
    if (order > 0) {
      falling++
      late.push({ entry, before })
    } else rising++
  }
  if (falling === 0 || (rising === 0 && falling > 1) || falling > rising * 2) return
  const fix = table && tableFix(table, entries)
  for (const { entry, before } of late) {
    yield {
      message: phrase`Unexpected "${sourceOf(entry.time.at)}" after "${sourceOf(before.time.at)}"; expected the rows in order of time`,
      at: entry.time.at,
      related: [{ message: phrase`The entry above is later`, at: before.time.at }],
      ...(fix ? { fixes: [fix] } : {}),
    }
  }
}

/**
 * Positive if an entry is earlier than the one before. A time without a day follows the day above, also past midnight; from half a day on
 * it is uncertain.
 */
function orderOf(before: Entry, entry: Entry): number | undefined {
  // They are in order on a 12-hour clock.
  if (entry.time.clockDoubtful) return undefined
  if (isDated(before) && isDated(entry)) {
    const between = betweenDays(before, entry)
    return between === undefined ? undefined : 0 - between
  }
  if (isDated(entry)) return undefined
  const between = betweenClocks(before, entry)
  return between === undefined || Math.abs(between) > halfDay ? undefined : -between
}

/** Milliseconds from one entry to another if both have days. Days without a year are in one, unless they are further apart than half of it. */
function betweenDays(from: Entry, to: Entry): number | undefined {
  const [first, second] = [from, to].map(({ moment, time: { mention, rowDate } }) => {
    const date = moment.date ?? calendarDate(mention.date ?? mention.dateNearby ?? rowDate, anyDay.year)
    return date && { ...moment, date }
  })
  const between = first && second && millisecondsBetween(first, second, defaultsOf(to.time))
  return between === undefined || Math.abs(between) > 365 * halfDay ? undefined : between
}

const halfDay = 12 * 60 * 60 * 1000

function isDated({ time: { mention, rowDate } }: Entry): boolean {
  return (mention.date ?? mention.dateNearby ?? rowDate) !== undefined
}

/** Milliseconds between the clock times of two entries on one day; `undefined` if they cannot be compared. */
function betweenClocks(from: Entry, to: Entry): number | undefined {
  return millisecondsBetween({ ...from.moment, date: anyDay }, { ...to.moment, date: anyDay }, defaultsOf(to.time))
}

/** Sorts the rows of a table if all have comparable times; the text of each row is unchanged. */
function tableFix(table: Table, entries: readonly Entry[]): Fix | undefined {
  if (entries.length !== table.rows.length) return undefined
  // A row that takes its day from the one above must stay below it.
  if (
    entries.some(
      ({ time, from }) => time.rowDate && !time.mention.date && 'cells' in from && !from.cells.some(({ text }) => dateAlone(text)),
    )
  )
    return undefined
  const positions = positionsOf(entries)
  if (!positions) return undefined
  const sorted = entries.toSorted((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0))
  const edits = entries.flatMap((entry, index) => {
    const other = sorted[index]
    return other && other !== entry ? [{ at: entry.at, text: sourceOf(other.at) }] : []
  })
  return { title: phrase`Sort the rows by time`, certain: true, edits }
}

/** The entries' positions in milliseconds from the first; `undefined` if only some have a day. */
function positionsOf(entries: readonly Entry[]): Map<Entry, number> | undefined {
  const positions = new Map<Entry, number>()
  const [first] = entries
  const dated = entries.filter(isDated).length
  if (!first || (dated > 0 && dated < entries.length)) return undefined
  let days = 0
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1]
    // Past midnight the next day begins.
    if (before && dated === 0 && (betweenClocks(before, entry) ?? 0) < -halfDay) days++
    const position = dated > 0 ? betweenDays(first, entry) : betweenClocks(first, entry)
    if (position === undefined) return undefined
    positions.set(entry, position + days * 2 * halfDay)
  }
  return positions
}
