/** Findings as diagnostics. */
import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver-types'
import type { Finding } from '../core/check.ts'
import { certainFix } from '../core/fix.ts'
import type { Say } from '../core/phrase.ts'
import type { Severity } from '../core/rule.ts'
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
    ...findings.map((finding) => diagnosticOf(examined, finding, say, rulePages)),
    ...mistakes.map(({ message, span }) => ({
      range: rangeOf(document.lines, span),
      severity: DiagnosticSeverity.Error,
      code: 'invalid-configuration',
      source: 'handoff',
      message: say(message),
    })),
  ]
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
