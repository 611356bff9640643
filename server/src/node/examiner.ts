/** Examines files of the disk one by one, on the main thread or on another, so that it is known what each result depends on. */
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

/** What holds for all files of a run; plain data, which can be sent to another thread. */
export interface ExaminerSetup {
  /** Milliseconds since 1970. */
  readonly now: number
  /** The URIs of the workspace folders. */
  readonly folders: readonly string[]
  readonly kind?: string | undefined
  readonly stage?: Stage | undefined
  readonly only?: readonly string[] | undefined
  readonly user?: string | undefined
  /** The language of what is reported; English if it is left out. */
  readonly language?: string
  /** The section `handoff` of the user's settings for each folder, as an editor sent it. */
  readonly sections?: readonly (readonly [folder: string, section: unknown])[]
}

/** What an examiner may be given; without it, it finds the projects on the disk, and no settings. */
export interface ExaminerContext {
  readonly projects?: Pick<Projects, 'of'> | undefined
  /** The user's settings for a file. */
  readonly settingsOf?: ((uri: string) => Settings) | undefined
}

/** A file to examine. Its queries are answered as given, else from the disk, else as if there were nothing around it. */
export interface Job {
  /** Absolute. */
  readonly path: string
  readonly answers?: readonly (readonly [key: string, fact: unknown])[]
}

/** A query with a digest of its result. */
export type Dependency = readonly [kind: QueryKind, name: string, digest: string]

/** What is to be known of every file at once: what was found in it in short, and what that depends on; plain data, and little. */
export interface Examination<Summary> {
  readonly summary: Summary
  /** SHA-256 of the file's bytes, shortened. */
  readonly hash: string
  readonly stamp: Stamp
  /** Its queries, but for those about issues. */
  readonly dependencies: readonly Dependency[]
  /** True if it asks what others say of issues. */
  readonly asksOfIssues: boolean
  /** Digests of what others may ask of it: of all, and of its open issues. */
  readonly says: readonly [all: string, issues: string]
  /** The same is found at every moment behind the first and not behind the second; `null` for no bound. */
  readonly holds: readonly [after: number | null, until: number | null]
  /** True if it was read as a whole, false if a quick test showed that it is no handoff. */
  readonly read: boolean
  /** True if it was ended, as it took too long: the next time it may not. */
  readonly ended: boolean
  /** Rules that threw. */
  readonly failures: readonly { readonly rule: string; readonly error: string }[]
}

/** What only those ask for who look at one file. */
export interface Relations {
  /** What others may ask of it; `null` for what is no handoff. */
  readonly facts: HandoffFacts | null
  /** Its queries about issues. */
  readonly dependencies: readonly Dependency[]
}

/** What an examination leads to: beside what is to be known at once, `Relations` and the report, both as JSON. */
export interface Outcome<Summary> {
  readonly examination: Examination<Summary>
  readonly relations: string
  readonly report: string
}

/** What is made of a file: a summary, which is plain data, and a report as JSON. */
export type Describe<Summary> = (examined: Examined) => { readonly summary: Summary; readonly report: string }

/** What tells without reading whether a file may be another one than before: size, two times in milliseconds, and number. */
export type Stamp = readonly [size: number, modified: number, changed: number, number: number]

/** The file cannot be read; `reason` is the error's code, else its message. */
export interface Unreadable {
  readonly unreadable: string
}

/** The most files of which anchors, or what they say to others, are kept. */
const maxRemembered = 500

export class Examiner<Summary> {
  readonly #setup: ExaminerSetup
  readonly #projects: Pick<Projects, 'of'>
  readonly #settingsOf: (uri: string) => Settings
  readonly #describe: Describe<Summary>
  /** What the files that were examined last say, by root and path; what is missing here is found out when all are known. */
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
      ([key, { query, fact }]): Dependency => [query.kind, query.name, digests.get(key) ?? digestOf(fact)],
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
        says: [digestOf(facts), digestOfIssues(facts)],
        holds: [compared.after, compared.until],
        read: examined.document.text.length === text.length,
        ended: examined.ended !== undefined,
        failures: (result?.failures ?? []).map(({ rule, error }) => ({ rule, error: String(error) })),
      },
      relations: JSON.stringify({ facts, dependencies: onIssues } satisfies Relations),
      report,
    }
  }

  /** True if what others see of a file is what is looked for in it. */
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
      // Who else says something of an issue is known once all are examined.
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

/** The bytes of a file of a project, if it is one also when links are followed; `undefined` if it cannot be read. */
export function linkedBytes(root: string, name: string): Buffer | undefined {
  const path = pathBelow(root, name)
  return leadsOut(pathBelow(root, ''), path) ? undefined : bytesOf(path)
}

function parsed(bytes: Uint8Array): Document {
  return parseDocument(decode(bytes).text)
}

/** A digest of what a handoff says of its open issues; empty if that is nothing. */
export function digestOfIssues(facts: HandoffFacts | null): string {
  const statements = statementsOf(facts ?? undefined)
  return statements.size === 0 ? '' : digestOf([...statements])
}

/** The absolute path of a path in a project. */
export function pathBelow(root: string, path: string): string {
  return join(URI.parse(root).fsPath, path)
}

/** What tells a file from what it was and will be. */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): Stamp {
  return [size, mtimeMs, ctimeMs, ino]
}

/** A hash of bytes: nobody can make another file of the same one. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 27)
}

/** Tells one answer from another. */
export function digestOf(fact: unknown): string {
  const text = JSON.stringify(fact ?? null)
  return text.length <= 27 ? text : hashOf(Buffer.from(text))
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.message : String(error)
}
