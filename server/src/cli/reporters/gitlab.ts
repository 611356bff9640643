/** For GitLab: a Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
import type { Severity } from '../../core/linter/rule.ts'
import { findingsIn, wholeReport } from '../report.ts'
import { createFingerprints } from './fingerprints.ts'
import type { Reporter } from './reporter.ts'

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', information: 'info' }

/** A list of findings, with one-based lines. It has no place for waivers. */
export const gitlab: Reporter = function* ({ files }) {
  const fingerprintOf = createFingerprints()
  let separator = '\n'
  yield '['
  for (const file of files) {
    if (findingsIn(file.summary) === 0) continue
    const { path, diagnostics } = wholeReport(file)
    for (const diagnostic of diagnostics) {
      const issue = {
        description: diagnostic.message,
        check_name: diagnostic.rule,
        fingerprint: fingerprintOf(path, diagnostic),
        severity: severities[diagnostic.severity],
        location: { path, lines: { begin: diagnostic.range.start.line + 1, end: diagnostic.range.end.line + 1 } },
      }
      yield `${separator}${JSON.stringify(issue)}`
      separator = ',\n'
    }
  }
  yield '\n]\n'
}
