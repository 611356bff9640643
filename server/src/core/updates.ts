/** How an incident stands: when it was last told of, when that is due again, and whether it is over. */
import { saysClosed } from './kind/answers.ts'
import type { FieldPart } from './kind/kind.ts'
import type { Match } from './kind/match.ts'
import { elementsOf, fieldsIn } from './kind/outline.ts'
import type { Document, Field } from './model/document.ts'
import { nameKey } from './names.ts'
import { type FieldMoment, minute, momentAt } from './rules/field-times.ts'

/** True for a part that asks when the next update is due. */
export function isNextUpdate(part: FieldPart): boolean {
  return part.cadence !== undefined || /\bnext update\b/i.test(part.name)
}

/** When the next update is due, in milliseconds: a time without a day, earlier than the last update, is one of the next day. */
export function dueAt(next: FieldMoment, last: FieldMoment | undefined): number | undefined {
  const wraps = !next.dated && next.instant !== undefined && last?.instant !== undefined && next.instant < last.instant
  return next.instant !== undefined && wraps ? next.instant + 1440 * minute : next.instant
}

/** When the last update was given: `Posted`, else `Last update`, else the last row of the timeline. */
export function lastUpdate(document: Document, match: Match): FieldMoment | undefined {
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
export function isResolved(document: Document, match: Match): boolean {
  const status = document.frontMatter?.entries.get('status')?.value
  if (typeof status === 'string' && saysClosed(status)) return true
  return fieldsOf(match).some(
    ({ label, value }) => /^(?:incident |current )?(?:state|status)$/.test(nameKey(label)) && saysClosed(value.text),
  )
}

/** All fields of a document, in document order. */
export function fieldsOf(match: Match): Field[] {
  return match.outline.sections.flatMap((section) => fieldsIn(section.elements).map(({ field }) => field))
}
