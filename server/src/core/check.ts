/** The one door to a checked document: the editor, the command line and the worker all come through here. */
import { nameOfBlank } from './blankNames.ts'
import { factsOf, type HandoffFacts, resolvePath } from './facts.ts'
import { detectKind, type KindSource } from './kind/detect.ts'
import type { Kind, Stage } from './kind/kind.ts'
import { type Match, matchKind } from './kind/match.ts'
import { stageOf } from './kind/stages.ts'
import type { Document, Place } from './model/document.ts'
import { placeholdersIn } from './placeholders.ts'
import { type Obligation, type Readiness, sumUp } from './readiness.ts'
import type { Environment, Problem, Rule, RuleContext, Severity, WaiverUse } from './rule.ts'
import { documentRules, rules, waiverRules } from './rules/index.ts'
import type { Span } from './text.ts'
import { covers, isInForce, type Waiver, waiversOf } from './waivers.ts'

/** What a check needs beside the document. */
export interface CheckOptions extends Environment {
  /** The kinds that there are, by id, `general` included. */
  readonly kinds: ReadonlyMap<string, Kind>
  /** The document's path relative to the project, with `/`; decides by glob and by name. Empty for an untitled one. */
  readonly path: string
  /** A kind that was chosen from outside (`--kind`, a setting by glob), with where the choice came from. */
  readonly forced?: { readonly id: string; readonly from: 'option' | 'configuration' } | undefined
  /** Overrides the stage of the front matter. */
  readonly stage?: Stage | undefined
  /** Overrides of the rules' severities, `off` included. */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>
}

export interface CheckResult {
  readonly document: Document
  /** `undefined` for a document that is no handoff, which gets no problem either. */
  readonly kind: Kind | undefined
  readonly kindFrom: KindSource
  readonly stage: Stage | undefined
  /** How the document meets its template; `undefined` without a kind. */
  readonly match: Match | undefined
  /** In document order. */
  readonly findings: readonly Finding[]
  /** What would be a finding, each with the waiver that covers it, in document order. */
  readonly waived: readonly { readonly finding: Finding; readonly waiver: Waiver }[]
  /** `undefined` without a kind. */
  readonly readiness: Readiness | undefined
  /** The waivers, with whether each covered anything. */
  readonly waivers: readonly WaiverUse[]
  /** Rules that threw: a defect of ours, to be logged. The others were run all the same. */
  readonly failures: readonly { readonly rule: string; readonly error: unknown }[]
}

/** A problem with the rule that found it, its place counted from the start of the document. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly span: Span
  readonly problem: Problem
}

/** Checks a document. Never throws for anything in the document. */
export function check(document: Document, options: CheckOptions): CheckResult {
  const { kind, from } = detectKind(document, options.kinds, options.path, options.forced)
  const stage = options.stage ?? stageOf(document)
  if (!kind)
    return {
      document,
      kind,
      kindFrom: 'none',
      stage,
      match: undefined,
      findings: [],
      waived: [],
      readiness: undefined,
      waivers: [],
      failures: [],
    }
  const match = matchKind(document, kind, stage)
  const failures: { rule: string; error: unknown }[] = []
  const environment: Environment = options
  const waivers = waiversOf(document)
  const facts = options.workspace ? ownFacts(document, kind, stage, match, options.path) : undefined
  const run = (some: readonly Rule[], uses: readonly WaiverUse[]): Finding[] => {
    const ruleIds = rules.map((rule) => rule.id)
    const context: RuleContext = {
      document,
      match,
      kind,
      stage,
      environment,
      facts,
      kindIds: [...options.kinds.keys()],
      ruleIds,
      waivers: uses,
    }
    return some.flatMap((rule) => {
      const setting = options.severities?.get(rule.id)
      if (setting === 'off') return []
      try {
        return Array.from(rule.check(context), (problem) => ({
          rule: rule.id,
          severity: setting ?? severityOf(rule, problem, stage),
          span: document.spanOf(problem.at),
          problem,
        }))
      } catch (error) {
        failures.push({ rule: rule.id, error })
        return []
      }
    })
  }
  const inForce = waivers.filter((waiver) => isInForce(waiver, options.now))
  const found = run(
    documentRules,
    waivers.map((waiver) => ({ waiver, used: false })),
  )
  const used = new Set<Waiver>()
  const passed: { finding: Finding; waiver: Waiver }[] = []
  const findings = found.filter((finding) => {
    const covering = inForce.filter((waiver) => covers(waiver, finding.rule, finding.span))
    for (const waiver of covering) used.add(waiver)
    if (covering[0]) passed.push({ finding, waiver: covering[0] })
    return covering.length === 0
  })
  const uses = waivers.map((waiver) => ({ waiver, used: used.has(waiver) }))
  findings.push(...run(waiverRules, uses))
  const inOrder = (a: Finding, b: Finding) => a.span.start - b.span.start || a.span.end - b.span.end
  findings.sort(inOrder)
  const errors = findings.some((finding) => finding.severity === 'error')
  return {
    document,
    kind,
    kindFrom: from,
    stage,
    match,
    findings,
    waived: passed.sort((a, b) => inOrder(a.finding, b.finding)),
    readiness: sumUp(waived(withPlaceholders(document, match), document, inForce), errors),
    waivers: uses,
    failures,
  }
}

/** The facts that rules on other documents compare with; whether this one is ready is for the others to ask. */
function ownFacts(document: Document, kind: Kind, stage: Stage | undefined, match: Match, path: string): HandoffFacts | undefined {
  const facts = factsOf({ document, kind, stage, readiness: sumUp(match.obligations, false) }, path)
  return facts && { ...facts, previous: facts.previous === undefined ? undefined : resolvePath(path, facts.previous) }
}

/** While a draft, what is merely not written yet is information; from *ready* on it is an error. */
function severityOf(rule: Rule, problem: Problem, stage: Stage | undefined): Severity {
  if (rule.blank && stage === 'draft') return 'information'
  if (rule.blank && stage !== undefined) return 'error'
  return problem.severity ?? rule.severity
}

/** Open lines that a waiver covers count as waived. */
function waived(lines: readonly Obligation[], document: Document, waivers: readonly Waiver[]): readonly Obligation[] {
  if (waivers.length === 0) return lines
  return lines.map((line) => {
    const { rule } = line
    if (line.state !== 'open' || rule === undefined) return line
    return waivers.some((waiver) => covers(waiver, rule, document.spanOf(line.at))) ? { ...line, state: 'waived' } : line
  })
}

/** The obligations, and an open line for each placeholder that stands in none of them. */
function withPlaceholders(document: Document, match: Match): Obligation[] {
  const open = match.obligations.filter((line) => line.rule === 'placeholder-text')
  const lines = [...match.obligations]
  const covered = (at: Place) =>
    [...match.claimed, ...open.map((line) => line.at)].some(
      (place) => place.block === at.block && at.start >= place.start && at.start <= place.end,
    )
  for (const block of document.blocks) {
    for (const { at, text } of placeholdersIn(block))
      if (!covered(at)) lines.push({ label: nameOfBlank(at) ?? text, section: [], state: 'open', at, rule: 'placeholder-text' })
  }
  return lines
}
