/** Examines files of the disk one by one, on any thread, and records what each result depends on. */
import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { URI } from 'vscode-uri'
import { check } from '../core/check.ts'
import type { HandoffFacts } from '../core/linter/facts.ts'
import type { Document } from '../core/markdown/document.ts'
import { anchorsOf } from '../core/markdown/links.ts'
import { parseDocument } from '../core/markdown/parse.ts'
import type { Stage } from '../core/template/kind.ts'
import { inTime } from '../workspace/budget.ts'
import { checkOptions, type Examined, type ExamineOptions, examine } from '../workspace/examine.ts'
import { factsFrom } from '../workspace/factsFrom.ts'
import { defaultSettings, type Settings } from '../workspace/host.ts'
import { statementsOf } from '../workspace/issueIndex.ts'
import { pathIn } from '../workspace/project.ts'
import { Projects } from '../workspace/projects.ts'
import { type Knowledge, type QueryKind, QueryRecorder, type QueryResults, queryKey } from '../workspace/queries.ts'
import { withinBudget } from './budget.ts'
import { bytesOf, decode, diskFiles, existsNow, leadsOut, namesIn } from './disk.ts'
import { type RegularFile, readRegular } from './regular.ts'

/** Options for all files of a run, as plain data that can be sent to a thread. */
export interface ExaminerSetup {
  /** Milliseconds since 1970. */
  readonly now: number
  /** The URIs of the workspace folders. */
  readonly folders: readonly string[]
  readonly kind?: string | undefined
  readonly stage?: Stage | undefined
  readonly only?: readonly string[] | undefined
  readonly user?: string | undefined
  /** The language of reports; English if left out. */
  readonly language?: string
  /** The section `handoff` of the user's settings for each folder, as the editor sent it. */
  readonly sections?: readonly (readonly [folder: string, section: unknown])[]
}

/** Optional context. Without it, projects are found on the disk, and there are no settings. */
export interface ExaminerContext {
  readonly projects?: Pick<Projects, 'of'> | undefined
  /** The user's settings for a file. */
  readonly settingsOf?: ((uri: string) => Settings) | undefined
}

/** A file to examine. Queries are answered from `answers`, else from the disk, else as if there were nothing. */
export interface Job {
  /** Absolute. */
  readonly path: string
  readonly answers?: readonly (readonly [key: string, fact: unknown])[]
}

/** A query with a digest of its result. */
export type Dependency = readonly [kind: QueryKind, name: string, digest: string]

/** What is kept in memory of every file: a short result and its dependencies, as plain data. */
export interface Examination<Summary> {
  readonly summary: Summary
  /** SHA-256 of the file's bytes, shortened. */
  readonly hash: string
  readonly stamp: Stamp
  /** Its queries, except those about issues. */
  readonly dependencies: readonly Dependency[]
  /** True if it queries other statements about issues. */
  readonly asksOfIssues: boolean
  /** Digests of what it tells others: of everything, and of its open issues. */
  readonly says: readonly [all: string, issues: string]
  /** The result is valid after the first moment and up to the second; `null` for no bound. */
  readonly holds: readonly [after: number | null, until: number | null]
  /** False if a quick test showed that it is no handoff. */
  readonly read: boolean
  /** True if the check ran out of time. It may succeed the next time. */
  readonly ended: boolean
  /** Rules that threw. */
  readonly failures: readonly { readonly rule: string; readonly error: string }[]
}

/** Details that are read only when looking at one file. */
export interface Relations {
  /** Its facts for other handoffs; `null` if it is no handoff. */
  readonly facts: HandoffFacts | null
  /** Its queries about issues. */
  readonly dependencies: readonly Dependency[]
}

/** The result of an examination; `relations` and `report` are JSON. */
export interface Outcome<Summary> {
  readonly examination: Examination<Summary>
  readonly relations: string
  readonly report: string
}

/** Makes a summary (plain data) and a report (JSON) of a file. */
export type Describe<Summary> = (examined: Examined) => { readonly summary: Summary; readonly report: string }

/** Detects a changed file without reading it: size, two times in milliseconds, and inode. */
export type Stamp = readonly [size: number, modified: number, changed: number, number: number]

/** The file cannot be read; `reason` is the error's code, else its message. */
export interface Unreadable {
  readonly unreadable: string
}

/** The number of files whose anchors or facts are kept. */
const maxRemembered = 500

export class Examiner<Summary> {
  readonly #setup: ExaminerSetup
  readonly #projects: Pick<Projects, 'of'>
  readonly #settingsOf: (uri: string) => Settings
  readonly #describe: Describe<Summary>
  /** The facts of recently examined files by root and path. Missing ones are looked up once all files are known. */
  readonly #facts = new Map<string, HandoffFacts | null>()
  readonly #anchors = new Map<string, { readonly anchors: readonly string[] | undefined; readonly digest: string }>()

  constructor(setup: ExaminerSetup, describe: Describe<Summary>, context: ExaminerContext = {}) {
    this.#setup = setup
    this.#describe = describe
    this.#settingsOf = context.settingsOf ?? (() => defaultSettings)
    this.#projects = context.projects ?? new Projects({ files: diskFiles, folders: () => setup.folders, within: withinBudget })
  }

  /** Examines a file. */
  async examine({ path, answers }: Job): Promise<Outcome<Summary> | Unreadable> {
    const uri = URI.file(path).toString()
    const project = await this.#projects.of(uri)
    let read: RegularFile
    try {
      read = readRegular(path)
    } catch (error) {
      return { unreadable: codeOf(error) }
    }
    const { bytes } = read
    const stamp = stampOf(read.stats)
    const compared: { after: number | null; until: number | null } = { after: null, until: null }
    const onCompared = (moment: number) => {
      if (moment < this.#setup.now) compared.after = Math.max(compared.after ?? moment, moment)
      else compared.until = Math.min(compared.until ?? moment, moment)
    }
    const { text } = decode(bytes)
    const own = pathIn(project, uri)
    const digests = new Map<string, string>()
    const around = project.root === undefined ? undefined : new QueryRecorder(this.#knowledge(project.root, new Map(answers), digests), own)
    const settings = this.#settingsOf(uri)
    const options: ExamineOptions = { ...this.#setup, settings, onCompared, around, quick: true, within: withinBudget }
    const examined = examine(project, uri, text, options)
    const { result } = examined
    const plain = checkOptions(project, own, { now: this.#setup.now, settings, onCompared })
    const factsNow = () =>
      result && (this.#isPlain() ? factsFrom(result, examined.options, own) : factsFrom(check(examined.document, plain), plain, own))
    const facts = inTime(withinBudget, factsNow) ?? null
    if (this.#facts.size >= maxRemembered) this.#facts.clear()
    this.#facts.set(`${project.root}\n${own}`, facts)
    const dependencies = Array.from(
      around?.dependencies ?? [],
      ([key, { query, fact }]): Dependency => [query.kind, query.name, digests.get(key) ?? digestOfFact(fact)],
    )
    const onIssues = dependencies.filter(([kind]) => kind === 'issue')
    const { summary, report } = this.#describe(examined)
    return {
      examination: {
        summary,
        hash: hashOf(bytes),
        stamp,
        dependencies: dependencies.filter(([kind]) => kind !== 'issue'),
        asksOfIssues: onIssues.length > 0,
        says: [digestOfFact(facts), digestOfIssues(facts)],
        holds: [compared.after, compared.until],
        read: examined.document.text.length === text.length,
        ended: examined.ended !== undefined,
        failures: (result?.failures ?? []).map(({ rule, error }) => ({ rule, error: String(error) })),
      },
      relations: JSON.stringify({ facts, dependencies: onIssues } satisfies Relations),
      report,
    }
  }

  /** True if what others see of a file is what the run looks for. */
  #isPlain(): boolean {
    const { kind, stage, only, user } = this.#setup
    return kind === undefined && stage === undefined && only === undefined && user === undefined
  }

  #knowledge(root: string, given: ReadonlyMap<string, unknown>, digests: Map<string, string>): Knowledge {
    const find = (kind: QueryKind, name: string): unknown => {
      const key = queryKey({ kind, name })
      if (given.has(key)) return given.get(key)
      if (kind === 'exists') return existsNow(pathBelow(root, name))
      if (kind === 'anchors') {
        const { anchors, digest } = this.#anchorsOf(root, name)
        digests.set(key, digest)
        return anchors
      }
      if (kind === 'folder') {
        const names = namesIn(pathBelow(root, name)).toSorted()
        return name === '' ? names : names.map((one) => `${name}/${one}`)
      }
      // Other statements about an issue are only known once all files are examined.
      if (kind === 'alone') return false
      return kind === 'handoff' ? (this.#facts.get(`${root}\n${name}`) ?? undefined) : []
    }
    return { know: <K extends QueryKind>(kind: K, name: string) => ({ fact: find(kind, name) as QueryResults[K], isFresh: true }) }
  }

  #anchorsOf(root: string, name: string): { readonly anchors: readonly string[] | undefined; readonly digest: string } {
    const path = pathBelow(root, name)
    const known = this.#anchors.get(path)
    if (known) return known
    const bytes = linkedBytes(root, name)
    const found = { anchors: bytes && inTime(withinBudget, () => anchorsOf(parsed(bytes))), digest: bytes ? hashOf(bytes) : '' }
    if (this.#anchors.size >= maxRemembered) this.#anchors.clear()
    this.#anchors.set(path, found)
    return found
  }
}

/** The bytes of a file of a project, also through links as long as they stay inside; `undefined` if it cannot be read. */
export function linkedBytes(root: string, name: string): Buffer | undefined {
  const path = pathBelow(root, name)
  return leadsOut(pathBelow(root, ''), path) ? undefined : bytesOf(path)
}

function parsed(bytes: Uint8Array): Document {
  return parseDocument(decode(bytes).text)
}

/** A digest of what a handoff says about its open issues; empty if it says nothing. */
export function digestOfIssues(facts: HandoffFacts | null): string {
  const statements = statementsOf(facts ?? undefined)
  return statements.size === 0 ? '' : digestOfFact([...statements])
}

/** The absolute path of a path in a project. */
export function pathBelow(root: string, path: string): string {
  return join(URI.parse(root).fsPath, path)
}

/** The stamp of a file. */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): Stamp {
  return [size, mtimeMs, ctimeMs, ino]
}

/** A cryptographic hash of bytes. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 27)
}

/** A digest of a query's result. */
export function digestOfFact(fact: unknown): string {
  const text = JSON.stringify(fact ?? null)
  return text.length <= 27 ? text : hashOf(Buffer.from(text))
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.message : String(error)
}
