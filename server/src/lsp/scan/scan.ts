/** Computes the readiness of a whole workspace. */
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver'
import type { DocumentReadiness } from '../../protocol.ts'
import type { PublishedFacts } from '../../service/analysisCache.ts'
import { type Translate, translateTo } from '../../service/l10n/texts.ts'
import type { Service } from '../../service/service.ts'
import type { Files } from '../../workspace/host.ts'
import { markdownExtensions, normalized } from '../../workspace/locations.ts'
import { mapConcurrently } from '../../workspace/mapConcurrently.ts'
import type { Runtime, Sections } from '../runtime.ts'

/** Enough to keep the client busy. */
const maxConcurrentReads = 8
/** Milliseconds of work after which other messages are handled. */
const yieldIntervalMs = 10
/** Milliseconds for which handoffs are collected before they are sent. */
const sendIntervalMs = 200

export interface ScanOptions {
  readonly service: Pick<Service, 'readiness' | 'publishedFacts'>
  readonly files: Files
  /** The URIs of the workspace folders. */
  readonly folders: readonly string[]
  /** The URIs of the open documents, which count wherever they are. */
  readonly open: readonly string[]
  /** The user's settings as sent by the client. */
  readonly sections: () => Promise<Sections>
  /** The reader's language. */
  readonly language: string
  /** The folder for cached results; `undefined` for that of the command line. */
  readonly cacheFolder: string | undefined
  /** Milliseconds since 1970, rounded to the minute. */
  readonly now: number
  readonly runtime: Runtime
  /** Called with handoffs as they are found. */
  readonly onFound: (handoffs: readonly DocumentReadiness[]) => void
  readonly log: (message: string) => void
}

/** Finds the handoffs of all folders, sorted by URI. If it is cancelled, it returns what it has. */
export async function scanWorkspace(options: ScanOptions, progress: WorkDoneProgressReporter, token: CancellationToken) {
  const { files, folders, open } = options
  progress.begin(translateTo(options.language)('Reading handoffs'), 0, undefined, true)
  try {
    const glob = `**/*.{${markdownExtensions.join(',')}}`
    const found = await Promise.all(folders.map((folder) => files.listFiles(folder, glob)))
    // An open document keeps the URI that the client knows.
    const uris = [...new Map([...found.flat(), ...open].map((uri) => [normalized(uri), uri])).values()].sort()
    const scan = new Scan(options, uris.length, progress, token)
    await scan.read(uris)
    return scan.handoffs
  } finally {
    progress.done()
  }
}

class Scan {
  readonly #options: ScanOptions
  readonly #total: number
  readonly #progress: WorkDoneProgressReporter
  readonly #token: CancellationToken
  readonly #t: Translate
  readonly #found = new Map<string, DocumentReadiness>()
  #untold: DocumentReadiness[] = []
  #done = 0
  #reportedAt = Date.now()
  #toldAt = Date.now()
  #yieldedAt = Date.now()

  constructor(options: ScanOptions, total: number, progress: WorkDoneProgressReporter, token: CancellationToken) {
    this.#options = options
    this.#total = total
    this.#progress = progress
    this.#token = token
    this.#t = translateTo(options.language)
  }

  /** The handoffs found so far, by URI. */
  get handoffs(): DocumentReadiness[] {
    return [...this.#found.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1))
  }

  async read(uris: readonly string[]): Promise<void> {
    const open = new Set(this.#options.open)
    const onDisk = new Map<string, string>()
    const others: string[] = []
    for (const uri of uris) {
      const path = open.has(uri) ? undefined : this.#options.runtime.disk?.pathOf(uri)
      if (path === undefined) others.push(uri)
      else onDisk.set(path, uri)
    }
    await this.#readAll(others)
    const unreadable = await this.#readDisk([...onDisk.keys()])
    // The client may be able to read files that the server cannot.
    await this.#readAll(unreadable.flatMap((path) => onDisk.get(path) ?? []))
  }

  /** Reads on other threads, with cached results. */
  async #readDisk(paths: readonly string[]): Promise<readonly string[]> {
    const { runtime, service, folders, open, sections, language, cacheFolder, now, log } = this.#options
    const { disk } = runtime
    if (disk === undefined || paths.length === 0 || this.#token.isCancellationRequested) return []
    const edited = new Map<string, PublishedFacts>()
    for (const uri of open) {
      const path = disk.pathOf(uri)
      const facts = path === undefined ? undefined : await service.publishedFacts(uri)
      if (path !== undefined && facts !== undefined && !disk.isSaved(path, facts.text)) edited.set(path, facts)
    }
    const ending = new AbortController()
    const listener = this.#token.onCancellationRequested(() => ending.abort())
    if (this.#token.isCancellationRequested) ending.abort()
    try {
      return await disk.scan(paths, {
        ...{ now, folders, sections: await sections(), language, cacheFolder, edited, log },
        signal: ending.signal,
        pause: runtime.pause,
        onFound: (uri, readiness) => this.#take(uri, readiness),
        onDone: (count) => this.#advance(count),
      })
    } finally {
      listener.dispose()
    }
  }

  /** Reads through the service, a few files at a time, so that other requests are handled. */
  async #readAll(uris: readonly string[]): Promise<void> {
    const { service, runtime } = this.#options
    await mapConcurrently(uris, maxConcurrentReads, async (uri) => {
      if (this.#token.isCancellationRequested) return
      this.#take(uri, await service.readiness(uri))
      this.#advance(1)
      if (Date.now() - this.#yieldedAt < yieldIntervalMs) return
      await runtime.pause()
      this.#yieldedAt = Date.now()
    })
  }

  #take(uri: string, readiness: DocumentReadiness | null): void {
    if (readiness === null) return void this.#found.delete(uri)
    this.#found.set(uri, readiness)
    this.#untold.push(readiness)
  }

  #advance(count: number): void {
    this.#done = Math.min(this.#total, this.#done + count)
    const now = Date.now()
    if (now - this.#reportedAt >= yieldIntervalMs) {
      this.#reportedAt = now
      this.#progress.report(Math.floor((100 * this.#done) / this.#total), this.#t('{0} of {1}', this.#done, this.#total))
    }
    if (now - this.#toldAt < sendIntervalMs || this.#untold.length === 0) return
    this.#toldAt = now
    this.#options.onFound(this.#untold)
    this.#untold = []
  }
}
