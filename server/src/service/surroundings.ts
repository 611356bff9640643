/**
 * What lies around the documents of a project, as far as their checks ask for it. A check asks at once, while files are read in their own
 * time: so a question that cannot be answered is noted, what it asks for is read, and the document is checked again.
 */
import { type CheckOptions, type CheckResult, check } from '../core/check.ts'
import { contentsOf, type HandoffContents } from '../core/facts.ts'
import { detectKind } from '../core/kind/detect.ts'
import { readAsNoHandoff } from '../core/kind/quick.ts'
import { stageFor } from '../core/kind/stages.ts'
import { anchorsOf } from '../core/links.ts'
import type { Document } from '../core/model/document.ts'
import { type Budget, inTime, readInPieces } from './budget.ts'
import { factsFrom } from './factsFrom.ts'
import type { Files, OpenDocument } from './host.ts'
import { IssueIndex } from './issueIndex.ts'
import { below, isMarkdown, markdownExtensions, pathFrom } from './locations.ts'
import { Shelf } from './shelf.ts'
import { type Answers, folderOf, folderOfIssueQuestion, type Knowledge, keyOf, nameIn, type Question, type Sort, View } from './view.ts'

/** Rounds of asking: a link asks for a file, then for its anchors or its neighbours, a folder for its handoffs. More would be a mistake. */
const rounds = 6
/** Files that are read at the same time. */
const readers = 16

/** Where knowledge comes from. */
export interface Sources {
  readonly files: Files
  /** An open document, which goes before its file; `undefined` if it is not open. */
  readonly open: (uri: string) => OpenDocument | undefined
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
  /** How long it may take to look at one of the files, and how others get their turn meanwhile. */
  readonly within?: Budget | undefined
  readonly pause?: (() => Promise<void>) | undefined
}

/** What is known by path, each for itself. */
type Shelved = Exclude<Sort, 'issue' | 'named' | 'alone'>

/** What happened to a file: its text has changed, or it came or went. */
export type FileEvent = 'changed' | 'created' | 'deleted'

export class Surroundings implements Knowledge {
  readonly root: string
  readonly #sources: Sources
  readonly #views = new Map<string, View>()
  readonly #shelves: { readonly [S in Shelved]: Shelf<Answers[S]> }
  /** What handoffs say, which is found out faster than whether they are ready. */
  readonly #contents: Shelf<HandoffContents | undefined>
  readonly #issues: IssueIndex

  constructor(root: string, sources: Sources) {
    this.root = root
    this.#sources = sources
    const changed = (key: string) => this.#tell([key])
    const shelf = <Fact>(name: string, watched: (path: string) => boolean, read: (path: string) => Promise<Fact>) =>
      new Shelf<Fact>({ name, read, now: sources.now, watched: (path) => sources.watched && watched(path), changed })
    const always = () => true
    const list = async (folder: string, glob: string) =>
      (await sources.files.listFiles(below(root, folder), glob)).flatMap((uri) => pathFrom(root, uri) ?? []).toSorted()
    this.#shelves = {
      // Only changes of Markdown files are told.
      exists: shelf('exists', isMarkdown, (path) => sources.files.exists(below(root, path))),
      anchors: shelf('anchors', always, async (path) => {
        // What a project links to outside of it is not told word by word through the headings that it lacks.
        const leadsOut = sources.files.leadsOut?.(root, below(root, path)) ?? false
        const source = leadsOut ? undefined : await this.#sourceOf(path)
        const document = typeof source === 'string' ? await readInPieces(source, sources) : source
        return document && inTime(sources.within, () => anchorsOf(document))
      }),
      handoff: shelf('handoff', always, async (path) => {
        const read = await this.#read(path)
        return read && inTime(sources.within, () => factsFrom(check(read.document, read.options), read.options, path))
      }),
      folder: shelf('folder', always, (folder) => list(folder, '*')),
      everywhere: shelf('everywhere', always, async () =>
        (await sources.searchable()) ? list('', `**/*.{${markdownExtensions.join(',')}}`) : [],
      ),
    }
    this.#contents = new Shelf<HandoffContents | undefined>({
      name: 'contents',
      read: async (path) => {
        const read = await this.#read(path)
        return read && inTime(sources.within, () => contentsFrom(read.document, read.options, path))
      },
      now: sources.now,
      watched: () => sources.watched,
      changed,
      stored: (path, contents) => this.#issues.stored(path, contents),
    })
    this.#issues = new IssueIndex({
      list: async (folder) => (await list(folder, '*')).filter(isMarkdown),
      read: (paths) => this.#readContents(paths),
      now: sources.now,
      watched: sources.watched,
      changed: (names) => {
        const folders = new Set(names.map(folderOfIssueQuestion))
        this.#tell([
          ...names.map((name) => keyOf({ sort: 'issue', name })),
          ...Array.from(folders, (name) => keyOf({ sort: 'alone', name })),
        ])
      },
    })
  }

  know<S extends Sort>(sort: S, name: string, from?: string): { readonly fact: Answers[S]; readonly holds: boolean } | undefined {
    if (sort === 'issue') return this.#issues.get(folderOfIssueQuestion(name), name, from) as ReturnType<typeof this.know<S>>
    if (sort === 'alone') return this.#issues.isAlone(name, from) as ReturnType<typeof this.know<S>>
    if (sort === 'named') return this.#named(name) as ReturnType<typeof this.know<S>>
    return this.#shelves[sort as Shelved].get(name) as ReturnType<typeof this.know<S>>
  }

  /** Finds out the answer to a question. Never rejects. */
  learn({ sort, name }: Question): Promise<void> {
    if (sort === 'alone') return this.#issues.learn(name)
    if (sort === 'issue') return this.#issues.learn(folderOfIssueQuestion(name))
    return sort === 'named' ? this.#shelves.everywhere.learn('') : this.#shelves[sort].learn(name)
  }

  #named(name: string): { readonly fact: readonly string[]; readonly holds: boolean } | undefined {
    const known = this.#shelves.everywhere.get('')
    return known && { fact: known.fact.filter((path) => nameIn(path).toLowerCase() === name), holds: known.holds }
  }

  /** The answer to a question, found out if it is not known. */
  async answer<S extends Sort>(sort: S, name: string): Promise<Answers[S] | undefined> {
    if (!this.know(sort, name)?.holds) await this.learn({ sort, name })
    return this.know(sort, name)?.fact
  }

  /** Looks at the document of a path, again and again until it asks for nothing that is not known. `look` must not depend on how often. */
  async see<Answer>(path: string, look: (view: View) => Answer): Promise<Answer> {
    for (let round = 1; ; round++) {
      const view = new View(this, path)
      const answer = look(view)
      view.settled = view.open.size === 0 || round === rounds
      if (view.settled) return answer
      await inTurns(
        [...view.open.values()].map((question) => () => this.learn(question)),
        readers,
      )
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
    this.#outdated(path)
  }

  /** What is known of an open document after it was looked at; others that depend on it are told of what has changed. */
  learnt(path: string, result: CheckResult, options: CheckOptions): void {
    const { anchors, handoff } = this.#shelves
    if (anchors.get(path)) anchors.put(path, anchorsOf(result.document))
    if (this.#contents.get(path) || this.#issues.has(folderOf(path))) {
      // Where nobody else asks, it is enough to know that it has changed.
      if (this.#isAskedByOthers(path)) this.#contents.put(path, result.kind && contentsOf({ ...result, kind: result.kind }, path))
      else this.#contents.outdate(path)
    }
    if (handoff.get(path)) handoff.put(path, factsFrom(result, options, path))
  }

  #isAskedByOthers(path: string): boolean {
    for (const [uri, view] of this.#views) if (view.issueFolders.has(folderOf(path)) && uri !== below(this.root, path)) return true
    return false
  }

  /** Something happened to files outside of the editor, or a document was closed and its file counts again. */
  touched(events: readonly { readonly path: string; readonly type: FileEvent }[]): void {
    const { exists, folder: folders, everywhere } = this.#shelves
    const keys = events.flatMap(({ path, type }) => {
      const own = this.#outdated(path)
      exists.outdate(path)
      own.push(exists.key(path))
      if (type === 'changed') return own
      for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
        exists.outdate(folder)
        own.push(exists.key(folder))
      }
      folders.outdate(folderOf(path))
      everywhere.outdate('')
      return [...own, folders.key(folderOf(path)), keyOf({ sort: 'named', name: nameIn(path).toLowerCase() })]
    })
    this.#tell(keys)
    // Which documents share an issue with these is known once they are read.
    for (const folder of new Set(events.map(({ path }) => folderOf(path)))) if (this.#issues.has(folder)) void this.#issues.learn(folder)
  }

  /** What is known of a file may be wrong from now on, and so may be what was said of documents that asked for it. */
  #outdated(path: string): string[] {
    const { anchors, handoff } = this.#shelves
    for (const shelf of [anchors, handoff, this.#contents]) shelf.outdate(path)
    if (isMarkdown(path)) this.#issues.outdate(path)
    const keys = [anchors.key(path), handoff.key(path)]
    for (const view of this.#views.values())
      if (view.issueFolders.has(folderOf(path)) || keys.some((key) => view.asked.has(key))) view.stale = true
    return keys
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

  #readContents(paths: readonly string[]): Promise<void> {
    return inTurns(
      paths.map((path) => async () => {
        const known = this.#contents.get(path)
        if (known?.holds) this.#issues.stored(path, known.fact)
        else await this.#contents.learn(path)
      }),
      readers,
    )
  }

  /** What was read of an open document, or its text if that is at rest, else the text of the file. */
  async #sourceOf(path: string): Promise<string | Document | undefined> {
    const uri = below(this.root, path)
    const open = this.#sources.open(uri)
    if (open === undefined) return this.#sources.files.readFile(uri)
    return open.rests ? open.getText() : (inTime(this.#sources.within, () => open.read?.().document) ?? open.getText())
  }

  async #read(path: string): Promise<{ document: Document; options: CheckOptions } | undefined> {
    const [source, options] = await Promise.all([this.#sourceOf(path), this.#sources.optionsOf(below(this.root, path))])
    if (source === undefined || options === undefined) return undefined
    if (typeof source !== 'string') return { document: source, options }
    const { kinds, path: own, forced } = options
    const document = readAsNoHandoff(source, kinds, own, forced) ?? (await readInPieces(source, this.#sources))
    return document && { document, options }
  }
}

function contentsFrom(document: Document, { kinds, path: own, forced, stage }: CheckOptions, path: string): HandoffContents | undefined {
  const { kind } = detectKind(document, kinds, own, forced)
  return kind && contentsOf({ document, kind, stage: stageFor(document, stage) }, path)
}

/** Does some work, a few pieces at a time. */
async function inTurns(work: readonly (() => Promise<void>)[], atOnce: number): Promise<void> {
  let next = 0
  const goOn = async () => {
    for (let piece = work[next++]; piece !== undefined; piece = work[next++]) await piece()
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, work.length) }, goOn))
}
