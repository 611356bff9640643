/** The timeline of a document that messages are put into: its rows or items, with what they say. */
import { entriesOf, namesTimeline, timelinesOf } from '../chronology/timelines.ts'
import { conceptsIn } from '../lexicon/names.ts'
import { allOf } from '../markdown/blocks.ts'
import type { Document, List, ListItem, Place, Row, Table } from '../markdown/document.ts'
import type { Match } from '../matching/documentMatch.ts'
import { hasBlank } from '../recognisers/placeholders.ts'
import type { TimeInDocument } from '../recognisers/times/moments.ts'
import { instantOf, type Zone } from '../time/index.ts'
import { type Role, rolesOf } from './columns.ts'
import { type Milestone, milestoneIn, milestoneNamed } from './milestones.ts'

/** A row or item that is there. */
export interface Slot {
  readonly at: Place
  /** Milliseconds since 1970; `undefined` without a certain moment. */
  readonly instant: number | undefined
  readonly time: TimeInDocument | undefined
  /** What it says, without marks. */
  readonly words: string
  /** True if it holds template text only, or nothing. */
  readonly isBlank: boolean
  /** The milestone that it names or reports, and its name there. */
  readonly milestone: Milestone | undefined
  readonly name: string
}

/** A table or list to put messages into. */
export interface Target {
  readonly of: Table | List
  /** The roles of a table's columns; empty for a list. */
  readonly roles: readonly Role[]
  readonly slots: readonly Slot[]
  /** True if the cursor is in it, or in its section. */
  readonly isAtCursor: boolean
}

/** The timeline at an offset, else that of the section there, else the first one of the document; `undefined` if there is none. */
export function targetIn(document: Document, match: Match | undefined, zone: Zone, offset: number | undefined): Target | undefined {
  const candidates = candidatesIn(document, match)
  const at = offset === undefined ? undefined : candidates.find(({ of }) => holds(document, of, offset))
  const section = offset === undefined ? undefined : sectionAround(document, offset)
  const found =
    at ?? candidates.find(({ index, isTimeline }) => isTimeline && index === section) ?? candidates.find(({ isTimeline }) => isTimeline)
  if (!found) return undefined
  const { of } = found
  const roles = of.type === 'table' ? rolesOf(of.columns.map(({ text }) => text)) : []
  const slots = of.type === 'table' ? slotsOfTable(document, match, of, roles, zone) : slotsOfList(document, of, zone)
  return { of, roles, slots, isAtCursor: found === at || found.index === section }
}

interface Candidate {
  readonly of: Table | List
  readonly index: number
  /** False for any other table with a column of times, which only counts if the cursor is in it. */
  readonly isTimeline: boolean
}

function candidatesIn(document: Document, match: Match | undefined): Candidate[] {
  const asked = new Set(match ? timelinesOf(document, match).flatMap(({ table }) => table ?? []) : [])
  return document.bodies.flatMap(({ heading, elements }, index): Candidate[] => {
    const isNamed = heading !== undefined && (namesTimeline(heading.text) || conceptsIn(heading.text).includes('timeline'))
    const tables = allOf(elements, 'table').filter(({ columns }) =>
      rolesOf(columns.map(({ text }) => text)).some((role) => role === 'moment' || role === 'clock'),
    )
    const lists = isNamed && tables.length === 0 ? elements.filter((element) => element.type === 'list') : []
    return [
      ...tables.map((of) => ({ of, index, isTimeline: isNamed || asked.has(of) })),
      ...lists.map((of) => ({ of, index, isTimeline: true })),
    ]
  })
}

/** True if an offset is in a table or list, or on an empty line right below. */
function holds(document: Document, of: Table | List, offset: number): boolean {
  const parts = of.type === 'table' ? of.rows : of.items
  const { start } = document.spanOf(of.at)
  const end = Math.max(document.spanOf(of.at).end, ...parts.slice(-1).map(({ at }) => document.spanOf(at).end))
  if (offset < start || offset > end + 2) return false
  return offset <= end || /^(?:\r\n|\n|\r)$/.test(document.text.slice(end, offset))
}

function sectionAround(document: Document, offset: number): number {
  let found = 0
  for (const [index, { heading }] of document.bodies.entries()) if (heading && document.spanOf(heading.at).start <= offset) found = index
  return found
}

function slotsOfTable(document: Document, match: Match | undefined, table: Table, roles: readonly Role[], zone: Zone): Slot[] {
  const entries = new Map(entriesOf(document, table).map((entry) => [entry.from, entry]))
  const examples = match?.tables.get(table)?.examples ?? []
  const named = roles.indexOf('what')
  return table.rows.map((row): Slot => {
    const entry = entries.get(row)
    const isExample = examples.some((cells) => row.cells.every(({ text }, index) => text === (cells[index] ?? '')))
    const name = row.cells[named]?.text ?? ''
    const isBlank = isExample || isLeft(row, roles, named)
    const instant =
      entry && !isBlank ? instantOf(entry.moment, { zone: entry.time.declaration?.zone ?? zone, ...dayOf(entry.time) }) : undefined
    const words = row.cells.flatMap(({ text }, index) => (isTime(roles[index]) ? [] : text)).join(' ')
    const milestone = milestoneNamed(name) ?? (isBlank ? undefined : milestoneIn(words))
    return { at: row.at, instant, time: entry?.time, words, isBlank, milestone, name }
  })
}

export function isTime(role: Role | undefined): boolean {
  return role === 'moment' || role === 'day' || role === 'clock'
}

/** True for a row of which only the first words were prepared. */
function isLeft({ cells }: Row, roles: readonly Role[], named: number): boolean {
  const isNothing = (index: number) => {
    const cell = cells[index]
    return !cell || cell.empty || hasBlank(cell.at)
  }
  return roles.every((_role, index) => isNothing(index) || (index === named && milestoneNamed(cells[index]?.text ?? '') !== undefined))
}

function slotsOfList(document: Document, list: List, zone: Zone): Slot[] {
  const entries = new Map(entriesOf(document, list).map((entry) => [entry.from, entry]))
  return list.items.map((item): Slot => {
    const entry = entries.get(item)
    const isBlank = isLeftItem(item)
    const instant =
      entry && !isBlank ? instantOf(entry.moment, { zone: entry.time.declaration?.zone ?? zone, ...dayOf(entry.time) }) : undefined
    return {
      at: item.at,
      instant,
      time: entry?.time,
      words: item.text,
      isBlank,
      milestone: isBlank ? undefined : milestoneIn(item.text),
      name: '',
    }
  })
}

function isLeftItem({ empty, textAt, elements, text }: ListItem): boolean {
  return empty || (elements.length === 0 && hasBlank(textAt) && /^\W*(?:YYYY|yyyy|JJJJ|AAAA|\[|<|--:--)/.test(text))
}

function dayOf({ documentDate }: TimeInDocument) {
  return documentDate ? { date: documentDate } : {}
}
