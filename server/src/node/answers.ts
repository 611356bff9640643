/** The answers to the questions of files, from the disk and from what was found in others. */
import { dirname } from 'node:path'
import type { HandoffFacts } from '../core/facts.ts'
import type { Project } from '../service/project.ts'
import { keyOf, type Sort } from '../service/view.ts'
import { existsNow, leadsOut } from './disk.ts'
import { type Asked, digestOf, hashOf, linkedBytes, pathBelow, type Unreadable } from './examiner.ts'
import type { Result } from './result.ts'

/** What a text that is not saved says to others. */
export interface Edited {
  readonly facts: HandoffFacts | undefined
  readonly anchors: readonly string[]
}

export interface AnswersOptions {
  /** What was found in the file of a path. */
  readonly resultAt: (path: string) => Result<unknown> | Unreadable | undefined
  /** The project of a folder; `undefined` for one of which nothing is known yet. */
  readonly projectAt: (folder: string) => Project | undefined
  /** Files of which an editor holds another text, by path. */
  readonly edited: ReadonlyMap<string, Edited> | undefined
  /** The answer to a question that is about neither a file of the disk nor what other files say. */
  readonly answer: (project: Project, sort: Sort, name: string) => Promise<unknown>
}

export class Answers {
  readonly #options: AnswersOptions
  /** Digests of answers that stay as they are, by project and key. */
  readonly #digests = new Map<Project, Map<string, string>>()

  constructor(options: AnswersOptions) {
    this.#options = options
  }

  /** A digest of the answer to a question that is not about issues. */
  async digestOf(project: Project, asked: Asked): Promise<string> {
    const [sort, name] = asked
    // What others say may be another thing in the next round.
    if (sort === 'handoff') {
      const other = this.#resultIn(project, name)
      return other ? other.examination.says[0] : digestOf(await this.factOf(project, asked))
    }
    let digests = this.#digests.get(project)
    if (digests === undefined) {
      digests = new Map()
      this.#digests.set(project, digests)
    }
    const key = keyOf({ sort, name })
    let digest = digests.get(key)
    if (digest === undefined) {
      if (sort === 'anchors' && !this.editsAnchors(project, asked)) digest = this.#hashOf(project.root ?? '', name)
      else digest = digestOf(await this.factOf(project, asked))
      digests.set(key, digest)
    }
    return digest
  }

  /** The answer to a question that is not about issues. */
  async factOf(project: Project, [sort, name]: Asked): Promise<unknown> {
    const path = pathBelow(project.root ?? '', name)
    if (sort === 'exists') return existsNow(path)
    const edited = this.#options.edited?.get(path)
    if (sort === 'anchors' && edited) return edited.anchors
    if (sort !== 'handoff') return this.#options.answer(project, sort, name)
    if (edited && (this.#options.projectAt(dirname(path)) ?? project) === project) return edited.facts
    const found = this.#options.resultAt(path)
    if (found === undefined || 'unreadable' in found) return undefined
    // A file of another project is called otherwise there.
    return found.project === project ? (found.relations.facts ?? undefined) : this.#options.answer(project, sort, name)
  }

  /** What was found in a file of the project, if that is what counts. */
  #resultIn(project: Project, name: string): Result<unknown> | undefined {
    const path = pathBelow(project.root ?? '', name)
    const found = this.#options.edited?.has(path) ? undefined : this.#options.resultAt(path)
    return found === undefined || 'unreadable' in found || found.project !== project ? undefined : found
  }

  /** True for a question about the anchors of a text that is not on the disk. */
  editsAnchors(project: Project, [sort, name]: Asked): boolean {
    return sort === 'anchors' && (this.#options.edited?.has(pathBelow(project.root ?? '', name)) ?? false)
  }

  #hashOf(root: string, name: string): string {
    const path = pathBelow(root, name)
    const known = this.#options.resultAt(path)
    if (known && !('unreadable' in known) && !leadsOut(pathBelow(root, ''), path)) return known.examination.hash
    const bytes = linkedBytes(root, name)
    return bytes ? hashOf(bytes) : ''
  }
}
