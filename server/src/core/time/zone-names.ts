/** Names of zones in words, from the tables and from those that every machine has (`Intl`); made when they are first asked for. */

import type { ZoneMeaning } from './types.ts'
import { abbreviationRows, genericNames, otherCities } from './zone-data.ts'

let namedMeanings: Map<string, ZoneMeaning> | undefined
let knownByIntl: Map<string, ZoneMeaning> | undefined
let zonesByCity: Map<string, string> | undefined

/** What a name in words means, in any case: `Pacific Standard Time`, `Central African Time`, `PACIFIC TIME`; undefined when it is no name. */
export function meaningOfName(name: string): ZoneMeaning | undefined {
  const key = keyOf(name)
  const meaning = tableNames().get(key) ?? tableNames().get(`${key} time`)
  if (meaning !== undefined || !/ time$/.test(key)) return meaning
  return intlNames().get(key) ?? withoutStandard(key)
}

/** The IANA zone of a city, in any case: `Berlin`, `New York`, `Brasília`; undefined when it is none. */
export function zoneOfCity(name: string): string | undefined {
  return cities().get(plainLetters(name))
}

/** `West Africa Standard Time` of a place that has no other time than `West Africa Time`. */
function withoutStandard(key: string): ZoneMeaning | undefined {
  const short = key.replace(/ standard(?= time$)/, '')
  if (short === key) return undefined
  const meaning = tableNames().get(short) ?? intlNames().get(short)
  return meaning?.offset === undefined ? undefined : meaning
}

/** A name with which others agree that say the same: *Indian* and *India*, *African* and *Africa*. */
function keyOf(name: string): string {
  return plainLetters(name)
    .split(' ')
    .map((word) => (word.length > 4 ? word.replace(/(?:ian|ia|an|a|n|e)$/, '') || word : word))
    .join(' ')
    .replace(/ tim$/, ' time')
}

function plainLetters(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’']/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

function tableNames(): Map<string, ZoneMeaning> {
  if (namedMeanings !== undefined) return namedMeanings
  namedMeanings = new Map()
  for (const [, hours, name, place] of abbreviationRows) {
    const key = keyOf(name)
    if (!namedMeanings.has(key)) namedMeanings.set(key, { name, offset: hours * 60, place })
  }
  for (const [name, place] of Object.entries(genericNames)) namedMeanings.set(keyOf(name), { name: place, place })
  return namedMeanings
}

/** Long names as CLDR has them in English: with the season, an offset and the place that has it; without, the place alone. */
function intlNames(): Map<string, ZoneMeaning> {
  if (knownByIntl !== undefined) return knownByIntl
  knownByIntl = new Map()
  for (const place of Intl.supportedValuesOf('timeZone')) {
    const names = new Intl.DateTimeFormat('en', { timeZone: place, timeZoneName: 'long' })
    const offsets = new Intl.DateTimeFormat('en', { timeZone: place, timeZoneName: 'longOffset' })
    for (const month of [0, 6]) {
      const day = Date.UTC(2026, month, 15)
      const offset = minutesOf(nameIn(offsets, day))
      add(knownByIntl, nameIn(names, day), { place, ...(offset === undefined ? {} : { offset }) })
    }
    const generic = new Intl.DateTimeFormat('en', { timeZone: place, timeZoneName: 'longGeneric' })
    add(knownByIntl, nameIn(generic, Date.UTC(2026, 0, 15)), { place })
  }
  return knownByIntl
}

function add(names: Map<string, ZoneMeaning>, name: string, meaning: Omit<ZoneMeaning, 'name'>): void {
  const key = keyOf(name)
  if (/ time$/.test(key) && !names.has(key)) names.set(key, { name, ...meaning })
}

function nameIn(format: Intl.DateTimeFormat, day: number): string {
  return format.formatToParts(day).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** `GMT+05:30` in minutes. */
function minutesOf(offset: string): number | undefined {
  const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(offset)
  return match === null ? undefined : (Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) * (match[1] === '-' ? -1 : 1)
}

function cities(): Map<string, string> {
  if (zonesByCity !== undefined) return zonesByCity
  zonesByCity = new Map(Object.entries(otherCities).map(([city, zone]) => [plainLetters(city), zone]))
  for (const zone of [...Intl.supportedValuesOf('timeZone'), 'Asia/Kolkata', 'Europe/Kyiv', 'Asia/Ho_Chi_Minh', 'Asia/Kathmandu']) {
    const city = zone.slice(zone.lastIndexOf('/') + 1)
    zonesByCity.set(plainLetters(city.replaceAll('_', ' ')), zone)
  }
  return zonesByCity
}
