/** For programs. The shape is a contract; `version` changes when it does. */
import { printedReport } from '../report.ts'
import type { Reporter } from './reporter.ts'

/** One object with everything in it but what was waived, of which the waivers tell; a line for each file. */
export const json: Reporter = function* ({ version, files, summary }) {
  yield `{"version":${version},"files":[`
  for (const [index, file] of files.entries()) yield `${index === 0 ? '' : ','}\n${printedReport(file)}`
  yield `\n],"summary":${JSON.stringify(summary)}}\n`
}
