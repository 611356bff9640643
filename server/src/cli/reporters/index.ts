/** The formats of a report, one file each. */
import type { Report } from '../report.ts'
import type { Style } from '../terminal.ts'
import { json } from './json.ts'
import { pretty } from './pretty.ts'

/** Puts a report into words; the text ends with a line ending or is empty. */
export type Reporter = (report: Report, style: Style) => string

export const reporters: ReadonlyMap<string, Reporter> = new Map([
  ['pretty', pretty],
  ['json', json],
])
