/** Queries: what a check asks about the files and handoffs around its document. */
import type { Environment } from '../core/linter/environment.ts'
import type { HandoffFacts, StatedIssue } from '../core/linter/facts.ts'
import { joinPath } from '../core/linter/facts.ts'

/** The result type of each kind of query. */
export interface QueryResults {
  /** Whether a file or folder exists; `undefined` if that is unknown. */
  readonly exists: boolean | undefined
  /** The anchors of a Markdown file. */
  readonly anchors: readonly string[] | undefined
  /** The facts of a handoff; `undefined` for a file that is missing or no handoff. */
  readonly handoff: HandoffFacts | undefined
  /** The paths of all files of a folder. */
  readonly folder: readonly string[]
  /** The paths of all Markdown files of the project; the query's name is empty. */
  readonly everywhere: readonly string[]
  /** The paths of the project's Markdown files with a file name, given in lower case. */
  readonly named: readonly string[]
  /** True if no other handoff of a folder has statements about issues. */
  readonly alone: boolean
  /** The statements of a folder's handoffs about an issue; see `issueQuery`. */
  readonly issue: readonly StatedIssue[]
}

export type QueryKind = keyof QueryResults

export interface Query {
  readonly kind: QueryKind
  /** A path relative to the project, unless stated otherwise. */
  readonly name: string
}

export interface Known<Fact> {
  readonly fact: Fact
  /** False once its source may have changed. Until it is read again, it is the best known result. */
  readonly isFresh: boolean
}

/** Answers queries synchronously from what is known. */
export interface Knowledge {
  /**
   * The last result of a query, and whether it is fresh; `undefined` if there is none yet. `from` is the document that asks: its own
   * changes do not make results stale.
   */
  know<K extends QueryKind>(kind: K, name: string, from?: string): Known<QueryResults[K]> | undefined
}

/** A unique key for a query. */
export function queryKey({ kind, name }: Query): string {
  return `${kind}:${name}`
}

/** A query about one issue: what the open handoffs of one kind and product in a folder say about it. */
export interface IssueQuery {
  readonly folder: string
  readonly kind: string
  readonly product: string
  readonly id: string
}

/** Occurs in no path and no id. */
const separator = '\0'

/** The name of a query about an issue. */
export function issueQuery({ folder, kind, product, id }: IssueQuery): string {
  return [folder, kind, product, id].join(separator)
}

/** The folder of a query about an issue. */
export function folderOfIssueQuery(name: string): string {
  return name.slice(0, name.indexOf(separator))
}

/** The issue id of a query about an issue. */
export function idOfIssueQuery(name: string): string {
  return name.slice(name.lastIndexOf(separator) + 1)
}

const nobody: readonly StatedIssue[] = []

/** Answers the queries of one check and records them as the only things around the document that its result depends on. */
export class QueryRecorder {
  /** All queries by key, with their results. */
  readonly dependencies = new Map<string, { readonly query: Query; readonly fact: unknown }>()
  /** Queries without a fresh result. */
  readonly pending = new Map<string, Query>()
  /** The folders whose issues were queried. */
  readonly issueFolders = new Set<string>()
  /** True once nothing more is read for it. */
  settled = false
  /** True once a result may have changed. */
  stale = false
  /** True once the editor was notified. */
  notified = false
  readonly environment: Pick<Environment, 'files' | 'workspace'>
  readonly #knowledge: Knowledge
  readonly #from: string
  /** True if no other handoff has statements about issues. */
  #alone: boolean | undefined

  /** `from` is the path of the checked document. */
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
        // A file counts as existing until its absence is known.
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

  /** The files of the folder that a path names, and files elsewhere with its file name, written in the style of the path. */
  #near(from: string, path: string, target: string): readonly string[] {
    const name = nameIn(target).toLowerCase()
    const found = new Set([...(this.#ask('folder', folderOf(target)) ?? []), ...(this.#ask('named', name) ?? [])])
    return [...found].filter((other) => other !== from).map((other) => writtenLike(path, from, other))
  }
}

/** The folder of a path, also relative to the project; empty for the top. */
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

/** A project path as the document writes paths: from the top, from its own folder, or from that with `./`. */
function writtenLike(sample: string, from: string, path: string): string {
  if (sample.startsWith('/')) return `/${path}`
  const here = from.split('/').slice(0, -1)
  const there = path.split('/')
  let common = 0
  while (common < here.length && here[common] === there[common]) common++
  const relative = [...here.slice(common).map(() => '..'), ...there.slice(common)].join('/')
  return sample.startsWith('./') && common === here.length ? `./${relative}` : relative
}
