/** For a job summary or a comment: a table of the handoffs, the least complete first, then what is open in them. */
import { findingsIn, isShown, type ReportedFile, wholeReport } from '../report.ts'
import type { Reporter } from './reporter.ts'

/** At most this many findings are listed, since a job summary may have 1 MiB. */
const maxFindings = 500

export const markdown: Reporter = function* ({ files, summary, failures }) {
  yield '## Handoffs\n\n'
  for (const { message } of failures) yield `- **Failed:** ${escaped(message)}\n`
  if (failures.length > 0) yield '\n'
  const shown = files.filter(isShown).toSorted((a, b) => shareOf(a) - shareOf(b))
  if (shown.length === 0) {
    yield `No handoff among ${summary.files} files.\n`
    return
  }
  yield '| handoff | state | errors | warnings | information |\n| --- | --- | ---: | ---: | ---: |\n'
  for (const { path, summary: one } of shown)
    yield `| ${escaped(path)} | ${escaped(one.state || 'no handoff')} | ${one.errors} | ${one.warnings} | ${one.information} |\n`
  let left = maxFindings
  for (const file of shown) {
    if (findingsIn(file.summary) === 0 || left <= 0) continue
    const { path, diagnostics } = wholeReport(file)
    yield `\n### ${escaped(path)}\n\n`
    for (const { rule, severity, message, range } of diagnostics.slice(0, left))
      yield `- line ${range.start.line + 1}: ${severity}: ${escaped(message)} (\`${rule}\`)\n`
    left -= diagnostics.length
  }
  if (left < 0) yield `\nOnly the first ${maxFindings} findings are listed.\n`
}

/** Files that are no handoffs come last. */
function shareOf({ summary: { share } }: ReportedFile): number {
  return share ?? 101
}

/** Words of a document must not become Markdown of the summary. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_~<>[\]|#&!@$]/g, '\\$&')
}
