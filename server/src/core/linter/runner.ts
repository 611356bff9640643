/** Runs the rules. Results per block and region are reused until something that they depend on changes. */

import type { Block } from '../markdown/document.ts'
import { DocumentMatch } from '../matching/documentMatch.ts'
import type { RegionMatch } from '../matching/regionMatch.ts'
import { lastPerObject } from '../util/perObject.ts'
import { step } from '../util/steps.ts'
import type { Problem, RegionContext, Rule, RuleContext } from './rule.ts'

/** A problem with the rule that found it. */
export interface Reported {
  readonly rule: Rule
  readonly problem: Problem
}

/** A rule that threw. */
export interface Failure {
  readonly rule: string
  readonly error: unknown
}

export interface Ran {
  readonly reported: readonly Reported[]
  readonly failures: readonly Failure[]
}

/** The last results of a block or region, kept as long as the values that they depend on are the same. */
const lastRun = lastPerObject<Block | RegionMatch, Ran>()

/** Runs rules on a document. A rule that throws becomes a failure; the others still run. */
export function runRules(rules: readonly Rule[], context: RuleContext): Ran {
  const { match, document, stage, kind, environment } = context
  const { now } = environment
  const setting = settingOf(context)
  const settingOfKind = JSON.stringify([kind.id, kind.uri, kind.version, stage, setting])
  const reported: Reported[] = []
  const failures: Failure[] = []
  const take = (ran: Ran) => {
    for (const one of ran.reported) reported.push(one)
    for (const one of ran.failures) failures.push(one)
  }
  take(run(rules, (rule) => rule.check?.(context)))
  for (const region of match.regions)
    take(
      lastRun(region, [rules, now, settingOfKind], () => {
        const own: RegionContext = { environment, timesIn: context.timesIn, match: new DocumentMatch(kind, stage, match.outline, [region]) }
        return run(rules, (rule) => rule.checkRegion?.(own))
      }),
    )
  for (const block of document.blocks)
    take(lastRun(block, [rules, now, setting, context.timesIn(block)], () => run(rules, (rule) => rule.checkBlock?.(block, context))))
  return { reported, failures }
}

function run(rules: readonly Rule[], check: (rule: Rule) => Iterable<Problem> | undefined): Ran {
  const reported: Reported[] = []
  const failures: Failure[] = []
  for (const rule of rules) {
    step()
    try {
      for (const problem of check(rule) ?? []) reported.push({ rule, problem })
    } catch (error) {
      failures.push({ rule: rule.id, error })
    }
  }
  return { reported, failures }
}

/** The part of the environment, other than the time, that a rule on a block may depend on, as one string. */
function settingOf({ environment }: RuleContext): string {
  const { timeZone, user, severityScale, cadence, leadTime } = environment
  const list = (map: ReadonlyMap<string, number> | undefined) => (map ? [...map] : undefined)
  return JSON.stringify([timeZone, user, severityScale, list(cadence), list(leadTime)])
}
