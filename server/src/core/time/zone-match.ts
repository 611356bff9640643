/** Finds the zone that stands behind or before a time of day. Texts are plain (see plain.ts). */
import { anyCase } from '../util/anyCase.ts'
import { offsetNameLength } from './offsets.ts'
import type { Zone, ZoneMention } from './types.ts'
import { genericNames, particles, riskyAbbreviations, upperCaseOnly } from './zone-data.ts'
import { meaningOfName, saysTimeOfZone, zoneOfCity } from './zone-names.ts'
import { ianaZone, zoneOf } from './zones.ts'

/** A zone is at most this long, so that patterns look at no more. */
export const maxZoneLength = 64

/** What may follow a zone whose name is also a common word: the end, punctuation, or a word that continues after a time. */
const confirmed = /^(?=\s{0,3}(?:$|[\n.,;:!?)\]|/&+"'-]|(?:time|and|or|to|until|till|on|by|with|when|for|from|in|at|und|oder|bis|am)\b))/i

const slashName = /^[A-Za-z]{2,14}(?:\/[A-Za-z][A-Za-z_]{1,31}(?:[+-]\d{1,2})?){1,2}(?![\w/])/
/** `Central African Time`, `eastern standard time`, `Berlin local time`, `Mitteleuropäische Sommerzeit`, `Midden-Europese tijd`. */
const longName = anyCase(String.raw`^(?:[\p{L}.&'’]{2,26}[ -]){0,4}?(?:\p{L}{1,12}(?=zeit|tijd))?(?:time|zeit|tijd)(?![\p{L}\d])`)
/** The words of `heure normale d'Europe centrale` and `hora de Brasília`; how many of them are the name is seen when they are looked up. */
const romanceName = anyCase(
  String.raw`^(?:heures?|temps|horas?|horário|horario|tiempo|ora|ore|tempo)(?: (?:[dl]['’])?[\p{L}-]{1,20}(?:['’]\p{L}{1,20})?){1,7}`,
)
/** Behind *Heure* and *Hora* what is left of `heure de Paris`. */
const ofCity = /^(?:de|di|do|da|van|d['’])(?: |(?<=['’]))(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){0,2})/u
/** `日本標準時`, `中国标准时间`, `한국 표준시`: in these scripts no kana and no digits are in a name. */
const cjkName =
  /^(?:[\p{Script=Han}\p{Script=Katakana}ー・]{2,12}?(?:標準時間|夏令時間|標準時|夏時間|世界時|標准时间|标准时间|夏令时间|世界时|時間|时间)|(?:[가-힣]{2,8} ){0,2}[가-힣]{0,6}?(?:표준시|세계시|시간))(?![\p{Script=Han}\p{Script=Katakana}])/u
const generic = /^(?:US )?(?:Pacific|Eastern|Central|Mountain)(?![\p{L}\d])/u
const localName = anyCase(
  String.raw`^(?:local(?: time)?|(?:my|your|our|their|his|her|server) (?:local )?time|ortszeit|lokalzeit|lokale zeit)(?![\p{L}\d])`,
)
const foreign = new RegExp(
  `^(?:現地時間|当地时间|現地时间|${Object.keys(genericNames)
    .filter((name) => /^[^ -~]/.test(name))
    .join('|')})(?!\\p{Script=Cyrillic})`,
  'u',
)
const letters = /^(?:[A-Za-z]{1,4}|AoE)(?:\/[A-Z]{3,4})?(?![\p{Script=Latin}\d_]|\/(?! ?\d)|-\p{Ll})/u
const dotted = /^(?:[A-Za-z]\.){2,4}(?![\p{L}\d])|^(?:[A-Za-z]\.){1,3}[A-Za-z](?![\p{L}\d.])/u
const ruleName = /^(?:EST5EDT|CST6CDT|MST7MDT|PST8PDT)(?![\p{L}\d])/u
/** What ends the words of a value. */
const ends = /^\s{0,3}(?:$|[\n.,;:!?)\]|/&"-])/

/** The zone that begins exactly at an offset; undefined when there is none. */
export function zoneAt(text: string, at: number): ZoneMention | undefined {
  const rest = text.slice(at, at + maxZoneLength)
  const written = zoneName(rest)
  if (written === undefined) return undefined
  const zone = zoneOf(written)
  if (zone === undefined) return undefined
  const span = { start: at, end: at + written.length }
  const isWord = riskyAbbreviations.has(written.toUpperCase()) && !confirmed.test(rest.slice(written.length))
  const isCity = zone.kind === 'iana' && !written.includes('/') && zoneOfCity(written) !== undefined && meaningOfName(written) === undefined
  return {
    span,
    written,
    zone: zone.kind === 'ambiguous' ? asExplained(zone, text.slice(span.end, span.end + 40)) : zone,
    ...(isWord || (isCity && !/[([] ?$/.test(text.slice(Math.max(0, at - 2), at))) ? { doubtful: true } : {}),
  }
}

/** `IST (India Standard Time)`, `CST (China)`: what stands in brackets behind an ambiguous abbreviation decides. */
function asExplained(zone: Zone, behind: string): Zone {
  const words = /^ ?\(([\p{L}]{4,20})[^()]{0,16}\)/u.exec(behind)?.[1]?.toLowerCase()
  const meanings = words === undefined ? [] : zone.meanings.filter(({ name }) => name.toLowerCase().startsWith(words.slice(0, 5)))
  return meanings.length === 1 ? { kind: 'abbreviation', name: zone.name, meanings } : zone
}

/** What may stand between a time and its zone: spaces (or what is hidden behind them, such as an address), a bracket, *hours*, *in*. */
const lead = anyCase(
  String.raw`^(?: ?(?:hours?|hrs?|Uhr|h)(?![\p{L}\d]))?(?: {0,200}\n? {0,3}[([] ?| ?, ?| ?- | {0,200}\n? {0,3})(?:(?:all |times? |alles? )?(?:in|en|em) (?=[\p{L}])|all (?=[\p{L}]))?`,
)

/** The zone behind a time or date that ends at an offset; undefined when there is none. */
export function zoneAfter(text: string, at: number): ZoneMention | undefined {
  const behind = text.slice(at, at + 230)
  const between = lead(behind).exec(behind)?.[0] ?? ''
  const mention = zoneAt(text, at + between.length)
  if (mention === undefined) return undefined
  const { kind } = mention.zone
  const rest = text.slice(mention.span.end, mention.span.end + 8)
  if (/[([]/.test(between)) return /^ ?(?:times? ?)?[)\],;/]/.test(rest) ? mention : undefined
  // After a comma or a dash, the name of another zone may begin the next statement.
  const isApart = /[,-]/.test(between)
  const isName = kind !== 'local' && (kind !== 'iana' || saysTimeOfZone(mention.written)) && !mention.doubtful && ends.test(rest)
  if (isApart && kind !== 'utc' && kind !== 'offset' && !isName) return undefined
  return mention
}

/** The zone right before an offset (`UTC 14:30`, `(PST) 14:30`), in capitals only; undefined when there is none. */
export function zoneBefore(text: string, at: number): ZoneMention | undefined {
  const before = text.slice(Math.max(0, at - 24), at)
  const match =
    /(?:^|[\s,;:/|]|(?<=[\s,;:/|]|^)([([]))((?:UTC|GMT) ?[+-]\d{1,2}(?:[:.]\d{1,2})?|[A-Z]{3,4}|北京时间|日本時間)([)\]])?:? {0,2}$/.exec(
      before,
    )
  const written = match?.[2]
  if (match === null || written === undefined || riskyAbbreviations.has(written)) return undefined
  if (match[1] === undefined && match[3] !== undefined) return undefined
  const zone = zoneOf(written)
  if (zone === undefined) return undefined
  const start = at - before.length + match.index + match[0].lastIndexOf(written)
  return { span: { start, end: start + written.length }, written, zone }
}

function zoneName(rest: string): string | undefined {
  const offset = offsetNameLength(rest)
  if (offset !== undefined && zoneOf(rest.slice(0, offset)) !== undefined) return rest.slice(0, offset)
  if (/^(?:UTC|GMT) ?(?:\+ ?\d|-\d(?!\d?[:.]\d\d(?!\d)))/i.test(rest)) return undefined
  const long = (localName(rest).exec(rest) ?? foreign.exec(rest))?.[0]
  if (long !== undefined) return long
  const slash = slashName.exec(rest)?.[0] ?? ruleName.exec(rest)?.[0]
  if (slash !== undefined && /^[A-Z]/.test(slash) && ianaZone(slash) !== undefined) return slash
  const spelled = (longName(rest).exec(rest) ?? cjkName.exec(rest))?.[0]
  if (spelled !== undefined && isZoneInWords(spelled)) return spelled
  const romance = romanceName(rest).exec(rest)?.[0]
  const named = romance === undefined ? undefined : longestZone(romance)
  if (named !== undefined) return named
  const place = ofCity.exec(rest)
  const city = place?.[1] === undefined ? undefined : cityIn(place[1])
  if (place !== null && city !== undefined) return place[0].slice(0, place[0].length - (place[1]?.length ?? 0) + city.length)
  const direction = generic.exec(rest)?.[0]
  if (direction !== undefined && confirmed.test(rest.slice(direction.length))) return direction
  return abbreviation(rest) ?? cityAlone(rest)
}

/** A name in words, or a city with *time* behind it, whose capital tells it from *reading time*. */
function isZoneInWords(spelled: string): boolean {
  // The names of a language are read only where words may be one of them.
  if (/^[ -~]+$/.test(spelled) && !/[A-Z]/.test(spelled) && !lowerCaseName.test(spelled)) return false
  const [first = ''] = spelled.split(' ', 1)
  const zone = particles.has(first.toLowerCase()) ? undefined : zoneOf(spelled)
  return zone !== undefined && (zone.kind !== 'iana' || meaningOfName(spelled) !== undefined || /^\p{Lu}/u.test(spelled))
}

/** What names of zones hold that are written in lower case. */
const lowerCaseName = /standard|daylight|summer|europ|eastern|central|pacific|mountain|atlantic|universal|greenwich|zulu|utc/

/** The longest beginning of words that is the name of a zone: `heure de Paris` of `heure de Paris par le support`. */
function longestZone(words: string): string | undefined {
  if (!/\p{Lu}/u.test(words.slice(1)) && !lowerCaseName.test(words)) return undefined
  for (let end = words.length; words.includes(' ') && end > 0; end = words.lastIndexOf(' ', end - 1)) {
    const name = words.slice(0, end)
    if (name.includes(' ') && zoneOf(name) !== undefined) return name
  }
  return undefined
}

/** The longest of the words that is a city: `Madrid` of `Madrid Alert`. */
function cityIn(words: string): string | undefined {
  for (let end = words.length; end > 0; end = words.lastIndexOf(' ', end - 1)) {
    if (zoneOfCity(words.slice(0, end)) !== undefined) return words.slice(0, end)
  }
  return undefined
}

function abbreviation(rest: string): string | undefined {
  const pair = (dotted.exec(rest) ?? letters.exec(rest))?.[0]
  if (pair === undefined) return undefined
  const name = pair.includes('/') && zoneOf(pair) === undefined ? pair.slice(0, pair.indexOf('/')) : pair
  const zone = zoneOf(name)
  if (zone === undefined || zone.kind === 'local') return zone && name
  const bare = name.replaceAll('.', '')
  const upper = bare.toUpperCase()
  const isTitle = /^[A-Z][a-z]{2,3}$/.test(bare)
  if (bare === upper || bare === 'AoE') return name
  if (upperCaseOnly.has(upper) || (bare !== bare.toLowerCase() && !isTitle)) return undefined
  if (zone.kind !== 'utc' && (isTitle || riskyAbbreviations.has(upper)) && !confirmed.test(rest.slice(name.length))) return undefined
  return name
}

/** A city alone is a zone where brackets or what ends a value set it off: `14:30 (Berlin)`, `16:37 Denver: …`. The caller read the bracket. */
function cityAlone(rest: string): string | undefined {
  const words = /^\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]+){0,2}/u.exec(rest)?.[0]
  const city = words === undefined ? undefined : cityIn(words)
  return city !== undefined && city.length > 2 && ends.test(rest.slice(city.length)) ? city : undefined
}
