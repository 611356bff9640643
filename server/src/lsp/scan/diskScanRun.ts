/** Computes the readiness of files on other threads, and caches results on the disk like the command line. */

import { availableParallelism } from 'node:os'
import { URI } from 'vscode-uri'
import { defaultCacheFolder } from '../../node/cacheFolder.ts'
import { checkFiles } from '../../node/checkFiles.ts'
import { diskWorkspace } from '../../node/diskWorkspace.ts'
import type { ExaminerSetup } from '../../node/examiner.ts'
import type { Program } from '../../node/program.ts'
import type { DocumentReadiness } from '../../protocol.ts'
import type { DiskScanOptions } from '../runtime.ts'
import { settingsFrom } from '../settings/settings.ts'
import { createReadinessExaminer } from './readinessExaminer.ts'

/** Below this size of all files no thread is started. */
const minBytesForThread = 100_000
/** An editor needs processors for other work as well. */
const maxThreads = 4

/** Reports the readiness of each file, and returns those that could not be read. */
export async function scanDisk(program: Program, paths: readonly string[], options: DiskScanOptions): Promise<readonly string[]> {
  const { now, folders, sections, cacheFolder, edited, language, signal, pause, onFound, onDone, log } = options
  const setup: ExaminerSetup = { now, folders, sections, language }
  const workspace = diskWorkspace({ now, folders, settingsOf: settingsFrom(sections) })
  const wanted = new Set(paths)
  const unreadable: string[] = []
  await checkFiles<null>(paths, {
    ...{ setup, workspace, program, edited, signal, pause, onDone },
    createExaminer: createReadinessExaminer,
    makes: 'readiness',
    threads: (bytes) => (bytes < minBytesForThread ? 0 : Math.max(1, Math.min(availableParallelism() - 1, maxThreads))),
    cacheFolder: cacheFolder ?? defaultCacheFolder(),
    onFound: (path, found) => {
      if ('unreadable' in found) return void unreadable.push(path)
      for (const { rule, error } of found.examination.failures) log(`Rule ${rule} failed on ${path}: ${error}`)
      if (wanted.has(path)) onFound(URI.file(path).toString(), JSON.parse(String(found.report)) as DocumentReadiness | null)
    },
  })
  return unreadable.filter((path) => wanted.has(path))
}
