/** The readiness of all handoffs, kept up to date with as few requests as possible. Knows nothing of the editor. */
import type { DocumentReadiness, ReadinessChangedParams } from '../../../server/src/protocol.ts'

/** Where the readiness comes from. What has not changed is given as the very object that is known. */
export interface ReadinessSource {
  /** The readiness of one document; `null` if it is no handoff. */
  readonly readiness: (uri: string, known: DocumentReadiness | undefined) => Promise<DocumentReadiness | null>
  /** That of the whole workspace; calls `onFound` with parts of it as they are found. */
  readonly workspaceReadiness: (
    known: ReadonlyMap<string, DocumentReadiness>,
    onFound: (handoffs: readonly DocumentReadiness[]) => void,
  ) => Promise<readonly DocumentReadiness[]>
}

/** The documents whose readiness is new, or that are known to be none; empty when a scan begins or ends and has found nothing new. */
export type ReadinessListener = (uris: readonly string[]) => void

/**
 * Asks for what the server says has changed, one round at a time: what changes during a round is asked for in the next.
 * A request that fails leaves what was known.
 */
export class ReadinessStore {
  readonly #source: ReadinessSource
  readonly #gatherTime: number
  readonly #documents = new Map<string, DocumentReadiness>()
  readonly #known = new Set<string>()
  readonly #listeners = new Set<ReadinessListener>()
  readonly #changed = new Set<string>()
  #everything = false
  #scans = 0
  #isRead = false
  #scanned: Promise<void> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #round: Promise<void> = Promise.resolve()

  /** @param gatherTime Milliseconds for which changes are gathered: short enough to follow the typing, long enough to skip most of it. */
  constructor(source: ReadinessSource, gatherTime = 150) {
    this.#source = source
    this.#gatherTime = gatherTime
  }

  /** All handoffs that are known, by their URI. */
  get documents(): ReadonlyMap<string, DocumentReadiness> {
    return this.#documents
  }

  /** True if the document has been asked for, so that its absence from `documents` means that it is no handoff. */
  isKnown(uri: string): boolean {
    return this.#known.has(uri)
  }

  /** True while the workspace is read. */
  get scanning(): boolean {
    return this.#scans > 0
  }

  /** True once the workspace has been read, or could not be: what is not in `documents` is not known to be there. */
  get isRead(): boolean {
    return this.#isRead
  }

  /** Calls the listener after each change, until the result is disposed of. */
  onDidChange(listener: ReadinessListener): { dispose(): void } {
    this.#listeners.add(listener)
    return { dispose: () => this.#listeners.delete(listener) }
  }

  /** Reads the workspace if it has not been read yet; settles when it has been. Rejects if the server fails. */
  load(): Promise<void> {
    this.#scanned ??= this.refresh()
    return this.#scanned
  }

  /** Begins to read the workspace as `load` does, but settles as soon as the first handoff is known. */
  async loadFirst(): Promise<void> {
    const loaded = this.load()
    const listener: { current?: { dispose(): void } } = {}
    const found = new Promise<void>((resolve) => {
      const check = () => {
        if (this.#documents.size > 0) resolve()
      }
      listener.current = this.onDidChange(check)
      check()
    })
    try {
      await Promise.race([loaded, found])
    } finally {
      listener.current?.dispose()
    }
  }

  /** Reads the whole workspace anew. */
  refresh(): Promise<void> {
    const scan = this.#enqueue(() => this.#scan())
    this.#scanned = scan
    // After a failure the next `load` tries again.
    scan.catch(() => {
      if (this.#scanned !== scan) return
      this.#scanned = undefined
      this.#isRead = true
      this.#tell([])
    })
    return scan
  }

  /** Notes what the server says may have changed, and asks for it soon. */
  invalidate({ uris }: ReadinessChangedParams): void {
    if (uris === null) this.#everything = true
    else for (const uri of uris) this.#changed.add(uri)
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#enqueue(() => this.#update()).catch(() => undefined)
    }, this.#gatherTime)
  }

  /** Forgets everything, as the server does when it is started anew. */
  clear(): void {
    const uris = [...this.#documents.keys()]
    this.#documents.clear()
    this.#known.clear()
    this.#scanned = undefined
    this.#isRead = false
    this.#tell(uris)
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#listeners.clear()
  }

  async #update(): Promise<void> {
    if (this.#everything && this.#scanned !== undefined) {
      // Not awaited: it is a round of its own, behind this one.
      void this.refresh().catch(() => undefined)
      return
    }
    const uris = [...new Set([...this.#changed, ...(this.#everything ? this.#known : [])])]
    this.#changed.clear()
    this.#everything = false
    if (uris.length === 0) return
    const answers = await Promise.all(
      uris.map(async (uri) => ({ uri, readiness: await this.#source.readiness(uri, this.#documents.get(uri)) })),
    )
    this.#tellIfAny(answers.filter(({ uri, readiness }) => this.#set(uri, readiness)).map(({ uri }) => uri))
  }

  async #scan(): Promise<void> {
    this.#everything = false
    this.#changed.clear()
    this.#scans++
    this.#tell([])
    const take = (found: readonly DocumentReadiness[]) => found.filter((one) => this.#set(one.uri, one)).map(({ uri }) => uri)
    let changed: string[] = []
    try {
      const documents = await this.#source.workspaceReadiness(new Map(this.#documents), (found) => this.#tellIfAny(take(found)))
      const there = new Set(documents.map(({ uri }) => uri))
      const gone = [...this.#documents.keys()].filter((uri) => !there.has(uri) && this.#documents.delete(uri))
      changed = [...take(documents), ...gone]
      this.#isRead = true
    } finally {
      this.#scans--
      this.#tell(changed)
    }
  }

  /** Takes in what is known of a document now; false if that is what was known. */
  #set(uri: string, readiness: DocumentReadiness | null): boolean {
    const isNew = !this.#known.has(uri) || (this.#documents.get(uri) ?? null) !== readiness
    this.#known.add(uri)
    if (readiness === null) this.#documents.delete(uri)
    else this.#documents.set(uri, readiness)
    return isNew
  }

  #tellIfAny(uris: readonly string[]): void {
    if (uris.length > 0) this.#tell(uris)
  }

  #tell(uris: readonly string[]): void {
    for (const listener of [...this.#listeners]) listener(uris)
  }

  #enqueue(action: () => Promise<void>): Promise<void> {
    const round = this.#round.then(action)
    this.#round = round.catch(() => undefined)
    return round
  }
}
