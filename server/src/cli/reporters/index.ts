/** The formats of a report, one file each. */
import type { Severity } from '../../core/rule.ts'
import { fromRepository } from '../fromRepository.ts'
import type { Report } from '../report.ts'
import type { Style } from '../terminal.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { pretty } from './pretty.ts'
import { sarif } from './sarif.ts'

export interface ReporterContext {
  readonly style: Style
  /** From which severity on a finding is a failure. */
  readonly failOn: Severity
}

/** Puts a report into words, piece by piece; the text ends with a line ending or is empty. */
export type Reporter = (report: Report, context: ReporterContext) => Iterable<string>

export const reporters: ReadonlyMap<string, Reporter> = new Map([
  ['pretty', pretty],
  ['json', json],
  ['sarif', fromRepository(sarif)],
  ['junit', junit],
  ['github', fromRepository(github)],
  ['gitlab', fromRepository(gitlab)],
])
