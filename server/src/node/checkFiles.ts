/**
 * Examines many files, each no more often than needed: what was found before and still holds is taken over, the rest is done on several
 * threads. Each file is examined as if nothing of what it asks other handoffs were so; afterwards, when all of them are known, those are
 * examined again for which the answers are others.
 */
import { dirname, join } from 'node:path'
import { URI } from 'vscode-uri'
import { contradicts, type HandoffFacts, type StatedIssue } from '../core/facts.ts'
import { statementsOf } from '../service/issueIndex.ts'
import { isMarkdown } from '../service/locations.ts'
import { type Project, pathIn } from '../service/project.ts'
import type { Projects } from '../service/projects.ts'
import { folderOf, idOfIssueQuestion, keyOf, type Sort } from '../service/view.ts'
import { existsNow } from './disk.ts'
import {
  type Asked,
  bytesOf,
  digestOf,
  type Examination,
  type Examiner,
  type ExaminerSetup,
  hashOf,
  type Job,
  pathBelow,
  type Stamp,
  stampOf,
  statsOf,
  type Unreadable,
} from './examiner.ts'
import { runOnThreads, type ThreadData } from './pool.ts'
import { Store } from './store.ts'

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

export interface CheckFilesOptions<Report> {
  readonly setup: ExaminerSetup
  readonly projects: Pick<Projects, 'of'>
  /** Does the work on this thread. */
  readonly examiner: Examiner<Report>
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
  readonly onFound?: ((path: string, found: Examination<Report> | Unreadable) => void) | undefined
  /** Told how many more files were examined. */
  readonly onDone: (count: number) => void
  /** Files of which an editor holds another text: what that says goes before what the disk does. */
  readonly edited?: ReadonlyMap<string, Edited> | undefined
  /** Lets others work, on a thread that has more to do than this. */
  readonly pause?: (() => Promise<void>) | undefined
  /** Ends the work early, with what is known by then. */
  readonly signal?: AbortSignal | undefined
}

/** What a text that is not saved says to others. */
export interface Edited {
  readonly facts: HandoffFacts | undefined
  readonly anchors: readonly string[]
}

/** A file with its place in its project. */
interface Place {
  readonly path: string
  /** The path of its folder. */
  readonly folder: string
  readonly project: Project
  readonly name: string
}

export async function checkFiles<Report>(
  paths: readonly string[],
  options: CheckFilesOptions<Report>,
): Promise<{ readonly results: ReadonlyMap<string, Examination<Report> | Unreadable>; readonly effort: Effort }> {
  const run = new Run(options)
  await run.learn(paths)
  await run.settle(paths)
  run.save()
  return { results: run.results, effort: run.effort }
}

class Run<Report> {
  readonly results = new Map<string, Examination<Report> | Unreadable>()
  readonly effort: Effort = { kept: 0, read: 0, rejected: 0, again: 0, threads: 1, stored: true }
  readonly #options: CheckFilesOptions<Report>
  readonly #places = new Map<string, Place>()
  readonly #stores = new Map<Project, Store<Examination<Report>>>()
  /** Answers by project and key. */
  readonly #answers = new Map<Project, Map<string, { readonly fact: unknown; readonly digest: string }>>()
  /** What is said of issues in a folder, by project and folder, then by question. */
  readonly #issues = new Map<string, Map<string, StatedIssue[]>>()

  #pausedAt = Date.now()

  constructor(options: CheckFilesOptions<Report>) {
    this.#options = options
  }

  /** Takes over or examines files. */
  async learn(paths: readonly string[]): Promise<void> {
    const wanted: Job[] = []
    let bytes = 0
    for (const path of paths) {
      if (this.results.has(path)) continue
      await this.#breathe()
      if (this.#isEnded) return
      const place = await this.#placeOf(path)
      const kept = this.#kept(place)
      if (kept) {
        this.results.set(path, kept)
        this.effort.kept++
        this.#options.onFound?.(path, kept)
        this.#options.onDone(1)
        continue
      }
      wanted.push({ path })
      bytes += statsOf(path)?.size ?? 0
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
      for (const path of unsettled) {
        await this.#breathe()
        if (this.#isEnded) return
        const found = this.results.get(path)
        const place = this.#places.get(path)
        if (!found || !place || 'unreadable' in found || found.asked.length === 0) continue
        const answers: [string, unknown][] = []
        let same = true
        for (const asked of found.asked) {
          const { fact, digest } = await this.#answer(place, asked)
          if (digest !== asked[2]) same = false
          if (!atOnce.has(asked[0]) || this.#editedAt(place, asked)) answers.push([keyOf({ sort: asked[0], name: asked[1] }), fact])
        }
        if (same) continue
        again.push({ path, answers })
        bytes += found.stamp[0]
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
      await this.#breathe()
      return examiner.examine(job)
    }
    const onResult = (index: number, result: Examination<Report> | Unreadable) => {
      const job = jobs[index]
      if (job) this.#take(job.path, result)
      onDone(1)
    }
    const threads = jobs.length === 0 ? 0 : this.#options.threads(bytes)
    if (threads > 0) {
      this.effort.threads = Math.max(this.effort.threads, threads)
      return runOnThreads(jobs, { entry, threads, data: { setup, makes }, instead, onResult, signal })
    }
    for (const [index, job] of jobs.entries()) {
      if (this.#isEnded) return
      onResult(index, await instead(job))
    }
  }

  #take(path: string, result: Examination<Report> | Unreadable): void {
    this.results.set(path, result)
    this.#options.onFound?.(path, result)
    if ('unreadable' in result) return
    if (result.read) this.effort.read++
    else this.effort.rejected++
    this.#keep(path, result)
  }

  get #isEnded(): boolean {
    return this.#options.signal?.aborted ?? false
  }

  /** Where others wait, they are not kept waiting. */
  async #breathe(): Promise<void> {
    const { pause } = this.#options
    if (pause === undefined || Date.now() - this.#pausedAt < turn) return
    await pause()
    this.#pausedAt = Date.now()
  }

  #keep(path: string, result: Examination<Report>): void {
    const place = this.#places.get(path)
    if (place === undefined || result.failures.length > 0) return
    this.#storeOf(place.project)?.put(place.name, { ...result, stamp: settled(result.stamp) })
  }

  /** What was found before, if it still holds for this content and this moment. */
  #kept(place: Place): Examination<Report> | undefined {
    const store = this.#storeOf(place.project)
    const entry = store?.get(place.name)
    if (!store || !entry) return undefined
    const { now } = this.#options.setup
    const [after, until] = entry.holds
    if ((after !== null && now <= after) || (until !== null && now > until)) return undefined
    const stats = statsOf(place.path)
    if (!stats) return undefined
    const stamp = stampOf(stats)
    if (isSame(stamp, entry.stamp)) return entry
    const bytes = bytesOf(place.path)
    if (bytes === undefined || hashOf(bytes) !== entry.hash) return undefined
    const renewed = { ...entry, stamp: settled(stamp) }
    if (renewed.stamp[0] >= 0) store.put(place.name, renewed)
    return renewed
  }

  #storeOf(project: Project): Store<Examination<Report>> | undefined {
    const { store: folder, setup, version, makes } = this.#options
    if (folder === undefined || project.root === undefined) return undefined
    const known = this.#stores.get(project)
    if (known) return known
    const { kind, stage, only, user, sections, language } = setup
    const { node, icu, tz, unicode } = process.versions
    const key = [version, node, icu, tz, unicode, project.root, project.sources, kind, stage, only, user, sections, language, makes]
    const made = new Store<Examination<Report>>(folder, key)
    this.#stores.set(project, made)
    return made
  }

  async #placeOf(path: string): Promise<Place> {
    const known = this.#places.get(path)
    if (known) return known
    const uri = URI.file(path).toString()
    const project = await this.#options.projects.of(uri)
    const place = { path, folder: dirname(path), project, name: pathIn(project, uri) }
    this.#places.set(path, place)
    return place
  }

  /** Learns of the other files that the questions of some files are about. */
  async #learnOthers(paths: readonly string[]): Promise<void> {
    const folders = new Map<string, Place>()
    const others = new Set<string>()
    for (const path of paths) {
      const found = this.results.get(path)
      const place = this.#places.get(path)
      if (!found || !place?.project.root || 'unreadable' in found) continue
      for (const [sort, name] of found.asked) {
        if (sort === 'handoff') others.add(pathBelow(place.project.root, name))
        else if (sort === 'issue') folders.set(place.folder, place)
      }
    }
    for (const [folder, { project }] of folders) {
      const key = `${project.root}\n${folder}`
      if (this.#issues.has(key)) continue
      this.#issues.set(key, new Map())
      const listed = (await this.#options.answer(
        project,
        'folder',
        folderOf(pathIn(project, URI.file(join(folder, 'x')).toString())),
      )) as readonly string[]
      for (const name of listed) if (isMarkdown(name) && project.root) others.add(pathBelow(project.root, name))
    }
    await this.learn([...others].filter((path) => !this.results.has(path) && statsOf(path)?.isFile()))
    // All folders in one go: there may be as many as files.
    const fresh = new Map<string, Map<string, StatedIssue[]>>()
    for (const [folder, { project }] of folders) {
      const issues = this.#issues.get(`${project.root}\n${folder}`)
      if (issues?.size === 0) fresh.set(folder, issues)
    }
    if (fresh.size > 0) await this.#indexFolders(fresh)
  }

  async #indexFolders(folders: ReadonlyMap<string, Map<string, StatedIssue[]>>): Promise<void> {
    for (const path of [...this.results.keys()].sort()) {
      const issues = folders.get(this.#places.get(path)?.folder ?? '')
      if (!issues) continue
      await this.#breathe()
      for (const [name, statement] of statementsOf(this.#factsOf(path))) {
        const all = issues.get(name)
        if (all) all.push(statement)
        else issues.set(name, [statement])
      }
    }
  }

  async #answer(
    { path, folder, project, name: own }: Place,
    [sort, name]: Asked,
  ): Promise<{ readonly fact: unknown; readonly digest: string }> {
    if (sort === 'issue') {
      const stated = this.#issues.get(`${project.root}\n${folder}`)?.get(name) ?? []
      const found = this.results.get(path)
      const facts = found && !('unreadable' in found) ? found.facts : null
      const fact = stated.filter((other) => other.path !== own && isWorthTelling(other, facts, idOfIssueQuestion(name)))
      return { fact, digest: digestOf(fact) }
    }
    let answers = this.#answers.get(project)
    if (answers === undefined) {
      answers = new Map()
      this.#answers.set(project, answers)
    }
    const key = keyOf({ sort, name })
    let known = answers.get(key)
    if (known === undefined) {
      known = await this.#find(project, sort, name)
      answers.set(key, known)
    }
    return known
  }

  async #find(project: Project, sort: Sort, name: string): Promise<{ readonly fact: unknown; readonly digest: string }> {
    const path = pathBelow(project.root ?? '', name)
    if (sort === 'anchors') {
      const edited = this.#options.edited?.get(path)
      return edited ? { fact: edited.anchors, digest: digestOf(edited.anchors) } : { fact: undefined, digest: this.#hashOf(path) }
    }
    let fact: unknown
    if (sort === 'exists') fact = existsNow(path)
    else if (sort === 'handoff') {
      const place = this.#places.get(path)
      // A file of another project is called otherwise there.
      if (place && place.project !== project) fact = await this.#options.answer(project, sort, name)
      else fact = this.#factsOf(path)
    } else fact = await this.#options.answer(project, sort, name)
    return { fact, digest: digestOf(fact) }
  }

  /** What a file says to others. */
  #factsOf(path: string): HandoffFacts | undefined {
    const edited = this.#options.edited?.get(path)
    if (edited) return edited.facts
    const found = this.results.get(path)
    return found === undefined || 'unreadable' in found ? undefined : (found.facts ?? undefined)
  }

  /** True for a question about the anchors of a text that is not on the disk. */
  #editedAt({ project }: Place, [sort, name]: Asked): boolean {
    return sort === 'anchors' && (this.#options.edited?.has(pathBelow(project.root ?? '', name)) ?? false)
  }

  #hashOf(path: string): string {
    const known = this.results.get(path)
    if (known && !('unreadable' in known)) return known.hash
    const bytes = bytesOf(path)
    return bytes ? hashOf(bytes) : ''
  }
}

/** Handoffs that say the same of an issue need not hear of each other: most do, and each would have to be examined again. */
function isWorthTelling(other: StatedIssue, facts: HandoffFacts | null, id: string): boolean {
  if (facts === null) return true
  return facts.issues.some(
    (mine) => mine.id === id && (contradicts(mine.severity, other.severity) || contradicts(mine.workaround, other.workaround)),
  )
}

/** A stamp to be trusted later; one without a size that any file has, if the file may yet be written with the same one. */
function settled(stamp: Stamp): Stamp {
  return Date.now() - Math.max(stamp[1], stamp[2]) > racy ? stamp : [-1, 0, 0, 0]
}

function isSame(a: Stamp, b: Stamp): boolean {
  return a.every((part, index) => part === b[index])
}
