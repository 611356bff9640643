/** Timelines: rows, items and headings that list events in order, each with its first time. */

import { allOf } from '../markdown/blocks.ts'
import type { Block, Document, List, Place, Row, Section, SectionBody, Table } from '../markdown/document.ts'
import { blocksOfElement } from '../markdown/parser/continued.ts'
import { fromSectionBodies } from '../markdown/sectionBodies.ts'
import type { Match } from '../matching/documentMatch.ts'
import { fromRegions } from '../matching/documentMatch.ts'
import { firstFrom } from '../recognisers/times/days.ts'
import { type TimeInDocument, timesOfBlock } from '../recognisers/times/moments.ts'
import type { TablePart } from '../template/kind.ts'
import type { Moment, MomentDefaults } from '../time/index.ts'
import { lastPerObject, perObject } from '../util/perObject.ts'
import { momentsIn } from './conversions.ts'

/** One row, item or heading of a timeline with its first time. */
export interface TimelineEntry {
  readonly at: Place
  readonly time: TimeInDocument
  readonly moment: Moment
  /** The node of the entry. */
  readonly from: Row | List['items'][number] | Section
}

/** The entries of one table, one list or the headings of one section. */
export interface Timeline {
  readonly entries: readonly TimelineEntry[]
  /** The table of the timeline; `undefined` for a list and for headings. */
  readonly table: Table | undefined
}

const timelineWords =
  /time-?line|chronolog|sequence of events|\bevents?\b|incident log|verlauf|zeitlinie|zeitstrahl|タイムライン|時系列|经过|時間軸|时间线/i

/** True for the heading of a timeline. */
export function namesTimeline(heading: string): boolean {
  return timelineWords.test(heading)
}

/** The rows or items of one table or list that have a time, with their first one. */
export function entriesOf(document: Document, of: Table | List): readonly TimelineEntry[] {
  return timelineOf(of, (block) => timesOfBlock(document, block)).entries
}

/** The timelines of a document, in document order. Those without any time are empty. */
export function timelinesOf(document: Document, match: Match): readonly Timeline[] {
  const named = namedTimelines(document)
  const tables = matchedTables(match)
  const times = (block: Block) => timesOfBlock(document, block)
  const { bodies } = document
  const found: Timeline[] = []
  const parts = new Map(tables)
  const titles = new Map(named.map(({ index, found: heading }) => [index, heading]))
  const asked = tables.flatMap(([{ at }, isAsked]) => (isAsked ? document.sectionsIn(at.block) : []))
  for (const index of [...new Set([...titles.keys(), ...asked.map((section) => section.index)])].sort((a, b) => a - b)) {
    const body = bodies[index] as SectionBody
    const title = titles.get(index)
    for (const table of tablesIn(body)) if (parts.get(table) ?? title !== undefined) found.push(timelineOf(table, times))
    if (!title) continue
    for (const list of body.elements) if (list.type === 'list') found.push(timelineOf(list, times))
    const isNested = (bodies[index + 1]?.heading?.depth ?? 0) > title.depth
    const children = (isNested && document.sectionAt(index)?.sections) || []
    const entries = children.flatMap((child) => (child.heading ? entryIn(child, child.heading.textAt, times) : []))
    if (entries.length > 0) found.push({ entries, table: undefined })
  }
  return found
}

type MatchedTable = readonly [Table, boolean]

/** The tables of the template's parts, and whether each is a timeline. */
const matchedTables = fromRegions(({ tables }) => Array.from(tables, ([table, part]): MatchedTable => [table, isTimelinePart(part)]))

function isTimelinePart({ rows, columns }: TablePart): boolean {
  return rows.length > 0 && columns.some((column) => column.valueType === 'timestamp')
}

const tablesIn = perObject((body: SectionBody) => allOf(body.elements, 'table'))

type Times = (block: Block) => readonly TimeInDocument[]

const timelines = lastPerObject<Table | List, Timeline>()

/** A table or list as a timeline; the same object until its times change. */
function timelineOf(of: Table | List, timesIn: Times): Timeline {
  return timelines(of, blocksOfElement(of).map(timesIn), () =>
    of.type === 'table'
      ? { entries: of.rows.flatMap((row) => entryIn(row, row.at, timesIn)), table: of }
      : { entries: of.items.flatMap((item) => entryIn(item, startOf(item.textAt), timesIn)), table: undefined },
  )
}

const namedTimelines = fromSectionBodies(({ heading }) => (heading && namesTimeline(heading.text) ? heading : undefined))

/** The document's defaults for parts that a time does not name. */
export function defaultsOf(time: TimeInDocument): MomentDefaults {
  return { ...(time.documentDate && { date: time.documentDate }), ...(time.declaration && { zone: time.declaration.zone }) }
}

/** The place where the time of an item is: its start. */
function startOf(at: Place): Place {
  return { ...at, end: Math.min(at.end, at.start + 30) }
}

/** The first time at a place that can be compared, if any. */
function entryIn(from: TimelineEntry['from'], at: Place, times: Times): TimelineEntry[] {
  const all = times(at.block)
  const time = all[firstFrom(at.start, all)]
  if (time && time.at.start >= at.end) return []
  const moment = time && !time.mention.approximate ? momentsIn(time)[0] : undefined
  return time && moment ? [{ at, time, moment, from }] : []
}
