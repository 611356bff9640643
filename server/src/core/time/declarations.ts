/** Finds where a document says once in which zone its times are. */
import { anyCase } from '../util/anyCase.ts'
import { remembered } from '../util/remembered.ts'
import type { Span } from '../util/text.ts'
import { goesOnBehind } from './beside.ts'
import { withSecondName } from './candidate.ts'
import { plainText } from './plain.ts'
import type { Zone, ZoneMention } from './types.ts'
import { riskyAbbreviations, zoneLabels } from './zone-data.ts'
import { maxZoneLength, zoneAt, zoneBefore } from './zone-match.ts'
import { zoneOfCity } from './zone-names.ts'

/** A statement about the zone of other times. */
export interface ZoneDeclaration {
  /** The zone's words. */
  readonly span: Span
  /** The whole phrase, `All times in CET`. */
  readonly phrase: Span
  readonly written: string
  readonly zone: Zone
  /** True if what stands behind it says something else, so that nobody can say which zone is meant: `All times in CET (UTC+2)`. */
  readonly contradicted: boolean
  /** True if it is about the times of its section, those above it included: `All times in CET`. */
  readonly above: boolean
}

/** Plurals that speak of all times at once. */
const plural = anyCase(
  String.raw`(?<![\p{L}\d])(?:times?stamps|times|dates|hours|zeiten|uhrzeiten|zeitangaben|zeitstempel|(?<=alle )angaben|heures|horaires|horas|horários|horarios|orari|tijden|tijdstippen|(?<=^|\()all(?= in ))(?![\p{L}])`,
  'gu',
)
/** What is timed, as a label, column or heading names it. */
const single = anyCase(
  String.raw`(?<![\p{L}\d])(?:time ?stamp|date ?time|time|when|date|timeline|chronology|period|window|eta|start(?:ed)?|end(?:ed)?|begin|hours?|heures?|horas?|horodatage|horário|horario|ora|orario|tijd|tijdstip|chronologie|cronolog[ií]a|cronograma|fecha|data|deadline|due|schedule|agenda|at|until|posted|detected|resolved|updated?|shift|slot|log|uhrzeit|zeit|zeitpunkt|zeitraum|zeitlinie|verlauf|datum|beginn|ende)(?![\p{L}\d])|時刻|時間|日時|时间|时刻|日期|タイムライン|시각|시간|일시|타임라인`,
  'gu',
)
const key = anyCase(`(?<![A-Za-z\\u00c0-\\u024f\\d])(?:${zoneLabels})(?![A-Za-z\\u00c0-\\u024f\\d])`, 'gu')
/** Words between what is timed and the zone. */
const fillers: ReadonlySet<string> = new Set(
  (
    'are is in at all alle below above here herein listed shown given noted reported stated recorded expressed displayed logged mentioned ' +
    'quoted written provided use used uses using as the this that these those document doc report page section table timeline postmortem ' +
    'incident set to be will time times date dates and both throughout zone timezone sind ist angaben der die das dem diesem dokument ' +
    'bericht folgenden immer jeweils angegeben und stehen gelten german us central eastern sont en indiquées exprimées son está están são ' +
    'estão em sono zijn toutes todas todos tutti tutte les las los os as gli le los heures horas ci-dessous dessous abajo abaixo sotto hieronder ' +
    'indiqués indicadas indicados indicate indicati indiqué mostradas exprimés expresadas expressas espressi vermeld weergegeven suivantes ' +
    'siguientes seguintes seguenti document documento rapport informe relatório dans este deste questo dit'
  ).split(' '),
)
const fillerWord = /^(?:\p{L}+|[:,=(/])/u
const eastAsianFiller = /^(?:は|を|すべて|全て|全部|均|皆|都|为|為|是|で|은|는|모두|전부)/u
const countBefore =
  /(?:\d|few|several|many|multiple|two|three|some|response|load|loading|wait|waiting|lead|run|boot|build|start-?up|query|cycle|cook|travel|antwort|lade|warte|reaktions)[ -]?$/i

/**
 * The declarations in one run of text: `All times in CET`, `Timeline (all times UTC)`, a column `Time (UTC)`, `timezone:
 * Europe/Berlin`, `Alle Zeiten in MEZ`, `時刻はJST`. A zone behind one time of day is not a declaration, nor is one merely mentioned.
 */
export const findZoneDeclarations = remembered((text): readonly ZoneDeclaration[] => {
  const plain = plainText(text)
  const found: ZoneDeclaration[] = []
  const add = (start: number, zone: ZoneMention | undefined, above = false): void => {
    if (zone === undefined || found.some((known) => known.span.start === zone.span.start)) return
    found.push({
      span: zone.span,
      phrase: { start: Math.min(start, zone.span.start), end: zone.span.end },
      written: zone.written,
      zone: zone.zone,
      contradicted: isContradicted(plain, zone),
      above,
    })
  }
  for (const match of plain.matchAll(plural(plain))) {
    const { index } = match
    if (countBefore.test(plain.slice(Math.max(0, index - 12), index)) || isHandled(plain, index)) continue
    const all = /(?:\b(?:all|the|alle)(?: (?:dates and|date and))? )$/i.exec(plain.slice(Math.max(0, index - 16), index))?.[0].length ?? 0
    const zone = zoneOverFillers(plain, index + match[0].length, 10) ?? zoneInFront(plain, index - all)
    const words = plain.slice(Math.max(0, index - 24), zone?.span.start)
    add(index - all, zone, !saysBelow(words).test(words))
  }
  for (const match of plain.matchAll(key(plain))) add(match.index, zoneOverFillers(plain, match.index + match[0].length, 3))
  for (const match of plain.matchAll(single(plain))) {
    const end = match.index + match[0].length
    // *Time (PT)* at the end of *All times are Pacific Time (PT)* says the same once more.
    if (found.some(({ phrase }) => phrase.start <= match.index && match.index < phrase.end)) continue
    const before = plain.slice(Math.max(0, match.index - 12), match.index)
    if (!countBefore.test(before) && !isHandled(plain, match.index))
      add(match.index, labelledZone(plain, end) ?? (/^[^ -~]/.test(match[0]) ? zoneOverFillers(plain, end, 3) : undefined))
  }
  return found.sort((a, b) => a.span.start - b.span.start)
})

const saysBelow = anyCase(
  String.raw`(?<![\p{L}])(?:below|following|unten|folgenden?|ci-dessous|suivantes?|abajo|siguientes?|abaixo|seguintes?|sotto|seguenti|hieronder)(?![\p{L}])|以下|下記|下面|아래`,
)

/**
 * The declarations in a title: a heading, a column, a label. What stands in its brackets, in front of a word for time or at its end says the
 * zone of what it is the title of: `UTC timeline`, `Detailed timeline (24h, UTC)`, `Hora (CET)`, `Heure de Paris`, and `PST` alone.
 */
export const findZonesInTitle = remembered((text): readonly ZoneDeclaration[] => {
  const said = findZoneDeclarations(text)
  if (said.length > 0) return said
  const plain = plainText(text)
  const zone = bracketedZone(plain) ?? zoneAround(plain)
  if (zone === undefined) return []
  const { span, written } = zone
  return [{ span, phrase: span, written, zone: zone.zone, contradicted: isContradicted(plain, zone), above: false }]
})

/** The one zone that fills a bracket, or one of its parts, of a title. */
function bracketedZone(text: string): ZoneMention | undefined {
  const zones: ZoneMention[] = []
  for (const bracket of text.matchAll(/[([]([^()[\]\n]{1,60})[)\]]/g)) {
    for (const part of (bracket[1] ?? '').matchAll(/[^,;|]+/g)) {
      const start = bracket.index + 1 + part.index
      const lead = partLead(part[0]).exec(part[0])?.[0].length ?? 0
      const zone = zoneAt(text, start + lead)
      const rest = zone && text.slice(zone.span.end, start + part[0].length)
      if (zone && rest !== undefined && /^ ?(?:times?|only|clock)? ?$/i.test(rest) && isName(zone)) zones.push(zone)
    }
  }
  return zones.length === 1 ? zones[0] : undefined
}

const partLead = anyCase(
  `^ ?(?:24[ -]?h(?:ours?)?(?: clock)? ?)?(?:(?:all|alle|toutes?|todas?|tutti) )?(?:(?:les|las|as|gli) )?(?:(?:times?|zeiten|heures?|horas?|orari|tijden) )?(?:(?:are|is|sont|son|são) )?(?:(?:in|en|em) )?`,
)

/** Where the last word of a text ends; 0 if it has none. */
function lastWord(text: string): number {
  let end = text.length
  while (end > 0 && !/\w/.test(text.charAt(end - 1))) end--
  return end
}

const noWords = /^[^\p{L}\p{N}]*$/u

/** The zone that stands behind a word for time at the end of a title, or in front of one, or is all of it. */
function zoneAround(text: string): ZoneMention | undefined {
  const tail = lastWord(text) - maxZoneLength
  let isBehindOther = false
  for (const timed of text.matchAll(single(text))) {
    const behind = timed.index + timed[0].length
    // In front of the last zone that there can be, one word for time is as good as another.
    if (behind < tail && isBehindOther) continue
    isBehindOther = true
    const from = Math.max(behind, tail - 3)
    for (const gap of text.slice(from).matchAll(/[ -]{1,3}(?=\S)/g)) {
      const zone = zoneAt(text, from + gap.index + gap[0].length)
      const isNext = from + gap.index === behind
      if (zone !== undefined && zone.zone.kind !== 'local' && noWords.test(text.slice(zone.span.end)) && (isName(zone) || isNext))
        return zone
    }
  }
  const start = /^\W{0,6}/.exec(text)?.[0].length ?? 0
  const first = zoneAt(text, start)
  if (first !== undefined && isName(first)) {
    const rest = text.slice(first.span.end, first.span.end + 40)
    if (noWords.test(rest)) return first
    const word = [rest.search(single(rest)), rest.search(plural(rest))]
    if (word.some((at) => at > 0 && /^[ -]{1,3}$/.test(rest.slice(0, at)))) return first
  }
  return undefined
}

/** A zone that is no city or word, which a title may name for other reasons. */
function isName({ written, zone, doubtful }: ZoneMention): boolean {
  if (doubtful || zone.kind === 'local' || riskyAbbreviations.has(written.toUpperCase())) return false
  return zoneOfCity(written) === undefined
}

/** Whether a second zone behind the first says something else. */
function isContradicted(text: string, zone: ZoneMention): boolean {
  return withSecondName(text, zone, zone.span.end).contradicted === true || goesOnBehind(text, zone.span.end)
}

/** An action on times is no statement about those of the document. */
const handled = anyCase(
  String.raw`(?:^|[^\p{L}])(?:stor|convert|sav|persist|pars|normali[sz]|send|writ|return|accept|serialis|serializ|handl)(?:e|es|ed|ing|s)? (?:all |the )?(?:[\p{L}]+ ){0,2}$`,
)

function isHandled(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at)
  return handled(before).test(before)
}

/** The zone that comes after at most so many words which a declaration is made of. */
function zoneOverFillers(text: string, from: number, maxFillers: number): ZoneMention | undefined {
  let at = from
  for (let count = 0; count <= maxFillers; count++) {
    at += /^[ \n]{0,3}/.exec(text.slice(at, at + 3))?.[0].length ?? 0
    const zone = zoneAt(text, at)
    if (zone !== undefined) return isFinal(text, zone) ? zone : undefined
    const rest = text.slice(at, at + 24)
    const word = (eastAsianFiller.exec(rest) ?? fillerWord.exec(rest))?.[0]
    if (word === undefined) return undefined
    if (/^\p{L}/u.test(word) && !fillers.has(word.toLowerCase()) && !eastAsianFiller.test(word)) return undefined
    at += word.length
  }
  return undefined
}

/** `UTC times`, in a short text of its own only. */
function zoneInFront(text: string, at: number): ZoneMention | undefined {
  const zone = zoneBefore(text, at)
  return zone !== undefined && text.length <= 40 && /^\W*$/.test(text.slice(0, zone.span.start)) ? zone : undefined
}

/** `Time (UTC)`, `Date and time in CET`, `Time, UTC`, `時刻はJST`; between them only a second word for time. */
function labelledZone(text: string, from: number): ZoneMention | undefined {
  const lead =
    /^(?:は|(?: ?(?:and|&|\/|und|of day) ?(?:time|uhrzeit|window|date))? {0,3}(?:\(|\[|, | - |in (?=[A-Z])| (?:all|alle) )(?:all |alle )?(?:(?:times?|zeiten) )?(?:(?:are |is )?in )?)/i.exec(
      text.slice(from, from + 40),
    )?.[0]
  const spaced = lead ?? / (?:and|&|und) (?:time|uhrzeit) in /i.exec(text.slice(from, from + 20))?.[0]
  if (spaced === undefined) return undefined
  const zone = zoneAt(text, from + spaced.length)
  if (zone === undefined || !isFinal(text, zone)) return undefined
  const { end } = withSecondName(text, zone, zone.span.end)
  const behind = text.slice(end, end + 2)
  if (/[([]/.test(spaced)) return /^ ?[)\]]/.test(behind) ? zone : undefined
  // Without brackets it has to end the label, heading or sentence.
  return /^ ?(?:$|[:.|\n])/.test(behind) ? zone : undefined
}

/** A zone that is one of two (`local and UTC`) or part of a longer name declares nothing. */
function isFinal(text: string, zone: ZoneMention): boolean {
  return !/^ ?(?:and|or|und|oder|\/|&) ?\p{L}/u.test(text.slice(zone.span.end, zone.span.end + 8))
}
