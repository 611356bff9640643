/** What would be left beside a moment that is written in UTC, and would then be wrong. Every pattern looks at a bounded range of one line. */
import { anyCase } from '../util/anyCase.ts'
import { eastAsianWeekdays, fullWeekdayPattern } from './calendar.ts'
import { zoneAt } from './zone-match.ts'

const maxLookaheadLength = 48

/** Words that say again, or in another way, what zone a time is in: `14:30 CET, UTC+1`, `14:30 (CET, Berlin)`, `14:30 CET (local time)`. */
export function namesZoneBehind(line: string, end: number): boolean {
  const behind = line.slice(end, end + maxLookaheadLength)
  const [said = ''] =
    /^["'`*_\s]{0,4}[,;/=([](?:[^\d.!?|]|\.(?=\p{L})|(?<=\.\p{L})\.){0,40}/u.exec(behind) ??
    /^ `[^`]{1,40}/.exec(behind) ??
    /^ (?:time|Zeit)(?![\p{L}])/u.exec(behind) ??
    []
  if (said === '') return false
  if (/(?<![\p{L}])(?:UTC|GMT|local time|Ortszeit|time|Zeit|heure locale|hora local)(?![\p{L}])/u.test(said)) return true
  return Array.from(said.matchAll(/(?<![\p{L}\d])\p{Lu}[\p{L}/_]{1,30}/gu)).some(({ index, 0: word }) => {
    const zone = zoneAt(said, index)
    // The name of a city may be any word, but not where it closes the parentheses of a zone: `14:30 (CET, Berlin)`.
    return zone !== undefined && zone.span.end - zone.span.start >= word.length && (!zone.doubtful || said[index + word.length] === ')')
  })
}

const shortDays = `(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|mié|jeu|jue|ven|vie|sam|sáb|dim|dom)`
const dayWords = `(?:${fullWeekdayPattern}|${shortDays}(?![\\p{L}])\\.?)`
const dayBefore = anyCase(
  String.raw`(?:(?<![\p{L}])${dayWords}(?: (?:night|morning|evening|afternoon|nacht|abend|morgen))?[\s)\]:,.|*_–—-]{1,6}|[(（[](?:${eastAsianWeekdays.signs})[)）\]]\s?|(?:${eastAsianWeekdays.names})[\s)）]{0,2}|(?<![\p{L}])(?:kw|cw|week|woche|semaine|semana) ?\d{1,2}[\s)\]:,.|/*_–—-]{1,6})$`,
)
const dayBehind = anyCase(
  String.raw`^[\s,(（[*_–—-]{1,5}(?:on |am )?(?:${dayWords}(?![\p{L}])|(?:on |the |am )?(?:same|selben|gleichen) (?:day|night|morning|evening|tag|abend)|(?:${eastAsianWeekdays.signs})[)）]|${eastAsianWeekdays.names})`,
)

/** Words for a day that stand beside a moment without being its date: `(Tue) 2026-03-01 …`, `… CET (Tuesday)`, `…, same day`. */
export function namesDayBeside(line: string, start: number, end: number): boolean {
  const before = line.slice(Math.max(0, start - maxLookaheadLength), start)
  const behind = line.slice(end, end + maxLookaheadLength)
  return dayBefore(before).test(before) || dayBehind(behind).test(behind)
}
