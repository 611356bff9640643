/** A new status update on an incident: what a template asks for, and what is known of it. */

import { saysNextUpdate } from '../chronology/updates.ts'
import { conceptsIn } from '../lexicon/names.ts'
import { utcMinute } from '../linter/fixes/values.ts'
import type { Document } from '../markdown/document.ts'
import type { Match } from '../matching/documentMatch.ts'
import type { FieldPart, Kind, SectionPart } from '../template/kind.ts'
import type { Zone } from '../time/index.ts'
import { remembered } from '../util/remembered.ts'
import { type Status, tellsWhatWasDone } from './status.ts'
import { eventsOf } from './timeline.ts'
import { shortened } from './visibleText.ts'

/** What a field of a status update is about. */
export type UpdateRole = 'next' | 'posted' | 'audience' | 'channel' | 'severity' | 'state' | 'summary' | 'impact' | 'changes'

/** The role of a label; `undefined` for any other. */
export const updateRole = remembered((label: string): UpdateRole | undefined => {
  if (saysNextUpdate(label)) return 'next'
  const concepts = conceptsIn(label)
  if (concepts.includes('posted') || (concepts.includes('last') && concepts.includes('update'))) return 'posted'
  const role = (['audience', 'channel', 'severity', 'impact', 'summary', 'state'] as const).find((one) => concepts.includes(one))
  return role ?? (tellsWhatWasDone(label) ? 'changes' : undefined)
})

/** True for a kind of status updates: it asks who reads it, and when the next update is due. */
export function isUpdateKind(kind: Kind): boolean {
  const roles = new Set(fieldsIn(kind.root).map(({ name }) => updateRole(name)))
  return roles.has('audience') && roles.has('next')
}

function fieldsIn({ parts, sections }: SectionPart): FieldPart[] {
  const own = parts.flatMap((part) => (part.type === 'field' ? [part] : part.type === 'record' ? part.fields : []))
  return [...own, ...sections.flatMap(fieldsIn)]
}

/** What is known for a new update. */
export interface KnownForUpdate {
  readonly status: Status
  /** What happened since the last update, in order. */
  readonly changes: readonly string[]
  /** The last update on the incident, which went to the same readers. */
  readonly last: { readonly audience: string; readonly channel: string } | undefined
  /** Milliseconds since 1970. */
  readonly now: number
  /** The minutes until the next update. */
  readonly cadence: number
}

/** The value of a part; empty if nothing is known that fits, so that it stays to be written. */
export function knownValue(part: FieldPart, { status, changes, last, now, cadence }: KnownForUpdate): string {
  switch (updateRole(part.name)) {
    case 'next':
      return status.resolved ? '' : utcMinute(now + cadence * 60_000)
    case 'posted':
      return utcMinute(now)
    case 'audience':
      return offered(last?.audience ?? '', part)
    case 'channel':
      return offered(last?.channel ?? '', part)
    case 'severity':
      return offered(status.severity, part)
    case 'state':
      return offered(status.state, part)
    case 'summary':
      return summaryFor(part, linesAbout(status, undefined))
    case 'impact':
      return linesAbout(status, 'Impact').join(' ')
    case 'changes':
      return changes.join('; ')
    default:
      return ''
  }
}

/** A value as a choice spells it; empty if it is none of them. */
function offered(value: string, { choices }: FieldPart): string {
  return choices.length === 0 ? value : (choices.find((choice) => choice.toLowerCase() === value.trim().toLowerCase()) ?? '')
}

function linesAbout({ statements }: Status, topic: string | undefined): string[] {
  return statements.filter(({ label }) => label?.pattern === topic).flatMap(({ lines }) => lines.map(({ text }) => text))
}

/** The summary, its first sentence alone where one is asked for. */
function summaryFor({ limits }: FieldPart, lines: readonly string[]): string {
  const text = lines.join(' ')
  return limits.sentences?.most === 1 ? (/^.+?[.!?。！？](?=\s|$)/u.exec(text)?.[0] ?? text) : text
}

/** An update tells of the newest events; older ones are in the document of the incident. */
const maxChanges = 8

/** The events of the timeline after a moment, in order: `14:35Z Flag rolled back`. */
export function changesSince(
  document: Document,
  match: Match,
  { since, now, zone }: { since: number | undefined; now: number; zone: Zone },
): string[] {
  const told = eventsOf(document, match, zone).filter(
    ({ when, isEnd }) => !isEnd && when.instant <= now && when.instant > (since ?? Number.NEGATIVE_INFINITY),
  )
  told.sort((one, other) => one.when.instant - other.when.instant)
  return told.slice(-maxChanges).map(({ when, label, note }) => {
    const words = shortened([label, note].filter(Boolean).join(': ')).replace(/[.;]+$/, '')
    return `${utcMinute(when.instant).slice(11)} ${words}`
  })
}
