import { dayAt, durationInWords, fieldNamed, minute, minutesFor, momentAt, startOfDay, valueAt } from '../chronology/fieldTimes.ts'
import type { Problem, Rule, RuleContext } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Document, Field, Place } from '../markdown/document.ts'
import type { Match } from '../matching/documentMatch.ts'
import { fromRegions } from '../matching/documentMatch.ts'
import type { Distance, FieldPart } from '../template/kind.ts'
import { phrase } from '../util/phrase.ts'

/** A handoff that came too late for its receiver: dated less than the kind's lead time before the release, or sent too long after. */
export const lateHandoff: Rule = {
  id: 'late-handoff',
  summary: "A handoff is dated less than the kind's lead time before the release.",
  severity: 'warning',
  blank: false,
  *check(context) {
    for (const { field, part } of dated(context.match)) {
      const late = tooLate(field, part, context)
      if (late) yield late
    }
  },
}

/** The fields with a distance from another field. */
const dated = fromRegions(({ fields }) =>
  Array.from(fields).flatMap(([field, part]) => (part.type === 'field' && (part.before || part.after) ? [{ field, part }] : [])),
)

function tooLate(field: Field, part: FieldPart, context: RuleContext): Problem | undefined {
  const { document, environment, match } = context
  const before = part.before && { ...part.before, minutes: minutesFor(environment.leadTime, context) ?? part.before.minutes }
  return (
    (before && compared(field, before, match, document, 'before')) ?? (part.after && compared(field, part.after, match, document, 'after'))
  )
}

function compared(field: Field, distance: Distance, match: Match, document: Document, side: 'before' | 'after'): Problem | undefined {
  const other = fieldNamed(distance.field, match)
  const own = pointOf(field, document)
  const mark = other && pointOf(other, document)
  if (!other || !own || !mark) return undefined
  // Dates without times are compared as days.
  const exact = own.instant !== undefined && mark.instant !== undefined
  const [mine, its] = exact ? [own.instant as number, mark.instant as number] : [own.day, mark.day]
  const apart = side === 'before' ? its - mine : mine - its
  const wanted = distance.minutes * minute
  if (side === 'before' ? apart >= wanted : apart <= wanted) return undefined
  const duration = durationInWords(distance.minutes)
  const limit = side === 'before' ? phrase`at least ${duration} before "${other.label}"` : phrase`within ${duration} after "${other.label}"`
  return {
    message: phrase`"${field.label}" is ${sourceOf(own.at)}; expected ${limit} (${sourceOf(mark.at)})`,
    at: own.at,
    related: [{ message: phrase`"${other.label}"`, at: mark.at }],
  }
}

interface Point {
  readonly at: Place
  readonly day: number
  readonly instant: number | undefined
}

function pointOf(field: Field, document: Document): Point | undefined {
  const moment = momentAt(valueAt(field), document)
  if (moment?.instant !== undefined)
    return { at: moment.at, day: moment.instant - (moment.instant % (1440 * minute)), instant: moment.instant }
  const day = dayAt(valueAt(field))
  return day && { at: day.at, day: startOfDay(day.date), instant: undefined }
}
