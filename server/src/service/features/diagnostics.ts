/** Findings as diagnostics. */
import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver-types'
import type { Finding } from '../../core/check.ts'
import { certainFix } from '../../core/fix.ts'
import { notChecked } from '../../core/linter/extent.ts'
import type { Problem, Severity } from '../../core/linter/rule.ts'
import type { Document } from '../../core/markdown/document.ts'
import { type Redact, redactorOf } from '../../core/recognisers/secrets/redaction.ts'
import { rules } from '../../core/rules/index.ts'
import { lastPerObject } from '../../core/util/perObject.ts'
import type { Say } from '../../core/util/phrase.ts'
import type { Examined } from '../../workspace/examine.ts'
import { below } from '../../workspace/locations.ts'
import { rangeOf } from '../convert/ranges.ts'

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
}

/** The `data` of a diagnostic for the client. */
export interface DiagnosticData {
  /** True if there is a certain fix. */
  readonly fixable: boolean
}

const blankRules: ReadonlySet<string> = new Set(rules.filter(({ blank }) => blank).map(({ id }) => id))

/**
 * The LSP severity of a finding. What a draft merely lacks is a hint, which is marked and fixed at its place but not listed as a problem.
 * An explicit severity of the rule is always used.
 */
function shownAs({ result, options }: Examined, { rule, severity }: Finding): DiagnosticSeverity {
  const isQuiet =
    severity === 'information' && result?.stage === 'draft' && blankRules.has(rule) && options.severities?.get(rule) === undefined
  return isQuiet ? DiagnosticSeverity.Hint : severities[severity]
}

/** A diagnostic's severity in our terms. */
export function severityOf({ severity }: Diagnostic): Severity {
  return severity === DiagnosticSeverity.Error ? 'error' : severity === DiagnosticSeverity.Warning ? 'warning' : 'information'
}

/** The diagnostics of a file in document order; `rulePages` is the URI of the folder of the rules' pages. */
export function diagnosticsOf(examined: Examined, say: Say, rulePages?: string): Diagnostic[] {
  const { document, findings, mistakes } = examined
  const out = outOf(document, say, rulePages)
  return [
    ...findings.map((finding) => diagnosticOf(examined, finding, out)),
    ...mistakes.map(({ message, span }) => ({
      range: rangeOf(document.lines, span),
      severity: DiagnosticSeverity.Error,
      code: 'invalid-configuration',
      source: 'handoff',
      message: say(message),
    })),
  ]
}

/** How messages about a document are put into words. */
export interface Out {
  readonly say: Say
  readonly redact: Redact
  readonly rulePages: string | undefined
}

/** Puts messages into a language, without the document's secrets. */
export function outOf(document: Document, say: Say, rulePages?: string): Out {
  return { say, redact: redactorOf(document), rulePages }
}

const messageOf = lastPerObject<Problem, string>()

/** One finding as a diagnostic. */
export function diagnosticOf(examined: Examined, finding: Finding, out: Out): Diagnostic {
  const { say, redact, rulePages } = out
  const related = relatedTo(examined, finding, out)
  return {
    range: rangeOf(examined.document.lines, finding.span),
    severity: shownAs(examined, finding),
    code: finding.rule,
    ...(rulePages !== undefined &&
      finding.rule !== notChecked && { codeDescription: { href: `${rulePages.replace(/\/$/, '')}/${finding.rule}.md` } }),
    source: 'handoff',
    message: messageOf(finding.problem, [say, redact], () => redact(say(finding.problem.message))),
    ...(related.length > 0 && { relatedInformation: related }),
    ...(isFixable(finding) && { data: { fixable: true } satisfies DiagnosticData }),
  }
}

/** Other places and documents of a finding; of another document only its start is known. */
function relatedTo({ uri, document, project }: Examined, { problem }: Finding, { say, redact }: Out): DiagnosticRelatedInformation[] {
  return (problem.related ?? []).flatMap((related) => {
    const message = redact(say(related.message))
    if ('at' in related) return [{ location: { uri, range: rangeOf(document.lines, document.spanOf(related.at)) }, message }]
    const start = { line: 0, character: 0 }
    return project.root === undefined
      ? []
      : [{ location: { uri: below(project.root, related.path), range: { start, end: start } }, message }]
  })
}

/** True if a fix of the finding is certain, so that *fix all* may apply it. */
export function isFixable(finding: Finding): boolean {
  return certainFix(finding) !== undefined
}
