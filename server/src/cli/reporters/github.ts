/** For GitHub Actions: workflow commands, which become annotations (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). */
import type { Severity } from '../../core/linter/rule.ts'
import { isShown, waiverText, wholeReport } from '../report.ts'
import { shown } from '../terminal.ts'
import type { Reporter } from './reporter.ts'

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice' }

/** A command for each finding, followed by a log line for each waiver of the file, and a command for what else fails the check. */
export const github: Reporter = function* ({ files, failures }) {
  for (const file of files) {
    if (!isShown(file)) continue
    const { path, diagnostics, waivers = [] } = wholeReport(file)
    for (const { rule, severity, message, range } of diagnostics) {
      const { start, end } = range
      // Columns count only within one line.
      const columns = start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}
      const properties = Object.entries({ file: path, line: start.line + 1, endLine: end.line + 1, ...columns, title: rule })
      yield `::${commands[severity]} ${properties.map(([name, value]) => `${name}=${property(String(value))}`).join(',')}::${data(message)}\n`
    }
    for (const waiver of waivers)
      yield `Waived in ${shown(path)}:${waiver.line + 1}: ${shown(`${waiver.rules.join(', ')}: ${waiverText(waiver)}`)}\n`
  }
  for (const { path, message } of failures)
    yield `::error ${path === undefined ? '' : `file=${property(path)},`}title=handoff check::${data(message)}\n`
}

function data(text: string): string {
  return shown(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'))
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
