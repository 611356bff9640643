/** Where reports go: each format to standard output or to a file of its own. */
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Report } from './report.ts'
import type { Reporter, ReporterContext } from './reporters/reporter.ts'
import { print, styleOf } from './terminal.ts'

/** One report to write. */
export interface Output {
  readonly reporter: Reporter
  /** `undefined` for standard output. */
  readonly file: string | undefined
}

/** Writes all reports; those without a file go to the stream. Throws if a file cannot be written. */
export async function writeReports(
  outputs: readonly Output[],
  report: Report,
  stream: NodeJS.WriteStream,
  context: Pick<ReporterContext, 'failOn' | 'showWaived'>,
): Promise<void> {
  for (const { reporter, file } of outputs) {
    if (file === undefined) {
      await print(stream, reporter(report, { ...context, style: styleOf(stream), toFile: false }))
      continue
    }
    await mkdir(dirname(resolve(file)), { recursive: true })
    const target = createWriteStream(file)
    const done = finished(target)
    await print(target, reporter(report, { ...context, style: styleOf({}), toFile: true }))
    target.end()
    await done
  }
}
