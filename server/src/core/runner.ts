/** Runs rules: those on a block or on a stretch only where something has changed. */
import { type Aligned, aligned } from './aligned.ts'
import type { Found } from './kind/findings.ts'
import { FoundMatch } from './kind/found.ts'
import type { Block, Document } from './model/document.ts'
import { saySameOfTimes } from './moments.ts'
import type { Environment, Problem, Rule, RuleContext } from './rule.ts'
import { step } from './steps.ts'

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
  /** The rules that have looked around: what they say holds for once only, and is not among what was reported. */
  readonly again: readonly Rule[]
  readonly rules: readonly Rule[]
  /** All that comes from outside, but for the time and the files. */
  readonly setting: string
  /** `undefined` if it does not depend on the time. */
  readonly now: number | undefined
  readonly times: unknown
}

const keptOf = new WeakMap<Block | Found, Kept>()

/** How often a rule was run since the start, for those who count what an edit costs. */
export const counts = { rules: 0 }

/** The last run on a document, so that what an edit has not touched is not even looked at. */
interface LastRun {
  readonly rules: readonly Rule[]
  readonly ofKind: string
  readonly now: number
  readonly document: Document
  readonly stretches: Spoken<Found>
  readonly blocks: Spoken<Block>
}

/** What was reported of each thing, and those of which there is something to say: most of a document is passed over without being looked at. */
interface Spoken<T> {
  readonly list: Aligned<T, Kept>
  readonly said: readonly { readonly thing: T; readonly kept: Kept }[]
}

const lastRuns = new WeakMap<object, LastRun>()

/** Runs rules on a document. Those that throw are told of, and the others run all the same. */
export function runRules(rules: readonly Rule[], context: RuleContext): Ran {
  const { match, document, stage, kind, environment } = context
  const { now } = environment
  const setting = settingOf(context)
  const ofKind = same(JSON.stringify([kind.id, kind.uri, kind.version, stage, setting]))
  const before = lastRuns.get(document.lineage)
  const last = before?.rules === rules && before.ofKind === ofKind && before.now === now ? before : undefined
  const reported: Reported[] = []
  const failures: Failure[] = []
  const take = (ran: Ran) => {
    if (ran.reported.length > 0) for (const one of ran.reported) reported.push(one)
    if (ran.failures.length > 0) failures.push(...ran.failures)
  }
  take(run(partOf(rules, 'check'), (rule) => rule.check?.(context)))

  const onStretches = partOf(rules, 'inStretch')
  const inStretch = (found: Found) => new TrackedContext(context, new FoundMatch(kind, stage, match.outline, [found]))
  const stretches = spokenOf(last?.stretches, match.found, (found) => {
    const known = keptOf.get(found)
    if (holds(known, onStretches, ofKind, now, undefined)) return spoken(known)
    const tracked = inStretch(found)
    const ran = runApart(onStretches, tracked, (rule) => rule.inStretch?.(tracked))
    return keep(found, { ...ran, rules: onStretches, setting: ofKind, times: undefined })
  })
  const onBlocks = partOf(rules, 'inBlock')
  const sameTimes = last !== undefined && saySameOfTimes(document, last.document)
  const blocks = spokenOf(sameTimes ? last.blocks : undefined, document.blocks, (block) => {
    const times = context.timesIn(block)
    const known = keptOf.get(block)
    if (holds(known, onBlocks, setting, now, times)) return spoken(known)
    const tracked = new TrackedContext(context, undefined)
    const ran = runApart(onBlocks, tracked, (rule) => rule.inBlock?.(block, tracked))
    return keep(block, { ...ran, rules: onBlocks, setting, times })
  })
  lastRuns.set(document.lineage, { rules, ofKind, now, document, stretches, blocks })
  takeAll(stretches, take, (found, again) => {
    const own = inStretch(found)
    return run(again, (rule) => rule.inStretch?.(own))
  })
  takeAll(blocks, take, (block, again) => run(again, (rule) => rule.inBlock?.(block, context)))
  return { reported, failures }
}

function spokenOf<T>(last: Spoken<T> | undefined, things: readonly T[], report: (thing: T) => Kept | undefined): Spoken<T> {
  const list = aligned(things, last?.list, report)
  if (last && !list.changed) return { list, said: last.said }
  const said: { thing: T; kept: Kept }[] = []
  for (let index = 0; index < things.length; index++) {
    const kept = list.results[index]
    if (kept) said.push({ thing: things[index] as T, kept })
  }
  return { list, said }
}

/** What was reported of each thing, and what those rules say now that have looked around. */
function takeAll<T>({ said }: Spoken<T>, take: (ran: Ran) => void, runAgain: (thing: T, rules: readonly Rule[]) => Ran): void {
  for (const { thing, kept } of said) {
    take(kept)
    if (kept.again.length > 0) take(runAgain(thing, kept.again))
  }
}

function keep(thing: Block | Found, kept: Kept): Kept | undefined {
  keptOf.set(thing, kept)
  return spoken(kept)
}

/** `undefined` for one of which there is nothing to say. */
function spoken(kept: Kept): Kept | undefined {
  return kept.reported.length + kept.failures.length + kept.again.length > 0 ? kept : undefined
}

function holds(kept: Kept | undefined, rules: readonly Rule[], setting: string, now: number, times: unknown): kept is Kept {
  return (
    kept !== undefined &&
    kept.rules === rules &&
    kept.setting === setting &&
    kept.times === times &&
    (kept.now === undefined || kept.now === now)
  )
}

/** Runs rules. */
function run(rules: readonly Rule[], check: (rule: Rule) => Iterable<Problem> | undefined): Ran {
  const reported: Reported[] = []
  const failures: Failure[] = []
  for (const rule of rules) {
    counts.rules++
    step()
    try {
      for (const problem of check(rule) ?? []) reported.push({ rule, problem })
    } catch (error) {
      failures.push({ rule: rule.id, error })
    }
  }
  return { reported, failures }
}

/** Runs rules on a block or a stretch, and leaves out what those report that look around: they have to be run again each time. */
function runApart(
  rules: readonly Rule[],
  context: TrackedContext,
  check: (rule: Rule) => Iterable<Problem> | undefined,
): Pick<Kept, 'reported' | 'failures' | 'again' | 'now'> {
  const reported: Reported[] = []
  const failures: Failure[] = []
  const again: Rule[] = []
  let now: number | undefined
  for (const rule of rules) {
    context.forget()
    const ran = run([rule], check)
    if (context.looksAround) {
      again.push(rule)
      continue
    }
    now ??= context.now
    if (ran.reported.length > 0) reported.push(...ran.reported)
    if (ran.failures.length > 0) failures.push(...ran.failures)
  }
  return { reported, failures, again, now }
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

  /** Begins anew, for another rule. */
  forget(): void {
    this.looksAround = false
    this.now = undefined
  }

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

  get kept(): RuleContext['kept'] {
    this.looksAround = true
    return this.#context.kept
  }

  get unknownKind(): RuleContext['unknownKind'] {
    this.looksAround = true
    return this.#context.unknownKind
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
