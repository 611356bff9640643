/** For programs. The shape is a contract; changes of it change `version`. */
import { printedReport } from '../report.ts'
import type { Reporter } from './reporter.ts'

/** One object with one line per file. Waived findings are left out, since the waivers are listed. */
export const json: Reporter = function* ({ version, files, summary, failures }) {
  yield `{"version":${version},"files":[`
  for (const [index, file] of files.entries()) yield `${index === 0 ? '' : ','}\n${printedReport(file)}`
  const failed = failures.length > 0 ? `"failures":${JSON.stringify(failures.map(({ message }) => message))},` : ''
  yield `\n],${failed}"summary":${JSON.stringify(summary)}}\n`
}
