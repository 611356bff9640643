/** Delivers diagnostics: the client pulls them, or the server pushes them to clients that cannot pull. */
import {
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver'
import type { Diagnosed } from '../service/analysisCache.ts'
import type { DiagnosticData } from '../service/features/diagnostics.ts'
import type { Service } from '../service/service.ts'
import type { OpenDocument } from '../workspace/host.ts'

/** Events that may change diagnostics. */
export interface Publisher {
  /** A document was opened or edited. */
  changed(document: OpenDocument): void
  /** A document was closed. */
  closed(uri: string): void
  /** All diagnostics may have changed, with the kinds, the configuration or the settings. */
  changedAll(documents: readonly OpenDocument[]): void
}

/** Pulling or pushing, depending on the client's capabilities. */
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

interface LastReport {
  readonly resultId: string
  readonly diagnosed: Diagnosed
}

/** Answers pulls: `unchanged` if the client has the result already, empty for a document that is not open. */
export class Reports {
  readonly #last = new Map<string, LastReport>()
  #count = 0

  /** `linesEditedSince` returns the lines with changes after a version; `undefined` if lines were added or removed. */
  report(
    uri: string,
    diagnosed: Diagnosed | undefined,
    linesEditedSince: (version: number) => readonly number[] | undefined,
    previousResultId?: string,
  ): DocumentDiagnosticReport {
    if (!diagnosed) return { kind: DocumentDiagnosticReportKind.Full, items: [] }
    const last = this.#last.get(uri)
    const isKnown = last !== undefined && last.resultId === previousResultId
    const isSame = last?.diagnosed.items === diagnosed.items
    if (isKnown && (isSame || stays(last.diagnosed.items, diagnosed.items, linesEditedSince(last.diagnosed.version)))) {
      const { resultId } = last
      this.#last.set(uri, { resultId, diagnosed })
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    }
    const resultId = String(++this.#count)
    this.#last.set(uri, { resultId, diagnosed })
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosed.items }
  }

  closed(uri: string): void {
    this.#last.delete(uri)
  }
}

/** True if the client's marks are still right after edits. An edit moves or resizes marks on its line, so those are sent again. */
function stays(before: readonly Diagnostic[], now: readonly Diagnostic[], edited: readonly number[] | undefined): boolean {
  if (!edited || before.length !== now.length) return false
  return now.every((item, index) => {
    const { start, end } = item.range
    for (const line of edited) if (start.line <= line && line <= end.line) return false
    return isSame(item, before[index] as Diagnostic)
  })
}

function isSame(one: Diagnostic, other: Diagnostic): boolean {
  if (one === other) return true
  return (
    one.range.start.line === other.range.start.line &&
    one.range.start.character === other.range.start.character &&
    one.range.end.line === other.range.end.line &&
    one.range.end.character === other.range.end.character &&
    one.message === other.message &&
    one.code === other.code &&
    one.severity === other.severity &&
    (one.data as DiagnosticData | undefined)?.fixable === (other.data as DiagnosticData | undefined)?.fixable &&
    (one.relatedInformation === other.relatedInformation ||
      JSON.stringify(one.relatedInformation) === JSON.stringify(other.relatedInformation))
  )
}

/** Sends the diagnostics of a document after its edits, once per burst. */
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
      // Waiting messages are handled first, so that a burst of edits is checked once.
      await new Promise((resolve) => setTimeout(resolve))
      await this.#publish(next)
    }
    this.#running = false
  }

  async #publish(document: OpenDocument): Promise<void> {
    try {
      const { uri } = document
      const diagnosed = await this.#service.diagnostics(uri)
      // A document that was closed meanwhile is cleared already.
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

  /** Errors of a connection that was just closed are ignored. */
  #send(params: { uri: string; version?: number; diagnostics: Diagnostic[] }): Promise<void> {
    return this.#connection.sendDiagnostics(params).catch(() => undefined)
  }
}
