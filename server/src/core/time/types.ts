/**
 * What the time engine speaks of. Spans are UTF-16 offsets into the text that was handed in, instants are milliseconds since
 * 1970-01-01T00:00Z, offsets of zones are minutes east of UTC.
 */
import type { PhraseValue } from '../util/phrase.ts'
import type { Span } from '../util/text.ts'

/** A day of the Gregorian calendar; `month` and `day` count from 1. It may not exist (30 February) when it comes from a text. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** How a date was written: `2026-03-01`, `06.03.2026`, `03/04/2026` (or with dashes), `1 March 2026`, `2026年3月1日`. */
export type DateForm = 'iso' | 'dotted' | 'slashed' | 'named' | 'cjk'

/** A date in a text. */
export interface DateMention {
  /** The date with its weekday, when one is written beside it. */
  readonly span: Span
  /** Undefined when the text names no year. */
  readonly year?: number
  readonly month: number
  readonly day: number
  readonly form: DateForm
  /** `ambiguous` when day and month could be swapped (`03/04/2026`); `month` and `day` then hold the reading month first. */
  readonly order: 'certain' | 'ambiguous'
  /** The weekday written beside the date, 1 for Monday to 7 for Sunday as in ISO 8601; undefined when there is none. */
  readonly weekday?: number
  /** Part of it is a placeholder (`2026-02-??`); `month` or `day` is then 0. */
  readonly partial: boolean
  readonly problems: readonly TimeProblem[]
}

/** A time of day as read, on the 24-hour clock. `hour` is 24 only for 24:00, the end of a day (ISO 8601). */
export interface TimeOfDay {
  readonly hour: number
  readonly minute: number
  /** With its fraction; undefined when no seconds are written. */
  readonly second?: number
  /** The half of the day as written or shared from a neighbour (`2-3 AM`); undefined on the 24-hour clock. */
  readonly meridiem?: 'am' | 'pm'
}

/** One thing that a zone's name can stand for: a fixed offset, a place whose clocks change, or both. */
export interface ZoneMeaning {
  /** For people: `Pacific Standard Time`, `America/New_York`, `UTC+08:00`. */
  readonly name: string
  /** Minutes east of UTC that the name stands for at all seasons; undefined when the date decides. */
  readonly offset?: number
  /** The IANA zone where the name is used; undefined for a bare offset. */
  readonly place?: string
}

/**
 * What a written zone says. `utc`: UTC, GMT, Z, +00:00. `offset`: another fixed offset. `iana`: a place, by its IANA name or by a
 * generic one (`ET`, `Berlin time`). `abbreviation`: PST, CET and others with one meaning. `ambiguous`: IST, CST and others with
 * several. `local`: a zone that the text does not name (`local`, `their time`), without meanings.
 */
export interface Zone {
  readonly kind: 'utc' | 'offset' | 'iana' | 'abbreviation' | 'ambiguous' | 'local'
  /** The usual way to write it: `UTC`, `UTC+08:00`, `Europe/Berlin`, `PST`, `local`. */
  readonly name: string
  /** The likeliest first; empty only for `local`. */
  readonly meanings: readonly ZoneMeaning[]
  /** The written name is misspelt and this is the nearest IANA name, which `meanings` follow; undefined when it is right. */
  readonly suggestion?: string
}

/** A zone in a text. */
export interface ZoneMention {
  readonly span: Span
  /** As in the text, without brackets. */
  readonly written: string
  readonly zone: Zone
  /** True where its letters may as well be a word (`14:30 MSK cluster`): it counts only where nothing else says the zone. */
  readonly doubtful?: boolean
}

/** What is wrong with a value itself, whatever document it stands in. */
export interface TimeProblem {
  /**
   * `no-such-day`: 2026-02-30. `no-such-time`: 25:10. `weekday`: the weekday is that of another date. `zone-offset`: the offset is
   * not the one that the bracketed zone has then (RFC 9557, section 3.4). `skipped`: clocks jump over this local time.
   */
  readonly kind: 'no-such-day' | 'no-such-time' | 'weekday' | 'zone-offset' | 'skipped'
  readonly span: Span
  /** What is right instead, as words that complete "expected …"; undefined when nothing can be said. */
  readonly expected?: PhraseValue
}

/** The end of a range. */
export interface RangeEnd {
  readonly timeSpan: Span
  readonly time: TimeOfDay
  /** Undefined when the end lies on the day of the start, or just past its midnight. */
  readonly date?: DateMention
  /** Its own zone or the one shared with the start. */
  readonly zone?: ZoneMention
}

/** A time of day in a text, with the date, zone and end that belong to it. */
export interface TimeMention {
  /** All of it: date, time, zone and the end of its range. */
  readonly span: Span
  /** The digits with am, pm, Uhr; a placeholder's whole text. */
  readonly timeSpan: Span
  /** Undefined when it is partial. */
  readonly time?: TimeOfDay
  /** The date right beside the time, always within `span`; undefined when there is none. */
  readonly date?: DateMention
  /** A date elsewhere in the same sentence, or of the neighbour in a list: the likely day of a mention without `date`. */
  readonly dateNearby?: DateMention
  /** Its own zone, or the one that it shares with a neighbour (`2 AM and 2.30 AM PST`): its span may lie outside `span`. */
  readonly zone?: ZoneMention
  readonly until?: RangeEnd
  /** The same moment is written in UTC right beside it, at this span: `15:00 UTC / 07:00 PST`. */
  readonly utcBeside?: Span
  /** `~13:30`, `around 5 pm`. */
  readonly approximate: boolean
  /** A placeholder that stands for a time: `14:??`, `--:--`, `(Time TBC)`. */
  readonly partial: boolean
  /** A time that comes again (`every day at 02:00`), no moment. */
  readonly recurring: boolean
  /** Hours of attendance (`support hours 10:00-17:00`), no moment. */
  readonly attendance: boolean
  /** Something belongs to it, behind or in front, that is not understood (`14:30 CET EST`, `14:30 UTC+5.3`): what it says is not known. */
  readonly unread: boolean
  /** What stands where its zone does and is none that is known (`14:30 XYT`). */
  readonly unknownZone?: Span
  /** Its time of day is known, its day may be another than the one that the text gives: `midnight`, `tomorrow 02:30`, `14:30 the next day`. */
  readonly otherDay: boolean
  readonly problems: readonly TimeProblem[]
}
