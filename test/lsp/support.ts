/** The real server as a child process, with a typed connection to it: the one place where tests touch the protocol. */
import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type CompletionItem,
  type CompletionItemKind,
  CompletionRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  ExitNotification,
  FileChangeType,
  type FileEvent,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { folderOf, removeFolders } from '../folder.ts'

/** All kinds of completion items. */
const completionItemKind = { valueSet: Array.from({ length: 25 }, (_, index) => (index + 1) as CompletionItemKind) }

/** What VS Code's client can do, as far as the server asks. */
export const vscodeCapabilities: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, resolveSupport: { properties: ['edit'] } },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] }, completionItemKind },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
}

export interface ServerOptions {
  readonly capabilities?: ClientCapabilities
  readonly folders?: readonly string[]
  readonly initializationOptions?: object
  /** The language of the person at the editor. */
  readonly locale?: string | undefined
  /** What `workspace/configuration` answers for the section `handoff`. */
  readonly settings?: () => object | null
  /** What the process is started with beside the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>
  /** Called before the server is told of the client. */
  readonly prepare?: (connection: ProtocolConnection) => void
}

const running: TestServer[] = []

/** Starts `dist/server.cjs` over standard input and output; `cleanUp` ends it. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  // Results of one test are not to be seen by another, nor left behind.
  const env = { ...process.env, XDG_CACHE_HOME: folderOf({}).path, ...options.env }
  const child = spawn(process.execPath, [resolve('dist/server.cjs'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env })
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
  return connect(connection, options, child)
}

/** Tells a server of its client, over any connection. */
export async function connect(connection: ProtocolConnection, options: ServerOptions, child?: ChildProcess): Promise<TestServer> {
  const server = new TestServer(connection, child)
  running.push(server)
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => options.settings?.() ?? null))
  connection.onRequest(RegistrationRequest.type, () => undefined)
  options.prepare?.(connection)
  connection.listen()
  server.initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? vscodeCapabilities,
    workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri })) ?? null,
    initializationOptions: options.initializationOptions,
    ...(options.locale !== undefined && { locale: options.locale }),
  })
  await connection.sendNotification(InitializedNotification.type, {})
  return server
}

/** Ends all servers of a test and removes its folders; for `afterEach`. */
export async function cleanUp(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.stop()))
  removeFolders()
}

export class TestServer {
  readonly connection: ProtocolConnection
  readonly log: string[] = []
  initialized: InitializeResult = { capabilities: {} }
  readonly #child: ChildProcess | undefined
  readonly #published = new Map<string, PublishDiagnosticsParams>()
  readonly #listeners = new Set<() => void>()
  #documents = 0
  #refreshes = 0

  constructor(connection: ProtocolConnection, child: ChildProcess | undefined) {
    this.connection = connection
    this.#child = child
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.#published.set(params.uri, params)
      this.#tell()
    })
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message)
      this.#tell()
    })
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.#refreshes++
      this.#tell()
      return null
    })
  }

  /** Opens a document; without a URI an untitled one. */
  async open(text: string, uri = `untitled:Untitled-${++this.#documents}`): Promise<TestDocument> {
    const document = new TestDocument(this, TextDocument.create(uri, 'markdown', 1, text))
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    })
    return document
  }

  /** Tells of changes to files, as the client's watcher does. */
  async changed(...uris: string[]): Promise<void> {
    const changes: FileEvent[] = uris.map((uri) => ({ uri, type: FileChangeType.Changed }))
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes })
  }

  /** The diagnostics that were pushed for the URI, once `accept` takes them. */
  async published(uri: string, accept: (params: PublishDiagnosticsParams) => boolean = () => true): Promise<PublishDiagnosticsParams> {
    return this.until(() => {
      const params = this.#published.get(uri)
      return params && accept(params) ? params : undefined
    })
  }

  /** Settles when the server has asked for a refresh of all diagnostics this many times. */
  async refreshed(times: number): Promise<void> {
    await this.until(() => (this.#refreshes >= times ? true : undefined))
  }

  /** Waits for messages of the server until there is a value. */
  until<Value>(look: () => Value | undefined): Promise<Value> {
    return new Promise((settle) => {
      const listener = () => {
        const value = look()
        if (value === undefined) return
        this.#listeners.delete(listener)
        settle(value)
      }
      this.#listeners.add(listener)
      listener()
    })
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type)
    const gone = this.#child && new Promise((settle) => this.#child?.once('exit', settle))
    await this.connection.sendNotification(ExitNotification.type)
    await gone
    this.connection.dispose()
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}

/** An open document: text in, answers out. */
export class TestDocument {
  readonly #server: TestServer
  #document: TextDocument

  constructor(server: TestServer, document: TextDocument) {
    this.#server = server
    this.#document = document
  }

  get uri(): string {
    return this.#document.uri
  }

  get text(): string {
    return this.#document.getText()
  }

  get version(): number {
    return this.#document.version
  }

  /** Replaces the first occurrence of some words, as an edit of just these. */
  async replace(words: string, by: string): Promise<void> {
    const start = this.text.indexOf(words)
    if (start < 0) throw new Error(`found no ${JSON.stringify(words)} in ${JSON.stringify(this.text)}`)
    await this.edit(start, start + words.length, by)
  }

  /** Replaces a range, in UTF-16 units. */
  async edit(start: number, end: number, text: string): Promise<void> {
    const change = { range: { start: this.#document.positionAt(start), end: this.#document.positionAt(end) }, text }
    const version = this.version + 1
    this.#document = TextDocument.update(this.#document, [change], version)
    await this.#server.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.uri, version },
      contentChanges: [change],
    })
  }

  async save(): Promise<void> {
    await this.#server.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri: this.uri } })
  }

  async close(): Promise<void> {
    await this.#server.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: this.uri } })
  }

  pull(previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.#server.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: this.uri },
      ...(previousResultId !== undefined && { previousResultId }),
    })
  }

  async diagnostics(): Promise<Diagnostic[]> {
    const report = await this.pull()
    return report.kind === 'full' ? report.items : []
  }

  /** Each diagnostic in a line: where, what lies there, how severe, which rule. */
  async problems(): Promise<string[]> {
    return (await this.diagnostics()).map((diagnostic) => this.describe(diagnostic))
  }

  describe({ range, severity, code }: Diagnostic): string {
    const { line, character } = range.start
    return `${line}:${character} "${this.#document.getText(range)}" ${['', 'error', 'warning', 'information'][severity ?? 0]} ${code}`
  }

  /** The actions for the place of some words. */
  async actions(words: string, only?: string[]): Promise<CodeAction[]> {
    const diagnostics = await this.diagnostics()
    const found = await this.#server.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: this.uri },
      range: this.rangeOf(words),
      context: { diagnostics, ...(only && { only }) },
    })
    return (found ?? []).filter((action): action is CodeAction => 'kind' in action)
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.#server.connection.sendRequest(CodeActionResolveRequest.type, action)
  }

  /** Applies the edit of an action as the editor does, refusing one for another version. */
  async apply(action: CodeAction): Promise<void> {
    const edit: WorkspaceEdit = action.edit ?? (await this.resolve(action)).edit ?? {}
    for (const change of edit.documentChanges ?? []) {
      if (!('textDocument' in change) || change.textDocument.version !== this.version) throw new Error(`found an edit of another version`)
    }
    const edits = edit.changes?.[this.uri] ?? (edit.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []))
    const text = TextDocument.applyEdits(
      this.#document,
      edits.filter((one) => 'newText' in one),
    )
    await this.edit(0, this.text.length, text)
  }

  async symbols(): Promise<DocumentSymbol[]> {
    const found = await this.#server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: this.uri } })
    return (found ?? []).filter((symbol): symbol is DocumentSymbol => 'selectionRange' in symbol)
  }

  hover(words: string): Promise<Hover | null> {
    return this.#server.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: this.uri },
      position: this.rangeOf(words).start,
    })
  }

  /** The items behind some words. */
  async completions(words: string): Promise<CompletionItem[]> {
    const position: Position = this.rangeOf(words).end
    const found = await this.#server.connection.sendRequest(CompletionRequest.type, { textDocument: { uri: this.uri }, position })
    return Array.isArray(found) ? found : (found?.items ?? [])
  }

  /** Any other request about the document. */
  ask<Answer>(method: string, params: object = {}): Promise<Answer> {
    return this.#server.connection.sendRequest(method, { textDocument: { uri: this.uri }, ...params })
  }

  rangeOf(words: string): Range {
    const start = this.text.indexOf(words)
    if (start < 0) throw new Error(`found no ${JSON.stringify(words)}`)
    return { start: this.#document.positionAt(start), end: this.#document.positionAt(start + words.length) }
  }
}
