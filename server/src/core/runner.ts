/** Runs rules: those on a block or on a stretch only where something has changed. */
import type { Found } from './kind/findings.ts'
import { FoundMatch } from './kind/found.ts'
import type { Block } from './model/document.ts'
import type { Environment, Problem, Rule, RuleContext } from './rule.ts'

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

/** What was reported of a block or a stretch, and what has to be the same for it to hold. */
interface Kept extends Ran {
  readonly rules: readonly Rule[]
  /** All that comes from outside, but for the time and the files. */
  readonly setting: string
  /** `undefined` if it does not depend on the time. */
  readonly now: number | undefined
  readonly times: unknown
}

const ofBlocks = new WeakMap<Block, Kept>()
const ofStretches = new WeakMap<Found, Kept>()

/** How often a rule was run since the start, for those who count what an edit costs. */
export const counts = { rules: 0 }

/** Runs rules on a document. Those that throw are told of, and the others run all the same. */
export function runRules(rules: readonly Rule[], context: RuleContext): Ran {
  const setting = settingOf(context)
  const { kind } = context
  const ofKind = same(JSON.stringify([kind.id, kind.uri, kind.version, context.stage, setting]))
  const reported: Reported[] = []
  const failures: Failure[] = []
  const take = (ran: Ran) => {
    for (const one of ran.reported) reported.push(one)
    for (const one of ran.failures) failures.push(one)
  }
  const onDocument = partOf(rules, 'check')
  const onStretches = partOf(rules, 'inStretch')
  const onBlocks = partOf(rules, 'inBlock')
  take(run(onDocument, (rule) => rule.check?.(context)))
  const { match, document, stage } = context
  for (const found of match.found) {
    const known = ofStretches.get(found)
    if (holds(known, onStretches, ofKind, context, undefined)) {
      take(known)
      continue
    }
    const own = new FoundMatch(match.kind, stage, match.outline, [found])
    const tracked = new TrackedContext(context, own)
    const ran = run(onStretches, (rule) => rule.inStretch?.(tracked))
    if (!tracked.looksAround) ofStretches.set(found, { ...ran, rules: onStretches, setting: ofKind, now: tracked.now, times: undefined })
    take(ran)
  }
  for (const block of document.blocks) {
    const times = context.timesIn(block)
    const known = ofBlocks.get(block)
    if (holds(known, onBlocks, setting, context, times)) {
      take(known)
      continue
    }
    const tracked = new TrackedContext(context, undefined)
    const ran = run(onBlocks, (rule) => rule.inBlock?.(block, tracked))
    if (!tracked.looksAround) ofBlocks.set(block, { ...ran, rules: onBlocks, setting, now: tracked.now, times })
    take(ran)
  }
  return { reported, failures }
}

function holds(
  kept: Kept | undefined,
  rules: readonly Rule[],
  setting: string,
  { environment }: RuleContext,
  times: unknown,
): kept is Kept {
  return (
    kept !== undefined &&
    kept.rules === rules &&
    kept.setting === setting &&
    kept.times === times &&
    (kept.now === undefined || kept.now === environment.now)
  )
}

function run(rules: readonly Rule[], check: (rule: Rule) => Iterable<Problem> | undefined): Ran {
  const reported: Reported[] = []
  const failures: Failure[] = []
  for (const rule of rules) {
    counts.rules++
    try {
      for (const problem of check(rule) ?? []) reported.push({ rule, problem })
    } catch (error) {
      failures.push({ rule: rule.id, error })
    }
  }
  return { reported, failures }
}

type Part = 'check' | 'inStretch' | 'inBlock'
const parts = new WeakMap<readonly Rule[], Map<Part, readonly Rule[]>>()

/** The rules that look at as much as that; the same array for the same rules. */
function partOf(rules: readonly Rule[], part: Part): readonly Rule[] {
  const known = parts.get(rules) ?? new Map<Part, readonly Rule[]>()
  parts.set(rules, known)
  const before = known.get(part)
  if (before) return before
  const found = rules.filter((rule) => rule[part] !== undefined)
  known.set(part, found)
  return found
}

const settings = new Map<string, string>()

/** All from outside that a rule may depend on, but for the kind, the stage, the time, the files and the other documents, as one word. */
function settingOf({ environment }: RuleContext): string {
  const { timeZone, user, severityScale, cadence, leadTime } = environment
  const list = (map: ReadonlyMap<string, number> | undefined) => (map ? [...map] : undefined)
  return same(JSON.stringify([timeZone, user, severityScale, list(cadence), list(leadTime)]))
}

/** A text as the same object as before. */
function same(text: string): string {
  // The same text as the same object is compared at once.
  const before = settings.get(text)
  if (before !== undefined) return before
  if (settings.size > 100) settings.clear()
  settings.set(text, text)
  return text
}

/** A context that notes whether a rule has looked beyond its block or stretch: then what it reports holds for this once only. */
class TrackedContext implements RuleContext {
  readonly #context: RuleContext
  readonly #match: RuleContext['match'] | undefined
  readonly environment: Environment
  looksAround = false
  /** The time, if it was asked for. */
  now: number | undefined

  constructor(context: RuleContext, match: RuleContext['match'] | undefined) {
    this.#context = context
    this.#match = match
    const note = <T>(value: T): T => {
      this.looksAround = true
      return value
    }
    const { now, workspace, files, ...rest } = context.environment
    this.environment = Object.defineProperties({ ...rest } as Environment, {
      now: { get: () => (this.now = now) },
      workspace: { get: () => note(workspace) },
      files: { get: () => note(files) },
    })
  }

  get match(): RuleContext['match'] {
    if (!this.#match) this.looksAround = true
    return this.#match ?? this.#context.match
  }

  get document(): RuleContext['document'] {
    this.looksAround = true
    return this.#context.document
  }

  get facts(): RuleContext['facts'] {
    this.looksAround = true
    return this.#context.facts
  }

  get waivers(): RuleContext['waivers'] {
    this.looksAround = true
    return this.#context.waivers
  }

  get kind(): RuleContext['kind'] {
    if (!this.#match) this.looksAround = true
    return this.#context.kind
  }

  get stage(): RuleContext['stage'] {
    if (!this.#match) this.looksAround = true
    return this.#context.stage
  }

  get kindIds(): RuleContext['kindIds'] {
    return this.#context.kindIds
  }

  get ruleIds(): RuleContext['ruleIds'] {
    return this.#context.ruleIds
  }

  readonly timesIn = (block: Block) => this.#context.timesIn(block)
}
