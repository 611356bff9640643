/**
 * Examines many files, each no more often than needed: what was found before and still holds is taken over, the rest is done on several
 * threads. Each file is examined as if nothing of what it asks other handoffs were so; afterwards, when all of them are known, those are
 * examined again for which the answers are others. Of each file only little is held; the rest is put away until it is asked for.
 */
import { readdirSync, type Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { URI } from 'vscode-uri'
import { isMarkdown } from '../service/locations.ts'
import { type Project, pathIn } from '../service/project.ts'
import type { Projects } from '../service/projects.ts'
import { keyOf, type Sort } from '../service/view.ts'
import { Answers, type Edited } from './answers.ts'
import { Interrupted } from './budget.ts'
import { bytesOf, existsNow } from './disk.ts'
import {
  digestOf,
  digestOfIssues,
  type Examiner,
  type ExaminerSetup,
  hashOf,
  type Job,
  type Outcome,
  pathBelow,
  type Stamp,
  stampOf,
  type Unreadable,
} from './examiner.ts'
import { FolderIssues } from './folderIssues.ts'
import { runOnThreads, type ThreadData } from './pool.ts'
import { type Entry, type Found, isEntry, type Place, Result } from './result.ts'
import { Spool } from './spool.ts'
import { statsOf } from './stats.ts'
import { Store, Texts } from './store.ts'

/** Milliseconds of work after which whoever waits has their turn. */
const turn = 10
/** Rounds of examining again: one for each link of a chain of questions. More would be a mistake. */
const rounds = 5
/** Milliseconds by which the clock of a file system may be behind: what was written just now may be written again with the same stamp. */
const racy = 2000

/** Questions that any thread answers from the disk. */
const atOnce: ReadonlySet<Sort> = new Set<Sort>(['exists', 'anchors', 'folder'])

/** How much work it was. */
export interface Effort {
  /** Files whose results were taken over. */
  kept: number
  /** Files that were read as a whole. */
  read: number
  /** Files that a quick test showed to be no handoffs. */
  rejected: number
  /** Files that were examined again, since others say something about them. */
  again: number
  threads: number
  /** False if results could not be kept. */
  stored: boolean
}

export interface CheckFilesOptions<Summary> {
  readonly setup: ExaminerSetup
  readonly projects: Pick<Projects, 'of'>
  /** Gives what does the work on this thread; asked for when there is some. */
  readonly examiner: () => Promise<Examiner<Summary>>
  /** The script that does the work on another thread. */
  readonly entry: string
  /** What it makes of a file there. */
  readonly makes: ThreadData['makes']
  /** On how many other threads to examine files of so many bytes; 0 to examine them on this one. */
  readonly threads: (bytes: number) => number
  /** The folder for results; `undefined` to keep none. */
  readonly store: string | undefined
  /** The version of the program. */
  readonly version: string
  /** The answer to a question that is about neither a file of the disk nor what other files say. */
  readonly answer: (project: Project, sort: Sort, name: string) => Promise<unknown>
  /** Told of each file as soon as something is known of it: for the first time, and when that turns out to be otherwise. */
  readonly onFound?: ((path: string, found: Found<Summary> | Unreadable) => void) | undefined
  /** Told how many more files were examined. */
  readonly onDone: (count: number) => void
  /** Files of which an editor holds another text: what that says goes before what the disk does. */
  readonly edited?: ReadonlyMap<string, Edited> | undefined
  /** Lets others work, on a thread that has more to do than this. */
  readonly pause?: (() => Promise<void>) | undefined
  /** Ends the work early, with what is known by then. */
  readonly signal?: AbortSignal | undefined
}

/** What was found in files. */
export interface Checked<Summary> {
  /** `undefined` for a file that was not come to. */
  readonly get: (path: string) => Found<Summary> | Unreadable | undefined
  readonly effort: Effort
  /** Reports are not read any more. */
  readonly close: () => void
}

export async function checkFiles<Summary>(paths: readonly string[], options: CheckFilesOptions<Summary>): Promise<Checked<Summary>> {
  const run = new Run(options)
  try {
    await run.learn(paths)
    await run.settle(paths)
    run.save()
    return run
  } catch (error) {
    run.close()
    throw error
  }
}

class Run<Summary> implements Checked<Summary> {
  readonly effort: Effort = { kept: 0, read: 0, rejected: 0, again: 0, threads: 1, stored: true }
  readonly #options: CheckFilesOptions<Summary>
  readonly #results = new Map<string, Result<Summary> | Unreadable>()
  readonly #folders = new Map<string, Pick<Place, 'project' | 'name'>>()
  readonly #stores = new Map<Project, Store<Entry<Summary>>>()
  /** For what no store takes. */
  readonly #memory = new Spool(undefined)
  readonly #answers: Answers
  /** Folders of which all Markdown files are known. */
  readonly #listed = new Set<string>()
  #pausedAt = Date.now()

  constructor(options: CheckFilesOptions<Summary>) {
    this.#options = options
    const { edited, answer } = options
    this.#answers = new Answers({ edited, answer, resultAt: this.get, projectAt: (folder) => this.#folders.get(folder)?.project })
  }

  readonly get = (path: string) => this.#results.get(path)

  readonly close = () => {
    for (const store of this.#stores.values()) store.close()
  }

  /** Takes over or examines files. */
  async learn(paths: readonly string[]): Promise<void> {
    const wanted: Job[] = []
    let bytes = 0
    for (const path of paths) {
      if (this.#results.has(path)) continue
      if (this.#isOutOfBreath) await this.#breathe()
      if (this.#isEnded) return
      const place = this.#knownPlaceOf(path) ?? (await this.#placeOf(path))
      const stats = statsOf(path)
      const kept = stats && this.#kept(place, stats)
      if (kept) {
        this.#results.set(path, kept)
        this.effort.kept++
        this.#options.onFound?.(path, kept)
        this.#options.onDone(1)
        continue
      }
      wanted.push({ path })
      bytes += stats?.size ?? 0
    }
    await this.#examine(wanted, bytes)
  }

  /** Examines files again, as long as what they were told is not so. */
  async settle(paths: readonly string[]): Promise<void> {
    let unsettled = paths
    for (let round = 1; round <= rounds && unsettled.length > 0 && !this.#isEnded; round++) {
      await this.#learnOthers(unsettled)
      const again: Job[] = []
      let bytes = 0
      const all = this.#byFolder([...this.#results.keys()].sort())
      for (const [folder, results] of this.#byFolder(unsettled)) {
        const said = lazily(() => this.#digestOfFolder(all.get(folder) ?? []))
        const issues = lazily(() => this.#issuesOf(all.get(folder) ?? []))
        for (const result of results) {
          if (this.#isOutOfBreath) await this.#breathe()
          if (this.#isEnded) return
          const answers = await this.#news(result, said, issues)
          if (answers === undefined) continue
          again.push({ path: result.place.path, answers })
          bytes += Math.max(0, result.examination.stamp[0])
        }
      }
      this.effort.again += again.length
      await this.#examine(again, bytes)
      unsettled = again.map(({ path }) => path)
    }
  }

  /** Keeps what was found. */
  save(): void {
    for (const [project, store] of this.#stores) {
      const saved = store.save((name) => project.root !== undefined && existsNow(pathBelow(project.root, name)))
      if (!saved) this.effort.stored = false
    }
  }

  async #examine(jobs: readonly Job[], bytes: number): Promise<void> {
    const { examiner, entry, makes, setup, signal, onDone } = this.#options
    const instead = async (job: Job) => {
      if (this.#isOutOfBreath) await this.#breathe()
      return (await examiner()).examine(job)
    }
    const onResult = (index: number, result: Outcome<Summary> | Unreadable) => {
      const job = jobs[index]
      if (job) this.#take(job.path, result)
      onDone(1)
    }
    const threads = jobs.length === 0 ? 0 : this.#options.threads(bytes)
    if (threads > 0) {
      this.effort.threads = Math.max(this.effort.threads, threads)
      return runOnThreads(jobs, { entry, threads, data: { setup, makes }, instead, onResult, signal })
    }
    try {
      for (const [index, job] of jobs.entries()) {
        if (this.#isEnded) return
        onResult(index, await instead(job))
      }
    } catch (error) {
      // Whoever was to be told has been; what is known by now is kept.
      if (!(error instanceof Interrupted)) throw error
    }
  }

  #take(path: string, outcome: Outcome<Summary> | Unreadable): void {
    const result = 'unreadable' in outcome ? outcome : this.#put(path, outcome)
    this.#results.set(path, result)
    this.#options.onFound?.(path, result)
    if ('unreadable' in result) return
    if (result.examination.read) this.effort.read++
    else this.effort.rejected++
  }

  #put(path: string, { examination, relations, report }: Outcome<Summary>): Result<Summary> {
    const place = this.#placeNow(path)
    const store = this.#storeOf(place.project)
    const texts = Texts.of(store?.spool ?? this.#memory, [relations, report])
    const entry = { examination: { ...examination, stamp: settled(examination.stamp) }, compared: '' }
    const result = new Result(place, entry, texts)
    this.#keep(result)
    return result
  }

  #keep({ place, examination, compared, texts }: Result<Summary>): void {
    if (examination.failures.length === 0 && !examination.ended)
      this.#storeOf(place.project)?.put(place.name, { examination, compared }, texts)
  }

  get #isEnded(): boolean {
    return this.#options.signal?.aborted ?? false
  }

  /** Where others wait, they are not kept waiting. */
  get #isOutOfBreath(): boolean {
    return this.#options.pause !== undefined && Date.now() - this.#pausedAt >= turn
  }

  async #breathe(): Promise<void> {
    await this.#options.pause?.()
    this.#pausedAt = Date.now()
  }

  /** What was found before, if it still holds for this content and this moment. */
  #kept(place: Place, stats: Stats): Result<Summary> | undefined {
    const store = this.#storeOf(place.project)
    const known = store?.get(place.name)
    if (!store || !known) return undefined
    const { entry, texts } = known
    const { now } = this.#options.setup
    const [after, until] = entry.examination.holds
    if ((after !== null && now <= after) || (until !== null && now > until)) return undefined
    const stamp = stampOf(stats)
    if (isSame(stamp, entry.examination.stamp)) return new Result(place, entry, texts)
    const bytes = bytesOf(place.path)
    if (bytes === undefined || hashOf(bytes) !== entry.examination.hash) return undefined
    const renewed = { ...entry, examination: { ...entry.examination, stamp: settled(stamp) } }
    const result = new Result(place, renewed, texts)
    if (renewed.examination.stamp[0] >= 0) this.#keep(result)
    return result
  }

  #storeOf(project: Project): Store<Entry<Summary>> | undefined {
    const { store: folder, setup, version, makes } = this.#options
    if (folder === undefined || project.root === undefined) return undefined
    const known = this.#stores.get(project)
    if (known) return known
    const { kind, stage, only, user, sections, language } = setup
    const { node, icu, tz, unicode } = process.versions
    const key = [version, node, icu, tz, unicode, project.root, project.sources, kind, stage, only, user, sections, language, makes]
    const made = new Store<Entry<Summary>>(folder, key, isEntry)
    this.#stores.set(project, made)
    return made
  }

  /** Files of one folder lie in one project. */
  async #placeOf(path: string): Promise<Place> {
    const folder = dirname(path)
    const uri = URI.file(join(folder, 'x')).toString()
    const project = await this.#options.projects.of(uri)
    this.#folders.set(folder, { project, name: pathIn(project, uri).slice(0, -1) })
    return this.#placeNow(path)
  }

  #placeNow(path: string): Place {
    const place = this.#knownPlaceOf(path)
    if (place === undefined) throw new Error(`nothing is known of the folder of ${path}`)
    return place
  }

  /** `undefined` in a folder of which nothing is known yet. */
  #knownPlaceOf(path: string): Place | undefined {
    const folder = dirname(path)
    const known = this.#folders.get(folder)
    return known && { path, folder, project: known.project, name: `${known.name}${basename(path)}` }
  }

  *#readable(paths: Iterable<string>): Generator<Result<Summary>> {
    for (const path of paths) {
      const result = this.#results.get(path)
      if (result && !('unreadable' in result)) yield result
    }
  }

  #byFolder(paths: Iterable<string>): Map<string, Result<Summary>[]> {
    const folders = new Map<string, Result<Summary>[]>()
    for (const result of this.#readable(paths)) {
      const others = folders.get(result.place.folder)
      if (others) others.push(result)
      else folders.set(result.place.folder, [result])
    }
    return folders
  }

  /** Learns of the other files that the questions of some files are about. */
  async #learnOthers(paths: readonly string[]): Promise<void> {
    const others = new Set<string>()
    for (const { examination, place } of this.#readable(paths)) {
      const { root } = place.project
      if (root === undefined) continue
      for (const [sort, name] of examination.asked) if (sort === 'handoff') others.add(pathBelow(root, name))
      if (!examination.asksOfIssues || this.#listed.has(place.folder)) continue
      this.#listed.add(place.folder)
      for (const path of markdownIn(place.folder)) others.add(path)
    }
    await this.learn([...others].filter((path) => !this.#results.has(path) && statsOf(path)?.isFile()))
  }

  /** The answers to a file's questions, if one of them is another than it was told; `undefined` if it was told what is so. */
  async #news(result: Result<Summary>, said: () => string, issues: () => FolderIssues): Promise<Job['answers'] | undefined> {
    const { place, examination } = result
    let isNew = false
    for (const asked of examination.asked) isNew ||= (await this.#answers.digestOf(place.project, asked)) !== asked[2]
    if (!isNew && (!examination.asksOfIssues || result.compared === said())) return undefined
    const { facts, asked: asksOfIssues } = result.relations
    const answers: [key: string, fact: unknown][] = []
    for (const [sort, name, digest] of asksOfIssues) {
      const fact = issues().answer(name, place.name, facts)
      isNew ||= digestOf(fact) !== digest
      answers.push([keyOf({ sort, name }), fact])
    }
    if (!isNew) {
      result.compared = said()
      this.#keep(result)
      return undefined
    }
    for (const asked of examination.asked) {
      const [sort, name] = asked
      if (!atOnce.has(sort) || this.#answers.editsAnchors(place.project, asked))
        answers.push([keyOf({ sort, name }), await this.#answers.factOf(place.project, asked)])
    }
    return answers
  }

  /** A digest of what a folder says of issues. */
  #digestOfFolder(results: Iterable<Result<Summary>>): string {
    const said: string[] = []
    for (const { place, examination } of results) {
      const edited = this.#options.edited?.get(place.path)
      const digest = edited ? digestOfIssues(edited.facts ?? null) : examination.says[1]
      if (digest !== '') said.push(place.name, digest)
    }
    return digestOf(said)
  }

  #issuesOf(results: Iterable<Result<Summary>>): FolderIssues {
    const issues = new FolderIssues()
    for (const result of results) {
      const edited = this.#options.edited?.get(result.place.path)
      if (edited) issues.add(edited.facts)
      else if (result.examination.says[1] !== '') issues.add(result.relations.facts ?? undefined)
    }
    return issues
  }
}

function markdownIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter(isMarkdown)
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}

/** Gives a value that is made when it is first asked for. */
function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** A stamp to be trusted later; one without a size that any file has, if the file may yet be written with the same one. */
function settled(stamp: Stamp): Stamp {
  return Date.now() - Math.max(stamp[1], stamp[2]) > racy ? stamp : [-1, 0, 0, 0]
}

function isSame(a: Stamp, b: Stamp): boolean {
  return a.every((part, index) => part === b[index])
}
