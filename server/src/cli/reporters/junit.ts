/** For whatever reads JUnit's XML: Jenkins, GitLab, Azure, CircleCI. */
import { type FileReport, reaches, waiverText } from '../report.ts'
import type { Reporter, ReporterContext } from './index.ts'

/** A suite for each file and a case for each finding: failed if it fails the check, skipped if it is waived; a case for a file with none. */
export const junit: Reporter = ({ files }, context) => {
  const suites = files.filter(({ kind, diagnostics }) => kind !== null || diagnostics.length > 0).map((file) => suiteOf(file, context))
  const sum = (key: 'tests' | 'failures' | 'skipped') => suites.reduce((total, suite) => total + suite[key], 0)
  const all = attributes({ name: 'handoff check', tests: sum('tests'), failures: sum('failures'), errors: 0, skipped: sum('skipped') })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${all}>\n${suites.map(({ xml }) => xml).join('')}</testsuites>\n`
}

function suiteOf({ path, diagnostics, waived, waivers = [] }: FileReport, { failOn }: ReporterContext) {
  const cases = [
    ...diagnostics.map(({ rule, severity, message, range: { start } }) => {
      const place = `${path}:${start.line + 1}:${start.character + 1}`
      const failed = reaches(severity, failOn)
      const body = failed
        ? `<failure${attributes({ message, type: severity })}>${escaped(`${place}: ${message}`)}</failure>`
        : `<system-out>${escaped(`${place}: ${severity}: ${message}`)}</system-out>`
      return { failed, skipped: false, name: `${rule} at ${start.line + 1}:${start.character + 1}`, body }
    }),
    ...waived.map(({ rule, reason, range: { start } }) => ({
      failed: false,
      skipped: true,
      name: `${rule} at ${start.line + 1}:${start.character + 1}`,
      body: `<skipped${attributes({ message: `Waived: ${reason || 'no reason'}` })}/>`,
    })),
  ]
  if (cases.length === 0) cases.push({ failed: false, skipped: false, name: 'no problems', body: '' })
  const [tests, failures, skipped] = [cases.length, cases.filter(({ failed }) => failed).length, cases.filter((one) => one.skipped).length]
  const lines = cases.map(({ name, body }) => `    <testcase${attributes({ name, classname: path, file: path })}>${body}</testcase>\n`)
  const said = waivers.map((waiver) => `line ${waiver.line + 1}: ${waiver.rules.join(', ')}: ${waiverText(waiver)}\n`)
  if (said.length > 0) lines.push(`    <system-out>${escaped(`Waivers\n${said.join('')}`)}</system-out>\n`)
  const head = attributes({ name: path, tests, failures, errors: 0, skipped })
  return { tests, failures, skipped, xml: `  <testsuite${head}>\n${lines.join('')}  </testsuite>\n` }
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

/** Text as XML 1.0 can hold it: what no escape makes a character of it is replaced. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
