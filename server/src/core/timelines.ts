/** Timelines: the rows, items and headings that tell in order what happened, each with its first time. */
import { fromEach } from './kind/found.ts'
import type { TablePart } from './kind/kind.ts'
import type { Match } from './kind/match.ts'
import { elementsOf } from './kind/outline.ts'
import { blocksOf, reads } from './model/blocks.ts'
import type { Document, List, Place, Row, Section, Table } from './model/document.ts'
import { type TimeInDocument, timesOfBlock } from './moments.ts'
import { momentsIn } from './rules/times.ts'
import type { Moment, MomentDefaults } from './time/index.ts'

/** One row, item or heading of a timeline with its first time. */
export interface TimelineEntry {
  readonly at: Place
  readonly time: TimeInDocument
  readonly moment: Moment
  /** What the entry is, for those who tell what it says. */
  readonly from: Row | List['items'][number] | Section
}

/** The entries of one table, one list or the headings of one section. */
export interface Timeline {
  readonly entries: readonly TimelineEntry[]
  /** The table that it is; `undefined` for a list and for headings. */
  readonly table: Table | undefined
}

const timelineWords =
  /time-?line|chronolog|sequence of events|\bevents?\b|incident log|verlauf|zeitlinie|zeitstrahl|タイムライン|時系列|经过|時間軸|时间线/i

/** The timelines of a document, in document order; those in which no entry has a time are empty. */
export function timelinesOf(document: Document, match: Match): Timeline[] {
  const times = (at: Place) => timesOfBlock(document, at.block)
  const found: Timeline[] = []
  for (const section of sectionsWithTimelines(document, match)) {
    for (const table of elementsOf(section.elements, 'table'))
      if (isTimeline(table, section, match)) found.push({ entries: table.rows.flatMap((row) => entryIn(row, row.at, times)), table })
    if (!timelineWords.test(section.heading?.text ?? '')) continue
    for (const list of section.elements)
      if (list.type === 'list')
        found.push({ entries: list.items.flatMap((item) => entryIn(item, startOf(item.textAt), times)), table: undefined })
    const entries = section.sections.flatMap((child) => (child.heading ? entryIn(child, child.heading.textAt, times) : []))
    found.push({ entries, table: undefined })
  }
  return found
}

const timelineReader = reads((block) => block.passages.some(({ heading }) => heading && timelineWords.test(heading.text)))

/** The sections that are called timelines, and those that hold a table which the template asks for as one, in document order. */
function sectionsWithTimelines(document: Document, match: Match): Section[] {
  const blocks = new Set([...blocksOf(document, timelineReader), ...askedFor(match).map((table) => table.at.block)])
  const inOrder = [...blocks].sort((a, b) => a.index - b.index)
  return [...new Set(inOrder.flatMap((block) => document.sectionsIn(block)))]
}

/** The tables that the template asks for as timelines. */
const askedFor = fromEach(({ tables }) => Array.from(tables).flatMap(([table, part]) => (isTimelinePart(part) ? [table] : [])))

function isTimelinePart({ rows, columns }: TablePart): boolean {
  return rows.length > 0 && columns.some((column) => column.valueType === 'timestamp')
}

/** What a document says of a time that does not say it itself. */
export function defaultsOf(time: TimeInDocument): MomentDefaults {
  return { ...(time.documentDate && { date: time.documentDate }), ...(time.declaration && { zone: time.declaration.zone }) }
}

function isTimeline(table: Table, section: Section, match: Match): boolean {
  const part = match.found.find(({ tables }) => tables.has(table))?.tables.get(table)
  return part ? isTimelinePart(part) : timelineWords.test(section.heading?.text ?? '')
}

/** Where the time of an item stands: at its beginning. */
function startOf(at: Place): Place {
  return { ...at, end: Math.min(at.end, at.start + 30) }
}

/** The first time at a place, if there is one that can be compared. */
function entryIn(from: TimelineEntry['from'], at: Place, times: (at: Place) => readonly TimeInDocument[]): TimelineEntry[] {
  const time = firstFrom(at.start, times(at))
  if (time && time.at.start >= at.end) return []
  const moment = time && !time.mention.approximate ? momentsIn(time)[0] : undefined
  return time && moment ? [{ at, time, moment, from }] : []
}

/** The first of a block's times, which are in order, that starts at an offset or behind it. */
function firstFrom(start: number, times: readonly TimeInDocument[]): TimeInDocument | undefined {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle]?.at.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return times[low]
}
