/** The interface of reporters. */
import type { Severity } from '../../core/linter/rule.ts'
import type { Report } from '../report.ts'
import type { Style } from '../terminal.ts'

export interface ReporterContext {
  readonly style: Style
  /** The lowest severity that is a failure. */
  readonly failOn: Severity
}

/** Formats a report piece by piece. The text is empty or ends with a line ending. */
export type Reporter = (report: Report, context: ReporterContext) => Iterable<string>
