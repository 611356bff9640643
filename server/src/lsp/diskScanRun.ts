/** Finds how ready files of the disk are, on other threads, and keeps it on the disk, as the command line does it. */

import { availableParallelism } from 'node:os'
import { URI } from 'vscode-uri'
import type { Edited } from '../node/answers.ts'
import { withinBudget } from '../node/budget.ts'
import { defaultCacheFolder } from '../node/cacheFolder.ts'
import { checkFiles } from '../node/checkFiles.ts'
import { diskFiles } from '../node/disk.ts'
import { Examiner, type ExaminerSetup } from '../node/examiner.ts'
import type { DocumentReadiness } from '../protocol.ts'
import { Neighbourhood } from '../service/neighbourhood.ts'
import { Projects } from '../service/projects.ts'
import { describeReadiness } from './readinessReport.ts'
import type { DiskScanOptions } from './runtime.ts'
import { settingsFrom } from './settings.ts'

/** Bytes of files below which no thread is started. */
const worthThread = 100_000
/** Threads that read at most: an editor has other things to do as well. */
const mostThreads = 4

/** Tells of each file how ready it is, and gives those that could not be read. */
export async function scanDisk(
  entry: string,
  version: string,
  paths: readonly string[],
  options: DiskScanOptions,
): Promise<readonly string[]> {
  const { now, folders, sections, storeFolder, edited, language, signal, pause, onFound, onDone, log } = options
  const setup: ExaminerSetup = { now, folders, sections, language }
  const host = {
    files: diskFiles,
    folders: () => folders,
    document: () => undefined,
    settings: async (uri: string) => settingsOf(uri),
    now: () => now,
    affected: () => undefined,
    within: withinBudget,
    // What changes meanwhile is told afterwards.
    features: { watchesFiles: true },
  }
  const settingsOf = settingsFrom(sections)
  const projects = new Projects(host)
  const neighbourhood = new Neighbourhood(host, projects)
  const wanted = new Set(paths)
  const unreadable: string[] = []
  let examiner: Examiner<null> | undefined
  const checked = await checkFiles<null>(paths, {
    setup,
    projects,
    examiner: async () => {
      examiner ??= new Examiner(setup, describeReadiness(language), { projects, settingsOf })
      return examiner
    },
    entry,
    makes: 'readiness',
    threads: (bytes) => (bytes < worthThread ? 0 : Math.max(1, Math.min(availableParallelism() - 1, mostThreads))),
    store: storeFolder ?? defaultCacheFolder(),
    version,
    answer: (project, sort, name) => neighbourhood.answer(project, sort, name),
    edited: new Map<string, Edited>(edited),
    signal,
    pause,
    onFound: (path, found) => {
      if ('unreadable' in found) return void unreadable.push(path)
      for (const { rule, error } of found.examination.failures) log(`Rule ${rule} failed on ${path}: ${error}`)
      if (wanted.has(path)) onFound(URI.file(path).toString(), JSON.parse(found.report()) as DocumentReadiness | null)
    },
    onDone,
  })
  checked.close()
  return unreadable.filter((path) => wanted.has(path))
}
