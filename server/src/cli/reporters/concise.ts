/** One line for each finding, for problem matchers, editors and other programs that read lines: `path:line:column: severity: message [rule]`. */
import { isShown, wholeReport } from '../report.ts'
import { shown } from '../terminal.ts'
import type { Reporter } from './reporter.ts'

/** Lines and columns count from one. What else fails the check stands at the start of its file. */
export const concise: Reporter = function* ({ files, failures }, { toFile }) {
  for (const file of files) {
    if (!isShown(file)) continue
    const { path, diagnostics } = wholeReport(file)
    for (const { rule, severity, message, range } of diagnostics)
      yield `${shown(path)}:${range.start.line + 1}:${range.start.character + 1}: ${word(severity)}: ${shown(message)} [${rule}]\n`
  }
  if (toFile) for (const { path = '.', message } of failures) yield `${shown(path)}:1:1: error: ${shown(message)} [check]\n`
}

/** Problem matchers know `info`. */
function word(severity: string): string {
  return severity === 'information' ? 'info' : severity
}
