/** For GitLab: a Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
import type { Severity } from '../../core/linter/rule.ts'
import { createCounter, hashOf } from '../fingerprints.ts'
import { findingsIn, wholeReport } from '../report.ts'
import type { Reporter } from './reporter.ts'

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', information: 'info' }

/** A list of findings, with one-based lines, and of what else fails the check. It has no place for waivers. */
export const gitlab: Reporter = function* ({ files, failures }) {
  const countOf = createCounter()
  let separator = '\n'
  yield '['
  for (const file of files) {
    if (findingsIn(file.summary) === 0) continue
    const { path, diagnostics } = wholeReport(file)
    for (const diagnostic of diagnostics) {
      const issue = {
        description: diagnostic.message,
        check_name: diagnostic.rule,
        fingerprint: hashOf([path, diagnostic.fingerprint, countOf(path, diagnostic.fingerprint)], 32),
        severity: severities[diagnostic.severity],
        location: { path, lines: { begin: diagnostic.range.start.line + 1, end: diagnostic.range.end.line + 1 } },
      }
      yield `${separator}${JSON.stringify(issue)}`
      separator = ',\n'
    }
  }
  for (const { path = '.', message } of failures) {
    const location = { path, lines: { begin: 1, end: 1 } }
    const issue = { description: message, check_name: 'check', fingerprint: hashOf([path, message], 32), severity: 'blocker', location }
    yield `${separator}${JSON.stringify(issue)}`
    separator = ',\n'
  }
  yield '\n]\n'
}
