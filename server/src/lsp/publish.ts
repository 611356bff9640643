/** How diagnostics reach the client: it asks for them, or they are sent to it where it cannot ask. */
import {
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver'
import type { OpenDocument } from '../service/host.ts'
import type { Diagnosed, Service } from '../service/service.ts'

/** What the rest of the server tells whoever brings the diagnostics to the client. */
export interface Publisher {
  /** A document was opened or edited. */
  changed(document: OpenDocument): void
  /** A document was closed. */
  closed(uri: string): void
  /** The diagnostics of every document may be others: the kinds, the configuration or the settings have changed. */
  changedAll(documents: readonly OpenDocument[]): void
}

/** The way that the client's capabilities ask for. */
export function createPublisher(
  connection: Connection,
  { textDocument, workspace }: ClientCapabilities,
  service: Pick<Service, 'diagnostics'>,
  find: (uri: string) => OpenDocument | undefined,
  log: (message: string) => void,
): Publisher {
  if (!textDocument?.diagnostic) return new Pushing(connection, service, find, log)
  const canRefresh = workspace?.diagnostics?.refreshSupport ?? false
  return {
    changed() {},
    closed() {},
    changedAll() {
      if (canRefresh) connection.languages.diagnostics.refresh().catch((error) => log(`The client did not ask again: ${error}`))
    },
  }
}

/** The answer to a pull: `unchanged` if the client has it already, empty for a document that is not open. */
export function reportOf(diagnosed: Diagnosed | undefined, previousResultId?: string): DocumentDiagnosticReport {
  const { items, version } = diagnosed ?? { items: [], version: 0 }
  const resultId = `${version}.${hash(JSON.stringify(items))}`
  // The version is part of it: an edit moves the client's marks, so they are set anew even where the answer is the same.
  if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items }
}

/** Sends the diagnostics of a document after its edits, once for all edits that came together. */
class Pushing implements Publisher {
  readonly #connection: Connection
  readonly #service: Pick<Service, 'diagnostics'>
  readonly #find: (uri: string) => OpenDocument | undefined
  readonly #log: (message: string) => void
  readonly #waiting = new Map<string, OpenDocument>()
  #running = false

  constructor(
    connection: Connection,
    service: Pick<Service, 'diagnostics'>,
    find: (uri: string) => OpenDocument | undefined,
    log: (message: string) => void,
  ) {
    this.#connection = connection
    this.#service = service
    this.#find = find
    this.#log = log
  }

  changed(document: OpenDocument): void {
    this.#waiting.set(document.uri, document)
    if (!this.#running) void this.#run()
  }

  closed(uri: string): void {
    this.#waiting.delete(uri)
    void this.#send({ uri, diagnostics: [] })
  }

  changedAll(documents: readonly OpenDocument[]): void {
    for (const document of documents) this.changed(document)
  }

  async #run(): Promise<void> {
    this.#running = true
    for (let next = this.#takeOne(); next !== undefined; next = this.#takeOne()) {
      // Messages that have arrived are handled first, so a burst of edits is checked once.
      await new Promise((resolve) => setTimeout(resolve))
      await this.#publish(next)
    }
    this.#running = false
  }

  async #publish(document: OpenDocument): Promise<void> {
    try {
      const { uri } = document
      const diagnosed = await this.#service.diagnostics(uri)
      // A document that was closed meanwhile has been cleared.
      if (diagnosed && this.#find(uri)) await this.#send({ uri, version: diagnosed.version, diagnostics: diagnosed.items })
    } catch (error) {
      this.#log(`Failed to check ${document.uri}: ${error}`)
    }
  }

  #takeOne(): OpenDocument | undefined {
    for (const [uri, document] of this.#waiting) {
      this.#waiting.delete(uri)
      return document
    }
    return undefined
  }

  /** A connection that has just been closed is nobody's fault. */
  #send(params: { uri: string; version?: number; diagnostics: Diagnostic[] }): Promise<void> {
    return this.#connection.sendDiagnostics(params).catch(() => undefined)
  }
}

/** 53 bits that stand for a text (cyrb53, public domain). */
function hash(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}
