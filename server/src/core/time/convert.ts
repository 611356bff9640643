/** From a local time to UTC and back. All arithmetic of zones is Temporal's. */

import { Temporal } from 'temporal-polyfill'
import { type Phrase, phrase } from '../util/phrase.ts'
import { addDays, formatDate, weekdayName, weekdayOfDate } from './calendar.ts'
import type { CalendarDate, TimeOfDay, Zone, ZoneMeaning } from './types.ts'
import { formatOffset, twoDigits } from './zones.ts'

/** A time of day, with its day when that is known. */
export interface LocalTime {
  readonly date?: CalendarDate
  readonly time: TimeOfDay
}

/** One reading of a local time in UTC. */
export interface Conversion {
  /** `YYYY-MM-DDThh:mmZ`, with seconds when they were written, or `hh:mmZ` when the day is not known. */
  readonly utc: string
  /** Milliseconds since 1970-01-01T00:00Z; undefined when the day is not known. */
  readonly instant?: number
  /** Days from the local date to the one in UTC: -1, 0 or 1. */
  readonly dayShift: number
  /** Which zone this reading takes, such as `PST is UTC-08:00`. */
  readonly explanation: string | Phrase
}

/** The year whose seasons are looked at when no date is known; rules of daylight saving rarely change. */
const anyYear = 2026
const minute = 60_000

/**
 * Every meaning of a local time in a zone, the likeliest first and each moment once. Empty for a zone that the text does not name,
 * and for a time that the clocks skip (see `isSkipped`). An abbreviation is taken by its letters first, and then as the time that
 * its place has on that day (PST in July). Without a date, both seasons are given, unless `seasonDate`, a day near which it
 * happened, decides.
 */
export function toUtc(local: LocalTime, zone: Zone, seasonDate?: CalendarDate): Conversion[] {
  const conversions: Conversion[] = []
  const literal = zone.meanings.flatMap((meaning) => readings(local, meaning, zone, seasonDate))
  const ofPlaces = zone.meanings.flatMap((meaning) =>
    meaning.offset === undefined ? [] : readings(local, placeOf(meaning), zone, seasonDate),
  )
  for (const { offset, explanation } of [...literal, ...ofPlaces]) {
    const conversion = convert(local, offset, explanation)
    if (!conversions.some(({ utc }) => utc === conversion.utc)) conversions.push(conversion)
  }
  return conversions
}

/** Whether the clocks of a zone jump over a local time, as they do when daylight saving begins. */
export function isSkipped(local: LocalTime, zone: Zone): boolean {
  const { date } = local
  if (date === undefined) return false
  return (
    zone.meanings.length > 0 &&
    zone.meanings.every((meaning) => meaning.offset === undefined && offsetsOn(date, local.time, meaning).length === 0)
  )
}

/** Whether a zone is at an offset (minutes east of UTC) at a local time. */
export function hasOffset(local: LocalTime, zone: Zone, offset: number): boolean {
  return offsetsOf(zone, local).includes(offset)
}

/** The offsets (minutes east of UTC) that a zone can have: at a local time with a date, else in both seasons. */
export function offsetsOf(zone: Zone, local?: LocalTime): number[] {
  const offsets = zone.meanings.flatMap((meaning) => {
    if (meaning.offset !== undefined) return [meaning.offset]
    return local?.date === undefined ? seasons(meaning).map(({ offset }) => offset) : offsetsOn(local.date, local.time, meaning)
  })
  return [...new Set(offsets)]
}

/**
 * A moment (milliseconds since 1970-01-01T00:00Z) on the clocks of an IANA zone, as `Sun 2026-03-01 15:30 UTC+01:00`, the day in a
 * language such as `de`. Undefined when there is no such zone.
 */
export function formatInZone(instant: number, zone: string, language = 'en'): string | undefined {
  try {
    const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
    const offset = formatOffset(Math.round(local.offsetNanoseconds / 60e9))
    const weekday = language === 'en' ? weekdayName(weekdayOfDate(local)).slice(0, 3) : local.toLocaleString(language, { weekday: 'short' })
    return `${weekday} ${formatDate(local)} ${twoDigits(local.hour)}:${twoDigits(local.minute)} ${offset}`
  } catch {
    return undefined
  }
}

/** A moment (milliseconds since 1970-01-01T00:00Z) as `YYYY-MM-DDThh:mmZ`, the product's way to write one. */
export function formatUtc(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`
}

interface Reading {
  readonly offset: number
  readonly explanation: string | Phrase
}

function placeOf(meaning: ZoneMeaning): ZoneMeaning {
  return meaning.place === undefined ? meaning : { name: meaning.place, place: meaning.place }
}

function readings(local: LocalTime, meaning: ZoneMeaning, zone: Zone, seasonDate: CalendarDate | undefined): Reading[] {
  if (meaning.offset !== undefined) return [{ offset: meaning.offset, explanation: explainFixed(meaning, meaning.offset, zone) }]
  const date = local.date ?? seasonDate
  if (date === undefined)
    return seasons(meaning).map(({ offset, season }) => ({
      offset,
      explanation: explainSeason(meaning.name, formatOffset(offset), season),
    }))
  const offsets = offsetsOn(date, local.time, meaning)
  if (offsets.length === 2)
    return offsets.map((offset, index) => ({
      offset,
      explanation:
        index === 0
          ? phrase`the first of two: ${meaning.name} at ${formatOffset(offset)}`
          : phrase`the second of two: ${meaning.name} at ${formatOffset(offset)}`,
    }))
  return offsets.map((offset) => ({ offset, explanation: phrase`${meaning.name} is ${formatOffset(offset)} on ${formatDate(date)}` }))
}

function explainFixed(meaning: ZoneMeaning, offset: number, zone: Zone): string | Phrase {
  const name = zone.kind === 'abbreviation' ? zone.name : meaning.name
  const text = formatOffset(offset)
  return name === text ? text : phrase`${name} is ${text}`
}

function explainSeason(name: string, offset: string, season: Season | undefined): Phrase {
  if (season === undefined) return phrase`${name} is ${offset}`
  return season === 'winter' ? phrase`${name} is ${offset} in winter` : phrase`${name} is ${offset} in summer`
}

type Season = 'winter' | 'summer'

/** The offsets of a place at a local time: one, none when the clocks skip it, two when they show it twice (the earlier first). */
function offsetsOn(date: CalendarDate, time: TimeOfDay, meaning: ZoneMeaning): number[] {
  if (meaning.offset !== undefined) return [meaning.offset]
  if (meaning.place === undefined) return []
  const day = time.hour === 24 ? addDays(date, 1) : date
  const plain = Temporal.PlainDateTime.from({
    ...day,
    hour: time.hour % 24,
    minute: time.minute,
    second: Math.min(59, Math.floor(time.second ?? 0)),
  })
  const offsets: number[] = []
  for (const disambiguation of ['earlier', 'later'] as const) {
    const zoned = plain.toZonedDateTime(meaning.place, { disambiguation })
    const offset = zoned.offsetNanoseconds / 60e9
    if (zoned.toPlainDateTime().equals(plain) && !offsets.includes(offset)) offsets.push(offset)
  }
  return offsets
}

interface SeasonOffset {
  readonly offset: number
  readonly season: Season | undefined
}

const seasonsOfPlaces = new Map<string, readonly SeasonOffset[]>()

/** The offsets of a place through the year, the smaller first; `season` is undefined when there is only one. */
function seasons(meaning: ZoneMeaning): readonly SeasonOffset[] {
  const { place, offset } = meaning
  if (place === undefined || offset !== undefined) return findSeasons(meaning)
  const found = seasonsOfPlaces.get(place) ?? findSeasons(meaning)
  // There are a few hundred places.
  seasonsOfPlaces.set(place, found)
  return found
}

function findSeasons(meaning: ZoneMeaning): SeasonOffset[] {
  const noon = { hour: 12, minute: 0 }
  const offsets = new Set([1, 7].flatMap((month) => offsetsOn({ year: anyYear, month, day: 15 }, noon, meaning)))
  const sorted = [...offsets].sort((a, b) => a - b)
  if (sorted.length < 2) return sorted.map((offset) => ({ offset, season: undefined }))
  return sorted.map((offset, index) => ({ offset, season: index === 0 ? 'winter' : 'summer' }))
}

function convert({ date, time }: LocalTime, offset: number, explanation: string | Phrase): Conversion {
  const { year, month, day } = date ?? { year: anyYear, month: 1, day: 15 }
  const milliseconds = Math.round((time.second ?? 0) * 1000)
  const instant = Date.UTC(year, month - 1, day, time.hour, time.minute, 0, milliseconds) - offset * minute
  const written = new Date(instant).toISOString()
  const dayShift = Math.round((Date.parse(written.slice(0, 10)) - Date.UTC(year, month - 1, day)) / (24 * 60 * minute))
  const clock = time.second === undefined ? written.slice(11, 16) : written.slice(11, milliseconds % 1000 === 0 ? 19 : 23)
  if (date === undefined) return { utc: `${clock}Z`, dayShift, explanation }
  return { utc: `${written.slice(0, 10)}T${clock}Z`, instant, dayShift, explanation }
}
