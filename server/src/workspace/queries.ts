/** Queries: what one check asks of the files and handoffs around its document. */
import type { Environment } from '../core/linter/environment.ts'
import type { HandoffFacts, StatedIssue } from '../core/linter/facts.ts'
import { joinPath } from '../core/linter/facts.ts'

/** The result of each kind of query. */
export interface QueryResults {
  /** Whether there is a file or folder; `undefined` if that cannot be told. */
  readonly exists: boolean | undefined
  /** The anchors of a Markdown file. */
  readonly anchors: readonly string[] | undefined
  /** The facts of a handoff; `undefined` for a file that is missing or no handoff. */
  readonly handoff: HandoffFacts | undefined
  /** The paths of all files of a folder. */
  readonly folder: readonly string[]
  /** The paths of all Markdown files of the project; the name of the query is empty. */
  readonly everywhere: readonly string[]
  /** The paths of the Markdown files of the project with a name, which is in lower case. */
  readonly named: readonly string[]
  /** True if no other handoff of a folder says anything of any issue. */
  readonly alone: boolean
  /** What the handoffs of a folder say of an issue; see `issueQuery`. */
  readonly issue: readonly StatedIssue[]
}

export type QueryKind = keyof QueryResults

export interface Query {
  readonly kind: QueryKind
  /** A path from the project's top, where not said otherwise. */
  readonly name: string
}

export interface Known<Fact> {
  readonly fact: Fact
  /** False once what it was read from may have changed; until it is read again it is the best result there is. */
  readonly isFresh: boolean
}

/** Answers queries at once from what is known. */
export interface Knowledge {
  /**
   * The last result of a query, and whether it still holds; `undefined` if there is none yet. `from` is the document that asks: a change of
   * that document alone makes no result stale.
   */
  know<K extends QueryKind>(kind: K, name: string, from?: string): Known<QueryResults[K]> | undefined
}

/** Distinguishes a query from all others. */
export function queryKey({ kind, name }: Query): string {
  return `${kind}:${name}`
}

/** What the open handoffs of one kind and product in a folder say of an issue. */
export interface IssueQuery {
  readonly folder: string
  readonly kind: string
  readonly product: string
  readonly id: string
}

/** No path and no id has it. */
const separator = '\0'

/** The name of a query about an issue. */
export function issueQuery({ folder, kind, product, id }: IssueQuery): string {
  return [folder, kind, product, id].join(separator)
}

/** The folder that a query about an issue is about. */
export function folderOfIssueQuery(name: string): string {
  return name.slice(0, name.indexOf(separator))
}

/** The id of the issue that a query is about. */
export function idOfIssueQuery(name: string): string {
  return name.slice(name.lastIndexOf(separator) + 1)
}

const nobody: readonly StatedIssue[] = []

/** Answers the queries of one check, and records them: the document depends on these results and on nothing else around it. */
export class QueryRecorder {
  /** All queries, by key, with their results. */
  readonly dependencies = new Map<string, { readonly query: Query; readonly fact: unknown }>()
  /** Queries whose result is not known yet, or may have changed. */
  readonly pending = new Map<string, Query>()
  /** The folders whose issues it asked for. */
  readonly issueFolders = new Set<string>()
  /** True once nothing more is read for it. */
  settled = false
  /** True once a result may have changed. */
  stale = false
  /** True once the editor was told so. */
  notified = false
  readonly environment: Pick<Environment, 'files' | 'workspace'>
  readonly #knowledge: Knowledge
  readonly #from: string
  /** True if there is nobody else to ask of issues. */
  #alone: boolean | undefined

  /** `from` is the path of the document that is checked. */
  constructor(knowledge: Knowledge, from: string) {
    this.#knowledge = knowledge
    this.#from = from
    const exists = (path: string) => path === '' || this.#ask('exists', path)
    const resolved = (path: string) => joinPath(from, path)
    this.environment = {
      files: {
        exists: (path) => withPath(resolved(path), exists),
        anchors: (path) => withPath(resolved(path), (target) => this.#ask('anchors', target)),
        near: (path) => withPath(resolved(path), (target) => this.#near(from, path, target)),
      },
      workspace: {
        handoff: (path) => this.#ask('handoff', path),
        // What is not known yet is not missing.
        exists: (path) => exists(path) ?? true,
        sameIssue: ({ path, kind, product }, id) => {
          if (this.#alone) return nobody
          const folder = folderOf(path)
          this.issueFolders.add(folder)
          this.#alone ??= this.#ask('alone', folder)
          if (this.#alone) return nobody
          this.dependencies.delete(queryKey({ kind: 'alone', name: folder }))
          return (this.#ask('issue', issueQuery({ folder, kind, product, id })) ?? []).filter((other) => other.path !== path)
        },
      },
    }
  }

  /** Repeats the queries of another check; true if all results are the same. */
  repeats(before: QueryRecorder): boolean {
    for (const folder of before.issueFolders) this.issueFolders.add(folder)
    const results = Array.from(before.dependencies.values(), ({ query: { kind, name }, fact }) => [this.#ask(kind, name), fact] as const)
    return results.every(([now, then]) => now === then || JSON.stringify(now) === JSON.stringify(then))
  }

  #ask<K extends QueryKind>(kind: K, name: string): QueryResults[K] | undefined {
    const query = { kind, name }
    const key = queryKey(query)
    const known = this.#knowledge.know(kind, name, this.#from)
    this.dependencies.set(key, { query, fact: known?.fact })
    if (!known?.isFresh) this.pending.set(key, query)
    return known?.fact
  }

  /** The files of the folder that a path names, and those of its name elsewhere, written as the path is. */
  #near(from: string, path: string, target: string): readonly string[] {
    const name = nameIn(target).toLowerCase()
    const found = new Set([...(this.#ask('folder', folderOf(target)) ?? []), ...(this.#ask('named', name) ?? [])])
    return [...found].filter((other) => other !== from).map((other) => writtenLike(path, from, other))
  }
}

/** The folder that isFresh a path, itself a path from the project's top; empty for the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

function withPath<Answer>(path: string | undefined, answer: (path: string) => Answer): Answer | undefined {
  return path === undefined ? undefined : answer(path)
}

/** The last part of a path. */
export function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A path from the project's top as a document writes it: from the top, from its own folder, or from that with `./` before it. */
function writtenLike(sample: string, from: string, path: string): string {
  if (sample.startsWith('/')) return `/${path}`
  const here = from.split('/').slice(0, -1)
  const there = path.split('/')
  let common = 0
  while (common < here.length && here[common] === there[common]) common++
  const relative = [...here.slice(common).map(() => '..'), ...there.slice(common)].join('/')
  return sample.startsWith('./') && common === here.length ? `./${relative}` : relative
}
