/** The workspace: its projects, and the files around open documents. */
import type { CheckOptions } from '../core/check.ts'
import type { Document } from '../core/markdown/document.ts'
import { prefilter } from '../core/template/prefilter.ts'
import { inTime, readInPieces } from './budget.ts'
import { checkOptions, type Examined, type ExamineOptions, examine } from './examine.ts'
import type { Host } from './host.ts'
import { normalized, pathFrom } from './locations.ts'
import { type Project, pathIn, roleOf } from './project.ts'
import { type FileEvent, ProjectIndex } from './projectIndex.ts'
import { Projects } from './projects.ts'
import type { QueryKind, QueryRecorder, QueryResults } from './queries.ts'

/** The part of the host that is needed. */
export type WorkspaceHost = Pick<Host, 'document' | 'folders' | 'settings' | 'files' | 'now' | 'affected' | 'within' | 'pause'> & {
  readonly features: Pick<Host['features'], 'watchesFiles'>
}

/** A file that was read without the files around it. */
export interface ReadAlone {
  readonly uri: string
  readonly project: Project
  readonly document: Document
  readonly options: CheckOptions
}

export class WorkspaceIndex {
  readonly projects: Projects
  readonly #host: WorkspaceHost
  readonly #indexes = new Map<Project, ProjectIndex>()

  constructor(host: WorkspaceHost) {
    this.#host = host
    this.projects = new Projects(host)
  }

  /**
   * Checks a text as the content of a file, with the files around it. With `quick`, a text that is no handoff gets a document without
   * content.
   */
  async examine(uri: string, text: string, options: Omit<ExamineOptions, 'settings' | 'around' | 'within'>): Promise<Examined> {
    const [project, settings] = await Promise.all([this.projects.of(uri), this.#host.settings(uri)])
    const { within } = this.#host
    let { previous } = options
    return this.withQueries(project, uri, (around) => {
      const examined = examine(project, uri, text, { ...options, settings, previous, around, within })
      previous = examined.document
      return examined
    })
  }

  /**
   * Reads a file for another document's query: its open document, else the text of the file, else the given text. Of a text that is no
   * handoff, only the front matter is parsed. `undefined` for a file that is missing, not checked as a handoff, or takes too long.
   */
  async readAlone(uri: string, text?: string): Promise<ReadAlone | undefined> {
    const [project, settings] = await Promise.all([this.projects.of(uri), this.#host.settings(uri)])
    const path = pathIn(project, uri)
    if (roleOf(project, uri) !== 'document' || project.ignoredBy(path) !== undefined) return undefined
    const options = checkOptions(project, path, { now: minuteOf(this.#host.now()), settings })
    const source = text ?? (await this.#sourceOf(uri))
    if (source === undefined) return undefined
    const document =
      typeof source !== 'string' ? source : (prefilter(source, options.kinds, path, options.forced) ?? (await this.#parsed(source)))
    return document && { uri, project, document, options }
  }

  /** The document of a file, open or not, whatever is in it; `undefined` if it cannot be read. */
  async documentOf(uri: string): Promise<Document | undefined> {
    const source = await this.#sourceOf(uri)
    return typeof source === 'string' ? this.#parsed(source) : source
  }

  /** Calls `act` with the queries of a file until none is pending; without queries for a file outside of any project. */
  async withQueries<Result>(project: Project, uri: string, act: (queries: QueryRecorder | undefined) => Result): Promise<Result> {
    const path = pathIn(project, uri)
    if (project.root === undefined || path === '' || roleOf(project, uri) !== 'document') return act(undefined)
    return this.#of(project, project.root).withQueries(path, act)
  }

  /** Remembers the queries of an open document. */
  remember(project: Project, uri: string, queries: QueryRecorder): void {
    this.#indexes.get(project)?.remember(uri, queries)
  }

  /** Forgets the queries of a document. */
  release(uri: string): void {
    for (const index of this.#indexes.values()) index.release(uri)
  }

  /** Records that an open document was edited. */
  edited(uri: string): void {
    this.#each(uri, (index, path) => index.edited(path))
  }

  /** Records that an open document was checked. */
  checked({ uri, result, options }: Examined): void {
    if (result) this.#each(uri, (index, path) => index.checked(path, result, options))
  }

  /** Records changes of files. The text of an open file stays the editor's. */
  touched(events: readonly { readonly uri: string; readonly type: FileEvent }[]): void {
    const relevant = events.filter(({ uri, type }) => type !== 'changed' || this.#host.document(uri) === undefined)
    for (const index of this.#indexes.values()) {
      const here = relevant.flatMap(({ uri, type }) => {
        const path = pathFrom(index.root, uri)
        return path === undefined ? [] : [{ path, type }]
      })
      if (here.length > 0) index.touched(here)
    }
  }

  /** The result of a query; `undefined` outside of any project. */
  async query<K extends QueryKind>(project: Project, kind: K, name: string): Promise<QueryResults[K] | undefined> {
    return project.root === undefined ? undefined : this.#of(project, project.root).query(kind, name)
  }

  /** Forgets everything. */
  reset(): void {
    this.projects.reset()
    this.#indexes.clear()
  }

  #each(uri: string, act: (index: ProjectIndex, path: string) => void): void {
    for (const index of this.#indexes.values()) {
      const path = pathFrom(index.root, uri)
      if (path !== undefined) act(index, path)
    }
  }

  #of(project: Project, root: string): ProjectIndex {
    const known = this.#indexes.get(project)
    if (known) return known
    const { files, folders, features, within } = this.#host
    const made = new ProjectIndex(root, {
      files,
      within,
      watched: features.watchesFiles,
      now: () => minuteOf(this.#host.now()),
      documentOf: async (uri) => {
        const source = await this.#sourceOf(uri)
        return typeof source === 'string' ? this.#parsed(source) : source
      },
      readAlone: (uri) => this.readAlone(uri),
      searchable: async () => folders().some((folder) => normalized(folder) === root) || (await files.topOf(root)) !== undefined,
      affected: (uris) => this.#host.affected(uris),
    })
    this.#indexes.set(project, made)
    return made
  }

  /** The parsed open document, or its text if it is unloaded, else the text of the file. */
  async #sourceOf(uri: string): Promise<string | Document | undefined> {
    const { within, files } = this.#host
    const open = this.#host.document(uri)
    if (open === undefined) return files.readFile(uri)
    return open.isUnloaded ? open.getText() : (inTime(within, () => open.read?.().document) ?? open.getText())
  }

  #parsed(text: string): Promise<Document | undefined> {
    return readInPieces(text, this.#host)
  }
}

/** Results depend on the time only to the minute, so an analysis is valid for the rest of the minute. */
export function minuteOf(milliseconds: number): number {
  return Math.floor(milliseconds / 60_000) * 60_000
}
