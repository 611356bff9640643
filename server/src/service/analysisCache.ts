/**
 * The analyses of open documents. The most recently used are kept whole. Others are unloaded, because an editor with hundreds of tabs shows
 * few of them: their text is kept, and their answers as long as they are valid.
 */
import type { Diagnostic } from 'vscode-languageserver-types'
import type { HandoffFacts } from '../core/linter/facts.ts'
import { parseDocument } from '../core/markdown/parse.ts'
import type { DocumentReadiness } from '../protocol.ts'
import { type Budget, OutOfTime } from '../workspace/budget.ts'
import { type Examined, type ExamineOptions, examine, logFailures } from '../workspace/examine.ts'
import type { Host, OpenDocument, Settings } from '../workspace/host.ts'
import type { Project } from '../workspace/project.ts'
import type { Projects } from '../workspace/projects.ts'
import type { QueryRecorder } from '../workspace/queries.ts'
import { minuteOf, type WorkspaceIndex } from '../workspace/workspaceIndex.ts'
import { type HandoffDigest, handoffDigest } from './features/handoffs.ts'

/** This many documents are kept whole at any length. */
const minLoadedDocuments = 4
/** Further ones are kept up to this many characters together. An analysis takes about forty bytes per character. */
const maxLoadedCharacters = 100_000

/** Milliseconds after which a document whose check was ended is tried again, if it has changed. */
const retryAfterMs = 60_000

/** The diagnostics of one version of a document. */
export interface Diagnosed {
  readonly version: number
  readonly items: Diagnostic[]
}

/** The facts of a document for others. */
export interface PublishedFacts {
  readonly text: string
  /** `undefined` if it is no handoff. */
  readonly facts: HandoffFacts | undefined
  readonly anchors: readonly string[]
}

/** Answers that are often requested without a change of the document. */
export interface CachedAnswers {
  diagnosed?: Diagnosed
  /** The digest for other documents, as JSON, which takes little memory and keeps no text alive. */
  digest?: string | undefined
  readiness?: DocumentReadiness | null
  published?: Omit<PublishedFacts, 'text'>
}

/** The answers of a document with all their dependencies. */
interface UnloadedDocument {
  readonly open: OpenDocument
  readonly revision: number
  readonly project: Project
  readonly settings: Settings
  /** The time of the check. */
  readonly now: number
  /** The earliest later moment that was compared with now. The results are valid until then. */
  readonly until: number
  readonly around: QueryRecorder | undefined
  readonly answers: CachedAnswers
}

/** The results for one version of a document. */
export interface Analysis extends UnloadedDocument {
  readonly version: number
  readonly examined: Examined
}

export class AnalysisCache {
  readonly #host: Host
  readonly #projects: Projects
  readonly #workspace: WorkspaceIndex
  /** Least recently used first. */
  readonly #whole = new Map<string, Analysis>()
  #characters = 0
  /**
   * The kinds that open documents resembled. A document keeps its kind until it is closed, even if something in it is renamed. The command
   * line and other readers of the file do not know this, so a finding says it.
   */
  readonly #kinds = new Map<string, string>()
  readonly #unloaded = new Map<string, UnloadedDocument>()
  /** Documents whose check was ended, when that was, and after how long. */
  readonly #ended = new Map<string, { readonly revision: number; readonly at: number; readonly seconds: number }>()

  constructor(host: Host, projects: Projects, workspace: WorkspaceIndex) {
    this.#host = host
    this.#projects = projects
    this.#workspace = workspace
  }

  /** Analyses a document once per version, project, settings and minute; `undefined` for one that is not open. */
  async get(uri: string): Promise<Analysis | undefined> {
    const [project, settings] = await Promise.all([this.#projects.of(uri), this.#host.settings(uri)])
    const open = this.#host.document(uri)
    if (open === undefined) return undefined
    const now = minuteOf(this.#host.now())
    const last = this.#whole.get(uri)
    const unchanged = last?.open === open && last.revision === revisionOf(open) && last.project === project && !last.around?.stale
    if (unchanged && last.settings === settings && last.now === now) return this.#keep(uri, last)
    let previous = last?.examined.document
    // Stored results of unchanged parts are not compared with now again, so their bound still applies.
    let until = last?.now === now ? last.until : Number.POSITIVE_INFINITY
    const onCompared = (moment: number) => {
      if (moment >= now) until = Math.min(until, moment)
    }
    await this.#readOn(uri, project, { now, settings })
    const next = await this.#workspace.withQueries(project, uri, (around) => {
      // The document may be edited or closed while files are read.
      const current = this.#host.document(uri)
      if (current === undefined) return undefined
      const read = current.read?.bind(current)
      const within = this.#budgetFor(uri, current)
      const known = this.#kinds.get(uri)
      const examined = examine(project, uri, read ?? current.getText(), { now, settings, previous, around, onCompared, known, within })
      previous = examined.document
      if (around) this.#workspace.remember(project, uri, around)
      const { version } = current
      return { ...{ open: current, version, revision: revisionOf(current), project, settings, now, until, around }, answers: {}, examined }
    })
    if (next === undefined) {
      this.#workspace.release(uri)
      return undefined
    }
    logFailures(this.#host, next.examined)
    this.#note(uri, next.examined)
    this.#noteEnded(uri, next.revision, next.examined.ended)
    this.#workspace.checked(next.examined)
    return this.#keep(uri, next)
  }

  /**
   * Reads a long document in pieces and analyses each beginning, so that results are reused by the next. In between other requests are
   * handled.
   */
  async #readOn(uri: string, project: Project, options: ExamineOptions): Promise<void> {
    for (;;) {
      const open = this.#host.document(uri)
      if (!open?.hasMore || this.#host.pause === undefined) return
      const revision = revisionOf(open)
      const { ended } = examine(project, uri, () => open.readOn?.() ?? { document: parseDocument(''), unread: 0 }, {
        ...options,
        within: this.#budgetFor(uri, open),
      })
      this.#noteEnded(uri, revision, ended)
      if (ended !== undefined) return
      await this.#host.pause()
    }
  }

  /** No time for a document whose check was ended a while ago: it would be ended again while others wait. */
  #budgetFor(uri: string, open: OpenDocument): Budget | undefined {
    const last = this.#ended.get(uri)
    if (last === undefined || (revisionOf(open) !== last.revision && this.#host.now() >= last.at + retryAfterMs)) return this.#host.within
    return () => {
      throw new OutOfTime(last.seconds)
    }
  }

  #noteEnded(uri: string, revision: number, ended: number | undefined): void {
    const last = this.#ended.get(uri)
    if (ended === undefined) this.#ended.delete(uri)
    else if (last === undefined || (revision !== last.revision && this.#host.now() >= last.at + retryAfterMs)) {
      this.#ended.set(uri, { revision, at: this.#host.now(), seconds: ended })
      this.#host.log(`The check of ${uri} was ended after ${ended} s`)
    }
  }

  /** The digest of an open document for others; `undefined` if it is no handoff or not open. */
  async handoffDigest(uri: string): Promise<HandoffDigest | undefined> {
    const json = await this.answer(uri, 'digest', ({ examined }) => digestAsJson(examined))
    return json === undefined ? undefined : JSON.parse(json)
  }

  /** A cached answer, computed again once it is invalid; `undefined` for a document that is not open. */
  async answer<Name extends keyof CachedAnswers>(
    uri: string,
    name: Name,
    workOut: (analysis: Analysis) => CachedAnswers[Name],
  ): Promise<CachedAnswers[Name] | undefined> {
    const unloaded = await this.#unloadedAt(uri)
    if (unloaded && name in unloaded.answers) return unloaded.answers[name]
    const analysis = await this.get(uri)
    if (analysis === undefined) return undefined
    if (!(name in analysis.answers)) analysis.answers[name] = workOut(analysis)
    return analysis.answers[name]
  }

  /** Forgets a document that was closed. */
  close(uri: string): void {
    this.#kinds.delete(uri)
    this.#ended.delete(uri)
    this.#drop(uri)
  }

  /** Remembers the kind by similarity. */
  #note(uri: string, { result }: Examined): void {
    if (result?.kindFrom === 'likeness' && result.kind) this.#kinds.set(uri, result.kind.id)
    else if (result?.kindFrom === 'none') this.#kinds.delete(uri)
  }

  #drop(uri: string): void {
    this.#forget(uri)
    this.#unloaded.delete(uri)
  }

  /** Keeps an analysis, and unloads the least recently used ones. */
  #keep(uri: string, analysis: Analysis): Analysis {
    this.#drop(uri)
    this.#whole.set(uri, analysis)
    this.#characters += analysis.examined.document.length
    for (const [other, { examined, version, ...unloaded }] of this.#whole) {
      if (this.#whole.size <= minLoadedDocuments || this.#characters <= maxLoadedCharacters) break
      this.#forget(other)
      // The digest is requested for all documents at once, which cannot all be read again first.
      unloaded.answers.digest ??= digestAsJson(examined)
      this.#unloaded.set(other, unloaded)
      unloaded.open.unload?.()
    }
    return analysis
  }

  #forget(uri: string): void {
    this.#characters -= this.#whole.get(uri)?.examined.document.length ?? 0
    this.#whole.delete(uri)
  }

  /** The valid answers of an unloaded document; `undefined` if it has to be checked. */
  async #unloadedAt(uri: string): Promise<UnloadedDocument | undefined> {
    if (!this.#unloaded.has(uri)) return undefined
    const [project, settings] = await Promise.all([this.#projects.of(uri), this.#host.settings(uri)])
    const now = minuteOf(this.#host.now())
    const asBefore = () => {
      const unloaded = this.#unloaded.get(uri)
      const open = this.#host.document(uri)
      if (unloaded === undefined || open !== unloaded.open || revisionOf(open) !== unloaded.revision) return undefined
      if (unloaded.project !== project || unloaded.settings !== settings || now < unloaded.now || now > unloaded.until) return undefined
      return unloaded
    }
    const unloaded = asBefore()
    if (unloaded?.around === undefined) return unloaded
    const before = unloaded.around
    const around = await this.#workspace.withQueries(project, uri, (queries) => (queries?.repeats(before) ? queries : undefined))
    if (around === undefined || asBefore() !== unloaded) return undefined
    this.#workspace.remember(project, uri, around)
    const known = { ...unloaded, around }
    this.#unloaded.set(uri, known)
    return known
  }
}

function digestAsJson(examined: Examined): string | undefined {
  return JSON.stringify(handoffDigest(examined, examined.result?.readiness))
}

function revisionOf({ revision, version }: OpenDocument): number {
  return revision ?? version
}
