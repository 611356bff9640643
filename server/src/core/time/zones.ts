/** What a written zone means. */
import { Temporal } from 'temporal-polyfill'
import { remembered } from '../util/remembered.ts'
import { offsetsOfName } from './offsets.ts'
import type { Zone, ZoneMeaning } from './types.ts'
import { abbreviationRows, anywhereOnEarth, linkNames } from './zone-data.ts'
import { greenwich, meaningOfName, zoneOfCity } from './zone-names.ts'

/** Coordinated Universal Time, the zone that every other one is converted to. */
export const utc: Zone = { kind: 'utc', name: 'UTC', meanings: [{ name: 'UTC', offset: 0 }] }

/** A zone that the text does not name: *local*, *their time*. */
export const localZone: Zone = { kind: 'local', name: 'local', meanings: [] }

const utcNames = new Set([
  'utc',
  'gmt',
  'z',
  'zulu',
  'ut',
  'uct',
  'zulu time',
  'coordinated universal time',
  'greenwich mean time',
  'utc time',
  'gmt time',
])
const localNames =
  /^(?:local(?: time)?|(?:my|your|our|their|his|her|server) (?:local )?time|ortszeit|lokale zeit|lokalzeit|現地時間|当地时间)$/i

/**
 * The zone that a name or offset stands for, in any of the ways of writing it: `UTC`, `UTC+8`, `+02:00`, `Europe/Berlin`,
 * `PST`, `ET`, `Pacific Daylight Time`, `Berlin time`, `CET/CEST`, `local`. Undefined when it is no zone.
 */
export const zoneOf = remembered((written): Zone | undefined => {
  const name = withoutDots(written.trim().replace(/\s+/g, ' ').slice(0, 60))
  if (utcNames.has(name.toLowerCase())) return utc
  if (localNames.test(name)) return localZone
  return offsetZone(name) ?? abbreviatedZone(name) ?? namedZone(name) ?? ianaZone(name)
})

/** `U.T.C.` as `UTC`. */
function withoutDots(name: string): string {
  return /^(?:[A-Z]\.){1,3}[A-Z]\.?$/i.test(name) ? name.replaceAll('.', '') : name
}

/** Names of the IANA database that hold both abbreviations of a zone and its offset: `EST5EDT`. */
const ruleName = /^(?:EST5EDT|CST6CDT|MST7MDT|PST8PDT)$/

/** The zone of an IANA name, or of the name that it nearly is; undefined when it is nowhere near one. */
export function ianaZone(name: string): Zone | undefined {
  if (ruleName.test(name)) return knownZone(name) === undefined ? undefined : placeZone(name)
  if (!/^[A-Za-z][\w+-]{1,14}(?:\/[A-Za-z][\w+-]{1,31}){1,2}$/.test(name)) return undefined
  const known = knownZone(name)
  if (known !== undefined) return utcPlaces.has(known.toLowerCase()) ? utc : placeZone(known)
  const suggestion = nearestZone(name)
  return suggestion === undefined ? undefined : { ...placeZone(suggestion), suggestion }
}

/** Minutes east of UTC as `UTC+05:30`, and `UTC` for 0. */
export function formatOffset(minutes: number): string {
  if (minutes === 0) return 'UTC'
  return `UTC${offsetDigits(minutes)}`
}

/** Minutes east of UTC as `+05:30`, the form of RFC 3339. */
export function offsetDigits(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`
}

/** A number with a leading zero when it has one digit. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

const utcPlaces = new Set([
  'utc',
  'etc/utc',
  'etc/gmt',
  'etc/zulu',
  'etc/uct',
  'etc/universal',
  'etc/greenwich',
  'etc/gmt0',
  'etc/gmt+0',
  'etc/gmt-0',
])

function placeZone(place: string): Zone {
  return { kind: 'iana', name: place, meanings: [{ name: place, place }] }
}

function offsetZone(name: string): Zone | undefined {
  const [first, second] = offsetsOfName(name)
  if (first === undefined) return undefined
  if (second !== undefined && second !== first) {
    const meanings = [first, second].map((offset) => ({ name: formatOffset(offset), offset }))
    return { kind: 'ambiguous', name: meanings.map((meaning) => meaning.name).join('/'), meanings }
  }
  if (first === 0) return utc
  const text = formatOffset(first)
  return { kind: 'offset', name: text, meanings: [{ name: text, offset: first }] }
}

/** By abbreviation, in upper case. */
const abbreviations = new Map<string, ZoneMeaning[]>()
for (const [abbreviation, hours, name, place] of abbreviationRows) {
  const meaning: ZoneMeaning = { name, offset: hours * 60, place }
  const meanings = abbreviations.get(abbreviation)
  if (meanings === undefined) abbreviations.set(abbreviation, [meaning])
  else meanings.push(meaning)
}
abbreviations.set('AOE', [{ name: anywhereOnEarth[2], offset: anywhereOnEarth[1] * 60 }])

function abbreviatedZone(name: string): Zone | undefined {
  const upper = name.toUpperCase()
  const meanings = abbreviations.get(upper)
  if (meanings !== undefined)
    return { kind: meanings.length > 1 ? 'ambiguous' : 'abbreviation', name: upper === 'AOE' ? 'AoE' : upper, meanings }
  // `CET/CEST`, `PST/PDT`: both halves of a place's year, which leave the season to the date.
  const pair = /^([A-Z]{2,4}) ?\/ ?([A-Z]{3,4})$/.exec(upper)
  const first = abbreviations.get(pair?.[1] ?? '')?.[0]
  const second = abbreviations.get(pair?.[2] ?? '')?.[0]
  if (/^(?:UTC|GMT) ?\/ ?(?:UTC|GMT)$/.test(upper)) return utc
  if (upper === 'GMT/BST') return placeZone('Europe/London')
  return first?.place !== undefined && first.place === second?.place ? placeZone(first.place) : undefined
}

function namedZone(name: string): Zone | undefined {
  const meaning = meaningOfName(name)
  if (meaning !== undefined) {
    if (meaning.place === 'UTC' || meaning.place === greenwich) return utc
    if (meaning.offset === undefined) return placeZone(meaning.place ?? meaning.name)
    return { kind: 'abbreviation', name: meaning.name, meanings: [meaning] }
  }
  const city =
    cityTime
      .exec(name)
      ?.slice(1)
      .find((words) => words !== undefined) ?? name
  const place = zoneOfCity(city)
  return place === undefined ? undefined : placeZone(place)
}

/** `Berlin time`, `Berliner Zeit`, `hora de Madrid`, `heure de Paris`, `东京时间`. */
const cityTime =
  /^(?:(.+?) (?:local )?time|(.+)er Zeit|(?:(?:heures?|horas?|ora|ore|horário|horario|tijd) )?(?:d['’]|(?:de|di|do|da|van|in) )(.+)|(.+?) ?(?:时间|時間|시간))$/i

const knownZones = new Map<string, string | undefined>()

/** The name as the IANA database spells it, links included; undefined when the database has none such. */
function knownZone(name: string): string | undefined {
  const key = name.toLowerCase()
  if (knownZones.has(key)) return knownZones.get(key)
  let known: string | undefined
  try {
    known = new Temporal.ZonedDateTime(0n, name).timeZoneId
  } catch {
    known = undefined
  }
  if (knownZones.size > 2000) knownZones.clear()
  knownZones.set(key, known)
  return known
}

const nearestZones = new Map<string, string | undefined>()

/** The zone whose name differs by one letter, or by two when it is long. */
function nearestZone(name: string): string | undefined {
  if (nearestZones.has(name)) return nearestZones.get(name)
  const lower = name.toLowerCase()
  const allowed = name.length >= 12 ? 2 : 1
  let best: string | undefined
  let bestDistance = allowed + 1
  for (const zone of [...linkNames, ...Intl.supportedValuesOf('timeZone')]) {
    if (Math.abs(zone.length - name.length) >= bestDistance) continue
    const distance = editDistance(lower, zone.toLowerCase())
    if (distance >= bestDistance) continue
    best = zone
    bestDistance = distance
  }
  if (nearestZones.size > 500) nearestZones.clear()
  nearestZones.set(name, best)
  return best
}

/** The fewest letters to insert, delete, replace or swap with their neighbour to make one word of the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1
      let cost = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    beforeLast = last
    last = row
  }
  return last[to.length] ?? 0
}
