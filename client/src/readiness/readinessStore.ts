/** The readiness of all handoffs, kept up to date with as few requests as possible. It does not depend on VS Code. */
import type { DocumentReadiness, ReadinessChangedParams } from '../../../server/src/protocol.ts'

/** The source of readiness. Unchanged results are the same objects as before. */
export interface ReadinessSource {
  /** The readiness of one document; `null` if it is no handoff. */
  readonly readiness: (uri: string, known: DocumentReadiness | undefined) => Promise<DocumentReadiness | null>
  /** The readiness of the whole workspace; calls `onFound` with parts as they are found. */
  readonly workspaceReadiness: (
    known: ReadonlyMap<string, DocumentReadiness>,
    onFound: (handoffs: readonly DocumentReadiness[]) => void,
  ) => Promise<readonly DocumentReadiness[]>
}

/** Called with documents whose readiness changed; with none when a scan begins, or ends without changes. */
export type ReadinessListener = (uris: readonly string[]) => void

/**
 * Requests what the server reports as changed, one round at a time. Changes during a round are requested in the next. A failed request
 * keeps the old result.
 */
export class ReadinessStore {
  readonly #source: ReadinessSource
  readonly #gatherIntervalMs: number
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

  /** @param gatherIntervalMs How long changes are collected: short enough to follow the typing, long enough to skip most of it. */
  constructor(source: ReadinessSource, gatherIntervalMs = 150) {
    this.#source = source
    this.#gatherIntervalMs = gatherIntervalMs
  }

  /** All known handoffs by URI. */
  get documents(): ReadonlyMap<string, DocumentReadiness> {
    return this.#documents
  }

  /** True if the document was requested, so that it is no handoff if it is not in `documents`. */
  isKnown(uri: string): boolean {
    return this.#known.has(uri)
  }

  /** True while the workspace is read. */
  get scanning(): boolean {
    return this.#scans > 0
  }

  /** True once reading the workspace has ended or failed. Until then, `documents` may be incomplete. */
  get isRead(): boolean {
    return this.#isRead
  }

  /** Calls the listener after each change until disposed of. */
  onDidChange(listener: ReadinessListener): { dispose(): void } {
    this.#listeners.add(listener)
    return { dispose: () => this.#listeners.delete(listener) }
  }

  /** Reads the workspace once; resolves when it has been read. Rejects if the server fails. */
  load(): Promise<void> {
    this.#scanned ??= this.refresh()
    return this.#scanned
  }

  /** Starts reading like `load`, but resolves as soon as the first handoff is known. */
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

  /** Reads the whole workspace again. */
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

  /** Records what the server reports as changed, and requests it soon. */
  invalidate({ uris }: ReadinessChangedParams): void {
    if (uris === null) this.#everything = true
    else for (const uri of uris) this.#changed.add(uri)
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#enqueue(() => this.#update()).catch(() => undefined)
    }, this.#gatherIntervalMs)
  }

  /** Forgets everything, for a restarted server. */
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
      // Not awaited, because it is a separate round after this one.
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

  /** Stores the result for a document; false if it is unchanged. */
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
