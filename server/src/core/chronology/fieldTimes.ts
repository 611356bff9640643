/** The day or instant of a field, for rules on deadlines. */

import { conceptsIn, nameKey, saysOnly } from '../lexicon/names.ts'
import type { RuleContext } from '../linter/rule.ts'
import { contains, sourceOf } from '../markdown/blocks.ts'
import type { Document, Field, Place } from '../markdown/document.ts'
import { hasContent } from '../markdown/elements/values.ts'
import { fieldsIn } from '../markdown/outline.ts'
import type { Match } from '../matching/documentMatch.ts'
import { datesInRun, placeIn, type TimeInDocument, timesOfBlock } from '../recognisers/times/moments.ts'
import { type CalendarDate, calendarDate, type DateMention, instantOf, type Moment, recogniseDates, utc } from '../time/index.ts'
import { type Phrase, phrase } from '../util/phrase.ts'
import { momentsIn } from './conversions.ts'

export const minute = 60_000

/** A time in a field, with its instant if zone and day are certain. A time without a zone is read as UTC. */
export interface FieldMoment {
  readonly at: Place
  readonly time: TimeInDocument
  readonly moment: Moment
  readonly instant: number | undefined
  /** True if the day is written with the time. */
  readonly dated: boolean
}

/** The first or last moment in the words of a place. */
export function momentAt(place: Place, document: Document, which: 'first' | 'last' = 'first'): FieldMoment | undefined {
  const times = timesOfBlock(document, place.block).filter(({ at }) => contains(place, at))
  const time = which === 'first' ? times[0] : times.at(-1)
  const moment = time && momentsIn(time).at(which === 'first' ? 0 : -1)
  if (!time || !moment) return undefined
  const zone = time.declaration?.zone ?? utc
  const instant = instantOf(moment, { zone, ...(time.documentDate && { date: time.documentDate }) })
  return { at: placeIn(time.origin, moment.span), time, moment, instant, dated: time.mention.date !== undefined }
}

/** The first day in the words of a place. */
export function dayAt(place: Place): { readonly at: Place; readonly date: CalendarDate } | undefined {
  for (const [from, mentions] of datesAround(place)) {
    for (const mention of mentions) {
      const at = placeIn(from, mention.span)
      const date = contains(place, at) ? calendarDate(mention) : undefined
      if (date) return { at, date }
    }
  }
  return undefined
}

/** The days in the runs of a place's block, or in its own words where no run has them: a value in code or in front matter. */
function datesAround(place: Place): (readonly [Place, readonly DateMention[]])[] {
  const words = sourceOf(place)
  const isOutside = /^`[^`]+`$/.test(words) || place.block.runs.length === 0
  return isOutside ? [[place, recogniseDates(words)]] : place.block.runs.map((run) => [run.at, datesInRun(run)])
}

/** The place of a field's value: that of its words, else of the first element below the label. */
export function valueAt({ value }: Field): Place {
  return value.text === '' ? (value.elements.find(hasContent)?.at ?? value.at) : value.at
}

/** The document's field for a field of the template, by the template's name. */
export function fieldNamed(name: string, match: Match): Field | undefined {
  const key = nameKey(name)
  for (const [field, part] of match.fields) if ([part.name, ...part.aliases].some((other) => nameKey(other) === key)) return field
  return undefined
}

/** The minutes that the project configures for a document: by its severity, else its kind, else the default; `undefined` for none. */
export function minutesFor(
  minutes: ReadonlyMap<string, number> | undefined,
  { document, kind, match }: Pick<RuleContext, 'document' | 'kind' | 'match'>,
): number | undefined {
  if (!minutes?.size) return undefined
  // `SEV-1`, `SEV 1` and `SEV1` are the same.
  const key = (words: string) => ` ${nameKey(words).replace(/(\p{L}) (?=\d)/gu, '$1')} `
  const severity = key(documentSeverity(document, match))
  const bySeverity = Array.from(minutes).find(([name]) => name !== 'default' && severity.includes(key(name)))
  return bySeverity?.[1] ?? minutes.get(kind.id) ?? minutes.get('default')
}

const ofSeverity: ReadonlySet<string> = new Set(['incident', 'severity'])

/** The document's severity as written; empty for none. */
export function documentSeverity(document: Document, match: Match): string {
  const entry = document.frontMatter?.entries.get('severity')?.value
  if (typeof entry === 'string') return entry
  for (const [field, part] of match.fields)
    if (part.type === 'field' && part.valueType === 'severity' && !field.value.empty) return field.value.text
  const labelled = match.outline.sections
    .flatMap((section) => fieldsIn(section.elements))
    .find(({ field: { label, value } }) => !value.empty && conceptsIn(label).includes('severity') && saysOnly(label, ofSeverity))
  return labelled?.field.value.text ?? ''
}

/** Milliseconds at the beginning of a day in UTC. */
export function startOfDay({ year, month, day }: CalendarDate): number {
  return Date.UTC(year, month - 1, day)
}

/** A number of minutes in words: `60 minutes`, `3 hours`, `7 days`. */
export function durationInWords(minutes: number): Phrase {
  if (minutes >= 2 * 1440 && minutes % 1440 === 0) return phrase`${minutes / 1440} days`
  if (minutes > 90 && minutes % 60 === 0) return phrase`${minutes / 60} hours`
  return minutes === 1 ? phrase`1 minute` : phrase`${minutes} minutes`
}
