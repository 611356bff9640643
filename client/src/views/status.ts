/** The language status items: the kind of the active Markdown document, and its progress. */
import * as vscode from 'vscode'
import type { DocumentReadiness } from '../../../server/src/protocol.ts'
import { editorInView } from '../editor/editorInView.ts'
import { plainLabel } from '../editor/plainText.ts'
import type { ReadinessStore } from '../readiness/readinessStore.ts'
import { stageName } from '../readiness/words.ts'
import type { Server } from '../server/server.ts'
import { stateOf } from './tree/treeNodes.ts'

const markdown: vscode.DocumentSelector = { language: 'markdown' }
const nowhere: vscode.DocumentSelector = []

/** Creates the items and updates them. */
export function createStatusItems(server: Server, store: ReadinessStore): vscode.Disposable {
  const kindItem = vscode.languages.createLanguageStatusItem('handoff.kind', markdown)
  kindItem.name = vscode.l10n.t('Handoff Kind')
  const readinessItem = vscode.languages.createLanguageStatusItem('handoff.readiness', nowhere)
  readinessItem.name = vscode.l10n.t('Handoff State')
  const show = () => {
    const document = editorInView()?.document
    const uri = document?.uri.toString()
    const readiness = uri === undefined ? undefined : store.documents.get(uri)
    const busy = server.state === 'starting' || (uri !== undefined && !store.isKnown(uri))
    if (server.state === 'failed') showFailure(kindItem)
    else if (document && isTemplate(document)) showTemplate(kindItem, document)
    else showKind(kindItem, readiness, busy)
    setIsHandoff(readiness !== undefined)
    readinessItem.selector = readiness && server.state === 'running' ? markdown : nowhere
    if (readiness) showReadiness(readinessItem, readiness)
  }
  show()
  return vscode.Disposable.from(
    ...[kindItem, readinessItem],
    vscode.window.onDidChangeActiveTextEditor(show),
    // For templates, the item shows whether they are saved.
    vscode.workspace.onDidChangeTextDocument(({ document }) => isTemplate(document) && show()),
    vscode.workspace.onDidSaveTextDocument((document) => isTemplate(document) && show()),
    server.onDidChangeState(show),
    store.onDidChange(show),
  )
}

let wasHandoff: boolean | undefined

/** For what package.json shows on handoffs only. */
function setIsHandoff(isHandoff: boolean): void {
  if (isHandoff === wasHandoff) return
  wasHandoff = isHandoff
  void vscode.commands.executeCommand('setContext', 'handoff.isHandoff', isHandoff)
}

function showFailure(item: vscode.LanguageStatusItem): void {
  item.busy = false
  item.severity = vscode.LanguageStatusSeverity.Error
  item.text = vscode.l10n.t('Handoff server not running')
  item.detail = ''
  item.command = { command: 'handoff.restartServer', title: vscode.l10n.t('Restart') }
}

function showKind(item: vscode.LanguageStatusItem, readiness: DocumentReadiness | undefined, busy: boolean): void {
  item.busy = busy
  item.severity = vscode.LanguageStatusSeverity.Information
  item.text = (readiness && plainLabel(readiness.kindTitle)) ?? (busy ? vscode.l10n.t('Handoff Docs') : vscode.l10n.t('No handoff'))
  item.detail = readiness ? sourceText(readiness.kindFrom) : ''
  item.command = { command: 'handoff.chooseKind', title: vscode.l10n.t('Choose Kind…') }
}

/** The older side of a comparison is in no workspace folder. */
function isTemplate({ uri }: vscode.TextDocument): boolean {
  const isInEffect = uri.scheme === 'file' || vscode.workspace.getWorkspaceFolder(uri) !== undefined
  return isInEffect && /\/\.handoff\/kinds\/[^/]+\.md$/.test(uri.path)
}

/** Documents are checked with the saved template, because an unfinished one would cause errors in all of them. */
function showTemplate(item: vscode.LanguageStatusItem, { isDirty }: vscode.TextDocument): void {
  item.busy = false
  item.severity = isDirty ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information
  item.text = vscode.l10n.t('Template of a kind')
  item.detail = isDirty ? vscode.l10n.t('takes effect once it is saved') : vscode.l10n.t('in effect')
  item.command = isDirty ? { command: 'workbench.action.files.save', title: vscode.l10n.t('Save') } : undefined
}

function showReadiness(item: vscode.LanguageStatusItem, readiness: DocumentReadiness): void {
  item.severity = severityOf(readiness)
  item.text = readiness.state
  item.detail = readiness.stage === null ? '' : vscode.l10n.t('stage {0}', stageName(readiness.stage))
  item.command = { command: 'handoff.showReadiness', title: vscode.l10n.t('Show Open Lines') }
}

function severityOf(readiness: DocumentReadiness): vscode.LanguageStatusSeverity {
  const state = stateOf(readiness)
  if (state === 'error') return vscode.LanguageStatusSeverity.Error
  return state === 'warning' ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information
}

function sourceText(kindFrom: string): string {
  switch (kindFrom) {
    case 'front-matter':
      return vscode.l10n.t('named in the front matter')
    case 'configuration':
      return vscode.l10n.t('by configuration')
    case 'likeness':
      return vscode.l10n.t('recognised by its headings and fields')
    default:
      return ''
  }
}
