/** What stands right beside a time and belongs to it, although it is neither its date nor its zone. Every pattern looks at a bounded range. */
import { anyCase, withLetters } from '../util/anyCase.ts'
import type { Span } from '../util/text.ts'
import { eastAsianWeekdays, fullWeekdayPattern } from './calendar.ts'
import { zoneAt } from './zone-match.ts'

const goesOn = anyCase(
  String.raw`^(?:[A-Za-z\u00c0-\u024f\u0370-\u04ff\p{N}_°%½¼¾]|-[A-Za-z\u00c0-\u024f]|[/\\](?! ?\d{1,2}[:.]\d)|[.,:/]\p{N}|[.:@#$€£][A-Za-z\p{N}]|['’][\p{L}\p{N}]| ?[+±]-? ?\d| ?-\d| ?[½¼¾]| ?/ ?[+-]?\d{1,2}(?![\d:.])| ?\( ?[+-]\d| ?(?:noon|midday|midnight|mittags?|mitternachts?|[ap]\.? ?m\.?|hrs?|hours?|h|uhr|o'clock)(?![\p{L}\d])| ?[ap]\.?(?= ?(?:$|[|)\],;])))`,
)
const comesFrom = withLetters(
  String.raw`[A-Za-z\u00c0-\u024f\u0370-\u04ff\p{N}_]$|\d[,:]$|[._/\\-]$|(?<![\p{L}\d])[+±]$|(?:^|[^\p{L}])(?:[Hh]alf(?: past)?|[Hh]alb|[Dd]reiviertel|[Vv]iertel) $`,
)

/** True if the words of a time continue behind it: `14:30 CET½`, `2:30 EST pm`, `14:30Z+2`. */
export function goesOnBehind(text: string, end: number): boolean {
  const behind = text.slice(end, end + 24)
  return goesOn(behind).test(behind) && !dayBehind(behind).test(behind)
}

/** True if letters that may be a zone follow a time without one: `14:30 XYT deployed`. */
export function mayNameZone(text: string, end: number): boolean {
  return /^ ?(?:[A-Z]{2,4}T(?![A-Za-z\d])|(?:UTC|GMT|[A-Z]{1,3}T)[a-z\d])/.test(text.slice(end, end + 8))
}

/** True if a zone follows the bracket or quotation mark that closes behind a time: `(at 14:30) CET`. */
export function hasZoneBeyond(text: string, end: number): boolean {
  const closing = /^ ?["'”’»)\]]{1,2} ?[([]?/.exec(text.slice(end, end + 5))?.[0]
  const zone = closing === undefined ? undefined : zoneAt(text, end + closing.length)
  return zone !== undefined && !zone.doubtful
}

/** True if the words of a time begin before it: `+14:30`, `half 3 pm`. */
export function comesFromBefore(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 16), start)
  return comesFrom(before).test(before)
}

const dayBehind = anyCase(
  String.raw`^,? ?[(\[]? ?(?:(?:on |of )?(?:the )?(?:next|following|previous|prior) (?:calendar |working |business )?(?:day|morning|night|evening|afternoon)|(?:the )?day (?:after|before)|next[- ]day|\+ ?\d ?(?:d|days?)?(?= ?[)\]])|\+ ?\d ?(?:d|days?)(?![\p{L}\d])|tomorrow|yesterday|(?:am |des )?(?:nächsten|folgenden|vorigen|vorherigen) (?:tages?|tags|morgens?|abends?)|(?:am |des )?(?:folge|vor)tage?s?|tags darauf|morgen|gestern|(?:le )?lendemain|(?:del |el |al )?día siguiente|(?:do |no )?dia seguinte|(?:il )?giorno (?:dopo|seguente)|(?:de )?volgende dag)(?![\p{L}\d])|^ ?[(\[]?(?:翌日|次日|第二天)`,
)
const weekdays = `${fullWeekdayPattern}|(?<=^|[^\\p{L}])(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\\.?`
const dayBefore = anyCase(
  String.raw`(?:^|[^\p{L}])(?:(?:next|following|previous|prior|that|same) (?:day|morning|night|evening|afternoon)|day (?:after|before)|tomorrow|yesterday|tonight|(?:nächsten|folgenden|vorigen) (?:tag|morgen|abend)|folgetag|vortag|tags darauf|morgen|gestern|lendemain|siguiente|seguinte|demain|hier|mañana|ayer|amanhã|ontem|domani|ieri|gisteren|${weekdays})(?:[,:]| -)? ?(?:(?:at|by|around|um|gegen|bis|ab|à|a las|às) )?[(]?$|(?:翌日|翌朝|次日|第二天|明日|明天|昨日|昨天|내일|어제|다음 날|[月火水木金土日]曜|${eastAsianWeekdays.names})[ (（]?$|(?:^|[(|] ?)(?:mo|di|mi|do|fr|sa|so)\.? $`,
)
/** Numbers that may be a date which was not read. */
const numbersBefore = /(?:^|[\s([])[^\s([]{0,12}\d{1,4}[-./]\d{1,4}[^\s([]{0,8}[,;)]? ?(?:at |um |@ ?|T)?$/

/** True if words beside a time that are no date give its day: `tomorrow 02:30`, `Tuesday, 14:30`, `09:00 the next day`, `02:30 (+1)`. */
export function saysOtherDay(text: string, { start, end }: Span, hasDate: boolean): boolean {
  const behind = text.slice(end, end + 40)
  if (dayBehind(behind).test(behind)) return true
  const before = text.slice(Math.max(0, start - 40), start)
  return !hasDate && (dayBefore(before).test(before) || numbersBefore.test(before))
}

const regions = 'Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc|US|Canada|Brazil|Mexico|Chile'
const capital = '[A-Z\\u00c0-\\u00de]'
const unknownName = withLetters(
  String.raw`^( ?[([]? ?|, ?)((?:UTC|GMT) ?[+-] ?\d[\d.,:½¼¾]*[\p{L}\d]*|(?:\+\d{1,2}:?|-\d{2})\d{2}(?![\d.:])|(?:${regions})/[A-Za-z_]{2,30}(?![\p{L}\d])|(?:\p{L}[\p{L}.'’]{1,20} ){0,3}(?:[Ss]tandard|[Dd]aylight|[Ss]ummer|[Ww]inter|STANDARD|DAYLIGHT|SUMMER) (?:[Tt]ime|TIME)(?![\p{L}\d])|(?:[Hh]eure|[Hh]ora|[Hh]orário) (?:de|di|do|da|del|d['’]) ?${capital}\p{L}{2,20}(?![\p{L}\d])|(?<=[([] ?)${capital}\p{L}{2,20} [Tt]ime(?= ?[)\]])|${capital}\p{L}{2,20}er Zeit(?![\p{L}\d])|[\u3040-\u9fff]{1,10}(?:標準時|标准时间)|[가-힣]{1,10} ?표준시|[A-Z]{2,4}T(?![\p{L}\d]))`,
)
/** Words in capitals that often follow a time and are no zones. */
const otherCapitals = /^(?:GET|PUT|POST|TEST|REST|START|RESET|HOST|LIST|NOT|OUT|SET|ALERT|EVENT|AGENT|CLIENT|FIRST|LAST|NEXT|PORT)$/

/** The place of an unknown zone's name: behind a time without a zone, also after a bracket or comma. */
export function unknownZoneAt(text: string, at: number): Span | undefined {
  const behind = text.slice(at, at + 90)
  const match = unknownName(behind).exec(behind)
  const [all, lead, name] = match ?? []
  if (all === undefined || lead === undefined || name === undefined) return undefined
  const rest = behind.slice(all.length)
  if (/^[A-Z]+$/.test(name)) {
    // Letters are a zone only at the end of a statement.
    const isBracketed = /[([]/.test(lead)
    if (otherCapitals.test(name) || !(isBracketed ? /^ ?[)\]]/ : /^\s{0,3}(?:$|[\n.,;:!?)\]|])/).test(rest)) return undefined
  }
  return { start: at + lead.length, end: at + all.length }
}
