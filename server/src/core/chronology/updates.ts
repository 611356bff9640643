/** The state of an incident: its last update, when the next is due, and whether it is over. */

import { conceptsIn, plainName } from '../lexicon/names.ts'
import { allOf } from '../markdown/blocks.ts'
import type { Document, Field, SectionBody, Table } from '../markdown/document.ts'
import { fieldsIn } from '../markdown/outline.ts'
import { blocksOfElement } from '../markdown/parser/continued.ts'
import { fromSectionBodies } from '../markdown/sectionBodies.ts'
import { fromRegions, type Match } from '../matching/documentMatch.ts'
import { isClosedState } from '../recognisers/closed.ts'
import { timesOfBlock } from '../recognisers/times/moments.ts'
import type { FieldPart } from '../template/kind.ts'
import { lastPerObject } from '../util/perObject.ts'
import { remembered } from '../util/remembered.ts'
import { type FieldMoment, minute, momentAt, valueAt } from './fieldTimes.ts'

/** True for a part that asks for the time of the next update. */
export function isNextUpdate(part: FieldPart): boolean {
  return part.cadence !== undefined || saysNextUpdate(part.name)
}

/** True for a label of the time of the next update. */
export const saysNextUpdate = remembered((label: string): boolean => {
  const concepts = conceptsIn(label)
  return concepts.some((concept, index) => concept === 'next' && concepts[index + 1] === 'update')
})

/** A filled field that says when the next update is due. */
export interface NextUpdate {
  readonly field: Field
  readonly moment: FieldMoment
  /** Milliseconds since 1970. */
  readonly due: number
}

const askedFor = fromRegions(({ fields }) =>
  Array.from(fields).flatMap(([field, part]) => (part.type === 'field' && isNextUpdate(part) ? [field] : [])),
)
const named = fromSectionBodies(({ elements }) => {
  const fields = fieldsIn(elements).flatMap(({ field }) => (saysNextUpdate(field.label) ? [field] : []))
  return fields.length > 0 ? fields : undefined
})

/** The fields for the time of the next update: by their part of the template, or by their label. They may be empty. */
export function nextUpdateFields(document: Document, match: Match): readonly Field[] {
  return [...new Set([...askedFor(match), ...named(document).flatMap(({ found }) => found)])]
}

/** The next update of a document, of several the latest: a log has one for each update. `undefined` if no moment is certain. */
export function nextUpdateOf(document: Document, match: Match): NextUpdate | undefined {
  const updates = nextUpdateFields(document, match).flatMap((field): NextUpdate[] => {
    const moment = field.value.empty ? undefined : momentAt(valueAt(field), document)
    const due = moment && dueAt(moment, moment.dated ? undefined : lastUpdate(document))
    return moment && due !== undefined ? [{ field, moment, due }] : []
  })
  return updates.toSorted((one, other) => other.due - one.due)[0]
}

/** When the next update is due, in milliseconds. A time without a day that is earlier than the last update is on the next day. */
export function dueAt(next: FieldMoment, last: FieldMoment | undefined): number | undefined {
  const wraps = !next.dated && next.instant !== undefined && last?.instant !== undefined && next.instant < last.instant
  return next.instant !== undefined && wraps ? next.instant + 1440 * minute : next.instant
}

const posted = fromSectionBodies(labelled(/^(?:posted|sent|published)\b/))
const updated = fromSectionBodies(labelled(/^last updated?\b/))

/** The filled fields whose label matches. */
function labelled(names: RegExp): (body: SectionBody) => Field | undefined {
  return ({ elements }) => fieldsIn(elements).find(({ field: { label, value } }) => !value.empty && names.test(plainName(label)))?.field
}

/** The tables with a time in each row. */
const timed = fromSectionBodies(({ elements }) => {
  const tables = allOf(elements, 'table').filter(({ columns }) =>
    columns.some(({ text }) => /\b(?:time|timestamp|when|uhrzeit|zeit)\b|時刻|时间/i.test(text)),
  )
  return tables.length > 0 ? tables : undefined
})

/** The time of the last update: `Posted`, else `Last update`, else the last row of the timeline. */
export function lastUpdate(document: Document): FieldMoment | undefined {
  for (const fields of [posted, updated]) {
    const [field] = fields(document)
    const moment = field && momentAt(valueAt(field.found), document)
    if (moment) return moment
  }
  return lastTold(
    document,
    timed(document).flatMap(({ found }) => found),
  )
}

const momentsOfTable = lastPerObject<Table, readonly (FieldMoment | undefined)[]>()

/** The moment of each filled row of a table; `undefined` for a row without one. */
function momentsOfRows(table: Table, document: Document): readonly (FieldMoment | undefined)[] {
  const times = blocksOfElement(table).map((block) => timesOfBlock(document, block))
  return momentsOfTable(table, times, () => table.rows.filter(({ empty }) => !empty).map(({ at }) => momentAt(at, document, 'last')))
}

function lastTold(document: Document, tables: readonly Table[]): FieldMoment | undefined {
  let last: FieldMoment | undefined
  for (const table of tables) {
    const moments = momentsOfRows(table, document)
    // A last row without a time may be at any time.
    if (moments.length > 0 && !moments.at(-1)) return undefined
    for (const moment of moments)
      if (moment?.instant !== undefined && !(last?.instant !== undefined && last.instant > moment.instant)) last = moment
  }
  return last
}

const overs = fromSectionBodies(
  ({ elements }) =>
    fieldsIn(elements).some(
      ({ field: { label, value } }) => /^(?:incident |current )?(?:state|status)$/.test(plainName(label)) && isClosedState(value.text),
    ) || undefined,
)

/** True if a state or status says that the incident is over. */
export function isResolved(document: Document): boolean {
  const status = document.frontMatter?.entries.get('status')?.value
  return (typeof status === 'string' && isClosedState(status)) || overs(document).length > 0
}
