/**
 * The files around the documents of one project, as far as checks query them. A check is synchronous, but files are read asynchronously. So
 * a query without a fresh result is recorded as pending, its file is read, and the document is checked again.
 */
import { type CheckOptions, type CheckResult, check } from '../core/check.ts'
import { contentsOf, type HandoffContents } from '../core/linter/facts.ts'
import type { Document } from '../core/markdown/document.ts'
import { anchorsOf } from '../core/markdown/links.ts'
import { detectKind } from '../core/template/detect.ts'
import { stageFor } from '../core/template/stages.ts'
import { type Budget, inTime } from './budget.ts'
import { FactCache } from './factCache.ts'
import { factsFrom } from './factsFrom.ts'
import type { Files } from './host.ts'
import { IssueFolders } from './issueIndex.ts'
import { below, isMarkdown, markdownExtensions, pathFrom } from './locations.ts'
import { mapConcurrently } from './mapConcurrently.ts'
import {
  folderOf,
  folderOfIssueQuery,
  type Knowledge,
  type Known,
  nameIn,
  type Query,
  type QueryKind,
  QueryRecorder,
  type QueryResults,
  queryKey,
} from './queries.ts'

/** A link queries a file, then its anchors or its neighbours; a folder its handoffs. More rounds would be a bug. */
const maxRounds = 6
const maxConcurrentReads = 16

/** The sources of query results. */
export interface Sources {
  readonly files: Files
  /** The document of any file; `undefined` if it is missing. */
  readonly documentOf: (uri: string) => Promise<Document | undefined>
  /** The document of a file that is checked as a handoff, with its check options; `undefined` for any other file. */
  readonly readAlone: (uri: string) => Promise<{ readonly document: Document; readonly options: CheckOptions } | undefined>
  /** Milliseconds since 1970, rounded to the minute. */
  readonly now: () => number
  /** True if changes of Markdown files are reported; otherwise results about them are fresh for a minute. */
  readonly watched: boolean
  /** True if the whole project may be searched: it is a workspace folder, not just the folder of an open document. */
  readonly searchable: () => Promise<boolean>
  /** Called with remembered documents that have to be checked again. */
  readonly affected: (uris: readonly string[]) => void
  /** The time limit for checking one of the files. */
  readonly within?: Budget | undefined
}

/** Kinds of queries with one result per path. */
type CachedKind = Exclude<QueryKind, 'issue' | 'named' | 'alone'>

/** A file was changed, created or deleted. */
export type FileEvent = 'changed' | 'created' | 'deleted'

export class ProjectIndex implements Knowledge {
  readonly root: string
  readonly #sources: Sources
  readonly #remembered = new Map<string, QueryRecorder>()
  readonly #caches: { readonly [K in CachedKind]: FactCache<QueryResults[K]> }
  /** The contents of handoffs, which are faster to compute than their readiness. */
  readonly #contents: FactCache<HandoffContents | undefined>
  readonly #issues: IssueFolders

  constructor(root: string, sources: Sources) {
    this.root = root
    this.#sources = sources
    const changed = (key: string) => this.#notify([key])
    const cache = <Fact>(name: string, watched: (path: string) => boolean, read: (path: string) => Promise<Fact>) =>
      new FactCache<Fact>({ name, read, now: sources.now, watched: (path) => sources.watched && watched(path), changed })
    const always = () => true
    const list = async (folder: string, glob: string) =>
      (await sources.files.listFiles(below(root, folder), glob)).flatMap((uri) => pathFrom(root, uri) ?? []).toSorted()
    this.#caches = {
      // Only changes of Markdown files are reported.
      exists: cache('exists', isMarkdown, (path) => sources.files.exists(below(root, path))),
      anchors: cache('anchors', always, async (path) => {
        // The headings of a file outside the project must not be disclosed through messages about missing ones.
        const leadsOut = sources.files.leadsOut?.(root, below(root, path)) ?? false
        const document = leadsOut ? undefined : await sources.documentOf(below(root, path))
        return document && inTime(sources.within, () => anchorsOf(document))
      }),
      handoff: cache('handoff', always, async (path) => {
        const read = await sources.readAlone(below(root, path))
        return read && inTime(sources.within, () => factsFrom(check(read.document, read.options), read.options, path))
      }),
      folder: cache('folder', always, (folder) => list(folder, '*')),
      everywhere: cache('everywhere', always, async () =>
        (await sources.searchable()) ? list('', `**/*.{${markdownExtensions.join(',')}}`) : [],
      ),
    }
    this.#contents = new FactCache<HandoffContents | undefined>({
      name: 'contents',
      read: async (path) => {
        const read = await sources.readAlone(below(root, path))
        return read && inTime(sources.within, () => contentsFrom(read.document, read.options, path))
      },
      now: sources.now,
      watched: () => sources.watched,
      changed,
      stored: (path, contents) => this.#issues.stored(path, contents),
    })
    this.#issues = new IssueFolders({
      list: async (folder) => (await list(folder, '*')).filter(isMarkdown),
      read: (paths) => this.#readContents(paths),
      now: sources.now,
      watched: sources.watched,
      changed: (names) => {
        const folders = new Set(names.map(folderOfIssueQuery))
        this.#notify([
          ...names.map((name) => queryKey({ kind: 'issue', name })),
          ...Array.from(folders, (name) => queryKey({ kind: 'alone', name })),
        ])
      },
    })
  }

  know<K extends QueryKind>(kind: K, name: string, from?: string): Known<QueryResults[K]> | undefined {
    return this.#know(kind, name, from) as Known<QueryResults[K]> | undefined
  }

  #know(kind: QueryKind, name: string, from: string | undefined): Known<QueryResults[QueryKind]> | undefined {
    if (kind === 'issue') return this.#issues.know(folderOfIssueQuery(name), from, (index) => index.get(name))
    if (kind === 'alone') return this.#issues.know(name, from, (index) => index.isAlone(from))
    if (kind !== 'named') return this.#caches[kind].get(name)
    const known = this.#caches.everywhere.get('')
    return known && { fact: known.fact.filter((path) => nameIn(path).toLowerCase() === name), isFresh: known.isFresh }
  }

  /** Reads the result of a query. Never rejects. */
  fetch({ kind, name }: Query): Promise<void> {
    if (kind === 'alone') return this.#issues.fetch(name)
    if (kind === 'issue') return this.#issues.fetch(folderOfIssueQuery(name))
    return kind === 'named' ? this.#caches.everywhere.fetch('') : this.#caches[kind].fetch(name)
  }

  /** The result of a query, which is read if needed. */
  async query<K extends QueryKind>(kind: K, name: string): Promise<QueryResults[K] | undefined> {
    if (!this.know(kind, name)?.isFresh) await this.fetch({ kind, name })
    return this.know(kind, name)?.fact
  }

  /** Calls `act` for the document of a path until no query is pending. `act` may be called any number of times. */
  async withQueries<Result>(path: string, act: (queries: QueryRecorder) => Result): Promise<Result> {
    for (let round = 1; ; round++) {
      const queries = new QueryRecorder(this, path)
      const result = act(queries)
      queries.settled = queries.pending.size === 0 || round === maxRounds
      if (queries.settled) return result
      await mapConcurrently([...queries.pending.values()], maxConcurrentReads, (query) => this.fetch(query))
    }
  }

  /** Remembers the queries of an open document, so that it is checked again when a result changes. */
  remember(uri: string, queries: QueryRecorder): void {
    this.#remembered.set(uri, queries)
  }

  /** Forgets the queries of a closed document. */
  release(uri: string): void {
    this.#remembered.delete(uri)
  }

  /** Records an edit of an open document. What it means for others is known after its next check. */
  edited(path: string): void {
    this.#invalidate(path)
  }

  /** Records the result of checking an open document, and notifies others that depend on what changed. */
  checked(path: string, result: CheckResult, options: CheckOptions): void {
    const { anchors, handoff } = this.#caches
    if (anchors.get(path)) anchors.put(path, anchorsOf(result.document))
    if (this.#contents.get(path) || this.#issues.has(folderOf(path))) {
      // If nobody else queries the document, its facts need not be computed.
      if (this.#isAskedByOthers(path)) this.#contents.put(path, result.kind && contentsOf({ ...result, kind: result.kind }, path))
      else this.#contents.invalidate(path)
    }
    if (handoff.get(path)) handoff.put(path, factsFrom(result, options, path))
  }

  #isAskedByOthers(path: string): boolean {
    for (const [uri, queries] of this.#remembered)
      if (queries.issueFolders.has(folderOf(path)) && uri !== below(this.root, path)) return true
    return false
  }

  /** Records changes of files outside the editor, including closed documents whose files count again. */
  touched(events: readonly { readonly path: string; readonly type: FileEvent }[]): void {
    const { exists, folder: folders, everywhere } = this.#caches
    const keys = events.flatMap(({ path, type }) => {
      const own = this.#invalidate(path)
      exists.invalidate(path)
      own.push(exists.key(path))
      if (type === 'changed') return own
      for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
        exists.invalidate(folder)
        own.push(exists.key(folder))
      }
      folders.invalidate(folderOf(path))
      everywhere.invalidate('')
      return [...own, folders.key(folderOf(path)), queryKey({ kind: 'named', name: nameIn(path).toLowerCase() })]
    })
    this.#notify(keys)
    // The documents that share an issue with these files are known once they are read.
    for (const folder of new Set(events.map(({ path }) => folderOf(path)))) if (this.#issues.has(folder)) void this.#issues.fetch(folder)
  }

  /** Marks everything known about a file as stale, and with it the results that depend on it. */
  #invalidate(path: string): string[] {
    const { anchors, handoff } = this.#caches
    for (const cache of [anchors, handoff, this.#contents]) cache.invalidate(path)
    if (isMarkdown(path)) this.#issues.invalidate(path)
    const keys = [anchors.key(path), handoff.key(path)]
    for (const queries of this.#remembered.values())
      if (queries.issueFolders.has(folderOf(path)) || keys.some((key) => queries.dependencies.has(key))) queries.stale = true
    return keys
  }

  /** Reports the documents that depend on any of these keys as affected. */
  #notify(keys: readonly string[]): void {
    const affected: string[] = []
    for (const [uri, queries] of this.#remembered) {
      // A check that is still running gets the new result anyway.
      if (!queries.settled || queries.notified || !keys.some((key) => queries.dependencies.has(key))) continue
      queries.stale = true
      queries.notified = true
      affected.push(uri)
    }
    if (affected.length > 0) this.#sources.affected(affected)
  }

  async #readContents(paths: readonly string[]): Promise<void> {
    await mapConcurrently(paths, maxConcurrentReads, async (path) => {
      const known = this.#contents.get(path)
      if (known?.isFresh) this.#issues.stored(path, known.fact)
      else await this.#contents.fetch(path)
    })
  }
}

function contentsFrom(document: Document, { kinds, path: own, forced, stage }: CheckOptions, path: string): HandoffContents | undefined {
  const { kind } = detectKind(document, kinds, own, forced)
  return kind && contentsOf({ document, kind, stage: stageFor(document, stage) }, path)
}
