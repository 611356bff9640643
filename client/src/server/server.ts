/** Wraps the language client, so that a server that failed to start can be started again. */
import * as vscode from 'vscode'
import type {
  BaseLanguageClient,
  CloseAction,
  CloseHandlerResult,
  CodeAction,
  CodeActionParams,
  Command,
  LanguageClientOptions,
} from 'vscode-languageclient'
import {
  type ClientOptions,
  type DocumentReadiness,
  existsRequest,
  listFilesRequest,
  type Method,
  type OpenLine,
  type ReadinessChangedParams,
  readFileRequest,
  readinessChangedNotification,
  readinessRequest,
  trustedNotification,
  type WorkspaceReadinessResult,
  workspaceReadinessRequest,
} from '../../../server/src/protocol.ts'
import { Crashes } from './crashes.ts'
import { exists, listFiles, readFile } from './files.ts'
import { safeFixes } from './safeFixes.ts'

/** The differences between the desktop and the web host. */
export interface Host {
  /** The server's file in `dist/`. */
  readonly serverFile: string
  /** Creates a client that starts the server from the file at the URI. */
  readonly createClient: (server: vscode.Uri, options: LanguageClientOptions) => Promise<BaseLanguageClient>
}

/** `failed` stays until the server is restarted. */
export type ServerState = 'starting' | 'running' | 'failed'

/** The progress of a long request. */
export interface ScanProgress {
  readonly message: string | undefined
  /** From 0 to 100; `undefined` if unknown. */
  readonly percentage: number | undefined
}

/** Listens to a long request. */
export interface ScanListener {
  readonly onProgress: (progress: ScanProgress) => void
  /** Handoffs found so far, in no order; of known ones only those that changed. */
  readonly onFound: (handoffs: readonly DocumentReadiness[]) => void
}

/** A fix of the server. VS Code's own code actions do not even tell the problem that they fix. */
export interface ServerFix {
  readonly title: string
  /** True if it needs no choice. */
  readonly isPreferred: boolean
  readonly problems: readonly { readonly code: unknown; readonly message: string }[]
  readonly edit: () => Promise<vscode.WorkspaceEdit | undefined>
}

/**
 * The server as the extension's features see it: requests of `protocol.ts` and a state. The client library is loaded when the server
 * starts, because it is most of the extension's code.
 */
export class Server implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext
  readonly #host: Host
  readonly #log: vscode.LogOutputChannel
  readonly #watchers = [markdownFiles, '**/.handoff/**'].map((glob) => vscode.workspace.createFileSystemWatcher(glob))
  readonly #readinessChanged = new vscode.EventEmitter<ReadinessChangedParams>()
  readonly #stateChanged = new vscode.EventEmitter<ServerState>()
  #trustGranted = vscode.Disposable.from()
  #client: Promise<BaseLanguageClient>
  #started: Promise<void>
  #state: ServerState = 'starting'
  #scans = 0
  #crashes = new Crashes()

  /** Fires when the server reports that the readiness of documents may have changed. */
  readonly onDidChangeReadiness = this.#readinessChanged.event
  readonly onDidChangeState = this.#stateChanged.event

  /** Starts the server at once. */
  constructor(context: vscode.ExtensionContext, host: Host, log: vscode.LogOutputChannel) {
    this.#context = context
    this.#host = host
    this.#log = log
    this.#client = this.#createClient()
    this.#started = this.#start(this.#client)
  }

  get state(): ServerState {
    return this.#state
  }

  /** Resolves when the server answers; rejects with the cause if it cannot be started. */
  get started(): Promise<void> {
    return this.#started
  }

  /** Stops a running server and starts a new one. */
  restart(): Promise<void> {
    this.#crashes = new Crashes()
    const stopped = this.#stop()
    this.#client = stopped.then(() => this.#createClient())
    this.#started = this.#start(this.#client)
    return this.#started
  }

  /** Sends one of our requests, once the server runs. */
  async request<Params, Result>(method: Method<Params, Result>, params: NoInfer<Params>): Promise<Result> {
    await this.#started
    return (await this.#client).sendRequest<Result>(method, params)
  }

  /** The fixes for the problems at a range of an open document. */
  async quickFixes(uri: string, range: OpenLine['range']): Promise<ServerFix[]> {
    const quickFix = vscode.CodeActionKind.QuickFix.value
    const params: CodeActionParams = { textDocument: { uri }, range, context: { diagnostics: [], only: [quickFix] } }
    const actions = await this.request<CodeActionParams, (Command | CodeAction)[] | null>('textDocument/codeAction', params)
    const { CodeAction } = await import('vscode-languageclient')
    const { protocol2CodeConverter } = await this.#client
    return (actions ?? []).flatMap((action) => {
      // Fixes for all problems of a rule, and waivers, have another kind or no edit.
      if (!CodeAction.is(action) || action.kind !== quickFix || !action.edit) return []
      const { title, isPreferred = false, diagnostics = [], edit } = action
      const problems = diagnostics.map(({ code, message }) => ({ code, message: String(message) }))
      return [{ title, isPreferred, problems, edit: () => protocol2CodeConverter.asWorkspaceEdit(edit) }]
    })
  }

  /** The readiness of one document; `null` if it is no handoff; the `known` object if nothing changed. */
  async readiness(uri: string, known?: DocumentReadiness): Promise<DocumentReadiness | null> {
    const answer = await this.request(readinessRequest, known ? { uri, previousResultId: known.resultId } : { uri })
    return answer !== null && 'unchanged' in answer ? (known ?? null) : answer
  }

  /** The readiness of all handoffs of the workspace and all open ones; known objects where nothing changed. */
  async workspaceReadiness(
    { onProgress, onFound }: ScanListener,
    known: ReadonlyMap<string, DocumentReadiness> = new Map(),
  ): Promise<readonly DocumentReadiness[]> {
    await this.#started
    const { ProgressType, WorkDoneProgress } = await import('vscode-languageclient')
    const client = await this.#client
    const number = ++this.#scans
    const all = new Map(known)
    const previousResultIds = Object.fromEntries(Array.from(known, ([uri, { resultId }]) => [uri, resultId]))
    const tokens = { workDoneToken: `handoff-scan-${number}`, partialResultToken: `handoff-found-${number}` }
    const listeners = vscode.Disposable.from(
      client.onProgress(WorkDoneProgress.type, tokens.workDoneToken, (progress) => {
        if (progress.kind !== 'end') onProgress({ message: progress.message, percentage: progress.percentage })
      }),
      client.onProgress(new ProgressType<WorkspaceReadinessResult>(), tokens.partialResultToken, (found) => {
        const fresh = found.flatMap((handoff) => ('unchanged' in handoff ? [] : handoff))
        for (const handoff of fresh) all.set(handoff.uri, handoff)
        onFound(fresh)
      }),
    )
    try {
      const found = await this.request(workspaceReadinessRequest, { ...tokens, previousResultIds })
      return found.flatMap((handoff) => ('unchanged' in handoff ? (all.get(handoff.uri) ?? []) : handoff))
    } finally {
      listeners.dispose()
    }
  }

  dispose(): void {
    void this.#stop()
    vscode.Disposable.from(...this.#watchers, this.#trustGranted, this.#readinessChanged, this.#stateChanged).dispose()
  }

  async #createClient(): Promise<BaseLanguageClient> {
    const uri = this.#serverUri()
    await vscode.workspace.fs.stat(uri).then(undefined, () => {
      throw new Error(vscode.l10n.t('its file {0} is missing; reinstall the extension.', uri.fsPath))
    })
    const { CloseAction, ErrorAction, RevealOutputChannelOn, vsdiag } = await import('vscode-languageclient')
    const rulePages = vscode.Uri.joinPath(this.#context.extensionUri, 'server/src/core/rules').toString()
    const { storageUri, globalStorageUri } = this.#context
    const storage = [storageUri, globalStorageUri].find((uri) => uri?.scheme === 'file')
    // A server that is started again later may be in a workspace that is trusted by then.
    const initializationOptions = (): ClientOptions => ({
      readsFiles: true,
      isTrusted: vscode.workspace.isTrusted,
      rulePages,
      ...(storage && { resultFolder: vscode.Uri.joinPath(storage, 'results').fsPath }),
    })
    const client = await this.#host.createClient(uri, {
      // The configuration is YAML, or plain text in an editor without YAML.
      documentSelector: [{ language: 'markdown' }, { pattern: '**/.handoff/config.{yaml,yml}' }],
      diagnosticCollectionName: 'handoff',
      initializationOptions,
      outputChannel: this.#log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      errorHandler: {
        // Messages that could not be sent or read are logged. A message to a server that has just ended is no reason to give up: a user who
        // types sends several before the end is noticed, and then a new server starts.
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => this.#ended(CloseAction),
      },
      // `#start` shows the failure once.
      initializationFailedHandler: () => false,
      synchronize: { configurationSection: 'handoff', fileEvents: this.#watchers },
      middleware: {
        provideDiagnostics: (document, previousResultId, token, next) =>
          isReadOnlyCopy('uri' in document ? document.uri : document)
            ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] }
            : next(document, previousResultId, token),
        ...safeFixes,
      },
    })
    client.onRequest(readFileRequest, readFile)
    client.onRequest(existsRequest, exists)
    client.onRequest(listFilesRequest, listFiles)
    this.#trustGranted.dispose()
    this.#trustGranted = vscode.workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(trustedNotification))
    client.onNotification(readinessChangedNotification, (params: ReadinessChangedParams) => this.#readinessChanged.fire(params))
    return client
  }

  async #start(client: Promise<BaseLanguageClient>): Promise<void> {
    this.#setState('starting')
    try {
      const made = await client
      const { State } = await import('vscode-languageclient')
      made.onDidChangeState(({ newState }) => {
        if (client !== this.#client) return
        this.#setState(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'failed')
      })
      await made.start()
    } catch (error) {
      this.#setState('failed')
      this.#log.error('The server did not start.', error instanceof Error ? error : String(error))
      throw error
    }
  }

  /** The server crashed. It is restarted with the open documents, and the user is told once. */
  #ended({ Restart, DoNotRestart }: typeof CloseAction): CloseHandlerResult {
    const showLog = { title: vscode.l10n.t('Show Log'), command: 'handoff.showLog' }
    const restart = { title: vscode.l10n.t('Restart'), command: 'handoff.restartServer' }
    const run = (chosen: { command: string } | undefined) => chosen && vscode.commands.executeCommand(chosen.command)
    if (this.#crashes.isWorthARestart(Date.now())) {
      const message = vscode.l10n.t('The Handoff Docs server ended unexpectedly and is started again. Nothing of your text is lost.')
      void vscode.window.showWarningMessage(message, showLog).then(run)
      return { action: Restart, handled: true }
    }
    const message = vscode.l10n.t('The Handoff Docs server ended again and again, and is not started anew.')
    void vscode.window.showErrorMessage(message, restart, showLog).then(run)
    return { action: DoNotRestart, handled: true }
  }

  /** Never rejects; a client that did not start need not be stopped. */
  async #stop(): Promise<void> {
    const client = this.#client
    await this.#started.catch(() => undefined)
    await client.then((made) => made.dispose()).catch((error) => this.#log.debug(`The server was not stopped: ${error}`))
  }

  #serverUri(): vscode.Uri {
    return vscode.Uri.joinPath(this.#context.extensionUri, 'dist', this.#host.serverFile)
  }

  #setState(state: ServerState): void {
    if (this.#state === state) return
    this.#state = state
    this.#stateChanged.fire(state)
  }
}

/** The same extensions as in the server. */
const markdownFiles = '**/*.{md,markdown,mdown,qmd}'

/** True for what cannot be edited: the other side of a comparison, an old revision. */
function isReadOnlyCopy(uri: vscode.Uri): boolean {
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false && vscode.workspace.getWorkspaceFolder(uri) === undefined
}
