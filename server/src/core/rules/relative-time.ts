import { isPlain } from '../chronology/conversions.ts'
import { dayAt, minute, momentAt, valueAt } from '../chronology/fieldTimes.ts'
import { nameKey, plainName } from '../lexicon/names.ts'
import { inCells } from '../linter/fixes/cells.ts'
import { utcMinute } from '../linter/fixes/values.ts'
import type { Rule } from '../linter/rule.ts'
import { allOf, contains, sourceOf } from '../markdown/blocks.ts'
import type { Document, Place } from '../markdown/document.ts'
import { fieldsIn } from '../markdown/outline.ts'
import { fromRegions } from '../matching/documentMatch.ts'
import type { RegionMatch } from '../matching/regionMatch.ts'
import { addDays, type CalendarDate, formatDate, weekdayOfDate } from '../time/index.ts'
import { anyCase } from '../util/anyCase.ts'
import { phrase } from '../util/phrase.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Words whose meaning depends on the time of writing. */
const relative = anyCase(
  `(?<![\\p{L}\\p{N}-])(?:${[
    'today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|later today',
    'EOD|EOB|COB|EOW|end of (?:the )?(?:day|business|week)|close of business',
    'in (?:about |approx\\. |~)?(?:\\d{1,3}|an?|one|two|three|half an) ?(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?)',
    '(?:\\d{1,3}|an?|one|two|three) (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?) ago',
    `(?:next|last|on) (?:${weekdays.join('|')})`,
    'heute|gestern|morgen|übermorgen|vorgestern|in \\d{1,3} (?:minuten|stunden|tagen)|vor \\d{1,3} (?:minuten|stunden|tagen)',
  ]
    .join('|')
    .replace(/ \?/g, '\\s{0,4}')
    .replace(/ /g, '\\s{1,4}')})(?![\\p{L}\\p{N}-])|明日|昨日|本日|今日|昨晚|明天|昨天|今天`,
  'gu',
)

/** Labels and columns of moments. */
const asksForMoment =
  /^(?:next update(?: due)?|last updated?|posted|due(?: date| by)?|deadline|timestamp|time|when|date|until|by when|signed|eta|start(?:ed)?|end(?:ed)?|detected|resolved|datum|frist|fällig(?: am)?|nächstes update|uhrzeit|zeit|期限|日時|日付|時刻|截止日期|时间)(?: utc)?$/u

/** A moment in words that are only right on the day of writing. */
export const relativeTime: Rule = {
  id: 'relative-time',
  summary: 'A moment is given relative to when it was written: `yesterday`, `EOD`, `in 2 hours`.',
  severity: 'information',
  blank: false,
  *check({ document, match }) {
    const places = relativePlaces(match)
    const base = places.length > 0 ? baseOf(document) : undefined
    for (const at of places) {
      const words = sourceOf(at)
      const text = base && absolute(words.toLowerCase().replace(/\s+/g, ' '), base)
      yield {
        message: phrase`Unexpected "${words}"; expected a moment that is the same for every reader, such as 2026-03-01T22:30Z`,
        at,
        fixes: text && isPlain(at) ? [{ title: phrase`Replace by ${text}`, certain: false, edits: inCells([{ at, text }]) }] : [],
      }
    }
  },
}

/** Relative words where a moment belongs. */
const relativePlaces = fromRegions((found) => momentPlaces(found).flatMap(relativeWords))

/** The values and cells where a moment belongs. */
function momentPlaces({ own, fields, tables }: RegionMatch): Place[] {
  const places: Place[] = []
  for (const section of own) {
    for (const { field } of fieldsIn(section.elements)) {
      const part = fields.get(field)
      const asked = part?.type === 'field' && (part.valueType === 'timestamp' || part.valueType === 'date')
      if (!field.value.empty && field.value.text !== '' && (asked || asksForMoment.test(plainName(field.label))))
        places.push(field.value.at)
    }
    for (const table of allOf(section.elements, 'table')) {
      const columns = tables.get(table)?.columns ?? []
      for (const [index, heading] of table.columns.entries()) {
        const key = nameKey(heading.text)
        const typed = columns.some(
          ({ name, aliases, valueType }) => valueType === 'timestamp' && [name, ...aliases].some((other) => nameKey(other) === key),
        )
        if (typed || asksForMoment.test(plainName(heading.text)))
          for (const row of table.rows) if (row.cells[index]?.empty === false) places.push(row.cells[index].at)
      }
    }
  }
  return places
}

/** Relative words at a place, unless a day is beside them or they describe something recurring. */
function relativeWords(place: Place): Place[] {
  const words = sourceOf(place)
  if (
    words.length > 120 ||
    words.search(relative(words)) < 0 ||
    /\b(?:every|each|daily|weekly|jede[nrs]?|täglich)\b|毎/i.test(words) ||
    dayAt(place)
  )
    return []
  const runs = place.block.runs.filter((run) => run.at.start < place.end && place.start < run.at.end)
  // A value in code is the value.
  const texts = /^`[^`]+`$/.test(words) ? [{ at: place, text: words }] : runs
  return texts.flatMap(({ at: { start }, text }) =>
    Array.from(text.matchAll(relative(text)), (found): Place => {
      const from = start + found.index
      return { block: place.block, start: from, end: from + found[0].length }
    }).filter((at) => contains(place, at)),
  )
}

/** When the document was written, as far as it is known. */
interface Base {
  readonly day: CalendarDate
  /** Milliseconds since 1970; `undefined` if only the day is known. */
  readonly instant: number | undefined
}

function baseOf(document: Document): Base | undefined {
  const written = document.sections.flatMap((section) => fieldsIn(section.elements))
  for (const names of [/^(?:posted|sent|last updated?)\b/, /^(?:written|date|created|datum|erstellt)\b/]) {
    for (const { field } of written) {
      if (!names.test(plainName(field.label))) continue
      const instant = momentAt(valueAt(field), document)?.instant
      if (instant !== undefined) return { day: dayOf(instant), instant }
      const day = dayAt(valueAt(field))
      if (day) return { day: day.date, instant: undefined }
    }
  }
  const entry = document.frontMatter?.entries.get('date')
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(entry ? sourceOf(entry.valueAt) : '') ?? []
  return year ? { day: { year: Number(year), month: Number(month), day: Number(day) }, instant: undefined } : undefined
}

function dayOf(instant: number): CalendarDate {
  const date = new Date(instant)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

const units: readonly (readonly [RegExp, number])[] = [
  [/min/, 1],
  [/h(?:ou)?r|stunde/, 60],
  [/week/, 7 * 1440],
  [/day|tag/, 1440],
]
const counts: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, half: 0.5 }
const days: readonly (readonly [RegExp, number])[] = [
  [/^(?:day before yesterday|vorgestern)$/, -2],
  [/^(?:yesterday|gestern|昨日|昨天)$/, -1],
  [/^(?:today|heute|本日|今日|今天)$/, 0],
  [/^(?:tomorrow|morgen|明日|明天)$/, 1],
  [/^übermorgen$/, 2],
]

/** The moment that the words meant; `undefined` if they are vague or the hour is unknown. */
function absolute(words: string, { day, instant }: Base): string | undefined {
  for (const [pattern, shift] of days) if (pattern.test(words)) return formatDate(addDays(day, shift))
  if (/^eod$|end of (?:the )?day/.test(words)) return `${formatDate(day)}T23:59Z`
  const weekday = /^(?:next|on) (\w+)$/.exec(words)?.[1]
  if (weekday && weekdays.includes(weekday)) return formatDate(addDays(day, ((weekdays.indexOf(weekday) + 7 - weekdayOfDate(day)) % 7) + 1))
  const distance = /(\d+|\bhalf\b|\b(?:an?|one|two|three)\b)(?: an)? ?(\p{L}+)/u.exec(
    words.replace(/^(?:in|vor) (?:about |approx\. |~)?/, ''),
  )
  const unit = units.find(([pattern]) => pattern.test(distance?.[2] ?? ''))?.[1]
  if (!distance || unit === undefined) return undefined
  const shift = (counts[distance[1] ?? ''] ?? Number(distance[1])) * unit * (/ago$|^vor /.test(words) ? -1 : 1)
  if (instant !== undefined) return utcMinute(instant + shift * minute)
  return unit >= 1440 ? formatDate(addDays(day, shift / 1440)) : undefined
}
