import { saysClosed } from '../kind/answers.ts'
import type { FieldPart } from '../kind/kind.ts'
import type { Match } from '../kind/match.ts'
import { elementsOf, fieldsIn } from '../kind/outline.ts'
import type { Document, Field } from '../model/document.ts'
import { nameKey } from '../names.ts'
import type { Problem, Rule, RuleContext } from '../rule.ts'
import { durationInWords, type FieldMoment, minute, minutesFor, momentAt } from './field-times.ts'
import { textAt } from './times.ts'
import { utcMinute } from './values.ts'

const defaultCadence = 60

/** The next update is past while the incident is not resolved, or further from the last one than the cadence. */
export const overdueUpdate: Rule = {
  id: 'overdue-update',
  summary: 'The next update is past, or further from the last one than the cadence.',
  severity: 'warning',
  blank: false,
  *check(context) {
    const { document, match, stage } = context
    if (stage === 'closed' || isResolved(document, match)) return
    for (const [field, part] of match.fields) {
      if (part.type !== 'field' || !(part.cadence !== undefined || /\bnext update\b/i.test(part.name))) continue
      const problem = overdue(field, part, context)
      if (problem) yield problem
    }
  },
}

function overdue(field: Field, part: FieldPart, context: RuleContext): Problem | undefined {
  const { document, match, environment } = context
  const next = momentAt(field.value.at, document)
  if (next?.instant === undefined) return undefined
  const cadence = minutesFor(environment.cadence, context) ?? part.cadence
  const last = lastUpdate(document, match)
  // A time without a day, earlier than the last update, is one of the next day.
  const due = !next.dated && last?.instant !== undefined && next.instant < last.instant ? next.instant + 1440 * minute : next.instant
  const now = utcMinute(environment.now + (cadence ?? defaultCadence) * minute)
  const fix = (text: string) => ({ title: `Replace by ${text}`, certain: false, edits: [{ at: next.at, text }] })
  if (due < environment.now) {
    return {
      message: `Next update "${textAt(next.at)}" is past; expected one in the future, or a status such as resolved`,
      at: next.at,
      fixes: [fix(now)],
    }
  }
  if (cadence === undefined || last?.instant === undefined || due - last.instant <= cadence * minute) return undefined
  const latest = utcMinute(last.instant + cadence * minute)
  return {
    message: `Next update "${textAt(next.at)}" is ${durationInWords(Math.round((due - last.instant) / minute))} after the last one; expected at most ${durationInWords(cadence)}`,
    at: next.at,
    related: [{ message: 'The last update', at: last.at }],
    fixes: [fix(latest)],
  }
}

/** When the last update was given: `Posted`, else `Last update`, else the last row of the timeline. */
function lastUpdate(document: Document, match: Match): FieldMoment | undefined {
  const labelled = fieldsOf(match)
  for (const names of [/^(?:posted|sent|published)\b/, /^last updated?\b/]) {
    const field = labelled.find(({ label, value }) => !value.empty && names.test(nameKey(label)))
    const moment = field && momentAt(field.value.at, document)
    if (moment) return moment
  }
  let last: FieldMoment | undefined
  const tables = match.outline.sections.flatMap((section) => elementsOf(section.elements, 'table'))
  for (const table of tables) {
    if (!table.columns.some((column) => /\b(?:time|timestamp|when|uhrzeit|zeit)\b|時刻|时间/iu.test(column.text))) continue
    const written = table.rows.filter((row) => !row.empty)
    const final = written.at(-1)
    // A last row whose time is still open may have been any time.
    if (final && !momentAt(final.at, document, 'last')) return undefined
    for (const row of written) {
      const moment = momentAt(row.at, document, 'last')
      if (moment?.instant !== undefined && !(last?.instant !== undefined && last.instant > moment.instant)) last = moment
    }
  }
  return last
}

/** True if a state or status says that all is over. */
function isResolved(document: Document, match: Match): boolean {
  const status = document.frontMatter?.entries.get('status')?.value
  if (typeof status === 'string' && saysClosed(status)) return true
  return fieldsOf(match).some(
    ({ label, value }) => /^(?:incident |current )?(?:state|status)$/.test(nameKey(label)) && saysClosed(value.text),
  )
}

function fieldsOf(match: Match): Field[] {
  return match.outline.sections.flatMap((section) => fieldsIn(section.elements).map(({ field }) => field))
}
