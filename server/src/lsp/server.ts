/** The language server: one line per request, and what follows from changes. The same on Node and in a worker. */
import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type ExecuteCommandParams,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  ProgressType,
  type RenameParams,
  ResponseError,
  type SemanticTokens,
  type SemanticTokensDeltaParams,
  SemanticTokensRefreshRequest,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver'
import * as protocol from '../protocol.ts'
import { fillInKind, fixAllKind } from '../service/features/codeActions.ts'
import { completionTriggers } from '../service/features/completion/index.ts'
import { unlessKnown } from '../service/features/readiness.ts'
import { tokenLegend } from '../service/features/semanticTokens.ts'
import { languageOf, translateTo } from '../service/l10n/texts.ts'
import { createService } from '../service/service.ts'
import type { FeatureName } from '../workspace/host.ts'
import { markdownExtensions, normalized } from '../workspace/locations.ts'
import type { FileEvent } from '../workspace/projectIndex.ts'
import { minuteOf } from '../workspace/workspaceIndex.ts'
import { clientFiles } from './clientFiles.ts'
import { serveCommands } from './commands.ts'
import { applyEditCommand, formsFor } from './forms.ts'
import { refuse } from './lifecycle.ts'
import { openDocuments } from './openDocument.ts'
import { createPublisher, Reports } from './publish.ts'
import type { Runtime } from './runtime.ts'
import { createAnswer, createSafely, describe, type Handler } from './safely.ts'
import { differencesTo } from './scan/differences.ts'
import { scanWorkspace } from './scan/scan.ts'
import { parseClientOptions, parseFeatures, parseSettings } from './settings/settings.ts'
import { handoffIn, SettingsStore } from './settings/settingsStore.ts'
import { TokenReports } from './tokenReports.ts'
import { whileTrusted } from './trust.ts'

const foundHandoffs = new ProgressType<protocol.WorkspaceReadinessResult>()

/** Serves the connection until the client disconnects. */
export function startServer(connection: Connection, runtime: Runtime): void {
  refuse(connection)
  connection.onInitialize((params) => {
    serve(connection, runtime, params)
    return initializeResultFor(params)
  })
  connection.listen()
}

const initializeResultFor = ({ capabilities, initializationOptions }: InitializeParams): InitializeResult => ({
  serverInfo: { name: 'Handoff Docs' },
  capabilities: withoutProviders(parseSettings(handoffIn(initializationOptions), () => undefined).off, {
    // All clients know this encoding, whichever others they offer, and it is that of our own offsets.
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    diagnosticProvider: {
      identifier: 'handoff',
      // A client that supports refresh requests need not pull all documents after each edit.
      interFileDependencies: !capabilities.workspace?.diagnostics?.refreshSupport,
      workspaceDiagnostics: false,
    },
    ...codeActionCapabilities[formsFor(capabilities).actions ?? 'none'],
    documentSymbolProvider: { label: 'Handoff' },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
    inlayHintProvider: true,
    semanticTokensProvider: { legend: tokenLegend, full: { delta: true }, range: true },
    workspaceSymbolProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: capabilities.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
    documentLinkProvider: {},
    foldingRangeProvider: true,
    // Only our own client has the commands.
    ...(parseClientOptions(initializationOptions) && { codeLensProvider: {} }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  }),
})

/** What is off before the start is not offered: some editors ask only the first server that offers a feature. */
function withoutProviders(off: ReadonlySet<FeatureName>, capabilities: ServerCapabilities): ServerCapabilities {
  const names = new Set([...off].map((name) => `${name}Provider`))
  return Object.fromEntries(Object.entries(capabilities).filter(([name]) => !names.has(name)))
}

const codeActionCapabilities: Readonly<Record<'literals' | 'commands' | 'none', ServerCapabilities>> = {
  literals: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, fillInKind], resolveProvider: true } },
  commands: { codeActionProvider: true, executeCommandProvider: { commands: [applyEditCommand] } },
  none: {},
}

/** Registers all handlers, once the client's capabilities are known. */
function serve(
  connection: Connection,
  runtime: Runtime,
  { capabilities, initializationOptions, locale, workspaceFolders, rootUri }: InitializeParams,
) {
  const log = (message: string) => connection.console.error(message)
  const safely = createSafely(log)
  const clientOptions = parseClientOptions(initializationOptions)
  const features = parseFeatures(capabilities, clientOptions, locale)
  const forms = formsFor(capabilities)
  const t = translateTo(features.locale)
  const documents = new TextDocuments(openDocuments)
  const reports = new Reports()
  const find = (uri: string) => documents.get(uri)
  /** The client's spelling of the URIs of open documents. */
  const written = new Map<string, string>()
  const files = clientOptions?.readsFiles || !runtime.files ? clientFiles(connection, log, runtime.files) : runtime.files
  let isTrusted = clientOptions?.isTrusted ?? true
  connection.onNotification(protocol.trustedNotification, () => {
    isTrusted = true
  })
  let folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : [])
  const settings = new SettingsStore({
    connection,
    capabilities,
    initial: handoffIn(initializationOptions),
    folders: () => folders,
    say: t,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    late() {
      everythingChanged()
      refresh()
    },
  })
  const service = createService({
    document: (uri) => find(uri) ?? find(written.get(uri) ?? ''),
    open: () => documents.keys(),
    folders: () => folders,
    settings: (uri) => settings.of(uri),
    files,
    machine: runtime.machine && whileTrusted(runtime.machine, () => isTrusted),
    affected: (uris) => {
      publisher.changedAll(uris.flatMap((uri) => find(uri) ?? []))
      readinessChanged(uris)
      refresh()
    },
    within: runtime.within,
    pause: runtime.pause,
    now: Date.now,
    log,
    features,
  })
  const publisher = createPublisher(connection, capabilities, service, find, log)

  /** Only our own client knows the notification. */
  const readinessChanged = (uris: readonly string[] | null) => {
    if (clientOptions) void connection.sendNotification(protocol.readinessChangedNotification, { uris }).catch(() => undefined)
  }
  /** Clients ask again for inlay hints and the like after an edit, but not after other changes. */
  const refresh = () => {
    const { workspace } = capabilities
    if (workspace?.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh().catch(() => undefined)
    if (workspace?.semanticTokens?.refreshSupport) void connection.sendRequest(SemanticTokensRefreshRequest.type).catch(() => undefined)
    if (workspace?.codeLens?.refreshSupport) void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined)
  }
  const everythingChanged = () => {
    publisher.changedAll(documents.all())
    readinessChanged(null)
  }
  const reload = () => {
    service.reload()
    everythingChanged()
    refresh()
  }

  connection.onInitialized(() => {
    // Our own client watches files and settings itself.
    if (!clientOptions) registerWatchers(connection, capabilities).catch((error) => log(describe(error)))
    if (capabilities.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri))
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)]
        settings.changed(undefined)
        reload()
      })
  })
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    settings.changed(sent)
    reload()
  })
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => isProjectFile(uri))) return reload()
    service.touched(changes.map(({ uri, type }) => ({ uri, type: fileEvents.get(type) ?? 'changed' })))
    // An open document is as in the editor, whatever happens to its file.
    const closed = changes.map(({ uri }) => uri).filter((uri) => !documents.get(uri))
    if (closed.length > 0) readinessChanged(closed)
  })

  documents.onDidOpen(({ document: { uri } }) => void written.set(normalized(uri), uri))
  documents.onDidChangeContent(({ document }) => {
    service.edited(document.uri)
    publisher.changed(document)
    readinessChanged([document.uri])
  })
  documents.onDidSave(({ document }) => {
    if (isProjectFile(document.uri)) reload()
  })
  documents.onDidClose(({ document: { uri } }) => {
    written.delete(normalized(uri))
    service.close(uri)
    publisher.closed(uri)
    reports.closed(uri)
    tokens.closed(uri)
    readinessChanged([uri])
  })
  documents.listen(connection)

  /** A handler for a feature that a user may leave to another server. */
  const feature = <Params extends { readonly textDocument: { readonly uri: string } } | { readonly query: string }, Result>(
    name: FeatureName,
    what: string,
    empty: Result,
    handler: Handler<Params, Result>,
  ) =>
    safely<Params, Result>(what, empty, async (params, token) => {
      const { off } = await settings.of('textDocument' in params ? params.textDocument.uri : '')
      return off.has(name) ? empty : handler(params, token)
    })
  connection.languages.diagnostics.on(
    safely(
      'check the document',
      reports.report('', undefined, () => undefined),
      async ({ textDocument: { uri }, previousResultId }) => {
        const diagnosed = await service.diagnostics(uri)
        const open = find(uri)
        const linesEditedSince = (version: number) => (open?.version === diagnosed?.version ? open?.linesEditedSince(version) : undefined)
        return reports.report(uri, diagnosed, linesEditedSince, previousResultId)
      },
    ),
  )
  connection.onCodeAction(
    feature('codeAction', 'find code actions', [], async (params) =>
      forms.codeActions(await service.codeActions(params.textDocument.uri, params.range, params.context)),
    ),
  )
  connection.onCodeActionResolve((action, token) => safely('resolve the code action', action, service.resolveCodeAction)(action, token))
  if (forms.actions === 'commands')
    connection.onExecuteCommand(
      safely('apply an edit', null, async ({ arguments: [params] = [] }: ExecuteCommandParams) => {
        // The command is answered first: some clients handle no request while they wait for an answer.
        void connection.workspace.applyEdit(params).catch((error) => log(`The client did not apply an edit: ${error}`))
        return null
      }),
    )
  connection.onDocumentSymbol(
    feature('documentSymbol', 'find symbols', [], async ({ textDocument: { uri } }) =>
      forms.documentSymbols(uri, await service.documentSymbols(uri)),
    ),
  )
  connection.onHover(
    feature('hover', 'hover', null, async (params) => forms.hover(await service.hover(params.textDocument.uri, params.position))),
  )
  connection.onCompletion(
    feature('completion', 'complete', [], async ({ textDocument, position, context }) =>
      (await service.completions(textDocument.uri, position, context?.triggerCharacter)).map(forms.completion),
    ),
  )
  connection.onCompletionResolve(async (item) => service.resolveCompletion(item).then(forms.completion, () => item))
  connection.languages.inlayHint.on(
    feature('inlayHint', 'find inlay hints', [], (params) => service.inlayHints(params.textDocument.uri, params.range)),
  )
  connection.onCodeLens(feature('codeLens', 'find code lenses', [], (params) => service.codeLenses(params.textDocument.uri)))
  const noTokens: SemanticTokens = { data: [] }
  const tokens = new TokenReports()
  connection.languages.semanticTokens.on(
    feature('semanticTokens', 'find tokens', noTokens, async ({ textDocument: { uri } }) =>
      tokens.report(uri, await service.semanticTokens(uri)),
    ),
  )
  connection.languages.semanticTokens.onDelta(
    feature('semanticTokens', 'find tokens', noTokens, async ({ textDocument: { uri }, previousResultId }: SemanticTokensDeltaParams) =>
      tokens.delta(uri, await service.semanticTokens(uri), previousResultId),
    ),
  )
  connection.languages.semanticTokens.onRange(
    feature('semanticTokens', 'find tokens', noTokens, (params) => service.semanticTokens(params.textDocument.uri, params.range)),
  )
  connection.onWorkspaceSymbol(
    feature('workspaceSymbol', 'find symbols', [], ({ query }, token) =>
      service.workspaceSymbols(query, () => token.isCancellationRequested),
    ),
  )
  connection.onDefinition(
    feature('definition', 'find a definition', [], (params) => service.definition(params.textDocument.uri, params.position)),
  )
  connection.onReferences(
    feature('references', 'find references', [], ({ textDocument, position, context }) =>
      service.references(textDocument.uri, position, context.includeDeclaration),
    ),
  )
  connection.onDocumentHighlight(
    feature('documentHighlight', 'find highlights', [], (params) => service.highlights(params.textDocument.uri, params.position)),
  )
  connection.onPrepareRename(
    feature('rename', 'prepare a rename', null, (params) => service.prepareRename(params.textDocument.uri, params.position)),
  )
  connection.onRenameRequest(
    feature('rename', 'rename', null, async ({ textDocument, position, newName }: RenameParams) => {
      const edit = await service.rename(textDocument.uri, position, newName)
      return edit === undefined
        ? new ResponseError<never>(
            ErrorCodes.InvalidParams,
            t('"{0}" is not the id of an issue; expected one such as SHOP-12 or #12.', newName),
          )
        : edit
    }),
  )
  connection.onDocumentLinks(feature('documentLink', 'find links', [], (params) => service.documentLinks(params.textDocument.uri)))
  connection.onFoldingRanges(feature('foldingRange', 'find folds', [], (params) => service.foldingRanges(params.textDocument.uri)))
  const answer = createAnswer(connection, safely)
  serveCommands(answer, service)
  answer(protocol.kindsRequest, 'list the kinds', [], ({ uri }) => service.kinds(uri ?? undefined))
  answer(protocol.readinessRequest, 'tell the readiness', null, async ({ uri, previousResultId }) => {
    const readiness = await service.readiness(uri)
    return readiness && unlessKnown(readiness, previousResultId)
  })
  answer(protocol.previewRequest, 'draw the preview', null, (params) => service.preview(params))
  answer(protocol.reportRequest, 'write the report', null, (params) => service.report(params))
  answer(protocol.fillInRequest, 'find what is open', null, ({ uri }) => service.fillIn(uri))
  const noHandoff = new ResponseError<never>(ErrorCodes.InternalError, 'Failed to make a new handoff')
  answer(protocol.newHandoffRequest, 'make a new handoff', noHandoff, async (params) => {
    const made = await service.newHandoff({ ...params, uri: params.uri ?? undefined, title: params.title ?? undefined })
    return made ?? new ResponseError<never>(ErrorCodes.InvalidParams, t('There is no kind "{0}".', params.kind))
  })
  answer(protocol.coveragesRequest, 'find what may be covered', { coverages: [] }, ({ uri, kind }) =>
    service.coverages({ uri: uri ?? undefined, kind }),
  )
  answer(protocol.documentFactsRequest, 'find facts', null, (params) => service.documentFacts(params))
  answer(protocol.configureRequest, 'change the configuration', null, (params) => service.configure(params))
  answer(protocol.configurationFileRequest, 'find the configuration', null, ({ uri }) => service.configurationFile(uri ?? undefined))
  answer(protocol.checkNewFileRequest, 'look at a new file', null, (params) => service.checkNewFile(params))
  answer(protocol.workspaceReadinessRequest, 'read the workspace', [], async (params, token) => {
    const { workDoneToken, partialResultToken, previousResultIds } = params
    const progress = connection.window.attachWorkDoneProgress(workDoneToken)
    const sendOn = (handoffs: protocol.WorkspaceReadinessResult) =>
      void connection.sendProgress(foundHandoffs, partialResultToken ?? '', handoffs).catch(() => undefined)
    const { send, rest } = differencesTo(previousResultIds, partialResultToken === undefined ? undefined : sendOn)
    const scan = {
      ...{ service, files, folders, open: documents.keys(), runtime, onFound: send, log },
      sections: () => settings.sections(),
      language: languageOf(features.locale),
      cacheFolder: clientOptions?.resultFolder,
      now: minuteOf(Date.now()),
    }
    return rest(await scanWorkspace(scan, progress, token))
  })
}

/** Asks the client to report changes of files and settings. */
async function registerWatchers(connection: Connection, { workspace }: InitializeParams['capabilities']): Promise<void> {
  if (workspace?.didChangeConfiguration?.dynamicRegistration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'handoff' })
  if (!workspace?.didChangeWatchedFiles?.dynamicRegistration) return
  const globs = ['**/.handoff/**', `**/*.{${markdownExtensions.join(',')}}`]
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: globs.map((globPattern) => ({ globPattern })) })
}

const fileEvents: ReadonlyMap<FileChangeType, FileEvent> = new Map([
  [FileChangeType.Created, 'created'],
  [FileChangeType.Deleted, 'deleted'],
])

function isProjectFile(uri: string): boolean {
  return /\/\.handoff(?:\/|$)/.test(uri)
}
