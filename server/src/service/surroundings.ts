/**
 * What lies around the documents of a project, as far as their checks ask for it. A check asks at once, while files are read in their own
 * time: so a question that cannot be answered is noted, what it asks for is read, and the document is checked again.
 */
import { type CheckOptions, type CheckResult, check } from '../core/check.ts'
import { contentsOf, factsOf, type HandoffContents, type HandoffFacts, joinPath } from '../core/facts.ts'
import { detectKind } from '../core/kind/detect.ts'
import { stageOf } from '../core/kind/stages.ts'
import { anchorsOf } from '../core/links.ts'
import type { Document } from '../core/model/document.ts'
import { parseDocument } from '../core/model/parse.ts'
import type { Environment } from '../core/rule.ts'
import type { Files } from './host.ts'
import { below, isMarkdown, markdownExtensions, pathFrom } from './locations.ts'
import { Shelf } from './shelf.ts'

/** Rounds of asking: a link asks for a file, then for its anchors or its neighbours, a folder for its handoffs. More would be a mistake. */
const rounds = 6
/** Files that are read at the same time. */
const readers = 16

/** Where knowledge comes from. */
export interface Sources {
  readonly files: Files
  /** The text of an open document, which goes before that of its file; `undefined` if it is not open. */
  readonly openText: (uri: string) => string | undefined
  /** What the check of a file depends on; `undefined` for one that is not checked as a handoff. */
  readonly optionsOf: (uri: string) => Promise<CheckOptions | undefined>
  /** Milliseconds since 1970, no finer than to the minute. */
  readonly now: () => number
  /** True if changes of Markdown files are told; else what is known of them holds for a minute. */
  readonly watched: boolean
  /** True if the project is a folder that may be searched as a whole, and not just one that happens to hold a document. */
  readonly searchable: () => Promise<boolean>
  /** Told which documents, of those that are remembered, have to be checked again. */
  readonly affected: (uris: readonly string[]) => void
}

/** What happened to a file: its text has changed, or it came or went. */
export type FileEvent = 'changed' | 'created' | 'deleted'

export class Surroundings {
  readonly root: string
  readonly #sources: Sources
  readonly #views = new Map<string, View>()
  /** Whether there is a file or folder. */
  readonly existence: Shelf<boolean | undefined>
  /** The anchors of Markdown files. */
  readonly anchors: Shelf<readonly string[] | undefined>
  readonly handoffs: Shelf<HandoffFacts | undefined>
  /** What handoffs say, which is found out faster than whether they are ready. */
  readonly contents: Shelf<HandoffContents | undefined>
  /** The paths of all files of a folder. */
  readonly folders: Shelf<readonly string[]>
  /** The paths of all Markdown files of the project, under the empty path. */
  readonly everywhere: Shelf<readonly string[]>

  constructor(root: string, sources: Sources) {
    this.root = root
    this.#sources = sources
    const shelf = <Fact>(name: string, watched: (path: string) => boolean, read: (path: string) => Promise<Fact>) =>
      new Shelf<Fact>({
        name,
        read,
        now: sources.now,
        watched: (path) => sources.watched && watched(path),
        changed: (key) => this.#tell([key]),
      })
    const always = () => true
    const list = async (folder: string, glob: string) =>
      (await sources.files.listFiles(below(root, folder), glob)).flatMap((uri) => pathFrom(root, uri) ?? []).toSorted()
    // Only changes of Markdown files are told.
    this.existence = shelf('exists', isMarkdown, (path) => sources.files.exists(below(root, path)))
    this.anchors = shelf('anchors', always, async (path) => {
      const text = await this.#textOf(path)
      return text === undefined ? undefined : anchorsOf(parseDocument(text))
    })
    this.handoffs = shelf('handoff', always, async (path) => {
      const read = await this.#read(path)
      return read && factsFrom(check(read.document, read.options), read.options, path)
    })
    this.contents = shelf('contents', always, async (path) => {
      const read = await this.#read(path)
      return read && contentsFrom(read.document, read.options, path)
    })
    this.folders = shelf('folder', always, (folder) => list(folder, '*'))
    this.everywhere = shelf('everywhere', always, async () =>
      (await sources.searchable()) ? list('', `**/*.{${markdownExtensions.join(',')}}`) : [],
    )
  }

  /** Looks at the document of a path, again and again until it asks for nothing that is not known. `look` must not depend on how often. */
  async see<Answer>(path: string, look: (view: View) => Answer): Promise<Answer> {
    for (let round = 1; ; round++) {
      const view = new View(this, path)
      const answer = look(view)
      view.settled = view.open.size === 0 || round === rounds
      if (view.settled) return answer
      await inTurns([...view.open.values()], readers)
    }
  }

  /** Remembers what an open document has asked for, so that it is looked at again when that changes. */
  remember(uri: string, view: View): void {
    this.#views.set(uri, view)
  }

  /** Forgets what a document that was closed has asked for. */
  release(uri: string): void {
    this.#views.delete(uri)
  }

  /** The text of an open document has become another; what that means for others is known once it is looked at. */
  edited(path: string): void {
    const keys = this.#outdate(path)
    for (const view of this.#views.values()) if (keys.some((key) => view.asked.has(key))) view.stale = true
  }

  /** What is known of an open document after it was looked at; others that depend on it are told of what has changed. */
  learnt(path: string, result: CheckResult, options: CheckOptions): void {
    if (this.anchors.get(path)) this.anchors.put(path, anchorsOf(result.document))
    if (this.contents.get(path)) this.contents.put(path, contentsFrom(result.document, options, path))
    if (this.handoffs.get(path)) this.handoffs.put(path, factsFrom(result, options, path))
  }

  /** Something happened to files outside of the editor, or a document was closed and its file counts again. */
  touched(events: readonly { readonly path: string; readonly type: FileEvent }[]): void {
    const keys = events.flatMap(({ path, type }) => {
      const own = this.#outdate(path)
      this.existence.outdate(path)
      own.push(this.existence.key(path))
      if (type === 'changed') return own
      for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
        this.existence.outdate(folder)
        own.push(this.existence.key(folder))
      }
      this.folders.outdate(folderOf(path))
      this.everywhere.outdate('')
      return [...own, this.folders.key(folderOf(path)), this.everywhere.key('')]
    })
    this.#tell(keys)
  }

  #outdate(path: string): string[] {
    return [this.anchors, this.contents, this.handoffs].map((shelf) => {
      shelf.outdate(path)
      return shelf.key(path)
    })
  }

  /** The documents that asked for any of these are to be looked at again, and their editor is told so. */
  #tell(keys: readonly string[]): void {
    const affected: string[] = []
    for (const [uri, view] of this.#views) {
      // What is still asking gets the new answer anyway.
      if (!view.settled || view.told || !keys.some((key) => view.asked.has(key))) continue
      view.stale = true
      view.told = true
      affected.push(uri)
    }
    if (affected.length > 0) this.#sources.affected(affected)
  }

  async #textOf(path: string): Promise<string | undefined> {
    const uri = below(this.root, path)
    return this.#sources.openText(uri) ?? this.#sources.files.readFile(uri)
  }

  async #read(path: string): Promise<{ document: Document; options: CheckOptions } | undefined> {
    const [text, options] = await Promise.all([this.#textOf(path), this.#sources.optionsOf(below(this.root, path))])
    return text === undefined || options === undefined ? undefined : { document: parseDocument(text), options }
  }
}

/** What one check asks of the surroundings, and what they answer. */
export class View {
  /** All that was asked for. */
  readonly asked = new Set<string>()
  /** How to learn what is not known. */
  readonly open = new Map<string, () => Promise<void>>()
  /** True once nothing more is read for it. */
  settled = false
  /** True once an answer may be another. */
  stale = false
  /** True once the editor was told so. */
  told = false
  readonly environment: Pick<Environment, 'files' | 'workspace'>
  readonly #surroundings: Surroundings

  constructor(surroundings: Surroundings, from: string) {
    this.#surroundings = surroundings
    const { existence, anchors, handoffs, contents, folders } = surroundings
    const exists = (path: string) => path === '' || this.#ask(existence, path)
    const resolved = (path: string) => joinPath(from, path)
    this.environment = {
      files: {
        exists: (path) => withPath(resolved(path), exists),
        anchors: (path) => withPath(resolved(path), (target) => this.#ask(anchors, target)),
        near: (path) => withPath(resolved(path), (target) => this.#near(from, path, target)),
      },
      workspace: {
        handoff: (path) => this.#ask(handoffs, path),
        // What is not known yet is not missing.
        exists: (path) => exists(path) ?? true,
        siblings: (path) =>
          (this.#ask(folders, folderOf(path)) ?? [])
            .filter((other) => other !== path && isMarkdown(other))
            .flatMap((other) => this.#ask(contents, other) ?? []),
      },
    }
  }

  #ask<Fact>(shelf: Shelf<Fact>, path: string): Fact | undefined {
    const key = shelf.key(path)
    this.asked.add(key)
    const known = shelf.get(path)
    if (!known?.holds) this.open.set(key, () => shelf.learn(path))
    return known?.fact
  }

  /** The files of the folder that a path names, and those of its name elsewhere, written as the path is. */
  #near(from: string, path: string, target: string): readonly string[] {
    const { folders, everywhere } = this.#surroundings
    const name = nameIn(target).toLowerCase()
    const elsewhere = (this.#ask(everywhere, '') ?? []).filter((other) => nameIn(other).toLowerCase() === name)
    const found = new Set([...(this.#ask(folders, folderOf(target)) ?? []), ...elsewhere])
    return [...found].filter((other) => other !== from).map((other) => writtenLike(path, from, other))
  }
}

function contentsFrom(document: Document, { kinds, path: own, forced, stage }: CheckOptions, path: string): HandoffContents | undefined {
  const { kind } = detectKind(document, kinds, own, forced)
  return kind && contentsOf({ document, kind, stage: stage ?? stageOf(document) }, path)
}

/** The facts of a handoff as others see them: what it says itself, whatever lies around it, so that no circle of handoffs is endless. */
function factsFrom(result: CheckResult, options: CheckOptions, path: string): HandoffFacts | undefined {
  const { readiness, document } = result
  const hangsOnOthers = readiness?.open === 0 && !readiness.ready && (options.files ?? options.workspace) !== undefined
  return factsOf(hangsOnOthers ? checkAlone(document, options) : result, path)
}

function checkAlone(document: Document, options: CheckOptions): CheckResult {
  return check(document, { ...options, files: undefined, workspace: undefined })
}

function withPath<Answer>(path: string | undefined, answer: (path: string) => Answer): Answer | undefined {
  return path === undefined ? undefined : answer(path)
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

function nameIn(path: string): string {
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

/** Does some work, a few pieces at a time. */
async function inTurns(work: readonly (() => Promise<void>)[], atOnce: number): Promise<void> {
  let next = 0
  const goOn = async () => {
    for (let piece = work[next++]; piece !== undefined; piece = work[next++]) await piece()
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, work.length) }, goOn))
}
