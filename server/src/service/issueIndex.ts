/** Which handoffs of a folder say something of which issue: so that one that changes is compared with those that share an issue with it. */
import type { HandoffContents, StatedIssue } from '../core/facts.ts'
import { folderOf, issueQuestion } from './view.ts'

export interface IssueIndexOptions {
  /** The paths of the Markdown files of a folder. */
  readonly list: (folder: string) => Promise<readonly string[]>
  /** Reads what handoffs say, of which `stored` is told then. */
  readonly read: (paths: readonly string[]) => Promise<void>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** True if changes of Markdown files are told; else what is known holds as long as `now` is the same. */
  readonly watched: boolean
  /** Told of the questions to which the answer has become another. */
  readonly changed: (names: readonly string[]) => void
}

interface Folder {
  /** When it was read, in milliseconds since 1970; `undefined` as long as it was not. */
  at: number | undefined
  /** What is said of an issue, by question, then by path. */
  readonly issues: Map<string, Map<string, StatedIssue>>
  /** The questions to which a handoff has an answer, by path. */
  readonly questions: Map<string, readonly string[]>
  /** Handoffs that have to be read again. */
  readonly outdated: Set<string>
  reading: Promise<void> | undefined
}

export class IssueIndex {
  readonly #options: IssueIndexOptions
  readonly #folders = new Map<string, Folder>()

  constructor(options: IssueIndexOptions) {
    this.#options = options
  }

  /**
   * What is said of an issue in a folder, sorted by path, and whether that is still so, whatever the handoff that asks says now;
   * `undefined` for a folder that was not read.
   */
  get(folder: string, name: string, from?: string): { readonly fact: readonly StatedIssue[]; readonly holds: boolean } | undefined {
    const known = this.#folders.get(folder)
    if (known?.at === undefined) return undefined
    const fact = [...(known.issues.get(name)?.values() ?? [])].sort((a, b) => (a.path < b.path ? -1 : 1))
    return { fact, holds: this.#isCurrent(known, from) }
  }

  /** Whether no other handoff of a folder says anything of any issue, and whether that is still so; `undefined` for a folder that was not read. */
  isAlone(folder: string, from?: string): { readonly fact: boolean; readonly holds: boolean } | undefined {
    const known = this.#folders.get(folder)
    if (known?.at === undefined) return undefined
    const { questions } = known
    const fact = questions.size === 0 || (questions.size === 1 && from !== undefined && questions.has(from))
    return { fact, holds: this.#isCurrent(known, from) }
  }

  #isCurrent({ outdated, at }: Folder, from: string | undefined): boolean {
    const { watched, now } = this.#options
    return (outdated.size === 0 || (outdated.size === 1 && from !== undefined && outdated.has(from))) && (watched || at === now())
  }

  /** Reads a folder, or what has changed in it. */
  learn(folder: string): Promise<void> {
    const known = this.#folderOf(folder)
    known.reading ??= this.#read(folder, known).finally(() => {
      known.reading = undefined
    })
    return known.reading
  }

  /** A handoff of a folder has to be read again: one that has changed, come or gone. */
  outdate(path: string): void {
    const folder = this.#folders.get(folderOf(path))
    if (folder) folder.outdated.add(path)
  }

  /** True for a folder of which something was asked. */
  has(folder: string): boolean {
    return this.#folders.has(folder)
  }

  /** What a file says is known; `undefined` for one that is no handoff, or gone. */
  stored(path: string, contents: HandoffContents | undefined): void {
    const folder = this.#folders.get(folderOf(path))
    if (folder === undefined) return
    folder.outdated.delete(path)
    const changed = new Set<string>()
    const said = statementsOf(contents)
    for (const name of folder.questions.get(path) ?? []) {
      if (said.has(name)) continue
      const others = folder.issues.get(name)
      others?.delete(path)
      if (others?.size === 0) folder.issues.delete(name)
      changed.add(name)
    }
    for (const [name, statement] of said) {
      const all = folder.issues.get(name) ?? new Map<string, StatedIssue>()
      const before = all.get(path)
      folder.issues.set(name, all.set(path, statement))
      if (before?.severity !== statement.severity || before.workaround !== statement.workaround) changed.add(name)
    }
    if (said.size > 0) folder.questions.set(path, [...said.keys()])
    else folder.questions.delete(path)
    if (folder.at !== undefined && changed.size > 0) this.#options.changed([...changed])
  }

  #folderOf(folder: string): Folder {
    const known = this.#folders.get(folder)
    if (known) return known
    const made: Folder = { at: undefined, issues: new Map(), questions: new Map(), outdated: new Set(), reading: undefined }
    this.#folders.set(folder, made)
    return made
  }

  async #read(folder: string, known: Folder): Promise<void> {
    const { list, read, now, watched } = this.#options
    const at = now()
    if (known.at === undefined || (!watched && known.at !== at)) {
      for (const path of await list(folder)) known.outdated.add(path)
      for (const path of known.questions.keys()) known.outdated.add(path)
    }
    while (known.outdated.size > 0) {
      const paths = [...known.outdated]
      await read(paths)
      // What could not be learnt, since it was outdated again and again, is asked for the next time.
      if (paths.every((path) => known.outdated.has(path))) break
    }
    known.at = at
  }
}

/** What an open handoff says of its open issues, by question. */
export function statementsOf(contents: HandoffContents | undefined): Map<string, StatedIssue> {
  const statements = new Map<string, StatedIssue>()
  if (contents === undefined || contents.example || contents.stage === 'closed' || contents.product === '') return statements
  const { path, kind, product } = contents
  for (const [id, { severity, workaround, closed }] of new Map(contents.issues.map((issue) => [issue.id, issue]))) {
    if (!closed) statements.set(issueQuestion({ folder: folderOf(path), kind, product, id }), { path, severity, workaround })
  }
  return statements
}
