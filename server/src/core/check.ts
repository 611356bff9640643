/** The entry point for checking: the editor, the command line and the worker all call `check`. */

import { amongTimes } from './chronology/zoneHints.ts'
import { nameOfBlank } from './linter/blankNames.ts'
import type { Environment } from './linter/environment.ts'
import { templateFinding, unparsedFinding, unreadFinding, withoutTooMany } from './linter/extent.ts'
import { OwnContents } from './linter/facts.ts'
import { type Readiness, sumUp } from './linter/readiness.ts'
import type { Finding, Problem, Rule, RuleContext, Severity, WaiverUse } from './linter/rule.ts'
import { type Failure, runRules } from './linter/runner.ts'
import { covers, isInForce, type Waiver, waiversOf } from './linter/waivers.ts'
import type { Block, Document, Place } from './markdown/document.ts'
import { inBlocks } from './markdown/parser/continued.ts'
import { isUnread } from './markdown/parser/cut.ts'
import type { Match } from './matching/documentMatch.ts'
import { fromRegions } from './matching/documentMatch.ts'
import { matchKind } from './matching/match.ts'
import type { Requirement } from './matching/requirement.ts'
import { placeholdersIn } from './recognisers/placeholders.ts'
import { timesOfBlock } from './recognisers/times/moments.ts'
import { documentRules, rules, waiverRules } from './rules/index.ts'
import { detectKind, type ForcedKind, type KindSource, kindNamed } from './template/detect.ts'
import type { Kind, Stage } from './template/kind.ts'
import { isLeftAt, textsOf } from './template/ownText.ts'
import { stageFor } from './template/stages.ts'
import { perObject } from './util/perObject.ts'
import type { Span } from './util/text.ts'

export type { Finding }

/** What a check needs beside the document. */
export interface CheckOptions extends Environment {
  /** All kinds by id, `general` included. */
  readonly kinds: ReadonlyMap<string, Kind>
  /** The document's path relative to the project, with `/`; decides by glob and by name. Empty for an untitled one. */
  readonly path: string
  /** A kind that was chosen from outside (`--kind`, a setting by glob), with where the choice came from. */
  readonly forced?: ForcedKind | undefined
  /** The kind that the document resembled in its last check. Only an editor knows it. */
  readonly known?: string | undefined
  /** Overrides the stage of the front matter; `none` takes it away. */
  readonly stage?: Stage | 'none' | undefined
  /** UTF-16 units of the text that lie beyond `document`, because the text is too long. Left out for none. */
  readonly unread?: number | undefined
  /** Overrides of the rules' severities, `off` included. */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>
}

export interface CheckResult {
  readonly document: Document
  /** `undefined` for a document that is no handoff. Such a document has no findings. */
  readonly kind: Kind | undefined
  readonly kindFrom: KindSource
  readonly stage: Stage | undefined
  /** How the document meets its template; `undefined` without a kind. */
  readonly match: Match | undefined
  /** In document order. */
  readonly findings: readonly Finding[]
  /** The findings that a waiver covers, each with its waiver, in document order. */
  readonly waived: readonly { readonly finding: Finding; readonly waiver: Waiver }[]
  /** `undefined` without a kind. It is computed on first use. */
  readonly readiness: Readiness | undefined
  /** The waivers, with whether each covered anything. */
  readonly waivers: readonly WaiverUse[]
  /** Rules that threw. This is a defect of ours, to be logged; the other rules have run. */
  readonly failures: readonly { readonly rule: string; readonly error: unknown }[]
}

/** Checks a document. Never throws for anything in the document. */
export function check(document: Document, options: CheckOptions): CheckResult {
  const { kind, from, kept = false } = detectKind(document, options.kinds, options.path, options.forced, options.known)
  const stage = stageFor(document, options.stage)
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
  const failures: Failure[] = []
  const waivers = waiversOf(document, ruleIds)
  const context: RuleContext = {
    document,
    match,
    kind,
    kept,
    unknownKind: from === 'front-matter' ? undefined : unknownSetting(options),
    stage,
    environment: options,
    timesIn: (block) => timesOfBlock(document, block),
    get facts() {
      return options.workspace ? new OwnContents(document, kind, stage, options.path) : undefined
    },
    kindIds: [...options.kinds.keys()],
    ruleIds,
    waivers: waivers.map((waiver) => ({ waiver, used: false })),
  }
  const find = (some: readonly Rule[], of: RuleContext): Finding[] => {
    const ran = runRules(wanted(some, options.severities), of)
    failures.push(...ran.failures)
    const found: Finding[] = []
    const amongOthers = amongTimes(document)
    for (const { rule, problem } of ran.reported) {
      const setting = options.severities?.get(rule.id)
      if (setting === 'off' || (problem.unlessClaimed && isClaimed(problem.at, match))) continue
      if (problem.time && isOfTemplate(problem.at, match)) continue
      found.push(new Found(rule, amongOthers(problem, rule), setting ?? severityOf(rule, problem, stage), document))
    }
    return found
  }
  const inForce = waivers.filter((waiver) => isInForce(waiver, options))
  const found = find(documentRules, context)
  const used = new Set<Waiver>()
  const passed: { finding: Finding; waiver: Waiver }[] = []
  const isFree = (finding: Finding) => {
    const covering = inForce.filter((waiver) => covers(waiver, finding.rule, finding.span))
    for (const waiver of covering) used.add(waiver)
    if (covering[0]) passed.push({ finding, waiver: covering[0] })
    return covering.length === 0
  }
  const free = inForce.length === 0 ? found : found.filter(isFree)
  const uses = waivers.map((waiver) => ({ waiver, used: used.has(waiver) }))
  if (waivers.length > 0) free.push(...find(waiverRules, { ...context, waivers: uses }))
  if (kind.isUnread) free.push(templateFinding(document, kind.id))
  free.push(...document.blocks.filter(isUnread).map((block) => unparsedFinding(document, block)))
  const findings = withoutTooMany(free.sort(inOrder))
  if (options.unread) findings.push(unreadFinding(document, options.unread))
  let readiness: Readiness | undefined
  return {
    document,
    kind,
    kindFrom: from,
    stage,
    match,
    findings,
    waived: passed.sort((a, b) => inOrder(a.finding, b.finding)),
    // Many callers never read the readiness, so its lines are computed on first use.
    get readiness() {
      readiness ??= sumUp(document, waived(withPlaceholders(document, match), document, inForce), findings)
      return readiness
    },
    waivers: uses,
    failures,
  }
}

/** A kind that an editor setting names and that does not exist. The configuration reports its own unknown kinds. */
function unknownSetting({ forced, kinds }: CheckOptions): string | undefined {
  return forced?.from === 'setting' && !kindNamed(forced.id, kinds) ? forced.id : undefined
}

const wantedRules = new Map<string, readonly Rule[]>()

/** The rules that are not off. Equal inputs give the same array, so that results stored by it stay valid. */
function wanted(some: readonly Rule[], severities: CheckOptions['severities']): readonly Rule[] {
  const left = some.filter(({ id }) => severities?.get(id) !== 'off')
  if (left.length === some.length) return some
  const key = left.map(({ id }) => id).join(' ')
  const known = wantedRules.get(key) ?? left
  wantedRules.set(key, known)
  return known
}

const ruleIds = rules.map((rule) => rule.id)
const ranks = new Map(ruleIds.map((id, index) => [id, index]))

/** Sorts by start, then by end, then by the order of the rules. */
function inOrder(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (ranks.get(a.rule) ?? 0) - (ranks.get(b.rule) ?? 0)
}

/** A finding whose span is computed on first use. */
class Found implements Finding {
  readonly rule: string
  readonly severity: Severity
  readonly problem: Problem
  readonly #document: Document
  #span: Span | undefined

  constructor(rule: Rule, problem: Problem, severity: Severity, document: Document) {
    this.rule = rule.id
    this.severity = severity
    this.problem = problem
    this.#document = document
  }

  get span(): Span {
    this.#span ??= this.#document.spanOf(this.problem.at)
    return this.#span
  }
}

const claimsOf = fromRegions(({ claimed }) => claimed)

/** True if the template assigns the blank at this place to another rule. */
function isClaimed(at: Place, match: Match): boolean {
  return (
    byBlock(claimsOf(match))
      .get(at.block)
      ?.some((place) => at.start >= place.start && at.end <= place.end) ?? false
  )
}

/** True for a place in words that stand in the template just so: its guidance is no statement about a time. */
function isOfTemplate(at: Place, match: Match): boolean {
  return match.outline.document.sectionsIn(at.block).some((section) => {
    const part = match.sections.get(section)
    return part !== undefined && isLeftAt(at, section.elements, textsOf(part))
  })
}

const byBlock = perObject((places: readonly Place[]): ReadonlyMap<Block, readonly Place[]> => {
  const blocks = new Map<Block, Place[]>()
  for (const place of places) {
    const others = blocks.get(place.block)
    if (others) others.push(place)
    else blocks.set(place.block, [place])
  }
  return blocks
})

/** In a draft, content that is not written yet is only information; from *ready* on it is an error. */
function severityOf(rule: Rule, problem: Problem, stage: Stage | undefined): Severity {
  if (rule.blank && stage === 'draft') return 'information'
  if (rule.blank && stage !== undefined) return 'error'
  return problem.severity ?? rule.severity
}

/** Open lines that a waiver covers count as waived. */
function waived(lines: readonly Requirement[], document: Document, waivers: readonly Waiver[]): readonly Requirement[] {
  if (waivers.length === 0) return lines
  return lines.map((line) => {
    const { rule } = line
    if (line.state !== 'open' || rule === undefined) return line
    return waivers.some((waiver) => covers(waiver, rule, document.spanOf(line.at))) ? { ...line, state: 'waived' } : line
  })
}

/** The requirements, and an open line for each placeholder that stands in none of them. */
function withPlaceholders(document: Document, match: Match): Requirement[] {
  const open = match.requirements.filter((line) => line.rule === 'placeholder-text')
  const covering = byBlock([...match.claimed, ...open.flatMap((line) => inBlocks(line.at, document))])
  const lines = [...match.requirements]
  for (const block of document.blocks) {
    for (const { at, text } of placeholdersIn(block)) {
      if (covering.get(block)?.some((place) => at.start >= place.start && at.start <= place.end)) continue
      lines.push({ label: nameOfBlank(at) ?? text, section: [], state: 'open', at, rule: 'placeholder-text' })
    }
  }
  return lines
}
