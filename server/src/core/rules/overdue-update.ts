import { isPlain } from '../chronology/conversions.ts'
import { durationInWords, minute, minutesFor, momentAt, valueAt } from '../chronology/fieldTimes.ts'
import { dueAt, isNextUpdate, isResolved, lastUpdate } from '../chronology/updates.ts'
import { isPast } from '../linter/environment.ts'
import { utcMinute } from '../linter/fixes/values.ts'
import type { Problem, Rule, RuleContext } from '../linter/rule.ts'
import { sourceOf } from '../markdown/blocks.ts'
import type { Field } from '../markdown/document.ts'
import { fromRegions } from '../matching/documentMatch.ts'
import type { FieldPart } from '../template/kind.ts'
import { phrase } from '../util/phrase.ts'

const defaultCadenceMinutes = 60

/** The next update is in the past while the incident is not resolved, or later after the last one than the cadence. */
export const overdueUpdate: Rule = {
  id: 'overdue-update',
  summary: 'The next update is past, or further from the last one than the cadence.',
  severity: 'warning',
  blank: false,
  *check(context) {
    const { document, match, stage } = context
    const asked = nextUpdates(match)
    if (asked.length === 0 || stage === 'closed' || isResolved(document)) return
    for (const { field, part } of asked) {
      const problem = overdue(field, part, context)
      if (problem) yield problem
    }
  },
}

const nextUpdates = fromRegions(({ fields }) =>
  Array.from(fields).flatMap(([field, part]) => (part.type === 'field' && isNextUpdate(part) ? [{ field, part }] : [])),
)

function overdue(field: Field, part: FieldPart, context: RuleContext): Problem | undefined {
  const { document, environment } = context
  const next = momentAt(valueAt(field), document)
  if (next?.instant === undefined) return undefined
  const cadence = minutesFor(environment.cadence, context) ?? part.cadence
  const last = lastUpdate(document)
  const due = dueAt(next, last) ?? next.instant
  const now = utcMinute(environment.now + (cadence ?? defaultCadenceMinutes) * minute)
  const fixes = (text: string) =>
    isPlain(next.at) ? [{ title: phrase`Replace by ${text}`, certain: false, saysAnew: true, edits: [{ at: next.at, text }] }] : []
  if (isPast(due, environment)) {
    return {
      message: phrase`Next update "${sourceOf(next.at)}" is past; expected one in the future, or a status such as resolved`,
      at: next.at,
      fixes: fixes(now),
    }
  }
  if (cadence === undefined || last?.instant === undefined || due - last.instant <= cadence * minute) return undefined
  const distance = durationInWords(Math.round((due - last.instant) / minute))
  const latest = utcMinute(last.instant + cadence * minute)
  return {
    message: phrase`Next update "${sourceOf(next.at)}" is ${distance} after the last one; expected at most ${durationInWords(cadence)}`,
    at: next.at,
    related: [{ message: phrase`The last update`, at: last.at }],
    fixes: fixes(latest),
  }
}
