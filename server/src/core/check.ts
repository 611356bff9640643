/** The one door to a checked document: the editor, the command line and the worker all come through here. */
import { detectKind, type KindSource } from './kind/detect.ts'
import type { Kind, Stage } from './kind/kind.ts'
import { type Match, matchKind } from './kind/match.ts'
import { stageOf } from './kind/stages.ts'
import type { Document, Place } from './model/document.ts'
import { placeholdersIn } from './placeholders.ts'
import { type Obligation, type Readiness, sumUp } from './readiness.ts'
import type { Environment, Problem, Rule, RuleContext, Severity } from './rule.ts'
import { rules } from './rules/index.ts'
import type { Span } from './text.ts'

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
  /** `undefined` without a kind. */
  readonly readiness: Readiness | undefined
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
  if (!kind) return { document, kind, kindFrom: 'none', stage, match: undefined, findings: [], readiness: undefined, failures: [] }
  const match = matchKind(document, kind, stage)
  const context: RuleContext = { document, match, kind, stage, environment: { now: options.now, timeZone: options.timeZone } }
  const findings: Finding[] = []
  const failures: { rule: string; error: unknown }[] = []
  for (const rule of rules) {
    const setting = options.severities?.get(rule.id)
    if (setting === 'off') continue
    try {
      for (const problem of rule.check(context)) {
        findings.push({ rule: rule.id, severity: setting ?? severityOf(rule, problem, stage), span: document.spanOf(problem.at), problem })
      }
    } catch (error) {
      failures.push({ rule: rule.id, error })
    }
  }
  findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  const errors = findings.some((finding) => finding.severity === 'error')
  return { document, kind, kindFrom: from, stage, match, findings, readiness: sumUp(withPlaceholders(document, match), errors), failures }
}

/** While a draft, what is merely not written yet is information; from *ready* on it is an error. */
function severityOf(rule: Rule, problem: Problem, stage: Stage | undefined): Severity {
  if (rule.blank && stage === 'draft') return 'information'
  if (rule.blank && stage !== undefined) return 'error'
  return problem.severity ?? rule.severity
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
      if (!covered(at)) lines.push({ label: text, section: [], state: 'open', at, rule: 'placeholder-text' })
  }
  return lines
}
