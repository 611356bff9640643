/** The service: all editor features in LSP types, without a connection. The only public entry of this folder. */
import {
  type CodeAction,
  type CodeActionContext,
  type CodeLens,
  type CompletionItem,
  type DocumentHighlight,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type Location,
  MarkupKind,
  type Position,
  type Range,
  type SemanticTokens,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver-types'
import type { Document } from '../core/markdown/document.ts'
import { anchorsOf } from '../core/markdown/links.ts'
import type { DocumentReadiness, FillInResult, KindInfo, PreviewParams, PreviewResult, ReportParams, ReportResult } from '../protocol.ts'
import { beginningsOf, unlimited } from '../workspace/budget.ts'
import { type Examined, logFailures } from '../workspace/examine.ts'
import { createFactsOf } from '../workspace/facts/documentFacts.ts'
import { createFacts } from '../workspace/facts/sources.ts'
import { factsFrom } from '../workspace/factsFrom.ts'
import type { Host } from '../workspace/host.ts'
import { below, normalized } from '../workspace/locations.ts'
import type { Project } from '../workspace/project.ts'
import type { FileEvent } from '../workspace/projectIndex.ts'
import { minuteOf, WorkspaceIndex } from '../workspace/workspaceIndex.ts'
import { type Analysis, AnalysisCache, type Diagnosed, type PublishedFacts } from './analysisCache.ts'
import { type ConfigurationCommands, createConfigurationCommands, withConfigurationEdit } from './commands/configuration.ts'
import { createFactCommands, type FactCommands } from './commands/facts.ts'
import { type Commands, createCommands } from './commands/index.ts'
import { codeActionsOf, documentOf, resolveCodeAction } from './features/codeActions.ts'
import { codeLensesOf } from './features/codeLenses.ts'
import { completionsOf } from './features/completion/index.ts'
import type { CompletionData } from './features/completion/offer.ts'
import { configurationActions, mistakeFixes } from './features/configuration/actions.ts'
import { unresolved, wishOf } from './features/configuration/changes.ts'
import { configurationCompletions } from './features/configuration/completion.ts'
import { configurationFolds } from './features/configuration/folding.ts'
import { configurationHover } from './features/configuration/hover.ts'
import { diagnosticsOf } from './features/diagnostics.ts'
import { documentLinksOf } from './features/documentLinks.ts'
import { factActions } from './features/factActions.ts'
import { fillInOf } from './features/fillIn.ts'
import { foldingRangesOf } from './features/folding.ts'
import { ClosedHandoffs, type HandoffDigest } from './features/handoffs.ts'
import { hoverOf } from './features/hover.ts'
import { inlayHintsOf } from './features/inlayHints.ts'
import {
  definitionsOf,
  type Handoff,
  highlightsOf,
  isIssueId,
  issueAt,
  referencesOf,
  renamedAt,
  renameEdits,
  shareIssues,
} from './features/issueIds.ts'
import { kindsOf } from './features/newHandoff.ts'
import { readinessOf } from './features/readiness.ts'
import { rulePageOf } from './features/rulePages.ts'
import { semanticTokensOf } from './features/semanticTokens.ts'
import { documentSymbolsOf } from './features/symbols.ts'
import { workspaceSymbolsOf } from './features/workspaceSymbols.ts'
import { languageOf, nameIn, translateTo } from './l10n/texts.ts'
import { previewOf, shownOf, viewOptionsOf, withoutHandoff } from './preview/preview.ts'
import { reportOf } from './preview/report.ts'
import type { Shown } from './preview/view.ts'

/**
 * Answers about documents by URI. Unless stated otherwise, the answer is empty for a document that is not open. Requests that check a
 * document again, such as commands and actions, reject with `OutOfTime` if that takes too long.
 */
export interface Service extends Commands, ConfigurationCommands, FactCommands {
  /** `undefined` if the document is not open. */
  diagnostics(uri: string): Promise<Diagnosed | undefined>
  codeActions(uri: string, range: Range, context: CodeActionContext): Promise<CodeAction[]>
  /** The action with its edit. */
  resolveCodeAction(action: CodeAction): Promise<CodeAction>
  documentSymbols(uri: string): Promise<DocumentSymbol[]>
  hover(uri: string, position: Position): Promise<Hover | null>
  /** `trigger` is the character that triggered completion, `undefined` if the user asked. */
  completions(uri: string, position: Position, trigger?: string): Promise<CompletionItem[]>
  /** The item with its documentation. */
  resolveCompletion(item: CompletionItem): Promise<CompletionItem>
  inlayHints(uri: string, range: Range): Promise<InlayHint[]>
  codeLenses(uri: string): Promise<CodeLens[]>
  /** The tokens of a range, or of the whole document. */
  semanticTokens(uri: string, range?: Range): Promise<SemanticTokens>
  /** The handoffs of the workspace, their issues and open lines that match the query. */
  workspaceSymbols(query: string, isCancelled?: () => boolean): Promise<WorkspaceSymbol[]>
  /** The rows about the issue at a position, in all handoffs of the workspace. */
  definition(uri: string, position: Position): Promise<Location[]>
  /** The mentions of the issue at a position, in all handoffs of the workspace. */
  references(uri: string, position: Position, withDefinitions: boolean): Promise<Location[]>
  highlights(uri: string, position: Position): Promise<DocumentHighlight[]>
  /** The issue id at a position, for renaming; `null` for none. */
  prepareRename(uri: string, position: Position): Promise<{ range: Range; placeholder: string } | null>
  /** Renames an issue in all handoffs of the workspace; `undefined` if the new name is no id. */
  rename(uri: string, position: Position, newName: string): Promise<WorkspaceEdit | null | undefined>
  documentLinks(uri: string): Promise<DocumentLink[]>
  foldingRanges(uri: string): Promise<FoldingRange[]>
  /** Everything open as one snippet; `null` if nothing is. */
  fillIn(uri: string): Promise<FillInResult>
  /** The readiness of a document, from its file if it is not open; `null` if it is no handoff or missing. */
  readiness(uri: string): Promise<DocumentReadiness | null>
  /** The facts of an open document for others; `undefined` if it is not open. */
  publishedFacts(uri: string): Promise<PublishedFacts | undefined>
  /** The overview of a document in sections. Those with a known hash have no markup. */
  preview(params: PreviewParams): Promise<PreviewResult>
  /** The same as a stand-alone page; `null` if it is no handoff. */
  report(params: ReportParams): Promise<ReportResult>
  /** The kinds at a URI; for `undefined`, those of the first workspace folder. */
  kinds(uri: string | undefined): Promise<KindInfo[]>
  /** Forgets everything read from files, because the settings, the workspace folders or something in `.handoff` changed. */
  reload(): void
  /** Records that an open document was edited. */
  edited(uri: string): void
  /** Records changes of files, open or not. */
  touched(events: readonly FileChange[]): void
  /** Forgets a document that was closed. */
  close(uri: string): void
}

/** A change of one file. */
export interface FileChange {
  readonly uri: string
  readonly type: FileEvent
}

/** Creates the service of a host. It keeps documents, kinds and configuration, and nothing else. */
export function createService(host: Host): Service {
  const t = translateTo(host.features.locale)
  const { within = unlimited } = host
  const workspace = new WorkspaceIndex(host)
  const { projects } = workspace
  const facts = createFacts({ ...host, index: workspace })
  const factsOf = createFactsOf(facts, host.files, () => host.now())
  const analyses = new AnalysisCache(host, projects, workspace)
  const closed = new ClosedHandoffs({
    document: (uri) => host.document(uri),
    folders: () => host.folders(),
    files: host.files,
    now: () => minuteOf(host.now()),
    features: host.features,
    readAlone: (uri, text) => workspace.readAlone(uri, text),
    within: host.within,
  })

  const anyAnalysisOf = (uri: string) => analyses.get(uri)

  /** An open Markdown document; configurations have no analysis. */
  async function analysisOf(uri: string): Promise<Analysis | undefined> {
    const analysis = await analyses.get(uri)
    return analysis?.examined.role === 'configuration' ? undefined : analysis
  }

  /** The issue id at a position, and the handoffs for which it means the same: first the document itself, then open ones. */
  async function issueIn(
    uri: string,
    position: Position,
  ): Promise<{ id: string; documents: (Handoff & { version: number | null })[] } | undefined> {
    const here = await analysisOf(uri)
    const id = here && issueAt(here.examined, position)?.id
    if (here === undefined || id === undefined) return undefined
    const others = await Promise.all(
      host.open().map(async (other) => (other !== uri && (await mentions(other, id)) ? analysisOf(other) : undefined)),
    )
    const open = [here, ...others].flatMap((analysis) => (analysis ? [{ ...analysis.examined, version: analysis.version }] : []))
    const all = [...open, ...(await closed.holding(id)).map((handoff) => ({ ...handoff, version: null }))]
    return { id, documents: all.filter((handoff) => handoff.uri === uri || shareIssues(here.examined, handoff, id)) }
  }

  async function mentions(uri: string, id: string): Promise<boolean> {
    return (await analyses.handoffDigest(uri))?.ids.some((mentioned) => mentioned.id === id) ?? false
  }

  /** The digests of all handoffs but one; of closed ones, at most so many are read now. */
  async function digestsBeside(uri: string | undefined, maxReads?: number, isCancelled?: () => boolean): Promise<HandoffDigest[]> {
    const open = await Promise.all(host.open().map((other) => (other === uri ? undefined : analyses.handoffDigest(other))))
    return [...open.flatMap((digest) => digest ?? []), ...(await closed.digests(maxReads, isCancelled))]
  }

  /** The URI may be a folder, where the search begins; a file does no harm. */
  function projectAt(uri: string | undefined): Promise<Project> {
    return projects.of(uri === undefined ? undefined : below(uri, 'new.md'))
  }

  async function examineFile(uri: string): Promise<Examined | undefined> {
    const text = await host.files.readFile(uri)
    if (text === undefined) return undefined
    const now = minuteOf(host.now())
    // Results of a beginning are reused, and in between other requests are handled.
    let previous: Document | undefined
    for (const beginning of beginningsOf(text)) {
      const examined = await workspace.examine(uri, beginning, { now, quick: true, previous })
      if (examined.ended !== undefined) return examined
      previous = examined.document
      await host.pause?.()
    }
    const examined = await workspace.examine(uri, text, { now, quick: true, previous })
    logFailures(host, examined)
    return examined
  }

  function examineAnywhere(uri: string): Promise<Examined | undefined> {
    return host.document(uri) ? analysisOf(uri).then((analysis) => analysis?.examined) : examineFile(uri)
  }

  /** The content of the preview and the report. The documents before and after are read for it. */
  function shown(examined: Examined, locale: string): Promise<Shown | undefined> {
    return workspace.withQueries(examined.project, examined.uri, (around) => within(() => shownOf(examined, around, locale)))
  }

  return Object.freeze({
    ...createCommands(host, {
      look: analysisOf,
      async lastUpdate(uri) {
        const updates = (await digestsBeside(undefined)).flatMap(({ update }) => update ?? [])
        const own = updates.filter(({ incident }) => incident !== undefined && normalized(incident) === normalized(uri))
        return own.toSorted((one, other) => (other.posted ?? 0) - (one.posted ?? 0))[0]
      },
    }),
    ...createConfigurationCommands(host, { of: (uri) => projects.of(uri), at: projectAt }),
    ...createFactCommands(host, { facts, factsOf, index: workspace, projectAt, look: analysisOf }),
    async diagnostics(uri: string) {
      return analyses.answer(uri, 'diagnosed', ({ examined, version, settings }) => ({
        version,
        items: settings.validate ? diagnosticsOf(examined, t, host.features.rulePages) : [],
      }))
    },
    async codeActions(uri: string, range: Range, context: CodeActionContext) {
      const analysis = await anyAnalysisOf(uri)
      if (analysis === undefined) return []
      const { examined, version } = analysis
      if (examined.role === 'configuration') return mistakeFixes(examined, version, range, context, host.features)
      const { commands, edits } = configurationActions(examined, range, context, host.features)
      const offered = host.features.lazyEdits
        ? edits.map((one) => unresolved(uri, one))
        : await Promise.all(edits.map((one) => withConfigurationEdit(host, examined.project, uri, one)))
      const actions = within(() => codeActionsOf(examined, version, range, context, host.features))
      const known = await factActions(examined, version, range, context, factsOf(examined), host.features)
      return [...known, ...actions, ...commands, ...offered.flatMap((action) => action ?? [])]
    },
    async resolveCodeAction(action: CodeAction) {
      const wanted = wishOf(action)
      if (wanted)
        return (await withConfigurationEdit(host, await projects.of(wanted.uri), wanted.uri, { action, wish: wanted.wish })) ?? action
      const uri = documentOf(action)
      const analysis = uri === undefined ? undefined : await analysisOf(uri)
      return analysis ? within(() => resolveCodeAction(action, analysis.examined, analysis.version, host.features)) : action
    },
    async documentSymbols(uri: string) {
      const analysis = await analysisOf(uri)
      return analysis ? documentSymbolsOf(analysis.examined) : []
    },
    async hover(uri: string, position: Position) {
      const analysis = await anyAnalysisOf(uri)
      if (analysis === undefined) return null
      const readerZone = analysis.settings.timeZone ?? host.features.timeZone
      const asked = {
        readerZone,
        locale: host.features.locale,
        others: () => digestsBeside(uri, maxReadsPerRequest),
        facts: factsOf(analysis.examined),
      }
      return analysis.examined.role === 'configuration'
        ? configurationHover(analysis.examined, position, host.features.locale)
        : hoverOf(analysis.examined, position, asked)
    },
    async completions(uri: string, position: Position, trigger?: string) {
      const analysis = await anyAnalysisOf(uri)
      if (analysis === undefined) return []
      const { examined, settings } = analysis
      const around = {
        files: async () => (await workspace.query(examined.project, 'everywhere', '')) ?? [],
        anchors: async (path: string) => (await workspace.query(examined.project, 'anchors', path)) ?? [],
        handoffs: () => digestsBeside(uri, maxReadsPerRequest),
        facts: factsOf(examined),
      }
      const reader = { zone: settings.timeZone ?? host.features.timeZone, language: languageOf(host.features.locale) }
      const asked = { position, trigger, reader }
      return examined.role === 'configuration'
        ? configurationCompletions(examined, asked, host.features)
        : completionsOf(examined, asked, around, host.features)
    },
    async resolveCompletion(item: CompletionItem) {
      const { rule } = (item.data ?? {}) as Partial<CompletionData>
      const page = typeof rule === 'string' ? rulePageOf(rule, host.features.locale) : undefined
      return page === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value: page } }
    },
    async inlayHints(uri: string, range: Range) {
      const analysis = await analysisOf(uri)
      if (analysis === undefined) return []
      const { timeZone = host.features.timeZone, inlayHints } = analysis.settings
      return inlayHintsOf(analysis.examined, range, { readerZone: timeZone, locale: host.features.locale }, inlayHints)
    },
    async codeLenses(uri: string) {
      const analysis = await analysisOf(uri)
      return analysis ? codeLensesOf(analysis.examined, t) : []
    },
    async semanticTokens(uri: string, range?: Range) {
      const analysis = await analysisOf(uri)
      return analysis ? semanticTokensOf(analysis.examined, range) : { data: [] }
    },
    async workspaceSymbols(query: string, isCancelled?: () => boolean) {
      return (await digestsBeside(undefined, undefined, isCancelled)).flatMap((digest) => workspaceSymbolsOf(digest, query, t))
    },
    async definition(uri: string, position: Position) {
      const issue = await issueIn(uri, position)
      return issue ? issue.documents.flatMap((handoff) => definitionsOf(handoff, issue.id)) : []
    },
    async references(uri: string, position: Position, withDefinitions: boolean) {
      const issue = await issueIn(uri, position)
      return issue ? issue.documents.flatMap((handoff) => referencesOf(handoff, issue.id, withDefinitions)) : []
    },
    async highlights(uri: string, position: Position) {
      const analysis = await analysisOf(uri)
      return analysis ? highlightsOf(analysis.examined, position) : []
    },
    async prepareRename(uri: string, position: Position) {
      const analysis = await analysisOf(uri)
      return analysis ? renamedAt(analysis.examined, position) : null
    },
    async rename(uri: string, position: Position, newName: string) {
      const newId = newName.trim()
      if (!isIssueId(newId)) return undefined
      const issue = await issueIn(uri, position)
      if (issue === undefined) return null
      const changes = issue.documents.flatMap((handoff) => {
        const edits = renameEdits(handoff, issue.id, newId)
        return edits.length > 0 ? [{ textDocument: { uri: handoff.uri, version: handoff.version }, edits }] : []
      })
      if (host.features.versionedEdits) return { documentChanges: changes }
      return { changes: Object.fromEntries(changes.map(({ textDocument, edits }) => [textDocument.uri, edits])) }
    },
    async documentLinks(uri: string) {
      const analysis = await analysisOf(uri)
      return analysis ? documentLinksOf(analysis.examined) : []
    },
    async foldingRanges(uri: string) {
      const examined = (await anyAnalysisOf(uri))?.examined
      if (examined === undefined) return []
      return examined.role === 'configuration' ? configurationFolds(examined.document) : foldingRangesOf(examined)
    },
    async fillIn(uri: string) {
      const analysis = await analysisOf(uri)
      return analysis ? within(() => fillInOf(analysis.examined, analysis.version)) : null
    },
    async readiness(uri: string) {
      if (host.document(uri)) return (await analyses.answer(uri, 'readiness', ({ examined }) => readinessOf(examined, t))) ?? null
      const examined = await examineFile(uri)
      return examined ? readinessOf(examined, t) : null
    },
    async publishedFacts(uri: string) {
      const published = await analyses.answer(uri, 'published', ({ examined: { document, options, result } }) => ({
        facts: result && factsFrom(result, options, options.path),
        anchors: anchorsOf(document),
      }))
      const text = host.document(uri)?.getText()
      return published && text !== undefined ? { ...published, text } : undefined
    },
    async preview({ uri, locale, known }: PreviewParams) {
      const reader = { locale, zone: host.features.timeZone }
      const examined = await examineAnywhere(uri)
      if (examined === undefined) return withoutHandoff(uri, 'gone', reader, known)
      const seen = await shown(examined, locale)
      return within(() => previewOf(examined, seen, reader, known))
    },
    async report({ uri, locale }: ReportParams) {
      const examined = await examineAnywhere(uri)
      const handoff = examined && (await shown(examined, locale))
      if (!handoff) return null
      const view = viewOptionsOf(examined, { locale, zone: host.features.timeZone }, true)
      return within(() => reportOf([{ uri, shown: handoff, view }]))
    },
    async kinds(uri: string | undefined) {
      return kindsOf(await projectAt(uri), (name) => nameIn(t, name))
    },
    reload() {
      workspace.reset()
      closed.reset()
    },
    edited: (uri: string) => workspace.edited(uri),
    touched(events: readonly FileChange[]) {
      workspace.touched(events)
      closed.touched(events)
    },
    close(uri: string) {
      analyses.close(uri)
      workspace.release(uri)
      workspace.touched([{ uri, type: 'changed' }])
      closed.touched([{ uri, type: 'changed' }])
    },
  })
}

/** Closed handoffs that are read for one hover or completion. Asking again reads more. */
const maxReadsPerRequest = 300
