/** For GitLab: a Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
import type { Severity } from '../../core/rule.ts'
import { createFingerprints } from './fingerprints.ts'
import type { Reporter } from './index.ts'

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', information: 'info' }

/** A list of findings, with one-based lines. It has no place for waivers. */
export const gitlab: Reporter = ({ files }) => {
  const fingerprintOf = createFingerprints()
  const issues = files.flatMap(({ path, diagnostics }) =>
    diagnostics.map((diagnostic) => ({
      description: diagnostic.message,
      check_name: diagnostic.rule,
      fingerprint: fingerprintOf(path, diagnostic),
      severity: severities[diagnostic.severity],
      location: { path, lines: { begin: diagnostic.range.start.line + 1, end: diagnostic.range.end.line + 1 } },
    })),
  )
  return `${JSON.stringify(issues, undefined, 2)}\n`
}
