/** What all reporters are. */
import type { Severity } from '../../core/linter/rule.ts'
import type { Report } from '../report.ts'
import type { Style } from '../terminal.ts'

export interface ReporterContext {
  readonly style: Style
  /** From which severity on a finding is a failure. */
  readonly failOn: Severity
}

/** Puts a report into words, piece by piece; the text ends with a line ending or is empty. */
export type Reporter = (report: Report, context: ReporterContext) => Iterable<string>
