/** What one check asks of the files and handoffs around its document. */

import type { Environment } from '../core/environment.ts'
import type { HandoffFacts, StatedIssue } from '../core/facts.ts'
import { joinPath } from '../core/facts.ts'

/** What can be asked for, by the sort of question. */
export interface Answers {
  /** Whether there is a file or folder; `undefined` if that cannot be told. */
  readonly exists: boolean | undefined
  /** The anchors of a Markdown file. */
  readonly anchors: readonly string[] | undefined
  /** The facts of a handoff; `undefined` for a file that is missing or no handoff. */
  readonly handoff: HandoffFacts | undefined
  /** The paths of all files of a folder. */
  readonly folder: readonly string[]
  /** The paths of all Markdown files of the project; the name of the question is empty. */
  readonly everywhere: readonly string[]
  /** The paths of the Markdown files of the project with a name, which is in lower case. */
  readonly named: readonly string[]
  /** True if no other handoff of a folder says anything of any issue. */
  readonly alone: boolean
  /** What the handoffs of a folder say of an issue; see `issueQuestion`. */
  readonly issue: readonly StatedIssue[]
}

export type Sort = keyof Answers

export interface Question {
  readonly sort: Sort
  /** A path from the project's top, where not said otherwise. */
  readonly name: string
}

/** What is known: at once, or not yet. */
export interface Knowledge {
  /** What is known of a question of a document, whatever has changed in that itself, and whether it is still so; `undefined` if nothing is. */
  know<S extends Sort>(sort: S, name: string, from?: string): { readonly fact: Answers[S]; readonly holds: boolean } | undefined
}

/** Distinguishes a question from all others. */
export function keyOf({ sort, name }: Question): string {
  return `${sort}:${name}`
}

/** What the open handoffs of one kind and product in a folder say of an issue. */
export interface IssueQuestion {
  readonly folder: string
  readonly kind: string
  readonly product: string
  readonly id: string
}

/** No path and no id has it. */
const separator = '\0'

/** The name of a question about an issue. */
export function issueQuestion({ folder, kind, product, id }: IssueQuestion): string {
  return [folder, kind, product, id].join(separator)
}

/** The folder that a question about an issue is about. */
export function folderOfIssueQuestion(name: string): string {
  return name.slice(0, name.indexOf(separator))
}

/** The id of the issue that a question is about. */
export function idOfIssueQuestion(name: string): string {
  return name.slice(name.lastIndexOf(separator) + 1)
}

const nobody: readonly StatedIssue[] = []

/** What one check asks, and what it is told. */
export class View {
  /** All that was asked for, by key, with what was answered. */
  readonly asked = new Map<string, { readonly question: Question; readonly fact: unknown }>()
  /** What was asked for and is not known, or may have changed. */
  readonly open = new Map<string, Question>()
  /** The folders of whose issues it asked. */
  readonly issueFolders = new Set<string>()
  /** True once nothing more is read for it. */
  settled = false
  /** True once an answer may be another. */
  stale = false
  /** True once the editor was told so. */
  told = false
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
          this.asked.delete(keyOf({ sort: 'alone', name: folder }))
          return (this.#ask('issue', issueQuestion({ folder, kind, product, id })) ?? []).filter((other) => other.path !== path)
        },
      },
    }
  }

  /** Asks what was asked before; true if all answers are the same. */
  asksAgain(before: View): boolean {
    for (const folder of before.issueFolders) this.issueFolders.add(folder)
    const asked = Array.from(before.asked.values(), ({ question: { sort, name }, fact }) => [this.#ask(sort, name), fact] as const)
    return asked.every(([now, then]) => now === then || JSON.stringify(now) === JSON.stringify(then))
  }

  #ask<S extends Sort>(sort: S, name: string): Answers[S] | undefined {
    const question = { sort, name }
    const key = keyOf(question)
    const known = this.#knowledge.know(sort, name, this.#from)
    this.asked.set(key, { question, fact: known?.fact })
    if (!known?.holds) this.open.set(key, question)
    return known?.fact
  }

  /** The files of the folder that a path names, and those of its name elsewhere, written as the path is. */
  #near(from: string, path: string, target: string): readonly string[] {
    const name = nameIn(target).toLowerCase()
    const found = new Set([...(this.#ask('folder', folderOf(target)) ?? []), ...(this.#ask('named', name) ?? [])])
    return [...found].filter((other) => other !== from).map((other) => writtenLike(path, from, other))
  }
}

/** The folder that holds a path, itself a path from the project's top; empty for the top. */
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
