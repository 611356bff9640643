/**
 * Names of zones in words: those of the tables, and those that every machine has (`Intl`) in each of the languages. The names of a language
 * are read when a text first holds words that may be one.
 */

import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import type { ZoneMeaning } from './types.ts'
import { abbreviationRows, genericNames, otherCities, particles, spellings, standardWords, timeWords, zoneWords } from './zone-data.ts'

/**
 * What a name in words means, in any case: `Pacific Standard Time`, `PACIFIC TIME`, `heure d'été d'Europe centrale`, `日本標準時`; undefined
 * when it is no name.
 */
export function meaningOfName(name: string): ZoneMeaning | undefined {
  const key = keyOf(name)
  const meaning = tableNames().get(key) ?? tableNames().get(keyOf(`${name} time`))
  if (meaning !== undefined) return meaning
  for (const [languages, pattern] of patternsOfTime) {
    const bare = name.replace(pattern, ' ')
    if (bare === name) continue
    const found = meaningIn(languages, bare)
    if (found !== undefined) return found
  }
  return undefined
}

/** The IANA zone of a city, in any case: `Berlin`, `New York`, `Brasília`; undefined when it is none. */
export function zoneOfCity(name: string): string | undefined {
  return cities().get(plainLetters(name))
}

/** The words for time of each language, where they stand in the name of a zone. */
const patternsOfTime = timeWords.map(
  ({ languages, words, end }) =>
    [languages, end ? new RegExp(`(?:${words})(?:\\))?$`, 'iu') : new RegExp(`^(?:${words})(?![\\p{L}])`, 'iu')] as const,
)

/** True if a name has a word for time, with which it can hardly be a word: `Berlin time`, `heure de Paris`. */
export function saysTimeOfZone(name: string): boolean {
  return patternsOfTime.some(([, pattern]) => pattern.test(name))
}

function meaningIn(languages: readonly string[], words: string): ZoneMeaning | undefined {
  const key = keyOf(words)
  if (key === '') return undefined
  const short = keyOf(withoutStandard(words))
  for (const language of languages) {
    if (!hasWordsOfNames(short, language)) continue
    const long = longNames(language)
    const found = long.get(key)
    if (found !== undefined) return meaningOf(found)
    // `West Africa Standard Time` of a place that has no other time than `West Africa Time`.
    const only = short === key ? undefined : long.get(short)
    const meaning = only && meaningOf(only)
    if (meaning?.offset !== undefined) return meaning
    const place = placeNames(language).get(key)
    if (place !== undefined) return meaningOf(place)
  }
  return undefined
}

/**
 * True if each word may be one of the names of a language. Labels such as `Response time` and `Uhrzeit` have others, and reading the names
 * for them would take as long as the rest of the check of a short document. In scripts without spaces nobody can tell.
 */
function hasWordsOfNames(key: string, language: string): boolean {
  return zoneWords[language] === undefined || key.split(' ').every((word) => wordsOfNames(language).has(word))
}

const wordsOfNames = remembered((language) => {
  const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  const codes = Array.from({ length: 26 * 26 }, (_, index) => String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)))
  const names = [zoneWords[language] ?? '', ...cities().keys(), ...codes.map((code) => regions.of(code) ?? '')]
  return new Set(names.flatMap((name) => keyOf(name).split(' ')))
})

/** A name of `Intl`, and the months in which its place has it; none for a name without a season. */
interface NameOfPlace {
  readonly name: string
  readonly place: string
  readonly months: readonly number[]
}

/** With a season, an offset and the place that has it; without, or where the seasons share a name and differ, the place alone. */
function meaningOf({ name, place, months }: NameOfPlace): ZoneMeaning {
  const [offset, ...others] = new Set(months.map((month) => offsetOf(place, month)))
  return { name, place, ...(offset === undefined || others.length > 0 ? {} : { offset }) }
}

const standard = new RegExp(standardWords, 'giu')

function withoutStandard(words: string): string {
  return words.replace(standard, ' ')
}

/** A name with which others agree that say the same: *Indian* and *India*, *hora central europea* and *hora de Europa central*. */
function keyOf(name: string): string {
  return plainLetters(spellings.reduce((words, [from, to]) => words.replace(from, to), name))
    .split(/[\s'-]+/)
    .filter((word) => word !== '' && !particles.has(word))
    .map((word) => (word.length > 4 ? word.replace(/(?:eenne|een|ean|ian|ea|eo|ia|an|er|en|a|n|e|o)$/, '') || word : word))
    .sort()
    .join(' ')
}

function plainLetters(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

const tableNames = once(() => {
  const meanings = new Map<string, ZoneMeaning>()
  for (const [, hours, name, place] of abbreviationRows) {
    const key = keyOf(name)
    if (!meanings.has(key)) meanings.set(key, { name, offset: hours * 60, place })
  }
  for (const [name, place] of Object.entries(genericNames)) meanings.set(keyOf(name), { name: place, place })
  return meanings
})

/** A place that is in UTC all year, under the name of Greenwich. */
export const greenwich = 'Africa/Abidjan'

/** All zones, those first after which others are named. */
function places(): Iterable<string> {
  return new Set([
    'UTC',
    greenwich,
    'Europe/London',
    ...abbreviationRows.map(([, , , place]) => place),
    ...Intl.supportedValuesOf('timeZone'),
  ])
}

/** The names that a function reads for a language; none where the machine lacks them. */
function namesIn(read: (language: string, add: (name: string, place: string, months: readonly number[]) => void) => void) {
  return remembered((language): ReadonlyMap<string, NameOfPlace> => {
    const names = new Map<string, NameOfPlace>()
    const [, pattern] = patternsOfTime.find(([languages]) => languages.includes(language)) ?? []
    const add = (name: string, place: string, months: readonly number[]) => {
      const key = pattern && !/[+\d]/.test(name) ? keyOf(name.replace(pattern, ' ')) : ''
      if (key !== '' && !names.has(key)) names.set(key, { name, place, months })
    }
    try {
      read(language, add)
    } catch {
      // An engine without these forms knows the names of the tables only.
    }
    return names
  })
}

/** A place for each pair of names that zones have in winter and summer. In other languages the same places share their names. */
const placesWithNames = once((): readonly string[] => {
  const byNames = new Map<string, string>()
  for (const place of places()) {
    const format = formatOf('en', place, 'long')
    const names = `${nameIn(format, winter)}/${nameIn(format, summer)}`
    if (!byNames.has(names)) byNames.set(names, place)
  }
  return [...byNames.values()]
})

/** The long names: `heure d’été d’Europe centrale`. */
const longNames = namesIn((language, add) => {
  for (const place of placesWithNames()) {
    const format = formatOf(language, place, 'long')
    const names = [nameIn(format, winter), nameIn(format, summer)] as const
    if (names[0] === names[1]) add(names[0], place, [winter, summer])
    else for (const [index, name] of names.entries()) add(name, place, [index === 0 ? winter : summer])
    const generic = nameIn(formatOf(language, place, 'longGeneric'), winter)
    add(generic, place, [])
    // Where there is no summer time, the name without a season is that of the winter.
    if (generic === names[0]) add(withoutStandard(generic), place, [])
  }
})

/** Names by the country or city: `heure : Japon`, `hora de Nueva York`. */
const placeNames = namesIn((language, add) => {
  for (const place of places()) add(nameIn(formatOf(language, place, 'shortGeneric'), winter).replace(' : ', ' '), place, [])
})

/** Months with and without summer time, from 0. */
const winter = 0
const summer = 6

function formatOf(language: string, timeZone: string, timeZoneName: Intl.DateTimeFormatOptions['timeZoneName']): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { timeZone, timeZoneName })
}

/** The name of a zone in January (0) or July (6). */
function nameIn(format: Intl.DateTimeFormat, month: number): string {
  return format.formatToParts(Date.UTC(2026, month, 15)).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** The offset of a place in a month, in minutes: `GMT+05:30`. */
function offsetOf(place: string, month: number): number | undefined {
  const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(nameIn(formatOf('en', place, 'longOffset'), month))
  return match === null ? undefined : (Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) * (match[1] === '-' ? -1 : 1)
}

const cities = once(() => {
  const zones = new Map<string, string>()
  for (const [zone, names] of Object.entries(otherCities)) for (const city of names.split(', ')) zones.set(plainLetters(city), zone)
  for (const zone of [...Intl.supportedValuesOf('timeZone'), 'Asia/Kolkata', 'Europe/Kyiv', 'Asia/Ho_Chi_Minh', 'Asia/Kathmandu']) {
    const city = zone.slice(zone.lastIndexOf('/') + 1)
    zones.set(plainLetters(city.replaceAll('_', ' ')), zone)
  }
  return zones
})
