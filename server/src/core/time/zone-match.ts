/** Finds the zone that stands behind or before a time of day. Texts are plain (see plain.ts). */
import { anyCase } from '../anyCase.ts'
import type { Zone, ZoneMention } from './types.ts'
import { riskyAbbreviations, upperCaseOnly } from './zone-data.ts'
import { ianaZone, zoneOf } from './zones.ts'

/** A zone is at most this long, so that patterns look at no more. */
const reach = 64

/** What may follow a zone whose name is also a common word: the end, punctuation, or a word that goes on after a time. */
const confirmed = /^(?=\s{0,3}(?:$|[\n.,;:!?)\]|/&+"'-]|(?:time|and|or|to|until|till|on|by|with|when|for|from|in|at|und|oder|bis|am)\b))/i

/** Not the begin of a second time: `08:00 UTC-10:00 UTC`. */
const offsetName = /^(?:UTC|GMT)(?: ?[+-]\d{1,2}(?::?\d{2})?| \+ \d{1,2}(?::\d{2})?)(?![\d:]| ?(?:UTC|GMT|[ap]m)\b)/i
const slashName = /^[A-Za-z]{2,14}(?:\/[A-Za-z][A-Za-z_]{1,31}(?:[+-]\d{1,2})?){1,2}(?![\w/])/
const longName = /^(?:\p{Lu}[\p{L}.]{1,15}[ -]){1,4}(?:[Ll]ocal )?(?:[Tt]ime|Zeit)(?![\p{L}\d])/u
const generic = /^(?:US )?(?:Pacific|Eastern|Central|Mountain)(?![\p{L}\d])/u
const germanName = anyCase(String.raw`^(?:mitteleuropäische|osteuropäische) (?:sommer)?zeit(?![\p{L}])`)
const localName = anyCase(
  String.raw`^(?:local(?: time)?|(?:my|your|our|their|his|her|server) (?:local )?time|ortszeit|lokalzeit|lokale zeit)(?![\p{L}\d])`,
)
const eastAsian = /^(?:北京时间|北京時間|日本時間|現地時間|当地时间)/
const letters = /^(?:[A-Za-z]{1,4}|AoE)(?:\/[A-Z]{3,4})?(?![\p{Script=Latin}\d_/]|-\p{Ll})/u

/** The zone that begins exactly at an offset; undefined when there is none. */
export function zoneAt(text: string, at: number): ZoneMention | undefined {
  const rest = text.slice(at, at + reach)
  const written = zoneName(rest)
  if (written === undefined) return undefined
  const zone = zoneOf(written)
  if (zone === undefined) return undefined
  const span = { start: at, end: at + written.length }
  return { span, written, zone: zone.kind === 'ambiguous' ? asExplained(zone, text.slice(span.end, span.end + 40)) : zone }
}

/** `IST (India Standard Time)`, `CST (China)`: what stands in brackets behind an ambiguous abbreviation decides. */
function asExplained(zone: Zone, behind: string): Zone {
  const words = /^ ?\(([\p{L}]{4,20})[^()]{0,16}\)/u.exec(behind)?.[1]?.toLowerCase()
  const meanings = words === undefined ? [] : zone.meanings.filter(({ name }) => name.toLowerCase().startsWith(words.slice(0, 5)))
  return meanings.length === 1 ? { kind: 'abbreviation', name: zone.name, meanings } : zone
}

/** The zone behind a time or date that ends at an offset, over spaces, brackets and a comma; undefined when there is none. */
export function zoneAfter(text: string, at: number): ZoneMention | undefined {
  const lead = /^(?: {0,3}\n? {0,3}[([]? ?|, ?)/.exec(text.slice(at, at + 12))?.[0] ?? ''
  const mention = zoneAt(text, at + lead.length)
  if (mention === undefined) return undefined
  const bracketed = /[([]/.test(lead)
  if (lead.includes(',') && (mention.zone.kind === 'local' || mention.zone.kind === 'iana')) return undefined
  const next = text.slice(mention.span.end, mention.span.end + 2)
  if (bracketed && !/^ ?[)\],;/]/.test(next)) return undefined
  return mention
}

/** The zone right before an offset (`UTC 14:30`, `(PST) 14:30`), in capitals only; undefined when there is none. */
export function zoneBefore(text: string, at: number): ZoneMention | undefined {
  const before = text.slice(Math.max(0, at - 16), at)
  const match = /(?:^|[\s([,;:/|])((?:UTC|GMT)[+-]\d{1,2}(?::\d{2})?|[A-Z]{3,4}|北京时间|日本時間)[)\]]?:? {0,2}$/.exec(before)
  const written = match?.[1]
  if (match === null || written === undefined || riskyAbbreviations.has(written)) return undefined
  const zone = zoneOf(written)
  if (zone === undefined) return undefined
  const start = at - before.length + match.index + match[0].indexOf(written)
  return { span: { start, end: start + written.length }, written, zone }
}

function zoneName(rest: string): string | undefined {
  const offset = offsetName.exec(rest)?.[0]
  if (offset !== undefined && zoneOf(offset) !== undefined) return offset
  const long = (germanName(rest).exec(rest) ?? localName(rest).exec(rest) ?? eastAsian.exec(rest))?.[0]
  if (long !== undefined) return long
  const slash = slashName.exec(rest)?.[0]
  if (slash !== undefined && /^[A-Z]/.test(slash) && ianaZone(slash) !== undefined) return slash
  const spelled = longName.exec(rest)?.[0]
  if (spelled !== undefined && zoneOf(spelled) !== undefined) return spelled
  const direction = generic.exec(rest)?.[0]
  if (direction !== undefined && confirmed.test(rest.slice(direction.length))) return direction
  return abbreviation(rest) ?? bracketedCity(rest)
}

function abbreviation(rest: string): string | undefined {
  const pair = letters.exec(rest)?.[0]
  if (pair === undefined) return undefined
  const name = pair.includes('/') && zoneOf(pair) === undefined ? pair.slice(0, pair.indexOf('/')) : pair
  if (zoneOf(name) === undefined) return undefined
  const upper = name.toUpperCase()
  if (name !== upper && name !== 'AoE' && (name !== name.toLowerCase() || upperCaseOnly.has(upper))) return undefined
  if (riskyAbbreviations.has(upper) && !confirmed.test(rest.slice(name.length))) return undefined
  return name
}

/** A city alone is a zone only where brackets set it off: `14:30 (Berlin)`. The bracket that opens was read by the caller. */
function bracketedCity(rest: string): string | undefined {
  const city = /^(\p{Lu}[\p{L} .]{2,20})[)\]]/u.exec(rest)?.[1]
  return city !== undefined && zoneOf(city)?.kind === 'iana' ? city : undefined
}
