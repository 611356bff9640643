/** The overview of a handoff for its receiver, derived from a check. It shows only what the document says. */
import type { CheckResult } from '../check.ts'
import type { Environment } from '../linter/environment.ts'
import { type Action, actionsOf } from './actions.ts'
import { type ChainLink, chainOf, type RoleHandOff, roleHandOffsOf } from './chain.ts'
import { type Deadline, deadlinesOf } from './deadlines.ts'
import { type KnownIssue, knownIssuesOf } from './issues.ts'
import { type EscalationLevel, ladderOf } from './ladder.ts'
import { type SignOffLine, signOffsOf } from './signOffs.ts'
import { type SituationEntry, situationOf } from './situation.ts'
import { type OverviewTimeline, timelineOf } from './timeline.ts'
import { usualZone } from './when.ts'

export interface Overview {
  /** How things stand, by topic; empty where the document has no such part. */
  readonly situation: readonly SituationEntry[]
  /** What to do, the most urgent first. */
  readonly actions: readonly Action[]
  /** The earliest first, so that those that have passed lead. */
  readonly deadlines: readonly Deadline[]
  /** `undefined` if there are no events to sort. */
  readonly timeline: OverviewTimeline | undefined
  /** In order; empty for a handoff without others. */
  readonly chain: readonly ChainLink[]
  readonly handOffs: readonly RoleHandOff[]
  readonly ladder: readonly EscalationLevel[]
  readonly signOffs: readonly SignOffLine[]
  /** The open ones, the most severe first. */
  readonly issues: readonly KnownIssue[]
}

/** The overview of a checked document; `undefined` if it is no handoff. `path` is relative to the project, empty outside of one. */
export function overviewOf(result: CheckResult, environment: Environment, path: string): Overview | undefined {
  const { document, match, readiness, stage } = result
  if (!match || !readiness) return undefined
  const { percent, open, toCorrect, lines } = readiness
  const { now, workspace } = environment
  const zone = usualZone(environment.timeZone)
  const issues = knownIssuesOf(document, match)
  const actions = actionsOf(document, match)
  const signOffs = signOffsOf(document, match)
  return {
    situation: situationOf(match),
    actions: stage === 'closed' ? [] : actions,
    deadlines: deadlinesOf(document, match, { stage, zone, now, actions, issues, signOffs }),
    timeline: timelineOf(document, match, zone, now),
    chain: chainOf(document, { path, stage, progress: { percent, open, toCorrect: toCorrect.length } }, workspace),
    handOffs: roleHandOffsOf(match, lines),
    ladder: ladderOf(match),
    signOffs,
    issues,
  }
}
