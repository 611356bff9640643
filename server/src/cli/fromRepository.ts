/** Paths relative to the repository for services that show findings beside its files, wherever the check was started. */
import { dirname, join, relative, resolve, sep } from 'node:path'
import { statsOf } from '../node/stats.ts'
import type { Reporter } from './reporters/reporter.ts'

/** The reporter with paths relative to the repository; files outside keep theirs. */
export function fromRepository(reporter: Reporter): Reporter {
  return (report, context) => {
    const top = repositoryAround(process.cwd())
    if (top === undefined || top === process.cwd()) return reporter(report, context)
    const pathOf = (path: string) => {
      const fromTop = relative(top, resolve(path))
      return fromTop === '..' || fromTop.startsWith(`..${sep}`) ? path : fromTop.replaceAll(sep, '/')
    }
    const files = report.files.map((file) => ({ ...file, path: pathOf(file.path) }))
    const failures = report.failures.map((failure) => ({ ...failure, path: failure.path === undefined ? undefined : pathOf(failure.path) }))
    return reporter({ ...report, files, failures }, context)
  }
}

function repositoryAround(folder: string): string | undefined {
  for (let top = folder; ; top = dirname(top)) {
    if (statsOf(join(top, '.git'))) return top
    if (dirname(top) === top) return undefined
  }
}
