/** The readiness tree in the sidebar. */
import * as vscode from 'vscode'
import type { DocumentReadiness } from '../../server/src/protocol.ts'
import { openCountDecorations, openCountUri } from './openCounts.ts'
import type { ReadinessStore } from './readinessStore.ts'
import type { Server } from './server.ts'
import {
  compareDocuments,
  countOpen,
  type DocumentNode,
  type LineNode,
  linesOf,
  type NodeState,
  type SectionNode,
  sectionsOf,
  splitTitle,
  stateOf,
  type TreeNode,
} from './treeModel.ts'
import { readinessText } from './words.ts'

/** Shows the handoffs, their sections and what is open in them. Reads the workspace when it is first looked at. */
export class ReadinessTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #store: ReadinessStore
  readonly #nodes = new Map<string, DocumentNode>()
  readonly #changed = new vscode.EventEmitter<TreeNode[] | undefined>()
  readonly #view: vscode.TreeView<TreeNode>
  readonly #parts: vscode.Disposable

  readonly onDidChangeTreeData = this.#changed.event

  constructor(server: Server, store: ReadinessStore) {
    this.#store = store
    this.#view = vscode.window.createTreeView('handoff.readiness', { treeDataProvider: this, showCollapseAll: true })
    setServerContext(server)
    this.#parts = vscode.Disposable.from(
      ...[this.#view, this.#changed, openCountDecorations(store)],
      store.onDidChange((uris) => this.#update(uris)),
      server.onDidChangeState(() => setServerContext(server)),
    )
  }

  /** Shows the view, and in it the document if it is a handoff. */
  async reveal(uri: string | undefined): Promise<void> {
    await vscode.commands.executeCommand('handoff.readiness.focus')
    await this.#store.load()
    const node = uri === undefined ? undefined : this.#nodes.get(uri)
    if (node) await this.#view.reveal(node, { expand: true, focus: true })
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) return childrenOf(node)
    // Of a server that failed the view's welcome text tells.
    await this.#store.loadFirst().catch(() => undefined)
    this.#rebuild()
    return [...this.#nodes.values()]
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.type === 'document' ? undefined : node.parent
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    if (node.type === 'document') return documentItem(node)
    return node.type === 'section' ? sectionItem(node) : lineItem(node)
  }

  dispose(): void {
    this.#parts.dispose()
  }

  #update(uris: readonly string[] | undefined): void {
    const refreshed = uris?.map((uri) => this.#refreshNode(uri))
    // A document that came, went or changed its place concerns the list; any other only its own row.
    if (refreshed?.every((node) => node !== undefined)) this.#changed.fire(refreshed)
    else this.#changed.fire(undefined)
    this.#showCounts()
  }

  #refreshNode(uri: string): DocumentNode | undefined {
    const node = this.#nodes.get(uri)
    const document = this.#store.documents.get(uri)
    if (!node || !document || node.document.title !== document.title) return undefined
    node.document = document
    return node
  }

  #rebuild(): void {
    const previous = new Map(this.#nodes)
    this.#nodes.clear()
    for (const document of [...this.#store.documents.values()].sort(compareDocuments)) {
      const node: DocumentNode = previous.get(document.uri) ?? { type: 'document', id: document.uri, document }
      node.document = document
      this.#nodes.set(document.uri, node)
    }
  }

  #showCounts(): void {
    const total = this.#store.documents.size
    const { notReady, open } = countOpen(this.#store.documents.values())
    const tooltip = vscode.l10n.t('{0} of {1} handoffs not ready, {2} lines open', notReady, total, open)
    this.#view.badge = notReady > 0 ? { value: notReady, tooltip } : undefined
    this.#view.description = total > 0 ? vscode.l10n.t('{0} of {1} ready', total - notReady, total) : ''
  }
}

/** Decides which welcome text an empty view shows. */
function setServerContext(server: Server): void {
  void vscode.commands.executeCommand('setContext', 'handoff.server', server.state)
}

function childrenOf(node: TreeNode): TreeNode[] {
  if (node.type === 'document') return sectionsOf(node)
  return node.type === 'section' ? linesOf(node) : []
}

function documentItem({ id, document }: DocumentNode): vscode.TreeItem {
  const state = document.ready ? 'met' : stateOf(document)
  const collapsed = document.open > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None
  const item = new vscode.TreeItem(document.title, collapsed)
  item.id = id
  item.description = document.ready ? '' : `${document.percent}%`
  item.iconPath = iconOf(state)
  item.resourceUri = openCountUri(id)
  item.contextValue = 'document'
  item.tooltip = documentTooltip(document)
  item.accessibilityInformation = { label: `${document.title}, ${document.kindTitle}, ${readinessText(document)}` }
  if (document.open === 0) item.command = openCommand(id)
  return item
}

function documentTooltip(document: DocumentReadiness): string {
  const counts = vscode.l10n.t(
    '{0} met, {1} open, {2} waived, {3} not applicable',
    ...[document.met, document.open, document.waived, document.notApplicable],
  )
  const kind = document.stage === null ? document.kindTitle : vscode.l10n.t('{0}, stage {1}', document.kindTitle, document.stage)
  return [vscode.workspace.asRelativePath(vscode.Uri.parse(document.uri)), kind, counts].join('\n')
}

function sectionItem({ id, section, state }: SectionNode): vscode.TreeItem {
  const title = section.title || vscode.l10n.t('Document')
  const { name, path } = splitTitle(title)
  const count = vscode.l10n.t('{0} open', section.open)
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded)
  item.id = id
  item.description = path === '' ? count : `${count} · ${path}`
  item.tooltip = `${title}\n${count}`
  item.iconPath = iconOf(state)
  item.contextValue = 'section'
  item.accessibilityInformation = { label: `${title}, ${count}` }
  return item
}

function lineItem({ id, line, parent }: LineNode): vscode.TreeItem {
  const item = new vscode.TreeItem(line.label)
  item.id = id
  item.description = line.message
  item.tooltip = `${line.message}\n${line.rule}`
  item.iconPath = iconOf(line.severity)
  item.contextValue = 'line'
  item.accessibilityInformation = { label: `${severityName(line.severity)}: ${line.label}, ${line.message}` }
  item.command = openCommand(parent.parent.document.uri, line.range)
  return item
}

function openCommand(...args: unknown[]): vscode.Command {
  return { command: 'handoff.open', title: vscode.l10n.t('Open'), arguments: args }
}

function severityName(severity: LineNode['line']['severity']): string {
  if (severity === 'error') return vscode.l10n.t('Error')
  return severity === 'warning' ? vscode.l10n.t('Warning') : vscode.l10n.t('Information')
}

const icons: Readonly<Record<NodeState, vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  information: new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground')),
  met: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
}

function iconOf(state: NodeState): vscode.ThemeIcon {
  return icons[state]
}
