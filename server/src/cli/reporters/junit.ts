/** For tools that read JUnit XML: Jenkins, GitLab, Azure, CircleCI. The schema is that of Jenkins' xUnit plugin. */
import {
  countFrom,
  type Failure,
  type FileSummary,
  findingsIn,
  isShown,
  type ReportedFile,
  reaches,
  waiverText,
  wholeReport,
} from '../report.ts'
import type { Reporter, ReporterContext } from './reporter.ts'

/**
 * A suite per file and a case per finding: failed if it fails the check, skipped if it is waived. A file without findings has one case.
 * What else fails the check has a suite of its own.
 */
export const junit: Reporter = function* ({ files, failures }, context) {
  const shown = files.filter(isShown)
  const sum = (count: (summary: FileSummary) => number) => shown.reduce((total, { summary }) => total + count(summary), 0)
  const counts = {
    tests: sum(casesOf) + failures.length,
    failures: sum((summary) => countFrom(summary, context.failOn)) + failures.filter(({ isError }) => !isError).length,
    errors: failures.filter(({ isError }) => isError).length,
    time,
  }
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name: 'handoff check', ...counts })}>\n`
  for (const file of shown) yield suiteOf(file, context)
  if (failures.length > 0) yield failuresSuite(failures)
  yield '</testsuites>\n'
}

/** No time is measured for a finding, and some readers ask for one. */
const time = '0'

function failuresSuite(failures: readonly Failure[]): string {
  const name = 'handoff check'
  const cases = failures.map(({ path, message, isError }) => {
    const tag = isError ? 'error' : 'failure'
    return `    <testcase${attributes({ name: path ?? name, classname: name, time })}><${tag}${attributes({ message, type: tag })}/></testcase>\n`
  })
  const errors = failures.filter(({ isError }) => isError).length
  const counts = { tests: failures.length, failures: failures.length - errors, errors, skipped: 0, time }
  return `  <testsuite${attributes({ name, ...counts })}>\n${cases.join('')}  </testsuite>\n`
}

/** A file without findings has a case that says so. */
function casesOf(summary: FileSummary): number {
  return Math.max(1, findingsIn(summary) + summary.waived)
}

function suiteOf(file: ReportedFile, { failOn }: ReporterContext): string {
  const { path, diagnostics, waived, waivers = [] } = wholeReport(file)
  const cases = [
    ...diagnostics.map(({ rule, severity, message, range: { start } }) => {
      const place = `${path}:${start.line + 1}:${start.character + 1}`
      const body = reaches(severity, failOn)
        ? `<failure${attributes({ message, type: severity })}>${escaped(`${place}: ${message}`)}</failure>`
        : `<system-out>${escaped(`${place}: ${severity}: ${message}`)}</system-out>`
      return { name: `${rule} at ${start.line + 1}:${start.character + 1}`, body }
    }),
    ...waived.map(({ rule, reason, range: { start } }) => ({
      name: `${rule} at ${start.line + 1}:${start.character + 1}`,
      body: `<skipped>${escaped(`Waived: ${reason || 'no reason'}`)}</skipped>`,
    })),
  ]
  if (cases.length === 0) cases.push({ name: 'no problems', body: '' })
  const lines = cases.map(({ name, body }) => `    <testcase${attributes({ name, classname: path, time })}>${body}</testcase>\n`)
  const said = waivers.map((waiver) => `line ${waiver.line + 1}: ${waiver.rules.join(', ')}: ${waiverText(waiver)}\n`)
  if (said.length > 0) lines.push(`    <system-out>${escaped(`Waivers\n${said.join('')}`)}</system-out>\n`)
  const [tests, failures, skipped] = [casesOf(file.summary), countFrom(file.summary, failOn), file.summary.waived]
  return `  <testsuite${attributes({ name: path, tests, failures, errors: 0, skipped, time })}>\n${lines.join('')}  </testsuite>\n`
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        ` ${name}="${escaped(String(value))
          .replaceAll('"', '&quot;')
          .replace(/[\r\n\t]/g, (one) => `&#${one.charCodeAt(0)};`)}"`,
    )
    .join('')
}

/** Text for XML 1.0. Characters that cannot be escaped are replaced. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
