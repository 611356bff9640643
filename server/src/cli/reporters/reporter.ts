/** The interface of reporters. */
import type { Severity } from '../../core/linter/rule.ts'
import type { Report } from '../report.ts'
import type { Style } from '../terminal.ts'

export interface ReporterContext {
  readonly style: Style
  /** The lowest severity that is a failure. */
  readonly failOn: Severity
  /** True if waived findings are shown in formats that can tell them from others. */
  readonly showWaived: boolean
  /** True if the report goes to a file, where standard error is not read beside it. */
  readonly toFile: boolean
}

/** Formats a report piece by piece. The text is empty or ends with a line ending. */
export type Reporter = (report: Report, context: ReporterContext) => Iterable<string>
