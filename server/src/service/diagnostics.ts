/** Findings as diagnostics. */
import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver-types'
import type { Finding } from '../core/check.ts'
import { certainFix } from '../core/fix.ts'
import type { Block, Document, Place } from '../core/model/document.ts'
import type { Say } from '../core/phrase.ts'
import type { Problem, Severity } from '../core/rule.ts'
import type { Position } from '../core/text.ts'
import type { Examined } from './examine.ts'
import { below } from './locations.ts'
import { rangeOf } from './ranges.ts'

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
}

/** What a diagnostic's `data` tells the client. */
export interface DiagnosticData {
  /** True if a fix that needs no choice is known. */
  readonly fixable: boolean
}

/** A diagnostic's severity in our words. */
export function severityOf({ severity }: Diagnostic): Severity {
  return severity === DiagnosticSeverity.Error ? 'error' : severity === DiagnosticSeverity.Warning ? 'warning' : 'information'
}

/** The diagnostics of a file in document order; `rulePages` is the URI of the folder with the rules' pages. */
export function diagnosticsOf(examined: Examined, say: Say, rulePages?: string): Diagnostic[] {
  const { document, findings, mistakes } = examined
  return [
    ...findings.map((finding) => sameOrNew(examined, finding, say, rulePages)),
    ...mistakes.map(({ message, span }) => ({
      range: rangeOf(document.lines, span),
      severity: DiagnosticSeverity.Error,
      code: 'invalid-configuration',
      source: 'handoff',
      message: say(message),
    })),
  ]
}

/** A diagnostic as it was made, and all on which that depends beside the problem. */
interface Made {
  readonly diagnostic: Diagnostic
  readonly severity: Severity
  readonly uri: string
  readonly say: Say
  readonly rulePages: string | undefined
  /** Where the blocks stood that it points at. */
  readonly origins: readonly Position[]
}

const madeOf = new WeakMap<Problem, Made>()

/** A finding as the same diagnostic as before, unless the blocks that it points at have moved. */
function sameOrNew(examined: Examined, finding: Finding, say: Say, rulePages: string | undefined): Diagnostic {
  const { problem, severity } = finding
  const { uri, document } = examined
  const last = madeOf.get(problem)
  if (last?.severity === severity && last.uri === uri && last.say === say && last.rulePages === rulePages) {
    if (placesOf(problem).every(({ block }, index) => isAt(last.origins[index], originOf(block, document)))) return last.diagnostic
  }
  const origins = placesOf(problem).map(({ block }) => originOf(block, document))
  const diagnostic = diagnosticOf(examined, finding, say, rulePages)
  madeOf.set(problem, { diagnostic, severity, uri, say, rulePages, origins })
  return diagnostic
}

function placesOf({ at, related }: Problem): readonly Place[] {
  return related ? [at, ...related.flatMap((one) => ('at' in one ? [one.at] : []))] : [at]
}

function originOf(block: Block, document: Document): Position {
  return document.lines.positionAt(document.startOf(block))
}

function isAt(before: Position | undefined, now: Position): boolean {
  return before?.line === now.line && before.character === now.character
}

/** One finding as a diagnostic. */
export function diagnosticOf(examined: Examined, finding: Finding, say: Say, rulePages?: string): Diagnostic {
  const related = relatedTo(examined, finding, say)
  return {
    range: rangeOf(examined.document.lines, finding.span),
    severity: severities[finding.severity],
    code: finding.rule,
    ...(rulePages !== undefined && { codeDescription: { href: `${rulePages.replace(/\/$/, '')}/${finding.rule}.md` } }),
    source: 'handoff',
    message: say(finding.problem.message),
    ...(related.length > 0 && { relatedInformation: related }),
    ...(isFixable(finding) && { data: { fixable: true } satisfies DiagnosticData }),
  }
}

/** The places and documents that a finding is about besides its own; of another document no more than its beginning is known. */
function relatedTo({ uri, document, project }: Examined, { problem }: Finding, say: Say): DiagnosticRelatedInformation[] {
  return (problem.related ?? []).flatMap((related) => {
    const message = say(related.message)
    if ('at' in related) return [{ location: { uri, range: rangeOf(document.lines, document.spanOf(related.at)) }, message }]
    const start = { line: 0, character: 0 }
    return project.root === undefined
      ? []
      : [{ location: { uri: below(project.root, related.path), range: { start, end: start } }, message }]
  })
}

/** True if a fix of the finding invents nothing, so that *fix all* may apply it. */
export function isFixable(finding: Finding): boolean {
  return certainFix(finding) !== undefined
}
