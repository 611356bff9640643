/** Indexes what the handoffs of a folder say about issues, so that a handoff is compared only with those that share an issue. */
import { contradicts, type HandoffContents, type StatedIssue } from '../core/linter/facts.ts'
import { folderOf, idOfIssueQuery, issueQuery, type Known } from './queries.ts'

/** The issues of one folder. */
export class IssueIndex {
  /** Statements by query, then by path. */
  readonly #statements = new Map<string, Map<string, StatedIssue>>()
  /** The queries whose result a handoff contributes to, by path. */
  readonly #queries = new Map<string, readonly string[]>()

  /** The paths of all handoffs with statements. */
  get paths(): Iterable<string> {
    return this.#queries.keys()
  }

  /** Replaces the statements of a file; `undefined` for one that is no handoff, or gone. Returns the queries whose result changed. */
  put(path: string, contents: HandoffContents | undefined): ReadonlySet<string> {
    const changed = new Set<string>()
    const statements = statementsOf(contents)
    for (const query of this.#queries.get(path) ?? []) {
      if (statements.has(query)) continue
      const others = this.#statements.get(query)
      others?.delete(path)
      if (others?.size === 0) this.#statements.delete(query)
      changed.add(query)
    }
    for (const [query, statement] of statements) {
      const all = this.#statements.get(query) ?? new Map<string, StatedIssue>()
      const before = all.get(path)
      this.#statements.set(query, all.set(path, statement))
      if (before?.severity !== statement.severity || before.workaround !== statement.workaround) changed.add(query)
    }
    if (statements.size > 0) this.#queries.set(path, [...statements.keys()])
    else this.#queries.delete(path)
    return changed
  }

  /** All statements about an issue, sorted by path. */
  get(query: string): StatedIssue[] {
    return [...(this.#statements.get(query)?.values() ?? [])].sort(byPath)
  }

  /**
   * The statements of others that contradict a handoff, or all of them if its own are unknown. Agreeing handoffs would otherwise be checked
   * again for nothing.
   */
  contradicting(query: string, path: string, contents: HandoffContents | null): StatedIssue[] {
    const id = idOfIssueQuery(query)
    const own = contents?.issues.filter((issue) => issue.id === id)
    const differs = (mine: string, known: string) => mine !== known && contradicts(mine, known)
    return Array.from(this.#statements.get(query)?.values() ?? [])
      .filter((other) => other.path !== path)
      .filter(
        ({ severity, workaround }) => !own || own.some((mine) => differs(mine.severity, severity) || differs(mine.workaround, workaround)),
      )
      .sort(byPath)
  }

  /** True if no handoff but `from` has statements. */
  isAlone(from: string | undefined): boolean {
    return this.#queries.size === 0 || (this.#queries.size === 1 && from !== undefined && this.#queries.has(from))
  }
}

export interface IssueFoldersOptions {
  /** The paths of the Markdown files of a folder. */
  readonly list: (folder: string) => Promise<readonly string[]>
  /** Reads the statements of handoffs, and calls `stored` for each. */
  readonly read: (paths: readonly string[]) => Promise<void>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** True if changes of Markdown files are reported; otherwise the index is fresh as long as `now` is the same. */
  readonly watched: boolean
  /** Called with the queries whose result changed. */
  readonly changed: (names: readonly string[]) => void
}

interface Folder {
  /** When it was read, in milliseconds since 1970; `undefined` if not yet. */
  at: number | undefined
  readonly index: IssueIndex
  /** Handoffs to read again. */
  readonly stale: Set<string>
  reading: Promise<void> | undefined
}

/** The indexes of a project's folders. Each is filled on the first query for its folder and kept up to date afterwards. */
export class IssueFolders {
  readonly #options: IssueFoldersOptions
  readonly #folders = new Map<string, Folder>()

  constructor(options: IssueFoldersOptions) {
    this.#options = options
  }

  /** Reads from the index of a folder; `undefined` if it is not filled. Changes of `from`, the handoff that asks, do not make it stale. */
  know<Fact>(path: string, from: string | undefined, read: (index: IssueIndex) => Fact): Known<Fact> | undefined {
    const folder = this.#folders.get(path)
    if (folder?.at === undefined) return undefined
    const { watched, now } = this.#options
    const { stale, at, index } = folder
    const isUpToDate = stale.size === 0 || (stale.size === 1 && from !== undefined && stale.has(from))
    return { fact: read(index), isFresh: isUpToDate && (watched || at === now()) }
  }

  /** Fills the index of a folder, or updates it. */
  fetch(path: string): Promise<void> {
    let folder = this.#folders.get(path)
    if (folder === undefined) {
      folder = { at: undefined, index: new IssueIndex(), stale: new Set(), reading: undefined }
      this.#folders.set(path, folder)
    }
    const known = folder
    known.reading ??= this.#read(path, known).finally(() => {
      known.reading = undefined
    })
    return known.reading
  }

  /** Marks a handoff of a folder as changed, created or deleted. */
  invalidate(path: string): void {
    this.#folders.get(folderOf(path))?.stale.add(path)
  }

  /** True for a folder whose index is in use. */
  has(folder: string): boolean {
    return this.#folders.has(folder)
  }

  /** Adds the statements of a file that was read; `undefined` for one that is no handoff, or gone. */
  stored(path: string, contents: HandoffContents | undefined): void {
    const folder = this.#folders.get(folderOf(path))
    if (folder === undefined) return
    folder.stale.delete(path)
    const changed = folder.index.put(path, contents)
    if (folder.at !== undefined && changed.size > 0) this.#options.changed([...changed])
  }

  async #read(path: string, folder: Folder): Promise<void> {
    const { list, read, now, watched } = this.#options
    const { index, stale } = folder
    const at = now()
    if (folder.at === undefined || (!watched && folder.at !== at)) {
      for (const one of await list(path)) stale.add(one)
      for (const one of index.paths) stale.add(one)
    }
    while (stale.size > 0) {
      const paths = [...stale]
      await read(paths)
      // A file that keeps changing is left for the next query.
      if (paths.every((one) => stale.has(one))) break
    }
    folder.at = at
  }
}

/** What an open handoff says about its open issues, by query. */
export function statementsOf(contents: HandoffContents | undefined): Map<string, StatedIssue> {
  const statements = new Map<string, StatedIssue>()
  if (contents === undefined || contents.example || contents.stage === 'closed' || contents.product === '') return statements
  const { path, kind, product } = contents
  for (const [id, { severity, workaround, closed }] of new Map(contents.issues.map((issue) => [issue.id, issue]))) {
    if (!closed) statements.set(issueQuery({ folder: folderOf(path), kind, product, id }), { path, severity, workaround })
  }
  return statements
}

function byPath(a: StatedIssue, b: StatedIssue): number {
  return a.path < b.path ? -1 : 1
}
