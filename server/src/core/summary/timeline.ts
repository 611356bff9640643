/** The events of a document in order of time, and how long they took. */

import { type TimelineEntry, timelinesOf } from '../chronology/timelines.ts'
import { isResolved, lastUpdate } from '../chronology/updates.ts'
import { contains, sourceOf } from '../markdown/blocks.ts'
import type { Document, Place, Row, Table } from '../markdown/document.ts'
import { fieldsOf } from '../markdown/outline.ts'
import type { Match } from '../matching/documentMatch.ts'
import { asksForOwner } from '../recognisers/owners.ts'
import { addDays, type Zone } from '../time/index.ts'
import { shortened, subjectOf, visibleTextIn } from './visibleText.ts'
import { datedMoments, instantIn, type When, whenAt } from './when.ts'

/** The role of an event in measuring durations. */
export type Milestone = 'detection' | 'triage' | 'mitigation' | 'resolution' | 'handoff'

export interface TimelineEvent {
  readonly when: When
  readonly label: string
  /** Further words; empty for none. */
  readonly note: string
  /** Empty if none is named. */
  readonly owner: string
  readonly milestone: Milestone | undefined
  /** True for the end of a range, which has an event for each end. */
  readonly isEnd: boolean
  readonly at: Place
}

/** A duration in milliseconds. */
export interface Duration {
  readonly of: 'triage' | 'mitigation' | 'resolution' | 'handoff' | 'since-update'
  readonly milliseconds: number
  /** Where it ends, or the last update. */
  readonly at: Place
}

export interface OverviewTimeline {
  /** In order of time; at least two. */
  readonly events: readonly TimelineEvent[]
  /** False if no day is known, so that instants only tell the distance between events. */
  readonly dated: boolean
  readonly durations: readonly Duration[]
}

const milestones: readonly (readonly [Milestone, RegExp])[] = [
  [
    'detection',
    /\bdetect|\balert(?:ed|s)?\b|\b(?:incident |outage |impact )?(?:start(?:ed|s)?|began|begin)\b|\breported\b|entdeckt|erkannt|gemeldet|検知|发现/i,
  ],
  ['triage', /\btriage|\backnowledg|\beinordnung|\bbewertung|トリアージ|分诊/i],
  ['mitigation', /\bmitigat|\bcontain(?:ed|ment)\b|\broll(?:ed)?[ -]?back|eingedämmt|緩和|缓解/i],
  ['resolution', /(?<!not (?:yet )?)(?<!un)\bresol(?:v|ution)|\brecover(?:ed|y)\b|\bfixed\b|\ball clear\b|behoben|gelöst|復旧|恢复|解決/i],
  ['handoff', /\bhand(?:ed|s)?[ -]?(?:off|over)|übergabe|übergeben|引き?継ぎ|交接/i],
]

/** The events of a document's own timelines with a day, in document order. */
export function eventsOf(document: Document, match: Match, zone: Zone): TimelineEvent[] {
  return datedEvents(entriesOf(document, match), zone)
}

/** The timeline of a document: its own, else all its dated moments. `undefined` if there are fewer than two. */
export function timelineOf(document: Document, match: Match, zone: Zone, now: number): OverviewTimeline | undefined {
  const entries = entriesOf(document, match)
  const dated = entries.length === 0 || entries.some(({ entry }) => instantIn(entry.time, entry.moment, zone) !== undefined)
  const told = dated ? datedEvents(entries, zone) : undatedEvents(entries, zone)
  const own = dated ? [...told, ...milestoneFields(document, told)] : told
  const events = (own.length > 0 ? own : otherMoments(document, zone)).toSorted((a, b) => a.when.instant - b.when.instant)
  if (events.length < 2) return undefined
  return { events, dated, durations: durationsOf(events, document, dated ? now : undefined) }
}

interface Told {
  readonly entry: TimelineEntry
  readonly table: Table | undefined
}

function entriesOf(document: Document, match: Match): Told[] {
  return timelinesOf(document, match).flatMap(({ entries, table }) => entries.map((entry) => ({ entry, table })))
}

function datedEvents(entries: readonly Told[], zone: Zone): TimelineEvent[] {
  const events: TimelineEvent[] = []
  for (const told of entries) {
    const { time, moment } = told.entry
    const instant = instantIn(time, moment, zone)
    if (instant === undefined) continue
    const isOwnDay = (time.mention.date ?? time.mention.dateNearby ?? time.rowDate) !== undefined
    const before = isOwnDay ? undefined : events.at(-1)?.when.instant
    // A time without a day follows the event above, also past midnight.
    const days = before === undefined ? 0 : Math.round((before - instant) / (2 * halfDay))
    events.push(eventOf(told, { instant: instant + days * 2 * halfDay, wholeDay: false }))
  }
  return events
}

const halfDay = 12 * 60 * 60 * 1000

/** Without any day, the first event is on an arbitrary day, and the others follow, also past midnight. */
function undatedEvents(entries: readonly Told[], zone: Zone): TimelineEvent[] {
  const events: TimelineEvent[] = []
  let date = { year: 2000, month: 1, day: 1 }
  for (const told of entries) {
    const { time, moment } = told.entry
    const instantOn = (day: typeof date) => instantIn(time, { ...moment, date: day }, zone)
    const before = events.at(-1)?.when.instant
    let instant = instantOn(date)
    if (instant !== undefined && before !== undefined && before - instant > halfDay) {
      date = addDays(date, 1)
      instant = instantOn(date)
    }
    if (instant !== undefined) events.push(eventOf(told, { instant, wholeDay: false }))
  }
  return events
}

function eventOf({ entry, table }: Told, when: When): TimelineEvent {
  const { from, time, at } = entry
  if ('cells' in from) return { ...ofRow(from, table, time.at), when, at }
  const source = 'heading' in from ? (from.heading?.text ?? '') : from.text
  const label = shortened(source.replace(sourceOf(time.at), ' ')) || source
  return { when, label, note: '', owner: '', milestone: milestoneOf(label.slice(0, 60)), isEnd: false, at }
}

function ofRow(row: Row, table: Table | undefined, time: Place): Omit<TimelineEvent, 'when' | 'at'> {
  const isOwner = (index: number) => asksForOwner(table?.columns[index]?.text ?? '')
  const others = row.cells.map((cell, index) => ({ cell, index })).filter(({ cell }) => !contains(cell.at, time))
  const owner = others.find(({ index }) => isOwner(index))
  const [label = '', ...notes] = others
    .filter((other) => other !== owner)
    .map(({ cell }) => visibleTextIn(cell))
    .filter((words) => words !== '')
  return { label, note: notes.join(' · '), owner: visibleTextIn(owner?.cell), milestone: milestoneOf(label.slice(0, 60)), isEnd: false }
}

function milestoneOf(label: string): Milestone | undefined {
  return milestones.find(([, words]) => words.test(label))?.[0]
}

/** Fields such as `Detected at`, for milestones missing in the timeline. */
function milestoneFields(document: Document, told: readonly TimelineEvent[]): TimelineEvent[] {
  const known = new Set(told.map(({ milestone }) => milestone))
  return fieldsOf(document).flatMap((field) => {
    const milestone = field.value.empty || field.form === 'table' ? undefined : milestoneOf(field.label)
    const when = milestone === undefined || known.has(milestone) ? undefined : whenAt(field.value.at, document)
    // A label may only be about a milestone: *Mitigation Attempts*, with a time somewhere in its text.
    if (!when || when.wholeDay || field.value.at.end - field.value.at.start > 60) return []
    return [{ when, label: field.label, note: '', owner: '', milestone, isEnd: false, at: field.value.at }]
  })
}

function otherMoments(document: Document, zone: Zone): TimelineEvent[] {
  const moments = datedMoments(document, zone)
  // With this many, a list of moments is no timeline.
  if (moments.length > 100) return []
  return moments.map(({ when, at, isEnd }) => {
    const label = subjectOf(at)
    return { when, label, note: '', owner: '', milestone: milestoneOf(label.slice(0, 60)), isEnd, at }
  })
}

function durationsOf(events: readonly TimelineEvent[], document: Document, now: number | undefined): Duration[] {
  const start = events.find(({ milestone }) => milestone === 'detection')
  const durations: Duration[] = []
  for (const of of ['triage', 'mitigation', 'resolution', 'handoff'] as const) {
    const end = events.find(({ milestone, when }) => milestone === of && start && when.instant >= start.when.instant)
    if (start && end) durations.push({ of, milliseconds: end.when.instant - start.when.instant, at: end.at })
  }
  if (now === undefined || isResolved(document)) return durations
  const update = lastUpdate(document)
  const told = [...(update?.instant === undefined ? [] : [{ instant: update.instant, at: update.at }])]
  // If the last event is the latest, the timeline is in order.
  if (start) told.push(...events.map(({ when, at }) => ({ instant: when.instant, at })))
  const last = told.filter(({ instant }) => instant <= now).toSorted((one, other) => other.instant - one.instant)[0]
  if (last) durations.push({ of: 'since-update', milliseconds: now - last.instant, at: last.at })
  return durations
}
