/** Answers the queries of files after all were checked: from their results, else from the disk. */
import { dirname } from 'node:path'
import type { HandoffFacts } from '../core/linter/facts.ts'
import type { Project } from '../workspace/project.ts'
import { queryKey } from '../workspace/queries.ts'
import type { WorkspaceIndex } from '../workspace/workspaceIndex.ts'
import { leadsOut } from './disk.ts'
import { type Dependency, digestOfFact, hashOf, linkedBytes, pathBelow, type Unreadable } from './examiner.ts'
import { type FileResult, relationsOf } from './resultCache.ts'

/** What an unsaved text tells others. */
export interface Edited {
  readonly facts: HandoffFacts | undefined
  readonly anchors: readonly string[]
}

export interface RunQueriesOptions {
  /** The result of a file by path. */
  readonly resultAt: (path: string) => FileResult<unknown> | Unreadable | undefined
  /** The project of a folder; `undefined` for one that was not visited yet. */
  readonly projectAt: (folder: string) => Project | undefined
  /** Files with unsaved text in an editor, by path. */
  readonly edited: ReadonlyMap<string, Edited> | undefined
  readonly workspace: Pick<WorkspaceIndex, 'query'>
}

/** Answers all queries except those about issues, which are handled per folder. */
export class RunQueries {
  readonly #options: RunQueriesOptions
  /** Digests that do not change during a run, by project and key. */
  readonly #digests = new Map<Project, Map<string, string>>()

  constructor(options: RunQueriesOptions) {
    this.#options = options
  }

  /** A digest of the result. For anchors it is the hash of the file, which need not be parsed. */
  async digest(project: Project, query: Dependency): Promise<string> {
    const [kind, name] = query
    // Facts of another handoff may change in the next round.
    if (kind === 'handoff') return this.#resultIn(project, name)?.examination.says[0] ?? digestOfFact(await this.fact(project, query))
    let digests = this.#digests.get(project)
    if (digests === undefined) {
      digests = new Map()
      this.#digests.set(project, digests)
    }
    const key = queryKey({ kind, name })
    let digest = digests.get(key)
    if (digest === undefined) {
      const isOnDisk = kind === 'anchors' && !this.isEdited(project, query)
      digest = isOnDisk ? this.#hashOf(project.root ?? '', name) : digestOfFact(await this.fact(project, query))
      digests.set(key, digest)
    }
    return digest
  }

  async fact(project: Project, [kind, name]: Dependency): Promise<unknown> {
    const path = pathBelow(project.root ?? '', name)
    const edited = this.#options.edited?.get(path)
    if (kind === 'anchors' && edited) return edited.anchors
    if (kind === 'handoff') {
      if (edited && (this.#options.projectAt(dirname(path)) ?? project) === project) return edited.facts
      const found = this.#options.resultAt(path)
      if (found === undefined || 'unreadable' in found) return undefined
      if (found.project === project) return relationsOf(found).facts ?? undefined
      // In another project the file has another path.
    }
    return this.#options.workspace.query(project, kind, name)
  }

  /** True for a query about the anchors of an unsaved text. */
  isEdited(project: Project, [kind, name]: Dependency): boolean {
    return kind === 'anchors' && (this.#options.edited?.has(pathBelow(project.root ?? '', name)) ?? false)
  }

  /** The result of a file in the project, if it counts. */
  #resultIn(project: Project, name: string): FileResult<unknown> | undefined {
    const path = pathBelow(project.root ?? '', name)
    const found = this.#options.edited?.has(path) ? undefined : this.#options.resultAt(path)
    return found === undefined || 'unreadable' in found || found.project !== project ? undefined : found
  }

  #hashOf(root: string, name: string): string {
    const path = pathBelow(root, name)
    const known = this.#options.resultAt(path)
    if (known && !('unreadable' in known) && !leadsOut(pathBelow(root, ''), path)) return known.examination.hash
    const bytes = linkedBytes(root, name)
    return bytes ? hashOf(bytes) : ''
  }
}
