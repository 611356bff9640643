/** The deadlines of a document. */

import { timelinesOf } from '../chronology/timelines.ts'
import { contains } from '../markdown/blocks.ts'
import type { Block, Document, Place } from '../markdown/document.ts'
import { fieldsIn } from '../markdown/outline.ts'
import type { Match } from '../matching/documentMatch.ts'
import type { Stage } from '../template/kind.ts'
import type { Zone } from '../time/index.ts'
import type { Action } from './actions.ts'
import type { KnownIssue } from './issues.ts'
import type { SignOffLine } from './signOffs.ts'
import { shortened, subjectOf } from './visibleText.ts'
import { datedMoments, endOf, type When, whenAt } from './when.ts'

/** Labels of the day of writing. */
const ownDate =
  /^(?:date|written|created|prepared|posted|sent|session|(?:last )?updated?|datum|erstellt|(?:letzte )?aktualisier(?:t|ung))$/i

/** Moments without a label that are looked at, the next ones. */
const maxUnlabelledMoments = 30

export interface Deadline {
  readonly label: string
  /** Empty if none is named. */
  readonly owner: string
  readonly when: When
  /** True if it has passed. */
  readonly overdue: boolean
  readonly at: Place
}

/** The deadlines of a document, the earliest first: everything overdue, and all future moments and days. */
export function deadlinesOf(
  document: Document,
  match: Match,
  {
    stage,
    zone,
    now,
    actions,
    issues,
    signOffs,
  }: {
    readonly stage: Stage | undefined
    readonly zone: Zone
    readonly now: number
    readonly actions: readonly Action[]
    readonly issues: readonly KnownIssue[]
    readonly signOffs: readonly SignOffLine[]
  },
): Deadline[] {
  if (stage === 'closed') return []
  const found: Deadline[] = []
  // Events of the past and dates of signatures are no deadlines.
  const told = timelinesOf(document, match).flatMap(({ entries }) => entries.map(({ at }) => at))
  const taken = new Map<Block, Place[]>()
  const take = (at: Place) => taken.set(at.block, [...(taken.get(at.block) ?? []), at])
  for (const at of [...told, ...signOffs.map((one) => one.at)]) take(at)
  const add = (label: string, owner: string, when: When | undefined, at: Place, mayBePast: boolean) => {
    const overdue = when !== undefined && endOf(when) < now
    if (!when || label === '' || (overdue && !mayBePast)) return
    if (taken.get(at.block)?.some((other) => contains(other, at) || contains(at, other))) return
    take(at)
    found.push({ label, owner, when, overdue, at })
  }
  for (const { text, owner, due, at } of actions) add(shortened(text), owner, due, at, true)
  for (const issue of issues) add([issue.id, issue.text].filter((words) => words !== '').join(' '), issue.owner, issue.eta, issue.at, false)
  for (const section of match.outline.sections) {
    for (const { field } of fieldsIn(section.elements)) {
      if (field.value.empty || field.value.at.end - field.value.at.start > 80 || ownDate.test(field.label)) continue
      add(field.label, '', whenAt(field.value.at, document), field.value.at, false)
    }
  }
  const ahead = datedMoments(document, zone).filter(({ when }) => when.instant >= now)
  const next = ahead.toSorted((a, b) => a.when.instant - b.when.instant).slice(0, maxUnlabelledMoments)
  for (const { when, at } of next) add(subjectOf(at), '', when, at, false)
  return found.toSorted((a, b) => endOf(a.when) - endOf(b.when))
}
