/**
 * Checks many files, each no more often than needed: results of earlier runs that are still valid are reused, the rest is checked on
 * several threads. Each file is first checked as if there were no other handoffs; those for which that turns out wrong are checked again.
 */
import type { Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { URI } from 'vscode-uri'
import { IssueIndex } from '../workspace/issueIndex.ts'
import { isMarkdown } from '../workspace/locations.ts'
import { type Project, pathIn } from '../workspace/project.ts'
import type { Projects } from '../workspace/projects.ts'
import { type QueryKind, queryKey } from '../workspace/queries.ts'
import type { WorkspaceIndex } from '../workspace/workspaceIndex.ts'
import { Interrupted } from './budget.ts'
import { bytesOf, existsNow, namesIn } from './disk.ts'
import {
  digestOfFact,
  digestOfIssues,
  type Examiner,
  type ExaminerContext,
  type ExaminerSetup,
  hashOf,
  type Job,
  type Outcome,
  pathBelow,
  type Stamp,
  stampOf,
  type Unreadable,
} from './examiner.ts'
import { runOnThreads, type ThreadData } from './pool.ts'
import type { Program } from './program.ts'
import { type FileResult, type Place, ResultCache, relationsOf } from './resultCache.ts'
import { type Edited, RunQueries } from './runQueries.ts'
import { statsOf } from './stats.ts'

/** Milliseconds of work after which other tasks of this thread may run. */
const yieldIntervalMs = 10
/** One round per link of a chain of queries. More would be a bug. */
const maxRounds = 5
/** File system clocks may be behind by this many milliseconds: a file written just now may change again without a new stamp. */
const minStampAgeMs = 2000

/** Queries that any thread can answer from the disk. */
const answeredByThreads: ReadonlySet<QueryKind> = new Set<QueryKind>(['exists', 'anchors', 'folder'])

/** Statistics of a run. */
export interface Effort {
  /** Files whose results were reused. */
  kept: number
  /** Files that were read as a whole. */
  read: number
  /** Files that a quick test recognised as no handoffs. */
  rejected: number
  /** Files that were checked again because other files changed their result. */
  again: number
  threads: number
  /** False if results could not be stored. */
  stored: boolean
}

export interface CheckFilesOptions<Summary> {
  readonly setup: ExaminerSetup
  readonly workspace: { readonly projects: Pick<Projects, 'of'>; readonly query: WorkspaceIndex['query'] }
  /** Creates the examiner of this thread when it is needed. */
  readonly createExaminer: (setup: ExaminerSetup, projects: ExaminerContext['projects']) => Examiner<Summary>
  /** The program of other threads. */
  readonly program: Program
  /** What those threads return for each file. */
  readonly makes: ThreadData['makes']
  /** The number of other threads for so many bytes; 0 to use this one. */
  readonly threads: (bytes: number) => number
  /** The folder for results; `undefined` to keep none. */
  readonly cacheFolder: string | undefined
  /** Called for each file as soon as it has a result, and again if that changes. */
  readonly onFound?: ((path: string, found: FileResult<Summary> | Unreadable) => void) | undefined
  /** Called with the number of files that were examined since the last call. */
  readonly onDone: (count: number) => void
  /** Files with unsaved text in an editor, which overrides the disk. */
  readonly edited?: ReadonlyMap<string, Edited> | undefined
  /** Lets other tasks of this thread run. */
  readonly pause?: (() => Promise<void>) | undefined
  /** Ends the run early with the results so far. */
  readonly signal?: AbortSignal | undefined
}

export interface Checked<Summary> {
  /** `undefined` for a file that was not reached before the run ended. */
  readonly get: (path: string) => FileResult<Summary> | Unreadable | undefined
  readonly effort: Effort
}

export async function checkFiles<Summary>(paths: readonly string[], options: CheckFilesOptions<Summary>): Promise<Checked<Summary>> {
  const run = new Run(options)
  await run.checkOrReuse(paths)
  await run.recheckDependents(paths)
  run.save()
  return run
}

class Run<Summary> implements Checked<Summary> {
  readonly effort: Effort = { kept: 0, read: 0, rejected: 0, again: 0, threads: 1, stored: true }
  readonly #options: CheckFilesOptions<Summary>
  readonly #results = new Map<string, FileResult<Summary> | Unreadable>()
  readonly #folders = new Map<string, Pick<Place, 'project' | 'name'>>()
  readonly #caches = new Map<Project, ResultCache<Summary>>()
  readonly #queries: RunQueries
  #examiner: Examiner<Summary> | undefined
  /** Folders whose Markdown files are all known. */
  readonly #listed = new Set<string>()
  #yieldedAt = Date.now()

  constructor(options: CheckFilesOptions<Summary>) {
    this.#options = options
    const { edited, workspace } = options
    this.#queries = new RunQueries({ edited, workspace, resultAt: this.get, projectAt: (folder) => this.#folders.get(folder)?.project })
  }

  readonly get = (path: string) => this.#results.get(path)

  /** Reuses earlier results, or checks files. */
  async checkOrReuse(paths: readonly string[]): Promise<void> {
    const jobs: Job[] = []
    let bytes = 0
    for (const path of paths) {
      if (this.#results.has(path)) continue
      if (this.#shouldYield) await this.#yieldToEventLoop()
      if (this.#isEnded) return
      const place = this.#knownPlaceOf(path) ?? (await this.#placeOf(path))
      const stats = statsOf(path)
      const kept = stats && this.#reused(place, stats)
      if (kept) {
        this.#results.set(path, kept)
        this.effort.kept++
        this.#options.onFound?.(path, kept)
        this.#options.onDone(1)
        continue
      }
      jobs.push({ path })
      bytes += stats?.size ?? 0
    }
    await this.#examine(jobs, bytes)
  }

  /** Checks files again as long as a query has another result now than when they were checked. */
  async recheckDependents(paths: readonly string[]): Promise<void> {
    let unsettled = paths
    for (let round = 1; round <= maxRounds && unsettled.length > 0 && !this.#isEnded; round++) {
      await this.#checkDependencies(unsettled)
      const jobs: Job[] = []
      let bytes = 0
      const all = this.#byFolder([...this.#results.keys()].sort())
      for (const [folder, results] of this.#byFolder(unsettled)) {
        const said = lazily(() => this.#digestOfFolder(all.get(folder) ?? []))
        const issues = lazily(() => this.#issuesOf(all.get(folder) ?? []))
        for (const result of results) {
          if (this.#shouldYield) await this.#yieldToEventLoop()
          if (this.#isEnded) return
          const answers = await this.#changedAnswers(result, said, issues)
          if (answers === undefined) continue
          jobs.push({ path: result.path, answers })
          bytes += Math.max(0, result.examination.stamp[0])
        }
      }
      this.effort.again += jobs.length
      await this.#examine(jobs, bytes)
      unsettled = jobs.map(({ path }) => path)
    }
  }

  save(): void {
    for (const [{ root }, cache] of this.#caches) {
      const saved = cache.save((name) => root !== undefined && existsNow(pathBelow(root, name)))
      if (!saved) this.effort.stored = false
    }
  }

  async #examine(jobs: readonly Job[], bytes: number): Promise<void> {
    const { createExaminer, workspace, program, makes, setup, signal, onDone } = this.#options
    const instead = async (job: Job) => {
      if (this.#shouldYield) await this.#yieldToEventLoop()
      this.#examiner ??= createExaminer(setup, workspace.projects)
      return this.#examiner.examine(job)
    }
    const onResult = (index: number, result: Outcome<Summary> | Unreadable) => {
      const job = jobs[index]
      if (job) this.#take(job.path, result)
      onDone(1)
    }
    const threads = jobs.length === 0 ? 0 : this.#options.threads(bytes)
    if (threads > 0) {
      this.effort.threads = Math.max(this.effort.threads, threads)
      return runOnThreads(jobs, { entry: program.entry, threads, data: { setup, makes }, instead, onResult, signal })
    }
    try {
      for (const [index, job] of jobs.entries()) {
        if (this.#isEnded) return
        onResult(index, await instead(job))
      }
    } catch (error) {
      // Everybody was notified; the results so far are stored.
      if (!(error instanceof Interrupted)) throw error
    }
  }

  #take(path: string, outcome: Outcome<Summary> | Unreadable): void {
    if ('unreadable' in outcome) {
      this.#results.set(path, outcome)
      this.#options.onFound?.(path, outcome)
      return
    }
    const { examination, relations, report } = outcome
    const place = this.#placeNow(path)
    const result = { ...place, relations, report, compared: '', examination: { ...examination, stamp: reliable(examination.stamp) } }
    this.#keep(result)
    this.#options.onFound?.(path, result)
    if (examination.read) this.effort.read++
    else this.effort.rejected++
  }

  #keep(result: FileResult<Summary>): void {
    const { project, name, examination, compared, relations, report } = result
    this.#results.set(result.path, result)
    if (examination.failures.length === 0 && !examination.ended)
      this.#cacheOf(project)?.put(name, { examination, compared, relations, report })
  }

  get #isEnded(): boolean {
    return this.#options.signal?.aborted ?? false
  }

  get #shouldYield(): boolean {
    return this.#options.pause !== undefined && Date.now() - this.#yieldedAt >= yieldIntervalMs
  }

  async #yieldToEventLoop(): Promise<void> {
    await this.#options.pause?.()
    this.#yieldedAt = Date.now()
  }

  /** The earlier result of a file, if it is valid for this content and moment. */
  #reused(place: Place, stats: Stats): FileResult<Summary> | undefined {
    const entry = this.#cacheOf(place.project)?.get(place.name)
    if (entry === undefined) return undefined
    const { now } = this.#options.setup
    const [after, until] = entry.examination.holds
    if ((after !== null && now <= after) || (until !== null && now > until)) return undefined
    const stamp = stampOf(stats)
    if (isSame(stamp, entry.examination.stamp)) return { ...place, ...entry }
    const bytes = bytesOf(place.path)
    if (bytes === undefined || hashOf(bytes) !== entry.examination.hash) return undefined
    const renewed = { ...place, ...entry, examination: { ...entry.examination, stamp: reliable(stamp) } }
    if (renewed.examination.stamp[0] >= 0) this.#keep(renewed)
    return renewed
  }

  #cacheOf(project: Project): ResultCache<Summary> | undefined {
    const { cacheFolder, setup, program, makes } = this.#options
    if (cacheFolder === undefined || project.root === undefined) return undefined
    const known = this.#caches.get(project)
    if (known) return known
    const { kind, stage, only, user, sections, language } = setup
    const { node, icu, tz, unicode } = process.versions
    const key = [program.version, node, icu, tz, unicode, project.root, project.sources, kind, stage, only, user, sections, language, makes]
    const made = new ResultCache<Summary>(cacheFolder, key)
    this.#caches.set(project, made)
    return made
  }

  /** All files of a folder are in one project. */
  async #placeOf(path: string): Promise<Place> {
    const folder = dirname(path)
    const uri = URI.file(join(folder, 'x')).toString()
    const project = await this.#options.workspace.projects.of(uri)
    this.#folders.set(folder, { project, name: pathIn(project, uri).slice(0, -1) })
    return this.#placeNow(path)
  }

  #placeNow(path: string): Place {
    const place = this.#knownPlaceOf(path)
    if (place === undefined) throw new Error(`nothing is known of the folder of ${path}`)
    return place
  }

  /** `undefined` in a folder that was not visited yet. */
  #knownPlaceOf(path: string): Place | undefined {
    const folder = dirname(path)
    const known = this.#folders.get(folder)
    return known && { path, project: known.project, name: `${known.name}${basename(path)}` }
  }

  *#readable(paths: Iterable<string>): Generator<FileResult<Summary>> {
    for (const path of paths) {
      const result = this.#results.get(path)
      if (result && !('unreadable' in result)) yield result
    }
  }

  #byFolder(paths: Iterable<string>): Map<string, FileResult<Summary>[]> {
    const folders = new Map<string, FileResult<Summary>[]>()
    for (const result of this.#readable(paths)) {
      const folder = dirname(result.path)
      const others = folders.get(folder)
      if (others) others.push(result)
      else folders.set(folder, [result])
    }
    return folders
  }

  /** Checks the other files that the queries of some files refer to. */
  async #checkDependencies(paths: readonly string[]): Promise<void> {
    const others = new Set<string>()
    for (const { path, project, examination } of this.#readable(paths)) {
      const { root } = project
      if (root === undefined) continue
      for (const [kind, name] of examination.dependencies) if (kind === 'handoff') others.add(pathBelow(root, name))
      const folder = dirname(path)
      if (!examination.asksOfIssues || this.#listed.has(folder)) continue
      this.#listed.add(folder)
      for (const name of namesIn(folder)) if (isMarkdown(name)) others.add(join(folder, name))
    }
    await this.checkOrReuse([...others].filter((path) => !this.#results.has(path) && statsOf(path)?.isFile()))
  }

  /** The results of a file's queries if one has changed since the check, else `undefined`. */
  async #changedAnswers(result: FileResult<Summary>, said: () => string, issues: () => IssueIndex): Promise<Job['answers'] | undefined> {
    const { project, name: path, examination } = result
    let isChanged = false
    for (const one of examination.dependencies) isChanged ||= (await this.#queries.digest(project, one)) !== one[2]
    if (!isChanged && (!examination.asksOfIssues || result.compared === said())) return undefined
    const { facts, dependencies } = relationsOf(result)
    const answers: [key: string, fact: unknown][] = []
    for (const [kind, name, digest] of dependencies) {
      const fact = issues().contradicting(name, path, facts)
      isChanged ||= digestOfFact(fact) !== digest
      answers.push([queryKey({ kind, name }), fact])
    }
    if (!isChanged) {
      this.#keep({ ...result, compared: said() })
      return undefined
    }
    for (const one of examination.dependencies) {
      const [kind, name] = one
      if (!answeredByThreads.has(kind) || this.#queries.isEdited(project, one))
        answers.push([queryKey({ kind, name }), await this.#queries.fact(project, one)])
    }
    return answers
  }

  /** A digest of what the handoffs of a folder say about issues. */
  #digestOfFolder(results: Iterable<FileResult<Summary>>): string {
    const said: string[] = []
    for (const { path, name, examination } of results) {
      const edited = this.#options.edited?.get(path)
      const digest = edited ? digestOfIssues(edited.facts ?? null) : examination.says[1]
      if (digest !== '') said.push(name, digest)
    }
    return digestOfFact(said)
  }

  #issuesOf(results: Iterable<FileResult<Summary>>): IssueIndex {
    const issues = new IssueIndex()
    for (const result of results) {
      const edited = this.#options.edited?.get(result.path)
      if (edited) issues.put(result.name, edited.facts)
      else if (result.examination.says[1] !== '') issues.put(result.name, relationsOf(result).facts ?? undefined)
    }
    return issues
  }
}

/** A value that is computed on first use. */
function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** A stamp that can be trusted later. If the file may still change without a new one, the stamp gets an impossible size. */
function reliable(stamp: Stamp): Stamp {
  return Date.now() - Math.max(stamp[1], stamp[2]) > minStampAgeMs ? stamp : [-1, 0, 0, 0]
}

function isSame(a: Stamp, b: Stamp): boolean {
  return a.every((part, index) => part === b[index])
}
